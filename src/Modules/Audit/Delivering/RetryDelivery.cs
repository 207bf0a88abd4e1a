using Microsoft.EntityFrameworkCore;
using ThongSuot.Platform.Data;
using ThongSuot.Platform.Log;
using ThongSuot.Platform.Results;
using ThongSuot.Platform.Security;
using ThongSuot.Platform.Time;

namespace ThongSuot.Audit.Delivering;

internal sealed record DeliveryRetried(string Listener, string Stream, int Sequence, int Attempts);

/// <summary>Gives a parked delivery all its attempts again, once its cause is mended; an entry in the log says who did.</summary>
internal sealed class RetryDelivery(AppDb db, EventLog log, RelaySignal relay, TimeProvider time)
{
    public static string StreamOf(string listener) => $"relay/{listener}";

    public async Task<Result<bool>> Run(Actor actor, string? address, string listener, string stream, int sequence, CancellationToken cancellation)
    {
        var delivery = await db.Set<Delivery>().SingleOrDefaultAsync(d => d.Listener == listener && d.Stream == stream && d.Sequence == sequence, cancellation);
        if (delivery is not { ParkedAt: not null })
            return Refusals.DeliveryGone;
        var retried = new DeliveryRetried(listener, stream, sequence, delivery.Attempts);
        (delivery.ParkedAt, delivery.Attempts, delivery.NextAt) = (null, 0, time.Now());
        await log.Append(db, StreamOf(listener), new Envelope(actor.Person, "system_admin", Address: address), "audit.delivery_retried", retried, cancellation);
        try
        {
            await db.SaveChangesAsync(cancellation);
        }
        catch (DbUpdateException failure) when (failure.IsConflict())
        {
            // A colleague pressed the same button.
            db.ChangeTracker.Clear();
            return Refusals.DeliveryGone;
        }

        relay.Wake([listener]);
        return true;
    }
}
