using System.Collections.Concurrent;
using System.Net;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace ThongSuot.Testing;

/// <summary>What a receiver of webhooks got.</summary>
/// <param name="Path">"/a", by which a test tells its webhooks apart.</param>
public sealed record ReceivedMessage(string Path, string Id, string Timestamp, string Signature, byte[] Body, IReadOnlyDictionary<string, string> Headers);

/// <summary>Another system on this machine that is told of things: a web server of its own, on a port of its own.</summary>
public sealed class Receiver : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly ConcurrentDictionary<string, int> _atOnce = new(StringComparer.Ordinal);

    private Receiver(WebApplication app) => _app = app;

    public ConcurrentQueue<ReceivedMessage> Messages { get; } = [];

    /// <summary>What it answers.</summary>
    public Func<ReceivedMessage, int> Answers { get; set; } = _ => StatusCodes.Status200OK;

    /// <summary>What it does before it answers.</summary>
    public Func<ReceivedMessage, CancellationToken, Task> Before { get; set; } = (_, _) => Task.CompletedTask;

    /// <summary>The header Retry-After of its answers.</summary>
    public string? RetryAfter { get; set; }

    /// <summary>The body of its answers.</summary>
    public string Text { get; set; } = "";

    /// <summary>Most requests that it had at once at one path.</summary>
    public int MostAtOnce { get; private set; }

    public Uri Address => new(_app.Urls.First());

    /// <param name="certificate">What it shows who calls it by https; null: it is called by http.</param>
    public static async Task<Receiver> Open(X509Certificate2? certificate = null)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseKestrelHttpsConfiguration();
        builder.WebHost.ConfigureKestrel(server => server.Listen(IPAddress.Loopback, 0, at =>
        {
            if (certificate is not null)
                at.UseHttps(certificate);
        }));
        var app = builder.Build();
        var receiver = new Receiver(app);
        app.Run(receiver.Receive);
        await app.StartAsync();
        return receiver;
    }

    public string At(string path) => new Uri(Address, path).AbsoluteUri;

    private async Task Receive(HttpContext http)
    {
        using var body = new MemoryStream();
        await http.Request.Body.CopyToAsync(body, http.RequestAborted);
        var headers = http.Request.Headers.ToDictionary(h => h.Key, h => h.Value.ToString(), StringComparer.OrdinalIgnoreCase);
        var message = new ReceivedMessage(
            http.Request.Path, headers.GetValueOrDefault("webhook-id", ""), headers.GetValueOrDefault("webhook-timestamp", ""), headers.GetValueOrDefault("webhook-signature", ""), body.ToArray(), headers);
        lock (_atOnce)
            MostAtOnce = Math.Max(MostAtOnce, _atOnce.AddOrUpdate(message.Path, 1, (_, n) => n + 1));
        Messages.Enqueue(message);
        try
        {
            await Before(message, http.RequestAborted);
            // Taken off before the answer: the next one may come as soon as that has arrived.
            _atOnce.AddOrUpdate(message.Path, 0, (_, n) => n - 1);
            http.Response.StatusCode = Answers(message);
            if (http.Response.StatusCode is >= 300 and < 400)
                http.Response.Headers.Location = At("/moved");
            http.Response.Headers.RetryAfter = RetryAfter;
            await http.Response.WriteAsync(Text, http.RequestAborted);
        }
        catch (OperationCanceledException)
        {
            // The sender hung up.
        }
    }

    public async ValueTask DisposeAsync() => await _app.DisposeAsync();
}
