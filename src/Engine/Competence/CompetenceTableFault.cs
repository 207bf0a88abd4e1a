namespace ThongSuot.Engine.Competence;

/// <summary>What makes a table unreadable, as opposed to incomplete.</summary>
public enum CompetenceTableFaultKind
{
    InputTwice,
    InputWithoutCodes,
    CodeTwice,
    RuleTwice,
    RuleAsksUnknownInput,
    RuleAdmitsUnknownCode,
    RuleAdmitsNoCode,
    RuleNeverHolds,
}

/// <summary>One reason why inputs and rules do not make a table.</summary>
/// <param name="Kind">What is wrong.</param>
/// <param name="RuleId">The rule at fault; null when an input is.</param>
/// <param name="Input">The input concerned, if any.</param>
/// <param name="Code">The code concerned, if any.</param>
public sealed record CompetenceTableFault(CompetenceTableFaultKind Kind, string? RuleId, string? Input, string? Code)
{
    internal static IEnumerable<CompetenceTableFault> Find(
        IReadOnlyList<CompetenceInput> inputs, IReadOnlyList<CompetenceRule> rules)
    {
        var codesOf = new Dictionary<string, HashSet<string>>(StringComparer.Ordinal);
        foreach (var input in inputs)
        {
            var codes = new HashSet<string>(StringComparer.Ordinal);
            if (!codesOf.TryAdd(input.Name, codes))
                yield return new(CompetenceTableFaultKind.InputTwice, null, input.Name, null);
            if (input.Codes.Count == 0)
                yield return new(CompetenceTableFaultKind.InputWithoutCodes, null, input.Name, null);
            foreach (var code in input.Codes)
                if (!codes.Add(code))
                    yield return new(CompetenceTableFaultKind.CodeTwice, null, input.Name, code);
        }

        var ids = new HashSet<string>(StringComparer.Ordinal);
        foreach (var rule in rules)
        {
            if (!ids.Add(rule.Id))
                yield return new(CompetenceTableFaultKind.RuleTwice, rule.Id, null, null);
            if (rule.To <= rule.From)
                yield return new(CompetenceTableFaultKind.RuleNeverHolds, rule.Id, null, null);
            foreach (var fault in FindInConditions(rule, codesOf))
                yield return fault;
        }
    }

    private static IEnumerable<CompetenceTableFault> FindInConditions(
        CompetenceRule rule, Dictionary<string, HashSet<string>> codesOf)
    {
        foreach (var (input, admitted) in rule.When)
        {
            if (!codesOf.TryGetValue(input, out var codes))
            {
                yield return new(CompetenceTableFaultKind.RuleAsksUnknownInput, rule.Id, input, null);
                continue;
            }

            if (admitted.Count == 0)
                yield return new(CompetenceTableFaultKind.RuleAdmitsNoCode, rule.Id, input, null);
            foreach (var code in admitted)
                if (!codes.Contains(code))
                    yield return new(CompetenceTableFaultKind.RuleAdmitsUnknownCode, rule.Id, input, code);
        }
    }
}
