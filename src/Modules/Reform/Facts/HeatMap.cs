using Microsoft.EntityFrameworkCore;
using ThongSuot.Contracts.Procedures;
using ThongSuot.Engine.Processes;
using ThongSuot.Platform.Data;
using ThongSuot.Platform.Time;
using ThongSuot.Reform.Figures;

namespace ThongSuot.Reform.Facts;

/// <summary>What is asked of the heat-map: one version, work that ended from one instant to another, at one body or at all.</summary>
internal sealed record HeatQuestion(Procedure Procedure, DateTimeOffset From, DateTimeOffset To, Guid? Body);

/// <summary>One step with all that was measured of it. Times are shares of the limit in percent.</summary>
/// <param name="Count">Runs that somebody ended: completed, sent back, or the dossier refused.</param>
/// <param name="Median">Null when no run of it had a limit.</param>
/// <param name="Rework">Runs that were a repetition.</param>
internal sealed record StepHeat(string Node, int Number, string Action, int Count, int? Median, int? P90, int Late, int Returns, int SentBacks, int Rework)
{
    public int? LatePercent => Share(Late);

    public int? ReworkPercent => Share(Rework);

    public int? ReturnPercent => Share(Returns + SentBacks);

    private int? Share(int of) => Count == 0 ? null : (int)Math.Round(100m * of / Count);
}

/// <summary>Where work waits: each step of a version by its measures, added up in the database.</summary>
internal sealed class HeatMap(AppDb db, TimeProvider time)
{
    /// <summary>Of dossiers seen only by those who need them nothing is told below this number.</summary>
    public const int FewestOfCompartment = 5;

    public async Task<IReadOnlyList<StepHeat>> Of(HeatQuestion question, CancellationToken cancellation)
    {
        var byNode = (await Counted(question, cancellation)).ToLookup(b => b.Node, StringComparer.Ordinal);
        var least = question.Procedure.Definition.Compartment ? FewestOfCompartment : 0;
        return [.. Rows(question.Procedure).Select(row => Heat(row.Node, row.Number, row.Action, [.. byNode[row.Node]], least))];
    }

    // Whole months are kept as sums; compartments are in none, and a few days are counted.
    private async Task<List<Bucket>> Counted(HeatQuestion question, CancellationToken cancellation)
    {
        if (question.Procedure.Definition.Compartment)
            return await Counted(Ended(question), cancellation);
        var span = MonthSpan.Of(HeatQuestions.FirstDay(question), HeatQuestions.LastDay(question), time.Now().DateInVietnam());
        var (version, from, to) = (question.Procedure.VersionId, span.From, span.To);
        var sums = db.StepMonths.AsNoTracking().Where(r => r.Version == version && r.Month >= from && r.Month <= to);
        if (question.Body is { } body)
            sums = sums.Where(r => r.Body == body);
        var counted = await sums.GroupBy(r => new { r.Node, r.Used })
            .Select(g => new Bucket(
                g.Key.Node, g.Key.Used, (int)g.Sum(r => r.Runs), (int)g.Sum(r => r.Late), (int)g.Sum(r => r.Returns), (int)g.Sum(r => r.SentBacks), (int)g.Sum(r => r.Rework)))
            .ToListAsync(cancellation);
        foreach (var (begin, end) in span.Rest)
            counted.AddRange(await Counted(Ended(question with { From = begin, To = end }), cancellation));
        return counted;
    }

    private static Task<List<Bucket>> Counted(IQueryable<StepFact> facts, CancellationToken cancellation) => facts.GroupBy(f => new { f.Node, f.UsedPercent })
        .Select(g => new Bucket(
            g.Key.Node, g.Key.UsedPercent ?? StepMonth.WithoutLimit, g.Count(), g.Sum(f => f.IsLate ? 1 : 0), g.Sum(f => f.Returns), g.Sum(f => f.SentBacks), g.Sum(f => f.IsRework ? 1 : 0)))
        .ToListAsync(cancellation);

