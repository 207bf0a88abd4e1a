using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using ThongSuot.Organisation.Accounts.Passwords;
using ThongSuot.Organisation.Accounts.Sessions;
using ThongSuot.Organisation.Bodies;
using ThongSuot.Organisation.Data;
using ThongSuot.Platform.Data;
using ThongSuot.Platform.Log;
using ThongSuot.Platform.Results;
using ThongSuot.Platform.Security;
using ThongSuot.Platform.Text;

namespace ThongSuot.Organisation.Accounts.Factors;

/// <summary>Adds a passkey that the browser just made. It asks for the finger or the PIN each time, so that it opens alone, too.</summary>
internal sealed class AddPasskey(AppDb db, UserManager<Account> accounts, SignInManager<Account> gate, AccountChange change, CurrentPassword current, RecoveryCodes recovery)
{
    public const int Most = 10;

    /// <summary>Options for <c>navigator.credentials.create</c>, JSON; what they ask is remembered in a cookie.</summary>
    public Task<string> Options(Actor actor, string userName) =>
        gate.MakePasskeyCreationOptionsAsync(new PasskeyUserEntity { Id = actor.Account.ToString(), Name = userName, DisplayName = actor.Name });

    /// <param name="credential">JSON of the browser's answer.</param>
    /// <param name="name">How the person calls it.</param>
    public async Task<Result<ShownOnce>> Run(Actor actor, string? credential, string? name, string? password, string? address, CancellationToken cancellation)
    {
        var asked = await current.Ask(actor, password, "mat-khau-khoa", cancellation);
        if (!asked.IsOk)
            return asked.Refusal;
        var account = asked.Value;
        if (await Attest(credential) is not { } passkey || await db.Passkeys.AnyAsync(p => p.CredentialId == passkey.CredentialId, cancellation))
            return Refusals.PasskeyWrong;
        if (await db.Passkeys.CountAsync(p => p.UserId == account.Id, cancellation) >= Most)
            return Refusals.PasskeysTooMany;
        passkey.Name = Folding.Normalise(name ?? "") is { Length: > 0 } given ? given[..Math.Min(given.Length, 100)] : "Khóa truy cập";
        if (!(await accounts.AddOrUpdatePasskeyAsync(account, passkey)).Succeeded)
            return Refusals.PasskeyWrong;
        IReadOnlyList<string> codes = await recovery.Left(account.Id, cancellation) > 0 ? [] : await recovery.Renew(account.Id, cancellation);
        change.Note(account.Id, "organisation.second_factor_added", new SecondFactorAdded(account.Id, "passkey"));
        try
        {
            await change.Save(new Envelope(actor.Person, Address: address), cancellation);
        }
        catch (DbUpdateException failure) when (failure.IsConflict())
        {
            // The browser's answer counts once, so there is no second try.
            db.ChangeTracker.Clear();
            return Refusals.TooBusy;
        }

        return new ShownOnce(codes);
    }

    private async Task<UserPasskeyInfo?> Attest(string? credential)
    {
        if (string.IsNullOrEmpty(credential) || credential.Length > 20_000)
            return null;
        try
        {
            var attested = await gate.PerformPasskeyAttestationAsync(credential);
            return attested is { Succeeded: true, Passkey.IsUserVerified: true } ? attested.Passkey : null;
        }
        catch (InvalidOperationException)
        {
            // Nothing was asked, or too long ago.
            return null;
        }
    }
}

/// <summary>Signs in by a passkey: alone, or as the second step after the password.</summary>
internal sealed class PasskeySignIn(AppDb db, EventLog log, UserManager<Account> accounts, SignInManager<Account> gate, BeginSession begin)
{
    /// <summary>Options for <c>navigator.credentials.get</c>, JSON.</summary>
    /// <param name="pending">Whose passkeys are asked; null: any of this site.</param>
    public async Task<string> Options(Pending? pending, CancellationToken cancellation)
    {
        var account = pending is null ? null : await db.Accounts.SingleOrDefaultAsync(a => a.Id == pending.Account, cancellation);
        return await gate.MakePasskeyRequestOptionsAsync(account);
    }

    public async Task<Result<Session>> Run(string? credential, Pending? pending, Visitor visitor, CancellationToken cancellation)
    {
        if (await Assert(credential) is not var (account, passkey))
            return Refusals.PasskeyRefused;
        if (account.ClosedAt is not null || (pending is not null && (account.Id != pending.Account || account.SecurityStamp != pending.Stamp)) || !passkey.IsUserVerified)
        {
            await log.Append(db, Streams.OfAccount(account.Id), new Envelope(Person: null, Address: visitor.Address), "organisation.sign_in_refused", new SignInRefused("wrong_passkey"), cancellation);
            await db.SaveChangesAsync(cancellation);
            return Refusals.PasskeyRefused;
        }

        // Its counter moved: a copy of the key would show by it.
        await accounts.AddOrUpdatePasskeyAsync(account, passkey);
        var session = await begin.Run(account, pending is null ? SignInMethod.Passkey : SignInMethod.PasswordAndPasskey, visitor, cancellation);
        try
        {
            await db.SaveChangesAsync(cancellation);
            return session;
        }
        catch (DbUpdateException failure) when (failure.IsConflict())
        {
            db.ChangeTracker.Clear();
            return Refusals.TooBusy;
        }
    }

    private async Task<(Account Account, UserPasskeyInfo Passkey)?> Assert(string? credential)
    {
        if (string.IsNullOrEmpty(credential) || credential.Length > 20_000)
            return null;
        try
        {
            var asserted = await gate.PerformPasskeyAssertionAsync(credential);
            return asserted.Succeeded ? (asserted.User, asserted.Passkey) : null;
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }
}
