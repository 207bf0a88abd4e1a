using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using ThongSuot.Platform.Results;
using ThongSuot.Platform.Security;

namespace ThongSuot.Dossiers.Cooperation;

/// <summary>Tables, receipts and minutes of a dossier as files.</summary>
internal static class CooperationEndpoints
{
    private const string Docx = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

    public static void MapCooperation(this IEndpointRouteBuilder endpoints)
    {
        foreach (var (place, which) in new[] { ("y-kien", CooperationTable.Opinions), ("luan-chuyen", CooperationTable.Hops) })
        {
            foreach (var format in CooperationPapers.Formats)
            {
                endpoints.MapGet($"/ho-so/{{id:guid}}/{place}.{format}", async (Guid id, int? lan, HttpContext http, CooperationPapers papers, CancellationToken cancellation) =>
                    await papers.Table(http.Actor(), id, which, format, lan, From(http), cancellation) is var (content, name) ? TypedResults.File(content, "application/octet-stream", name) : (IResult)TypedResults.NotFound())
                    .RequireAuthorization(Policies.SignedIn);
            }
        }

        endpoints.MapGet("/ho-so/{id:guid}/luan-chuyen/{number:int}/bien-nhan.docx", async (Guid id, int number, HttpContext http, CooperationPapers papers, CancellationToken cancellation) =>
            await papers.Receipt(http.Actor(), id, number, From(http), cancellation) is { } paper ? TypedResults.File(paper.Docx, Docx, $"bien-nhan-{number}.docx") : (IResult)TypedResults.NotFound())
            .RequireAuthorization(Policies.SignedIn);
        endpoints.MapGet("/ho-so/{id:guid}/hoi-nghi/{number:int}/bien-ban.docx", async (Guid id, int number, HttpContext http, CooperationPapers papers, CancellationToken cancellation) =>
            await papers.Minutes(http.Actor(), id, number, From(http), cancellation) is { } paper ? TypedResults.File(paper.Docx, Docx, $"bien-ban-{number}.docx") : (IResult)TypedResults.NotFound())
            .RequireAuthorization(Policies.SignedIn);
        endpoints.MapGet("/ho-so/{id:guid}/hoi-nghi/{number:int}/bien-ban.pdf", async (Guid id, int number, HttpContext http, CooperationPapers papers, CancellationToken cancellation) =>
            await papers.Minutes(http.Actor(), id, number, From(http), cancellation) is not { } paper
                ? (IResult)TypedResults.NotFound()
                : await papers.Pdf(paper, cancellation) switch
                {
                    { IsOk: true, Value: var pdf } => TypedResults.File(pdf, "application/pdf", $"bien-ban-{number}.pdf"),
                    { Refusal: var refused } => TypedResults.LocalRedirect($"/ho-so/{id}?loi={refused.Code}"),
                })
            .RequireAuthorization(Policies.SignedIn);
    }

    private static string? From(HttpContext http) => http.Connection.RemoteIpAddress?.ToString();
}
