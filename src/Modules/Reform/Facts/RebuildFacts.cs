using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ThongSuot.Contracts.Dossiers;
using ThongSuot.Contracts.Procedures;
using ThongSuot.Platform.Data;
using ThongSuot.Platform.Jobs;
using ThongSuot.Platform.Log;
using ThongSuot.Reform.Breaches;

namespace ThongSuot.Reform.Facts;

/// <summary>Makes all facts anew from the log, and looks at who did what in time, one dossier in one transaction; it may be stopped and goes on where it was.</summary>
internal sealed class RebuildFacts(IServiceScopeFactory scopes, IProcedures procedures, KeepBreaches breaches) : IJobKind
{
    public const string KindName = "reform.facts";

    private const int AtOnce = 200;

    public string Name => KindName;

    public async Task Run(JobRun run, CancellationToken cancellation)
    {
        var (done, total) = (run.Job.Done, await Count(cancellation));
        var last = Guid.TryParse(run.Checkpoint, out var checkpoint) ? checkpoint : Guid.Empty;
        while (await Page(last, cancellation) is { Count: > 0 } page)
        {
            foreach (var (_, stream) in page)
                await Again(DossierEntries.DossierOf(stream), cancellation);
            last = page[^1].Entry;
            done += page.Count;
            await run.Tell(done, total, last.ToString(), cancellation);
        }
    }

    /// <summary>All dossiers, without a job around it.</summary>
    public async Task<int> Run(CancellationToken cancellation)
    {
        var done = 0;
        for (var last = Guid.Empty; await Page(last, cancellation) is { Count: > 0 } page; last = page[^1].Entry)
        {
            foreach (var (_, stream) in page)
                await Again(DossierEntries.DossierOf(stream), cancellation);
            done += page.Count;
        }

        return done;
    }

    private async Task Again(Guid dossier, CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AppDb>();
        var (dossiers, steps) = (db.DossierFacts, db.StepFacts);
        var sheet = new FactSheet(null, [], new Clockwork(await procedures.Calendar(null, cancellation)));
        await new OnDossierEntries(procedures).TakeFromBeginning(sheet, db, dossier, int.MaxValue, cancellation);
        Replace(db, await dossiers.Where(f => f.Dossier == dossier).ToListAsync(cancellation), sheet.Dossier is { } made ? [made] : [], f => f.Dossier);
        Replace(db, await steps.Where(f => f.Dossier == dossier).ToListAsync(cancellation), sheet.Steps, f => (f.Opened, f.Place));
        await db.SaveChangesAsync(cancellation);
        await breaches.LookAlone(dossier, cancellation);
    }

    // Of rows with the same key the old one takes the new one's values: a row cannot be removed and added in one save.
    internal static void Replace<T, TKey>(AppDb db, IReadOnlyList<T> old, IReadOnlyList<T> made, Func<T, TKey> key)
        where T : class
        where TKey : notnull
    {
        var left = old.ToDictionary(key);
        foreach (var one in made)
        {
            if (!left.Remove(key(one), out var there))
                db.Add(one);
            else
                db.Entry(there).CurrentValues.SetValues(one);
        }

        db.RemoveRange(left.Values);
    }

    private async Task<int> Count(CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<AppDb>().Set<LogEntry>().CountAsync(e => e.Type == DossierEntries.Filed, cancellation);
    }

    private async Task<List<(Guid Entry, string Stream)>> Page(Guid after, CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        var filed = await scope.ServiceProvider.GetRequiredService<AppDb>().Set<LogEntry>().AsNoTracking()
            .Where(e => e.Type == DossierEntries.Filed && e.Id > after).OrderBy(e => e.Id).Take(AtOnce).Select(e => new { e.Id, e.Stream }).ToListAsync(cancellation);
        return [.. filed.Select(e => (e.Id, e.Stream))];
    }
}
