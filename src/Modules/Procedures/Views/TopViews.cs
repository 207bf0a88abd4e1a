using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using ThongSuot.Contracts.Procedures;
using ThongSuot.Platform.Data;
using ThongSuot.Platform.Files;
using ThongSuot.Platform.Time;
using ThongSuot.Procedures.Pages;

namespace ThongSuot.Procedures.Views;

internal sealed record Viewed(Procedure Procedure, long Count);

/// <summary>Which procedures were looked at most in a period that ends today.</summary>
internal sealed class TopViews(AppDb db, ProceduresReader reader, TimeProvider time)
{
    /// <summary>In days.</summary>
    public static readonly int[] Periods = [7, 30, 365];

    public const int Standard = 30;

    /// <summary>What the address asks for, or <see cref="Standard"/>.</summary>
    public static int Period(string? asked) =>
        int.TryParse(asked, NumberStyles.None, CultureInfo.InvariantCulture, out var days) && Periods.Contains(days) ? days : Standard;

    /// <returns>All published procedures, also those nobody looked at; the most viewed first.</returns>
    public async Task<IReadOnlyList<Viewed>> Of(int days, CancellationToken cancellation)
    {
        var published = await reader.Now(cancellation);
        if (published is null)
            return [];
        var after = time.Now().DateInVietnam().AddDays(-days);
        var views = db.Views;
        var sums = await views.Where(v => v.Day > after).GroupBy(v => v.Code).Select(g => new { Code = g.Key, Count = g.Sum(v => v.Count) })
            .ToDictionaryAsync(g => g.Code, g => g.Count, StringComparer.Ordinal, cancellation);
        return [.. published.Procedures.DistinctBy(p => p.Code).Select(p => new Viewed(p, sums.GetValueOrDefault(p.Code)))
            .OrderByDescending(v => v.Count).ThenBy(v => v.Procedure.Code, StringComparer.Ordinal)];
    }

    public static void Map(IEndpointRouteBuilder endpoints) =>
        endpoints.MapGet(Address.Views + ".csv", async (HttpContext http, TopViews top, CancellationToken cancellation) =>
        {
            var days = Period(http.Request.Query["ky"].FirstOrDefault());
            var lines = (await top.Of(days, cancellation)).Select(v => Spreadsheet.CsvLine(
                [v.Procedure.Code, v.Procedure.Name, v.Procedure.Field, days.ToString(CultureInfo.InvariantCulture), v.Count.ToString(CultureInfo.InvariantCulture)]))
                .Prepend(Spreadsheet.CsvLine(["Mã", "Thủ tục", "Lĩnh vực", "Số ngày", "Lượt xem"]));
            // With the mark by which spreadsheets know UTF-8.
            byte[] file = [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(string.Concat(lines))];
            return TypedResults.Bytes(file, "text/csv; charset=utf-8", $"luot-xem-{days}-ngay.csv");
        }).AllowAnonymous();
}
