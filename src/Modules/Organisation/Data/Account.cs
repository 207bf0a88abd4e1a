using Microsoft.AspNetCore.Identity;

namespace ThongSuot.Organisation.Data;

/// <summary>A person's way in. Who the person is and what it may do stands in <see cref="Person"/> and <see cref="Holding"/>, dated, not here.</summary>
internal sealed class Account : IdentityUser<Guid>
{
    /// <summary>So many wrong passwords in a row, from wherever, lock the account for a while; below that a stranger is only slowed down.</summary>
    public const int WrongPasswordsToLock = 50;

    /// <summary>So many wrong codes in a row stop further codes; only who knows the password comes this far.</summary>
    public const int WrongCodesToLock = 5;

    private static readonly TimeSpan Lock = TimeSpan.FromMinutes(15);
    private static readonly TimeSpan LongestLock = TimeSpan.FromHours(24);

    public required Guid Person { get; init; }

    /// <summary>Closed accounts stay, since the log names them, but nobody signs in with them.</summary>
    public DateTimeOffset? ClosedAt { get; private set; }

    /// <summary>The key shared with the person's authenticator app, protected; null without one.</summary>
    public byte[]? TotpSecret { get; private set; }

    /// <summary>The last time step whose code was accepted: no code opens twice.</summary>
    public long TotpStep { get; private set; }

    /// <summary>Wrong codes since the last complete sign-in.</summary>
    public int WrongCodes { get; private set; }

    public DateTimeOffset? CodesLockedUntil { get; private set; }

    public static Account Open(Guid person, string userName, ILookupNormalizer normalizer) => new()
    {
        Id = Guid.CreateVersion7(),
        Person = person,
        UserName = userName,
        NormalizedUserName = normalizer.NormalizeName(userName),
        SecurityStamp = NewStamp(),
        ConcurrencyStamp = NewStamp(),
        LockoutEnabled = true,
    };

    public bool IsLocked(DateTimeOffset now) => LockoutEnd > now;

    public bool AreCodesLocked(DateTimeOffset now) => CodesLockedUntil > now;

    public void PasswordWasWrong(DateTimeOffset now)
    {
        AccessFailedCount++;
        if (AccessFailedCount % WrongPasswordsToLock == 0)
            LockoutEnd = now + Lock;
        Touch();
    }

    /// <summary>Each further row of wrong codes waits twice as long as the one before.</summary>
    public void CodeWasWrong(DateTimeOffset now)
    {
        WrongCodes++;
        if (WrongCodes % WrongCodesToLock == 0)
        {
            var wait = Lock * Math.Pow(2, Math.Min(WrongCodes / WrongCodesToLock - 1, 10));
            CodesLockedUntil = now + (wait < LongestLock ? wait : LongestLock);
        }

        Touch();
    }

    public void SignedIn()
    {
        if (AccessFailedCount == 0 && WrongCodes == 0)
            return;
        Unlock();
    }

    public void Unlock()
    {
        AccessFailedCount = 0;
        WrongCodes = 0;
        LockoutEnd = null;
        CodesLockedUntil = null;
        Touch();
    }

    public void CodeWasRight(long step)
    {
        TotpStep = step;
        Touch();
    }

    public void TakePassword(string hash)
    {
        PasswordHash = hash;
        SecurityStamp = NewStamp();
        Touch();
    }

    /// <param name="secret">Protected.</param>
    /// <param name="step">The time step of the code that proved that the person's app has it.</param>
    public void TakeTotp(byte[] secret, long step)
    {
        TotpSecret = secret;
        TotpStep = step;
        Touch();
    }

    public void DropTotp()
    {
        TotpSecret = null;
        Touch();
    }

    public void Close(DateTimeOffset at)
    {
        ClosedAt = at;
        SecurityStamp = NewStamp();
        Touch();
    }

    public void Reopen()
    {
        ClosedAt = null;
        Unlock();
    }

    // Two changes at once: the later one fails to save and is tried again on what the first one left.
    private void Touch() => ConcurrencyStamp = NewStamp();

    private static string NewStamp() => Guid.NewGuid().ToString("N");
}

/// <summary>A one-time link: for the first administrator, or with which a person sets its own password. Only its hash is stored: who reads the database can't use it.</summary>
internal sealed class SetupLink
{
    public required Guid Id { get; init; }

    /// <summary>SHA-256 of the link's 32 random bytes.</summary>
    public required byte[] Hash { get; init; }

    /// <summary>Whose password it sets; null: it makes the first administrator.</summary>
    public Guid? Account { get; init; }

    public required DateTimeOffset ExpiresAt { get; init; }

    public DateTimeOffset? UsedAt { get; set; }
}

/// <summary>Opens the second step once, when the phone is lost. Only its hash is stored; 50 random bits need no slow one behind the limit of tries.</summary>
internal sealed class RecoveryCode
{
    public required Guid Id { get; init; }

    public required Guid Account { get; init; }

    /// <summary>SHA-256 of account and code.</summary>
    public required byte[] Hash { get; init; }

    public DateTimeOffset? UsedAt { get; set; }
}
