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
        endpoints.MapGet(MigrationAddress.List + "/{from:guid}/khong-chuyen.csv", Export).RequireAuthorization(Policies.SignedIn);

    private static async Task<IResult> Export(Guid from, HttpContext http, MigrateDossiers migrate, CancellationToken cancellation)
    {
        if (!Guid.TryParse(http.Request.Query["lan"], out var run) || await migrate.Find(http.Actor(), run, 1, MigrateDossiers.MostRows, cancellation) is not { } shown || shown.Plan.From != from)
            return TypedResults.NotFound();
        var lines = shown.From.Definition.Compartment
            ? shown.Reasons.Select(r => Spreadsheet.CsvLine([r.Count?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "dưới 5", r.Why])).Prepend(Spreadsheet.CsvLine(["Số hồ sơ", "Vì sao"]))
            : shown.Page.Select(r => Spreadsheet.CsvLine([r.Code ?? "Hồ sơ hạn chế", r.Why])).Prepend(Spreadsheet.CsvLine(["Mã hồ sơ", "Vì sao"]));
        return TypedResults.File([.. Encoding.UTF8.GetPreamble(), .. Encoding.UTF8.GetBytes(string.Concat(lines))], "text/csv; charset=utf-8", $"khong-chuyen-{shown.From.Code}.csv");
    }
}
