using Microsoft.EntityFrameworkCore;
using ThongSuot.Contracts.Organisation;
using ThongSuot.Organisation.Bodies;
using ThongSuot.Organisation.Data;
using ThongSuot.Platform.Data;
using ThongSuot.Platform.Log;
using ThongSuot.Platform.Measuring;
using ThongSuot.Platform.Time;

namespace ThongSuot.Organisation.Accounts.Sessions;

/// <summary>Stages the session of a complete sign-in with its entries; saving is the caller's, together with what proved the person.</summary>
internal sealed class BeginSession(AppDb db, EventLog log, TimeProvider time)
{
    public async Task<Session> Run(Account account, SignInMethod method, Visitor visitor, CancellationToken cancellation)
    {
        var now = time.Now();
        account.SignedIn();
        var known = await db.Sessions.AnyAsync(s => s.Account == account.Id && s.Device == visitor.Device, cancellation);
        var session = new Session
        {
            Id = Guid.CreateVersion7(now), Account = account.Id, BegunAt = now, SeenAt = now, Address = visitor.Address, Browser = visitor.Browser,
            Device = visitor.Device, Method = method, TellNewDevice = !known,
        };
        db.Add(session);
        List<(string, object)> happened = [("organisation.signed_in", new SignedIn(account.Id, session.Id, method))];
        if (!known)
        {
            happened.Add((SignInEntries.NewDevice, new NewDevice(account.Id, account.Person, session.Id)));
            // Those who work elsewhere with this account are told, too: it may not have been them.
            foreach (var other in await db.Sessions.Where(s => s.Account == account.Id && s.EndedAt == null).ToListAsync(cancellation))
                other.TellNewDevice = true;
        }

        var stream = Streams.OfAccount(account.Id);
        log.Append(db, await EventLog.Head(db, stream, cancellation), new Envelope(account.Person, Address: visitor.Address), happened);
        Telemetry.SignedIn("ok");
        return session;
    }
}

internal sealed record SignedIn(Guid Account, Guid Session, SignInMethod Method);
