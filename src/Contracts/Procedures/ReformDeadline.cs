namespace ThongSuot.Contracts.Procedures;

public enum ReformUnit
{
    WorkingDay,
    CalendarDay,

    /// <summary>No length: 1 is Monday, 7 is Sunday.</summary>
    Weekday,
}

/// <summary>By when those who keep the set of procedures have to answer those who work with it.</summary>
/// <param name="Code">Stable: "feedback_answer", "digest_weekday" …</param>
/// <param name="Name">Vietnamese.</param>
/// <param name="ValidTo">Its last day.</param>
public sealed record ReformDeadline(
    string Code, string Name, int Value, ReformUnit Unit, DateOnly? ValidFrom, DateOnly? ValidTo, string Source, bool Verified)
{
    public bool IsInForce(DateOnly day) => !(day < ValidFrom) && !(day > ValidTo);
}
