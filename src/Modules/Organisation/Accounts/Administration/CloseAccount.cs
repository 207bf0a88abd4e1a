using Microsoft.EntityFrameworkCore;
using ThongSuot.Organisation.Accounts.Sessions;
using ThongSuot.Organisation.Bodies;
using ThongSuot.Organisation.Data;
using ThongSuot.Platform.Data;
using ThongSuot.Platform.Log;
using ThongSuot.Platform.Results;
using ThongSuot.Platform.Security;
using ThongSuot.Platform.Time;

namespace ThongSuot.Organisation.Accounts.Administration;

/// <summary>Closes an account: its rights, sessions and open links end at once. It stays, since the log names it.</summary>
internal sealed class CloseAccount(AppDb db, EventLog log, LiveSessions live, OrganisationReader reader, TimeProvider time)
{
    public Task<Result<bool>> Run(Actor administrator, Guid id, string? reason, string? address, CancellationToken cancellation) => db.OneAfterAnother<bool>(async () =>
    {
        var found = await db.AccountOfAnother(administrator, id, cancellation);
        if (!found.IsOk)
            return found.Refusal;
        if (AccountForAdministration.Reason(reason) is not { } why)
            return Refusals.ReasonMissing with { Field = "ly-do-dong" };
        if (found.Value.ClosedAt is not null)
            return true;
        var now = time.Now();
        found.Value.Close(now);
        var open = await db.Sessions.Where(s => s.Account == id && s.EndedAt == null).ToListAsync(cancellation);
        open.ForEach(s => s.End(now));
        db.RemoveRange(await db.SetupLinks.Where(l => l.Account == id && l.UsedAt == null).ToListAsync(cancellation));
        db.RemoveRange(await db.KeptForms.Where(f => f.Account == id).ToListAsync(cancellation));
        // Bodies and people are told by the version: the person's name in their lists loses the account.
        var change = new OrganisationChange(db, log, new Envelope(administrator.Person, Address: address, Basis: why), reader);
        change.Note(Streams.OfAccount(id), "organisation.account_closed", new AccountClosed(id, open.Count));
        await change.Save(cancellation);
        live.Ended(open.Select(s => s.Id));
        return true;
    });
}

/// <summary>Opens a closed account again, with the password and factors that it had.</summary>
internal sealed class ReopenAccount(AppDb db, EventLog log, OrganisationReader reader)
{
    public Task<Result<bool>> Run(Actor administrator, Guid id, string? address, CancellationToken cancellation) => db.OneAfterAnother<bool>(async () =>
    {
        var found = await db.AccountOfAnother(administrator, id, cancellation);
        if (!found.IsOk)
            return found.Refusal;
        if (found.Value.ClosedAt is null)
            return true;
        found.Value.Reopen();
        var change = new OrganisationChange(db, log, new Envelope(administrator.Person, Address: address), reader);
        change.Note(Streams.OfAccount(id), "organisation.account_reopened", new AccountReopened(id));
        await change.Save(cancellation);
        return true;
    });
}

internal sealed record AccountClosed(Guid Account, int SessionsEnded);

internal sealed record AccountReopened(Guid Account);
