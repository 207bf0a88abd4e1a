using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;

namespace ThongSuot.Browser.Tests.Running;

/// <summary>An authenticator app on a person's phone: six digits every 30 seconds from the key that the page shows (RFC 6238).</summary>
/// <param name="shown">The key in Base32, with blanks, as it is written for those who cannot scan.</param>
internal sealed class AuthenticatorApp(string shown)
{
    private const string Alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private const int SecondsPerStep = 30;

    private long _next;

    /// <summary>A code that was not used yet: no step twice, beginning with the one before the present, so that three can be had without waiting.</summary>
    public string NextCode()
    {
        _next = Math.Max(_next + 1, TimeProvider.System.GetUtcNow().ToUnixTimeSeconds() / SecondsPerStep - 1);
        return Code(_next);
    }

    private string Code(long step)
    {
        Span<byte> counter = stackalloc byte[8];
        BinaryPrimitives.WriteInt64BigEndian(counter, step);
        Span<byte> hash = stackalloc byte[20];
        // The standard that apps share.
#pragma warning disable CA5350
        HMACSHA1.HashData(Key(), counter, hash);
#pragma warning restore CA5350
        var number = BinaryPrimitives.ReadInt32BigEndian(hash[(hash[^1] & 0xf)..]) & int.MaxValue;
        return (number % 1_000_000).ToString("D6", CultureInfo.InvariantCulture);
    }

    private byte[] Key()
    {
        var bits = string.Concat(shown.Where(c => !char.IsWhiteSpace(c)).Select(c => Alphabet.IndexOf(c, StringComparison.Ordinal).ToString("b5", CultureInfo.InvariantCulture)));
        return [.. bits.Chunk(8).Where(b => b.Length == 8).Select(b => byte.Parse(b, NumberStyles.BinaryNumber, CultureInfo.InvariantCulture))];
    }
}
