using System.Globalization;
using ThongSuot.Engine.WorkingTime;
using static ThongSuot.Engine.Tests.WorkingTime.CalendarSamples;

namespace ThongSuot.Engine.Tests.WorkingTime;

public class HolidayTests
{
    private static string DaysOff(WorkingCalendar calendar, DateOnly first, DateOnly last) => string.Join(' ', Enumerable
        .Range(0, last.DayNumber - first.DayNumber + 1)
        .Select(index => calendar.DayAt(first.AddDays(index)))
        .Where(day => day.IsOff)
        .Select(day => day.Date.ToString("MM-dd", CultureInfo.InvariantCulture)));

    [Fact]
    public void Tet_2026_of_officials_lasts_from_14_to_22_February()
    {
        Assert.Equal(
            "02-14 02-15 02-16 02-17 02-18 02-19 02-20 02-21 02-22",
            DaysOff(Standard, new(2026, 2, 13), new(2026, 2, 23)));
        Assert.Equal("Nghỉ Tết Nguyên đán", Standard.DayAt(new(2026, 2, 17)).Note);
    }

    [Fact]
    public void Tet_2024_moves_its_weekend_to_13_and_14_February()
    {
        Assert.Equal(
            "02-08 02-09 02-10 02-11 02-12 02-13 02-14",
            DaysOff(Standard, new(2024, 2, 7), new(2024, 2, 15)));
        Assert.Equal("Nghỉ bù Tết Nguyên đán (10/02/2024 trùng ngày nghỉ hằng tuần)", Standard.DayAt(new(2024, 2, 13)).Note);
    }

    [Fact]
    public void Hung_kings_2026_on_a_Sunday_gives_Monday_27_April_off() =>
        Assert.Equal("04-25 04-26 04-27 04-30 05-01 05-02 05-03", DaysOff(Standard, new(2026, 4, 24), new(2026, 5, 4)));

    // 29/4/2023 was Hung kings on a Saturday, 30/4 a Sunday, 1/5 a Monday: off until 3/5.
    [Fact]
    public void Moved_holidays_queue_behind_one_another() =>
        Assert.Equal("04-29 04-30 05-01 05-02 05-03", DaysOff(Standard, new(2023, 4, 28), new(2023, 5, 5)));

    [Fact]
    public void National_day_takes_the_adjacent_day_that_was_chosen()
    {
        Assert.Equal("08-31 09-01 09-02 09-03", DaysOff(Standard, new(2024, 8, 30), new(2024, 9, 4)));
        Assert.Equal("08-30 08-31 09-01 09-02", DaysOff(Standard, new(2025, 8, 29), new(2025, 9, 3)));
    }

    [Fact]
    public void Swapped_days_of_2024_turn_a_Monday_off_and_a_Saturday_on()
    {
        var monday = Standard.DayAt(new(2024, 4, 29));
        Assert.True(monday.IsOff);
        Assert.Equal("Nghỉ hoán đổi, làm bù ngày 04/05/2024", monday.Note);

        var saturday = Standard.DayAt(new(2024, 5, 4));
        Assert.Equal([Morning, Afternoon], saturday.Sessions);
        Assert.Equal("Làm bù cho ngày 29/04/2024", saturday.Note);
    }

    [Fact]
    public void A_date_says_what_makes_it_special_and_where_that_stands()
    {
        DayKind KindOf(int month, int day) => Standard.DayAt(new(2024, month, day)).Kind;
        Assert.Equal(
            [DayKind.SwappedOff, DayKind.SwappedWorked, DayKind.Holiday, DayKind.Holiday, DayKind.WeeklyRest, DayKind.Ordinary],
            [KindOf(4, 29), KindOf(5, 4), KindOf(5, 1), KindOf(2, 13), KindOf(5, 5), KindOf(5, 6)]);
        Assert.NotEmpty(Standard.DayAt(new(2024, 5, 1)).Source!.Text);
        Assert.Null(Standard.DayAt(new(2024, 5, 6)).Source);
    }

