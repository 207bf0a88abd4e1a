using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using ThongSuot.Platform.Data;
using ThongSuot.Platform.Measuring;
using ThongSuot.Platform.Time;

namespace ThongSuot.Platform.Log;

/// <summary>How far the relay is behind. Work that is parked, waits behind parked work or is to be tried again later does not count.</summary>
public sealed partial class OldestDelivery(IServiceScopeFactory scopes, TimeProvider time, ILogger<OldestDelivery> logger) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(15);

    /// <summary>Since when the oldest delivery that could go is due; zero when there is none.</summary>
    public async Task<TimeSpan> Measure(CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        var now = time.Now();
        var deliveries = scope.ServiceProvider.GetRequiredService<AppDb>().Set<Delivery>();
        var due = await deliveries.AsNoTracking()
            .Where(d => d.ParkedAt == null && d.NextAt <= now)
            .Where(d => !deliveries.Any(o => o.Listener == d.Listener && o.Stream == d.Stream && o.Sequence < d.Sequence))
            .OrderBy(d => d.NextAt).Select(d => (DateTimeOffset?)d.NextAt).FirstOrDefaultAsync(cancellation);
        var behind = due is null ? TimeSpan.Zero : now - due.Value;
        Telemetry.OldestDelivery(behind);
        return behind;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, time);
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await timer.WaitForNextTickAsync(stoppingToken);
                if (Telemetry.MeasuresOldest)
                    await Measure(stoppingToken);
            }
            catch (OperationCanceledException)
            {
                // The host stops; the loop's condition tells.
            }
            catch (Exception failure)
            {
                LogNotMeasured(failure);
            }
        }
    }

    [LoggerMessage(1, LogLevel.Warning, "The oldest delivery could not be measured")]
    private partial void LogNotMeasured(Exception failure);
}
