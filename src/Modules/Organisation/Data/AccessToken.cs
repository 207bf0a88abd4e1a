namespace ThongSuot.Organisation.Data;

/// <summary>A token by which a program acts as an account. Only its hash is stored; 256 random bits need no slow one.</summary>
internal sealed class AccessToken
{
    public const int LongestName = 100;

    public required Guid Id { get; init; }

    public required Guid Account { get; init; }

    /// <summary>What its owner calls it.</summary>
    public required string Name { get; init; }

    /// <summary>The first characters, by which its owner tells it from others.</summary>
    public required string Prefix { get; init; }

    /// <summary>SHA-256 of the token.</summary>
    public required byte[] Hash { get; init; }

    /// <summary>Separated by blanks.</summary>
    public required string Scopes { get; init; }

    public required Guid MadeBy { get; init; }

    public required DateTimeOffset MadeAt { get; init; }

    public required DateTimeOffset ExpiresAt { get; init; }

    /// <summary>Kept to the minute.</summary>
    public DateTimeOffset? UsedAt { get; set; }

    public DateTimeOffset? RevokedAt { get; private set; }

    public bool IsLive(DateTimeOffset now) => RevokedAt is null && ExpiresAt > now;

    public void Revoke(DateTimeOffset at) => RevokedAt ??= at;
}

/// <summary>
/// What makes an account another system's: it has neither password nor sign-in, holds roles like a person, and is opened only by its tokens. Its name is that
/// of the person registered for it.
/// </summary>
internal sealed class ServiceAccount
{
    public const int LongestPurpose = 500;

    public required Guid Account { get; init; }

    public required string Purpose { get; init; }

    /// <summary>Who answers for it.</summary>
    public required Guid Responsible { get; init; }

    /// <summary>The body that it works for.</summary>
    public required Guid Body { get; init; }

    public required Guid OpenedBy { get; init; }

    public required DateTimeOffset OpenedAt { get; init; }
}
