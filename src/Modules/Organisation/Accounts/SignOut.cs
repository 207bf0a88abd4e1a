using ThongSuot.Organisation.Data;
using ThongSuot.Platform.Data;
using ThongSuot.Platform.Log;
using ThongSuot.Platform.Results;
using ThongSuot.Platform.Security;

namespace ThongSuot.Organisation.Accounts;

/// <summary>Ends the session of a person that signs out; the cookie is the caller's.</summary>
internal sealed class SignOut(AppDb db, AccountChange change)
{
    public Task<Result<bool>> Run(Actor actor, Guid session, string? address, CancellationToken cancellation) => db.OneAfterAnother<bool>(async () =>
    {
        await change.EndSessions(actor.Account, s => s.Id == session, cancellation);
        change.Note(actor.Account, "organisation.signed_out", new SignedOut(actor.Account, session));
        await change.Save(new Envelope(actor.Person, Address: address), cancellation);
        return true;
    });
}

internal sealed record SignedOut(Guid Account, Guid Session);
