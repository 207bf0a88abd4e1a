namespace ThongSuot.Platform.Log.Sealing;

/// <summary>What an append left to be sealed: the last entry it wrote. The row goes when a seal holds it.</summary>
internal sealed class Unsealed
{
    public required string Stream { get; init; }

    public required int Sequence { get; init; }

    public required byte[] Hash { get; init; }
}

/// <summary>The signed root of a batch of leaves; each includes the one before it.</summary>
internal sealed class Seal
{
    /// <summary>1, 2, 3 … without gaps.</summary>
    public required long Number { get; init; }

    public required DateTimeOffset At { get; init; }

    public required int LeafCount { get; init; }

    /// <summary>Root of the seal before; empty for the first.</summary>
    public required byte[] PreviousRoot { get; init; }

    /// <summary><see cref="SealHash.Root"/>.</summary>
    public required byte[] Root { get; init; }

    /// <summary>ECDSA P-256 over the root, r and s of 32 bytes each.</summary>
    public required byte[] Signature { get; init; }

    /// <summary>The key that signed.</summary>
    public required byte[] KeyId { get; init; }
}

/// <summary>One stream's end as a seal holds it. It vouches for the whole stream up to that entry, because each entry carries the hash of the one before.</summary>
internal sealed class SealLeaf
{
    public required long Seal { get; init; }

    /// <summary>0, 1, 2 … within the seal.</summary>
    public required int Position { get; init; }

    public required string Stream { get; init; }

    public required int Sequence { get; init; }

    public required byte[] Hash { get; init; }
}

/// <summary>The key that signs seals. Only who has the installation's master key can sign with it.</summary>
internal sealed class SealKey
{
    /// <summary>SHA-256 of the public half.</summary>
    public required byte[] Id { get; init; }

    /// <summary>SubjectPublicKeyInfo, DER.</summary>
    public required byte[] PublicKey { get; init; }

    /// <summary>PKCS #8, encrypted by the master key.</summary>
    public required byte[] PrivateKey { get; init; }
}
