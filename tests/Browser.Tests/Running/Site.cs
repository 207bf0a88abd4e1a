using Microsoft.Playwright;
using ThongSuot.Browser.Tests.Running;
using ThongSuot.Testing;

[assembly: AssemblyFixture(typeof(Site))]

// One program and two processors: pages side by side would only wait for each other.
[assembly: CollectionBehavior(DisableTestParallelization = true)]

namespace ThongSuot.Browser.Tests.Running;

/// <summary>One program and one browser for all tests; every person has a context (cookies) of their own.</summary>
public sealed class Site : IAsyncLifetime
{
    /// <summary>The password of all accounts of the sample.</summary>
    public const string Password = "song-thanh-2026";

    private PublishedProgram _program = null!;
    private IPlaywright _playwright = null!;
    private IBrowser _browser = null!;

    public async ValueTask InitializeAsync()
    {
        // Everybody here signs in from one address.
        _program = await PublishedProgram.Start(new(Environment: new Dictionary<string, string>(StringComparer.Ordinal) { ["RateLimits__SignInBurst"] = "1000", ["RateLimits__OpenBurst"] = "5000", ["Webhooks__AllowLoopback"] = "true" }));
        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = "/usr/bin/chromium",
            Args =
            [
                "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update",
                "--disable-sync",
            ],
        });
    }

    /// <summary>Somebody who is not signed in.</summary>
    /// <param name="host">Another name of this machine, such as "localhost".</param>
    /// <param name="at">Another program than that of the site, on data of its own.</param>
    internal async Task<Person> Visitor(bool script = true, string? host = null, PublishedProgram? at = null)
    {
        var program = at ?? _program;
        var context = await _browser.NewContextAsync(new()
        {
            BaseURL = host is null ? program.Address.ToString() : new UriBuilder(program.Address) { Host = host }.ToString(),
            JavaScriptEnabled = script,
            Locale = "vi-VN",
            TimezoneId = "Asia/Ho_Chi_Minh",
            ViewportSize = new() { Width = Person.Wide, Height = 900 },
        });
        context.SetDefaultTimeout(15_000);
        return new Person(program, context, await context.NewPageAsync(), script);
    }

    /// <summary>An officer of the sample, signed in through the page.</summary>
    /// <param name="userName">Post and body, such as <c>bithu.cb001</c>.</param>
    /// <param name="at">As of <see cref="Visitor"/>.</param>
    internal async Task<Person> Officer(string userName, bool script = true, PublishedProgram? at = null)
    {
        var person = await Visitor(script, at: at);
        await person.SignIn(userName);
        return person;
    }

    public async ValueTask DisposeAsync()
    {
        if (_browser is not null)
            await _browser.DisposeAsync();
        _playwright?.Dispose();
        if (_program is not null)
            await _program.DisposeAsync();
    }
}
