using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using ThongSuot.Platform.Security;

namespace ThongSuot.Notifications.Reading;

internal static class NoticeEndpoints
{
    public static void MapNotices(this IEndpointRouteBuilder endpoints) =>
        endpoints.MapGet("/thong-bao/{id:guid}/mo", Open).RequireAuthorization(Policies.SignedIn);

    internal static async Task<Results<RedirectHttpResult, NotFound>> Open(Guid id, HttpContext http, Notices notices, CancellationToken cancellation) =>
        await notices.Open(http.Actor(), id, cancellation) is { } dossier
            ? TypedResults.LocalRedirect($"/ho-so/{dossier}")
            : TypedResults.NotFound();
}
