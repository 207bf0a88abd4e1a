namespace ThongSuot.Engine.Competence;

/// <summary>
/// What the rules leave over. Input by input, codes that the same rules admit are one piece, and each piece
/// goes on with those rules only; at the end the days remain. On the way back pieces with the same rest become
/// one box. By induction no two boxes of the result differ in one side only, so nothing is left to merge.
/// </summary>
internal sealed class GapSearch
{
    private readonly CompetenceTable table;
    private readonly CancellationToken cancellation;
    private readonly Days period;
    private readonly Days[] daysOf;
    private readonly int[] inputs;
    private readonly Bits[] coverAllFrom;
    private readonly Dictionary<Bits, IReadOnlyList<Region>>[] found;

    public GapSearch(CompetenceTable table, Days period, CancellationToken cancellation)
    {
        this.table = table;
        this.period = period;
        this.cancellation = cancellation;
        daysOf = [.. table.Rules.Select(rule => Days.Of(rule.From, rule.To).And(period))];
        inputs = [.. CompetenceCheck.InputsByCodes(table)];
        coverAllFrom = [.. Enumerable.Range(0, inputs.Length + 1).Select(depth => RulesWhere(rule => CoversAll(rule, depth)))];
        found = [.. coverAllFrom.Select(_ => new Dictionary<Bits, IReadOnlyList<Region>>())];
    }

    public IEnumerable<CompetenceBox> Run() =>
        Uncovered(0, RulesWhere(rule => !daysOf[rule].IsEmpty)).Select(region => ToBox(region));

    /// <summary>The rest of the space that none of the given rules admits, from the given input on.</summary>
    private IReadOnlyList<Region> Uncovered(int depth, Bits rules)
    {
        if (rules.Meets(coverAllFrom[depth]))
            return [];

        // Different codes often lead to the same rules: the answer is worked out once.
        if (!found[depth].TryGetValue(rules, out var regions))
        {
            cancellation.ThrowIfCancellationRequested();
            regions = depth == inputs.Length ? [.. UncoveredDays(rules)] : UncoveredByCode(depth, rules);
            found[depth].Add(rules, regions);
        }

        return regions;
    }

    private IReadOnlyList<Region> UncoveredByCode(int depth, Bits rules)
    {
        var merged = new OrderedDictionary<Region, Bits>();
        foreach (var (remaining, codes) in Pieces(inputs[depth], rules))
            foreach (var rest in Uncovered(depth + 1, remaining))
                merged[rest] = merged.TryGetValue(rest, out var others) ? others.Or(codes) : codes;
        return [.. merged.Select(piece => new Region.Codes(piece.Value, piece.Key))];
    }

    /// <summary>The input's codes, parted by which of the rules admit them.</summary>
    private IEnumerable<(Bits Rules, Bits Codes)> Pieces(int input, Bits rules)
    {
        var count = table.Inputs[input].Codes.Count;
        var pieces = new OrderedDictionary<Bits, List<int>>();
        for (var code = 0; code < count; code++)
        {
            var remaining = rules.And(table.RulesOf(input, code));
            if (pieces.TryGetValue(remaining, out var codes))
                codes.Add(code);
            else
                pieces.Add(remaining, [code]);
        }

        return pieces.Select(piece => (piece.Key, Bits.Of(count, piece.Value)));
    }

    private IEnumerable<Region> UncoveredDays(Bits rules)
    {
        var reached = period.Start;
        foreach (var days in rules.Indexes.Select(rule => daysOf[rule]).OrderBy(days => days.Start))
        {
            if (days.Start > reached)
                yield return new Region.Period(new(reached, days.Start));
            reached = Math.Max(reached, days.End);
        }

        if (reached < period.End)
            yield return new Region.Period(new(reached, period.End));
    }

    private bool CoversAll(int rule, int depth) =>
        daysOf[rule].Covers(period) &&
        inputs.Skip(depth).All(input => table.CodesOf(rule, input).Count == table.Inputs[input].Codes.Count);

    private Bits RulesWhere(Func<int, bool> holds) =>
        Bits.Of(table.Rules.Count, Enumerable.Range(0, table.Rules.Count).Where(holds));

    private CompetenceBox ToBox(Region region)
    {
        var codes = new Bits[inputs.Length];
        foreach (var input in inputs)
        {
            var side = (Region.Codes)region;
            codes[input] = side.Admitted;
            region = side.Rest;
        }

        return CompetenceCheck.Box(table, codes, ((Region.Period)region).Days);
    }

    /// <summary>A box, one side after the other in the order of <see cref="inputs"/>, the days last.</summary>
    private abstract record Region
    {
        internal sealed record Codes(Bits Admitted, Region Rest) : Region;

        internal sealed record Period(Days Days) : Region;
    }
}
