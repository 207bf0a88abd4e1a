using Microsoft.EntityFrameworkCore;
using ThongSuot.Dossiers.Data;
using ThongSuot.Dossiers.Steps;
using ThongSuot.Platform.Data;
using ThongSuot.Platform.Results;
using ThongSuot.Platform.Security;
using ThongSuot.Platform.Time;

namespace ThongSuot.Dossiers.Inbox;

/// <summary>Dossiers that a person keeps an eye on; only those that the person may see.</summary>
internal sealed class Follows(AppDb db, TimeProvider time)
{
    private const int Most = 1_000;

    public Task<bool> Has(Actor actor, Guid dossier, CancellationToken cancellation) =>
        db.DossierFollows.AnyAsync(f => f.Person == actor.Person && f.Dossier == dossier, cancellation);

    /// <summary>Doing it twice is no fault.</summary>
    public async Task<Result<bool>> Follow(Actor actor, Guid dossier, CancellationToken cancellation)
    {
        var scopes = db.DossierScopes;
        if (!await db.Dossiers.SeenBy(actor, scopes).AnyAsync(d => d.Id == dossier, cancellation))
            return Refusals.NotFound;
        if (await Has(actor, dossier, cancellation))
            return true;
        if (await db.DossierFollows.CountAsync(f => f.Person == actor.Person, cancellation) >= Most)
            return Refusals.FollowTooMany;
        db.Add(new DossierFollow { Person = actor.Person, Dossier = dossier, At = time.Now() });
        try
        {
            await db.SaveChangesAsync(cancellation);
        }
        catch (DbUpdateException twice) when (twice.IsConflict())
        {
            // The same person, at the same moment, in another window.
            db.ChangeTracker.Clear();
        }

        return true;
    }

    public async Task Unfollow(Actor actor, Guid dossier, CancellationToken cancellation)
    {
        if (await db.DossierFollows.FirstOrDefaultAsync(f => f.Person == actor.Person && f.Dossier == dossier, cancellation) is not { } follow)
            return;
        db.Remove(follow);
        await db.SaveChangesAsync(cancellation);
    }
}
