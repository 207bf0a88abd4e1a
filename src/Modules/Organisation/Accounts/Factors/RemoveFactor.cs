using Microsoft.EntityFrameworkCore;
using ThongSuot.Organisation.Accounts.Passwords;
using ThongSuot.Organisation.Data;
using ThongSuot.Platform.Data;
using ThongSuot.Platform.Log;
using ThongSuot.Platform.Results;
using ThongSuot.Platform.Security;

namespace ThongSuot.Organisation.Accounts.Factors;

/// <summary>A person removes a factor of its own; not the last one where one is required.</summary>
internal sealed class RemoveFactor(AppDb db, AccountChange change, CurrentPassword current, RecoveryCodes recovery, SecondFactorRule rule)
{
    /// <param name="passkey">Id of a passkey; null: the authenticator app.</param>
    public Task<Result<bool>> Run(Actor actor, byte[]? passkey, string? password, string? address, CancellationToken cancellation) => db.OneAfterAnother<bool>(async () =>
    {
        var asked = await current.Ask(actor, password, "mat-khau-bo", cancellation);
        if (!asked.IsOk)
            return asked.Refusal;
        var account = asked.Value;
        var passkeys = await db.Passkeys.Where(p => p.UserId == account.Id).ToListAsync(cancellation);
        var removed = passkeys.Find(p => passkey is not null && p.CredentialId.AsSpan().SequenceEqual(passkey));
        if (passkey is null ? account.TotpSecret is null : removed is null)
            return Refusals.FactorNotThere;
        var left = passkeys.Count + (account.TotpSecret is null ? 0 : 1) - 1;
        if (left == 0 && await rule.Requires(actor, cancellation))
            return Refusals.FactorNeeded;
        if (removed is null)
            account.DropTotp();
        else
            db.Remove(removed);
        // Without a factor there is no second step that they could open.
        if (left == 0)
            await recovery.Drop(account.Id, cancellation);
        change.Note(account.Id, "organisation.second_factor_removed", new SecondFactorRemoved(account.Id, removed is null ? "totp" : "passkey"));
        await change.Save(new Envelope(actor.Person, Address: address), cancellation);
        return true;
    });
}

/// <summary>New recovery codes in place of the old ones.</summary>
internal sealed class RenewRecoveryCodes(AppDb db, AccountChange change, CurrentPassword current, RecoveryCodes recovery)
{
    public Task<Result<ShownOnce>> Run(Actor actor, string? password, string? address, CancellationToken cancellation) => db.OneAfterAnother<ShownOnce>(async () =>
    {
        var asked = await current.Ask(actor, password, "mat-khau-ma", cancellation);
        if (!asked.IsOk)
            return asked.Refusal;
        if (asked.Value.TotpSecret is null && !await db.Passkeys.AnyAsync(p => p.UserId == actor.Account, cancellation))
            return Refusals.FactorNotThere;
        var codes = await recovery.Renew(actor.Account, cancellation);
        change.Note(actor.Account, "organisation.recovery_codes_renewed", new RecoveryCodesRenewed(actor.Account));
        await change.Save(new Envelope(actor.Person, Address: address), cancellation);
        return new ShownOnce(codes);
    });
}
