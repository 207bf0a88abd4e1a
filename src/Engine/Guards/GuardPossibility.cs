using ThongSuot.Engine.Values;

namespace ThongSuot.Engine.Guards;

/// <summary>Tries the combinations of the closed names of a guard.</summary>
internal static class GuardPossibility
{
    // An editor asks this at every change; beyond this many combinations the honest answer is "may be".
    private const int MaxCombinations = 20_000;

    internal static bool CanBeTrue(GuardNode root)
    {
        var closed = root.Operands.OfType<GuardOperand.Name>()
            .Where(name => name.Type.IsClosed || name.Type.Kind == GuardKind.Truth)
            .DistinctBy(name => name.Path, StringComparer.Ordinal)
            .Select(name => (name.Path, Values: ValuesOf(name.Type)))
            .ToArray();
        long combinations = 1;
        foreach (var (_, values) in closed)
        {
            combinations *= values.Length;
            if (combinations > MaxCombinations)
                return true;
        }

        var chosen = new Dictionary<string, Value>(StringComparer.Ordinal);
        for (var combination = 0; combination < combinations; combination++)
        {
            var rest = combination;
            foreach (var (path, values) in closed)
            {
                chosen[path] = values[rest % values.Length];
                rest /= values.Length;
            }
            if (GuardEvaluation.Evaluate(root, name => chosen.GetValueOrDefault(name)) is not false)
                return true;
        }
        return false;
    }

    private static Value[] ValuesOf(GuardType type) => type.Kind == GuardKind.Truth
        ? [Value.Nothing, new Value.Truth(true), new Value.Truth(false)]
        : [Value.Nothing, .. type.Codes.Select(code => new Value.Text(code))];
}
