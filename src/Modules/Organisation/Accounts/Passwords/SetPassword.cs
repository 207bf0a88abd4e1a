using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using ThongSuot.Contracts.Organisation;
using ThongSuot.Organisation.Accounts.Administration;
using ThongSuot.Organisation.Data;
using ThongSuot.Platform.Data;
using ThongSuot.Platform.Log;
using ThongSuot.Platform.Results;
using ThongSuot.Platform.Time;
using Account = ThongSuot.Organisation.Data.Account;

namespace ThongSuot.Organisation.Accounts.Passwords;

/// <summary>A person sets its password by a one-time link, the first time or after it was forgotten. Second factors stay.</summary>
internal sealed class SetPassword(AppDb db, AccountChange change, OneTimeLinks links, IOrganisation organisation, IPasswordHasher<Account> hasher, TimeProvider time)
{
    /// <returns>User name that the link is for; null when it opens nothing (any more).</returns>
    public async Task<string?> UserNameOf(string? secret, CancellationToken cancellation) => (await Find(secret, cancellation))?.Account.UserName;

    public Task<Result<bool>> Run(string? secret, NewPassword wanted, string? address, CancellationToken cancellation) => db.OneAfterAnother<bool>(async () =>
    {
        if (await Find(secret, cancellation) is not var (link, account))
            return Refusals.PasswordLinkInvalid;
        var actor = await organisation.ActorOf(account.Id, cancellation);
        if (wanted.Check(account.UserName!, actor?.IsAdministrator() ?? false) is { Length: > 0 } refusals)
            return refusals;
        link.UsedAt = time.Now();
        account.TakePassword(hasher.HashPassword(account, PasswordRule.Normalise(wanted.Password)));
        account.Unlock();
        var ended = await change.EndSessions(account.Id, _ => true, cancellation);
        change.Note(account.Id, "organisation.password_changed", new PasswordChanged(account.Id, ByLink: true, ended));
        await change.Save(new Envelope(account.Person, Address: address), cancellation);
        return true;
    });

    private async Task<(SetupLink Link, Account Account)?> Find(string? secret, CancellationToken cancellation)
    {
        if (await links.Find(secret, cancellation) is not { Account: { } id } link)
            return null;
        return await db.Accounts.SingleOrDefaultAsync(a => a.Id == id && a.ClosedAt == null, cancellation) is { } account ? (link, account) : null;
    }
}
