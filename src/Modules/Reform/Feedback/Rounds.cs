using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using ThongSuot.Reform.Breaches;
using ThongSuot.Reform.Difficulties;

namespace ThongSuot.Reform.Feedback;

/// <summary>Reminders, the weekly digest and deadlines that went by, from when the program serves its pages.</summary>
internal sealed partial class Rounds(RemindOwners reminders, MakeDigest digest, WatchDeadlines deadlines, IHostApplicationLifetime lifetime, TimeProvider time, ILogger<Rounds> logger) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromMinutes(5);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var started = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var registration = lifetime.ApplicationStarted.Register(() => started.TrySetResult());
        await started.Task.WaitAsync(stoppingToken);
        using var timer = new PeriodicTimer(Interval, time);
        do
        {
            await Try(async () => await reminders.RunOnce(stoppingToken), stoppingToken);
            await Try(async () => await digest.RunOnce(stoppingToken), stoppingToken);
            await Try(async () => await deadlines.RunOnce(stoppingToken), stoppingToken);
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    private async Task Try(Func<Task> work, CancellationToken stopping)
    {
        try
        {
            await work();
        }
        catch (Exception failure) when (failure is not OperationCanceledException || !stopping.IsCancellationRequested)
        {
            LogFailed(failure);
        }
    }

    [LoggerMessage(61, LogLevel.Error, "A round of reminders, the weekly digest or deadlines failed; the next one tries again")]
    private partial void LogFailed(Exception failure);
}
