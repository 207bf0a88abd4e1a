using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using ThongSuot.Organisation.Accounts.Sessions;
using ThongSuot.Organisation.Bodies;
using ThongSuot.Organisation.Data;
using ThongSuot.Platform.Data;
using ThongSuot.Platform.Log;
using ThongSuot.Platform.Measuring;
using ThongSuot.Platform.Results;
using ThongSuot.Platform.Text;
using ThongSuot.Platform.Time;

namespace ThongSuot.Organisation.Accounts;

/// <summary>The right password was given.</summary>
/// <param name="Session">Begun, when the password was enough; null: the second factor is still owed.</param>
internal sealed record PasswordAccepted(Account Account, Session? Session);

/// <summary>Checks user name and password. Unknown, closed and locked accounts answer like a wrong password, in the same words and about the same time.</summary>
internal sealed class SignIn(AppDb db, EventLog log, IPasswordHasher<Account> hasher, ILookupNormalizer normalizer, SignInPace pace, BeginSession begin, TimeProvider time)
{
    private static string? _decoy;

    public async Task<Result<PasswordAccepted>> Run(string? userName, string? password, Visitor visitor, CancellationToken cancellation)
    {
        userName = Folding.Normalise(userName ?? "");
        password = PasswordRule.Normalise(password ?? "");
        if (userName.Length == 0)
            return password.Length == 0 ? new[] { Refusals.UserNameMissing, Refusals.PasswordMissing } : Refusals.UserNameMissing;
        if (password.Length == 0)
            return Refusals.PasswordMissing;
        if (userName.Length > 100 || password.Length > PasswordRule.Most)
            return Refusals.SignInFailed;
        if (pace.Enter(visitor.Address, userName) is { } wait)
            return Refusals.Slower(wait);
        var answer = await db.OneAfterAnother(() => Try(userName, password, visitor, cancellation));
        if (answer.IsOk)
            pace.Succeeded(visitor.Address, userName);
        return answer;
    }

    private async Task<Result<PasswordAccepted>> Try(string userName, string password, Visitor visitor, CancellationToken cancellation)
    {
        var name = normalizer.NormalizeName(userName);
        var account = await db.Accounts.SingleOrDefaultAsync(a => a.NormalizedUserName == name, cancellation);
        if (account is null)
        {
            SpendTheTime(password);
            // The name stays out of the log: people type passwords into the wrong field. One stream a day keeps its chain short.
            await Note($"sign_in/{time.Now().DateInVietnam():yyyy-MM-dd}", new SignInRefused("unknown"), visitor, cancellation);
            return Refusals.SignInFailed;
        }

        if (account.ClosedAt is not null || account.PasswordHash is null || await IsLockedFor(account, visitor, cancellation))
        {
            SpendTheTime(password);
            var why = account.ClosedAt is not null ? "closed" : account.PasswordHash is null ? "no_password" : "locked";
            await Note(Streams.OfAccount(account.Id), new SignInRefused(why), visitor, cancellation);
            return Refusals.SignInFailed;
        }

        var verified = hasher.VerifyHashedPassword(account, account.PasswordHash, password);
        if (verified == PasswordVerificationResult.Failed)
        {
            account.PasswordWasWrong(time.Now());
            await Note(Streams.OfAccount(account.Id), new SignInRefused(account.IsLocked(time.Now()) ? "now_locked" : "wrong_password"), visitor, cancellation);
            return Refusals.SignInFailed;
        }

        if (verified == PasswordVerificationResult.SuccessRehashNeeded)
            account.PasswordHash = hasher.HashPassword(account, password);
        var owesSecond = account.TotpSecret is not null || await db.Passkeys.AnyAsync(p => p.UserId == account.Id, cancellation);
        var session = owesSecond ? null : await begin.Run(account, SignInMethod.Password, visitor, cancellation);
        await db.SaveChangesAsync(cancellation);
        return new PasswordAccepted(account, session);
    }

    // The lock keeps strangers out, not the person at a browser that this account was used with before.
    private async Task<bool> IsLockedFor(Account account, Visitor visitor, CancellationToken cancellation) =>
        account.IsLocked(time.Now()) && !await db.Sessions.AnyAsync(s => s.Account == account.Id && s.Device == visitor.Device, cancellation);

    private void SpendTheTime(string password)
    {
        _decoy ??= hasher.HashPassword(null!, Guid.NewGuid().ToString());
        hasher.VerifyHashedPassword(null!, _decoy, password);
    }

    private async Task Note(string stream, SignInRefused why, Visitor visitor, CancellationToken cancellation)
    {
        await log.Append(db, stream, new Envelope(Person: null, Address: visitor.Address), "organisation.sign_in_refused", why, cancellation);
        await db.SaveChangesAsync(cancellation);
        Telemetry.SignedIn(why.Reason);
    }
}

/// <param name="Reason">unknown, closed, no_password (not set up yet), locked, now_locked (this try was the last one allowed), wrong_password,
/// wrong_code, codes_locked or wrong_passkey.</param>
internal sealed record SignInRefused(string Reason);
