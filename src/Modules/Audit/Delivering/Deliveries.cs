using Microsoft.EntityFrameworkCore;
using ThongSuot.Platform.Data;
using ThongSuot.Platform.Log;

namespace ThongSuot.Audit.Delivering;

/// <param name="Waiting">All that is not delivered, parked ones and those behind them included.</param>
internal sealed record ListenerState(string Listener, int Waiting, int Failing, int Parked);

/// <summary>What the relay has still to deliver. Nothing of the entries themselves is shown.</summary>
internal sealed class Deliveries(AppDb db)
{
    public const int Most = 200;

    public async Task<IReadOnlyList<ListenerState>> Listeners(CancellationToken cancellation) =>
        await db.Set<Delivery>().GroupBy(d => d.Listener).OrderBy(g => g.Key)
            .Select(g => new ListenerState(g.Key, g.Count(), g.Count(d => d.Attempts > 0 && d.ParkedAt == null), g.Count(d => d.ParkedAt != null)))
            .ToListAsync(cancellation);

    /// <summary>What failed at least once, parked first, at most <see cref="Most"/>.</summary>
    public async Task<IReadOnlyList<Delivery>> Failing(CancellationToken cancellation) =>
        await db.Set<Delivery>().AsNoTracking().Where(d => d.Attempts > 0)
            .OrderBy(d => d.ParkedAt == null).ThenBy(d => d.Listener).ThenBy(d => d.Stream).ThenBy(d => d.Sequence).Take(Most).ToListAsync(cancellation);
}
