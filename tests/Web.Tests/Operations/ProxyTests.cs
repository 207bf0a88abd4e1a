using ThongSuot.Web.Operations;

namespace ThongSuot.Web.Tests.Operations;

/// <summary>Only the proxies that the settings name are believed.</summary>
public sealed class ProxyTests
{
    private const string Proxies = "ForwardedHeaders:KnownProxies", Networks = "ForwardedHeaders:KnownNetworks";

    private static readonly (string, string)[] Forwarded = [("X-Forwarded-For", "203.0.113.9"), ("X-Forwarded-Proto", "https")];

    [Theory]
    [InlineData(null, null, "127.0.0.1", "http 127.0.0.1")]
    [InlineData(Proxies, "10.0.0.5", "127.0.0.1", "http 127.0.0.1")]
    [InlineData(Proxies, "10.0.0.5", "10.0.0.6", "http 10.0.0.6")]
    [InlineData(Proxies, "10.0.0.5", "10.0.0.5", "https 203.0.113.9")]
    [InlineData(Proxies, "::1, 10.0.0.5", "10.0.0.5", "https 203.0.113.9")]
    [InlineData(Proxies + ":0", "10.0.0.5", "10.0.0.5", "https 203.0.113.9")]
    [InlineData(Networks, "10.0.0.0/24", "10.0.0.77", "https 203.0.113.9")]
    [InlineData(Networks, "10.0.0.0/24", "10.0.1.77", "http 10.0.1.77")]
    public async Task Who_is_believed(string? key, string? value, string from, string seen)
    {
        await using var site = key is null ? await SmallSite.Start() : await SmallSite.Start((key, value!));

        var answer = await site.Ask("/ai", [(SmallSite.From, from), .. Forwarded]);

        Assert.Equal(seen, await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task An_address_that_the_caller_put_in_front_is_not_believed()
    {
        await using var site = await SmallSite.Start((Proxies, "10.0.0.5"));

        var answer = await site.Ask("/ai", (SmallSite.From, "10.0.0.5"), ("X-Forwarded-For", "198.51.100.1, 203.0.113.9"), ("X-Forwarded-Proto", "https"));

        Assert.Equal("https 203.0.113.9", await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Over_HTTPS_the_browser_is_told_to_stay_there_and_cookies_are_for_HTTPS_only()
    {
        await using var site = await SmallSite.Start((Proxies, "127.0.0.1"));

        var secure = await site.Ask("http://thongsuot.example/hien-thi?co=lon", [.. Forwarded]);
        var plain = await site.Ask("http://thongsuot.example/hien-thi?co=lon");

        Assert.Equal("max-age=31536000", Assert.Single(secure.Headers.GetValues("Strict-Transport-Security")));
        Assert.Contains("secure", Assert.Single(secure.Headers.GetValues("Set-Cookie")), StringComparison.OrdinalIgnoreCase);
        Assert.False(plain.Headers.Contains("Strict-Transport-Security"));
        Assert.DoesNotContain("secure", Assert.Single(plain.Headers.GetValues("Set-Cookie")), StringComparison.OrdinalIgnoreCase);
    }

    [Theory]
    [InlineData(Proxies, "nginx")]
    [InlineData(Networks, "10.0.0.0/99")]
    [InlineData(Networks, "10.0.0.5/x")]
    public void What_is_no_address_ends_the_start(string key, string value)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection([KeyValuePair.Create(key, (string?)value)]).Build();

        var read = Web.Operations.Proxies.Read(configuration);

        Assert.Contains(value, read.Refusal.Text, StringComparison.Ordinal);
    }
}
