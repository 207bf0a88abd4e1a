using System.Globalization;
using ThongSuot.Load;

namespace ThongSuot.Bench.Soak;

/// <summary>Two nodes behind nginx on a PostgreSQL of their own, killed at random, the database crashed half-way, while twelve officers work without a pause.</summary>
internal static class SoakBenchmark
{
    public static async Task<int> Run(string[] args)
    {
        var minutes = args is [var asked, ..] ? double.Parse(asked, CultureInfo.InvariantCulture) : 10;
        var survived = await TwoNodes.Run(new Disturbance(TimeSpan.FromMinutes(minutes), 2_000, 20260305) { Dossiers = 300 });
        var (tally, found) = (survived.Tally, survived.Findings);
        Console.WriteLine(found);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"acknowledged {survived.Acknowledged} acts and {survived.Filed} filings; {survived.Kills} kills of a node, {survived.DatabaseCrashes} crash of the database"));
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"soak requests={tally.Requests} failed={tally.Failed} lost={found.Lost} doubled={found.Doubled} repeated={tally.Repeated} fault_pages={tally.Faults} disagreements={found.Faults.Count}"));
        return found.Faults.Count == 0 && tally.Failed == 0 ? 0 : 1;
    }
}
