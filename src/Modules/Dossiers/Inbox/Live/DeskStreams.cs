using System.Collections.Concurrent;
using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using System.Threading.Channels;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using ThongSuot.Contracts.Organisation;
using ThongSuot.Dossiers.Data;
using ThongSuot.Platform.Data;
using ThongSuot.Platform.Security;
using ThongSuot.Platform.Time;

namespace ThongSuot.Dossiers.Inbox.Live;

/// <summary>
/// Tells open desks that their list changed: one look per node and second for all of them, none while nobody listens. An event says "changed" and
/// nothing more, and only to those whose own scopes were concerned.
/// </summary>
internal sealed partial class DeskStreams(IServiceScopeFactory scopes, IOrganisation organisation, TimeProvider time, ILogger<DeskStreams> logger, IHostApplicationLifetime? lifetime = null) : BackgroundService
{
    public const int MostPerPerson = 4;

    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1), Heartbeat = TimeSpan.FromSeconds(20), Longest = TimeSpan.FromMinutes(10), Kept = TimeSpan.FromMinutes(10);

    // Transactions commit in another order than they took the time, and the clocks of nodes differ a little.
    private static readonly TimeSpan Overlap = TimeSpan.FromSeconds(15);

    private readonly ConcurrentDictionary<Guid, Listener> _listeners = new();
    private readonly Lock _gate = new();
    private Dictionary<Guid, DateTimeOffset> _seen = [];
    private DateTimeOffset? _from;
    private DateTimeOffset _swept = DateTimeOffset.MinValue;

    /// <summary>Begins to listen; null when this person listens too often already.</summary>
    public Listener? Open(Actor actor)
    {
        lock (_gate)
        {
            if (_listeners.Values.Count(l => l.Person == actor.Person) >= MostPerPerson)
                return null;
            var listener = new Listener(actor, l => _listeners.TryRemove(l.Id, out _));
            _listeners[listener.Id] = listener;
            return listener;
        }
    }

    /// <summary>The events of one open desk. Ends with the account, and after some minutes, so that the browser comes back with a session that is checked anew.</summary>
    public async IAsyncEnumerable<SseItem<string>> Events(Actor actor, Listener listener, [EnumeratorCancellation] CancellationToken cancellation)
    {
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(cancellation, lifetime?.ApplicationStopping ?? CancellationToken.None);
        using (listener)
        {
            var until = time.GetUtcNow() + Longest;
            yield return new SseItem<string>("", "open") { ReconnectionInterval = TimeSpan.FromSeconds(5) };
            while (time.GetUtcNow() < until)
            {
                var changed = await listener.Next(Heartbeat, time, ending.Token);
                if (changed is null || await organisation.ActorOf(actor.Account, CancellationToken.None) is not { } now)
                    yield break;
                listener.Become(now);
                yield return new SseItem<string>("", changed.Value ? "changed" : "beat");
            }
        }
    }

    /// <summary>Looks once for what changed since the last look.</summary>
    public async Task Look(CancellationToken cancellation)
    {
        if (_listeners.IsEmpty)
        {
            (_from, _seen) = (null, []);
            return;
        }

        var now = time.Now();
        var since = (_from ?? now) - Overlap;
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AppDb>();
        var changes = await db.DossierChanges.AsNoTracking().Where(c => c.At >= since).ToListAsync(cancellation);
        var concerned = changes.Where(c => !_seen.ContainsKey(c.Id)).SelectMany(c => c.Scopes.Chunk(16)).Select(bytes => new Guid(bytes)).ToHashSet();
        _seen = changes.ToDictionary(c => c.Id, c => c.At);
        _from = now;
        if (concerned.Count == 0)
            return;
        foreach (var listener in _listeners.Values)
            listener.Tell(concerned);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await Look(stoppingToken);
                await Sweep(stoppingToken);
            }
            catch (Exception failure) when (failure is not OperationCanceledException)
            {
                LogLookFailed(failure);
            }
        }
    }

    // What every open desk has heard long ago.
    private async Task Sweep(CancellationToken cancellation)
    {
        var now = time.Now();
        if (now - _swept < Kept)
            return;
        _swept = now;
        var old = now - Kept;
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AppDb>();
        var changes = db.DossierChanges.Where(c => c.At < old);
        Task<int> Forget() => changes.ExecuteDeleteAsync(cancellation);
        _ = db.IsSqlite ? await scope.ServiceProvider.GetRequiredService<WriteGate>().InTurn(Forget, cancellation) : await Forget();
    }

    [LoggerMessage(20, LogLevel.Error, "Looking for changes of desks failed")]
    private partial void LogLookFailed(Exception failure);
}

/// <summary>One open desk.</summary>
internal sealed class Listener(Actor actor, Action<Listener> ended) : IDisposable
{
    // One is enough: "changed" twice is "changed".
    private readonly Channel<bool> _told = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });
    private volatile Actor _actor = actor;

    public Guid Id { get; } = Guid.NewGuid();

    public Guid Person { get; } = actor.Person;

    /// <summary>The person's roles may be others by now.</summary>
    public void Become(Actor now) => _actor = now;

    public void Tell(HashSet<Guid> concerned)
    {
        if (_actor.Scopes.Concat(_actor.Mandates.SelectMany(m => m.Scopes)).Any(concerned.Contains))
            _told.Writer.TryWrite(true);
    }

    /// <summary>True when something changed, false when <paramref name="wait"/> passed, null when it is over.</summary>
    public async Task<bool?> Next(TimeSpan wait, TimeProvider time, CancellationToken cancellation)
    {
        using var beat = new CancellationTokenSource(wait, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellation, beat.Token);
        try
        {
            return await _told.Reader.ReadAsync(either.Token);
        }
        catch (OperationCanceledException)
        {
            return cancellation.IsCancellationRequested ? null : false;
        }
    }

    /// <summary>Takes what was told, if anything was, without waiting.</summary>
    public bool Took() => _told.Reader.TryRead(out _);

    public void Dispose() => ended(this);
}
