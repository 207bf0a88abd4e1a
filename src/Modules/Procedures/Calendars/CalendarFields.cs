using System.Globalization;
using ThongSuot.Engine.WorkingTime;
using ThongSuot.Platform.Results;
using ThongSuot.Procedures.Drafting;

namespace ThongSuot.Procedures.Calendars;

/// <summary>
/// A layer as fields of a page: each row by its kind and place, such as <c>nghi-0-ngay</c>. What is stored and what was posted come in the same
/// fields, so that a page draws either.
/// </summary>
internal sealed class CalendarFields
{
    public const int MostRows = 60, FirstYear = 2000, LastYear = 2100;

    public const string Holiday = "nghi", Choice = "chon", Swap = "doi", Local = "rieng", Hours = "gio";

    /// <summary>Ticked on a row that is to go.</summary>
    public const string Gone = "bo";

    /// <summary>The week as people count it; its places are 1 to 7.</summary>
    public static readonly IReadOnlyList<DayOfWeek> Week =
        [DayOfWeek.Monday, DayOfWeek.Tuesday, DayOfWeek.Wednesday, DayOfWeek.Thursday, DayOfWeek.Friday, DayOfWeek.Saturday, DayOfWeek.Sunday];

    private static readonly string[] s_kinds = [Holiday, Choice, Swap, Local, Hours];

    // A field of its row alone does not make a row: the first choice of a list is always posted.
    private static readonly string[] s_silent = ["buoi", Gone];

    private readonly Dictionary<(string Kind, int Row), Dictionary<string, string>> _rows = [];

    private CalendarFields()
    {
    }

    /// <summary>The field that is asked for first in a row.</summary>
    public static string First(string kind) => kind switch
    {
        Choice => "quy-tac",
        Swap => "nghi",
        Hours => "ten",
        _ => "ngay",
    };

    public static CalendarFields Of(CalendarData layer)
    {
        var fields = new CalendarFields();
        foreach (var (i, holiday) in layer.Holidays.Index())
            fields.Add(Holiday, i, ("ngay", holiday.Date.Posted()), ("ten", holiday.Name));
        foreach (var (i, choice) in layer.HolidayChoices.Index())
            fields.Add(Choice, i, ("quy-tac", choice.Rule), ("ngay", choice.FirstDay.Posted()));
        foreach (var (i, swap) in layer.SwappedDays.Index())
            fields.Add(Swap, i, ("nghi", swap.Off?.Posted()), ("lam", swap.Worked?.Posted()), ("buoi", swap.Part.ToString()));
        foreach (var (i, day) in layer.LocalDaysOff.Index())
            fields.Add(Local, i, ("ngay", day.Date.Posted()), ("buoi", day.Part.ToString()), ("ten", day.Name));
        foreach (var (i, week) in layer.WeeklyHours.Index())
            fields.Add(week, i);
        return fields;
    }

    /// <summary>What was posted, without rows that are empty or to go; the rest closes up, so that the places are those of the layer's lists.</summary>
    public static CalendarFields Of(Posted posted)
    {
        var fields = new CalendarFields();
        var rows = posted.Fields.Select(f => (Parts: f.Key.Split('-', 3), Value: Posted.Clean(f.Value.FirstOrDefault())))
            .Where(f => f.Parts.Length == 3 && s_kinds.Contains(f.Parts[0], StringComparer.Ordinal) && int.TryParse(f.Parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out _))
            .GroupBy(f => (Kind: f.Parts[0], Row: int.Parse(f.Parts[1], CultureInfo.InvariantCulture)))
            .OrderBy(row => row.Key.Row);
        foreach (var row in rows)
        {
            if (row.Any(f => f.Parts[2] == Gone) || row.All(f => f.Value.Length == 0 || s_silent.Contains(f.Parts[2], StringComparer.Ordinal)))
                continue;
            fields._rows[(row.Key.Kind, fields.Count(row.Key.Kind))] = row.ToDictionary(f => f.Parts[2], f => f.Value, StringComparer.Ordinal);
        }

        return fields;
    }

    public int Count(string kind) => _rows.Keys.Count(row => row.Kind == kind);

    public string this[string kind, int row, string field] => _rows.GetValueOrDefault((kind, row))?.GetValueOrDefault(field) ?? "";

    /// <summary>Hours that are like others, under a name that is still to be given.</summary>
    public void AddLike(WeeklyHours week) => Add(week with { Name = "", From = null, To = null, Season = null }, Count(Hours));

    /// <summary>The layer that the fields tell, or every field that cannot be read.</summary>
    public Result<CalendarData> Read()
    {
        var refused = new List<Refusal>();
        var layer = new CalendarData
        {
            Version = "",
            Holidays = [.. Rows(Holiday).Select(i => new Holiday(Day(Holiday, i, "ngay", refused), this[Holiday, i, "ten"], LegalStatus.InForce, "", Verified: false))],
            HolidayChoices = [.. Rows(Choice).Select(i => new HolidayChoice(this[Choice, i, "quy-tac"], Day(Choice, i, "ngay", refused), "", Verified: false))],
            SwappedDays = [.. Rows(Swap).Select(i => new SwappedDay(DayOrNull(Swap, i, "nghi", refused), DayOrNull(Swap, i, "lam", refused), Part(Swap, i, refused), "", Verified: false))],
            LocalDaysOff = [.. Rows(Local).Select(i => new LocalDayOff(Day(Local, i, "ngay", refused), Part(Local, i, refused), this[Local, i, "ten"], "", Verified: false))],
            WeeklyHours = [.. Rows(Hours).Select(i => WeekOf(i, refused))],
        };
        return refused.Count > 0 ? refused.ToArray() : layer;
    }

