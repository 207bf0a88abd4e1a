using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using ThongSuot.Platform.Results;
using ThongSuot.Procedures.Pages;

namespace ThongSuot.Procedures.Papers;

/// <summary>Papers to print. A PDF that cannot be made leads back to its page, which says why and offers the DOCX.</summary>
internal static class PaperEndpoints
{
    public const string RefusalKey = "loi";

    private const string FieldKey = "linh-vuc";

    private const string Docx = "application/vnd.openxmlformats-officedocument.wordprocessingml.document", Pdf = "application/pdf";

    public static void MapPapers(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet("/bieu-mau/{code}/trong.docx", async (string code, BlankFormPapers papers, CancellationToken cancellation) =>
            await papers.Docx(code, cancellation) is { } paper ? TypedResults.File(paper.Docx, Docx, $"{code}.docx") : (IResult)TypedResults.NotFound()).AllowAnonymous();
        endpoints.MapGet("/bieu-mau/{code}/trong.pdf", async (string code, BlankFormPapers papers, CancellationToken cancellation) =>
            Answer(await papers.Pdf(code, cancellation), $"{code}.pdf", Address.OfForm(code))).AllowAnonymous();
        endpoints.MapGet(Address.Notices + "/{bodyCode}.docx", async (string bodyCode, HttpContext http, NoticePapers papers, SiteAddress site, CancellationToken cancellation) =>
            await papers.Docx(bodyCode, Field(http), site.Of(http.Request), cancellation) is { } paper
                ? TypedResults.File(paper.Docx, Docx, $"niem-yet-{bodyCode}.docx") : (IResult)TypedResults.NotFound()).AllowAnonymous();
        endpoints.MapGet(Address.Notices + "/{bodyCode}.pdf", async (string bodyCode, HttpContext http, NoticePapers papers, SiteAddress site, CancellationToken cancellation) =>
            Answer(await papers.Pdf(bodyCode, Field(http), site.Of(http.Request), cancellation), $"niem-yet-{bodyCode}.pdf", Address.OfNotice(bodyCode, Field(http)))).AllowAnonymous();
    }

    private static IResult Answer(Result<byte[]>? made, string name, string page) => made switch
    {
        null => TypedResults.NotFound(),
        { IsOk: true } => TypedResults.File(made.Value.Value, Pdf, name),
        _ => TypedResults.LocalRedirect($"{page}{(page.Contains('?', StringComparison.Ordinal) ? '&' : '?')}{RefusalKey}={made.Value.Refusal.Code}"),
    };

    private static string? Field(HttpContext http) => http.Request.Query[FieldKey] is [{ Length: > 0 } field, ..] ? field : null;
}
