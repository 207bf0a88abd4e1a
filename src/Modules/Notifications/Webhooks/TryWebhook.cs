using Microsoft.EntityFrameworkCore;
using ThongSuot.Notifications.Data;
using ThongSuot.Platform.Data;
using ThongSuot.Platform.Log;
using ThongSuot.Platform.Results;
using ThongSuot.Platform.Security;
using ThongSuot.Platform.Time;

namespace ThongSuot.Notifications.Webhooks;

/// <summary>Sends a trial by the same way as everything else, and tells what came back.</summary>
internal sealed class TryWebhook(AppDb db, WebhookKeepers keepers, SendWebhooks send, TimeProvider time)
{
    private const int MostInAMinute = 5;

    /// <param name="id">The id that the trial gets, so that a repeated request finds it again; null for a new one.</param>
    /// <returns>The trial as it stands: still waiting where another sender has the webhook at this moment.</returns>
    public async Task<Result<WebhookDelivery>> Run(Actor actor, Guid webhook, CancellationToken cancellation, Guid? id = null)
    {
        if (await keepers.Find(actor, webhook, cancellation) is null)
            return Refusals.WebhookNotFound;
        var (now, deliveries) = (time.Now(), db.WebhookDeliveries);
        if (id is not { } known || !await deliveries.AnyAsync(d => d.Id == known && d.Webhook == webhook, cancellation))
        {
            var since = now - TimeSpan.FromMinutes(1);
            if (await deliveries.CountAsync(d => d.Webhook == webhook && d.Dossier == null && d.At > since, cancellation) >= MostInAMinute)
                return Refusals.TrialTooOften;
            known = id ?? Guid.CreateVersion7(now);
            // Sent below; by the background only if this request dies before.
            db.Add(new WebhookDelivery { Id = known, Webhook = webhook, Entry = known, Kind = WebhookEvents.Ping, At = now, NextAt = now + TimeSpan.FromMinutes(1) });
            await db.SaveChangesAsync(cancellation);
        }

        await send.SendNow(known, cancellation);
        return await deliveries.AsNoTracking().SingleOrDefaultAsync(d => d.Id == known, cancellation) is { } trial ? trial : Refusals.WebhookNotFound;
    }
}

/// <summary>Has a delivery that came to its end sent again, with the same id. What may be sent is decided anew.</summary>
internal sealed class ResendDelivery(AppDb db, WebhookKeepers keepers, WebhookChange change, TimeProvider time)
{
    public async Task<Result<WebhookDelivery>> Run(Actor actor, Guid webhook, Guid delivery, string? from, CancellationToken cancellation)
    {
        if (await keepers.Find(actor, webhook, cancellation) is not { } kept || await db.WebhookDeliveries.SingleOrDefaultAsync(d => d.Id == delivery && d.Webhook == webhook, cancellation) is not { } row)
            return Refusals.WebhookNotFound;
        if (row.State == DeliveryState.Waiting)
            return Refusals.DeliveryWaits;
        (row.State, row.Attempts, row.NextAt, row.EndedAt) = (DeliveryState.Waiting, 0, time.Now(), null);
        var saved = await change.Save(kept, new Envelope(actor.Person, Address: from), [("notifications.webhook_resent", new WebhookResent(webhook, delivery))], cancellation);
        return saved.IsOk ? row : saved.Refusal;
    }
}

internal sealed record WebhookResent(Guid Webhook, Guid Delivery);