    private void Add(WeeklyHours week, int row)
    {
        Add(Hours, row, ("ten", week.Name), ("tu", week.From?.Posted()), ("den", week.To?.Posted()), ("mua-tu", Words(week.Season?.From)), ("mua-den", Words(week.Season?.To)));
        foreach (var (place, day) in Week.Index())
        {
            foreach (var session in week.On(day))
            {
                var part = session.Part == DayPart.Morning ? "s" : "c";
                _rows[(Hours, row)][$"{place + 1}-{part}t"] = Words(session.From);
                _rows[(Hours, row)][$"{place + 1}-{part}d"] = Words(session.To);
            }
        }
    }

    private void Add(string kind, int row, params ReadOnlySpan<(string Field, string? Value)> values)
    {
        var fields = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (field, value) in values)
            fields[field] = value ?? "";
        _rows[(kind, row)] = fields;
    }

    private IEnumerable<int> Rows(string kind) => Enumerable.Range(0, Count(kind));

    private DateOnly Day(string kind, int row, string field, List<Refusal> refused)
    {
        if (this[kind, row, field].Length > 0)
            return DayOrNull(kind, row, field, refused) ?? default;
        refused.Add(Refusals.CalendarDateMissing($"{kind}-{row}-{field}"));
        return default;
    }

    private DateOnly? DayOrNull(string kind, int row, string field, List<Refusal> refused)
    {
        var text = this[kind, row, field];
        if (text.Length == 0)
            return null;
        if (DateOnly.TryParseExact(text, ["yyyy-MM-dd", "dd/MM/yyyy", "d/M/yyyy"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
            return day;
        refused.Add(Refusals.CalendarDateMissing($"{kind}-{row}-{field}"));
        return null;
    }

    private DayPart Part(string kind, int row, List<Refusal> refused)
    {
        if (Enum.TryParse<DayPart>(this[kind, row, "buoi"], out var part) && Enum.IsDefined(part))
            return part;
        refused.Add(Refusals.CalendarPartMissing($"{kind}-{row}-buoi"));
        return default;
    }

    private WeeklyHours WeekOf(int row, List<Refusal> refused)
    {
        var days = new Dictionary<DayOfWeek, IReadOnlyList<Session>>();
        foreach (var (place, day) in Week.Index())
        {
            var (morning, afternoon) = (SessionOf(row, $"{place + 1}-s", refused), SessionOf(row, $"{place + 1}-c", refused));
            if (morning is { Part: DayPart.Afternoon })
                refused.Add(Refusals.CalendarMorning($"{Hours}-{row}-{place + 1}-st"));
            else if (afternoon is { Part: DayPart.Morning } || afternoon?.From < morning?.To)
                refused.Add(Refusals.CalendarMorning($"{Hours}-{row}-{place + 1}-ct"));
            Session[] sessions = [.. new[] { morning, afternoon }.OfType<Session>()];
            if (sessions.Length > 0)
                days[day] = sessions;
        }

        return new WeeklyHours(
            this[Hours, row, "ten"], DayOrNull(Hours, row, "tu", refused), DayOrNull(Hours, row, "den", refused), SeasonOf(row, refused), days, "", Verified: false);
    }

    private Session? SessionOf(int row, string session, List<Refusal> refused)
    {
        var (from, to) = (this[Hours, row, session + "t"], this[Hours, row, session + "d"]);
        if (from.Length == 0 && to.Length == 0)
            return null;
        if (TimeOf(from) is { } begin && TimeOf(to) is { } end && begin < end)
            return new Session(begin, end);
        refused.Add(Refusals.CalendarTime($"{Hours}-{row}-{session}{(TimeOf(from) is null ? "t" : "d")}"));
        return null;
    }

    private Season? SeasonOf(int row, List<Refusal> refused)
    {
        var (from, to) = (this[Hours, row, "mua-tu"], this[Hours, row, "mua-den"]);
        if (from.Length == 0 && to.Length == 0)
            return null;
        if (MonthDayOf(from) is { } begin && MonthDayOf(to) is { } end)
            return new Season(begin, end);
        refused.Add(Refusals.CalendarSeason($"{Hours}-{row}-{(MonthDayOf(from) is null ? "mua-tu" : "mua-den")}"));
        return null;
    }

    private static TimeOnly? TimeOf(string text) =>
        TimeOnly.TryParseExact(text.Replace('h', ':').Replace('g', ':'), ["HH:mm", "H:mm", "HH:mm:ss"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var time)
            ? new TimeOnly(time.Hour, time.Minute)
            : null;

    // Of a year without 29 February: a season names days that every year has.
    private static MonthDay? MonthDayOf(string text) =>
        DateOnly.TryParseExact($"{text.Trim()}/2001", "d/M/yyyy", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? new MonthDay(day.Month, day.Day) : null;

    private static string Words(TimeOnly time) => time.ToString("HH:mm", CultureInfo.InvariantCulture);

    private static string? Words(MonthDay? day) => day is { } known ? string.Create(CultureInfo.InvariantCulture, $"{known.Day:00}/{known.Month:00}") : null;
}
