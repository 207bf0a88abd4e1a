using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;
using ThongSuot.Organisation.Bodies;
using ThongSuot.Platform.Results;
using ThongSuot.Platform.Security;

namespace ThongSuot.Organisation.Import;

/// <summary>Template, export and upload. The upload streams: the policy and the size first, then the token, then the file.</summary>
internal static class ImportEndpoints
{
    public const string Page = "/quan-tri/nhap-to-chuc";

    private const int LongestField = 4096;

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

    private static async Task<IResult> Upload(HttpContext http, ImportFiles files, IAntiforgery antiforgery, CancellationToken cancellation)
    {
        if (http.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size)
            size.MaxRequestBodySize = ImportFiles.MostBytes + (1 << 20);
        if (http.Request.ContentLength > ImportFiles.MostBytes + (1 << 16))
            return Back(Refusals.FileTooBig);
        if (!MediaTypeHeaderValue.TryParse(http.Request.ContentType, out var type) || HeaderUtilities.RemoveQuotes(type.Boundary).Value is not { Length: > 0 and < 200 } boundary)
            return Back(Refusals.FileMissing);
        var reader = new MultipartReader(boundary, http.Request.Body);
        var checkedToken = false;
        while (await reader.ReadNextSectionAsync(cancellation) is { } section)
        {
            if (!ContentDispositionHeaderValue.TryParse(section.ContentDisposition, out var part))
                continue;
            if (part.IsFormDisposition() && part.Name == "__RequestVerificationToken")
            {
                var buffer = new byte[LongestField];
                var read = await section.Body.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, cancellation);
                http.Request.Headers["RequestVerificationToken"] = System.Text.Encoding.UTF8.GetString(buffer, 0, read);
                await antiforgery.ValidateRequestAsync(http);
                checkedToken = true;
            }
            else if (part.IsFileDisposition())
            {
                if (!checkedToken)
                    return TypedResults.BadRequest();
                var name = HeaderUtilities.RemoveQuotes(part.FileNameStar.HasValue ? part.FileNameStar : part.FileName).Value;
                var kept = await files.Keep(By.Request(http), name, section.Body, cancellation);
                return kept.IsOk ? TypedResults.LocalRedirect($"{Page}?tep={kept.Value.Id}") : Back(kept.Refusal);
            }
        }

        return Back(Refusals.FileMissing);
    }

    private static Microsoft.AspNetCore.Http.HttpResults.RedirectHttpResult Back(Refusal refusal) => TypedResults.LocalRedirect($"{Page}?loi={refusal.Code}");
}
