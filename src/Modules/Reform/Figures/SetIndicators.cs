using Microsoft.EntityFrameworkCore;
using ThongSuot.Contracts.Organisation;
using ThongSuot.Contracts.Procedures;
using ThongSuot.Engine.Processes;
using ThongSuot.Platform.Data;
using ThongSuot.Reform.Facts;

namespace ThongSuot.Reform.Figures;

/// <summary>Indicators that are read off something else than sums of dossiers: the published set, single procedures, versions one after the other.</summary>
internal sealed class SetIndicators(AppDb db, IProcedures procedures, IProcedureHistory history, IOrganisation organisation, TimeProvider time)
{
    /// <summary>Kinds of committees from which the files of a whole committee are arranged.</summary>
    private static readonly string[] LevelsWithArchives = ["TINH", "CTCS"];

    public async Task<IndicatorValue> Of(Indicator indicator, FigureQuestion question, IReadOnlyCollection<IndicatorTarget> targets, CancellationToken cancellation) => indicator.Source switch
    {
        IndicatorSource.Publications => await Published(question, cancellation),
        IndicatorSource.Committees => await Committees(indicator, question, targets, cancellation),
        IndicatorSource.SavedDays => await Saved(question, cancellation),
        _ => new IndicatorValue(indicator, 0, 0, []),
    };

    // Of those with which the set was issued; what was added since has no place in its plan.
    private async Task<IndicatorValue> Published(FigureQuestion question, CancellationToken cancellation)
    {
        var set = await procedures.Set(cancellation);
        var now = time.GetUtcNow();
        var end = question.Period.End < now ? question.Period.End : now;
        var versions = (await history.OfSet(cancellation)).Where(v => v.Body is null).ToLookup(v => v.Code, StringComparer.Ordinal);
        var first = versions.Count == 0 ? DateTimeOffset.MaxValue : versions.Min(v => v.Min(one => one.ValidFrom));
        var planned = versions.Where(v => v.Any(one => one.ValidFrom == first)).ToList();
        var published = planned.Count(v => v.Any(one => one.ValidFrom < end && !(one.ValidTo <= end) && !one.IsPilot));
        return new IndicatorValue(Indicator.Published, published, Math.Max(planned.Count, set?.Procedures ?? 0), []);
    }

    private async Task<IndicatorValue> Committees(Indicator indicator, FigureQuestion question, IReadOnlyCollection<IndicatorTarget> targets, CancellationToken cancellation)
    {
        var view = await organisation.View(cancellation);
        var all = view.Bodies.Where(b => !b.IsOrgan && LevelsWithArchives.Contains(b.Level, StringComparer.Ordinal)).Select(b => b.Id).ToHashSet();
        if (targets.FirstOrDefault(t => t.Procedure is not null) is not { Procedure: { } code } target)
            return new IndicatorValue(indicator, 0, all.Count, []);
        var (dossiers, steps, end) = (db.DossierFacts, db.StepFacts, question.Period.End);
        // Whoever filed is asked for one dossier that came so far; most of a committee's finished ones would do.
        var filers = db.SentMonths.AsNoTracking().Where(r => r.Filed > 0).Select(r => r.Body).Distinct();
        var reached = target.Step is { } number && $"b{number}" is var node
            ? filers.Where(filer => dossiers.Any(f => f.Procedure == code && f.Filer == filer && !f.IsCompartment && steps.Any(s => s.Dossier == f.Dossier && s.Node == node && s.End == StepEnd.Completed && s.ClosedAt < end)))
            : filers.Where(filer => dossiers.Any(f => f.Procedure == code && f.Filer == filer && !f.IsCompartment && f.End == nameof(DossierStatus.Finished) && f.EndedAt < end));
        return new IndicatorValue(indicator, (await reached.ToListAsync(cancellation)).Select(id => view.Find(id)).OfType<Body>().Select(b => view.CommitteeOf(b).Id).Where(all.Contains).Distinct().Count(), all.Count, []);
    }

    private async Task<IndicatorValue> Saved(FigureQuestion question, CancellationToken cancellation)
    {
        var rows = db.HandledMonths.AsNoTracking();
        var now = await question.Of(rows).Where(r => r.Finished != 0).GroupBy(r => new { r.Version, r.Procedure })
            .Select(g => new { g.Key.Version, g.Key.Procedure, Finished = g.Sum(r => r.Finished), Worked = g.Sum(r => r.WorkedHundredths) }).ToListAsync(cancellation);
        // One question for all of the set; only what a body wrote for itself is asked for by its code.
        var known = await history.OfSet(cancellation);
        var (codes, set) = (now.Select(r => r.Procedure).ToHashSet(StringComparer.Ordinal), known.Select(v => v.Id).ToHashSet());
        var versions = known.Where(v => codes.Contains(v.Code)).ToList();
        foreach (var code in now.Where(r => !set.Contains(r.Version)).Select(r => r.Procedure).Distinct(StringComparer.Ordinal))
            versions.AddRange((await history.Versions(code, cancellation)).Where(v => !set.Contains(v.Id)));
        var before = new Dictionary<Guid, Guid>();
        foreach (var version in versions)
        {
            if (versions.Where(v => v.Code == version.Code && v.Body == version.Body && !v.IsPilot && v.Number < version.Number).MaxBy(v => v.Number) is { } previous)
                before[version.Id] = previous.Id;
        }

        var wanted = before.Values.ToArray();
        var means = await rows.Where(r => wanted.Contains(r.Version)).GroupBy(r => r.Version).Select(g => new { g.Key, Finished = g.Sum(r => r.Finished), Worked = g.Sum(r => r.WorkedHundredths) })
            .Where(r => r.Finished > 0).ToDictionaryAsync(r => r.Key, r => (decimal)r.Worked / r.Finished, cancellation);
        var compared = now.Where(r => r.Finished > 0 && before.TryGetValue(r.Version, out var previous) && means.ContainsKey(previous)).ToList();
        return new IndicatorValue(Indicator.Saved, (long)Math.Round(compared.Sum(r => (r.Finished * means[before[r.Version]]) - r.Worked)), compared.Sum(r => r.Finished), []);
    }
}
