using System.Collections.Frozen;

namespace ThongSuot.Engine.Competence;

/// <summary>
/// A decision table with the hit policy "exactly one": a matter has one addressee or it has none, and two
/// rules that both hold are an error of the table, never a matter of order.
/// Immutable and safe to share between threads.
/// </summary>
public sealed class CompetenceTable
{
    private readonly FrozenDictionary<string, int>[] positions;

    // For input i and code c: the rules that admit c. The rules of a case are the intersection over its inputs.
    private readonly Bits[][] rulesByCode;

    // For rule r and input i: the codes admitted.
    private readonly Bits[][] codesByRule;

    /// <exception cref="ArgumentException">
    /// The table has faults. Tables that people write go through <see cref="FindFaults"/> first.
    /// </exception>
    public CompetenceTable(IReadOnlyList<CompetenceInput> inputs, IReadOnlyList<CompetenceRule> rules)
    {
        if (FindFaults(inputs, rules) is [var fault, ..])
            throw new ArgumentException($"Not a competence table: {fault}.", nameof(rules));

        Inputs = [.. inputs];
        Rules = [.. rules];
        positions = [.. Inputs.Select(input => input.Codes
            .Select((code, position) => KeyValuePair.Create(code, position))
            .ToFrozenDictionary(StringComparer.Ordinal))];
        codesByRule = [.. Rules.Select(rule => Inputs.Select((_, input) => Admitted(rule, input)).ToArray())];
        rulesByCode = [.. Inputs.Select((input, i) =>
            Enumerable.Range(0, input.Codes.Count).Select(code => Admitting(i, code)).ToArray())];
    }

    public IReadOnlyList<CompetenceInput> Inputs { get; }

    public IReadOnlyList<CompetenceRule> Rules { get; }

    /// <summary>Everything that keeps these inputs and rules from being a table; empty when nothing does.</summary>
    public static IReadOnlyList<CompetenceTableFault> FindFaults(
        IReadOnlyList<CompetenceInput> inputs, IReadOnlyList<CompetenceRule> rules) =>
        [.. CompetenceTableFault.Find(inputs, rules)];

    /// <summary>This table with further codes of one input and further rules, which may not be faulty.</summary>
    public CompetenceTable With(string input, IEnumerable<string> codes, IEnumerable<CompetenceRule> rules) =>
        new([.. Inputs.Select(i => i.Name == input ? new CompetenceInput(i.Name, [.. i.Codes.Union(codes, StringComparer.Ordinal)]) : i)], [.. Rules, .. rules]);

    /// <summary>The one rule that holds for a case on a day, or why there is not one.</summary>
    /// <param name="facts">A code for each input, by input name. What the table does not ask is ignored.</param>
    /// <param name="on">The day whose rules count, in the time zone of the rules.</param>
    public CompetenceAnswer Find(IReadOnlyDictionary<string, string> facts, DateOnly on)
    {
        var candidates = Bits.All(Rules.Count);
        for (var input = 0; input < Inputs.Count; input++)
        {
            var name = Inputs[input].Name;
            if (!facts.TryGetValue(name, out var code))
                return new CompetenceAnswer.MissingInput(name);
            if (!positions[input].TryGetValue(code, out var position))
                return new CompetenceAnswer.UnknownCode(name, code);
            candidates = candidates.And(rulesByCode[input][position]);
        }

        CompetenceRule[] holding = [.. candidates.Indexes.Select(index => Rules[index]).Where(rule => rule.HoldsOn(on))];
        return holding switch
        {
            [] => new CompetenceAnswer.NoRule(),
            [var rule] => new CompetenceAnswer.Found(rule),
            _ => new CompetenceAnswer.SeveralRules([.. holding.Select(rule => rule.Id)]),
        };
    }

    internal Bits CodesOf(int rule, int input) => codesByRule[rule][input];

    internal Bits RulesOf(int input, int code) => rulesByCode[input][code];

    private Bits Admitted(CompetenceRule rule, int input)
    {
        var (name, codes) = Inputs[input];
        return rule.When.TryGetValue(name, out var admitted)
            ? Bits.Of(codes.Count, admitted.Select(code => positions[input][code]))
            : Bits.All(codes.Count);
    }

    private Bits Admitting(int input, int code) =>
        Bits.Of(Rules.Count, Enumerable.Range(0, Rules.Count).Where(rule => codesByRule[rule][input].Has(code)));
}
