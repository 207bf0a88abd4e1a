using Microsoft.AspNetCore.Identity;

namespace ThongSuot.Organisation.Data;

/// <summary>A person's way in. Who the person is and what it may do stands in <see cref="Person"/> and <see cref="Holding"/>, dated, not here.</summary>
internal sealed class Account : IdentityUser<Guid>
{
    public required Guid Person { get; init; }

    /// <summary>Closed accounts stay, since the log names them, but nobody signs in with them.</summary>
    public DateTimeOffset? ClosedAt { get; init; }

    public static Account Open(Guid person, string userName, ILookupNormalizer normalizer) => new()
    {
        Id = Guid.CreateVersion7(),
        Person = person,
        UserName = userName,
        NormalizedUserName = normalizer.NormalizeName(userName),
        SecurityStamp = Guid.NewGuid().ToString("N"),
        LockoutEnabled = true,
    };
}

/// <summary>A one-time link for the first administrator. Only its hash is stored: who reads the database can't use it.</summary>
internal sealed class SetupLink
{
    public required Guid Id { get; init; }

    /// <summary>SHA-256 of the link's 32 random bytes.</summary>
    public required byte[] Hash { get; init; }

    public required DateTimeOffset ExpiresAt { get; init; }

    public DateTimeOffset? UsedAt { get; set; }
}
