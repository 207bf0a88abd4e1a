using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using ThongSuot.Platform.Papers;
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
            endpoints.MapGet($"/ho-so/{{id:guid}}/{place}.{{format}}", async (Guid id, string format, int? lan, HttpContext http, CooperationPapers papers, CancellationToken cancellation) =>
                await papers.Table(http.Actor(), id, which, format, lan, From(http), cancellation) is var (content, name) ? TypedResults.File(content, "application/octet-stream", name) : (IResult)TypedResults.NotFound())
                .RequireAuthorization(Policies.SignedIn);
        }

        endpoints.MapGet("/ho-so/{id:guid}/luan-chuyen/{number:int}/bien-nhan.{format}", async (Guid id, int number, string format, HttpContext http, CooperationPapers papers, CancellationToken cancellation) =>
            await File(papers, await papers.Receipt(http.Actor(), id, number, From(http), cancellation), format, $"bien-nhan-{number}", $"/ho-so/{id}/luan-chuyen/{number}", cancellation))
            .RequireAuthorization(Policies.SignedIn);
        endpoints.MapGet("/ho-so/{id:guid}/hoi-nghi/{number:int}/bien-ban.{format}", async (Guid id, int number, string format, HttpContext http, CooperationPapers papers, CancellationToken cancellation) =>
            await File(papers, await papers.Minutes(http.Actor(), id, number, From(http), cancellation), format, $"bien-ban-{number}", $"/ho-so/{id}", cancellation))
            .RequireAuthorization(Policies.SignedIn);
    }

    private static async Task<IResult> File(CooperationPapers papers, PaperFile? paper, string format, string name, string page, CancellationToken cancellation) => (paper, format) switch
    {
        ({ } made, "docx") => TypedResults.File(made.Docx, Docx, $"{name}.docx"),
        ({ } made, "pdf") => await papers.Pdf(made, cancellation) switch
        {
            { IsOk: true, Value: var pdf } => TypedResults.File(pdf, "application/pdf", $"{name}.pdf"),
            { Refusal: var refused } => TypedResults.LocalRedirect($"{page}?loi={refused.Code}"),
        },
        _ => TypedResults.NotFound(),
    };

    private static string? From(HttpContext http) => http.Connection.RemoteIpAddress?.ToString();
}
