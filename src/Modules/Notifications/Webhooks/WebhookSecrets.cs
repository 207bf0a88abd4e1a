using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using ThongSuot.Platform.Security;

namespace ThongSuot.Notifications.Webhooks;

/// <summary>Secrets of webhooks, sealed in the table, and what is signed with them, in the manner of Standard Webhooks.</summary>
internal sealed class WebhookSecrets(MasterKey key)
{
    /// <summary>By which people and programs that look for lost secrets recognise one.</summary>
    private const string Begin = "whsec_";

    private const int RandomBytes = 32;

    /// <returns>As it is shown, once; and as it is stored.</returns>
    public (string Shown, byte[] Sealed) New(Guid webhook)
    {
        var secret = RandomNumberGenerator.GetBytes(RandomBytes);
        return (Begin + Convert.ToBase64String(secret), key.Seal(Purpose(webhook), secret));
    }

    /// <summary>The header <c>webhook-signature</c>: one signature for each secret that counts, the newest first.</summary>
    /// <param name="timestamp">Seconds since 1970.</param>
    public string Sign(Webhook webhook, Guid id, long timestamp, ReadOnlySpan<byte> body, DateTimeOffset now)
    {
        byte[] signed = [.. Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{id}.{timestamp}.")), .. body];
        byte[][] secrets = webhook is { OldSecret: { } old, OldSecretUntil: { } until } && now < until ? [webhook.Secret, old] : [webhook.Secret];
        return string.Join(' ', secrets.Select(secret => "v1," + Convert.ToBase64String(HMACSHA256.HashData(Opened(webhook.Id, secret), signed))));
    }

    private byte[] Opened(Guid webhook, byte[] secret) =>
        key.Open(Purpose(webhook), secret) ?? throw new CryptographicException($"The secret of webhook {webhook} was sealed by another key.");

    private static string Purpose(Guid webhook) => $"webhook/{webhook:N}";
}
