using Microsoft.EntityFrameworkCore;
using ThongSuot.Contracts.Notifications;
using ThongSuot.Contracts.Organisation;
using ThongSuot.Notifications.Data;
using ThongSuot.Platform.Data;
using ThongSuot.Platform.Log;
using ThongSuot.Platform.Results;
using ThongSuot.Platform.Security;
using ThongSuot.Platform.Time;

namespace ThongSuot.Notifications.Webhooks;

/// <summary>Who keeps which webhooks: everybody its own, administrators also those of other systems, as it is with tokens.</summary>
internal sealed class WebhookKeepers(AppDb db, IProgramAccounts accounts)
{
    public async Task<bool> MayKeep(Actor actor, Guid account, CancellationToken cancellation) =>
        account == actor.Account || (actor.Holds("system_admin") && await accounts.FindService(account, cancellation) is not null);

    /// <summary>Null: there is none, or it is not this person's to keep.</summary>
    public async Task<Webhook?> Find(Actor actor, Guid id, CancellationToken cancellation) =>
        await db.Webhooks.SingleOrDefaultAsync(w => w.Id == id, cancellation) is { } webhook && await MayKeep(actor, webhook.Account, cancellation) ? webhook : null;
}

/// <summary>One change of a webhook and what the log says of it, saved together. No entry holds a secret, a name or more of the address than its host.</summary>
internal sealed class WebhookChange(AppDb db, EventLog log)
{
    public static string StreamOf(Guid webhook) => $"webhook/{webhook:N}";

    public async Task<Result<Webhook>> Save(Webhook webhook, Envelope envelope, IReadOnlyList<(string Type, object Body)> happened, CancellationToken cancellation)
    {
        log.Append(db, await EventLog.Head(db, StreamOf(webhook.Id), cancellation), envelope, happened);
        try
        {
            await db.SaveChangesAsync(cancellation);
            return webhook;
        }
        catch (DbUpdateException failure) when (failure.IsConflict())
        {
            db.Forget();
            return Refusals.WebhookChanged;
        }
    }
}

/// <summary>Pauses a webhook and lets it go on. One that an administrator stopped goes on by an administrator only.</summary>
internal sealed class PauseWebhook(AppDb db, WebhookKeepers keepers, WebhookChange change, TimeProvider time)
{
    public async Task<Result<Webhook>> Run(Actor actor, Guid id, string? from, CancellationToken cancellation)
    {
        if (await keepers.Find(actor, id, cancellation) is not { } webhook)
            return Refusals.WebhookNotFound;
        return webhook.Paused is not null ? webhook : await Pause(webhook, PauseReason.ByKeeper, actor, from, cancellation);
    }

    public async Task<Result<Webhook>> GoOn(Actor actor, Guid id, string? from, CancellationToken cancellation)
    {
        if (await keepers.Find(actor, id, cancellation) is not { } webhook)
            return Refusals.WebhookNotFound;
        if (webhook.Paused is null)
            return webhook;
        return MayResume(actor, webhook) ? await Resume(webhook, actor, from, cancellation) : Refusals.WebhookStopped;
    }

    public static bool MayResume(Actor actor, Webhook webhook) => webhook.Paused != PauseReason.ByAdministrator || actor.Holds("system_admin");

    /// <summary>Anybody's, by who runs the system.</summary>
    public async Task<Result<Webhook>> ByAdministrator(Actor administrator, Guid id, bool pause, string? from, CancellationToken cancellation)
    {
        if (!administrator.Holds("system_admin"))
            return Refusals.NotAdministrator;
        if (await db.Webhooks.SingleOrDefaultAsync(w => w.Id == id, cancellation) is not { } webhook)
            return Refusals.WebhookNotFound;
        return (pause, webhook.Paused) switch
        {
            (true, PauseReason.ByAdministrator) or (false, not PauseReason.ByAdministrator) => webhook,
            (true, _) => await Pause(webhook, PauseReason.ByAdministrator, administrator, from, cancellation),
            (false, _) => await Resume(webhook, administrator, from, cancellation),
        };
    }

    private Task<Result<Webhook>> Pause(Webhook webhook, PauseReason why, Actor actor, string? from, CancellationToken cancellation)
    {
        webhook.Pause(why, time.Now());
        return change.Save(webhook, new Envelope(actor.Person, Address: from), [("notifications.webhook_paused", new WebhookPaused(webhook.Id, webhook.Account, why))], cancellation);
    }

    private Task<Result<Webhook>> Resume(Webhook webhook, Actor actor, string? from, CancellationToken cancellation)
    {
        webhook.Resume(time.Now());
        return change.Save(webhook, new Envelope(actor.Person, Address: from), [("notifications.webhook_resumed", new WebhookResumed(webhook.Id, webhook.Account))], cancellation);
    }
}

/// <summary>Pauses a webhook whose receiver is gone, and tells who keeps it.</summary>
internal sealed class StopWebhook(AppDb db, IProgramAccounts accounts, WebhookChange change, TimeProvider time)
{
    public async Task Run(Guid id, PauseReason why, CancellationToken cancellation)
    {
        if (await db.Webhooks.SingleOrDefaultAsync(w => w.Id == id && w.Paused == null, cancellation) is not { } webhook)
            return;
        webhook.Pause(why, time.Now());
        // Whoever changed it at the same moment is looking at it anyway; the next fault comes here again.
        await change.Save(webhook, new Envelope(null), [("notifications.webhook_paused", new WebhookPaused(id, webhook.Account, why)), .. await Notices(webhook, why, cancellation)], cancellation);
    }

    private async Task<IReadOnlyList<(string Type, object Body)>> Notices(Webhook webhook, PauseReason why, CancellationToken cancellation)
    {
        var because = why == PauseReason.Gone ? "bên nhận báo không còn nhận nữa" : "nhiều ngày liền không gửi được";
        if (await accounts.FindService(webhook.Account, cancellation) is not { } service)
        {
            return await accounts.ActorOf(webhook.Account, cancellation) is { } owner
                ? [Wanted(owner.Person, $"Một địa chỉ nhận tin (webhook) của đồng chí đã tạm dừng vì {because}.", WebhookPages.Of(webhook.Id))]
                : [];
        }

        // Who answers for the software may not open its webhooks; who set this one up may, unless the software did so itself.
        var told = Wanted(service.Responsible, $"Một địa chỉ nhận tin (webhook) của phần mềm đồng chí phụ trách đã tạm dừng vì {because}. Liên hệ quản trị hệ thống.", "/thong-bao");
        return webhook.MadeBy == service.Person || webhook.MadeBy == service.Responsible
            ? [told]
            : [told, Wanted(webhook.MadeBy, $"Một địa chỉ nhận tin (webhook) của phần mềm do đồng chí thêm đã tạm dừng vì {because}.", WebhookPages.Of(webhook.Id))];
    }

    private static (string Type, object Body) Wanted(Guid person, string text, string address) => (NoticeWanted.Type, new NoticeWanted([person], [], text, address));
}

internal sealed record WebhookPaused(Guid Webhook, Guid Account, PauseReason Why);

internal sealed record WebhookResumed(Guid Webhook, Guid Account);
