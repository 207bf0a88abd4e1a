namespace ThongSuot.Engine.Competence;

/// <summary>What a competence table says about one case on one day.</summary>
public abstract record CompetenceAnswer
{
    private CompetenceAnswer()
    {
    }

    /// <summary>Exactly one rule holds.</summary>
    public sealed record Found(CompetenceRule Rule) : CompetenceAnswer
    {
        public string RuleId => Rule.Id;

        public CompetenceResult Result => Rule.Result;
    }

    /// <summary>The table has a gap here.</summary>
    public sealed record NoRule : CompetenceAnswer;

    /// <summary>The table contradicts itself here; nothing is chosen, not even when the results agree.</summary>
    /// <param name="RuleIds">Two or more, in the order of the table.</param>
    public sealed record SeveralRules(IReadOnlyList<string> RuleIds) : CompetenceAnswer;

    /// <summary>The case does not say what the table asks.</summary>
    public sealed record MissingInput(string Input) : CompetenceAnswer;

    /// <summary>The case gives a code that the input does not have.</summary>
    public sealed record UnknownCode(string Input, string Code) : CompetenceAnswer;
}
