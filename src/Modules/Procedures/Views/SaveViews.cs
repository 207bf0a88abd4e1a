using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace ThongSuot.Procedures.Views;

/// <summary>Stores what was counted, every ten seconds and once more at the end.</summary>
internal sealed partial class SaveViews(ViewCounts counts, TimeProvider time, ILogger<SaveViews> logger) : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(10);

    // The last requests are answered by then: the server stops before what was added earlier.
    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        await Try(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Every, time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
            await Try(stoppingToken);
    }

    private async Task Try(CancellationToken cancellation)
    {
        try
        {
            await counts.Save(cancellation);
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            Failed(failure);
        }
    }

    [LoggerMessage(LogLevel.Warning, "Views could not be stored; they are kept for the next time.")]
    private partial void Failed(Exception failure);
}
