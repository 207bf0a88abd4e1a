using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using ThongSuot.Notifications.Data;
using ThongSuot.Notifications.Mailing;
using ThongSuot.Platform.Data;
using ThongSuot.Platform.Results;
using ThongSuot.Platform.Security;
using ThongSuot.Platform.Time;

namespace ThongSuot.Notifications.Preferences;

/// <summary>A person's own choices, and the address: asked for, confirmed by the code sent to it, taken back.</summary>
internal sealed partial class ChangePreferences(AppDb db, MailSettings mail, TimeProvider time)
{
    public const int MostAttempts = 5;

    public static readonly TimeSpan CodeLife = TimeSpan.FromMinutes(30), BetweenCodes = TimeSpan.FromMinutes(5);

    public async Task<Preference> Of(Actor actor, CancellationToken cancellation) =>
        await db.Preferences.AsNoTracking().FirstOrDefaultAsync(p => p.Person == actor.Person, cancellation) ?? new Preference { Person = actor.Person };

    public async Task<Result<bool>> Choose(
        Actor actor, ImmutableDictionary<NoticeKind, KindChoice> choices, int digestHour, bool workingDaysOnly, CancellationToken cancellation)
    {
        if (digestHour is < 0 or > 23)
            return Refusals.HourWrong;
        var own = await Own(actor, cancellation);
        (own.Choices, own.DigestHour, own.WorkingDaysOnly) = (choices, digestHour, workingDaysOnly);
        own.DigestAt = own.Address is null ? null : own.NextDigest(time.Now());
        return await Saved(cancellation);
    }

    /// <summary>Has a code sent to the address, which counts once the code was typed in.</summary>
    public async Task<Result<bool>> AskForCode(Actor actor, string? address, CancellationToken cancellation)
    {
        if (!mail.IsOn)
            return Refusals.MailOff;
        var wanted = address?.Trim() ?? "";
        if (wanted.Length > 254 || !Address().IsMatch(wanted))
            return Refusals.AddressWrong;
        var (now, own) = (time.Now(), await Own(actor, cancellation));
        // A clock that was set back must not lock anybody out.
        if (own.CodeAskedAt is { } asked && asked <= now && now - asked < BetweenCodes)
            return Refusals.CodeTooSoon;
        (own.Pending, own.CodeHash, own.CodeSalt, own.CodeExpiresAt, own.CodeAttempts, own.CodeAskedAt) = (wanted, null, null, null, 0, now);
        db.Add(Mail.New(MailKind.Code, actor.Person, Guid.CreateVersion7(now), now));
        return await Saved(cancellation);
    }

    public async Task<Result<bool>> Confirm(Actor actor, string? code, CancellationToken cancellation)
    {
        var (now, own) = (time.Now(), await Own(actor, cancellation));
        if (own is not { Pending: { } pending, CodeHash: { } hash, CodeSalt: { } salt } || own.CodeExpiresAt < now || own.CodeAttempts >= MostAttempts)
            return Refusals.CodeExpired;
        var typed = SaltedHash.Of(salt, code?.Trim() ?? "");
        if (!CryptographicOperations.FixedTimeEquals(Convert.FromHexString(typed), Convert.FromHexString(hash)))
        {
            own.CodeAttempts++;
            await db.SaveChangesAsync(cancellation);
            return Refusals.CodeWrong;
        }

        own.Address = pending;
        (own.Pending, own.CodeHash, own.CodeSalt, own.CodeExpiresAt, own.CodeAttempts) = (null, null, null, null, 0);
        own.DigestAt = own.NextDigest(now);
        return await Saved(cancellation);
    }

    /// <summary>No more mail; what waits is dropped when its turn comes.</summary>
    public async Task<Result<bool>> Forget(Actor actor, CancellationToken cancellation)
    {
        var own = await Own(actor, cancellation);
        (own.Address, own.Pending, own.CodeHash, own.CodeSalt, own.CodeExpiresAt, own.DigestAt) = (null, null, null, null, null, null);
        return await Saved(cancellation);
    }

    private async Task<Preference> Own(Actor actor, CancellationToken cancellation)
    {
        if (await db.Preferences.FirstOrDefaultAsync(p => p.Person == actor.Person, cancellation) is { } own)
            return own;
        var first = new Preference { Person = actor.Person };
        db.Add(first);
        return first;
    }

    private async Task<Result<bool>> Saved(CancellationToken cancellation)
    {
        try
        {
            await db.SaveChangesAsync(cancellation);
            return true;
        }
        catch (DbUpdateException failure) when (failure.IsConflict())
        {
            return Refusals.ChangedMeanwhile;
        }
    }

    // ASCII only: what else mail servers may take is not worth a header that one of them reads differently.
    [GeneratedRegex(@"^[A-Za-z0-9](?:[A-Za-z0-9._%+-]{0,62}[A-Za-z0-9_])?@(?:[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?\.)+[A-Za-z]{2,63}\z", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Address();
}
