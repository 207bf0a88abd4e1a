using System.Net;
using ThongSuot.Notifications.Webhooks;
using ThongSuot.Testing;

namespace ThongSuot.Notifications.Tests.Webhooks;

/// <summary>Webhooks reach nothing that is not meant to be reached from this machine.</summary>
public sealed class AddressGuardTests
{
    private static readonly WebhookSettings Plain = new(false, [], null);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("0.0.0.0")]
    [InlineData("10.0.0.1")]
    [InlineData("10.255.255.255")]
    [InlineData("100.64.0.1")]
    [InlineData("100.100.100.200")]
    [InlineData("127.0.0.1")]
    [InlineData("127.8.9.10")]
    [InlineData("168.63.129.16")]
    [InlineData("169.254.169.254")]
    [InlineData("172.16.0.1")]
    [InlineData("172.31.255.254")]
    [InlineData("192.0.0.192")]
    [InlineData("192.168.1.1")]
    [InlineData("198.18.0.1")]
    [InlineData("203.0.113.7")]
    [InlineData("224.0.0.1")]
    [InlineData("239.255.255.250")]
    [InlineData("255.255.255.255")]
    [InlineData("::")]
    [InlineData("::1")]
    [InlineData("::127.0.0.1")]
    [InlineData("::ffff:127.0.0.1")]
    [InlineData("::ffff:8.8.8.8")]
    [InlineData("::ffff:169.254.169.254")]
    [InlineData("64:ff9b::a9fe:a9fe")]
    [InlineData("2001:db8::1")]
    [InlineData("2002:7f00:1::")]
    [InlineData("fc00::1")]
    [InlineData("fd00:ec2::254")]
    [InlineData("fe80::1")]
    [InlineData("fec0::1")]
    [InlineData("ff02::1")]
    public void What_is_not_public_is_refused(string address) => Assert.False(Guard(Plain).IsAllowed(IPAddress.Parse(address)));

    [Theory]
    [InlineData("8.8.8.8")]
    [InlineData("11.0.0.1")]
    [InlineData("100.63.255.255")]
    [InlineData("100.128.0.1")]
    [InlineData("172.15.255.255")]
    [InlineData("172.32.0.1")]
    [InlineData("203.162.4.190")]
    [InlineData("2001:ee0:1::1")]
    [InlineData("2400:cb00::1")]
    public void What_is_public_is_allowed(string address) => Assert.True(Guard(Plain).IsAllowed(IPAddress.Parse(address)));

    [Theory]
    [InlineData("10.1.2.3", true)]
    [InlineData("10.2.0.1", false)]
    [InlineData("::ffff:10.1.2.3", false)]
    [InlineData("fd12::1", true)]
    [InlineData("127.0.0.1", false)]
    public void A_network_of_the_settings_is_allowed_and_nothing_beside_it(string address, bool allowed) =>
        Assert.Equal(allowed, Guard(Plain with { AllowedNetworks = [IPNetwork.Parse("10.1.0.0/16"), IPNetwork.Parse("fd12::/16")] }).IsAllowed(IPAddress.Parse(address)));

    [Theory]
    [InlineData("127.0.0.1", true)]
    [InlineData("::1", true)]
    [InlineData("::ffff:127.0.0.1", false)]
    [InlineData("10.0.0.1", false)]
    public void Loopback_is_allowed_where_the_settings_say_so(string address, bool allowed) =>
        Assert.Equal(allowed, Guard(Plain with { AllowLoopback = true }).IsAllowed(IPAddress.Parse(address)));

    [Fact]
    public async Task A_name_that_leads_to_a_forbidden_address_is_not_connected_to()
    {
        await using var receiver = await Receiver.Open();
        var asked = new List<string>();
        using var post = Post(Plain, host =>
        {
            asked.Add(host);
            return [IPAddress.Loopback];
        });

        var reply = await Send(post, receiver);

        Assert.Equal(new Reply(null, WebhookFault.AddressForbidden), reply);
        Assert.Equal(["receiver.example"], asked);
        Assert.Empty(receiver.Messages);
    }

    [Fact]
    public async Task A_name_that_leads_elsewhere_the_second_time_is_refused_the_second_time()
    {
        await using var receiver = await Receiver.Open();
        var answers = new Queue<IPAddress>([IPAddress.Parse("127.0.0.1"), IPAddress.Parse("127.0.0.2")]);
        var one = Plain with { AllowedNetworks = [IPNetwork.Parse("127.0.0.1/32")] };
        // The connection is not kept, so that the name is asked for again.
        receiver.Text = new string('x', 100_000);
        using var post = Post(one, _ => [answers.Dequeue()]);

        Assert.Equal(new Reply(200), await Send(post, receiver));
        Assert.Equal(new Reply(null, WebhookFault.AddressForbidden), await Send(post, receiver));

        Assert.Single(receiver.Messages);
    }

    [Fact]
    public async Task Of_several_addresses_only_an_allowed_one_is_taken()
    {
        await using var receiver = await Receiver.Open();
        using var post = Post(Plain with { AllowedNetworks = [IPNetwork.Parse("127.0.0.1/32")] }, _ => [IPAddress.Parse("169.254.169.254"), IPAddress.Parse("127.0.0.1")]);

        Assert.Equal(new Reply(200), await Send(post, receiver));
    }

    [Fact]
    public async Task An_unknown_name_and_a_closed_door_are_told_apart()
    {
        await using var receiver = await Receiver.Open();
        var closed = new Uri($"http://receiver.example:{receiver.Address.Port}/");
        await receiver.DisposeAsync();
        using var unknown = Post(Plain, _ => []);
        using var local = Post(Plain with { AllowLoopback = true }, _ => [IPAddress.Loopback]);

        Assert.Equal(WebhookFault.NameUnknown, (await unknown.Run(closed, Guid.NewGuid(), 1, "v1,", [], Cancellation)).Fault);
        Assert.Equal(WebhookFault.NotReached, (await local.Run(closed, Guid.NewGuid(), 1, "v1,", [], Cancellation)).Fault);
    }

    [Fact]
    public async Task A_redirect_is_not_followed_and_a_long_answer_not_read()
    {
        await using var receiver = await Receiver.Open();
        receiver.Answers = _ => 302;
        using var post = Post(Plain with { AllowLoopback = true }, _ => [IPAddress.Loopback]);
        Assert.Equal(new Reply(302), await Send(post, receiver));
        Assert.Single(receiver.Messages);

        // An answer without an end: its status is there, and the rest is not waited for.
        receiver.Answers = _ => 200;
        receiver.Text = new string('x', 50_000_000);
        Assert.True((await Send(post, receiver)).IsOk);
    }

    [Fact]
    public async Task Nobody_is_waited_for_longer_than_allowed()
    {
        await using var receiver = await Receiver.Open();
        // It never answers; only whoever asked ends it.
        receiver.Before = (_, hungUp) => new TaskCompletionSource().Task.WaitAsync(hungUp);
        using var post = Post(Plain with { AllowLoopback = true, Longest = TimeSpan.FromMilliseconds(200) }, _ => [IPAddress.Loopback]);

        Assert.Equal(new Reply(null, WebhookFault.Timeout), await Send(post, receiver));
    }

    [Fact]
    public async Task No_trace_and_no_cookie_goes_out()
    {
        await using var receiver = await Receiver.Open();
        using var activity = new System.Diagnostics.Activity("test").Start();
        using var post = Post(Plain with { AllowLoopback = true }, _ => [IPAddress.Loopback]);

        await Send(post, receiver);

        Assert.Equal(["Content-Length", "Content-Type", "Host", "User-Agent", "webhook-id", "webhook-signature", "webhook-timestamp"], Assert.Single(receiver.Messages).Headers.Keys.Order(StringComparer.Ordinal));
    }

    private static AddressGuard Guard(WebhookSettings settings, Func<string, IPAddress[]>? resolve = null) => new(settings, (host, _) => Task.FromResult((resolve ?? (_ => []))(host)));

    private static WebhookPost Post(WebhookSettings settings, Func<string, IPAddress[]> resolve) => new(Guard(settings, resolve), settings, TimeProvider.System);

    private static Task<Reply> Send(WebhookPost post, Receiver receiver) => post.Run(new Uri($"http://receiver.example:{receiver.Address.Port}/"), Guid.NewGuid(), 1, "v1,", "{}"u8.ToArray(), Cancellation);
}
