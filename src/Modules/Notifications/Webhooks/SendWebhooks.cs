using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using ThongSuot.Notifications.Data;
using ThongSuot.Platform.Data;
using ThongSuot.Platform.Time;

namespace ThongSuot.Notifications.Webhooks;

/// <summary>
/// Sends what waits, one delivery at a time for each webhook, whichever was served longest ago first. A sender holds a webhook by a mark in its row with an
/// end, so that several nodes share the work, no transaction stays open while a receiver takes its time, and what a dead node held is free again within a minute. A
/// message arrives twice only if a node dies between the answer and writing it down; it then has the same id.
/// </summary>
internal sealed partial class SendWebhooks(IServiceScopeFactory scopes, WebhookPost post, WebhookSecrets secrets, WriteGate gate, TimeProvider time, ILogger<SendWebhooks> logger)
{
    /// <summary>Senders of a node: a slow receiver keeps one of them busy, not the others.</summary>
    public const int AtOnce = 6;

    /// <summary>Longer than a request can take.</summary>
    private static readonly TimeSpan Held = TimeSpan.FromMinutes(1);

    private static readonly TimeSpan BetweenTries = TimeSpan.FromMilliseconds(200);

    /// <summary>Sends until nothing is due.</summary>
    /// <returns>How many were tried.</returns>
    public async Task<int> Drain(CancellationToken cancellation)
    {
        var tried = 0;
        while (await SendNext(cancellation))
            tried++;
        return tried;
    }

    /// <summary>Tries one delivery at once, also where its webhook is paused or rests. While another sender has the webhook it waits, two seconds at most.</summary>
    public async Task SendNow(Guid id, CancellationToken cancellation)
    {
        for (var tries = 0; tries < 10 && !await TryNow(id, cancellation); tries++)
            await Task.Delay(BetweenTries, time, cancellation);
    }

    private async Task<bool> TryNow(Guid id, CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AppDb>();
        var (webhooks, now) = (db.Webhooks, time.Now());
        if (await Waiting(db, id, cancellation) is not { } waiting || await webhooks.AsNoTracking().SingleOrDefaultAsync(w => w.Id == waiting.Webhook, cancellation) is not { } asked)
            return true;
        if (asked.HeldUntil > now || await Hold(db, asked, cancellation) is not { } webhook)
            return false;
        // Another sender may have been at it in between.
        if (await Waiting(db, id, cancellation) is { } delivery)
            await Send(scope.ServiceProvider, db, webhook, delivery, cancellation);
        else
            await GiveBack(db, webhook, now);
        return true;
    }

    private Task<int> GiveBack(AppDb db, Webhook webhook, DateTimeOffset now) =>
        Update(db, () => Holder(db, webhook).ExecuteUpdateAsync(set => set.SetProperty(w => w.HeldUntil, now), CancellationToken.None));

    private async Task<bool> SendNext(CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AppDb>();
        var (webhooks, now) = (db.Webhooks.AsNoTracking(), time.Now());
        var due = db.WebhookDeliveries.AsNoTracking().Where(d => d.State == DeliveryState.Waiting && d.NextAt <= now);
        var free = await webhooks.Where(w => w.Paused == null && w.HeldUntil <= now && w.RestUntil <= now && due.Any(d => d.Webhook == w.Id))
            .OrderBy(w => w.HeldUntil).ThenBy(w => w.Id).Take(2 * AtOnce).ToListAsync(cancellation);
        foreach (var one in free)
        {
            if (await Hold(db, one, cancellation) is not { } webhook)
                continue;
            if (webhook.Paused is null && await due.Where(d => d.Webhook == webhook.Id).OrderBy(d => d.NextAt).ThenBy(d => d.Id).FirstOrDefaultAsync(cancellation) is { } delivery)
            {
                await Send(scope.ServiceProvider, db, webhook, delivery, cancellation);
                return true;
            }

            await GiveBack(db, webhook, now);
        }

        return false;
    }

    private static Task<WebhookDelivery?> Waiting(AppDb db, Guid id, CancellationToken cancellation) =>
        db.WebhookDeliveries.AsNoTracking().SingleOrDefaultAsync(d => d.Id == id && d.State == DeliveryState.Waiting, cancellation);

    /// <summary>Of several senders that saw it free, one gets it.</summary>
    /// <returns>As it is now, since its keeper may have changed it.</returns>
    private async Task<Webhook?> Hold(AppDb db, Webhook free, CancellationToken cancellation)
    {
        var (webhooks, until) = (db.Webhooks, time.Now() + Held);
        var got = await Update(db, () => webhooks.Where(w => w.Id == free.Id && w.HeldUntil == free.HeldUntil).ExecuteUpdateAsync(set => set.SetProperty(w => w.HeldUntil, until), cancellation));
        return got == 1 ? await webhooks.AsNoTracking().SingleOrDefaultAsync(w => w.Id == free.Id, cancellation) : null;
    }

    // Its own mark, and not that of who took it over because this one seemed dead.
    private static IQueryable<Webhook> Holder(AppDb db, Webhook held) => db.Webhooks.Where(w => w.Id == held.Id && w.HeldUntil == held.HeldUntil);

