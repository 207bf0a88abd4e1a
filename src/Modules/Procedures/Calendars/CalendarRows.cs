using System.Collections.Immutable;
using ThongSuot.Contracts.Organisation;
using ThongSuot.Engine.WorkingTime;
using ThongSuot.Platform.Results;

namespace ThongSuot.Procedures.Calendars;

/// <summary>The rows of a layer: where each stands, and what is wrong with them, told at the field of the row.</summary>
internal static class CalendarRows
{
    /// <summary>How far from its holiday a chosen first day may lie, and how long a body may be closed: more is a slip of the pen.</summary>
    private const int FarthestChoice = 10, LongestClosure = 60;

    public static CalendarData Nothing(this CalendarData layer) => new() { Version = layer.Version };

    /// <summary>With the source of each row: that of the same row before, otherwise the decision that brings it.</summary>
    public static CalendarData Sourced(CalendarData wanted, CalendarData before, string source) => new()
    {
        Version = wanted.Version,
        WeeklyHours = [.. wanted.WeeklyHours.Select(row => before.WeeklyHours.FirstOrDefault(old => Same(row, old)) ?? row with { Source = source, Verified = true })],
        HolidayChoices = [.. wanted.HolidayChoices.Select(row => before.HolidayChoices.FirstOrDefault(old => row with { Source = old.Source, Verified = old.Verified } == old) ?? row with { Source = source, Verified = true })],
        Holidays = [.. wanted.Holidays.Select(row => before.Holidays.FirstOrDefault(old => row with { Source = old.Source, Verified = old.Verified } == old) ?? row with { Source = source, Verified = true })],
        SwappedDays = [.. wanted.SwappedDays.Select(row => before.SwappedDays.FirstOrDefault(old => row with { Source = old.Source, Verified = old.Verified } == old) ?? row with { Source = source, Verified = true })],
        LocalDaysOff = [.. wanted.LocalDaysOff.Select(row => before.LocalDaysOff.FirstOrDefault(old => row with { Source = old.Source, Verified = old.Verified } == old) ?? row with { Source = source, Verified = true })],
    };

    /// <param name="calendars">As they are now; the layer takes its place among them.</param>
    /// <param name="line">The body and all above it; empty for everybody.</param>
    public static IReadOnlyList<Refusal> Faults(CalendarData layer, LayeredCalendars calendars, Guid? body, ImmutableArray<Body> line)
    {
        if (body is null ? layer.WeeklyHours.Count + layer.LocalDaysOff.Count > 0 : layer.Holidays.Count + layer.HolidayChoices.Count > 0)
            return [Refusals.CalendarOfEverybody];
        List<Refusal> found =
        [
            .. Counts(layer), .. Weeks(layer.WeeklyHours), .. Choices(layer.HolidayChoices, calendars.Rules), .. Holidays(layer.Holidays), .. Swaps(layer.SwappedDays), .. LocalDays(layer.LocalDaysOff),
        ];
        if (found.Count > 0)
            return found;
        var layers = calendars.With(body, layer).LayersOf(line);
        found.AddRange(WorkingCalendar.Problems(layers).Select(Refusals.CalendarProblem));
        if (found.Count > 0)
            return found;
        var calendar = WorkingCalendar.Build(layers);
        found.AddRange(AgainstOthers(layer, calendars, body, line));
        found.AddRange(Closures(layer, calendar));
        if (found.Count > 0)
            return found;
        // The weekday given back has no hours here, or the body above is closed: nobody would work in exchange.
        found.AddRange(layer.SwappedDays.Index().Where(s => s.Item.Worked is { } worked && calendar.DayAt(worked).IsOff).Select(s => Refusals.CalendarStaysOff($"{CalendarFields.Swap}-{s.Index}-lam")));
        return found;
    }

    private static bool Same(WeeklyHours one, WeeklyHours other) => Plain(one) == Plain(other);

    private static string Plain(WeeklyHours week) => CalendarText.Of(new CalendarData { Version = "", WeeklyHours = [week with { Source = "", Verified = false }] }).Canonical();

    private static IEnumerable<Refusal> Counts(CalendarData layer)
    {
        (string Kind, int Count)[] counts =
        [
            (CalendarFields.Hours, layer.WeeklyHours.Count), (CalendarFields.Choice, layer.HolidayChoices.Count), (CalendarFields.Holiday, layer.Holidays.Count),
            (CalendarFields.Swap, layer.SwappedDays.Count), (CalendarFields.Local, layer.LocalDaysOff.Count),
        ];
        return counts.Where(c => c.Count > CalendarFields.MostRows).Select(c => Refusals.CalendarTooMany(c.Kind));
    }

    private static IEnumerable<Refusal> Weeks(IReadOnlyList<WeeklyHours> weeks)
    {
        foreach (var (i, week) in weeks.Index())
        {
            if (Name($"{CalendarFields.Hours}-{i}-ten", week.Name) is { } unnamed)
                yield return unnamed;
            foreach (var far in Year($"{CalendarFields.Hours}-{i}-tu", week.From).Concat(Year($"{CalendarFields.Hours}-{i}-den", week.To)))
                yield return far;
            if (week.To < week.From)
                yield return Refusals.CalendarPeriodEnds($"{CalendarFields.Hours}-{i}-den");
            if (week.Days.Values.All(sessions => sessions.Count == 0))
                yield return Refusals.CalendarNoHours($"{CalendarFields.Hours}-{i}-1-st");
        }
    }

