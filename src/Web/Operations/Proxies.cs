using System.Net;
using Microsoft.AspNetCore.HttpOverrides;
using ThongSuot.Platform.Results;
using IPNetwork = System.Net.IPNetwork;

namespace ThongSuot.Web.Operations;

/// <summary>
/// Which proxies are believed when they say who asks and whether over HTTPS: <c>ForwardedHeaders:KnownProxies</c> (addresses) and
/// <c>ForwardedHeaders:KnownNetworks</c> (like 10.0.0.0/24), each separated by commas or spaces. Without them nobody is believed.
/// </summary>
internal static class Proxies
{
    private const string Section = "ForwardedHeaders";

    /// <returns>Null when nobody is to be believed.</returns>
    public static Result<ForwardedHeadersOptions?> Read(IConfiguration configuration)
    {
        var options = new ForwardedHeadersOptions { ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto };
        // The framework's own default believes this machine.
        options.KnownProxies.Clear();
        options.KnownIPNetworks.Clear();
        foreach (var text in Words(configuration, "KnownProxies"))
        {
            if (!IPAddress.TryParse(text, out var address))
                return Refused("KnownProxies", text);
            options.KnownProxies.Add(address);
        }

        foreach (var text in Words(configuration, "KnownNetworks"))
        {
            if (!IPNetwork.TryParse(text, out var network))
                return Refused("KnownNetworks", text);
            options.KnownIPNetworks.Add(network);
        }

        return options.KnownProxies.Count + options.KnownIPNetworks.Count > 0 ? options : (ForwardedHeadersOptions?)null;
    }

    // Also as a list of the settings file.
    private static IEnumerable<string> Words(IConfiguration configuration, string key)
    {
        var section = configuration.GetSection($"{Section}:{key}");
        return section.GetChildren().Select(child => child.Value).Prepend(section.Value).OfType<string>()
            .SelectMany(text => text.Split([',', ' ', ';'], StringSplitOptions.RemoveEmptyEntries));
    }

    private static Refusal Refused(string key, string text) =>
        new("START_PROXIES", $"{Section}:{key}: không hiểu \"{text}\"; cần địa chỉ IP hoặc mạng như 10.0.0.0/24. / \"{text}\" is neither an address nor a network.");
}
