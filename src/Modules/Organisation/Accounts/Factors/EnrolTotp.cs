using ThongSuot.Organisation.Accounts.Passwords;
using ThongSuot.Organisation.Data;
using ThongSuot.Platform.Data;
using ThongSuot.Platform.Log;
using ThongSuot.Platform.Results;
using ThongSuot.Platform.Security;
using ThongSuot.Platform.Time;

namespace ThongSuot.Organisation.Accounts.Factors;

/// <summary>What the person enters to connect an authenticator app.</summary>
/// <param name="Offer">The key that was shown, sealed (<see cref="TotpSecrets.Offer"/>).</param>
/// <param name="Code">What the app shows for it.</param>
internal sealed record TotpEnrolment(string? Offer, string? Code, string? Password);

/// <summary>Connects an authenticator app, once its first code proves that it has the key. A former app ends.</summary>
internal sealed class EnrolTotp(AppDb db, AccountChange change, CurrentPassword current, TotpSecrets secrets, RecoveryCodes recovery, TimeProvider time)
{
    /// <returns>New recovery codes to be shown once; none when the account has unused ones.</returns>
    public Task<Result<ShownOnce>> Run(Actor actor, TotpEnrolment enrolment, string? address, CancellationToken cancellation) =>
        db.OneAfterAnother<ShownOnce>(async () =>
        {
            if (secrets.Offered(enrolment.Offer, actor.Account) is not { } key)
                return Refusals.EnrolmentExpired;
            var code = string.Concat((enrolment.Code ?? "").Where(c => !char.IsWhiteSpace(c)));
            if (code.Length == 0)
                return Refusals.CodeMissing;
            if (Totp.Accepts(key, code, time.Now(), after: 0) is not { } step)
                return Refusals.CodeWrong;
            var asked = await current.Ask(actor, enrolment.Password, "mat-khau", cancellation);
            if (!asked.IsOk)
                return asked.Refusal;

            var account = asked.Value;
            account.TakeTotp(secrets.Protect(key, account.Id), step);
            IReadOnlyList<string> codes = await recovery.Left(account.Id, cancellation) > 0 ? [] : await recovery.Renew(account.Id, cancellation);
            change.Note(account.Id, "organisation.second_factor_added", new SecondFactorAdded(account.Id, "totp"));
            await change.Save(new Envelope(actor.Person, Address: address), cancellation);
            return new ShownOnce(codes);
        });
}

/// <summary>Recovery codes on their one way to the person's eyes.</summary>
/// <param name="Codes">None when the account had unused ones already.</param>
internal sealed record ShownOnce(IReadOnlyList<string> Codes);

/// <param name="Kind">totp or passkey.</param>
internal sealed record SecondFactorAdded(Guid Account, string Kind);

/// <param name="Kind">totp, passkey, or all when an administrator removed every factor and the recovery codes.</param>
internal sealed record SecondFactorRemoved(Guid Account, string Kind);

internal sealed record RecoveryCodesRenewed(Guid Account);
