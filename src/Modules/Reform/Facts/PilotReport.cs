using Microsoft.EntityFrameworkCore;
using ThongSuot.Contracts.Procedures;
using ThongSuot.Platform.Data;

namespace ThongSuot.Reform.Facts;

/// <summary>What became of the dossiers of one version.</summary>
/// <param name="Ended">Of those filed, all that are over by a result or a refusal.</param>
/// <param name="Median">Share of the limit used, in percent.</param>
/// <param name="MedianMinutes">Working time, the clocks' standstill left out.</param>
/// <param name="Returns">Returns to the filer.</param>
internal sealed record VersionResult(HistoricVersion Version, int Filed, int Ended, int? Median, int? P90, int? MedianMinutes, int Late, int Returns, int SentBacks, bool IsHidden)
{
    public int? LatePercent => Ended == 0 ? null : (int)Math.Round(100m * Late / Ended);
}

/// <summary>Compares the versions of one procedure, those on trial with those that were official, by what the log tells of their dossiers.</summary>
internal sealed class PilotReport(AppDb db, IProcedureHistory history)
{
    private static readonly string[] NobodysDoing = ["Withdrawn", "Expired"];

    public async Task<IReadOnlyList<VersionResult>> Of(string code, CancellationToken cancellation)
    {
        var versions = await history.Versions(code, cancellation);
        var ids = versions.Select(v => v.Id).ToArray();
        var facts = db.DossierFacts;
        var all = (await facts.AsNoTracking().Where(f => ids.Contains(f.Version))
            .Select(f => new { f.Version, f.End, f.UsedPercent, f.WorkedMinutes, f.IsLate, f.Returns, f.SentBacks, f.IsCompartment }).ToListAsync(cancellation))
            .ToLookup(f => f.Version);
        return [.. versions.Select(version =>
        {
            var of = all[version.Id].ToList();
            if (of.Count < HeatMap.FewestOfCompartment && of.Any(f => f.IsCompartment))
                return new VersionResult(version, 0, 0, null, null, null, 0, 0, 0, IsHidden: true);
            var ended = of.Where(f => f.End is not null && !NobodysDoing.Contains(f.End, StringComparer.Ordinal)).ToList();
            var used = Counted(ended.Select(f => f.UsedPercent));
            return new VersionResult(
                version, of.Count, ended.Count, Shares.Percentile(used, 50), Shares.Percentile(used, 90), Shares.Percentile(Counted(ended.Select(f => f.WorkedMinutes)), 50),
                ended.Count(f => f.IsLate), of.Sum(f => f.Returns), of.Sum(f => f.SentBacks), IsHidden: false);
        })];
    }

    private static List<(int Value, int Count)> Counted(IEnumerable<int?> values) =>
        [.. values.OfType<int>().GroupBy(v => v).Select(g => (g.Key, g.Count()))];
}
