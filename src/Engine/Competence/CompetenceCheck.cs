namespace ThongSuot.Engine.Competence;

/// <summary>Proves that a table answers with exactly one rule everywhere, or shows where it does not.</summary>
public static class CompetenceCheck
{
    /// <summary>
    /// Compares the table with every case of its inputs on every day of a period. Exact; no combination is
    /// enumerated. Rules that cut every input at random can still take time exponential in the number of inputs,
    /// as with any exact check, hence the cancellation.
    /// </summary>
    /// <param name="table">The table to check.</param>
    /// <param name="from">First day.</param>
    /// <param name="to">Day after the last; null for "without end".</param>
    /// <param name="cancellation">Ends a check that takes too long.</param>
    /// <exception cref="ArgumentOutOfRangeException">The period has no day.</exception>
    /// <exception cref="OperationCanceledException">The check was cancelled.</exception>
    public static CompetenceReport Run(
        CompetenceTable table, DateOnly from, DateOnly? to, CancellationToken cancellation = default)
    {
        if (to <= from)
            throw new ArgumentOutOfRangeException(nameof(to), to, "The period must have at least one day.");

        var period = Days.Of(from, to);
        return new(
            [.. new GapSearch(table, period, cancellation).Run()],
            [.. FindOverlaps(table, period, cancellation)]);
    }

    /// <summary>Two boxes meet in a box, so pairs are enough, and most are told apart by their first input.</summary>
    private static IEnumerable<CompetenceOverlap> FindOverlaps(
        CompetenceTable table, Days period, CancellationToken cancellation)
    {
        Days[] days = [.. table.Rules.Select(rule => Days.Of(rule.From, rule.To).And(period))];
        int[] inputs = [.. InputsByCodes(table)];
        for (var first = 0; first < days.Length; first++)
        {
            cancellation.ThrowIfCancellationRequested();
            for (var second = first + 1; second < days.Length; second++)
            {
                var shared = days[first].And(days[second]);
                if (shared.IsEmpty || !MeetEverywhere(table, inputs, first, second))
                    continue;
                var codes = Enumerable.Range(0, inputs.Length)
                    .Select(input => table.CodesOf(first, input).And(table.CodesOf(second, input)));
                yield return new(table.Rules[first].Id, table.Rules[second].Id, Box(table, [.. codes], shared));
            }
        }
    }

    private static bool MeetEverywhere(CompetenceTable table, int[] inputs, int first, int second)
    {
        foreach (var input in inputs)
            if (!table.CodesOf(first, input).Meets(table.CodesOf(second, input)))
                return false;
        return true;
    }

    /// <summary>The input with the most codes first: it tells the most rules apart.</summary>
    internal static IEnumerable<int> InputsByCodes(CompetenceTable table) =>
        Enumerable.Range(0, table.Inputs.Count).OrderByDescending(input => table.Inputs[input].Codes.Count);

    /// <param name="table">The table that names the codes.</param>
    /// <param name="codes">The codes of each input, in the order of the table.</param>
    /// <param name="days">Not empty.</param>
    internal static CompetenceBox Box(CompetenceTable table, Bits[] codes, Days days)
    {
        var sides = table.Inputs.Select((input, i) => new CompetenceSide(
            input.Name, [.. codes[i].Indexes.Select(code => input.Codes[code])], codes[i].Count == input.Codes.Count));
        return new([.. sides], days.From, days.To);
    }
}
