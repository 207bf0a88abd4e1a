using System.Runtime.InteropServices;

namespace ThongSuot.Engine.WorkingTime;

/// <summary>A part of a working date. The morning is the session that begins before 12:00.</summary>
public enum DayPart
{
    Whole,
    Morning,
    Afternoon,
}

/// <summary>Whether a day off is already law. What is pending does not count as off.</summary>
public enum LegalStatus
{
    InForce,
    PendingLaw,
}

/// <summary>The calendar in which a holiday rule names its day.</summary>
public enum Almanac
{
    Solar,
    Lunar,
}

/// <summary>A session of work (buổi): half a working day, whatever its length. Local time, same date.</summary>
[StructLayout(LayoutKind.Auto)]
public readonly record struct Session(TimeOnly From, TimeOnly To)
{
    /// <summary>Length in minutes.</summary>
    public int Minutes => (int)(To - From).TotalMinutes;

    /// <summary>Morning or afternoon, by where the session begins.</summary>
    public DayPart Part => From < new TimeOnly(12, 0) ? DayPart.Morning : DayPart.Afternoon;
}

/// <summary>A day of every year.</summary>
[StructLayout(LayoutKind.Auto)]
public readonly record struct MonthDay(int Month, int Day)
{
    internal int Order => Month * 100 + Day;
}

/// <summary>A span of every year, both ends included; it may run over the new year.</summary>
[StructLayout(LayoutKind.Auto)]
public readonly record struct Season(MonthDay From, MonthDay To)
{
    public bool Covers(DateOnly date)
    {
        var day = new MonthDay(date.Month, date.Day).Order;
        return From.Order <= To.Order
            ? day >= From.Order && day <= To.Order
            : day >= From.Order || day <= To.Order;
    }
}

/// <summary>
/// Working hours by day of the week. A day without sessions is the weekly rest; a day has at most one morning and one
/// afternoon session. Valid from–to (inclusive, open where null) and, if given, only in a season of each year.
/// </summary>
public sealed record WeeklyHours(
    string Name,
    DateOnly? From,
    DateOnly? To,
    Season? Season,
    IReadOnlyDictionary<DayOfWeek, IReadOnlyList<Session>> Days,
    string Source,
    bool Verified)
{
    public bool Covers(DateOnly date) =>
        !(date < From) && !(date > To) && (Season is not { } season || season.Covers(date));

    public IReadOnlyList<Session> On(DayOfWeek day) => Days.TryGetValue(day, out var sessions) ? sessions : [];
}

/// <summary>
/// A holiday of every year: <paramref name="Days"/> dates in a row, of which the first lies
/// <paramref name="DaysBefore"/> days before the named day. Authorities may choose another first day (<see cref="HolidayChoice"/>).
/// A date that falls on the weekly rest moves to the next working day (Labour Code 2019, art. 111.3).
/// </summary>
public sealed record HolidayRule(
    string Id,
    string Name,
    Almanac Almanac,
    int Month,
    int Day,
    int Days,
    int DaysBefore,
    DateOnly? From,
    DateOnly? To,
    LegalStatus Status,
    string Source,
    bool Verified);

/// <summary>The first day that the authorities chose for a rule in the year of <paramref name="FirstDay"/>.</summary>
public sealed record HolidayChoice(string Rule, DateOnly FirstDay, string Source, bool Verified);

/// <summary>A holiday of one year that no rule gives. Moves off the weekly rest like any other.</summary>
public sealed record Holiday(DateOnly Date, string Name, LegalStatus Status, string Source, bool Verified);

/// <summary>
/// A swap (hoán đổi, làm bù): <paramref name="Off"/> is not worked, <paramref name="Worked"/> is, with the hours of the
/// weekday of <paramref name="Off"/>. One side may be missing; a date worked without a date off takes the hours of the
/// first working day of its week.
/// </summary>
public sealed record SwappedDay(DateOnly? Off, DateOnly? Worked, DayPart Part, string Source, bool Verified);

/// <summary>A day or half a day that the body itself does not work. It does not move.</summary>
public sealed record LocalDayOff(DateOnly Date, DayPart Part, string Name, string Source, bool Verified);

/// <summary>
/// One layer of calendar data, as a file holds it. <see cref="WorkingCalendar.Build"/> lays layers over one another:
/// lists are joined, single values and rules of the same id are replaced by the later layer, and of several weekly
/// hours that cover a date the last one counts.
/// </summary>
public sealed record CalendarData
{
    /// <summary>Names the state of this layer; the calendar's version joins those of its layers.</summary>
    public required string Version { get; init; }

    /// <summary>Offset of local time from UTC. There is no summer time.</summary>
    public TimeSpan? UtcOffset { get; init; }

    /// <summary>What is received later than this counts as received on the next working day.</summary>
    public TimeOnly? LateCutOff { get; init; }

    public IReadOnlyList<WeeklyHours> WeeklyHours { get; init; } = [];
    public IReadOnlyList<HolidayRule> HolidayRules { get; init; } = [];
    public IReadOnlyList<HolidayChoice> HolidayChoices { get; init; } = [];
    public IReadOnlyList<Holiday> Holidays { get; init; } = [];
    public IReadOnlyList<SwappedDay> SwappedDays { get; init; } = [];
    public IReadOnlyList<LocalDayOff> LocalDaysOff { get; init; } = [];
}
