using Microsoft.EntityFrameworkCore;
using ThongSuot.Platform.Data;
using ThongSuot.Platform.Results;
using ThongSuot.Procedures.Data;
using ThongSuot.Procedures.Search;

namespace ThongSuot.Procedures.Publishing;

/// <summary>Every change of what is published takes the next number, so that of two at once only one is saved and all caches see it.</summary>
internal static class Publications
{
    public static async Task<PublicationRow> Next(AppDb db, DateTimeOffset now, CancellationToken cancellation)
    {
        var row = new PublicationRow { Number = (await db.Publications.MaxAsync(p => (int?)p.Number, cancellation) ?? 0) + 1, At = now };
        db.Add(row);
        return row;
    }

    /// <summary>Saves all that was changed together with the number; <see cref="Refusals.Busy"/> when somebody else took it meanwhile.</summary>
    public static async Task<Result<bool>> Save(AppDb db, PublicationRow publication, CancellationToken cancellation)
    {
        await Listings.Renew(db, cancellation);
        try
        {
            await db.SaveChangesAsync(cancellation);
            return true;
        }
        catch (DbUpdateException)
        {
            db.ChangeTracker.Clear();
            if (await db.Publications.AsNoTracking().AnyAsync(p => p.Number >= publication.Number, cancellation))
                return Refusals.Busy;
            throw;
        }
    }
}
