using Microsoft.AspNetCore.Identity;
using ThongSuot.Organisation.Accounts.Administration;
using ThongSuot.Organisation.Data;
using ThongSuot.Platform.Data;
using ThongSuot.Platform.Log;
using ThongSuot.Platform.Results;
using ThongSuot.Platform.Security;

namespace ThongSuot.Organisation.Accounts.Passwords;

internal sealed record NewPassword(string Password, string Again)
{
    /// <summary>All that is wrong with it.</summary>
    public Refusal[] Check(string userName, bool administrator) =>
    [
        .. new[]
        {
            PasswordRule.Check(Password, userName, administrator ? PasswordRule.LeastForAdministrators : PasswordRule.Least) is { } wrong ? wrong with { Field = "mat-khau-moi" } : null,
            string.Equals(Password, Again, StringComparison.Ordinal) ? null : Refusals.PasswordsDiffer,
        }.OfType<Refusal>(),
    ];
}

/// <summary>A person changes its own password; its other sessions end.</summary>
internal sealed class ChangePassword(AppDb db, AccountChange change, CurrentPassword current, IPasswordHasher<Account> hasher)
{
    public Task<Result<bool>> Run(Actor actor, Guid session, string? now, NewPassword wanted, string? address, CancellationToken cancellation) => db.OneAfterAnother<bool>(async () =>
    {
        var asked = await current.Ask(actor, now, "mat-khau", cancellation);
        if (!asked.IsOk)
            return asked.Refusal;
        var account = asked.Value;
        if (wanted.Check(account.UserName!, actor.IsAdministrator()) is { Length: > 0 } refusals)
            return refusals;
        if (string.Equals(PasswordRule.Normalise(now!), PasswordRule.Normalise(wanted.Password), StringComparison.Ordinal))
            return Refusals.PasswordSame;
        account.TakePassword(hasher.HashPassword(account, PasswordRule.Normalise(wanted.Password)));
        var ended = await change.EndSessions(account.Id, s => s.Id != session, cancellation);
        change.Note(account.Id, "organisation.password_changed", new PasswordChanged(account.Id, ByLink: false, ended));
        await change.Save(new Envelope(actor.Person, Address: address), cancellation);
        return true;
    });
}

/// <param name="ByLink">By a one-time link instead of the former password.</param>
/// <param name="SessionsEnded">How many other sessions it ended.</param>
internal sealed record PasswordChanged(Guid Account, bool ByLink, int SessionsEnded);
