using ThongSuot.Engine.WorkingTime;

namespace ThongSuot.Engine.Tests.WorkingTime;

/// <summary>The shipped data of catalogue/reference/calendars as records, as far as the tests need it.</summary>
internal static class CalendarSamples
{
    public static readonly Session Morning = new(new(7, 30), new(11, 30));
    public static readonly Session Afternoon = new(new(13, 30), new(17, 0));

    public static readonly CalendarData Default = new()
    {
        Version = "default-1",
        UtcOffset = TimeSpan.FromHours(7),
        LateCutOff = new(16, 0),
        WeeklyHours = [Week("Giờ hành chính", Morning, Afternoon)],
        HolidayRules =
        [
            Rule("tet-duong-lich", "Tết Dương lịch", Almanac.Solar, 1, 1),
            Rule("tet-nguyen-dan", "Tết Nguyên đán", Almanac.Lunar, 1, 1, days: 5, before: 2),
            Rule("gio-to-hung-vuong", "Giỗ Tổ Hùng Vương", Almanac.Lunar, 3, 10),
            Rule("ngay-chien-thang", "Ngày Chiến thắng", Almanac.Solar, 4, 30),
            Rule("quoc-te-lao-dong", "Ngày Quốc tế lao động", Almanac.Solar, 5, 1),
            Rule("quoc-khanh", "Quốc khánh", Almanac.Solar, 9, 2, days: 2, before: 1),
            Rule("ngay-van-hoa-viet-nam", "Ngày Văn hóa Việt Nam", Almanac.Solar, 11, 24, status: LegalStatus.PendingLaw),
        ],
    };

    public static readonly CalendarData Years = new()
    {
        Version = "years-1",
        HolidayChoices =
        [
            new("tet-nguyen-dan", new(2024, 2, 8), "nguồn", true),
            new("quoc-khanh", new(2024, 9, 2), "nguồn", true),
            new("tet-nguyen-dan", new(2025, 1, 27), "nguồn", true),
            new("tet-nguyen-dan", new(2026, 2, 16), "nguồn", true),
        ],
        SwappedDays =
        [
            new(new(2024, 4, 29), new(2024, 5, 4), DayPart.Whole, "nguồn", true),
            new(new(2025, 5, 2), new(2025, 4, 26), DayPart.Whole, "nguồn", true),
            new(new(2026, 1, 2), new(2026, 1, 10), DayPart.Whole, "nguồn", true),
        ],
    };

    public static readonly WorkingCalendar Standard = WorkingCalendar.Build(Default, Years);

    /// <summary>As a late decree changes it: two days off more in each half of the year.</summary>
    public static readonly WorkingCalendar WithDayOff = With(new()
    {
        Version = "decree", LocalDaysOff = [.. from year in Enumerable.Range(2024, 5) from month in (int[])[2, 5, 8, 11] select Off(new DateOnly(year, month, 12))],
    });

    public static WorkingCalendar With(CalendarData own) => WorkingCalendar.Build(Default, Years, own);

    public static WorkingCalendar WithDaysOff(params IEnumerable<LocalDayOff> days) =>
        With(new() { Version = "own", LocalDaysOff = [.. days] });

    public static LocalDayOff Off(DateOnly date, DayPart part = DayPart.Whole) => new(date, part, "Ngày truyền thống", "nguồn", true);

    public static WeeklyHours Week(
        string name, Session morning, Session afternoon, DateOnly? from = null, DateOnly? to = null, Season? season = null) =>
        new(name, from, to, season, Enumerable.Range(1, 5).ToDictionary(day => (DayOfWeek)day, _ => (IReadOnlyList<Session>)[morning, afternoon]), "nguồn", true);

    public static HolidayRule Rule(
        string id, string name, Almanac almanac, int month, int day, int days = 1, int before = 0, LegalStatus status = LegalStatus.InForce) =>
        new(id, name, almanac, month, day, days, before, null, null, status, "Bộ luật Lao động 2019, điều 112", true);

    /// <summary>An instant in Vietnam, written "yyyy-MM-dd HH:mm".</summary>
    public static DateTimeOffset At(string local) =>
        new(DateTime.ParseExact(local, "yyyy-MM-dd HH:mm", System.Globalization.CultureInfo.InvariantCulture), TimeSpan.FromHours(7));

    public static string Local(DateTimeOffset instant) =>
        instant.ToOffset(TimeSpan.FromHours(7)).ToString("yyyy-MM-dd HH:mm", System.Globalization.CultureInfo.InvariantCulture);

    public static DateOnly LocalDate(DateTimeOffset instant) => DateOnly.FromDateTime(instant.ToOffset(TimeSpan.FromHours(7)).DateTime);

    public static Limit WorkingDays(decimal value) => new(value, LimitUnit.WorkingDay, LimitBasis.Planned);
    public static Limit CalendarDays(int value) => new(value, LimitUnit.CalendarDay, LimitBasis.Statutory);
    public static Limit Months(int value) => new(value, LimitUnit.Month, LimitBasis.Statutory);
    public static Limit Hours(decimal value) => new(value, LimitUnit.Hour, LimitBasis.Planned);
}
