using System.Buffers.Binary;
using System.Security.Cryptography;

namespace ThongSuot.Platform.Log;

/// <summary>
/// The hash that chains an entry to the one before it. It covers every column, so that no byte of an entry can change unnoticed: SHA-256 over
/// previous hash, id, stream, sequence, type, version, time, envelope, body. Numbers are 64-bit little-endian; a text has its length in bytes in front,
/// so that no two different entries give the same bytes.
/// </summary>
internal static class EntryHash
{
    public const int Size = 32;

    /// <param name="previous">Empty for the first of a stream.</param>
    /// <param name="at">UTC ticks of 100 ns since year 1.</param>
    public static byte[] Of(
        ReadOnlySpan<byte> previous, Guid id, ReadOnlySpan<byte> stream, long sequence, ReadOnlySpan<byte> type, long version, long at,
        ReadOnlySpan<byte> envelope, ReadOnlySpan<byte> body)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Text(hash, previous);
        Span<byte> bytes = stackalloc byte[16];
        id.TryWriteBytes(bytes, bigEndian: true, out _);
        hash.AppendData(bytes);
        Text(hash, stream);
        Number(hash, sequence);
        Text(hash, type);
        Number(hash, version);
        Number(hash, at);
        Text(hash, envelope);
        Text(hash, body);
        return hash.GetHashAndReset();
    }

    internal static void Number(IncrementalHash hash, long number)
    {
        Span<byte> bytes = stackalloc byte[8];
        BinaryPrimitives.WriteInt64LittleEndian(bytes, number);
        hash.AppendData(bytes);
    }

    internal static void Text(IncrementalHash hash, ReadOnlySpan<byte> text)
    {
        Number(hash, text.Length);
        hash.AppendData(text);
    }
}
