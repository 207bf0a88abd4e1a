using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using ThongSuot.Platform.Data;
using ThongSuot.Platform.Time;

namespace ThongSuot.Platform.Jobs;

/// <summary>
/// Takes jobs and carries them out, a few at a time on each node. A node holds a job for a minute and renews the hold by telling progress;
/// what a dead node held is taken up from its checkpoint. What fails three times stays failed.
/// </summary>
public sealed partial class JobRunner(IServiceScopeFactory scopes, IEnumerable<IJobKind> kinds, TimeProvider time, ILogger<JobRunner> logger) : BackgroundService
{
    private const int AtOnce = 2, MostAttempts = 3;

    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    private readonly Dictionary<string, IJobKind> _kinds = kinds.ToDictionary(k => k.Name, StringComparer.Ordinal);

    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        Task.WhenAll(Enumerable.Range(0, AtOnce).Select(_ => Serve(stoppingToken)));

    /// <summary>Carries out everything that waits now. For tests.</summary>
    public async Task Drain(CancellationToken cancellation)
    {
        while (await RunNext(cancellation))
        {
            // As long as there is one, go on.
        }
    }

    private async Task Serve(CancellationToken stopping)
    {
        using var timer = new PeriodicTimer(Interval, time);
        while (await timer.WaitForNextTickAsync(stopping))
        {
            try
            {
                await Drain(stopping);
            }
            catch (Exception failure) when (failure is not OperationCanceledException || !stopping.IsCancellationRequested)
            {
                LogRunnerFailed(failure);
            }
        }
    }

    private async Task<bool> RunNext(CancellationToken cancellation)
    {
        if (await Take(cancellation) is not { } job)
            return false;
        var run = new JobRun(job, scopes, time);
        var state = JobState.Done;
        try
        {
            if (job.Attempt > MostAttempts)
                throw new InvalidOperationException("Its nodes ended without a word, too often.");
            if (job.CancelAsked)
                throw new OperationCanceledException("Cancelled before it began.");
            await _kinds[job.Kind].Run(run, cancellation);
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            // The node goes down: another one, or this one after its start, goes on at once.
            await run.Change(j => j.HeldUntil = time.Now(), CancellationToken.None);
            throw;
        }
        catch (OperationCanceledException)
        {
            state = JobState.Cancelled;
        }
        catch (Exception failure)
        {
            LogJobFailed(failure, job.Kind, job.Id);
            run.Add(new JobLine("Công việc dừng vì lỗi của hệ thống. Những phần đã xong vẫn được giữ.", Failed: true));
            state = JobState.Failed;
        }

        try
        {
            await run.Change(j => (j.State, j.EndedAt, j.HeldUntil) = (state, time.Now(), null), cancellation);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            // Another node took it meanwhile and will end it.
        }

        return true;
    }

    // Whoever raises the attempt first has it; the loser looks for the next one.
    private async Task<Job?> Take(CancellationToken cancellation)
    {
        while (true)
        {
            await using var scope = scopes.CreateAsyncScope();
            var db = scope.ServiceProvider.GetRequiredService<AppDb>();
            var now = time.Now();
            var job = await db.Set<Job>()
                .Where(j => j.State == JobState.Waiting || (j.State == JobState.Running && j.HeldUntil <= now))
                .OrderBy(j => j.CreatedAt).FirstOrDefaultAsync(cancellation);
            if (job is null)
                return null;
            job.State = JobState.Running;
            job.StartedAt ??= now;
            job.HeldUntil = now + JobRun.Hold;
            job.Attempt++;
            try
            {
                await db.SaveChangesAsync(cancellation);
                db.Entry(job).State = EntityState.Detached;
                return job;
            }
            catch (DbUpdateConcurrencyException)
            {
                // Somebody else has it.
            }
        }
    }

    [LoggerMessage(1, LogLevel.Error, "Job {Kind} {Job} failed")]
    private partial void LogJobFailed(Exception failure, string kind, Guid job);

    [LoggerMessage(2, LogLevel.Error, "The runner of jobs failed; it goes on")]
    private partial void LogRunnerFailed(Exception failure);
}
