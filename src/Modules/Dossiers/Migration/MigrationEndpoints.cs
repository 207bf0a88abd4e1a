using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using ThongSuot.Platform.Files;
using ThongSuot.Platform.Security;

namespace ThongSuot.Dossiers.Migration;

internal static class MigrationEndpoints
{
    public static void MapMigration(this IEndpointRouteBuilder endpoints) =>
        endpoints.MapGet(MigrationAddress.List + "/{from:guid}/danh-sach.csv", Export).RequireAuthorization(Policies.SignedIn);

    private static async Task<IResult> Export(Guid from, HttpContext http, MigrateDossiers migrate, CancellationToken cancellation)
    {
        if (!Guid.TryParse(http.Request.Query["lan"], out var run) || await migrate.Find(http.Actor(), run, 1, MigrateDossiers.MostRows, cancellation) is not { } shown || shown.Plan.From != from)
            return TypedResults.NotFound();
        var lines = shown.From.Definition.Compartment
            ? shown.Reasons.Select(r => Spreadsheet.CsvLine([OldVersions.InWords(r.Count), r.Why])).Prepend(Spreadsheet.CsvLine(["Số hồ sơ", "Vì sao"]))
            : shown.Page.Select(r => Spreadsheet.CsvLine([r.Code ?? MigrationWords.Restricted, MigrationWords.Result(r), r.Why ?? ""])).Prepend(Spreadsheet.CsvLine(["Mã hồ sơ", "Kết quả", "Vì sao không chuyển"]));
        return TypedResults.File([.. Encoding.UTF8.GetPreamble(), .. Encoding.UTF8.GetBytes(string.Concat(lines))], "text/csv; charset=utf-8", $"chuyen-phien-ban-{shown.From.Code}.csv");
    }
}
