using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;

namespace ThongSuot.Procedures;

/// <summary>
/// The public address that names in the data begin with: <c>Site:Address</c>, or the one that mails use (<c>Mail:Site</c>). Without either it
/// is the address that was asked, which is enough where the installation has only one.
/// </summary>
internal sealed class SiteAddress(IConfiguration? configuration)
{
    private readonly string? _configured = Given(configuration?["Site:Address"]) ?? Given(configuration?["Mail:Site"]);

    /// <summary>True when names do not depend on what somebody asked for.</summary>
    public bool IsFixed => _configured is not null;

    /// <summary>Without a slash at the end.</summary>
    public string Of(HttpRequest request) => _configured ?? $"{request.Scheme}://{request.Host.ToUriComponent()}";

    private static string? Given(string? text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https" && uri is { Query: "", Fragment: "", UserInfo: "" }
            ? uri.AbsoluteUri.TrimEnd('/')
            : null;
}
