using System.Collections.Concurrent;
using System.Data.Common;
using System.Diagnostics;
using System.Threading.Channels;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using ThongSuot.Platform.Data;
using ThongSuot.Platform.Jobs;
using ThongSuot.Platform.Measuring;
using ThongSuot.Platform.Time;

namespace ThongSuot.Platform.Log;

/// <summary>
/// Carries entries to their listeners after the commit. Takes the oldest undelivered of a stream, each in its own transaction with the
/// listener's work; on PostgreSQL several streams at once, on this node and on others, each stream in order. A failure is tried again, later each time; after <see cref="MostAttempts"/> the delivery is parked, which holds back
/// only that stream for that listener.
/// </summary>
public sealed partial class Relay(
    IServiceScopeFactory scopes, IEnumerable<IListener> listeners, DatabaseSettings settings, TimeProvider time, RelaySignal signal, ILogger<Relay> logger) : BackgroundService
{
    public const int MostAttempts = 8;

    /// <summary>Streams that one node serves at once for each listener, on PostgreSQL: not more than its processors, whose first work is for who waits at a page.</summary>
    public static readonly int Workers = Math.Clamp(Environment.ProcessorCount, 2, 4);

    // More than that in a row were left by something big, such as a late decree.
    private const int Backlog = 50;

    private static readonly TimeSpan IdlePoll = TimeSpan.FromSeconds(1);

    // SQLite has one writer and cannot skip what another one holds: there deliveries are taken one at a time.
    private readonly SemaphoreSlim? _turn = settings.IsSqlite ? new(1, 1) : null;

    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        Task.WhenAll(listeners.SelectMany(listener => Enumerable.Range(0, _turn is null ? Workers : 1).Select(_ => Serve(listener, stoppingToken))));

    private async Task Serve(IListener listener, CancellationToken stopping)
    {
        var wake = signal.Of(listener.Name);
        while (!stopping.IsCancellationRequested)
        {
            try
            {
                var began = Stopwatch.GetTimestamp();
                for (var inARow = 1; await DeliverNext(listener, stopping); inARow++)
                {
                    if (inARow > Backlog)
                        await GiveWay.After(began, stopping);
                    began = Stopwatch.GetTimestamp();
                }
            }
            catch (Exception failure) when (!stopping.IsCancellationRequested)
            {
                // The database is away, or a driver gave up by itself: not the end of listening.
                LogRelayFailed(failure, listener.Name);
            }
            catch (Exception) when (stopping.IsCancellationRequested)
            {
                return;
            }

            await WokenOrIdle(wake, stopping);
        }
    }

    private static async Task WokenOrIdle(ChannelReader<bool> wake, CancellationToken stopping)
    {
        using var idle = CancellationTokenSource.CreateLinkedTokenSource(stopping);
        idle.CancelAfter(IdlePoll);
        try
        {
            await wake.ReadAsync(idle.Token);
        }
        catch (OperationCanceledException)
        {
            // Either the poll interval is over or the host stops; the caller's condition tells.
        }
    }

    /// <summary>Delivers until nothing is due. For tests and for orderly ends of long work.</summary>
    public async Task Drain(CancellationToken cancellation)
    {
        var more = true;
        while (more)
        {
            more = false;
            foreach (var listener in listeners)
            {
                while (await DeliverNext(listener, cancellation))
                    more = true;
            }
        }
    }

    private async Task<bool> DeliverNext(IListener listener, CancellationToken cancellation)
    {
        if (_turn is not null)
            await _turn.WaitAsync(cancellation);
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            var db = scope.ServiceProvider.GetRequiredService<AppDb>();
            await using var transaction = db.IsSqlite ? null : await db.Database.BeginTransactionAsync(cancellation);
            var delivery = await Take(db, listener.Name, cancellation);
            if (delivery is null)
                return false;
            var entry = await db.Set<LogEntry>().AsNoTracking().SingleAsync(e => e.Id == delivery.Entry, cancellation);
            using var activity = Telemetry.Source.StartActivity("deliver");
            activity?.SetTag("listener", listener.Name).SetTag("type", entry.Type);
            var (result, isBroken) = ("carried", false);
            if (transaction is not null)
                await transaction.CreateSavepointAsync("before_listener", cancellation);
            try
            {
                await listener.Hear(entry, db, cancellation);
                db.Remove(delivery);
                await db.SaveChangesAsync(cancellation);
            }
            catch (Exception failure) when (failure is not OperationCanceledException)
            {
                LogListenerFailed(failure, listener.Name, entry.Type, entry.Id);
                activity?.SetStatus(System.Diagnostics.ActivityStatusCode.Error, failure.GetType().Name);
                isBroken = transaction is not null && !await WentBack(transaction, cancellation);
                if (isBroken)
                    await PostponeApart(delivery, failure, cancellation);
                else
                    await Postpone(db, delivery, failure, cancellation);
                result = delivery.ParkedAt is null ? "failed" : "parked";
            }

            if (transaction is not null && !isBroken)
                await transaction.CommitAsync(cancellation);
            signal.Wake(db.Delivers);
            Telemetry.Delivered(listener.Name, result);
            return true;
        }
        finally
        {
            _turn?.Release();
        }
    }

    // The oldest of a stream first: nothing older of the same stream may wait for this listener, parked ones included. What another worker holds is still
    // there until its commit, so it holds back its stream; if that commit comes between this look and the lock, PostgreSQL looks at the row again.
    // Its oldest is asked for by a number and not by "there is no older one": that PostgreSQL turns into a join over all that waits, for the sake of one row.
    private async Task<Delivery?> Take(AppDb db, string listener, CancellationToken cancellation)
    {
        var now = time.Now();
        var deliveries = db.Set<Delivery>();
        var due = db.IsSqlite
            ? deliveries
            : deliveries.FromSqlInterpolated($"""
                select d.* from platform_delivery d
                where d.listener = {listener} and d.parked_at is null and d.next_at <= {now}
                  and d.sequence = (select min(o.sequence) from platform_delivery o where o.listener = d.listener and o.stream = d.stream)
                order by d.next_at limit 1 for update skip locked
                """);
        if (!db.IsSqlite)
        {
            // Along the index, however few rows the statistics know of: a queue is mostly empty when they are taken, and its plan must hold for thousands.
            await db.Database.ExecuteSqlAsync($"set local enable_bitmapscan = off", cancellation);
            var taken = (await due.ToListAsync(cancellation)).FirstOrDefault();
            await db.Database.ExecuteSqlAsync($"set local enable_bitmapscan = on", cancellation);
            return taken;
        }

        return await deliveries
            .Where(d => d.Listener == listener && d.ParkedAt == null && d.NextAt <= now)
            .Where(d => !deliveries.Any(o => o.Listener == d.Listener && o.Stream == d.Stream && o.Sequence < d.Sequence))
            .OrderBy(d => d.NextAt)
            .FirstOrDefaultAsync(cancellation);
    }

    // What broke its connection took the transaction along: without this it would be tried for ever, and hold back all other streams.
    private static async Task<bool> WentBack(IDbContextTransaction transaction, CancellationToken cancellation)
    {
        try
        {
            await transaction.RollbackToSavepointAsync("before_listener", cancellation);
            return true;
        }
        catch (Exception gone) when (gone is InvalidOperationException or DbException)
        {
            return false;
        }
    }

    private async Task PostponeApart(Delivery delivery, Exception failure, CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        await Postpone(scope.ServiceProvider.GetRequiredService<AppDb>(), delivery, failure, cancellation);
    }

    private async Task Postpone(AppDb db, Delivery delivery, Exception failure, CancellationToken cancellation)
    {
        db.Forget();
        db.Attach(delivery);
        delivery.Attempts++;
        delivery.Failure = failure.GetType().Name;
        delivery.NextAt = time.Now() + TimeSpan.FromSeconds(Math.Pow(2, delivery.Attempts));
        if (delivery.Attempts >= MostAttempts)
            delivery.ParkedAt = time.Now();
        await db.SaveChangesAsync(cancellation);
    }

    [LoggerMessage(1, LogLevel.Error, "Listener {Listener} failed on {Type} {Entry}")]
    private partial void LogListenerFailed(Exception failure, string listener, string type, Guid entry);

    [LoggerMessage(2, LogLevel.Error, "Relay for {Listener} failed; it goes on")]
    private partial void LogRelayFailed(Exception failure, string listener);

    public override void Dispose()
    {
        _turn?.Dispose();
        base.Dispose();
    }
}

/// <summary>Wakes the relay after a commit on this node; other nodes notice by their poll. Only who has something to hear, one worker for each piece.</summary>
public sealed class RelaySignal
{
    private readonly ConcurrentDictionary<string, Channel<bool>> _waiting = new(StringComparer.Ordinal);

    /// <param name="listeners">One for each delivery.</param>
    public void Wake(IEnumerable<string> listeners)
    {
        foreach (var listener in listeners)
            ChannelOf(listener).Writer.TryWrite(true);
    }

    internal ChannelReader<bool> Of(string listener) => ChannelOf(listener).Reader;

    private Channel<bool> ChannelOf(string listener) =>
        _waiting.GetOrAdd(listener, _ => Channel.CreateBounded<bool>(new BoundedChannelOptions(Relay.Workers) { FullMode = BoundedChannelFullMode.DropWrite }));
}
