using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ThongSuot.Contracts.Dossiers;
using ThongSuot.Contracts.Procedures;
using ThongSuot.Platform.Data;
using ThongSuot.Platform.Jobs;
using ThongSuot.Platform.Log;
using ThongSuot.Reform.Breaches;
using ThongSuot.Reform.Figures;

namespace ThongSuot.Reform.Facts;

/// <summary>
/// Makes all facts anew from the log, looks at who did what in time, and counts all figures anew. Some dossiers in one transaction; it may be stopped and goes
/// on where it was.
/// </summary>
internal sealed class RebuildFacts(IServiceScopeFactory scopes, IProcedures procedures, KeepBreaches breaches, CountAnew figures) : IJobKind
{
    public const string KindName = "reform.facts";

    private const int PageSize = 400, AtOnce = 50, MostAttempts = 5;

    public string Name => KindName;

    public async Task Run(JobRun run, CancellationToken cancellation)
    {
        var (done, total) = (run.Job.Done, await Count(cancellation));
        var last = Guid.TryParse(run.Checkpoint, out var checkpoint) ? checkpoint : Guid.Empty;
        while (await Page(last, cancellation) is { Count: > 0 } page)
        {
            await Again(page, cancellation);
            last = page[^1].Entry;
            done += page.Count;
            await run.Tell(done, total, last.ToString(), cancellation);
        }

        foreach (var month in await figures.Months(cancellation))
        {
            await figures.Count(month, cancellation);
            await run.Tell(done, total, last.ToString(), cancellation);
        }
    }

    /// <summary>All dossiers and figures, without a job around it.</summary>
    public async Task<int> Run(CancellationToken cancellation)
    {
        var done = 0;
        for (var last = Guid.Empty; await Page(last, cancellation) is { Count: > 0 } page; last = page[^1].Entry)
        {
            await Again(page, cancellation);
            done += page.Count;
        }

        foreach (var month in await figures.Months(cancellation))
            await figures.Count(month, cancellation);
        return done;
    }

    private Task Again(List<(Guid Entry, string Stream)> page, CancellationToken cancellation) =>
        Parallel.ForEachAsync(
            page.Select(p => DossierEntries.DossierOf(p.Stream)).Chunk(AtOnce), new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount, CancellationToken = cancellation },
            async (dossiers, cancelled) => await Again(dossiers, MostAttempts, cancelled));

    // Who heard an entry meanwhile was faster; then one by one, so that a busy dossier holds back no other.
    private async Task Again(Guid[] dossiers, int attempts, CancellationToken cancellation)
    {
        try
        {
            await Once(dossiers, cancellation);
        }
        catch (DbUpdateException failure) when (failure.IsConflict() && attempts > 1)
        {
            foreach (var dossier in dossiers)
                await Again([dossier], attempts - 1, cancellation);
        }
    }

    private async Task Once(Guid[] dossiers, CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AppDb>();
        var (facts, steps) = (db.DossierFacts, db.StepFacts);
        var streams = dossiers.Select(DossierEntries.StreamOf).ToArray();
        var entries = (await db.Set<LogEntry>().AsNoTracking().Where(e => streams.Contains(e.Stream)).OrderBy(e => e.Stream).ThenBy(e => e.Sequence).ToListAsync(cancellation)).ToLookup(e => e.Stream, StringComparer.Ordinal);
        var known = await facts.Where(f => dossiers.Contains(f.Dossier)).ToDictionaryAsync(f => f.Dossier, cancellation);
        var before = (await steps.Where(f => dossiers.Contains(f.Dossier)).ToListAsync(cancellation)).ToLookup(f => f.Dossier);
        var (clock, take) = (new Clockwork(await procedures.Calendar(null, cancellation)), new OnDossierEntries(procedures));
        var (were, are) = (new List<Counted>(), new List<Counted>());
        foreach (var dossier in dossiers)
        {
            var sheet = new FactSheet(null, [], clock);
            foreach (var entry in entries[DossierEntries.StreamOf(dossier)])
                await take.Take(sheet, entry, dossier, cancellation);
            were.Add(Tally.Of(known.GetValueOrDefault(dossier), before[dossier]));
            are.Add(Tally.Of(sheet.Dossier, sheet.Steps));
            OnDossierEntries.Keep(db, known.GetValueOrDefault(dossier), [.. before[dossier]], sheet);
        }

        Tally.Change(db, Counted.Together(were), Counted.Together(are));
        await breaches.Look(db, dossiers, entries, cancellation);
        await db.SaveChangesAsync(cancellation);
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
            .Where(e => e.Type == DossierEntries.Filed && e.Id > after).OrderBy(e => e.Id).Take(PageSize).Select(e => new { e.Id, e.Stream }).ToListAsync(cancellation);
        return [.. filed.Select(e => (e.Id, e.Stream))];
    }
}
