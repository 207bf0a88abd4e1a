using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using ThongSuot.Notifications.Data;
using ThongSuot.Platform.Api;
using ThongSuot.Platform.Data;
using ThongSuot.Platform.Results;
using ThongSuot.Platform.Security;
using Interface = ThongSuot.Platform.Api.Api;

namespace ThongSuot.Notifications.Webhooks;

/// <param name="Kinds">Of events, such as "dossier.filed".</param>
internal sealed record WebhookBody
{
    public required string Name { get; init; }

    /// <summary>https.</summary>
    public required string Url { get; init; }
    public required List<string> Kinds { get; init; }

    /// <summary>False: nothing is sent, and what happens meanwhile is not kept for it.</summary>
    public bool Active { get; init; } = true;

    public WantedWebhook Wanted() => new(Name, Url, Kinds);
}

/// <param name="PausedBecause">byKeeper, gone, failing or byAdministrator; null while it is active.</param>
/// <param name="FailingSince">Since when nothing arrived although it was tried.</param>
/// <param name="Waiting">Deliveries that wait.</param>
/// <param name="OldSecretUntil">Until when the secret before the present one signs, too.</param>
/// <param name="Version">Also the ETag.</param>
internal sealed record WebhookAnswer(
    Guid Id, string Name, string Url, IReadOnlyList<string> Kinds, bool Active, string? PausedBecause, DateTimeOffset CreatedAt, DateTimeOffset? LastSuccessAt, DateTimeOffset? FailingSince, int Waiting,
    DateTimeOffset? OldSecretUntil, string Version);

/// <param name="Secret">Told once: null when the request was answered before.</param>
internal sealed record WebhookSecretAnswer(Guid Id, string? Secret, string Version);

/// <param name="Id">The webhook-id of its requests.</param>
/// <param name="State">waiting, delivered, failed or notVisible.</param>
/// <param name="Status">Of the last answer.</param>
/// <param name="Fault">Why there was none.</param>
/// <param name="NextAt">Of one that waits.</param>
/// <param name="DossierId">Null where the caller does not see it.</param>
internal sealed record WebhookDeliveryAnswer(Guid Id, string Kind, DateTimeOffset At, string State, int Attempts, int? Status, string? Fault, DateTimeOffset? NextAt, Guid? DossierId, string? Code);

/// <summary>Webhooks of the token's account, by the use cases of the pages.</summary>
internal static class WebhookApi
{
    public static void MapWebhookApi(this IEndpointRouteBuilder endpoints)
    {
        var group = Interface.Group(endpoints, "Webhooks");
        group.MapGet("/webhooks", All).Says<ApiPage<WebhookAnswer>>("listWebhooks", ApiScopes.WebhooksManage, "The webhooks of the token's account.");
        group.MapPost("/webhooks", Add).Says<WebhookSecretAnswer>("createWebhook", ApiScopes.WebhooksManage, "Add a webhook; its secret is told once.", StatusCodes.Status201Created);
        group.MapGet("/webhooks/{id:guid}", One).Says<WebhookAnswer>("getWebhook", ApiScopes.WebhooksManage, "One webhook.");
        group.MapPut("/webhooks/{id:guid}", Change).Says<WebhookAnswer>("changeWebhook", ApiScopes.WebhooksManage, "Change name, address and kinds; pause it or let it go on.").NeedsVersion();
        group.MapDelete("/webhooks/{id:guid}", Remove).WithName("deleteWebhook").WithSummary("Take a webhook away with all that waits for it.").WithDescription($"Scope: {ApiScopes.WebhooksManage}.")
            .Produces(StatusCodes.Status204NoContent).RequireAuthorization(ApiScopes.PolicyOf(ApiScopes.WebhooksManage));
        group.MapPost("/webhooks/{id:guid}/rotate", Rotate).Says<WebhookSecretAnswer>("rotateWebhookSecret", ApiScopes.WebhooksManage, "Another secret; the one before signs beside it for 24 hours.");
        group.MapPost("/webhooks/{id:guid}/ping", Ping).Says<WebhookDeliveryAnswer>("pingWebhook", ApiScopes.WebhooksManage, "Send a trial now and tell what came back.");
        group.MapGet("/webhooks/{id:guid}/deliveries", Deliveries).Says<ApiPage<WebhookDeliveryAnswer>>("listWebhookDeliveries", ApiScopes.WebhooksManage, "What became of its deliveries of 30 days, the newest first; state narrows it.");
        group.MapPost("/webhooks/{id:guid}/deliveries/{delivery:guid}/resend", Resend).Says<WebhookDeliveryAnswer>("resendWebhookDelivery", ApiScopes.WebhooksManage, "Send a delivery again that came to its end.");
    }

