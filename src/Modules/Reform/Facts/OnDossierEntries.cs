using Microsoft.EntityFrameworkCore;
using ThongSuot.Contracts.Dossiers;
using ThongSuot.Contracts.Procedures;
using ThongSuot.Platform.Data;
using ThongSuot.Platform.Log;

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
        var before = known is null ? [] : await facts.Where(f => f.Dossier == id).OrderBy(f => f.Opened).ToListAsync(cancellation);
        var sheet = new FactSheet(known, before, new Clockwork(await procedures.Calendar(null, cancellation)));
        if (known is null)
            await TakeFromBeginning(sheet, db, id, entry.Sequence, cancellation);
        else
            await Take(sheet, entry, id, cancellation);
        if (known is null && sheet.Dossier is { } made)
            db.Add(made);
        db.AddRange(sheet.Steps.Skip(before.Count));
    }

    /// <summary>The facts of one dossier from its log, up to a sequence.</summary>
    public async Task TakeFromBeginning(FactSheet sheet, AppDb db, Guid dossier, int upTo, CancellationToken cancellation)
    {
        await foreach (var one in EventLog.Read(db, DossierEntries.StreamOf(dossier)).WithCancellation(cancellation))
        {
            if (one.Sequence <= upTo && Types.Contains(one.Type))
                await Take(sheet, one, dossier, cancellation);
        }
    }

    private async ValueTask Take(FactSheet sheet, LogEntry entry, Guid dossier, CancellationToken cancellation)
    {
        var version = entry.ReadEnvelope().Definition ?? sheet.Dossier?.Version
            ?? throw new NotSupportedException($"Entry {entry.Id} names no version of its procedure.");
        sheet.Take(entry.Sequence, entry.At, DossierEvents.Read(entry), dossier, await procedures.Version(version, cancellation));
    }
}
