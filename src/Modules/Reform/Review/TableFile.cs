using System.Text;
using Microsoft.AspNetCore.Http;
using ThongSuot.Platform.Files;

namespace ThongSuot.Reform.Review;

/// <summary>A table to take away: CSV or XLSX, always as an attachment.</summary>
internal static class TableFile
{
    /// <param name="format">"csv"; anything else is XLSX.</param>
    /// <param name="name">Without its ending.</param>
    public static IResult Of(string? format, string name, string sheet, IEnumerable<IReadOnlyList<string?>> rows) =>
        TypedResults.Stream(format == "csv" ? Csv(rows) : Xlsx(sheet, rows), "application/octet-stream", $"{name}.{(format == "csv" ? "csv" : "xlsx")}");

    // With a mark in front, so that spreadsheet programs know it for UTF-8.
    private static MemoryStream Csv(IEnumerable<IReadOnlyList<string?>> rows) =>
        new([.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(string.Concat(rows.Select(Spreadsheet.CsvLine)))]);

    private static MemoryStream Xlsx(string sheet, IEnumerable<IReadOnlyList<string?>> rows)
    {
        var written = new MemoryStream();
        Spreadsheet.WriteXlsx(written, [(sheet, rows)]);
        written.Position = 0;
        return written;
    }
}
