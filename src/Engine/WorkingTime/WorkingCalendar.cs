using System.Collections.Concurrent;

namespace ThongSuot.Engine.WorkingTime;

/// <summary>
/// When a body works. Immutable, built from data, the same answer always: deadlines, pauses and working time between two
/// instants all come from here, never from adding days. Local dates are those of the calendar's own offset.
/// </summary>
public sealed partial class WorkingCalendar
{
    private const int LongestClosure = 366;
    private static readonly TimeSpan VietnamOffset = TimeSpan.FromHours(7);

    private readonly TimeSpan offset;
    private readonly TimeOnly? lateCutOff;
    private readonly IReadOnlyList<WeeklyHours> weeks;
    private readonly StatutoryHolidays statutory;
    private readonly ILookup<DateOnly, SwappedDay> swappedOff;
    private readonly ILookup<DateOnly, SwappedDay> swappedWorked;
    private readonly ILookup<DateOnly, LocalDayOff> local;

    // Holding what was worked out once changes no answer. A list asks for the same days for each of its rows.
    private readonly ConcurrentDictionary<int, Dictionary<DateOnly, NotedHoliday>> holidaysByYear = new();
    private readonly ConcurrentDictionary<DateOnly, CalendarDay> knownDays = new();

    private WorkingCalendar(IReadOnlyList<CalendarData> layers)
    {
        Version = string.Join('+', layers.Select(layer => layer.Version));
        offset = layers.LastOrDefault(layer => layer.UtcOffset is not null)?.UtcOffset ?? VietnamOffset;
        lateCutOff = layers.LastOrDefault(layer => layer.LateCutOff is not null)?.LateCutOff;
        weeks = [.. layers.SelectMany(layer => layer.WeeklyHours)];
        var swaps = layers.SelectMany(layer => layer.SwappedDays).ToList();
        swappedOff = swaps.Where(swap => swap.Off is not null).ToLookup(swap => swap.Off!.Value);
        swappedWorked = swaps.Where(swap => swap.Worked is not null).ToLookup(swap => swap.Worked!.Value);
        local = layers.SelectMany(layer => layer.LocalDaysOff).ToLookup(day => day.Date);

        var rules = new Dictionary<string, HolidayRule>(StringComparer.Ordinal);
        foreach (var rule in layers.SelectMany(layer => layer.HolidayRules))
            rules[rule.Id] = rule;
        statutory = new StatutoryHolidays(
            [.. rules.Values],
            [.. layers.SelectMany(layer => layer.HolidayChoices)],
            [.. layers.SelectMany(layer => layer.Holidays)],
            date => SessionsOf(date, date.DayOfWeek).Count == 0);
    }

    /// <summary>Names the data that the calendar was built from; kept with every deadline.</summary>
    public string Version { get; }

    /// <summary>What is wrong with these layers, in Vietnamese; empty if they make a calendar.</summary>
    public static IReadOnlyList<string> Problems(params IReadOnlyList<CalendarData> layers) => [.. CalendarChecks.Problems(layers)];

    /// <summary>Builds a calendar of layers, general first: the country's default, its years, the body's own.</summary>
    /// <exception cref="ArgumentException">The layers have <see cref="Problems"/>.</exception>
    public static WorkingCalendar Build(params IReadOnlyList<CalendarData> layers)
    {
        var problems = Problems(layers);
        return problems.Count == 0
            ? new WorkingCalendar(layers)
            : throw new ArgumentException(string.Join(' ', problems), nameof(layers));
    }

    /// <summary>The date of an instant where the calendar counts.</summary>
    public DateOnly DateOf(DateTimeOffset instant) => DateOnly.FromDateTime(Local(instant));

    /// <summary>The sessions of a date and why it differs from an ordinary one. Years 1901 to 2197, as far as lunar feasts are known.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The year lies outside, and a rule follows the lunar calendar.</exception>
    public CalendarDay DayAt(DateOnly date) => knownDays.TryGetValue(date, out var day) ? day : knownDays.GetOrAdd(date, WorkOut);

    private CalendarDay WorkOut(DateOnly date)
    {
        var sessions = SessionsOf(date, date.DayOfWeek);
        var day = new CalendarDay(date, sessions, sessions.Count == 0 ? "Nghỉ hằng tuần" : null, ClosesEarly: false)
        {
            Kind = sessions.Count == 0 ? DayKind.WeeklyRest : DayKind.Ordinary,
        };

        if (holidaysByYear.GetOrAdd(date.Year, statutory.Of).TryGetValue(date, out var holiday))
            day = day.Without(DayPart.Whole, holiday.Note, DayKind.Holiday, holiday.Source) with { Note = holiday.Note, Kind = DayKind.Holiday, Source = holiday.Source };
        foreach (var swap in swappedOff[date])
        {
            var note = swap.Worked is { } worked ? $"Nghỉ hoán đổi, làm bù ngày {Wording.Date(worked)}" : "Nghỉ hoán đổi";
            day = day.Without(swap.Part, note, DayKind.SwappedOff, new DaySource(swap.Source, swap.Verified));
        }

        foreach (var swap in swappedWorked[date])
            day = Worked(date, swap);
        foreach (var off in local[date])
            day = day.Without(off.Part, $"Cơ quan nghỉ: {off.Name}", DayKind.LocalOff, new DaySource(off.Source, off.Verified));
        return day;
    }

    private CalendarDay Worked(DateOnly date, SwappedDay swap)
    {
        var like = swap.Off ?? Enumerable.Range(0, 7)
            .Select(index => date.AddDays(index - ((int)date.DayOfWeek + 6) % 7))
            .First(other => SessionsOf(date, other.DayOfWeek).Count > 0);
        var sessions = SessionsOf(date, like.DayOfWeek)
            .Where(session => swap.Part == DayPart.Whole || session.Part == swap.Part)
            .ToList();
        return new CalendarDay(
            date, sessions, swap.Off is { } off ? $"Làm bù cho ngày {Wording.Date(off)}" : "Làm bù", ClosesEarly: false)
        {
            Kind = DayKind.SwappedWorked, Source = new DaySource(swap.Source, swap.Verified),
        };
    }

    private IReadOnlyList<Session> SessionsOf(DateOnly date, DayOfWeek dayOfWeek)
    {
        for (var index = weeks.Count - 1; index >= 0; index--)
        {
            if (weeks[index].Covers(date))
                return weeks[index].On(dayOfWeek);
        }

        throw new InvalidOperationException($"No weekly hours cover {date:O}.");
    }

    /// <summary>Local date and time to the minute: seconds never decide about a deadline.</summary>
    private DateTime Local(DateTimeOffset instant)
    {
        var time = instant.ToOffset(offset).DateTime;
        return time.AddTicks(-(time.Ticks % TimeSpan.TicksPerMinute));
    }

    private DateTimeOffset Instant(DateOnly date, TimeOnly time) =>
        new DateTimeOffset(date.ToDateTime(time), offset).ToUniversalTime();

    private DateOnly NextWorkingDate(DateOnly date)
    {
        var next = date;
        do
        {
            next = next.AddDays(1);
            if (next.DayNumber - date.DayNumber > LongestClosure)
                throw new InvalidOperationException($"The calendar has no working day for a year after {date:O}.");
        }
        while (DayAt(next).IsOff);
        return next;
    }
}
