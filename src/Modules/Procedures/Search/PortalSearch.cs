using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using ThongSuot.Platform.Data;
using ThongSuot.Procedures.Data;

namespace ThongSuot.Procedures.Search;

/// <summary>
/// Keeps the index of the portal. At most once a second it is asked whether a listing changed; then the index is made anew beside the requests,
/// which wait a moment for it and otherwise go on with the one before.
/// </summary>
internal sealed class PortalSearch(IServiceScopeFactory scopes, ProceduresReader reader, TimeProvider time, ILogger<PortalSearch> logger) : IDisposable
{
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(100);

    private readonly SemaphoreSlim _renewing = new(1, 1);
    private volatile Kept? _kept;

    private sealed record Marker(int Set, int Rows, long Revisions);

    private sealed record Kept(PortalIndex Index, Marker Marker, long At);

    /// <summary>Null before the first catalogue was loaded.</summary>
    public async ValueTask<PortalIndex?> Now(CancellationToken cancellation)
    {
        if (await reader.Now(cancellation) is not { } published)
            return null;
        if (_kept is { } fresh && IsFresh(fresh))
            return fresh.Index;
        // One looks whether there is something new; the others need not wait for that, unless there is nothing yet.
        if (!await _renewing.WaitAsync(_kept is null ? Timeout.InfiniteTimeSpan : TimeSpan.Zero, cancellation))
            return _kept!.Index;
        if (_kept is { } other && IsFresh(other))
        {
            _renewing.Release();
            return other.Index;
        }

        var renewal = Task.Run(() => Renew(published), CancellationToken.None);
        if (_kept is not { } before)
            return (await renewal.WaitAsync(cancellation)).Index;
        try
        {
            return (await renewal.WaitAsync(Patience, time, cancellation)).Index;
        }
        catch (TimeoutException)
        {
            return before.Index;
        }
    }

    public void Dispose() => _renewing.Dispose();

    private bool IsFresh(Kept kept) => time.GetElapsedTime(kept.At) < Fresh;

    // Gives back the turn that the caller took.
    private async Task<Kept> Renew(PublishedSnapshot published)
    {
        try
        {
            var (at, now) = (time.GetTimestamp(), time.GetUtcNow());
            await using var scope = scopes.CreateAsyncScope();
            var db = scope.ServiceProvider.GetRequiredService<AppDb>();
            var marker = await Read(db, published.Marker);
            if (_kept is { } last && last.Marker == marker && !(last.Index.HoldsUntil <= now))
                return _kept = last with { At = at };
            // What is written meanwhile makes the marker differ, and the next look finds it.
            var (listings, forms) = (await db.Listings.AsNoTracking().ToListAsync(), await db.FormListings.AsNoTracking().ToListAsync());
            return _kept = new Kept(new PortalIndex(listings, forms, [.. published.Set.Fields.Select(f => f.Code)], now), marker, at);
        }
        catch (Exception failure)
        {
            // Whoever still waits gets it as well.
            logger.LogWarning(failure, "The portal's index could not be made anew.");
            throw;
        }
        finally
        {
            _renewing.Release();
        }
    }

    private static async Task<Marker> Read(AppDb db, int set)
    {
        var (listings, forms) = (db.Listings, db.FormListings);
        var (all, some) = (await listings.CountAsync(), await forms.CountAsync());
        return new Marker(set, all + some, await listings.SumAsync(l => (long)l.Revision) + await forms.SumAsync(f => (long)f.Revision));
    }
}
