namespace ThongSuot.Contracts.Procedures;

/// <summary>What a breach is of: quy trình, tiến độ, chất lượng.</summary>
public enum BreachGroup
{
    Procedure,
    Pace,
    Quality,
}

/// <summary>Kinds of breaches. All but <see cref="Marked"/> follow from facts; that one is a leader's or an inspector's word.</summary>
public enum BreachKind
{
    StepLate,
    ConsultLate,
    ReceiptLate,
    NotCompetentLate,

    /// <summary>Returned to the filer a second time.</summary>
    ReturnedAgain,

    /// <summary>What was done was sent back to be done again.</summary>
    SentBack,
    Marked,
}

/// <summary>From when on a fact counts as a breach.</summary>
/// <param name="Code">Stable; several rules of one kind follow one another in time.</param>
/// <param name="Name">Vietnamese, of the kind.</param>
/// <param name="LateFromMinutes">Lateness in minutes of work from which on it counts; 0: from the first.</param>
/// <param name="WithinDays">Working days allowed to what has no deadline of its own; null where it has one.</param>
/// <param name="ValidTo">Its last day.</param>
public sealed record BreachRule(
    string Code, BreachKind Kind, string Name, BreachGroup Group, int LateFromMinutes, int? WithinDays, DateOnly? ValidFrom, DateOnly? ValidTo, string Source, bool Verified)
{
    public bool IsInForce(DateOnly day) => !(day < ValidFrom) && !(day > ValidTo);
}

/// <summary>What a person may name as the cause of a breach.</summary>
/// <param name="Name">Vietnamese.</param>
/// <param name="ValidTo">Its last day.</param>
public sealed record BreachCause(string Code, string Name, DateOnly? ValidFrom, DateOnly? ValidTo, string Source, bool Verified)
{
    public bool IsInForce(DateOnly day) => !(day < ValidFrom) && !(day > ValidTo);
}
