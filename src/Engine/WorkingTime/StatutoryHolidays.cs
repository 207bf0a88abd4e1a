namespace ThongSuot.Engine.WorkingTime;

/// <summary>A date off: why, in Vietnamese, and where that stands.</summary>
internal sealed record NotedHoliday(string Note, DaySource Source);

/// <summary>
/// Works out the holidays of a year from rules, the authorities' choices and single holidays, and moves those that fall on
/// the weekly rest to the next working day (Labour Code 2019, art. 111.3 and 112).
/// </summary>
internal sealed class StatutoryHolidays(
    IReadOnlyList<HolidayRule> rules,
    IReadOnlyList<HolidayChoice> choices,
    IReadOnlyList<Holiday> holidays,
    Func<DateOnly, bool> isWeeklyRest)
{
    /// <summary>Dates off in a year with the reason in Vietnamese.</summary>
    public Dictionary<DateOnly, NotedHoliday> Of(int year)
    {
        // The neighbours too: a holiday may move over the new year, and lunar dates do not keep to the solar one.
        var named = new SortedDictionary<DateOnly, (string Name, DaySource Source)>();
        for (var near = year - 1; near <= year + 1; near++)
        {
            foreach (var (date, name, source) in Named(near))
                named.TryAdd(date, (name, source));
        }

        var off = new Dictionary<DateOnly, NotedHoliday>();
        foreach (var (date, (name, source)) in named)
            off[date] = new NotedHoliday($"Nghỉ {name}", source);

        foreach (var (date, (name, source)) in named.Where(day => isWeeklyRest(day.Key)))
        {
            var next = date;
            while (off.ContainsKey(next) || isWeeklyRest(next))
                next = next.AddDays(1);
            off[next] = new NotedHoliday($"Nghỉ bù {name} ({Wording.Date(date)} trùng ngày nghỉ hằng tuần)", source);
        }

        return off.Where(day => day.Key.Year == year).ToDictionary(day => day.Key, day => day.Value);
    }

    private IEnumerable<(DateOnly Date, string Name, DaySource Source)> Named(int year)
    {
        foreach (var rule in rules.Where(rule => rule.Status == LegalStatus.InForce))
        {
            if (NamedDay(rule, year) is not { } day || day < rule.From || day > rule.To)
                continue;

            var chosen = choices.LastOrDefault(choice =>
                string.Equals(choice.Rule, rule.Id, StringComparison.Ordinal) && choice.FirstDay.Year == year);
            var first = chosen?.FirstDay ?? day.AddDays(-rule.DaysBefore);
            var source = chosen is null ? new DaySource(rule.Source, rule.Verified) : new DaySource(chosen.Source, chosen.Verified);
            for (var index = 0; index < rule.Days; index++)
                yield return (first.AddDays(index), rule.Name, source);
        }

        foreach (var holiday in holidays.Where(day => day.Status == LegalStatus.InForce && day.Date.Year == year))
            yield return (holiday.Date, holiday.Name, new DaySource(holiday.Source, holiday.Verified));
    }

    private static DateOnly? NamedDay(HolidayRule rule, int year) => rule.Almanac == Almanac.Solar
        ? new DateOnly(year, rule.Month, rule.Day)
        : LunarCalendar.ToSolar(new LunarDate(year, rule.Month, rule.Day));
}
