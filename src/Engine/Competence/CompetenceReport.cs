namespace ThongSuot.Engine.Competence;

/// <summary>Where a table does not answer with exactly one rule.</summary>
/// <param name="Gaps">Cases without a rule: no two boxes share a case, no two could be written as one.</param>
/// <param name="Overlaps">One box for every two rules that hold together; three rules on one spot are three pairs.</param>
public sealed record CompetenceReport(IReadOnlyList<CompetenceBox> Gaps, IReadOnlyList<CompetenceOverlap> Overlaps)
{
    public bool IsExactlyOne => Gaps.Count == 0 && Overlaps.Count == 0;
}

/// <summary>All cases in which two rules hold at once, in the order of the table.</summary>
public sealed record CompetenceOverlap(string FirstRuleId, string SecondRuleId, CompetenceBox Box);

/// <summary>A set of cases: every combination of the sides' codes on every day of the period.</summary>
/// <param name="Sides">One for each input, in the order of the table.</param>
/// <param name="From">First day.</param>
/// <param name="To">Day after the last; null when it does not end.</param>
public sealed record CompetenceBox(IReadOnlyList<CompetenceSide> Sides, DateOnly From, DateOnly? To)
{
    /// <summary>One case of the box, ready for <see cref="CompetenceTable.Find"/>.</summary>
    public CompetenceExample Example =>
        new(Sides.ToDictionary(side => side.Input, side => side.Codes[0], StringComparer.Ordinal), From);
}

/// <param name="Input">The input's name.</param>
/// <param name="Codes">The codes in the box, in the order of the domain; never empty.</param>
/// <param name="IsAny">Whether these are all codes of the input, so that a page may write "any".</param>
public sealed record CompetenceSide(string Input, IReadOnlyList<string> Codes, bool IsAny);

/// <summary>One concrete case: a code for each input, and the day.</summary>
public sealed record CompetenceExample(IReadOnlyDictionary<string, string> Facts, DateOnly On);
