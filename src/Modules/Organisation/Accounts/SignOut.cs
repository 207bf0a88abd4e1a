using Microsoft.EntityFrameworkCore;
using ThongSuot.Organisation.Bodies;
using ThongSuot.Platform.Data;
using ThongSuot.Platform.Log;
using ThongSuot.Platform.Security;

namespace ThongSuot.Organisation.Accounts;

/// <summary>Writes down that a person signed out; the cookie is the caller's.</summary>
internal sealed class SignOut(AppDb db, EventLog log)
{
    public async Task Run(Actor actor, string? address, CancellationToken cancellation)
    {
        await log.Append(db, Streams.OfAccount(actor.Account), new Envelope(actor.Person, Address: address), "organisation.signed_out", new SignedOut(actor.Account), cancellation);
        try
        {
            await db.SaveChangesAsync(cancellation);
        }
        catch (DbUpdateException)
        {
            // Signed out twice at the same moment: the other one is written.
            db.ChangeTracker.Clear();
        }
    }
}
