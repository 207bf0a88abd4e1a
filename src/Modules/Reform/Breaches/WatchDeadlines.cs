using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using ThongSuot.Platform.Data;
using ThongSuot.Platform.Time;

namespace ThongSuot.Reform.Breaches;

/// <summary>Looks at dossiers in which a deadline went by without an entry. Of two nodes that look at one, one wins.</summary>
internal sealed partial class WatchDeadlines(IServiceScopeFactory scopes, KeepBreaches keep, TimeProvider time, ILogger<WatchDeadlines> logger)
{
    private const int Batch = 200;

    /// <returns>How many dossiers were looked at.</returns>
    public async Task<int> RunOnce(CancellationToken cancellation)
    {
        var (looked, failed) = (0, new HashSet<Guid>());
        while (await Next(failed, cancellation) is { Length: > 0 } batch)
        {
            foreach (var dossier in batch)
            {
                try
                {
                    if (await keep.LookAlone(dossier, cancellation))
                        looked++;
                    else
                        failed.Add(dossier);
                }
                catch (Exception failure) when (failure is not OperationCanceledException)
                {
                    LogFailed(failure, dossier);
                    failed.Add(dossier);
                }
            }
        }

        return looked;
    }

    // What failed is left to the next round.
    private async Task<Guid[]> Next(HashSet<Guid> failed, CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        var watches = scope.ServiceProvider.GetRequiredService<AppDb>().BreachWatches;
        var (now, skipped) = (time.Now(), failed.ToArray());
        return await watches.Where(w => w.NextAt <= now && !skipped.Contains(w.Dossier)).OrderBy(w => w.NextAt).Select(w => w.Dossier).Take(Batch).ToArrayAsync(cancellation);
    }

    [LoggerMessage(62, LogLevel.Error, "The deadlines of dossier {Dossier} could not be looked at")]
    private partial void LogFailed(Exception failure, Guid dossier);
}
