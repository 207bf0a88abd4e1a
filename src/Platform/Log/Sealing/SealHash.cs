using System.Numerics;
using System.Security.Cryptography;

namespace ThongSuot.Platform.Log.Sealing;

/// <summary>
/// The hashes of a seal. The tree is that of RFC 6962 (Certificate Transparency): leaves and nodes begin with different bytes, so that no
/// node passes for a leaf; the left half of a node is the greatest power of two smaller than its number of leaves.
/// </summary>
internal static class SealHash
{
    private const byte LeafMark = 0;
    private const byte NodeMark = 1;
    private const byte SealMark = 2;

    public static byte[] Leaf(ReadOnlySpan<byte> stream, long sequence, ReadOnlySpan<byte> entryHash)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData([LeafMark]);
        EntryHash.Text(hash, stream);
        EntryHash.Number(hash, sequence);
        EntryHash.Text(hash, entryHash);
        return hash.GetHashAndReset();
    }

    /// <param name="leaves">Leaf hashes in order; at least one.</param>
    public static byte[] Tree(ReadOnlySpan<byte[]> leaves)
    {
        if (leaves.Length == 1)
            return leaves[0];
        var left = (int)(BitOperations.RoundUpToPowerOf2((uint)leaves.Length) / 2);
        Span<byte> node = stackalloc byte[1 + 2 * EntryHash.Size];
        node[0] = NodeMark;
        Tree(leaves[..left]).CopyTo(node[1..]);
        Tree(leaves[left..]).CopyTo(node[(1 + EntryHash.Size)..]);
        return SHA256.HashData(node);
    }

    /// <summary>The root that is signed: it holds the batch, its number and time, the key, and the root before it.</summary>
    /// <param name="previous">Root of the seal before; empty for the first.</param>
    /// <param name="at">UTC ticks of 100 ns since year 1.</param>
    public static byte[] Root(ReadOnlySpan<byte> previous, long number, long at, long leafCount, ReadOnlySpan<byte> keyId, ReadOnlySpan<byte> tree)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData([SealMark]);
        EntryHash.Text(hash, previous);
        EntryHash.Number(hash, number);
        EntryHash.Number(hash, at);
        EntryHash.Number(hash, leafCount);
        EntryHash.Text(hash, keyId);
        EntryHash.Text(hash, tree);
        return hash.GetHashAndReset();
    }
}
