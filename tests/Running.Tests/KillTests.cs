using ThongSuot.Load;
using ThongSuot.Testing;

// One program and two processors: side by side they would only wait for each other.
[assembly: CollectionBehavior(DisableTestParallelization = true)]

namespace ThongSuot.Running.Tests;

/// <summary>The published program is killed while officers complete steps, and started again on the same data.</summary>
public sealed class KillTests
{
    private const int Dossiers = 220;
    private const int AtOnce = 200;
    private const int Kills = 3;
    private const int Reposted = 20;
    private static readonly TimeSpan LongestDelivery = TimeSpan.FromMinutes(1);

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task What_was_acknowledged_before_a_kill_is_there_once_and_everything_agrees(bool postgreSql)
    {
        await using var database = postgreSql ? await PostgreSqlDatabase.CreateAsync(Server) : null;
        await using var installation = await SampleInstallation.Create(database?.Connection);
        var filings = new Filings(installation);
        var dossiers = await filings.File(Dossiers, "TU");
        var settings = installation.Program(Ports.Free());
        var chance = new Random(20260302);
        var acts = new Acts();
        using var officers = new Officers(new Uri($"http://127.0.0.1:{settings.Port}"));
        var program = await PublishedProgram.Start(settings);
        try
        {
            for (var kill = 0; kill < Kills; kill++)
            {
                var sent = await Prepare(installation, filings, officers, acts, dossiers);
                await SendAndKill(program, sent, chance.Next(10, AtOnce - 10));
                await program.DisposeAsync();
                program = await PublishedProgram.Start(settings);
                await SendAgain(sent);
            }

            await Consistency.Delivered(installation, LongestDelivery);
        }
        finally
        {
            await program.DisposeAsync();
        }

        var found = await new Consistency(installation).Check(acts);
        Assert.True(found.Faults.Count == 0, $"{found}\n{program.Output}");
        Assert.True(acts.All.Count(a => a.End == ActEnd.Acknowledged) >= Kills * 10, $"Too little was acknowledged to say anything: {found}");
        Assert.True(acts.All.Any(a => a.IsUncertain), "No kill hit an act under way.");
    }

    // Every officer has the page open, filled in, before anybody sends.
    private static async Task<IReadOnlyList<Act>> Prepare(SampleInstallation installation, Filings filings, Officers officers, Acts acts, IReadOnlyList<Guid> dossiers)
    {
        var prepared = new Act?[dossiers.Count];
        await Parallel.ForEachAsync(Enumerable.Range(0, dossiers.Count), new ParallelOptions { MaxDegreeOfParallelism = 6 }, async (i, _) =>
        {
            if (await filings.NextOf(dossiers[i]) is var (person, key))
                prepared[i] = await acts.Prepare(await officers.Find(installation.UserName(person)), dossiers[i], key);
        });
        var ready = prepared.OfType<Act>().Take(AtOnce).ToArray();
        Assert.True(ready.Length == AtOnce, $"Only {ready.Length} dossiers could be worked on.");
        return ready;
    }

    // The moment of the kill is counted in answers, so that it lies within the run on any machine.
    private static async Task SendAndKill(PublishedProgram program, IReadOnlyList<Act> acts, int killAfter)
    {
        var answers = 0;
        var enough = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var sending = acts.Select(async act =>
        {
            await act.Send();
            if (Interlocked.Increment(ref answers) == killAfter)
                enough.TrySetResult();
        }).ToArray();
        await enough.Task;
        await program.Kill();
        await Task.WhenAll(sending);
    }

    // Who got no answer sends the same form again, once more even; who got one tries whether it can be had twice.
    private static async Task SendAgain(IReadOnlyList<Act> sent)
    {
        foreach (var act in sent.Where(a => a.End == ActEnd.Open))
        {
            var answer = await act.Send();
            Assert.True(answer.IsDone || answer.IsChangedMeanwhile, $"{act.Address}: {answer.Status} {answer.Location}");
        }

        foreach (var act in sent.Where(a => a.End == ActEnd.Acknowledged).Take(Reposted))
        {
            var answer = await act.Send();
            Assert.True(answer.IsChangedMeanwhile, $"{act.Address} at {act.Version} was taken twice: {answer.Status} {answer.Location}");
        }
    }

    private static string Server => Environment.GetEnvironmentVariable("THONGSUOT_TEST_POSTGRES")
        ?? throw new InvalidOperationException("THONGSUOT_TEST_POSTGRES names no server; ./test starts one.");
}
