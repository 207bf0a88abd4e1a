using Microsoft.EntityFrameworkCore;
using ThongSuot.Organisation.Bodies;
using ThongSuot.Organisation.Data;
using ThongSuot.Platform.Data;
using ThongSuot.Platform.Log;
using ThongSuot.Platform.Results;
using ThongSuot.Platform.Security;

namespace ThongSuot.Organisation.Accounts.Sessions;

/// <summary>A person ends sessions of its own.</summary>
internal sealed class EndSessions(AppDb db, AccountChange change)
{
    /// <param name="one">The session to end; null ends all but <paramref name="except"/>.</param>
    /// <returns>How many ended.</returns>
    public Task<Result<int>> Run(Actor actor, Guid? one, Guid? except, string? address, CancellationToken cancellation) => db.OneAfterAnother<int>(async () =>
    {
        var ended = await change.EndSessions(actor.Account, s => (one == null || s.Id == one) && s.Id != except, cancellation);
        if (ended == 0)
            return 0;
        change.Note(actor.Account, "organisation.sessions_ended", new SessionsEnded(actor.Account, ended));
        await change.Save(new Envelope(actor.Person, Address: address), cancellation);
        return ended;
    });
}

internal sealed record SessionsEnded(Guid Account, int Count);
