using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using ThongSuot.Notifications.Mailing;
using ThongSuot.Notifications.Reminding;
using ThongSuot.Notifications.Webhooks;

namespace ThongSuot.Notifications;

/// <summary>Reminders, digests, mail and webhooks, each at its own pace, from when the program serves its pages; the start waits for none of them.</summary>
internal sealed partial class BackgroundWork(
    RemindDue reminders, MakeDigests digests, SendMail mails, SendWebhooks webhooks, SweepDeliveries sweep, IHostApplicationLifetime lifetime, TimeProvider time, ILogger<BackgroundWork> logger) : BackgroundService
{
    private static readonly TimeSpan EachMinute = TimeSpan.FromMinutes(1), OftenEnough = TimeSpan.FromSeconds(5), NowAndThen = TimeSpan.FromHours(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var started = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var registration = lifetime.ApplicationStarted.Register(() => started.TrySetResult());
        await started.Task.WaitAsync(stoppingToken);
        await Task.WhenAll(
            Every(EachMinute, reminders.RunOnce, stoppingToken), Every(EachMinute, digests.RunOnce, stoppingToken), Every(OftenEnough, mails.Drain, stoppingToken), Every(NowAndThen, sweep.RunOnce, stoppingToken),
            // Each sender goes its own way: one that has a slow receiver is waited for by nobody.
            Task.WhenAll(Enumerable.Range(0, SendWebhooks.AtOnce).Select(_ => Every(OftenEnough, webhooks.Drain, stoppingToken))));
    }

    private async Task Every<T>(TimeSpan interval, Func<CancellationToken, Task<T>> work, CancellationToken stopping)
    {
        using var timer = new PeriodicTimer(interval, time);
        do
        {
            try
            {
                await work(stopping);
            }
            catch (Exception failure) when (failure is not OperationCanceledException || !stopping.IsCancellationRequested)
            {
                LogFailed(failure);
            }
        }
        while (await timer.WaitForNextTickAsync(stopping));
    }

    [LoggerMessage(40, LogLevel.Error, "Background work of the notifications failed; it goes on")]
    private partial void LogFailed(Exception failure);
}
