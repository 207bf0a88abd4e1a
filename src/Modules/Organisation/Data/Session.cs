namespace ThongSuot.Organisation.Data;

/// <summary>How somebody proved who it is.</summary>
internal enum SignInMethod
{
    Password,
    PasswordAndCode,
    PasswordAndRecoveryCode,
    PasswordAndPasskey,
    Passkey,
}

/// <summary>One sign-in of an account from one browser, until it ends. The cookie carries its id; what counts is this row.</summary>
internal sealed class Session
{
    /// <summary>Without a request for so long, it is over.</summary>
    public static readonly TimeSpan Idle = TimeSpan.FromHours(8);

    /// <summary>Over after so long in any case.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromDays(7);

    /// <summary><see cref="SeenAt"/> is written at most this often.</summary>
    public static readonly TimeSpan SeenEvery = TimeSpan.FromMinutes(5);

    public required Guid Id { get; init; }

    public required Guid Account { get; init; }

    public required DateTimeOffset BegunAt { get; init; }

    public required DateTimeOffset SeenAt { get; set; }

    /// <summary>Network address at the sign-in.</summary>
    public string? Address { get; init; }

    /// <summary>"Chrome trên Windows".</summary>
    public required string Browser { get; init; }

    /// <summary>The browser's long-lived number: by it a new device is known.</summary>
    public required Guid Device { get; init; }

    public required SignInMethod Method { get; init; }

    public DateTimeOffset? EndedAt { get; private set; }

    /// <summary>The next page tells that the account was signed in on a new device.</summary>
    public bool TellNewDevice { get; set; }

    public void End(DateTimeOffset at) => EndedAt ??= at;
}

/// <summary>A form that arrived after its session's end, kept a short while for the same person.</summary>
internal sealed class KeptForm
{
    public required Guid Id { get; init; }

    public required Guid Account { get; init; }

    public required DateTimeOffset KeptAt { get; init; }

    /// <summary>Address and fields as JSON, protected for this account alone.</summary>
    public required byte[] Content { get; init; }
}

/// <summary>One row in an installation that was filled with the sample province: its one password is public, so it asks for no second factor.</summary>
internal sealed class SampleMark
{
    public int Id { get; init; } = 1;

    public required DateTimeOffset FilledAt { get; init; }
}
