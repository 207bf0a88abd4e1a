using System.Globalization;
using ThongSuot.Engine.WorkingTime;

namespace ThongSuot.Engine.Tests.WorkingTime;

public class LunarCalendarTests
{
    [Theory]
    [InlineData(2024, "02-10", "04-18")]
    [InlineData(2025, "01-29", "04-07")]
    [InlineData(2026, "02-17", "04-26")]
    [InlineData(2027, "02-06", "04-16")]
    [InlineData(2028, "01-26", "04-04")]
    [InlineData(2029, "02-13", "04-23")]
    [InlineData(2030, "02-02", "04-12")]
    [InlineData(2031, "01-23", "04-01")]
    [InlineData(2032, "02-11", "04-19")]
    [InlineData(2033, "01-31", "04-09")]
    [InlineData(2034, "02-19", "04-28")]
    [InlineData(2035, "02-08", "04-17")]
    public void Gives_the_known_feasts(int year, string tet, string hungKings)
    {
        Assert.Equal($"{year}-{tet}", LunarCalendar.TetOf(year).ToString("O", CultureInfo.InvariantCulture));
        Assert.Equal($"{year}-{hungKings}", LunarCalendar.HungKingsOf(year).ToString("O", CultureInfo.InvariantCulture));
    }

    // In 1985 the Vietnamese new year came a month, in 2007 and 2030 a day before the Chinese one.
    [Theory]
    [InlineData(1985, "1985-01-21")]
    [InlineData(2007, "2007-02-17")]
    [InlineData(2030, "2030-02-02")]
    public void Differs_from_the_Chinese_calendar_where_the_time_zone_makes_it(int year, string tet) =>
        Assert.Equal(tet, LunarCalendar.TetOf(year).ToString("O", CultureInfo.InvariantCulture));

    [Fact]
    public void Agrees_with_the_Chinese_calendar_of_the_framework_when_computed_for_its_time_zone()
    {
        var chinese = new ChineseLunisolarCalendar();
        var wrong = Enumerable.Range(1950, 150)
            .Where(year => LunarCalendar.TetOf(year, hours: 8) != DateOnly.FromDateTime(chinese.ToDateTime(year, 1, 1, 0, 0, 0, 0)));
        Assert.Empty(wrong);
    }

    [Fact]
    public void Knows_the_leap_months()
    {
        Assert.Equal(new DateOnly(2025, 7, 25), LunarCalendar.ToSolar(new(2025, 6, 1, LeapMonth: true)));
        Assert.Equal(new DateOnly(2023, 3, 22), LunarCalendar.ToSolar(new(2023, 2, 1, LeapMonth: true)));
        Assert.Null(LunarCalendar.ToSolar(new(2026, 6, 1, LeapMonth: true)));
    }

    [Fact]
    public void Has_no_thirtieth_day_in_a_short_month()
    {
        Assert.Equal(new DateOnly(2026, 2, 16), LunarCalendar.ToSolar(new(2025, 12, 29)));
        Assert.Null(LunarCalendar.ToSolar(new(2025, 12, 30)));
        Assert.Null(LunarCalendar.ToSolar(new(2025, 13, 1)));
    }

    [Fact]
    public void Converts_every_date_there_and_back()
    {
        for (var date = new DateOnly(2020, 1, 1); date.Year < 2040; date = date.AddDays(1))
            Assert.Equal(date, LunarCalendar.ToSolar(LunarCalendar.ToLunar(date)));
    }
}
