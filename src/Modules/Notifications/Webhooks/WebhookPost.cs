using System.Globalization;
using System.Net;
using System.Net.Http;
using System.Net.Http.Headers;
using System.Net.Sockets;

namespace ThongSuot.Notifications.Webhooks;

/// <summary>What came back: a status, or why there was none.</summary>
/// <param name="Rest">For how long the receiver asks to be left alone.</param>
internal sealed record Reply(int? Status, WebhookFault? Fault = null, TimeSpan Rest = default)
{
    public bool IsOk => Status is >= 200 and < 300;

    public bool IsGone => Status == (int)HttpStatusCode.Gone;
}

/// <summary>Sends one message. It follows no redirect, uses no proxy and no cookie, and of the answer nothing counts but its status and, where it asks for a pause, how long.</summary>
internal sealed class WebhookPost : IDisposable
{
    private const int MostOfAnswer = 1024;

    private readonly WebhookSettings _settings;
    private readonly TimeProvider _time;
    private readonly HttpClient _http;

    public WebhookPost(AddressGuard guard, WebhookSettings settings, TimeProvider time)
    {
        (_settings, _time) = (settings, time);
        var handler = new SocketsHttpHandler
        {
            AllowAutoRedirect = false, UseProxy = false, UseCookies = false, ConnectCallback = guard.Connect,
            // A name is looked at anew before long, and what one receiver sends takes little.
            PooledConnectionLifetime = TimeSpan.FromMinutes(1), MaxResponseHeadersLength = 16, MaxResponseDrainSize = 0,
            // Traces stay inside.
            ActivityHeadersPropagator = null,
        };
        _http = new HttpClient(handler) { Timeout = Timeout.InfiniteTimeSpan };
    }

    /// <param name="signature">The header <c>webhook-signature</c>.</param>
    /// <param name="timestamp">Seconds since 1970.</param>
    public async Task<Reply> Run(Uri address, Guid id, long timestamp, string signature, byte[] body, CancellationToken cancellation)
    {
        using var late = new CancellationTokenSource(_settings.Longest, _time);
        using var limited = CancellationTokenSource.CreateLinkedTokenSource(cancellation, late.Token);
        try
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, address) { Content = new ByteArrayContent(body) };
            request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json") { CharSet = "utf-8" };
            request.Headers.UserAgent.Add(new ProductInfoHeaderValue("ThongSuot-Webhooks", "1"));
            request.Headers.Add("webhook-id", id.ToString());
            request.Headers.Add("webhook-timestamp", timestamp.ToString(CultureInfo.InvariantCulture));
            request.Headers.Add("webhook-signature", signature);
            using var answer = await _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, limited.Token);
            await ReadSome(answer, limited.Token);
            return new Reply((int)answer.StatusCode, Rest: Rest(answer));
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return new Reply(null, WebhookFault.Timeout);
        }
        catch (Exception failure) when (failure is HttpRequestException or IOException)
        {
            return new Reply(null, FaultOf(failure));
        }
    }

    // Retry-After (RFC 9110, 10.2.3): seconds, or a date.
    private TimeSpan Rest(HttpResponseMessage answer) =>
        answer.StatusCode is HttpStatusCode.TooManyRequests or HttpStatusCode.ServiceUnavailable && answer.Headers.RetryAfter is { } asked
            ? asked.Delta ?? asked.Date - _time.GetUtcNow() ?? TimeSpan.Zero
            : TimeSpan.Zero;

    // A short answer is read to its end, so that its connection serves again; of a longer one the connection is closed. The status is there already and holds,
    // whatever becomes of the rest.
    private static async Task ReadSome(HttpResponseMessage answer, CancellationToken cancellation)
    {
        try
        {
            await using var content = await answer.Content.ReadAsStreamAsync(cancellation);
            var some = new byte[MostOfAnswer];
            _ = await content.ReadAtLeastAsync(some, MostOfAnswer, throwOnEndOfStream: false, cancellation);
        }
        catch (Exception failure) when (failure is HttpRequestException or IOException or OperationCanceledException)
        {
            // Nothing of it is needed.
        }
    }

    private static WebhookFault FaultOf(Exception failure)
    {
        for (var at = failure; at is not null; at = at.InnerException)
        {
            switch (at)
            {
                case AddressForbiddenException:
                    return WebhookFault.AddressForbidden;
                case SocketException { SocketErrorCode: SocketError.HostNotFound or SocketError.NoData or SocketError.TryAgain }:
                    return WebhookFault.NameUnknown;
                case System.Security.Authentication.AuthenticationException:
                    return WebhookFault.Insecure;
                case SocketException:
                    return WebhookFault.NotReached;
            }
        }

        return failure is HttpRequestException { HttpRequestError: HttpRequestError.SecureConnectionError } ? WebhookFault.Insecure
            : failure is HttpRequestException { HttpRequestError: HttpRequestError.InvalidResponse or HttpRequestError.HttpProtocolError or HttpRequestError.ConfigurationLimitExceeded } ? WebhookFault.Unreadable
            : WebhookFault.NotReached;
    }

    public void Dispose() => _http.Dispose();
}
