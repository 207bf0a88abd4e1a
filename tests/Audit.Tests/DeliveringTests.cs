using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ThongSuot.Audit.Delivering;
using ThongSuot.Platform.Data;
using ThongSuot.Platform.Log;

namespace ThongSuot.Audit.Tests;

public sealed class DeliveringTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_parked_delivery_is_shown_without_content_retried_once_and_heard()
    {
        var deaf = new Deaf();
        await using var hall = await Hall.Open(deaf);
        await hall.Append("dossier/1", "dossier.filed", Hall.Lan);
        await hall.Append("dossier/1", "dossier.filed", Hall.Lan);
        for (var attempt = 0; attempt < Relay.MostAttempts; attempt++)
        {
            await Drain(hall);
            hall.Time.Advance(TimeSpan.FromHours(1));
        }

        var page = await hall.Page<DeliveriesPage>();
        Assert.Equal(["deaf", "2", "0", "1"], page.QuerySelector("tbody")!.QuerySelectorAll("th, td").Select(c => c.TextContent.Trim()));
        Assert.Equal("deaf|dossier/1|1", page.QuerySelector("button[name=viec]")!.GetAttribute("value"));
        Assert.Contains("InvalidOperationException", page.TextContent, StringComparison.Ordinal);

        deaf.Hears = true;
        var answers = new[] { await Retry(hall, 1), await Retry(hall, 1), await Retry(hall, 2), await Retry(hall, 9) };
        await Drain(hall);

        Assert.Equal(["", "DELIVERY_GONE", "DELIVERY_GONE", "DELIVERY_GONE"], answers);
        Assert.Equal([1, 2], deaf.Heard);
        var noted = await hall.In((_, db) => db.Set<LogEntry>().SingleAsync(e => e.Type == "audit.delivery_retried", Cancellation));
        Assert.Equal((RetryDelivery.StreamOf("deaf"), Hall.Auditor.Person), (noted.Stream, noted.ReadEnvelope().Person!.Value));
        Assert.Contains("Mọi việc đã được giao", (await hall.Page<DeliveriesPage>()).TextContent, StringComparison.Ordinal);
    }

    private static Task<string> Retry(Hall hall, int sequence) => hall.In(async (services, _) =>
    {
        var retried = await services.GetRequiredService<RetryDelivery>().Run(Hall.Auditor, "10.0.0.1", "deaf", "dossier/1", sequence, Cancellation);
        return retried.IsOk ? "" : retried.Refusal.Code;
    });

    private static Task Drain(Hall hall) => hall.In(async (services, _) =>
    {
        await services.GetRequiredService<Relay>().Drain(Cancellation);
        return true;
    });

    private sealed class Deaf : IListener
    {
        public bool Hears { get; set; }

        public List<int> Heard { get; } = [];

        public string Name => "deaf";

        public IReadOnlySet<string> Types { get; } = new HashSet<string>(StringComparer.Ordinal) { "dossier.filed" };

        public Task Hear(LogEntry entry, AppDb db, CancellationToken cancellation)
        {
            if (!Hears)
                throw new InvalidOperationException("Nội dung không được hiện");
            Heard.Add(entry.Sequence);
            return Task.CompletedTask;
        }
    }
}
