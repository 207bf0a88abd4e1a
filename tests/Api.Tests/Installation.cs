using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.EntityFrameworkCore;
using Microsoft.Kiota.Abstractions.Authentication;
using Microsoft.Kiota.Http.HttpClientLibrary;
using ThongSuot.Api.Tests;
using ThongSuot.Generated;
using ThongSuot.Platform.Data;
using ThongSuot.Platform.Web;
using ThongSuot.Testing;

[assembly: AssemblyFixture(typeof(Installation))]
// All walk through one program.
[assembly: CollectionBehavior(DisableTestParallelization = true)]

namespace ThongSuot.Api.Tests;

/// <summary>The real program on the sample province. People sign in and make tokens on its pages; programs know nothing but the address and a token.</summary>
public sealed class Installation : WebApplicationFactory<Program>, IAsyncLifetime
{
    public const string Password = "song-thanh-2026", TokensPage = "/tai-khoan/ma-truy-cap";

    public static readonly string[] AllScopes =
        ["organisation:read", "procedures:read", "dossiers:read", "dossiers:write", "tasks:read", "files:read", "files:write", "figures:read", "webhooks:manage"];

    private const string PostgreSqlVariable = "THONGSUOT_POSTGRES";

    private readonly DirectoryInfo _folder = ProgramFolder.Create("thongsuot-api-");
    private readonly Dictionary<string, string> _tokens = new(StringComparer.Ordinal);
    private readonly CollectedLog _log = new();
    private PostgreSqlDatabase? _postgreSql;

    /// <summary>Another system, to which webhooks go.</summary>
    public Receiver Receiver { get; private set; } = null!;

    /// <summary>All that the program has logged.</summary>
    public string Log => _log.Text;

    public async ValueTask InitializeAsync()
    {
        Receiver = await Receiver.Open();
        if (string.Equals(Environment.GetEnvironmentVariable("THONGSUOT_TEST_DATABASE"), "postgres", StringComparison.Ordinal))
        {
            _postgreSql = await PostgreSqlDatabase.CreateAsync(Environment.GetEnvironmentVariable("THONGSUOT_TEST_POSTGRES")
                ?? throw new InvalidOperationException("THONGSUOT_TEST_POSTGRES names no server; ./test starts one."));
        }

        Environment.SetEnvironmentVariable(PostgreSqlVariable, _postgreSql?.Connection);
        if (_postgreSql is not null)
            Assert.Equal(0, typeof(Program).Assembly.EntryPoint!.Invoke(null, [new[] { $"--data={_folder.FullName}", "migrate" }]));
        using var first = CreateClient();
        (await first.GetAsync(new Uri("/dang-nhap", UriKind.Relative))).EnsureSuccessStatusCode();
    }

    /// <summary>A browser of its own, signed in. Redirects are answers.</summary>
    public async Task<HttpClient> SignIn(string userName)
    {
        var browser = CreateClient(new WebApplicationFactoryClientOptions { AllowAutoRedirect = false, HandleCookies = true });
        var answer = await Post(browser, "/dang-nhap", "ten-dang-nhap", ("ten-dang-nhap", userName), ("mat-khau", Password));
        Assert.Equal(302, (int)answer.StatusCode);
        return browser;
    }

    /// <summary>Fills in the form of a page that has this field, and sends it.</summary>
    public static async Task<HttpResponseMessage> Post(HttpClient browser, string page, string field, params (string Name, string Value)[] fields)
    {
        var document = await Page(browser, page);
        var form = document.Forms.First(f => f.QuerySelector($"[name='{field}']") is not null);
        var hidden = form.Elements.OfType<IHtmlInputElement>().Where(i => i.Type == "hidden").Select(i => KeyValuePair.Create(i.Name!, i.Value));
        return await browser.PostAsync(new Uri(page, UriKind.Relative), new FormUrlEncodedContent([.. hidden, .. fields.Select(f => KeyValuePair.Create(f.Name, f.Value))]));
    }

