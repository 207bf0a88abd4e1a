using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using ThongSuot.Platform.Time;

namespace ThongSuot.Organisation.Accounts;

/// <summary>
/// Slows down guessing by address and user name together, whether the name exists or not: a stranger slows itself down, not the account's
/// owner, who comes from elsewhere. In memory, for each node on its own; what counts over all addresses and nodes is the account's lock.
/// </summary>
internal sealed class SignInPace(TimeProvider time)
{
    /// <summary>So many tries are free.</summary>
    public const int Free = 5;

    private const int Most = 50_000;
    private static readonly TimeSpan First = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(15);
    private static readonly TimeSpan Forgotten = TimeSpan.FromHours(1);

    private readonly ConcurrentDictionary<string, Tries> _tries = new(StringComparer.Ordinal);

    /// <summary>Counts a try before it is known how it ends, so that tries at once gain nothing.</summary>
    /// <returns>How long to wait; null: go on.</returns>
    public TimeSpan? Enter(string? address, string name)
    {
        var now = time.Now();
        if (_tries.Count > Most)
            Tidy();
        TimeSpan? wait = null;
        _tries.AddOrUpdate(
            KeyOf(address, name),
            _ => new Tries(1, now, now),
            (_, before) =>
            {
                wait = before.Next > now ? before.Next - now : null;
                if (wait is not null)
                    return before;
                var count = now - before.Last > Forgotten ? 1 : before.Count + 1;
                return new Tries(count, now, count < Free ? now : now + Pause(count));
            });
        return wait;
    }

    /// <summary>It was the right one: the count begins anew.</summary>
    public void Succeeded(string? address, string name) => _tries.TryRemove(KeyOf(address, name), out _);

    public void Tidy()
    {
        var now = time.Now();
        foreach (var (key, tries) in _tries)
        {
            if (now - tries.Last > Forgotten)
                _tries.TryRemove(KeyValuePair.Create(key, tries));
        }

        // Only an attack with very many names fills it; forgetting all of them helps no single guess much.
        if (_tries.Count > Most)
            _tries.Clear();
    }

    private static TimeSpan Pause(int count)
    {
        var pause = First * Math.Pow(2, Math.Min(count - Free, 10));
        return pause < Longest ? pause : Longest;
    }

    private static string KeyOf(string? address, string name) => $"{Network(address)} {name.ToUpperInvariant()}";

    // Whoever has one IPv6 address has its whole /64.
    private static string Network(string? address) =>
        IPAddress.TryParse(address, out var ip) && ip.AddressFamily == AddressFamily.InterNetworkV6 && !ip.IsIPv4MappedToIPv6
            ? Convert.ToHexString(ip.GetAddressBytes().AsSpan(0, 8))
            : address ?? "";

    private sealed record Tries(int Count, DateTimeOffset Last, DateTimeOffset Next);
}
