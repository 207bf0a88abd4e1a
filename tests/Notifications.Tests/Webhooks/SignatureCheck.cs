using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace ThongSuot.Notifications.Tests.Webhooks;

/// <summary>What docs/webhooks.md tells receivers to do, word for word.</summary>
internal static class SignatureCheck
{
    // begin of docs/webhooks.md
    public static bool IsGenuine(string secret, string id, string timestamp, string signatures, byte[] body, DateTimeOffset now)
    {
        // Neither an old message that somebody kept, nor one of a wrong clock.
        if (!long.TryParse(timestamp, NumberStyles.None, CultureInfo.InvariantCulture, out var sent) || Math.Abs(now.ToUnixTimeSeconds() - sent) > 300)
            return false;
        var key = Convert.FromBase64String(secret["whsec_".Length..]);
        byte[] signed = [.. Encoding.UTF8.GetBytes($"{id}.{timestamp}."), .. body];
        var expected = "v1," + Convert.ToBase64String(HMACSHA256.HashData(key, signed));
        // While a secret is changed there are two; one has to fit.
        return signatures.Split(' ').Any(one => CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(one), Encoding.UTF8.GetBytes(expected)));
    }
    // end of docs/webhooks.md
}
