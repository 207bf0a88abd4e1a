using System.Collections.Immutable;
using System.Net;
using Microsoft.Extensions.Configuration;

namespace ThongSuot.Notifications.Webhooks;

/// <summary>Section "Webhooks" of the settings, and the address of this installation.</summary>
/// <param name="AllowLoopback">Receivers on this machine, also without TLS.</param>
/// <param name="AllowedNetworks">Networks that are called although they are not public.</param>
/// <param name="Site">Address of this installation in links, without a slash at the end; null makes links without it.</param>
internal sealed record WebhookSettings(bool AllowLoopback, ImmutableArray<IPNetwork> AllowedNetworks, string? Site)
{
    /// <summary>For a whole request with its answer.</summary>
    public TimeSpan Longest { get; init; } = TimeSpan.FromSeconds(10);

    public int MostOfAccount { get; init; } = 20;

    /// <exception cref="InvalidDataException">What stands there is no network.</exception>
    public static WebhookSettings Read(IConfiguration? configuration)
    {
        string? Text(string key) => configuration?[key] is { Length: > 0 } text ? text : null;
        var section = configuration?.GetSection("Webhooks:AllowedNetworks");
        var networks = (section?.GetChildren().Select(child => child.Value).Prepend(section.Value) ?? []).OfType<string>()
            .SelectMany(text => text.Split([',', ' ', ';'], StringSplitOptions.RemoveEmptyEntries))
            .Select(text => IPNetwork.TryParse(text, out var network)
                ? network
                : throw new InvalidDataException($"Webhooks:AllowedNetworks: không hiểu \"{text}\"; cần mạng như 10.1.0.0/16. / \"{text}\" is no network."));
        return new WebhookSettings(string.Equals(Text("Webhooks:AllowLoopback"), "true", StringComparison.OrdinalIgnoreCase), [.. networks], (Text("Site:Address") ?? Text("Mail:Site"))?.TrimEnd('/'));
    }
}
