using System.Globalization;
using ThongSuot.Engine.WorkingTime;
using ThongSuot.Procedures.Catalogue;

namespace ThongSuot.Procedures.Calendars;

/// <summary>Writes a layer as <see cref="CalendarFile"/> reads it, so that what officers enter and what is shipped are kept in one form.</summary>
internal static class CalendarText
{
    /// <summary>Names a layer in messages and in its stream of the log.</summary>
    public static string PathOf(Guid? body) => $"calendar/{body?.ToString() ?? "all"}";

    public static bool IsEmpty(CalendarData layer) =>
        layer.WeeklyHours.Count + layer.HolidayRules.Count + layer.HolidayChoices.Count + layer.Holidays.Count + layer.SwappedDays.Count + layer.LocalDaysOff.Count == 0;

    /// <summary>The lists that are edited on the screen; rules, offset and cut-off come with the package alone.</summary>
    public static YamlNode.Map Of(CalendarData layer) => YamlNode.Map.Of(
        ("version", Text(layer.Version)),
        ("weekly_hours", Rows(layer.WeeklyHours, Week)),
        ("holiday_choices", Rows(layer.HolidayChoices, c => YamlNode.Map.Of(("rule", Text(c.Rule)), ("first_day", Day(c.FirstDay)), ("source", Text(c.Source)), ("verified", Truth(c.Verified))))),
        ("holidays", Rows(layer.Holidays, h => YamlNode.Map.Of(
            ("date", Day(h.Date)), ("name", Text(h.Name)), ("status", Text(h.Status == LegalStatus.InForce ? "in_force" : "pending_law")), ("source", Text(h.Source)), ("verified", Truth(h.Verified))))),
        ("swapped_days", Rows(layer.SwappedDays, s => YamlNode.Map.Of(
            ("off", Day(s.Off)), ("worked", Day(s.Worked)), ("part", Text(Part(s.Part))), ("source", Text(s.Source)), ("verified", Truth(s.Verified))))),
        ("local_days_off", Rows(layer.LocalDaysOff, d => YamlNode.Map.Of(
            ("date", Day(d.Date)), ("part", Text(Part(d.Part))), ("name", Text(d.Name)), ("source", Text(d.Source)), ("verified", Truth(d.Verified))))));

    private static YamlNode.Map Week(WeeklyHours week)
    {
        var days = new YamlNode.Map(0, []);
        foreach (var (day, sessions) in week.Days.Where(d => d.Value.Count > 0).OrderBy(d => d.Key))
        {
            days = days.With(day.ToString().ToLowerInvariant(), new YamlNode.List(0, [.. sessions.Select(YamlNode (s) =>
                Text(string.Create(CultureInfo.InvariantCulture, $"{s.From:HH:mm}-{s.To:HH:mm}")))]));
        }

        return YamlNode.Map.Of(
            ("name", Text(week.Name)), ("from", Day(week.From)), ("to", Day(week.To)),
            ("season", week.Season is { } season ? YamlNode.Map.Of(("from", MonthDay(season.From)), ("to", MonthDay(season.To))) : null),
            ("days", days), ("source", Text(week.Source)), ("verified", Truth(week.Verified)));
    }

    private static YamlNode.List? Rows<T>(IReadOnlyList<T> rows, Func<T, YamlNode.Map> write) =>
        rows.Count == 0 ? null : new YamlNode.List(0, [.. rows.Select(YamlNode (row) => write(row))]);

    private static string Part(DayPart part) => part switch
    {
        DayPart.Whole => "whole",
        DayPart.Morning => "morning",
        DayPart.Afternoon => "afternoon",
    };

    private static YamlNode.Scalar? Day(DateOnly? day) => day is { } known ? Text(known.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)) : null;

    private static YamlNode.Scalar MonthDay(MonthDay day) => Text(string.Create(CultureInfo.InvariantCulture, $"{day.Month:00}-{day.Day:00}"));

    private static YamlNode.Scalar Text(string text) => YamlNode.Scalar.OfText(text);

    private static YamlNode.Scalar Truth(bool truth) => YamlNode.Scalar.OfWord(truth ? "true" : "false");
}
