using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ThongSuot.Platform.Data;
using ThongSuot.Platform.Files;
using ThongSuot.Platform.Time;

namespace ThongSuot.Platform.Jobs;

/// <summary>A job while it runs on this node: how its kind tells progress and hears that it should stop.</summary>
public sealed class JobRun
{
    /// <summary>How long a node may be silent before another one takes the job.</summary>
    internal static readonly TimeSpan Hold = TimeSpan.FromMinutes(1);

    private const int MostLines = 5_000;

    private readonly IServiceScopeFactory _scopes;
    private readonly TimeProvider _time;
    private readonly List<JobLine> _told = [];

    internal JobRun(Job job, IServiceScopeFactory scopes, TimeProvider time) => (Job, _scopes, _time) = (job, scopes, time);

    /// <summary>As it was when this node took it, or last told.</summary>
    public Job Job { get; private set; }

    /// <summary>The checkpoint of the run before; null at the beginning.</summary>
    public string? Checkpoint => Job.Checkpoint;

    /// <summary>Adds a line to the report; kept with the next <see cref="Tell"/>.</summary>
    public void Add(JobLine line) => _told.Add(line);

    /// <summary>Keeps progress, checkpoint and lines, and goes on holding the job.</summary>
    /// <exception cref="OperationCanceledException">Its owner cancelled it, or another node took it.</exception>
    public async Task Tell(int done, int? total, string? checkpoint, CancellationToken cancellation)
    {
        await Change(job => (job.Done, job.Total, job.Checkpoint, job.HeldUntil) = (done, total, checkpoint, _time.Now() + Hold), cancellation);
        if (Job.CancelAsked)
            throw new OperationCanceledException("Cancelled by its owner.");
    }

    /// <summary>Hands out a file with the result.</summary>
    public async Task KeepResult(string name, Stream content, long most, CancellationToken cancellation)
    {
        await using var scope = _scopes.CreateAsyncScope();
        var kept = await scope.ServiceProvider.GetRequiredService<FileStore>().Keep(content, most, cancellation)
            ?? throw new InvalidOperationException("The result is longer than allowed.");
        await Change(job => (job.ResultHash, job.ResultName) = (kept.Hash, name), cancellation);
    }

    internal async Task Change(Action<Job> change, CancellationToken cancellation)
    {
        await using var scope = _scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AppDb>();
        var job = await db.Set<Job>().SingleAsync(j => j.Id == Job.Id, cancellation);
        if (job.Attempt != Job.Attempt)
            throw new OperationCanceledException("Another node took it.");
        change(job);
        if (_told.Count > 0)
        {
            job.Report = [.. job.Report, .. _told.Take(MostLines - job.Report.Length)];
            _told.Clear();
        }

        await db.SaveChangesAsync(cancellation);
        db.Entry(job).State = EntityState.Detached;
        Job = job;
    }
}
