using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using ThongSuot.Testing;

namespace ThongSuot.Browser.Tests.Running;

/// <summary>
/// A person at a browser. Every page that is reached is checked: no serious finding of axe, nothing wider than the window on a phone,
/// no message of the browser about an error or a breach of the content policy.
/// </summary>
internal sealed partial class Person(PublishedProgram program, IBrowserContext context, IPage page, bool script) : IAsyncDisposable
{
    public const int Wide = 1280;
    public const int Narrow = 390;
    private const int Height = 900;
    private const int MostStops = 60;
    private const int MostTries = 100;

    private static readonly HashSet<string> s_seen = new(StringComparer.Ordinal);

    private readonly List<string> _complaints = Listen(page);

    public IPage Page { get; } = page;

    /// <param name="code">Of the authenticator app, where the account asks for one.</param>
    public async Task SignIn(string userName, string password = Site.Password, string? code = null)
    {
        await Open("/dang-nhap");
        await Page.GetByLabel("Tên đăng nhập").FillAsync(userName);
        await Page.GetByLabel("Mật khẩu").FillAsync(password);
        await Press("Đăng nhập");
        if (code is not null)
        {
            Assert.Equal("Xác thực bước hai", await Heading());
            await Page.GetByLabel("Mã xác thực").FillAsync(code);
            await Press("Đăng nhập");
        }

        Assert.DoesNotContain("/dang-nhap", Page.Url, StringComparison.Ordinal);
    }

    /// <summary>Opens an address of the site and checks the page.</summary>
    /// <param name="status">What the server must answer; the browser complains about other than 200 itself.</param>
    public async Task Open(string address, int status = 200)
    {
        var response = await Page.GotoAsync(address);
        Assert.True(response!.Status == status, $"{address} answered {response.Status}, not {status}.\n{program.Output}");
        if (status >= 400)
            _complaints.RemoveAll(c => c.Contains(status.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal));
        await Check();
    }

    /// <summary>Opens an address again and again until the text is there: what modules tell each other arrives a little later.</summary>
    public async Task OpenUntil(string address, string text)
    {
        for (var tries = 0; tries < MostTries; tries++)
        {
            await Page.GotoAsync(address);
            if ((await Page.Locator("main").InnerTextAsync()).Contains(text, StringComparison.Ordinal))
                break;
        }

        await Sees(text);
        // As long as it is not there the address may have no page.
        _complaints.RemoveAll(c => c.Contains("404", StringComparison.Ordinal));
        await Check();
    }

    /// <summary>Presses the button inside the page's content (or inside <paramref name="within"/>) and waits for the page that follows.</summary>
    public Task Press(string button, ILocator? within = null) =>
        Leave(() => (within ?? Page.Locator("main")).GetByRole(AriaRole.Button, new() { Name = button, Exact = true }).ClickAsync());

    public Task Follow(string link, ILocator? within = null) =>
        Leave(() => (within ?? Page.Locator("main")).GetByRole(AriaRole.Link, new() { Name = link, Exact = true }).First.ClickAsync());

    /// <summary>Does what leads to another page, waits until that is loaded and checks it.</summary>
    public async Task Leave(Func<Task> leaving)
    {
        var loaded = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        void Loaded(object? sender, IPage loadedPage) => loaded.TrySetResult();
        Page.Load += Loaded;
        try
        {
            await leaving();
            await loaded.Task.WaitAsync(TimeSpan.FromSeconds(60));
        }
        catch (TimeoutException nothing)
        {
            // What stands there instead says more than that something does not.
            throw new TimeoutException($"{nothing.Message}\n{Page.Url}:\n{await Page.Locator("main").InnerTextAsync()}", nothing);
        }
        finally
        {
            Page.Load -= Loaded;
        }

        await Check();
    }

    public async Task<string> Heading() => await Page.Locator("h1").InnerTextAsync();

    public async Task Sees(string text) => await Assertions.Expect(Page.Locator("main")).ToContainTextAsync(text);

    public async Task SeesNot(string text) => await Assertions.Expect(Page.Locator("main")).Not.ToContainTextAsync(text);

    /// <summary>Words of the element that has the focus: its label, its text, or what it is called aloud.</summary>
    public async Task<string> Focused() =>
        (await Page.EvaluateAsync<string>("(e => (e.labels?.[0] ?? e).innerText || e.ariaLabel || '')(document.activeElement)")).Trim();

    /// <summary>Presses Tab until the focus is on what begins with these words.</summary>
    public async Task TabTo(string words, bool exactly = false)
    {
        for (var presses = 0; presses < MostStops; presses++)
        {
            await Page.Keyboard.PressAsync("Tab");
            var focused = await Focused();
            if (exactly ? focused == words : focused.StartsWith(words, StringComparison.Ordinal))
                return;
        }

        Assert.Fail($"Tab does not come to \"{words}\" on {Page.Url}.");
    }

    /// <summary>What stands in all text areas of the page.</summary>
    public async Task<string[]> EverythingEntered() =>
        await Page.EvaluateAsync<string[]>("[...document.querySelectorAll('textarea')].map(e => e.value)");

    /// <summary>Checks the page as it stands, wide and narrow.</summary>
    public async Task Check()
    {
        foreach (var width in (int[])[Narrow, Wide])
        {
            await Page.SetViewportSizeAsync(width, Height);
            await FitsTheWindow(width);
            await Pictures.Look(this, width);
            if (script && await IsNew(width))
                await IsAccessible(width);
        }

        Assert.True(_complaints.Count == 0, $"{Page.Url}: {string.Join("\n", _complaints)}\n{program.Output}");
    }

    public ValueTask DisposeAsync() => context.DisposeAsync();

    // Drafts and dossiers are another page with every state: what is told apart is what stands there to read and to press.
    private async Task<bool> IsNew(int width)
    {
        var path = Identifier().Replace(new Uri(Page.Url).AbsolutePath, "…");
        var state = width == Wide && path.Contains('…', StringComparison.Ordinal)
            ? await Page.EvaluateAsync<string>("[...document.querySelectorAll('h2, h3, summary, main button, .badge-status')].map(e => e.innerText).join('|')")
            : "";
        return s_seen.Add($"{width} {path} {state}");
    }

    private async Task FitsTheWindow(int width)
    {
        var content = await Page.EvaluateAsync<int>("document.documentElement.scrollWidth");
        Assert.True(content <= width, $"{Page.Url} is {content} px wide in a window of {width} px.");
    }

    private async Task IsAccessible(int width)
    {
        var faults = await Accessibility.Faults(Page);
        Assert.True(faults.Length == 0, $"{Page.Url} at {width} px:\n{string.Join("\n", faults)}");
    }

    private static List<string> Listen(IPage page)
    {
        var complaints = new List<string>();
        page.Console += (_, message) =>
        {
            if (message.Type == "error")
                complaints.Add(message.Text);
        };
        page.PageError += (_, error) => complaints.Add(error);
        return complaints;
    }

    [GeneratedRegex("[0-9a-f]{8}-[0-9a-f-]{27}", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Identifier();
}