    public static async Task<IHtmlDocument> Page(HttpClient browser, string page) =>
        await new HtmlParser().ParseDocumentAsync(await browser.GetStringAsync(new Uri(page, UriKind.Relative)));

    /// <summary>Makes a token on the page, as its person does.</summary>
    public async Task<string> MakeToken(string userName, params string[] scopes)
    {
        using var browser = await SignIn(userName);
        return await MakeToken(browser, TokensPage, scopes);
    }

    public static async Task<string> MakeToken(HttpClient browser, string page, params string[] scopes)
    {
        var answer = await Post(browser, page, "quyen", [("ten", "Phép thử"), ("so-ngay", "30"), ("mat-khau", Password), .. scopes.Select(s => ("quyen", s))]);
        var document = await new HtmlParser().ParseDocumentAsync(await answer.Content.ReadAsStringAsync());
        return document.QuerySelector("code.one-time-link")?.TextContent ?? throw new InvalidOperationException(document.Body!.TextContent);
    }

    /// <summary>A program with a token of this person, made once for all tests.</summary>
    public async Task<HttpClient> Caller(string userName, params string[] scopes)
    {
        var wanted = scopes.Length == 0 ? AllScopes : scopes;
        var key = $"{userName} {string.Join(' ', wanted)}";
        if (!_tokens.TryGetValue(key, out var token))
            _tokens[key] = token = await MakeToken(userName, wanted);
        return WithToken(token);
    }

    public HttpClient WithToken(string token)
    {
        var client = CreateClient(new WebApplicationFactoryClientOptions { AllowAutoRedirect = false, HandleCookies = false });
        client.DefaultRequestHeaders.Authorization = new("Bearer", token);
        return client;
    }

    /// <summary>The generated client with a token of this person.</summary>
    public async Task<ApiClient> Client(string userName, params string[] scopes) => Generated(await Caller(userName, scopes));

    public static ApiClient Generated(HttpClient http) => new(new HttpClientRequestAdapter(new AnonymousAuthenticationProvider(), httpClient: http) { BaseUrl = "http://localhost" });

    // The settings arrive at the program as its arguments.
    protected override void ConfigureWebHost(IWebHostBuilder builder) => builder
        .UseSetting("data", _folder.FullName)
        .ConfigureAppConfiguration(settings => settings.AddInMemoryCollection([KeyValuePair.Create("Webhooks:AllowLoopback", (string?)"true")]))
        .ConfigureLogging(logging => logging.ClearProviders().AddProvider(_log).SetMinimumLevel(LogLevel.Debug))
        .ConfigureTestServices(services => services.Configure<RateLimits>(limits =>
            limits.OpenBurst = limits.OpenPerSecond = limits.SignInBurst = limits.SignInPerMinute = limits.TokenBurst = limits.TokenPerSecond = 1_000_000));

    /// <summary>Whether the answers that are kept for repeated requests hold this.</summary>
    public async Task<bool> Holds(string secret)
    {
        await using var scope = Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AppDb>();
        var like = $"%{secret}%";
        return await db.Database.SqlQuery<int>($"select count(*) as \"Value\" from platform_idempotent_request where answer like {like}").SingleAsync() > 0;
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        await Receiver.DisposeAsync();
        if (_postgreSql is not null)
            await _postgreSql.DisposeAsync();
        else
            Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Environment.SetEnvironmentVariable(PostgreSqlVariable, null);
        _log.Dispose();
        GC.SuppressFinalize(this);
    }

    private sealed class CollectedLog : ILoggerProvider, ILogger
    {
        private readonly System.Collections.Concurrent.ConcurrentQueue<string> _lines = new();

        public string Text => string.Join('\n', _lines);

        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) => _lines.Enqueue(formatter(state, exception) + exception);

        public void Dispose()
        {
            // Kept to be read.
        }
    }
}
