using Microsoft.Extensions.DependencyInjection;
using ThongSuot.Platform.Data;
using ThongSuot.Platform.Jobs;
using ThongSuot.Platform.Security;
using ThongSuot.Testing;

namespace ThongSuot.Platform.Tests.Jobs;

public sealed class JobRunnerTests : IAsyncLifetime
{
    private static readonly Actor Owner = new(Guid.CreateVersion7(), Guid.CreateVersion7(), "Nguyễn Thị Hồng Nhung", [new Grant("records_clerk", Guid.CreateVersion7())]);

    private readonly Counting _counting = new();
    private TestDatabase _database = null!;

    public async ValueTask InitializeAsync() => _database = await TestDatabase.CreateAsync(services => services.AddSingleton<IJobKind>(_counting));

    public ValueTask DisposeAsync() => _database.DisposeAsync();

    [Fact]
    public async Task A_job_runs_to_its_end_and_reports_each_item()
    {
        var id = await Start(3);

        await Drain();

        var job = await Find(id);
        Assert.Equal((JobState.Done, 3, 3), (job.State, job.Done, job.Total));
        Assert.Equal(["mục 1", "mục 2", "mục 3"], job.Report.Select(l => l.Text));
        Assert.NotNull(job.EndedAt);
    }

    [Fact]
    public async Task What_a_dead_node_left_is_taken_up_from_the_checkpoint()
    {
        var id = await Start(4);
        using (var node = new CancellationTokenSource())
        {
            _counting.After = done => done == 2 ? node.CancelAsync() : Task.CompletedTask;
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Drain(node.Token));
        }

        _counting.After = _ => Task.CompletedTask;
        await Drain();

        var job = await Find(id);
        Assert.Equal((JobState.Done, 4), (job.State, job.Done));
        Assert.Equal(["mục 1", "mục 2", "mục 3", "mục 4"], job.Report.Select(l => l.Text));
    }

    [Fact]
    public async Task Its_owner_stops_it_after_the_piece_at_hand()
    {
        var id = await Start(5);
        _counting.After = async done =>
        {
            if (done == 2)
                Assert.True(await InScope(jobs => jobs.Cancel(Owner, id, default)));
        };

        await Drain();

        var job = await Find(id);
        Assert.Equal(JobState.Cancelled, job.State);
        Assert.InRange(job.Done, 2, 3);
        Assert.False(await InScope(jobs => jobs.Cancel(Owner, id, default)));
    }

    [Fact]
    public async Task A_fault_ends_it_and_keeps_what_was_done()
    {
        var id = await Start(3);
        _counting.After = done => done == 2 ? throw new InvalidOperationException("hỏng") : Task.CompletedTask;

        await Drain();

        var job = await Find(id);
        Assert.Equal((JobState.Failed, 2), (job.State, job.Done));
        Assert.True(job.Report[^1].Failed);
        Assert.DoesNotContain(job.Report, l => l.Text.Contains("hỏng", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Nobody_else_sees_or_stops_it()
    {
        var id = await Start(1);
        var stranger = Owner with { Person = Guid.CreateVersion7() };

        Assert.Null(await InScope(jobs => jobs.Find(stranger, id, default)));
        Assert.Empty(await InScope(jobs => jobs.Of(stranger, default)));
        Assert.False(await InScope(jobs => jobs.Cancel(stranger, id, default)));
    }

    [Fact]
    public async Task Two_runners_never_take_the_same_job()
    {
        var ids = new List<Guid>();
        for (var i = 0; i < 6; i++)
            ids.Add(await Start(2));

        await Task.WhenAll(Drain(), Drain());

        foreach (var id in ids)
        {
            var job = await Find(id);
            Assert.Equal((JobState.Done, 1, 2), (job.State, job.Attempt, job.Report.Length));
        }
    }

    private Task Drain(CancellationToken cancellation = default) => _database.Services.GetRequiredService<JobRunner>().Drain(cancellation);

    private async Task<Job> Find(Guid id) => (await InScope(jobs => jobs.Find(Owner, id, default)))!;

    private Task<T> InScope<T>(Func<JobList, Task<T>> ask) =>
        _database.InScope((services, _) => ask(services.GetRequiredService<JobList>()));

    private Task<Guid> Start(int items) => _database.InScope(async (_, db) =>
    {
        var job = JobList.Start(db, Owner, _counting.Name, "Đếm", new Items(items), _database.Time);
        await db.SaveChangesAsync();
        return job.Id;
    });

    private sealed record Items(int Number);

    private sealed class Counting : IJobKind
    {
        public string Name => "counting";

        public Func<int, Task> After { get; set; } = _ => Task.CompletedTask;

        public async Task Run(JobRun run, CancellationToken cancellation)
        {
            var total = run.Job.ReadInput<Items>().Number;
            for (var done = int.Parse(run.Checkpoint ?? "0", System.Globalization.CultureInfo.InvariantCulture) + 1; done <= total; done++)
            {
                run.Add(new JobLine($"mục {done}"));
                await run.Tell(done, total, done.ToString(System.Globalization.CultureInfo.InvariantCulture), cancellation);
                await After(done);
                cancellation.ThrowIfCancellationRequested();
            }
        }
    }
}