    private async Task Send(IServiceProvider services, AppDb db, Webhook webhook, WebhookDelivery delivery, CancellationToken cancellation)
    {
        Reply reply;
        try
        {
            if (await services.GetRequiredService<ComposeMessage>().Run(webhook, delivery, cancellation) is not { } body)
            {
                await NotVisible(db, webhook, delivery);
                return;
            }

            var now = time.Now();
            var signature = secrets.Sign(webhook, delivery.Id, now.ToUnixTimeSeconds(), body, now);
            reply = await post.Run(new Uri(webhook.Address), delivery.Id, now.ToUnixTimeSeconds(), signature, body, cancellation);
        }
        catch (Exception failure) when (failure is not OperationCanceledException || !cancellation.IsCancellationRequested)
        {
            LogFailed(failure, delivery.Id);
            reply = new Reply(null, WebhookFault.Internal);
        }

        // It went out: from here on nothing may be given up.
        if (reply.IsOk)
            await Delivered(db, webhook, delivery, reply);
        else
            await Failed(services, db, webhook, delivery, reply);
    }

    private async Task NotVisible(AppDb db, Webhook webhook, WebhookDelivery delivery)
    {
        var now = time.Now();
        await Update(db, () => Row(db, delivery).ExecuteUpdateAsync(
            set => set.SetProperty(d => d.State, DeliveryState.NotVisible).SetProperty(d => d.EndedAt, now).SetProperty(d => d.Fault, (WebhookFault?)null).SetProperty(d => d.Status, (int?)null), CancellationToken.None));
        await GiveBack(db, webhook, now);
    }

    private async Task Delivered(AppDb db, Webhook webhook, WebhookDelivery delivery, Reply reply)
    {
        var now = time.Now();
        await Update(db, () => Row(db, delivery).ExecuteUpdateAsync(
            set => set.SetProperty(d => d.State, DeliveryState.Delivered).SetProperty(d => d.Attempts, d => d.Attempts + 1).SetProperty(d => d.Status, reply.Status).SetProperty(d => d.Fault, (WebhookFault?)null)
                .SetProperty(d => d.TriedAt, now).SetProperty(d => d.EndedAt, now),
            CancellationToken.None));
        await Update(db, () => Holder(db, webhook).ExecuteUpdateAsync(
            set => set.SetProperty(w => w.HeldUntil, now).SetProperty(w => w.LastSuccessAt, now).SetProperty(w => w.FailingSince, (DateTimeOffset?)null).SetProperty(w => w.FailuresInRow, 0).SetProperty(w => w.RestUntil, now),
            CancellationToken.None));
    }

    private async Task Failed(IServiceProvider services, AppDb db, Webhook webhook, WebhookDelivery delivery, Reply reply)
    {
        var (now, attempts) = (time.Now(), delivery.Attempts + 1);
        // A trial tells its result to who asked for it; it says nothing about what the dossiers' events meet.
        var wait = delivery.IsTrial || reply.IsGone ? null : Retries.WaitAfter(attempts, Random.Shared.NextDouble());
        var next = (now + (wait ?? TimeSpan.Zero)).ToMilliseconds();
        DateTimeOffset? ended = wait is null ? now : null;
        await Update(db, () => Row(db, delivery).ExecuteUpdateAsync(
            set => set.SetProperty(d => d.State, wait is null ? DeliveryState.Failed : DeliveryState.Waiting).SetProperty(d => d.Attempts, attempts).SetProperty(d => d.NextAt, next)
                .SetProperty(d => d.Status, reply.Status).SetProperty(d => d.Fault, reply.Fault).SetProperty(d => d.TriedAt, now).SetProperty(d => d.EndedAt, ended),
            CancellationToken.None));
        var failures = webhook.FailuresInRow + (delivery.IsTrial ? 0 : 1);
        var since = delivery.IsTrial ? webhook.FailingSince : webhook.FailingSince ?? now;
        var rest = delivery.IsTrial ? webhook.RestUntil : now + Retries.RestAfter(failures, reply.Rest);
        await Update(db, () => Holder(db, webhook).ExecuteUpdateAsync(
            set => set.SetProperty(w => w.HeldUntil, now).SetProperty(w => w.FailuresInRow, failures).SetProperty(w => w.FailingSince, since).SetProperty(w => w.RestUntil, rest), CancellationToken.None));
        if (delivery.IsTrial || webhook.Paused is not null)
            return;
        if (reply.IsGone || now - since >= Retries.FailingIsOver)
            await services.GetRequiredService<StopWebhook>().Run(webhook.Id, reply.IsGone ? PauseReason.Gone : PauseReason.Failing, CancellationToken.None);
    }

    private static IQueryable<WebhookDelivery> Row(AppDb db, WebhookDelivery delivery) => db.WebhookDeliveries.Where(d => d.Id == delivery.Id);

    private Task<int> Update(AppDb db, Func<Task<int>> write) => db.IsSqlite ? gate.InTurn(write, CancellationToken.None) : write();

    [LoggerMessage(50, LogLevel.Error, "Webhook delivery {Delivery} could not be put together")]
    private partial void LogFailed(Exception failure, Guid delivery);
}
