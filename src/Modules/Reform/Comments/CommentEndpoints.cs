using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using ThongSuot.Platform.Files;
using ThongSuot.Platform.Security;

namespace ThongSuot.Reform.Comments;

/// <summary>The consolidated table as a file: for its owners, and for everybody once it is finished.</summary>
internal static class CommentEndpoints
{
    public static void MapComments(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet("/lay-y-kien/{code}/bang-tong-hop.csv", (string code, HttpContext http, PeriodList periods, CancellationToken cancellation) => Table(code, "csv", http, periods, cancellation)).AllowAnonymous();
        endpoints.MapGet("/lay-y-kien/{code}/bang-tong-hop.xlsx", (string code, HttpContext http, PeriodList periods, CancellationToken cancellation) => Table(code, "xlsx", http, periods, cancellation)).AllowAnonymous();
    }

    private static async Task<IResult> Table(string code, string format, HttpContext http, PeriodList periods, CancellationToken cancellation)
    {
        if (await periods.Find(http.FindActor(), code, cancellation) is not { ShowsTable: true } view)
            return TypedResults.NotFound();
        var rows = CommentWords.Table(view);
        if (format == "csv")
            return TypedResults.File([.. Encoding.UTF8.GetPreamble(), .. Encoding.UTF8.GetBytes(string.Concat(rows.Select(Spreadsheet.CsvLine)))], "text/csv; charset=utf-8", $"{view.Period.Code}.csv");
        var file = new MemoryStream();
        Spreadsheet.WriteXlsx(file, [("Bảng tổng hợp", rows.Select(row => (IReadOnlyList<string?>)[.. row.Select(cell => Spreadsheet.Safe(cell ?? ""))]))]);
        file.Position = 0;
        return TypedResults.Stream(file, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", $"{view.Period.Code}.xlsx");
    }
}
