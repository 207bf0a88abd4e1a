using System.Diagnostics;
using Microsoft.Extensions.Logging.Console;
using ThongSuot.Platform.Log;
using ThongSuot.Platform.Results;

namespace ThongSuot.Web.Operations;

/// <summary>What the people who run the program need: logs, health, numbers, proxies, an orderly end.</summary>
internal static class Operation
{
    /// <summary>Time for requests under way after the drain.</summary>
    private static readonly TimeSpan LongestEnd = TimeSpan.FromSeconds(30);

    /// <returns>A refusal when the settings about proxies are not understood.</returns>
    public static Result<bool> AddOperation(this WebApplicationBuilder builder)
    {
        var proxies = Proxies.Read(builder.Configuration);
        if (!proxies.IsOk)
            return proxies.Refusal;
        var (services, configuration) = (builder.Services, builder.Configuration);
        services.AddSingleton(new Node(configuration["Node:Name"] is { Length: > 0 } name ? name : Environment.MachineName));
        AddLogs(builder);
        services.AddSingleton<Ending>();
        services.AddSingleton<Readiness>();
        services.AddHostedService<Drain>();
        services.Configure<HostOptions>(host => host.ShutdownTimeout = Drain.Lasts(configuration) + LongestEnd);
        services.AddHsts(hsts => hsts.MaxAge = TimeSpan.FromDays(365));
        services.AddProblemDetails(problems => problems.CustomizeProblemDetails = problem =>
            problem.ProblemDetails.Extensions["traceId"] = Trace.IdOf(problem.HttpContext));
        if (configuration[TelemetryExport.EndpointVariable] is { Length: > 0 })
        {
            services.AddHostedService<TelemetryExport>();
            services.AddHostedService(provider => provider.GetRequiredService<OldestDelivery>());
        }

        if (proxies.Value is { } known)
            services.AddSingleton(known);
        return true;
    }

    /// <summary>Stands around everything else.</summary>
    public static void UseOperation(this WebApplication app)
    {
        if (app.Services.GetService<ForwardedHeadersOptions>() is { } known)
            app.UseForwardedHeaders(known);
        app.UseMiddleware<RequestLog>();
        app.UseHsts();
    }

    public static void MapOperation(this WebApplication app)
    {
        app.MapGet("/healthz", () => Results.Text("ok")).AllowAnonymous().DisableRateLimiting().WithMetadata(new Probe());
        app.MapGet("/readyz", async (Readiness readiness, HttpContext context) =>
        {
            var answer = await readiness.Look(context.RequestAborted);
            context.Response.Headers.CacheControl = "no-store";
            return Results.Json(answer, statusCode: answer.Ready ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable);
        }).AllowAnonymous().DisableRateLimiting().WithMetadata(new Probe());
    }

    // Lines for machines in Production, lines for eyes in Development; Logging:Console:FormatterName overrides both.
    private static void AddLogs(WebApplicationBuilder builder)
    {
        var format = builder.Configuration["Logging:Console:FormatterName"]
            ?? (builder.Environment.IsDevelopment() ? ConsoleFormatterNames.Simple : JsonLines.FormatName);
        builder.Logging.Configure(logging => logging.ActivityTrackingOptions = ActivityTrackingOptions.TraceId);
        builder.Logging.AddConsoleFormatter<JsonLines, ConsoleFormatterOptions>();
        builder.Services.Configure<ConsoleLoggerOptions>(console => console.FormatterName = format);
        builder.Services.Configure<SimpleConsoleFormatterOptions>(simple => (simple.SingleLine, simple.IncludeScopes) = (true, true));
    }
}

/// <summary>The number by which a request is found in the logs.</summary>
internal static class Trace
{
    /// <summary>W3C trace id, 32 hex digits; also the one that came in as <c>traceparent</c>.</summary>
    public static string IdOf(HttpContext context) => Activity.Current?.TraceId.ToHexString() ?? context.TraceIdentifier;
}
