using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using ThongSuot.Reform.Difficulties;

namespace ThongSuot.Reform.Feedback;

/// <summary>Reminders and the weekly digest, from when the program serves its pages.</summary>
internal sealed partial class Rounds(RemindOwners reminders, MakeDigest digest, IHostApplicationLifetime lifetime, TimeProvider time, ILogger<Rounds> logger) : BackgroundService
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

    [LoggerMessage(61, LogLevel.Error, "A round of reminders or the weekly digest failed; the next one tries again")]
    private partial void LogFailed(Exception failure);
}
