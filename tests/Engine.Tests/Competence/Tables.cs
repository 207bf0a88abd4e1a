using ThongSuot.Engine.Competence;

namespace ThongSuot.Engine.Tests.Competence;

/// <summary>Short ways to write tables down, and the slow, obvious reading of a box.</summary>
internal static class Tables
{
    public static readonly DateOnly Day0 = new(2025, 1, 1);

    public static CompetenceInput Input(string name, params string[] codes) => new(name, codes);

    public static CompetenceInput Numbered(string name, int count) =>
        new(name, [.. Enumerable.Range(0, count).Select(code => $"{name}-{code}")]);

    public static CompetenceRule Rule(string id, params (string Input, string[] Codes)[] when) => new()
    {
        Id = id,
        When = when.ToDictionary(side => side.Input, IReadOnlyList<string> (side) => side.Codes, StringComparer.Ordinal),
        From = Day0,
        Result = new CompetenceResult.Competent("superior", "office", "standing_committee"),
        Source = "002-QĐ/TU, Điều 5",
        Verified = true,
    };

    public static Dictionary<string, string> Case(params (string Input, string Code)[] facts) =>
        facts.ToDictionary(fact => fact.Input, fact => fact.Code, StringComparer.Ordinal);

    public static bool Contains(this CompetenceBox box, IReadOnlyDictionary<string, string> facts, DateOnly on) =>
        box.From <= on && (box.To is null || on < box.To) &&
        box.Sides.All(side => side.Codes.Contains(facts[side.Input], StringComparer.Ordinal));

    public static bool Admits(this CompetenceRule rule, IReadOnlyDictionary<string, string> facts, DateOnly on) =>
        rule.From <= on && (rule.To is null || on < rule.To) &&
        rule.When.All(side => side.Value.Contains(facts[side.Key], StringComparer.Ordinal));

    /// <summary>Two boxes are the same text if and only if they are the same box.</summary>
    public static string Text(this CompetenceBox box) =>
        string.Join(" × ", box.Sides.Select(side => $"{side.Input}[{string.Join(' ', side.Codes)}]")) +
        $" × {box.From:O}–{box.To:O}";
}
