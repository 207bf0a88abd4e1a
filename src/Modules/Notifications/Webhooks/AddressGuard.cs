using System.Collections.Immutable;
using System.Net;
using System.Net.Http;
using System.Net.Sockets;

namespace ThongSuot.Notifications.Webhooks;

/// <summary>An address that webhooks must not reach.</summary>
internal sealed class AddressForbiddenException() : Exception("The address is not allowed.");

/// <summary>
/// Keeps webhooks away from this machine and from networks that only it can reach. The very address that is connected to is looked at, at each
/// connection, so that a name which leads elsewhere the second time leads nowhere.
/// </summary>
/// <param name="resolve">Addresses of a host's name.</param>
internal sealed class AddressGuard(WebhookSettings settings, Func<string, CancellationToken, Task<IPAddress[]>> resolve)
{
    /// <summary>What is not to be reached from outside, or no single host's, after the registries of special addresses (RFC 6890), and where clouds tell machines their secrets.</summary>
    private static readonly ImmutableArray<IPNetwork> Forbidden =
    [
        .. new[]
        {
            "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "168.63.129.16/32", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24", "192.0.2.0/24", "192.31.196.0/24",
            "192.52.193.0/24", "192.88.99.0/24", "192.168.0.0/16", "192.175.48.0/24", "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/4", "240.0.0.0/4",
            // Those that carry an IPv4 address within them, too: it would be looked at by nobody.
            "::/96", "::ffff:0:0:0/96", "64:ff9b::/96", "64:ff9b:1::/48", "100::/64", "2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20", "5f00::/16", "fc00::/7", "fe80::/10", "fec0::/10",
            "ff00::/8",
        }.Select(IPNetwork.Parse),
    ];

    // One that is an IPv4 address in the clothes of IPv6 is asked for by nobody who means well.
    public bool IsAllowed(IPAddress address) => !address.IsIPv4MappedToIPv6
        && (settings.AllowedNetworks.Any(network => network.Contains(address)) || (settings.AllowLoopback && IPAddress.IsLoopback(address)) || !Forbidden.Any(network => network.Contains(address)));

    /// <exception cref="AddressForbiddenException">None of the host's addresses is allowed.</exception>
    /// <exception cref="SocketException">The name is unknown, or nobody listens.</exception>
    public async ValueTask<Stream> Connect(SocketsHttpConnectionContext context, CancellationToken cancellation)
    {
        var found = await resolve(context.DnsEndPoint.Host, cancellation);
        if (found.Length == 0)
            throw new SocketException((int)SocketError.HostNotFound);
        var allowed = Array.FindAll(found, IsAllowed);
        if (allowed.Length == 0)
            throw new AddressForbiddenException();
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(allowed, context.DnsEndPoint.Port, cancellation);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}
