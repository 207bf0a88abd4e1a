namespace ThongSuot.Platform.Log.Verifying;

/// <summary>
/// Where a verification reads from: a database or an exported file. Texts are bytes and numbers are wide, as they lie there, so that
/// nothing is tidied on the way. Each part is read once, in order, and never held in memory as a whole.
/// </summary>
internal interface ILogSource : IDisposable
{
    IReadOnlyList<KeyRow> Keys();

    /// <summary>By stream, then sequence; each with the leaf and the waiting row of the same stream and sequence.</summary>
    IEnumerable<EntryRow> Entries();

    /// <summary>Leaves and waiting rows whose entry is not there.</summary>
    IEnumerable<StrayRow> Strays();

    /// <summary>By number.</summary>
    IEnumerable<SealRow> Seals();

    /// <summary>By seal, then position.</summary>
    IEnumerable<LeafRow> Leaves();
}

/// <param name="Id">Null when it is no id as the program writes it.</param>
/// <param name="At">UTC ticks of 100 ns since year 1.</param>
/// <param name="LeafSeal">The seal of the leaf that names this entry; null when none does.</param>
/// <param name="WaitingHash">What the row that waits for a seal says; null when none does.</param>
internal readonly record struct EntryRow(
    Guid? Id, byte[] Stream, long Sequence, byte[] Type, long Version, long At, byte[] Envelope, byte[] Body, byte[] Hash,
    long? LeafSeal, byte[]? LeafHash, byte[]? WaitingHash);

/// <param name="Seal">Of a leaf; null for a waiting row.</param>
internal readonly record struct StrayRow(string Stream, long Sequence, long? Seal);

internal readonly record struct SealRow(long Number, long At, long LeafCount, byte[] PreviousRoot, byte[] Root, byte[] Signature, byte[] KeyId);

internal readonly record struct LeafRow(long Seal, long Position, byte[] Stream, long Sequence, byte[] Hash);

/// <param name="PrivateKey">Encrypted; null in an exported file.</param>
internal sealed record KeyRow(byte[] Id, byte[] PublicKey, byte[]? PrivateKey);
