namespace ThongSuot.Engine.Competence;

/// <summary>One question a competence table asks, with every answer that exists.</summary>
/// <param name="Name">The input's code, e.g. <c>filer_level</c>; unique in its table.</param>
/// <param name="Codes">The finite domain: at least one code, none twice. Compared ordinally, so they must be NFC.</param>
public sealed record CompetenceInput(string Name, IReadOnlyList<string> Codes);

/// <summary>Who is competent for a box of cases during a period, and which text says so.</summary>
public sealed record CompetenceRule
{
    /// <summary>Unique in its table; log entries refer to the rule by it.</summary>
    public required string Id { get; init; }

    /// <summary>The codes admitted, by input name. An input that is absent admits any code.</summary>
    public required IReadOnlyDictionary<string, IReadOnlyList<string>> When { get; init; }

    /// <summary>First day on which the rule holds.</summary>
    public required DateOnly From { get; init; }

    /// <summary>First day on which the rule no longer holds; null while no end is known.</summary>
    public DateOnly? To { get; init; }

    public required CompetenceResult Result { get; init; }

    /// <summary>The regulation with its article, as it is cited to users.</summary>
    public required string Source { get; init; }

    /// <summary>Whether somebody has compared the rule with its source.</summary>
    public required bool Verified { get; init; }

    internal bool HoldsOn(DateOnly day) => From <= day && (To is null || day < To);
}

/// <summary>What a rule concludes.</summary>
public abstract record CompetenceResult
{
    private CompetenceResult()
    {
    }

    /// <summary>Exactly one body takes the matter in.</summary>
    /// <param name="Anchor">Where to stand in the organisation, as seen from the filer: the code of a place on the filer's line of superiors.</param>
    /// <param name="IntakeOrgan">The organ at the anchor that receives.</param>
    /// <param name="DeciderOrgan">The organ at the anchor that decides.</param>
    public sealed record Competent(string Anchor, string IntakeOrgan, string DeciderOrgan) : CompetenceResult;

    /// <summary>Nobody is competent, and that is on purpose.</summary>
    /// <param name="Reason">Vietnamese, shown to the filer.</param>
    public sealed record None(string Reason) : CompetenceResult;
}
