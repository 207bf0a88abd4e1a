using System.Collections.Concurrent;
using System.Net;
using System.Text.Json;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Logging.Console;
using ThongSuot.Web.Operations;

namespace ThongSuot.Web.Tests.Operations;

/// <summary>The frame of all pages with what stands around it, on a server in memory; its log lines can be read.</summary>
internal sealed class SmallSite : IAsyncDisposable
{
    /// <summary>A header by which a test says from which address it asks.</summary>
    public const string From = "X-Test-From";

    private WebApplication _app = null!;
    private readonly Lines _lines = new();

    public HttpClient Client { get; private set; } = null!;

    /// <summary>All that was logged, as the console would show it.</summary>
    public IReadOnlyList<string> Log => [.. _lines.Written];

    public static async Task<SmallSite> Start(params (string Key, string Value)[] settings)
    {
        var site = new SmallSite();
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            ApplicationName = typeof(Pages).Assembly.GetName().Name,
            EnvironmentName = Environments.Production,
            ContentRootPath = AppContext.BaseDirectory,
        });
        builder.Configuration.AddInMemoryCollection(settings.Select(s => KeyValuePair.Create(s.Key, (string?)s.Value)));
        Assert.True(builder.AddOperation().IsOk);
        builder.Services.AddSingleton(TimeProvider.System);
        builder.Logging.ClearProviders();
        builder.Logging.AddProvider(site._lines).SetMinimumLevel(LogLevel.Debug);
        builder.WebHost.UseTestServer();
        builder.Services.AddPages();
        builder.Services.AddSingleton<ThongSuot.Platform.Security.Installation>();
        builder.Services.AddAuthorization();
        var app = builder.Build();
        site._lines.Format = new JsonLines(TimeProvider.System, app.Services.GetRequiredService<Node>());
        app.Use((context, next) =>
        {
            context.Connection.RemoteIpAddress = IPAddress.TryParse(context.Request.Headers[From], out var address) ? address : IPAddress.Loopback;
            return next(context);
        });
        app.UseOperation();
        app.UsePages();
        ThongSuot.Web.Components.Layout.PageNavigation.Use(app);
        app.MapPages();
        app.MapGet("/ai", (HttpContext context) => $"{context.Request.Scheme} {context.Connection.RemoteIpAddress}");
        app.MapGet("/thu/su-co", IResult () => throw new InvalidOperationException("dòng một\ndòng hai"));
        app.MapGet("/api/thu/su-co", IResult () => throw new InvalidOperationException("bên trong"));
        app.MapGet("/api/thu/{status:int}", (int status) => Results.StatusCode(status));
        await app.StartAsync();
        (site._app, site.Client) = (app, app.GetTestClient());
        return site;
    }

    public async Task<HttpResponseMessage> Ask(string address, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(address, UriKind.RelativeOrAbsolute));
        foreach (var (name, value) in headers)
            request.Headers.TryAddWithoutValidation(name, value);
        return await Client.SendAsync(request, TestContext.Current.CancellationToken);
    }

    /// <summary>The lines about requests, read as JSON. A request is logged when its answer may already have arrived, so this waits for it.</summary>
    public async Task<JsonElement> RequestLine()
    {
        await _lines.Request.Task.WaitAsync(TimeSpan.FromSeconds(30));
        return Log.Select(l => JsonDocument.Parse(l).RootElement).Single(l => l.TryGetProperty("event", out var name) && name.GetString() == "Request");
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private sealed class Lines : ILoggerProvider
    {
        public ConcurrentQueue<string> Written { get; } = [];

        public TaskCompletionSource Request { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public ConsoleFormatter? Format { get; set; }

        public ILogger CreateLogger(string categoryName) => new Logger(this, categoryName);

        public void Dispose()
        {
        }

        private sealed class Logger(Lines lines, string category) : ILogger
        {
            public IDisposable? BeginScope<TState>(TState state)
                where TState : notnull => null;

            public bool IsEnabled(LogLevel logLevel) => true;

            public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
            {
                if (lines.Format is null)
                    return;
                using var writer = new StringWriter();
                lines.Format.Write(new LogEntry<TState>(logLevel, category, eventId, state, exception, formatter), null, writer);
                lines.Written.Enqueue(writer.ToString());
                if (eventId.Name == "Request")
                    lines.Request.TrySetResult();
            }
        }
    }
}
