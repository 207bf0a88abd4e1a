using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using ThongSuot.Dossiers.Inbox.Bulk;
using ThongSuot.Dossiers.Inbox.Export;
using ThongSuot.Dossiers.Inbox.Live;
using ThongSuot.Platform.Data;
using ThongSuot.Platform.Jobs;
using ThongSuot.Platform.Security;
using ThongSuot.Platform.Web;

namespace ThongSuot.Dossiers.Inbox;

/// <summary>What lists do besides showing themselves. Each checks the form's token itself.</summary>
internal static class InboxEndpoints
{
    private const int MostInline = 2_000;

    public static void MapInbox(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet("/ban-lam-viec/dong", Stream).RequireAuthorization(Policies.SignedIn);
        endpoints.MapPost("/ban-lam-viec/xuat", (HttpContext http, IAntiforgery antiforgery, ListExport export, AppDb db, TimeProvider time) => Export(http, antiforgery, export, db, time, InboxView.ToDo)).RequireAuthorization(Policies.SignedIn);
        endpoints.MapPost("/ho-so/xuat", (HttpContext http, IAntiforgery antiforgery, ListExport export, AppDb db, TimeProvider time) => Export(http, antiforgery, export, db, time, InboxView.All)).RequireAuthorization(Policies.SignedIn);
        endpoints.MapPost("/ho-so/{id:guid}/theo-doi", Follow).RequireAuthorization(Policies.SignedIn);
        endpoints.MapPost("/ban-lam-viec/bo-loc", (HttpContext http, IAntiforgery antiforgery, SavedFilters filters) => Save(http, antiforgery, filters, "/ban-lam-viec", InboxView.ToDo)).RequireAuthorization(Policies.SignedIn);
        endpoints.MapPost("/ho-so/bo-loc", (HttpContext http, IAntiforgery antiforgery, SavedFilters filters) => Save(http, antiforgery, filters, "/ho-so", InboxView.All)).RequireAuthorization(Policies.SignedIn);
        endpoints.MapPost("/ban-lam-viec/bo-loc/{id:guid}/xoa", Remove).RequireAuthorization(Policies.SignedIn);
    }

    private static IResult Stream(HttpContext http, DeskStreams streams, CancellationToken cancellation)
    {
        var actor = http.Actor();
        if (streams.Open(actor) is not { } listener)
            return TypedResults.StatusCode(StatusCodes.Status429TooManyRequests);
        // Proxies that gather an answer before they pass it on would hold events back.
        http.Response.Headers["X-Accel-Buffering"] = "no";
        return TypedResults.ServerSentEvents(streams.Events(actor, listener, cancellation));
    }

    private static async Task<IResult> Export(HttpContext http, IAntiforgery antiforgery, ListExport export, AppDb db, TimeProvider time, InboxView otherwise)
    {
        if (!await antiforgery.IsRequestValidAsync(http))
            return TypedResults.BadRequest();
        var (actor, form) = (http.Actor(), http.Request.Form);
        var format = form["dang"].ToString();
        if (!ListExport.Knows(format))
            return TypedResults.BadRequest();
        var query = InboxQuery.Read(http.Request.Query, otherwise);
        var only = form["chon"].Select(BulkItem.Read).OfType<BulkItem>().Select(i => i.Dossier).ToHashSet();
        var file = new MemoryStream();
        if (await export.Write(actor, query, only, format, file, MostInline, null, http.RequestAborted))
        {
            file.Position = 0;
            return TypedResults.Stream(file, "application/octet-stream", $"ho-so.{format}");
        }

        var job = JobList.Start(db, actor, ExportJob.Kind, $"Xuất danh sách “{query.ViewName}”", new ExportInput(http.Request.QueryString.Value ?? "", otherwise, format, [.. only]), time);
        await db.SaveChangesAsync(http.RequestAborted);
        return TypedResults.LocalRedirect(JobList.AddressOf(job.Id));
    }

    private static async Task<IResult> Follow(Guid id, HttpContext http, IAntiforgery antiforgery, Follows follows)
    {
        if (!await antiforgery.IsRequestValidAsync(http))
            return TypedResults.BadRequest();
        if (http.Request.Form["bo"] == "1")
            await follows.Unfollow(http.Actor(), id, http.RequestAborted);
        else if (await follows.Follow(http.Actor(), id, http.RequestAborted) is { IsOk: false, Refusal: var refusal } && refusal == Refusals.NotFound)
            return TypedResults.NotFound();
        return TypedResults.LocalRedirect(LocalAddress.Or(http.Request.Form["ve"], $"/ho-so/{id}"));
    }

    private static async Task<IResult> Save(HttpContext http, IAntiforgery antiforgery, SavedFilters filters, string path, InboxView otherwise)
    {
        if (!await antiforgery.IsRequestValidAsync(http))
            return TypedResults.BadRequest();
        var query = InboxQuery.Read(http.Request.Query, otherwise);
        var saved = await filters.Save(http.Actor(), http.Request.Form["ten"], query, path, http.RequestAborted);
        return TypedResults.LocalRedirect(query.Address(path, saved.IsOk ? "luu=1" : $"loi={saved.Refusal.Code}&ten={Uri.EscapeDataString(http.Request.Form["ten"].ToString())}"));
    }

    private static async Task<IResult> Remove(Guid id, HttpContext http, IAntiforgery antiforgery, SavedFilters filters)
    {
        if (!await antiforgery.IsRequestValidAsync(http))
            return TypedResults.BadRequest();
        await filters.Remove(http.Actor(), id, http.RequestAborted);
        return TypedResults.LocalRedirect(LocalAddress.Or(http.Request.Form["ve"], "/ban-lam-viec"));
    }
}
