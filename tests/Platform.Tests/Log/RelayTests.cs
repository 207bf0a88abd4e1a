using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ThongSuot.Platform.Data;
using ThongSuot.Platform.Log;

namespace ThongSuot.Platform.Tests.Log;

public sealed class RelayTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_entry_is_heard_once_and_in_order_within_its_stream()
    {
        var listener = new Hearer();
        await using var ledger = await Ledger.Open(services => services.AddSingleton<IListener>(listener));
        for (var i = 0; i < 60; i++)
            await ledger.Append($"dossier/{i % 12}", 1 + i % 2);

        var relay = ledger.Services.GetRequiredService<Relay>();
        await relay.StartAsync(Cancellation);
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        while (await ledger.In(db => db.Set<Delivery>().AnyAsync(patience.Token)))
        {
            // The last one's commit is what counts.
        }

        await relay.StopAsync(Cancellation);

        foreach (var stream in listener.Heard.GroupBy(e => e.Stream))
            Assert.Equal(Enumerable.Range(1, stream.Count()), stream.Select(e => e.Sequence));
        Assert.Equal(90, listener.Heard.Count);
    }

    [Fact]
    public async Task A_slow_stream_holds_back_no_other_on_PostgreSQL()
    {
        var meeting = new Meeting();
        await using var ledger = await Ledger.Open(services => services.AddSingleton<IListener>(meeting));
        if (!ledger.IsPostgreSql)
            return;
        await ledger.Append("dossier/1", 1);
        await ledger.Append("dossier/2", 1);

        var relay = ledger.Services.GetRequiredService<Relay>();
        await relay.StartAsync(Cancellation);
        // Each waits for the other: one at a time would never end.
        await meeting.Both.Task.WaitAsync(TimeSpan.FromMinutes(1), Cancellation);
        await relay.StopAsync(Cancellation);
    }

    [Fact]
    public async Task Who_fails_so_badly_that_the_connection_is_gone_holds_back_no_other_stream()
    {
        var breaker = new Breaker();
        await using var ledger = await Ledger.Open(services => services.AddSingleton<IListener>(breaker));
        await ledger.Append("dossier/1", 1);
        await ledger.Append("dossier/2", 1);

        await ledger.Services.GetRequiredService<Relay>().Drain(Cancellation);

        Assert.Equal(["dossier/2"], breaker.Heard);
        var left = Assert.Single(await ledger.In(db => db.Set<Delivery>().AsNoTracking().ToListAsync(Cancellation)));
        Assert.Equal(("dossier/1", 1, nameof(NotSupportedException)), (left.Stream, left.Attempts, left.Failure));
    }

    private sealed class Breaker : IListener
    {
        public List<string> Heard { get; } = [];

        public string Name => "breaker";

        public IReadOnlySet<string> Types { get; } = new HashSet<string>(StringComparer.Ordinal) { "dossier.step_completed" };

        public async Task Hear(LogEntry entry, AppDb db, CancellationToken cancellation)
        {
            if (entry.Stream == "dossier/2")
            {
                Heard.Add(entry.Stream);
                return;
            }

            if (!db.IsSqlite)
                await db.Database.GetDbConnection().CloseAsync();
            throw new NotSupportedException("It cannot be read.");
        }
    }

    private sealed class Hearer : IListener
    {
        public ConcurrentQueue<LogEntry> Heard { get; } = new();

        public string Name => "hearer";

        public IReadOnlySet<string> Types { get; } = new HashSet<string>(StringComparer.Ordinal) { "dossier.step_completed" };

        public Task Hear(LogEntry entry, AppDb db, CancellationToken cancellation)
        {
            Heard.Enqueue(entry);
            return Task.CompletedTask;
        }
    }

    private sealed class Meeting : IListener
    {
        private int _here;

        public TaskCompletionSource Both { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public string Name => "meeting";

        public IReadOnlySet<string> Types { get; } = new HashSet<string>(StringComparer.Ordinal) { "dossier.step_completed" };

        public async Task Hear(LogEntry entry, AppDb db, CancellationToken cancellation)
        {
            if (Interlocked.Increment(ref _here) == 2)
                Both.TrySetResult();
            await Both.Task.WaitAsync(cancellation);
        }
    }
}
