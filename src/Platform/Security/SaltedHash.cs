using System.Security.Cryptography;
using System.Text;

namespace ThongSuot.Platform.Security;

/// <summary>Stands for erasable text in the log: after erasure nobody can guess the text from it, and while the text is there it can be proved.</summary>
public static class SaltedHash
{
    public static byte[] NewSalt() => RandomNumberGenerator.GetBytes(16);

    /// <summary>Lower-case hex HMAC-SHA-256.</summary>
    public static string Of(byte[] salt, string text) => Convert.ToHexStringLower(HMACSHA256.HashData(salt, Encoding.UTF8.GetBytes(text)));
}
