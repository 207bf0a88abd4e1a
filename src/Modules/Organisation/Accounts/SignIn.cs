using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using ThongSuot.Organisation.Bodies;
using ThongSuot.Organisation.Data;
using ThongSuot.Platform.Data;
using ThongSuot.Platform.Log;
using ThongSuot.Platform.Measuring;
using ThongSuot.Platform.Results;
using ThongSuot.Platform.Text;
using ThongSuot.Platform.Time;

namespace ThongSuot.Organisation.Accounts;

/// <summary>Checks user name and password. Unknown, closed and locked accounts answer like a wrong password, in the same words and about the same time.</summary>
internal sealed class SignIn(UserManager<Account> accounts, SignInManager<Account> gate, IPasswordHasher<Account> hasher, AppDb db, EventLog log, TimeProvider time)
{
    private const int Attempts = 4;

    private static string? _decoy;

    /// <param name="address">Network address that asks, for the log.</param>
    /// <returns>The account, whose cookie the caller then gives.</returns>
    public async Task<Result<Account>> Run(string? userName, string? password, string? address, CancellationToken cancellation)
    {
        userName = Folding.Normalise(userName ?? "");
        password = PasswordRule.Normalise(password ?? "");
        if (userName.Length == 0)
            return password.Length == 0 ? new[] { Refusals.UserNameMissing, Refusals.PasswordMissing } : Refusals.UserNameMissing;
        if (password.Length == 0)
            return Refusals.PasswordMissing;
        if (userName.Length > 100 || password.Length > PasswordRule.Most)
            return Refusals.SignInFailed;
        for (var attempt = 0; attempt < Attempts; attempt++)
        {
            try
            {
                return await Try(userName, password, address, cancellation);
            }
            catch (DbUpdateException)
            {
                // Another try at the same account was counted first; count this one after it, so that guessing in parallel gains nothing.
                db.ChangeTracker.Clear();
            }
        }

        return Refusals.SignInFailed;
    }

    private async Task<Result<Account>> Try(string userName, string password, string? address, CancellationToken cancellation)
    {
        var account = await accounts.FindByNameAsync(userName);
        if (account is null)
        {
            SpendTheTime(password);
            // The name stays out of the log: people type passwords into the wrong field. One stream a day keeps its chain short.
            await Note($"sign_in/{time.Now().DateInVietnam():yyyy-MM-dd}", "organisation.sign_in_refused", new SignInRefused("unknown"), null, address, cancellation);
            return Refusals.SignInFailed;
        }

        if (account.ClosedAt is not null || await accounts.IsLockedOutAsync(account))
        {
            SpendTheTime(password);
            await Note(account, new SignInRefused(account.ClosedAt is null ? "locked" : "closed"), address, cancellation);
            return Refusals.SignInFailed;
        }

        // Identity counts and locks on the tracked account; it is saved here, together with the log.
        var answer = await gate.CheckPasswordSignInAsync(account, password, lockoutOnFailure: true);
        if (!answer.Succeeded)
        {
            await Note(account, new SignInRefused(answer.IsLockedOut ? "now_locked" : "wrong_password"), address, cancellation);
            return Refusals.SignInFailed;
        }

        await Note(Streams.OfAccount(account.Id), "organisation.signed_in", new SignedIn(account.Id), account.Person, address, cancellation);
        return account;
    }

    private void SpendTheTime(string password)
    {
        _decoy ??= hasher.HashPassword(null!, Guid.NewGuid().ToString());
        hasher.VerifyHashedPassword(null!, _decoy, password);
    }

    private Task Note(Account account, SignInRefused why, string? address, CancellationToken cancellation) =>
        Note(Streams.OfAccount(account.Id), "organisation.sign_in_refused", why, null, address, cancellation);

    private async Task Note(string stream, string type, object body, Guid? person, string? address, CancellationToken cancellation)
    {
        await log.Append(db, stream, new Envelope(person, Address: address), type, body, cancellation);
        await db.SaveChangesAsync(cancellation);
        Telemetry.SignedIn(body is SignInRefused refused ? refused.Reason : "ok");
    }
}

internal sealed record SignedIn(Guid Account);

internal sealed record SignedOut(Guid Account);

/// <param name="Reason">unknown, closed, locked, now_locked (this try was the last one allowed) or wrong_password.</param>
internal sealed record SignInRefused(string Reason);
