using System.Collections.Concurrent;
using System.Text;
using ThongSuot.Platform.Measuring;
using ThongSuot.Web.Operations;

namespace ThongSuot.Web.Tests.Operations;

/// <summary>With an endpoint the program sends its traces and numbers by OTLP; without one it sends nothing.</summary>
public sealed class TelemetryExportTests
{
    [Fact]
    public async Task Traces_and_numbers_arrive_at_the_receiver()
    {
        var arrived = new ConcurrentDictionary<string, string>(StringComparer.Ordinal);
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        await using var receiver = builder.Build();
        receiver.MapPost("/v1/{kind}", async (string kind, HttpRequest request) =>
        {
            using var body = new MemoryStream();
            await request.Body.CopyToAsync(body);
            arrived.AddOrUpdate(kind, _ => Encoding.Latin1.GetString(body.ToArray()), (_, before) => before + Encoding.Latin1.GetString(body.ToArray()));
        });
        await receiver.StartAsync(TestContext.Current.CancellationToken);
        var address = receiver.Urls.First();
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(
        [
            KeyValuePair.Create(TelemetryExport.EndpointVariable, (string?)address),
            KeyValuePair.Create("OTEL_EXPORTER_OTLP_PROTOCOL", (string?)"http/protobuf"),
        ]).Build();

        using (var export = new TelemetryExport(new Node("nut-7"), configuration))
        {
            await export.StartAsync(TestContext.Current.CancellationToken);
            using (Telemetry.Source.StartActivity("thu-nghiem"))
                Telemetry.SignedIn("wrong_password");
            await export.StopAsync(TestContext.Current.CancellationToken);
        }

        Assert.Contains("thu-nghiem", arrived["traces"], StringComparison.Ordinal);
        Assert.Contains("nut-7", arrived["traces"], StringComparison.Ordinal);
        Assert.Contains("thongsuot.sign_ins", arrived["metrics"], StringComparison.Ordinal);
        Assert.Contains("wrong_password", arrived["metrics"], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null, 0)]
    [InlineData("http://127.0.0.1:4318", 1)]
    public void Off_unless_an_endpoint_is_named(string? endpoint, int exports)
    {
        var builder = WebApplication.CreateBuilder();
        builder.Configuration[TelemetryExport.EndpointVariable] = endpoint;

        Assert.True(builder.AddOperation().IsOk);

        Assert.Equal(exports, builder.Services.Count(s => s.ImplementationType == typeof(TelemetryExport)));
    }
}
