using Microsoft.EntityFrameworkCore;
using ThongSuot.Platform.Data;
using ThongSuot.Procedures.Data;

namespace ThongSuot.Procedures.Search;

/// <summary>Writes the rows that are missing: those of versions published before there was a list of its own. Afterwards it finds nothing to do.</summary>
internal sealed class CompleteListings(AppDb db)
{
    private const int Batch = 200;

    /// <returns>How many rows were missing.</returns>
    public async Task<int> Run(CancellationToken cancellation)
    {
        var (versions, formVersions) = (db.Versions, db.FormVersions);
        var (listings, formListings) = (db.Listings, db.FormListings);
        var missing = await versions.Where(v => !listings.Any(l => l.Version == v.Id)).Select(v => v.Id).ToListAsync(cancellation);
        var forms = await formVersions.AsNoTracking().Where(f => !formListings.Any(l => l.Form == f.Id)).ToListAsync(cancellation);
        var stored = new StoredCatalogue(db);
        foreach (var some in missing.Chunk(Batch))
        {
            foreach (var id in some)
            {
                var version = await versions.AsNoTracking().FirstAsync(v => v.Id == id, cancellation);
                listings.Add(Listings.Of(version, (await stored.Version(id, cancellation))!, body: null, version.FromPackage));
            }


            await Save(cancellation);
        }

        formListings.AddRange(forms.Select(f => Listings.Of(f, StoredCatalogue.Form(f))));
        await Save(cancellation);
        return missing.Count + forms.Count;
    }

    // Two nodes that start at once write the same rows; what the faster one wrote is as good.
    private async Task Save(CancellationToken cancellation)
    {
        try
        {
            await db.SaveChangesAsync(cancellation);
        }
        catch (DbUpdateException failure) when (failure.IsConflict())
        {
        }

        db.ChangeTracker.Clear();
    }
}