    /// <summary>Bodies at which work of this version ended or is open.</summary>
    public async Task<IReadOnlyList<Guid>> Bodies(Guid version, CancellationToken cancellation)
    {
        var (facts, sums) = (db.StepFacts, db.StepMonths);
        var done = await sums.Where(r => r.Version == version).Select(r => r.Body).Distinct().ToListAsync(cancellation);
        var open = await facts.Where(f => f.Version == version && f.ClosedAt == null).Select(f => f.Body).Distinct().ToListAsync(cancellation);
        return [.. done.Union(open)];
    }

    /// <summary>The dossiers behind a number, latest first.</summary>
    /// <param name="measure">"tre", "tra-lai", "lam-lai"; otherwise all.</param>
    public async Task<IReadOnlyList<Guid>> Dossiers(HeatQuestion question, string node, string? measure, int most, CancellationToken cancellation)
    {
        if (question.Procedure.Definition.Compartment)
            return [];
        var facts = Ended(question).Where(f => f.Node == node);
        facts = measure switch
        {
            "tre" => facts.Where(f => f.IsLate),
            "tra-lai" => facts.Where(f => f.Returns > 0 || f.SentBacks > 0),
            "lam-lai" => facts.Where(f => f.IsRework),
            _ => facts,
        };
        return await facts.GroupBy(f => f.Dossier).Select(g => new { Dossier = g.Key, At = g.Max(f => f.ClosedAt) })
            .OrderByDescending(g => g.At).Take(most).Select(g => g.Dossier).ToListAsync(cancellation);
    }

    /// <summary>The rows of the officers' table, in reading order.</summary>
    public static IEnumerable<(string Node, int Number, string Action)> Rows(Procedure procedure) =>
        ProcedureDefinition.InOrder(procedure.Definition.Root).Select(node => node switch
        {
            Step step => (step.Id, step.Number, step.Action),
            Consult consult => (consult.Id, consult.Number, consult.Action),
            _ => ("", 0, ""),
        }).Where(row => row.Item1.Length > 0);

    private IQueryable<StepFact> Ended(HeatQuestion question)
    {
        var (version, from, to) = (question.Procedure.VersionId, question.From, question.To);
        var facts = db.StepFacts.AsNoTracking().Where(f => f.Version == version && f.ClosedAt != null && f.End != StepEnd.Dropped);
        // Two sums that differ by a day or by a body would tell of a single dossier.
        if (question.Procedure.Definition.Compartment)
            return facts;
        facts = facts.Where(f => f.ClosedAt >= from && f.ClosedAt < to);
        return question.Body is { } body ? facts.Where(f => f.Body == body) : facts;
    }

    private static StepHeat Heat(string node, int number, string action, IReadOnlyList<Bucket> buckets, int least)
    {
        var count = buckets.Sum(b => b.Count);
        if (count < least)
            return new StepHeat(node, number, action, 0, null, null, 0, 0, 0, 0);
        var timed = buckets.Where(b => b.Used != StepMonth.WithoutLimit).Select(b => (b.Used, b.Count)).ToList();
        return new StepHeat(
            node, number, action, count, Shares.Percentile(timed, 50), Shares.Percentile(timed, 90), buckets.Sum(b => b.Late), buckets.Sum(b => b.Returns),
            buckets.Sum(b => b.SentBacks), buckets.Sum(b => b.Rework));
    }

    private sealed record Bucket(string Node, int Used, int Count, int Late, int Returns, int SentBacks, int Rework);
}

/// <summary>Percentiles of counted values.</summary>
internal static class Shares
{
    /// <summary>The nearest rank: the smallest value that at least so many percent do not exceed; null without any.</summary>
    public static int? Percentile(IReadOnlyCollection<(int Value, int Count)> counted, int percent)
    {
        var all = counted.Sum(c => (long)c.Count);
        if (all == 0)
            return null;
        var rank = Math.Max(1, ((all * percent) + 99) / 100);
        foreach (var (value, count) in counted.OrderBy(c => c.Value))
        {
            rank -= count;
            if (rank <= 0)
                return value;
        }

        throw new InvalidOperationException("The rank lies within the counted values.");
    }
}
