using System.Buffers;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using ThongSuot.Platform.Files;
using ThongSuot.Platform.Log;
using ThongSuot.Platform.Security;
using ThongSuot.Platform.Ui;

namespace ThongSuot.Audit.Reading;

/// <summary>The filtered log as a file: streamed, part by part, so that its length does not matter.</summary>
internal static class Exports
{
    private const int AtOnce = 500;

    // What makes a cell need quotes; some spreadsheets split at semicolons and tabs, too.
    private static readonly SearchValues<char> Quoted = SearchValues.Create("\",\r\n\t;");

    private static readonly string[] Heads =
        ["Thời điểm", "Loại mục", "Người thực hiện", "Mã người", "Vai trò", "Cơ quan", "Địa chỉ mạng", "Hồ sơ", "Dòng sự kiện", "Số thứ tự", "Mã mục", "Nội dung", "Mã băm"];

    public static void MapExports(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet("/nhat-ky/xuat.csv", (HttpContext http, FilterReader filters, LogReader log, NoteReading note, CancellationToken cancellation) =>
            Send(http, filters, note, "csv", "text/csv; charset=utf-8", (filter, to) => Csv(log, filter, to, cancellation), cancellation)).RequireAuthorization(Policies.Auditor);
        endpoints.MapGet("/nhat-ky/xuat.jsonl", (HttpContext http, FilterReader filters, LogReader log, NoteReading note, CancellationToken cancellation) =>
            Send(http, filters, note, "jsonl", "application/jsonl; charset=utf-8", (filter, to) => JsonLines(log, filter, to, cancellation), cancellation)).RequireAuthorization(Policies.Auditor);
    }

    private static async Task<IResult> Send(
        HttpContext http, FilterReader filters, NoteReading note, string kind, string type, Func<LogFilter, Stream, Task> write, CancellationToken cancellation)
    {
        var typed = TypedFilter.Of(http.Request.Query);
        var filter = await filters.Read(typed, cancellation);
        // The page says what is wrong with it.
        if (!filter.IsOk)
            return TypedResults.LocalRedirect("/nhat-ky" + typed.Query());
        var noted = await note.Run(http.Actor(), http.Connection.RemoteIpAddress?.ToString(), LogRead.Of(kind, filter.Value), cancellation);
        return noted.IsOk
            ? TypedResults.Stream(to => write(filter.Value, to), type, $"nhat-ky.{kind}")
            : TypedResults.Text(noted.Refusal.Text, statusCode: StatusCodes.Status503ServiceUnavailable);
    }

    internal static async Task Csv(LogReader log, LogFilter filter, Stream to, CancellationToken cancellation)
    {
        // With the mark by which spreadsheets know UTF-8.
        await using var writer = new StreamWriter(to, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true), leaveOpen: true) { NewLine = "\r\n" };
        await writer.WriteLineAsync(string.Join(',', Heads));
        await foreach (var row in All(log, filter, cancellation))
        {
            var (entry, envelope) = (row.Entry, row.Envelope);
            string?[] cells =
            [
                LocalTime.Machine(entry.At), entry.Type, row.Who, envelope.Person?.ToString(), envelope.Role, envelope.BodyName, envelope.Address, row.DossierCode, entry.Stream,
                entry.Sequence.ToString(System.Globalization.CultureInfo.InvariantCulture), entry.Id.ToString(), entry.Body, Convert.ToHexStringLower(entry.Hash),
            ];
            await writer.WriteLineAsync(string.Join(',', cells.Select(Cell)));
        }
    }

    internal static async Task JsonLines(LogReader log, LogFilter filter, Stream to, CancellationToken cancellation)
    {
        await using var writer = new StreamWriter(to, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), leaveOpen: true) { NewLine = "\n" };
        await foreach (var row in All(log, filter, cancellation))
        {
            var entry = row.Entry;
            // Envelope and body as the texts that were hashed.
            await writer.WriteLineAsync(JsonSerializer.Serialize(
                new { entry.Id, entry.Stream, entry.Sequence, entry.Type, entry.Version, entry.At, Person = row.Person, Dossier = row.DossierCode, entry.Envelope, entry.Body, entry.Hash }, LogJson.Options));
        }
    }

    /// <summary>A cell of CSV. What a spreadsheet would take for a formula gets an apostrophe.</summary>
    internal static string Cell(string? text)
    {
        if (string.IsNullOrEmpty(text))
            return "";
        text = Spreadsheet.Safe(text);
        return text.AsSpan().IndexOfAny(Quoted) < 0 ? text : $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }

    private static async IAsyncEnumerable<LogRow> All(LogReader log, LogFilter filter, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellation)
    {
        string? after = null;
        IReadOnlyList<LogRow> part;
        do
        {
            part = await log.List(filter, after, AtOnce, cancellation);
            foreach (var row in part)
                yield return row;
            after = part.Count == 0 ? null : LogReader.KeyOf(filter, part[^1]);
        }
        while (part.Count == AtOnce);
    }
}
