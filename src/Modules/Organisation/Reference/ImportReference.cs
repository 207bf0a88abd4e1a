using Microsoft.EntityFrameworkCore;
using ThongSuot.Organisation.Bodies;
using ThongSuot.Organisation.Data;
using ThongSuot.Platform.Data;
using ThongSuot.Platform.Log;

namespace ThongSuot.Organisation.Reference;

/// <summary>Brings the stored reference data to what the catalogue's files say. Nothing is written when nothing differs.</summary>
internal sealed class ImportReference(AppDb db, EventLog log)
{
    /// <summary>True when something changed.</summary>
    public async Task<bool> Run(string catalogue, CancellationToken cancellation)
    {
        var files = new ReferenceFiles(catalogue);
        var levels = await Bring(files.Levels(), l => (l.Code, l.ValidFrom), cancellation);
        var kinds = await Bring(files.BodyKinds(), k => (k.Code, k.ValidFrom), cancellation);
        var types = await Bring(files.OrganisationTypes(), t => (t.Code, t.ValidFrom), cancellation);
        var superiors = await Bring(files.Superiors(), s => s.Order, cancellation);
        if (levels + kinds + types + superiors == 0)
            return false;
        var change = new OrganisationChange(db, log, new Envelope(Person: null, Basis: "catalogue/reference"));
        change.Note(Streams.Reference, "organisation.reference_imported", new ReferenceImported(levels, kinds, types, superiors));
        await change.Save(cancellation);
        return true;
    }

    private async Task<int> Bring<T, TKey>(IReadOnlyList<T>? wanted, Func<T, TKey> key, CancellationToken cancellation)
        where T : class
        where TKey : notnull
    {
        if (wanted is null)
            return 0;
        var stored = (await db.Set<T>().ToListAsync(cancellation)).ToDictionary(key);
        var changed = 0;
        foreach (var row in wanted)
        {
            if (!stored.Remove(key(row), out var old))
                db.Add(row);
            else if (!old.Equals(row))
                db.Entry(old).CurrentValues.SetValues(row);
            else
                continue;
            changed++;
        }

        db.RemoveRange(stored.Values);
        return changed + stored.Count;
    }
}
