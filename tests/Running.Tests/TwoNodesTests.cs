using ThongSuot.Load;

namespace ThongSuot.Running.Tests;

/// <summary>The short form of <c>./bench soak</c>.</summary>
public sealed class TwoNodesTests
{
    [Fact]
    public async Task Officers_work_on_while_nodes_are_killed_and_the_database_crashes()
    {
        var survived = await TwoNodes.Run(new Disturbance(TimeSpan.FromSeconds(20), 150, 20260303));

        var said = $"{survived.Findings}\nacknowledged {survived.Acknowledged}, filed {survived.Filed}, kills {survived.Kills}, crashes {survived.DatabaseCrashes}, requests {survived.Tally.Requests}, repeated {survived.Tally.Repeated}, faults {survived.Tally.Faults}\n{survived.Output}";
        Assert.True(survived.Findings.Faults.Count == 0, said);
        Assert.True(survived.Tally.Failed == 0, said);
        Assert.True(survived is { Kills: > 1, DatabaseCrashes: 1, Acknowledged: > 20 }, said);
        TestContext.Current.SendDiagnosticMessage(said.Split("\nwarn")[0]);
    }
}
