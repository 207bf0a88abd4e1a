using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using ThongSuot.Organisation.Bodies;
using ThongSuot.Platform.Files;
using ThongSuot.Platform.Results;
using ThongSuot.Platform.Security;

namespace ThongSuot.Organisation.Import;

/// <summary>Template, export and upload. The upload streams: the policy and the size first, then the token, then the file.</summary>
internal static class ImportEndpoints
{
    public const string Page = "/quan-tri/nhap-to-chuc";

    public static void MapImport(this IEndpointRouteBuilder endpoints)
    {
        // Antiforgery is checked by hand: the framework would read the whole body first.
        endpoints.MapPost(Page + "/tep", Upload).RequireAuthorization(Policies.Administrator).DisableAntiforgery();
        endpoints.MapGet(Page + "/mau", () => File(Workbook.Write(ExportOrganisation.Template()), "mau-to-chuc.xlsx")).RequireAuthorization(Policies.Administrator);
        endpoints.MapGet(Page + "/xuat", async (ExportOrganisation export, CancellationToken cancellation) => File(Workbook.Write(await export.Run(cancellation)), "to-chuc.xlsx"))
            .RequireAuthorization(Policies.Administrator);
    }

    /// <summary>Always an attachment and never a type that a browser would run.</summary>
    public static IResult File(Stream content, string name) => TypedResults.Stream(content, "application/octet-stream", name);

    private static Task<IResult> Upload(HttpContext http, ImportFiles files, IAntiforgery antiforgery, CancellationToken cancellation) => PostedFile.Take(
        http, antiforgery, ImportFiles.MostBytes,
        async (name, file) =>
        {
            var kept = await files.Keep(By.Request(http), name, file, cancellation);
            return kept.IsOk ? TypedResults.LocalRedirect($"{Page}?tep={kept.Value.Id}") : Back(kept.Refusal);
        },
        () => Back(Refusals.FileTooBig), () => Back(Refusals.FileMissing));

    private static Microsoft.AspNetCore.Http.HttpResults.RedirectHttpResult Back(Refusal refusal) => TypedResults.LocalRedirect($"{Page}?loi={refusal.Code}");
}
