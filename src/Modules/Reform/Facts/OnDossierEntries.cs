using Microsoft.EntityFrameworkCore;
using ThongSuot.Contracts.Dossiers;
using ThongSuot.Contracts.Procedures;
using ThongSuot.Platform.Data;
using ThongSuot.Platform.Log;
using ThongSuot.Reform.Figures;

namespace ThongSuot.Reform.Facts;

/// <summary>Keeps the facts of dossiers as their entries are heard. A dossier that began before anybody listened is taken from its beginning.</summary>
internal sealed class OnDossierEntries(IProcedures procedures) : IListener
{
    public string Name => "reform_facts";

    public IReadOnlySet<string> Types => DossierEvents.Types;

    public async Task Hear(LogEntry entry, AppDb db, CancellationToken cancellation)
    {
        var id = DossierEntries.DossierOf(entry.Stream);
        var facts = db.StepFacts;
        var known = await db.DossierFacts.FindAsync([id], cancellation);
        if (known?.Heard >= entry.Sequence)
            return;
        var steps = known is null ? [] : await facts.Where(f => f.Dossier == id).OrderBy(f => f.Opened).ToListAsync(cancellation);
        var before = Tally.Of(known, steps);
        var clock = new Clockwork(await procedures.Calendar(null, cancellation));
        if (known is null || entry.Type == DossierEntries.Ended)
        {
            var sheet = new FactSheet(null, [], clock);
            await TakeFromBeginning(sheet, db, id, entry.Sequence, cancellation);
            Keep(db, known, steps, sheet);
            Tally.Change(db, before, Tally.Of(sheet.Dossier, sheet.Steps));
            return;
        }

        var more = new FactSheet(known, steps, clock);
        await Take(more, entry, id, cancellation);
        db.AddRange(more.Steps.Skip(steps.Count));
        Tally.Change(db, before, Tally.Of(more.Dossier, more.Steps));
    }

    /// <summary>Brings the rows of a dossier to what was found.</summary>
    public static void Keep(AppDb db, DossierFact? known, IReadOnlyList<StepFact> steps, FactSheet found)
    {
        Replace<DossierFact, Guid>(db, known is null ? [] : [known], found.Dossier is { } made ? [made] : [], f => f.Dossier);
        Replace(db, steps, found.Steps, f => (f.Opened, f.Place));
    }

    /// <summary>Of rows with the same key the old one takes the new one's values: a row cannot be removed and added in one save.</summary>
    public static void Replace<T, TKey>(AppDb db, IReadOnlyList<T> old, IReadOnlyList<T> made, Func<T, TKey> key)
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

    /// <summary>The facts of one dossier from its log, up to a sequence.</summary>
    public async Task TakeFromBeginning(FactSheet sheet, AppDb db, Guid dossier, int upTo, CancellationToken cancellation)
    {
        await foreach (var one in EventLog.Read(db, DossierEntries.StreamOf(dossier)).WithCancellation(cancellation))
        {
            if (one.Sequence <= upTo)
                await Take(sheet, one, dossier, cancellation);
        }
    }

    public async ValueTask Take(FactSheet sheet, LogEntry entry, Guid dossier, CancellationToken cancellation)
    {
        if (!DossierEvents.FromBeginning.Contains(entry.Type))
            return;
        var version = entry.ReadEnvelope().Definition ?? sheet.Dossier?.Version
            ?? throw new NotSupportedException($"Entry {entry.Id} names no version of its procedure.");
        sheet.Take(entry.Sequence, entry.At, DossierEvents.Read(entry), dossier, await procedures.Version(version, cancellation));
    }
}
