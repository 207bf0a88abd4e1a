using System.Diagnostics;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.StaticAssets;

namespace ThongSuot.Web.Operations;

/// <summary>
/// One line for each request: method, path, status, time. No query, which may carry search words, no address, no account: who did what
/// stands in the log of the database. Styles, scripts and the questions of a load balancer are told at Debug only.
/// </summary>
internal sealed partial class RequestLog(RequestDelegate next, ILogger<RequestLog> logger)
{
    private const int LongestPath = 200;
    private const int ClientClosedRequest = 499;

    public async Task InvokeAsync(HttpContext context)
    {
        var begun = Stopwatch.GetTimestamp();
        // Taken before: error pages are shown under a path of their own.
        var (method, path) = (MethodOf(context.Request), Printable(context.Request.Path.Value ?? ""));
        var status = StatusCodes.Status500InternalServerError;
        try
        {
            await next(context);
            status = context.Response.StatusCode;
        }
        finally
        {
            if (context.RequestAborted.IsCancellationRequested)
                status = ClientClosedRequest;
            var endpoint = context.Features.Get<IExceptionHandlerFeature>()?.Endpoint ?? context.GetEndpoint();
            Describe(Activity.Current, method, (endpoint as RouteEndpoint)?.RoutePattern.RawText, status);
            LogRequest(IsNoise(endpoint) ? LogLevel.Debug : LogLevel.Information, method, path, status, Milliseconds(begun));
        }
    }

    /// <summary>For the trace: the route's pattern, never the path, which carries ids.</summary>
    private static void Describe(Activity? activity, string method, string? route, int status)
    {
        if (activity is not { IsAllDataRequested: true })
            return;
        activity.DisplayName = route is null ? method : $"{method} {route}";
        activity.SetTag("http.request.method", method).SetTag("http.route", route).SetTag("http.response.status_code", status);
        if (status >= 500)
            activity.SetStatus(ActivityStatusCode.Error);
    }

    private static bool IsNoise(Endpoint? endpoint) =>
        endpoint?.Metadata.GetMetadata<StaticAssetDescriptor>() is not null || endpoint?.Metadata.GetMetadata<Probe>() is not null;

    private static double Milliseconds(long begun) => Math.Round(Stopwatch.GetElapsedTime(begun).TotalMilliseconds, 1);

    // Anybody may send anything as a method or a path; a line of the log stays a line.
    private static string MethodOf(HttpRequest request) =>
        request.Method is "GET" or "HEAD" or "POST" or "PUT" or "PATCH" or "DELETE" or "OPTIONS" ? request.Method : "OTHER";

    private static string Printable(string path) =>
        string.Create(Math.Min(path.Length, LongestPath), path, (target, source) =>
        {
            for (var i = 0; i < target.Length; i++)
                target[i] = char.IsControl(source[i]) ? '?' : source[i];
        });

    [LoggerMessage(EventId = 1, EventName = "Request", Message = "{Method} {Path} {Status} {Milliseconds} ms")]
    private partial void LogRequest(LogLevel level, string method, string path, int status, double milliseconds);
}

/// <summary>Marks the addresses that machines ask every few seconds.</summary>
internal sealed record Probe;
