namespace ThongSuot.Engine.WorkingTime;

/// <summary>
/// One date as the calendar sees it: the sessions worked, and why it is off, or worked against the week's pattern (Vietnamese;
/// null for an ordinary date).
/// </summary>
public sealed record CalendarDay(DateOnly Date, IReadOnlyList<Session> Sessions, string? Note, bool ClosesEarly)
{
    /// <summary>No session is worked.</summary>
    public bool IsOff => Sessions.Count == 0;

    /// <summary>Working time of the date in minutes.</summary>
    public int Minutes => Sessions.Sum(session => session.Minutes);

    /// <summary>When work ends on this date; only for a date that is worked.</summary>
    internal TimeOnly End => Sessions[^1].To;

    internal CalendarDay Without(DayPart part, string reason)
    {
        IReadOnlyList<Session> left = part == DayPart.Whole ? [] : [.. Sessions.Where(session => session.Part != part)];
        return left.Count == Sessions.Count
            ? this
            : this with { Sessions = left, Note = reason, ClosesEarly = ClosesEarly || left.Count == 0 || left[^1] != Sessions[^1] };
    }
}
