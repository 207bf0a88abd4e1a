using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using ThongSuot.Contracts.Organisation;
using ThongSuot.Organisation.Data;
using ThongSuot.Platform.Data;
using ThongSuot.Platform.Results;
using ThongSuot.Platform.Security;

namespace ThongSuot.Organisation.Accounts.Passwords;

/// <summary>Asks the person at the keyboard for its password before its safeguards change: an unlocked screen is not enough.</summary>
internal sealed class CurrentPassword(AppDb db, IPasswordHasher<Account> hasher, SignInPace pace) : IPasswordQuestion
{
    /// <param name="field">The input's name, for the refusal.</param>
    /// <returns>The person's account, tracked.</returns>
    public async Task<Result<Account>> Ask(Actor actor, string? password, string field, CancellationToken cancellation)
    {
        if (string.IsNullOrEmpty(password))
            return Refusals.PasswordMissing with { Field = field };
        var account = await db.Accounts.SingleAsync(a => a.Id == actor.Account, cancellation);
        // The address does not matter: whoever has the session tries from anywhere.
        if (pace.Enter(address: null, actor.Account.ToString()) is { } wait)
            return Refusals.Slower(wait) with { Field = field };
        if (account.PasswordHash is null || password.Length > PasswordRule.Most
            || hasher.VerifyHashedPassword(account, account.PasswordHash, PasswordRule.Normalise(password)) == PasswordVerificationResult.Failed)
            return Refusals.CurrentPasswordWrong with { Field = field };
        pace.Succeeded(address: null, actor.Account.ToString());
        return account;
    }

    async Task<Refusal?> IPasswordQuestion.Ask(Actor actor, string? password, string field, CancellationToken cancellation) =>
        await Ask(actor, password, field, cancellation) is { IsOk: false, Refusal: var no } ? no : null;
}
