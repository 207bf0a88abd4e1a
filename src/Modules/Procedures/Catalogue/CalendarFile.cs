using System.Collections.Frozen;
using System.Globalization;
using ThongSuot.Engine.WorkingTime;

namespace ThongSuot.Procedures.Catalogue;

/// <summary>Reads one layer of the working calendar; the keys are those of <see cref="CalendarData"/>.</summary>
internal static class CalendarFile
{
    public const string Folder = Reference.Folder + "calendars/";

    /// <summary>The layer below all others; the years follow in the order of their names.</summary>
    public const string First = Folder + "default.yaml";

    private static readonly FrozenDictionary<string, Almanac> Almanacs = new Dictionary<string, Almanac>(StringComparer.Ordinal)
        { ["solar"] = Almanac.Solar, ["lunar"] = Almanac.Lunar }.ToFrozenDictionary(StringComparer.Ordinal);

    private static readonly FrozenDictionary<string, LegalStatus> Statuses = new Dictionary<string, LegalStatus>(StringComparer.Ordinal)
        { ["in_force"] = LegalStatus.InForce, ["pending_law"] = LegalStatus.PendingLaw }.ToFrozenDictionary(StringComparer.Ordinal);

    private static readonly FrozenDictionary<string, DayPart> Parts = new Dictionary<string, DayPart>(StringComparer.Ordinal)
        { ["whole"] = DayPart.Whole, ["morning"] = DayPart.Morning, ["afternoon"] = DayPart.Afternoon }.ToFrozenDictionary(StringComparer.Ordinal);

    public static CalendarData Read(string file, YamlNode root, CatalogueFaults faults)
    {
        var map = MapReader.Of(file, root, faults);
        var layer = new CalendarData
        {
            Version = map.Text("version"),
            UtcOffset = Offset(map),
            LateCutOff = map.TextOrNull("late_cut_off") is { } cut ? Time(map, "late_cut_off", cut) : null,
            WeeklyHours = Rows(map, "weekly_hours", Week),
            HolidayRules = Rows(map, "holiday_rules", Rule),
            HolidayChoices = Rows(map, "holiday_choices", at => new HolidayChoice(at.Text("rule"), at.Date("first_day"), at.Text("source"), at.Truth("verified"))),
            Holidays = Rows(map, "holidays", at => new Holiday(at.Date("date"), at.Text("name"), at.Word("status", Statuses), at.Text("source"), at.Truth("verified"))),
            SwappedDays = Rows(map, "swapped_days", at => new SwappedDay(at.DateOrNull("off"), at.DateOrNull("worked"), at.Word("part", Parts), at.Text("source"), at.Truth("verified"))),
            LocalDaysOff = Rows(map, "local_days_off", at => new LocalDayOff(at.Date("date"), at.Word("part", Parts), at.Text("name"), at.Text("source"), at.Truth("verified"))),
        };
        map.NothingElse();
        return layer;
    }

    private static List<T> Rows<T>(MapReader map, string key, Func<MapReader, T> read)
    {
        var rows = new List<T>();
        foreach (var at in map.Maps(key, optional: true))
        {
            rows.Add(read(at));
            at.NothingElse();
        }

        return rows;
    }

    private static HolidayRule Rule(MapReader at) => new(
        at.Text("id"), at.Text("name"), at.Word("almanac", Almanacs), at.Whole("month", 1), at.Whole("day", 1), at.Whole("days", 1), at.Whole("days_before"),
        at.DateOrNull("from"), at.DateOrNull("to"), at.Word("status", Statuses), at.Text("source"), at.Truth("verified"));

    private static WeeklyHours Week(MapReader at)
    {
        var days = new Dictionary<DayOfWeek, IReadOnlyList<Session>>();
        var hours = at.Map("days");
        foreach (var day in Enum.GetValues<DayOfWeek>())
        {
            var name = day.ToString().ToLowerInvariant();
            if (hours.Has(name))
                days[day] = [.. hours.Texts(name).Select(text => Session(hours, name, text))];
        }

        hours.NothingElse();
        return new WeeklyHours(at.Text("name"), at.DateOrNull("from"), at.DateOrNull("to"), Season(at), days, at.Text("source"), at.Truth("verified"));
    }

    private static Season? Season(MapReader at)
    {
        if (at.MapOrNull("season") is not { } season)
            return null;
        var read = new Season(Day(season, "from"), Day(season, "to"));
        season.NothingElse();
        return read;
    }

    // "04-16": month and day of every year.
    private static MonthDay Day(MapReader map, string key)
    {
        if (map.Text(key).Split('-') is [var month, var day]
            && int.TryParse(month, NumberStyles.None, CultureInfo.InvariantCulture, out var m) && int.TryParse(day, NumberStyles.None, CultureInfo.InvariantCulture, out var d))
            return new MonthDay(m, d);
        map.Fault(key, "type", $"\"{key}\" takes month-day such as 04-16", $"“{key}” cần tháng-ngày, ví dụ 04-16");
        return default;
    }

    private static Session Session(MapReader map, string key, string text)
    {
        if (text.Split('-') is [var from, var to])
            return new Session(Time(map, key, from), Time(map, key, to));
        map.Fault(key, "type", "a session is written 07:30-11:30", "buổi làm việc viết dạng 07:30-11:30");
        return default;
    }

    private static TimeOnly Time(MapReader map, string key, string text)
    {
        if (TimeOnly.TryParseExact(text, "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var time))
            return time;
        map.Fault(key, "type", $"\"{text}\" is no time of day", $"“{text}” không phải giờ dạng 07:30");
        return default;
    }

    private static TimeSpan? Offset(MapReader map)
    {
        if (map.TextOrNull("utc_offset") is not { } text)
            return null;
        if (text.Length == 6 && text[0] is '+' or '-' && TimeOnly.TryParseExact(text[1..], "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var offset))
            return text[0] == '-' ? -offset.ToTimeSpan() : offset.ToTimeSpan();
        map.Fault("utc_offset", "type", "an offset is written +07:00", "múi giờ viết dạng +07:00");
        return null;
    }
}