    private static async Task<ApiAnswer> All(string? cursor, string? limit, HttpContext http, WebhookList list, CancellationToken cancellation) =>
        Cursor.Page((await list.Of(http.Actor(), http.Actor().Account, cancellation))!, r => r.Webhook.Id.ToString("N"), Told, "webhooks", cursor, limit).Answer();

    private static async Task<ApiAnswer> Add(Body<WebhookBody> body, HttpContext http, AddWebhook add, CancellationToken cancellation)
    {
        if (body.Refused is { } refused)
            return refused;
        var actor = http.Actor();
        var added = await add.Run(actor, actor.Account, body.Value!.Wanted(), http.From(), cancellation, http.Attempt().Id, body.Value.Active);
        return added.IsOk ? WithSecret(added.Value, StatusCodes.Status201Created) with { Location = $"{Interface.Root}/webhooks/{added.Value.Webhook.Id}" } : Refused(added.Refusals);
    }

    private static async Task<ApiAnswer> One(Guid id, HttpContext http, WebhookList list, CancellationToken cancellation) =>
        await list.Find(http.Actor(), id, cancellation) is { } row ? ApiAnswer.Ok(Told(row), VersionOf(row.Webhook)) : ApiAnswer.NotFound();

    private static async Task<ApiAnswer> Change(Guid id, Body<WebhookBody> body, HttpContext http, ChangeWebhook change, WebhookList list, CancellationToken cancellation)
    {
        var (version, unnamed) = IfMatch.Read(http);
        if ((unnamed ?? body.Refused) is { } refused)
            return refused;
        var known = int.TryParse(version, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : -1;
        var changed = await change.Run(http.Actor(), id, known, body.Value!.Wanted(), http.From(), cancellation, body.Value.Active);
        return changed.IsOk ? await One(id, http, list, cancellation) : Refused(changed.Refusals);
    }

    private static async Task<ApiAnswer> Remove(Guid id, HttpContext http, RemoveWebhook remove, CancellationToken cancellation)
    {
        var removed = await remove.Run(http.Actor(), id, http.From(), cancellation);
        return removed.IsOk ? new ApiAnswer(StatusCodes.Status204NoContent) : Refused(removed.Refusals);
    }

    private static async Task<ApiAnswer> Rotate(Guid id, HttpContext http, RotateSecret rotate, WebhookList list, AppDb db, CancellationToken cancellation)
    {
        var attempt = http.Attempt();
        // Doing it again would end the secret that the first attempt told.
        if (attempt.WasDone)
            return await list.Find(http.Actor(), id, cancellation) is { } row ? WithSecret(new WebhookWithSecret(row.Webhook, null), StatusCodes.Status200OK) : ApiAnswer.NotFound();
        attempt.DoneWith(db);
        var rotated = await rotate.Run(http.Actor(), id, http.From(), cancellation);
        return rotated.IsOk ? WithSecret(rotated.Value, StatusCodes.Status200OK) : Refused(rotated.Refusals);
    }

    private static async Task<ApiAnswer> Ping(Guid id, HttpContext http, TryWebhook attempt, CancellationToken cancellation)
    {
        var tried = await attempt.Run(http.Actor(), id, cancellation, http.Attempt().Id);
        return tried.IsOk ? ApiAnswer.Ok(Told(new DeliveryRow(tried.Value, null))) : Refused(tried.Refusals);
    }

    private static async Task<ApiAnswer> Deliveries(Guid id, string? state, string? cursor, string? limit, HttpContext http, WebhookList list, CancellationToken cancellation)
    {
        DeliveryState? wanted = Enum.TryParse<DeliveryState>(state, ignoreCase: true, out var known) && Enum.IsDefined(known) ? known : null;
        if (state is not null && (wanted is null || Words(wanted) != state))
            return ApiAnswer.Refused(StatusCodes.Status400BadRequest, ApiRefusals.ParameterInvalid with { Field = "state" });
        var name = $"deliveries {id} {wanted}";
        var (from, size) = (Cursor.Read(name, cursor), Cursor.Size(limit));
        if (!from.IsOk || !size.IsOk)
            return ApiAnswer.Refused(StatusCodes.Status400BadRequest, from.IsOk ? size.Refusal : from.Refusal);
        if (await list.Find(http.Actor(), id, cancellation) is null)
            return ApiAnswer.NotFound();
        var rows = await list.Deliveries(http.Actor(), id, wanted, Guid.TryParse(from.Value, out var after) ? after : null, size.Value + 1, cancellation);
        return ApiAnswer.Ok(new ApiPage<WebhookDeliveryAnswer>([.. rows.Take(size.Value).Select(Told)], rows.Count > size.Value ? Cursor.Write(name, rows[size.Value - 1].Delivery.Id.ToString()) : null));
    }

    private static async Task<ApiAnswer> Resend(Guid id, Guid delivery, HttpContext http, ResendDelivery resend, WebhookList list, AppDb db, CancellationToken cancellation)
    {
        var attempt = http.Attempt();
        if (attempt.WasDone)
            return await list.FindDelivery(http.Actor(), id, delivery, cancellation) is { } row ? ApiAnswer.Ok(Told(new DeliveryRow(row, null))) : ApiAnswer.NotFound();
        attempt.DoneWith(db);
        var resent = await resend.Run(http.Actor(), id, delivery, http.From(), cancellation);
        return resent.IsOk ? ApiAnswer.Ok(Told(new DeliveryRow(resent.Value, null))) : Refused(resent.Refusals);
    }

    private static ApiAnswer WithSecret(WebhookWithSecret told, int status)
    {
        var answer = new WebhookSecretAnswer(told.Webhook.Id, told.Secret, VersionOf(told.Webhook));
        // Whoever repeats the request is not told again: the table of answered requests holds no secret.
        return new ApiAnswer(status, answer) { Version = answer.Version, Kept = answer with { Secret = null } };
    }

    private static WebhookAnswer Told(WebhookRow row)
    {
        var webhook = row.Webhook;
        return new WebhookAnswer(
            webhook.Id, webhook.Name, webhook.Address, webhook.KindList, webhook.Paused is null, Words(webhook.Paused), webhook.MadeAt, webhook.LastSuccessAt, webhook.FailingSince, row.Waiting, webhook.OldSecretUntil, VersionOf(webhook));
    }

    private static WebhookDeliveryAnswer Told(DeliveryRow row)
    {
        var delivery = row.Delivery;
        return new WebhookDeliveryAnswer(
            delivery.Id, delivery.Kind, delivery.At, Words<DeliveryState>(delivery.State)!, delivery.Attempts, delivery.Status, Words(delivery.Fault), delivery.State == DeliveryState.Waiting ? delivery.NextAt : null,
            row.Code is null ? null : delivery.Dossier, row.Code);
    }

    private static string? Words<T>(T? value)
        where T : struct, Enum => value is { } known ? JsonNamingPolicy.CamelCase.ConvertName(known.ToString()) : null;

    private static string VersionOf(Webhook webhook) => webhook.Version.ToString(CultureInfo.InvariantCulture);

    private static ApiAnswer Refused(IReadOnlyList<Refusal> refusals) => refusals[0].Code switch
    {
        "WEBHOOK_NOT_FOUND" => ApiAnswer.NotFound(),
        "WEBHOOK_CHANGED" => IfMatch.Changed(ApiRefusals.VersionChanged),
        "WEBHOOK_STOPPED" => ApiAnswer.Refused(StatusCodes.Status403Forbidden, refusals),
        "DELIVERY_WAITS" => ApiAnswer.Refused(StatusCodes.Status409Conflict, refusals),
        "TRIAL_TOO_OFTEN" => ApiAnswer.Refused(StatusCodes.Status429TooManyRequests, refusals) with { RetryAfter = "60" },
        _ => ApiAnswer.Refused(StatusCodes.Status422UnprocessableEntity, [.. refusals.Select(r => r with { Field = MemberOf(r.Field) })]),
    };

    // The pages' inputs, as the body calls them.
    private static string? MemberOf(string? field) => field switch { "ten" => "name", "dia-chi" => "url", "loai" => "kinds", _ => field };
}
