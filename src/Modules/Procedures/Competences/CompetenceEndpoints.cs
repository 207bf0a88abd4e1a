using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using ThongSuot.Platform.Files;
using ThongSuot.Platform.Security;
using ThongSuot.Procedures.Drafting;

namespace ThongSuot.Procedures.Competences;

/// <summary>The table as its page shows it, as a file.</summary>
internal static class CompetenceEndpoints
{
    public static void MapCompetence(this IEndpointRouteBuilder endpoints) => endpoints.MapGet(CompetenceAddress.Export, Export).RequireAuthorization(Policies.SignedIn);

    private static async Task<IResult> Export(HttpContext http, CompetenceDesk competences, CancellationToken cancellation)
    {
        if (await competences.Published(cancellation) is not { } published)
            return TypedResults.NotFound();
        var query = CompetenceQuery.Of(http.Request.Query, competences.Today);
        var lines = query.Find(published).Select(rule => Spreadsheet.CsvLine(
            [
                rule.Id, CompetenceWords.Procedures(rule), CompetenceWords.Filers(rule), CompetenceWords.Managed(rule), CompetenceWords.Result(rule.Result), rule.From.Text(),
                rule.To?.AddDays(-1).Text() ?? "", rule.Source, rule.Verified ? "Đã đối chiếu" : "Cần kiểm chứng",
            ]))
            .Prepend(Spreadsheet.CsvLine(["Quy tắc", "Thủ tục", "Cấp nộp", "Diện quản lý", "Thẩm quyền", "Áp dụng từ", "Đến hết ngày", "Căn cứ", "Đối chiếu"]));
        // With the mark by which spreadsheets know UTF-8.
        byte[] file = [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(string.Concat(lines))];
        return TypedResults.Bytes(file, "text/csv; charset=utf-8", $"tham-quyen-{query.Day.Posted()}.csv");
    }
}