    [Fact]
    public void A_swap_may_be_of_half_a_day()
    {
        var calendar = With(new()
        {
            Version = "own",
            SwappedDays = [new(new(2026, 3, 6), new(2026, 3, 14), DayPart.Afternoon, "nguồn", true)],
        });
        Assert.Equal([Morning], calendar.DayAt(new(2026, 3, 6)).Sessions);
        Assert.Equal([Afternoon], calendar.DayAt(new(2026, 3, 14)).Sessions);
    }

    [Fact]
    public void A_day_may_be_worked_without_one_off()
    {
        var calendar = With(new() { Version = "own", SwappedDays = [new(null, new(2026, 3, 15), DayPart.Whole, "nguồn", true)] });
        Assert.Equal([Morning, Afternoon], calendar.DayAt(new(2026, 3, 15)).Sessions);
    }

    [Fact]
    public void Pending_24_November_is_worked_until_data_says_that_it_is_law()
    {
        var date = new DateOnly(2026, 11, 24);
        Assert.False(Standard.DayAt(date).IsOff);

        var byRule = With(new() { Version = "own", HolidayRules = [Rule("ngay-van-hoa-viet-nam", "Ngày Văn hóa Việt Nam", Almanac.Solar, 11, 24)] });
        Assert.True(byRule.DayAt(date).IsOff);

        var byDate = With(new() { Version = "own", Holidays = [new(date, "Ngày Văn hóa Việt Nam", LegalStatus.InForce, "nguồn", true)] });
        Assert.Equal("Nghỉ Ngày Văn hóa Việt Nam", byDate.DayAt(date).Note);
    }

    [Fact]
    public void Hours_follow_the_season_and_the_last_entry_that_covers_the_date()
    {
        var summer = new Session(new(7, 0), new(11, 0));
        var winter = new Session(new(8, 0), new(12, 0));
        var calendar = With(new()
        {
            Version = "own",
            WeeklyHours =
            [
                Week("Giờ mùa hè", summer, Afternoon, season: new(new(4, 16), new(10, 15))),
                Week("Giờ mùa đông", winter, Afternoon, from: new(2026, 1, 1), season: new(new(12, 1), new(2, 28))),
            ],
        });
        Assert.Equal(Morning, calendar.DayAt(new(2026, 4, 15)).Sessions[0]);
        Assert.Equal(summer, calendar.DayAt(new(2026, 4, 16)).Sessions[0]);
        Assert.Equal(summer, calendar.DayAt(new(2026, 10, 15)).Sessions[0]);
        Assert.Equal(winter, calendar.DayAt(new(2027, 1, 5)).Sessions[0]);
        Assert.Equal(Morning, calendar.DayAt(new(2025, 12, 30)).Sessions[0]);
    }

    [Fact]
    public void Version_joins_the_layers() => Assert.Equal("default-1+years-1", Standard.Version);

    [Fact]
    public void Bad_data_is_explained_in_Vietnamese()
    {
        var bad = new CalendarData
        {
            Version = " ",
            WeeklyHours = [Week("Giờ lạ", Afternoon, Morning)],
            HolidayChoices = [new("khong-co", new(2026, 1, 1), "nguồn", false)],
            SwappedDays = [new(null, null, DayPart.Whole, "nguồn", false)],
            HolidayRules = [Rule("sai", "Ngày sai", Almanac.Solar, 2, 29)],
        };
        Assert.Equal(5, WorkingCalendar.Problems(bad).Count);
        Assert.Contains(WorkingCalendar.Problems(bad), problem => problem.StartsWith("Ngày hoán đổi phải có", StringComparison.Ordinal));
        Assert.Throws<ArgumentException>(() => WorkingCalendar.Build(bad));
        Assert.Empty(WorkingCalendar.Problems(Default, Years));
    }
}
