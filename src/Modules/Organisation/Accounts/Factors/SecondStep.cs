using Microsoft.EntityFrameworkCore;
using ThongSuot.Organisation.Accounts.Sessions;
using ThongSuot.Organisation.Bodies;
using ThongSuot.Organisation.Data;
using ThongSuot.Platform.Data;
using ThongSuot.Platform.Log;
using ThongSuot.Platform.Results;
using ThongSuot.Platform.Time;

namespace ThongSuot.Organisation.Accounts.Factors;

/// <summary>After the password: a code of the authenticator app, or a recovery code.</summary>
internal sealed class SecondStep(AppDb db, EventLog log, TotpSecrets secrets, RecoveryCodes recovery, BeginSession begin, TimeProvider time)
{
    public Task<Result<Session>> Run(Pending pending, string? code, Visitor visitor, CancellationToken cancellation)
    {
        var typed = string.Concat((code ?? "").Where(c => !char.IsWhiteSpace(c)));
        return typed.Length switch
        {
            0 => Task.FromResult<Result<Session>>(Refusals.CodeMissing),
            > 40 => Task.FromResult<Result<Session>>(Refusals.CodeWrong),
            _ => db.OneAfterAnother(() => Try(pending, typed, visitor, cancellation)),
        };
    }

    private async Task<Result<Session>> Try(Pending pending, string code, Visitor visitor, CancellationToken cancellation)
    {
        var account = await db.Accounts.SingleOrDefaultAsync(a => a.Id == pending.Account && a.SecurityStamp == pending.Stamp && a.ClosedAt == null, cancellation);
        if (account is null)
            return Refusals.StartAgain;
        if (account.AreCodesLocked(time.Now()))
        {
            await Refuse(account, "codes_locked", visitor, cancellation);
            return Refusals.CodesLocked;
        }

        if (await MethodOf(account, code, cancellation) is not { } method)
        {
            account.CodeWasWrong(time.Now());
            await Refuse(account, "wrong_code", visitor, cancellation);
            return account.AreCodesLocked(time.Now()) ? Refusals.CodesLocked : Refusals.CodeWrong;
        }

        var session = await begin.Run(account, method, visitor, cancellation);
        await db.SaveChangesAsync(cancellation);
        return session;
    }

    private async Task<SignInMethod?> MethodOf(Account account, string code, CancellationToken cancellation)
    {
        if (code.Length != Totp.Digits || !code.All(char.IsAsciiDigit))
            return await recovery.Use(account.Id, code, cancellation) ? SignInMethod.PasswordAndRecoveryCode : null;
        if (account.TotpSecret is null || Totp.Accepts(secrets.Key(account), code, time.Now(), account.TotpStep) is not { } step)
            return null;
        account.CodeWasRight(step);
        return SignInMethod.PasswordAndCode;
    }

    private async Task Refuse(Account account, string why, Visitor visitor, CancellationToken cancellation)
    {
        await log.Append(db, Streams.OfAccount(account.Id), new Envelope(Person: null, Address: visitor.Address), "organisation.sign_in_refused", new SignInRefused(why), cancellation);
        await db.SaveChangesAsync(cancellation);
    }
}
