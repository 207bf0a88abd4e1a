using Microsoft.EntityFrameworkCore;
using ThongSuot.Contracts.Procedures;
using ThongSuot.Platform.Data;
using ThongSuot.Platform.Files;
using ThongSuot.Platform.Log;

namespace ThongSuot.Web.Operations;

/// <summary>Whether this node can do its work now. Asked as often as one likes: an answer holds for two seconds, and one look is taken at a time.</summary>
internal sealed partial class Readiness(
    IServiceScopeFactory scopes, FileStore files, OldestDelivery deliveries, TimeProvider time, IConfiguration configuration,
    Ending ending, ILogger<Readiness> logger) : IDisposable
{
    public const string Ok = "ok", Failed = "failed";

    private static readonly TimeSpan Holds = TimeSpan.FromSeconds(2), LongestLook = TimeSpan.FromSeconds(5);

    private readonly SemaphoreSlim _one = new(1, 1);

    /// <summary>How far the relay may be behind: <c>Health:OldestDeliverySeconds</c>, 600 without it.</summary>
    private readonly TimeSpan _mostBehind = TimeSpan.FromSeconds(configuration.GetValue("Health:OldestDeliverySeconds", 600));

    private long _lookedAt;
    private Answer? _last;

    /// <param name="Checks">What was looked at, and "ok" or "failed"; why it failed stands in the log.</param>
    public sealed record Answer(bool Ready, IReadOnlyDictionary<string, string> Checks);

    public async Task<Answer> Look(CancellationToken cancellation)
    {
        if (ending.HasBegun)
            return new Answer(false, new Dictionary<string, string>(StringComparer.Ordinal) { ["running"] = "ending" });
        await _one.WaitAsync(cancellation);
        try
        {
            if (_last is not null && time.GetElapsedTime(_lookedAt) < Holds)
                return _last;
            using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
            limit.CancelAfter(LongestLook);
            var checks = new Dictionary<string, string>(StringComparer.Ordinal)
            {
                ["database"] = await Check("database", async () => !await Database.NeedsMigration(scopes, limit.Token)),
                ["catalogue"] = await Check("catalogue", () => HasCatalogue(limit.Token)),
                ["files"] = await Check("files", () =>
                {
                    files.TryWriting();
                    return Task.FromResult(true);
                }),
                ["deliveries"] = await Check("deliveries", async () => await deliveries.Measure(limit.Token) <= _mostBehind),
            };
            (_last, _lookedAt) = (new Answer(checks.Values.All(c => c == Ok), checks), time.GetTimestamp());
            return _last;
        }
        finally
        {
            _one.Release();
        }
    }

    public void Dispose() => _one.Dispose();

    private async Task<bool> HasCatalogue(CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        return (await scope.ServiceProvider.GetRequiredService<IProcedures>().Published(cancellation)).Count > 0;
    }

    // Whatever goes wrong here is the answer; who asks learns no more than that.
    private async Task<string> Check(string what, Func<Task<bool>> holds)
    {
        try
        {
            if (await holds())
                return Ok;
            LogNotReady(what);
        }
        catch (Exception failure)
        {
            LogCheckFailed(failure, what);
        }

        return Failed;
    }

    [LoggerMessage(1, LogLevel.Warning, "Not ready: {Check}")]
    private partial void LogNotReady(string check);

    [LoggerMessage(2, LogLevel.Warning, "Not ready: {Check} failed")]
    private partial void LogCheckFailed(Exception failure, string check);
}

/// <summary>Whether the end has begun: whoever spreads requests is told first, and the rest goes on for a while.</summary>
internal sealed class Ending(IHostApplicationLifetime lifetime)
{
    private int _begun;

    public bool HasBegun => Volatile.Read(ref _begun) == 1 || lifetime.ApplicationStopping.IsCancellationRequested;

    /// <returns>False when it had begun before.</returns>
    public bool Begin() => Interlocked.Exchange(ref _begun, 1) == 0;
}

/// <summary>The first thing of an orderly end: not ready any more, then <c>Shutdown:DrainSeconds</c> (0 without it) in which requests are still served.</summary>
internal sealed class Drain(Ending ending, IConfiguration configuration, TimeProvider time) : IHostedLifecycleService
{
    public static TimeSpan Lasts(IConfiguration configuration) => TimeSpan.FromSeconds(configuration.GetValue("Shutdown:DrainSeconds", 0));

    public async Task StoppingAsync(CancellationToken cancellationToken)
    {
        // Asked to end once more: the wait was had, or somebody lost patience.
        if (!ending.Begin())
            return;
        if (Lasts(configuration) is { Ticks: > 0 } lasts)
            await Task.Delay(lasts, time, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
