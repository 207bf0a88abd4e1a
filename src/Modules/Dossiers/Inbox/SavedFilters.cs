using Microsoft.EntityFrameworkCore;
using ThongSuot.Dossiers.Data;
using ThongSuot.Platform.Data;
using ThongSuot.Platform.Results;
using ThongSuot.Platform.Security;
using ThongSuot.Platform.Text;
using ThongSuot.Platform.Time;

namespace ThongSuot.Dossiers.Inbox;

/// <summary>A person's own lists, by name. They hold an address and nothing of what it shows.</summary>
internal sealed class SavedFilters(AppDb db, TimeProvider time)
{
    private const int Most = 30, LongestName = 80, LongestAddress = 1_000;

    public async Task<IReadOnlyList<SavedFilter>> Of(Actor actor, CancellationToken cancellation) =>
        await db.SavedFilters.AsNoTracking().Where(f => f.Person == actor.Person).OrderBy(f => f.Id).ToListAsync(cancellation);

    /// <summary>Saves under a name; a name that is there gets the new filter.</summary>
    public async Task<Result<Guid>> Save(Actor actor, string? name, InboxQuery query, string path, CancellationToken cancellation)
    {
        var called = Folding.Normalise(name ?? "");
        var address = query.Address(path);
        if (called.Length is 0 or > LongestName || address.Length > LongestAddress)
            return Refusals.FilterName;
        var mine = await db.SavedFilters.Where(f => f.Person == actor.Person).ToListAsync(cancellation);
        if (mine.FirstOrDefault(f => f.Name == called) is not { } filter)
        {
            if (mine.Count >= Most)
                return Refusals.FilterTooMany;
            db.Add(filter = new SavedFilter { Id = Guid.CreateVersion7(time.Now()), Person = actor.Person, Name = called, Address = address });
        }

        filter.Address = address;
        try
        {
            await db.SaveChangesAsync(cancellation);
        }
        catch (DbUpdateException twice) when (twice.IsConflict())
        {
            return Refusals.FilterName;
        }

        return filter.Id;
    }

    public async Task Remove(Actor actor, Guid id, CancellationToken cancellation)
    {
        if (await db.SavedFilters.FirstOrDefaultAsync(f => f.Id == id && f.Person == actor.Person, cancellation) is not { } filter)
            return;
        db.Remove(filter);
        await db.SaveChangesAsync(cancellation);
    }
}
