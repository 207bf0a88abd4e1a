using Microsoft.EntityFrameworkCore;
using ThongSuot.Organisation.Accounts.Factors;
using ThongSuot.Organisation.Data;
using ThongSuot.Platform.Data;
using ThongSuot.Platform.Log;
using ThongSuot.Platform.Results;
using ThongSuot.Platform.Security;

namespace ThongSuot.Organisation.Accounts.Administration;

/// <summary>Ends the waiting after too many wrong passwords or codes.</summary>
internal sealed class UnlockAccount(AppDb db, AccountChange change)
{
    public Task<Result<bool>> Run(Actor administrator, Guid id, string? address, CancellationToken cancellation) => db.OneAfterAnother<bool>(async () =>
    {
        var found = await db.AccountOfAnother(administrator, id, cancellation);
        if (!found.IsOk)
            return found.Refusal;
        found.Value.Unlock();
        change.Note(id, "organisation.account_unlocked", new AccountUnlocked(id));
        await change.Save(new Envelope(administrator.Person, Address: address), cancellation);
        return true;
    });
}

/// <summary>Removes all second factors and recovery codes of a person who lost them; all its sessions end. The reason stands in the log.</summary>
internal sealed class RemoveSecondFactors(AppDb db, AccountChange change, RecoveryCodes recovery)
{
    public Task<Result<bool>> Run(Actor administrator, Guid id, string? reason, string? address, CancellationToken cancellation) => db.OneAfterAnother<bool>(async () =>
    {
        var found = await db.AccountOfAnother(administrator, id, cancellation);
        if (!found.IsOk)
            return found.Refusal;
        if (AccountForAdministration.Reason(reason) is not { } why)
            return Refusals.ReasonMissing with { Field = "ly-do-bo" };
        found.Value.DropTotp();
        db.RemoveRange(await db.Passkeys.Where(p => p.UserId == id).ToListAsync(cancellation));
        await recovery.Drop(id, cancellation);
        await change.EndSessions(id, _ => true, cancellation);
        change.Note(id, "organisation.second_factor_removed", new SecondFactorRemoved(id, "all"));
        await change.Save(new Envelope(administrator.Person, Address: address, Basis: why), cancellation);
        return true;
    });
}

internal sealed record AccountUnlocked(Guid Account);
