using System.Globalization;
using Microsoft.Extensions.Configuration;

namespace ThongSuot.Notifications.Mailing;

/// <summary>Section "Mail" of the settings. Without host and sender there is no e-mail.</summary>
/// <param name="StartTls">The connection turns to TLS before anything is said; on unless it is set to false.</param>
/// <param name="Site">Address of this installation in links, without a slash at the end; null leaves the links out.</param>
internal sealed record MailSettings(string? Host, int Port, string? From, string? User, string? Password, bool StartTls, string? Site)
{
    private const int SubmissionPort = 587;

    public static readonly MailSettings Off = new(null, SubmissionPort, null, null, null, true, null);

    public bool IsOn => Host is not null && From is not null;

    public static MailSettings Read(IConfiguration? configuration)
    {
        if (configuration?.GetSection("Mail") is not { } section)
            return Off;
        string? Text(string key) => section[key] is { Length: > 0 } text ? text : null;
        return new MailSettings(
            Text("Host"), int.TryParse(Text("Port"), NumberStyles.None, CultureInfo.InvariantCulture, out var port) ? port : SubmissionPort,
            Text("From"), Text("User"), Text("Password"), !string.Equals(Text("StartTls"), "false", StringComparison.OrdinalIgnoreCase), Text("Site")?.TrimEnd('/'));
    }

    // The password is part of no message and no log line.
    public override string ToString() => IsOn ? $"{Host}:{Port}" : "off";
}
