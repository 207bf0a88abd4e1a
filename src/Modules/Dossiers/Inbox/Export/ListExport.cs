using System.Text;
using ThongSuot.Contracts.Organisation;
using ThongSuot.Contracts.Procedures;
using ThongSuot.Dossiers.Viewing;
using ThongSuot.Engine.Processes;
using ThongSuot.Platform.Files;
using ThongSuot.Platform.Security;
using ThongSuot.Platform.Ui;

namespace ThongSuot.Dossiers.Inbox.Export;

/// <summary>Writes a list as a file. Every cell is text, and none begins as a formula, whatever somebody typed into a title.</summary>
internal sealed class ListExport(Inboxes inboxes, IOrganisation organisation, IProcedures procedures)
{
    private static readonly string[] Heads = ["Mã hồ sơ", "Tiêu đề", "Thủ tục", "Cơ quan có thẩm quyền", "Tình trạng", "Độ mật", "Việc cần làm", "Nhận lúc", "Hạn xử lý"];

    /// <summary>"csv" (UTF-8 with its mark, for Excel) or "xlsx".</summary>
    public static bool Knows(string? format) => format is "csv" or "xlsx";

    /// <param name="only">The dossiers that were ticked; empty for the whole list.</param>
    /// <returns>False when there are more rows than <paramref name="most"/>; then nothing is written.</returns>
    public async Task<bool> Write(Actor actor, InboxQuery query, IReadOnlySet<Guid> only, string format, Stream to, int most, Func<int, Task>? told, CancellationToken cancellation)
    {
        var view = await organisation.View(cancellation);
        var names = (await procedures.Published(cancellation)).ToDictionary(p => p.Code, p => p.Name, StringComparer.Ordinal);
        var rows = new List<string[]> { Heads };
        await foreach (var row in inboxes.All(actor, query, cancellation))
        {
            if (only.Count > 0 && !only.Contains(row.Dossier))
                continue;
            if (rows.Count > most)
                return false;
            rows.Add(
            [
                row.Code, row.Title, names.GetValueOrDefault(row.Procedure, row.Procedure), view.Find(row.Body)?.Name ?? "", ActionWords.StatusText(row.Status), SecrecyCodes.NameOf(row.Secrecy),
                row.Action ?? "", LocalTime.Short(row.Received), row.Due is { } due ? LocalTime.Short(due) : "",
            ]);
            if (told is not null && rows.Count % 500 == 0)
                await told(rows.Count);
        }

        if (format == "csv")
            await Csv(rows, to, cancellation);
        else
            Spreadsheet.WriteXlsx(to, [("Danh sách", rows.Select(row => row.Select(Spreadsheet.Safe).ToArray()))]);
        return true;
    }

    private static async Task Csv(IEnumerable<string[]> rows, Stream to, CancellationToken cancellation)
    {
        await using var writer = new StreamWriter(to, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true), leaveOpen: true);
        foreach (var row in rows)
            await writer.WriteAsync(Spreadsheet.CsvLine(row).AsMemory(), cancellation);
    }
}
