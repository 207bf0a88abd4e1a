using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using ThongSuot.Platform.Security;

namespace ThongSuot.Notifications.Reading;

internal static class NoticeEndpoints
{
    public static void MapNotices(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet("/thong-bao/{id:guid}/mo", Open).RequireAuthorization(Policies.SignedIn);
        endpoints.MapPost("/thong-bao/{id:guid}/da-doc", MarkRead).RequireAuthorization(Policies.SignedIn);
    }

    internal static async Task<Results<RedirectHttpResult, NotFound>> Open(Guid id, HttpContext http, Notices notices, CancellationToken cancellation) =>
        await notices.Open(http.Actor(), id, cancellation) is { } address ? TypedResults.LocalRedirect(address) : TypedResults.NotFound();

    // Back to the list as it was shown; the filter comes from the form.
    private static async Task<Results<RedirectHttpResult, NotFound, BadRequest>> MarkRead(
        Guid id, HttpContext http, IAntiforgery antiforgery, Notices notices, CancellationToken cancellation)
    {
        if (!await antiforgery.IsRequestValidAsync(http))
            return TypedResults.BadRequest();
        if (await notices.Open(http.Actor(), id, cancellation) is null)
            return TypedResults.NotFound();
        var form = await http.Request.ReadFormAsync(cancellation);
        return TypedResults.LocalRedirect(NoticeAddress.Of(NoticeAddress.Filter(form["loai"], form["chua-doc"]), Guid.TryParse(form["sau"], out var after) ? after : null));
    }
}

/// <summary>The list's address: its filter and page stand in it.</summary>
internal static class NoticeAddress
{
    public static string Of(NoticeFilter filter, Guid? after)
    {
        string?[] parts =
        [
            filter.Kind is { } kind ? $"loai={kind}" : null, filter.Unread ? "chua-doc=1" : null, after is { } last ? $"sau={last}" : null,
        ];
        var query = string.Join('&', parts.OfType<string>());
        return query.Length == 0 ? "/thong-bao" : "/thong-bao?" + query;
    }

    public static NoticeFilter Filter(string? kind, string? unread) =>
        new(Enum.TryParse<NoticeKind>(kind, out var known) && Enum.IsDefined(known) ? known : null, unread == "1");
}
