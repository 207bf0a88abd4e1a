namespace ThongSuot.Engine.WorkingTime;

/// <summary>What a date is to the calendar. A date that is half off has the kind of what took the half.</summary>
public enum DayKind
{
    Ordinary,
    WeeklyRest,
    Holiday,
    SwappedOff,
    SwappedWorked,
    LocalOff,
}

/// <summary>Where it stands that a date is off or worked, and whether somebody compared it with that text.</summary>
public sealed record DaySource(string Text, bool Verified);

/// <summary>
/// One date as the calendar sees it: the sessions worked, and why it is off, or worked against the week's pattern (Vietnamese;
/// null for an ordinary date).
/// </summary>
public sealed record CalendarDay(DateOnly Date, IReadOnlyList<Session> Sessions, string? Note, bool ClosesEarly)
{
    /// <summary>What makes the date what it is, so that a picture need not read the note.</summary>
    public DayKind Kind { get; init; }

    /// <summary>Null for an ordinary date and for the weekly rest.</summary>
    public DaySource? Source { get; init; }

    /// <summary>No session is worked.</summary>
    public bool IsOff => Sessions.Count == 0;

    /// <summary>Working time of the date in minutes.</summary>
    public int Minutes => Sessions.Sum(session => session.Minutes);

    /// <summary>When work ends on this date; only for a date that is worked.</summary>
    internal TimeOnly End => Sessions[^1].To;

    internal CalendarDay Without(DayPart part, string reason, DayKind kind, DaySource source)
    {
        IReadOnlyList<Session> left = part == DayPart.Whole ? [] : [.. Sessions.Where(session => session.Part != part)];
        return left.Count == Sessions.Count
            ? this
            : this with { Sessions = left, Note = reason, ClosesEarly = ClosesEarly || left.Count == 0 || left[^1] != Sessions[^1], Kind = kind, Source = source };
    }
}