    private static IEnumerable<Refusal> Choices(IReadOnlyList<HolidayChoice> choices, IReadOnlyList<HolidayRule> rules)
    {
        var chosen = new HashSet<(string, int)>();
        foreach (var (i, choice) in choices.Index())
        {
            foreach (var far in Year($"{CalendarFields.Choice}-{i}-ngay", choice.FirstDay))
                yield return far;
            if (rules.All(rule => rule.Id != choice.Rule))
                yield return Refusals.CalendarRuleUnknown($"{CalendarFields.Choice}-{i}-quy-tac");
            if (!chosen.Add((choice.Rule, choice.FirstDay.Year)))
                yield return Refusals.CalendarRuleTwice($"{CalendarFields.Choice}-{i}-quy-tac");
        }
    }

    private static IEnumerable<Refusal> Holidays(IReadOnlyList<Holiday> holidays)
    {
        var dates = new HashSet<DateOnly>();
        foreach (var (i, holiday) in holidays.Index())
        {
            if (Name($"{CalendarFields.Holiday}-{i}-ten", holiday.Name) is { } unnamed)
                yield return unnamed;
            foreach (var fault in Year($"{CalendarFields.Holiday}-{i}-ngay", holiday.Date))
                yield return fault;
            if (!dates.Add(holiday.Date))
                yield return Refusals.CalendarTwice($"{CalendarFields.Holiday}-{i}-ngay");
        }
    }

    private static IEnumerable<Refusal> Swaps(IReadOnlyList<SwappedDay> swaps)
    {
        // One date may be given back in two halves, or be worked for one of them.
        var (offs, workeds) = (new HashSet<(DateOnly, DayPart)>(), new HashSet<DateOnly>());
        foreach (var (i, swap) in swaps.Index())
        {
            var (off, worked) = ($"{CalendarFields.Swap}-{i}-nghi", $"{CalendarFields.Swap}-{i}-lam");
            if (swap.Off is null && swap.Worked is null)
                yield return Refusals.CalendarSwapEmpty(off);
            else if (swap.Off == swap.Worked)
                yield return Refusals.CalendarSwapSame(worked);
            foreach (var far in Year(off, swap.Off).Concat(Year(worked, swap.Worked)))
                yield return far;
            if (swap.Off is { } day && !offs.Add((day, swap.Part)))
                yield return Refusals.CalendarTwice(off);
            if (swap.Worked is { } back && !workeds.Add(back))
                yield return Refusals.CalendarTwice(worked);
        }
    }

    private static IEnumerable<Refusal> LocalDays(IReadOnlyList<LocalDayOff> days)
    {
        var dates = new HashSet<(DateOnly, DayPart)>();
        foreach (var (i, day) in days.Index())
        {
            if (Name($"{CalendarFields.Local}-{i}-ten", day.Name) is { } unnamed)
                yield return unnamed;
            foreach (var fault in Year($"{CalendarFields.Local}-{i}-ngay", day.Date))
                yield return fault;
            if (!dates.Add((day.Date, day.Part)))
                yield return Refusals.CalendarTwice($"{CalendarFields.Local}-{i}-ngay");
        }
    }

    /// <summary>What a row does to the other layers: a day that is worked anyway cannot be worked in exchange, it would only lose its own hours.</summary>
    private static IEnumerable<Refusal> AgainstOthers(CalendarData layer, LayeredCalendars calendars, Guid? body, ImmutableArray<Body> line)
    {
        var unswapped = calendars.With(body, layer with { SwappedDays = [] }).Of(line);
        foreach (var (i, swap) in layer.SwappedDays.Index())
        {
            if (swap.Off is { } off && !unswapped.DayAt(off).Sessions.Any(s => swap.Part == DayPart.Whole || s.Part == swap.Part))
                yield return Refusals.CalendarAlreadyOff($"{CalendarFields.Swap}-{i}-nghi");
            if (swap.Worked is { } worked && !unswapped.DayAt(worked).IsOff)
                yield return Refusals.CalendarAlreadyWorked($"{CalendarFields.Swap}-{i}-lam");
        }

        var unchosen = calendars.With(body, layer.Nothing()).Of(line);
        foreach (var (i, choice) in layer.HolidayChoices.Index())
        {
            var name = calendars.Rules.First(rule => rule.Id == choice.Rule).Name;
            var near = Enumerable.Range(-FarthestChoice, 2 * FarthestChoice + 1).Select(days => unchosen.DayAt(choice.FirstDay.AddDays(days)));
            if (!near.Any(day => day.Kind == DayKind.Holiday && day.Note!.Contains(name, StringComparison.Ordinal)))
                yield return Refusals.CalendarChoiceFar($"{CalendarFields.Choice}-{i}-ngay");
        }
    }

    private static IEnumerable<Refusal> Closures(CalendarData layer, WorkingCalendar calendar)
    {
        IEnumerable<(string Field, DateOnly Date)> closed =
        [
            .. layer.Holidays.Select((holiday, i) => ($"{CalendarFields.Holiday}-{i}-ngay", holiday.Date)),
            .. layer.LocalDaysOff.Select((day, i) => ($"{CalendarFields.Local}-{i}-ngay", day.Date)),
            .. layer.SwappedDays.Index().Where(s => s.Item.Off is not null).Select(s => ($"{CalendarFields.Swap}-{s.Index}-nghi", s.Item.Off!.Value)),
        ];
        return closed.Where(row => Enumerable.Range(0, LongestClosure).All(days => calendar.DayAt(row.Date.AddDays(days)).IsOff)).Take(1).Select(row => Refusals.CalendarClosed(row.Field));
    }

    private static Refusal? Name(string field, string name) => name.Length is 0 or > 200 ? Refusals.CalendarNameMissing(field) : null;

    private static IEnumerable<Refusal> Year(string field, DateOnly? date) =>
        date is { } day && day.Year is < CalendarFields.FirstYear or > CalendarFields.LastYear ? [Refusals.CalendarYearFar(field)] : [];
}
