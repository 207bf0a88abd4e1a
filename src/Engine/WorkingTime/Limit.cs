namespace ThongSuot.Engine.WorkingTime;

/// <summary>What a limit is counted in. Party rules mix them, so every limit carries its own.</summary>
public enum LimitUnit
{
    /// <summary>Working days of the calendar: the sessions of a date, never 24 hours.</summary>
    WorkingDay,

    /// <summary>Dates, days off included.</summary>
    CalendarDay,

    /// <summary>Months, to the same day of the later month or its last day (Civil Code 2015, art. 148).</summary>
    Month,

    /// <summary>Clock hours, day and night, days off included.</summary>
    Hour,
}

/// <summary>Whether a limit is the body's own plan or set by a rule above it.</summary>
public enum LimitBasis
{
    Planned,
    Statutory,
}

/// <summary>
/// A time limit. Working days and hours may be fractions (0.5 working day is one session, 0.25 half a session);
/// calendar days and months are whole.
/// </summary>
public readonly record struct Limit(decimal Value, LimitUnit Unit, LimitBasis Basis)
{
    private const int LongestYears = 20;

    /// <summary>Whether both are counted in the same time: working time, dates, or clock hours.</summary>
    public bool IsCountedLike(Limit other) => Counted(Unit) == Counted(other.Unit);

    private static LimitUnit Counted(LimitUnit unit) => unit == LimitUnit.Month ? LimitUnit.CalendarDay : unit;

    /// <summary>True for a positive value of at most twenty years that its unit can express.</summary>
    public bool IsValid => Value > 0 && Unit switch
    {
        LimitUnit.WorkingDay => Value <= LongestYears * 366,
        LimitUnit.CalendarDay => decimal.IsInteger(Value) && Value <= LongestYears * 366,
        LimitUnit.Month => decimal.IsInteger(Value) && Value <= LongestYears * 12,
        LimitUnit.Hour => Value <= LongestYears * 366 * 24,
        _ => false,
    };
}
