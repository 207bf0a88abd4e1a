using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ThongSuot.Contracts.Dossiers;
using ThongSuot.Platform.Data;
using ThongSuot.Platform.Log;
using ThongSuot.Platform.Security;
using ThongSuot.Platform.Time;

namespace ThongSuot.Dossiers.Viewing;

/// <summary>
/// Writes down who read what, before anything is shown. Each person's reading of a dossier is a stream of its own, so that it is no change
/// of the dossier; and it is saved in a context of its own, so that it saves nothing else of the request.
/// </summary>
internal sealed class Readings(IServiceScopeFactory scopes, EventLog log, TimeProvider time)
{
    private const int MostTries = 20;

    private static readonly TimeSpan OneVisit = TimeSpan.FromHours(1);

    /// <summary>The page of a restricted dossier; once an hour.</summary>
    public Task Opened(Actor actor, Guid dossier, string? address, CancellationToken cancellation) =>
        Note(actor, dossier, DossierEntries.Read, new DossierRead(dossier), address, time.Now() - OneVisit, cancellation);

    /// <summary>A file; every time.</summary>
    public Task Downloaded(Actor actor, Guid dossier, Guid file, string? address, CancellationToken cancellation) =>
        Note(actor, dossier, DossierEntries.FileRead, new FileRead(dossier, file), address, null, cancellation);

    private async Task Note(Actor actor, Guid dossier, string type, object body, string? address, DateTimeOffset? notAgainAfter, CancellationToken cancellation)
    {
        var stream = DossierEntries.ReadingsOf(dossier, actor.Person);
        for (var tries = 1; ; tries++)
        {
            await using var scope = scopes.CreateAsyncScope();
            var db = scope.ServiceProvider.GetRequiredService<AppDb>();
            if (notAgainAfter is { } since && await db.Set<LogEntry>().AnyAsync(e => e.Stream == stream && e.Type == type && e.At > since, cancellation))
                return;
            await log.Append(db, stream, new Envelope(actor.Person, Address: address), type, body, cancellation);
            try
            {
                await db.SaveChangesAsync(cancellation);
                return;
            }
            catch (DbUpdateException failure) when (failure.IsConflict() && tries < MostTries)
            {
                // The same person read in two windows at once; the other entry came first.
            }
        }
    }
}
