using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using Microsoft.Extensions.DependencyInjection;
using ThongSuot.Platform.Data;
using ThongSuot.Platform.Files;
using ThongSuot.Platform.Log;
using ThongSuot.Platform.Measuring;
using ThongSuot.Testing;
using EventLog = ThongSuot.Platform.Log.EventLog;

namespace ThongSuot.Platform.Tests.Measuring;

/// <summary>What the program tells of its work: numbers and codes, never content.</summary>
public sealed class TelemetryTests : IDisposable
{
    private const string Carried = "thu.do_dem", Poison = "thu.do_hong", Secret = "Nội dung không được lộ";

    private readonly MeterListener _listener = new();
    private readonly ConcurrentQueue<(string Instrument, double Value, string Tags)> _heard = [];
    private readonly ConcurrentQueue<Activity> _activities = [];
    private readonly ActivityListener _spans;

    public TelemetryTests()
    {
        _listener.InstrumentPublished = (instrument, listener) =>
        {
            if (instrument.Meter.Name == Telemetry.Name)
                listener.EnableMeasurementEvents(instrument);
        };
        _listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) => Hear(instrument, value, tags));
        _listener.SetMeasurementEventCallback<double>((instrument, value, tags, _) => Hear(instrument, value, tags));
        _listener.Start();
        _spans = new ActivityListener
        {
            ShouldListenTo = source => source.Name == Telemetry.Name,
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
            ActivityStopped = _activities.Enqueue,
        };
        ActivitySource.AddActivityListener(_spans);
    }

    [Fact]
    public async Task Entries_deliveries_waits_and_uploads_are_counted_without_content()
    {
        await using var database = await TestDatabase.CreateAsync(services => services.AddSingleton<IListener, Hearing>());
        await database.InScope(async (services, db) =>
        {
            var log = services.GetRequiredService<EventLog>();
            log.Append(db, StreamHead.New("thu/1"), new Envelope(null), [(Carried, new { Secret }), (Carried, new { Secret })]);
            log.Append(db, StreamHead.New("thu/2"), new Envelope(null), [(Poison, new { Secret })]);
            await db.SaveChangesAsync(TestContext.Current.CancellationToken);
        });
        using var content = new MemoryStream(new byte[1_234_567]);
        await database.Services.GetRequiredService<FileStore>().Keep(content, 2_000_000, TestContext.Current.CancellationToken);
        database.Time.Advance(TimeSpan.FromSeconds(77));
        Assert.Equal(TimeSpan.FromSeconds(77), await database.Services.GetRequiredService<OldestDelivery>().Measure(TestContext.Current.CancellationToken));

        for (var attempt = 0; attempt < Relay.MostAttempts; attempt++)
        {
            await database.Services.GetRequiredService<Relay>().Drain(TestContext.Current.CancellationToken);
            database.Time.Advance(TimeSpan.FromHours(1));
        }

        // What is parked does not make the program late.
        Assert.Equal(TimeSpan.Zero, await database.Services.GetRequiredService<OldestDelivery>().Measure(TestContext.Current.CancellationToken));
        Assert.Equal(2, Sum("thongsuot.log.entries", $"type={Carried}"));
        Assert.Equal(1, Sum("thongsuot.log.entries", $"type={Poison}"));
        Assert.Equal(2, Sum("thongsuot.deliveries", $"listener={Hearing.Of};result=carried"));
        Assert.Equal(Relay.MostAttempts - 1, Sum("thongsuot.deliveries", $"listener={Hearing.Of};result=failed"));
        Assert.Equal(1, Sum("thongsuot.deliveries", $"listener={Hearing.Of};result=parked"));
        Assert.Contains(_heard, m => m is { Instrument: "thongsuot.uploads", Value: 1_234_567 });
        Assert.Contains(_heard, m => m is { Instrument: "thongsuot.deliveries.oldest", Value: 77 });
        Assert.Equal(!database.IsPostgreSql, _heard.Any(m => m is { Instrument: "thongsuot.write_gate.wait", Value: >= 0 }));
        var spans = _activities.Where(a => (string?)a.GetTagItem("listener") == Hearing.Of).ToList();
        Assert.Equal(2 + Relay.MostAttempts, spans.Count);
        Assert.Equal(Relay.MostAttempts, spans.Count(s => s.Status == ActivityStatusCode.Error));
        Assert.DoesNotContain(spans, s => s.Tags.Any(t => t.Value!.Contains(Secret, StringComparison.Ordinal)) || s.StatusDescription?.Contains(Secret, StringComparison.Ordinal) == true);
        Assert.DoesNotContain(_heard, m => m.Tags.Contains(Secret, StringComparison.Ordinal));
    }

    public void Dispose()
    {
        _listener.Dispose();
        _spans.Dispose();
    }

    private double Sum(string instrument, string tags) => _heard.Where(m => m.Instrument == instrument && m.Tags == tags).Sum(m => m.Value);

    private void Hear(Instrument instrument, double value, ReadOnlySpan<KeyValuePair<string, object?>> tags) =>
        _heard.Enqueue((instrument.Name, value, string.Join(';', tags.ToArray().Select(t => $"{t.Key}={t.Value}"))));

    private sealed class Hearing : IListener
    {
        public const string Of = "thu.nghe";

        public string Name => Of;

        public IReadOnlySet<string> Types { get; } = new HashSet<string>(StringComparer.Ordinal) { Carried, Poison };

        public Task Hear(LogEntry entry, AppDb db, CancellationToken cancellation) =>
            entry.Type == Poison ? throw new InvalidOperationException(Secret) : Task.CompletedTask;
    }
}
