namespace ThongSuot.Architecture.Tests;

internal static class Rule
{
    /// <summary>Passes when nothing violates the rule; otherwise says every violation in full.</summary>
    public static void Holds(IEnumerable<string> violations)
    {
        var found = violations.Distinct(StringComparer.Ordinal).ToList();
        Assert.True(found.Count == 0, string.Join('\n', found));
    }
}
