using System.Buffers.Binary;
using System.Collections;
using System.Globalization;
using System.Security.Cryptography;
using QRCoder;

namespace ThongSuot.Organisation.Accounts.Factors;

/// <summary>Codes of six digits that an authenticator app shows, from a shared key and the time (RFC 6238: HMAC-SHA-1, 30 seconds).</summary>
internal static class Totp
{
    public const int Digits = 6;

    private const long SecondsPerStep = 30;

    // A clock that is half a minute off, and a code typed as it changes, still open.
    private const int StepsAside = 1;

    private const string Alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    /// <summary>20 random bytes, as long as the hash.</summary>
    public static byte[] NewKey() => RandomNumberGenerator.GetBytes(20);

    /// <summary>An address of a key as apps scan it.</summary>
    public static IReadOnlyList<BitArray> QrCode(string address)
    {
        using var code = QRCodeGenerator.GenerateQrCode(address, QRCodeGenerator.ECCLevel.M, forceUtf8: true);
        return code.ModuleMatrix;
    }

    public static long StepAt(DateTimeOffset instant) => instant.ToUnixTimeSeconds() / SecondsPerStep;

    public static string Code(byte[] key, long step)
    {
        Span<byte> counter = stackalloc byte[8];
        BinaryPrimitives.WriteInt64BigEndian(counter, step);
        Span<byte> hash = stackalloc byte[20];
        // The standard that apps share; an HMAC does not lean on what SHA-1 lost.
#pragma warning disable CA5350
        HMACSHA1.HashData(key, counter, hash);
#pragma warning restore CA5350
        var number = BinaryPrimitives.ReadInt32BigEndian(hash[(hash[^1] & 0xf)..]) & int.MaxValue;
        return (number % 1_000_000).ToString("D6", CultureInfo.InvariantCulture);
    }

    /// <param name="after">The last step accepted: neither its code nor an older one opens again.</param>
    /// <returns>The step whose code it is; null when it is wrong or was used.</returns>
    public static long? Accepts(byte[] key, string code, DateTimeOffset now, long after)
    {
        var (at, found) = (StepAt(now), (long?)null);
        for (var step = at - StepsAside; step <= at + StepsAside; step++)
        {
            var right = CryptographicOperations.FixedTimeEquals(System.Text.Encoding.ASCII.GetBytes(Code(key, step)), System.Text.Encoding.UTF8.GetBytes(code));
            if (right && step > after)
                found ??= step;
        }

        return found;
    }

    /// <summary>The key as people type it into an app: Base32 in groups of four.</summary>
    public static string Written(byte[] key) => string.Join(' ', Base32(key).Chunk(4).Select(group => new string(group)));

    /// <summary>What the picture says to the app.</summary>
    public static string Address(byte[] key, string userName) =>
        $"otpauth://totp/{Uri.EscapeDataString("Thông Suốt")}:{Uri.EscapeDataString(userName)}?secret={Base32(key)}&issuer={Uri.EscapeDataString("Thông Suốt")}";

    internal static string Base32(ReadOnlySpan<byte> bytes)
    {
        var text = new System.Text.StringBuilder();
        var (bits, count) = (0, 0);
        foreach (var b in bytes)
        {
            bits = (bits << 8 | b) & 0xffff;
            for (count += 8; count >= 5; count -= 5)
                text.Append(Alphabet[bits >> (count - 5) & 31]);
        }

        if (count > 0)
            text.Append(Alphabet[bits << (5 - count) & 31]);
        return text.ToString();
    }
}
