using ThongSuot.Engine.WorkingTime;
using ThongSuot.Platform.Results;
using ThongSuot.Procedures.Calendars;
using ThongSuot.Procedures.Data;
using ThongSuot.Procedures.Drafting;
using ThongSuot.Procedures.Tests.Life;

namespace ThongSuot.Procedures.Tests.Calendars;

/// <summary>Rows as somebody types them, and the use case as a request of its own.</summary>
internal static class CalendarSamples
{
    public static readonly CancellationToken None = CancellationToken.None;

    public static CalendarData Layer => new() { Version = "" };

    public static LocalDayOff Closed(int month, int day, DayPart part = DayPart.Whole, string name = "Đại hội") => new(new DateOnly(2026, month, day), part, name, "", Verified: false);

    public static Holiday Feast(int month, int day, string name = "Quốc tang") => new(new DateOnly(2026, month, day), name, LegalStatus.InForce, "", Verified: false);

    public static SwappedDay Swap(DateOnly? off, DateOnly? worked, DayPart part = DayPart.Whole) => new(off, worked, part, "", Verified: false);

    public static WeeklyHours Hours(string name, Season? season, params DayOfWeek[] days) => new(
        name, null, null, season, days.ToDictionary(day => day, IReadOnlyList<Session> (_) => [new(new(7, 0), new(11, 0)), new(new(13, 0), new(16, 30))]), "", Verified: false);

    public static Task<Result<CalendarLayerRow>> Change(Living life, By by, Guid? body, int seen, CalendarData layer, string number = "12-QĐ/TU") =>
        life.Ask<ChangeCalendar, Result<CalendarLayerRow>>(c => c.Run(by, body, seen, layer, new Decision(number, life.Today, "Ban Thường vụ Tỉnh ủy"), None));

    /// <summary>The last date of three working days from Monday, 5 January 2026.</summary>
    public static async Task<DateOnly> Due(Living life, Guid? body)
    {
        life.Host.Time.Forward(TimeSpan.FromSeconds(2));
        var calendar = await life.Procedures.Calendar(body, None);
        return calendar.DueAt(new DateTimeOffset(2026, 1, 5, 2, 0, 0, TimeSpan.Zero), new Limit(3, LimitUnit.WorkingDay, LimitBasis.Planned)).NominalDate;
    }
}
