using ThongSuot.Load;
using ThongSuot.Platform.Jobs;
using ThongSuot.Testing;

namespace ThongSuot.Running.Tests;

/// <summary>The published program is killed while it looks for deadlines that a late decree moves, and again while it moves them.</summary>
public sealed class RecomputeKillTests
{
    // More than two of the pieces in which dossiers are looked through, so that one of them is done and one is not.
    private const int Dossiers = 500;
    private const int DaysOff = 3;
    private const int MostTries = 5;

    // A dead node's job is free after a minute.
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(4);

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task What_a_kill_interrupts_goes_on_by_itself_and_every_deadline_is_moved_once(bool postgreSql)
    {
        await using var database = postgreSql ? await PostgreSqlDatabase.CreateAsync(Server) : null;
        await using var installation = await SampleInstallation.Create(database?.Connection);
        await new Filings(installation).File(Dossiers, "TU");
        var settings = installation.Program(Ports.Free());
        var recomputation = new Recomputation(installation);
        await using var node = new Node(settings);
        await node.Start(default);
        using var officers = new Officers(new Uri($"http://127.0.0.1:{settings.Port}"));
        var keeper = await officers.Find(recomputation.Keeper);
        Assert.True(await recomputation.Decree(keeper, DaysOff), node.Output);

        // Half of the preview is kept, the other half is not.
        var preview = await Killed(node, async () =>
        {
            var job = await Recomputation.Preview(keeper);
            return (job, async () => (await recomputation.Progress(job)).Found > 0);
        }, recomputation);
        var looked = await recomputation.Job(preview);
        Assert.InRange(looked.Done, 0, Dossiers - 1);
        await node.Start(default);
        Done(await recomputation.Ended(preview, Longest), node);
        var expected = await recomputation.Expected();
        Assert.True(expected.Count >= Dossiers, $"Only {expected.Count} deadlines would move.");
        Assert.Equal(expected, await recomputation.Found(preview));

        var apply = await Killed(node, async () =>
        {
            var job = await Recomputation.Apply(keeper, preview);
            return (job, async () => (await recomputation.Progress(preview)).Applied > 0);
        }, recomputation);
        var (found, applied) = await recomputation.Progress(preview);
        Assert.InRange(applied, 1, found - 1);
        await node.Start(default);
        var ended = await recomputation.Ended(apply, Longest);
        Done(ended, node);
        Assert.DoesNotContain(ended.Report, line => line.Failed);

        await Consistency.Delivered(installation, Longest);
        await node.DisposeAsync();
        var faults = await recomputation.Faults(preview);
        Assert.True(faults.Count == 0, string.Join("\n", faults.Take(20)));
        // The log verifies, and all that follows from it agrees.
        var agrees = await new Consistency(installation).Check(new Acts());
        Assert.True(agrees.Faults.Count == 0, agrees.ToString());
        Assert.Empty(await recomputation.Expected());
    }

    // Kills the program as soon as its job has done something. A job that was over before the kill came proves nothing: it is begun anew.
    private static async Task<Guid> Killed(Node node, Func<Task<(Guid Job, Func<Task<bool>> HasBegun)>> begin, Recomputation recomputation)
    {
        for (var tries = 0; tries < MostTries; tries++)
        {
            var (job, hasBegun) = await begin();
            while (!await hasBegun() && !(await recomputation.Job(job)).IsOver)
            {
                // Asked again at once: the time between the first piece and the last is short.
            }

            await node.DisposeAsync();
            if (await recomputation.Job(job) is { IsOver: false, State: JobState.Running })
                return job;
            await node.Start(default);
        }

        throw new InvalidOperationException($"No kill hit a job under way.\n{node.Output}");
    }

    private static void Done(Job job, Node node) =>
        Assert.True(job is { State: JobState.Done, Attempt: >= 2 }, $"{job.Kind}: {job.State} at attempt {job.Attempt}\n{node.Output}");

    private static string Server => Environment.GetEnvironmentVariable("THONGSUOT_TEST_POSTGRES")
        ?? throw new InvalidOperationException("THONGSUOT_TEST_POSTGRES names no server; ./test starts one.");
}
