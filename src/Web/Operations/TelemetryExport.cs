using System.Reflection;
using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;
using ThongSuot.Platform.Measuring;

namespace ThongSuot.Web.Operations;

/// <summary>
/// Sends traces and numbers of the framework, the driver and the program by OTLP, from start to end of the program. Off unless
/// OTEL_EXPORTER_OTLP_ENDPOINT is set; OpenTelemetry's other variables hold as well.
/// </summary>
internal sealed class TelemetryExport(Node node, IConfiguration configuration) : IHostedService, IDisposable
{
    public const string EndpointVariable = "OTEL_EXPORTER_OTLP_ENDPOINT";

    private OpenTelemetrySdk? _sdk;

    public Task StartAsync(CancellationToken cancellationToken)
    {
        var version = typeof(TelemetryExport).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion;
        _sdk = OpenTelemetrySdk.Create(builder =>
        {
            // Its variables may stand in the settings, too.
            builder.Services.AddSingleton(configuration);
            builder
                .ConfigureResource(resource => resource.AddService("thongsuot", serviceVersion: version, serviceInstanceId: node.Name))
                .WithTracing(tracing => tracing
                    .AddSource("Microsoft.AspNetCore", "System.Net.Http", "Npgsql", Telemetry.Name)
                    .AddOtlpExporter())
                .WithMetrics(metrics => metrics
                    .AddMeter("Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Server.Kestrel", "System.Net.Http", "Npgsql", "System.Runtime", Telemetry.Name)
                    .AddOtlpExporter());
        });
        return Task.CompletedTask;
    }

    /// <summary>What was not yet sent is sent.</summary>
    public Task StopAsync(CancellationToken cancellationToken) => Task.Run(Dispose, cancellationToken);

    public void Dispose()
    {
        Interlocked.Exchange(ref _sdk, null)?.Dispose();
    }
}
