namespace ThongSuot.Engine.WorkingTime;

/// <summary>A date of the Vietnamese lunar calendar; <paramref name="LeapMonth"/> marks the repeated month.</summary>
public readonly record struct LunarDate(int Year, int Month, int Day, bool LeapMonth = false);

/// <summary>
/// The Vietnamese lunar calendar, computed for UTC+7 (Decision 121/CP of 1967, in use since 1968): a month begins on the
/// date of the new moon, the winter solstice falls in month 11, and of thirteen months the first without a principal term
/// is the leap month. Years 1900 to 2198; earlier than 1968 the dates are computed, not those that were observed.
/// </summary>
public static class LunarCalendar
{
    internal const int FirstYear = 1900;
    internal const int LastYear = 2198;
    private const double VietnamHours = 7;
    private const int JulianDayOfDayNumberZero = 1721426;

    /// <summary>Mùng 1 Tết of a year.</summary>
    public static DateOnly TetOf(int year) => TetOf(year, VietnamHours);

    /// <summary>Giỗ Tổ Hùng Vương of a year: the tenth day of the third lunar month.</summary>
    public static DateOnly HungKingsOf(int year) => ToSolar(new LunarDate(year, 3, 10))!.Value;

    /// <summary>The solar date, or null where the lunar year has no such leap month or the month no such day.</summary>
    public static DateOnly? ToSolar(LunarDate lunar) => ToSolar(lunar, VietnamHours);

    /// <summary>The lunar date of a solar date.</summary>
    public static LunarDate ToLunar(DateOnly solar)
    {
        RequireYear(solar.Year);
        var moon = NewMoonOnOrBefore(solar, VietnamHours);
        var day = solar.DayNumber - MonthStart(moon, VietnamHours).DayNumber + 1;
        var eleventh = EleventhMonth(solar.Year, VietnamHours);
        var year = solar.Year + 1;
        if (moon < eleventh)
        {
            eleventh = EleventhMonth(solar.Year - 1, VietnamHours);
            year = solar.Year;
        }

        var months = MonthsFrom(eleventh, EleventhMonth(year, VietnamHours), VietnamHours);
        var (number, leap) = months[moon - eleventh];
        return new LunarDate(number >= 11 ? year - 1 : year, number, day, leap);
    }

    internal static DateOnly TetOf(int year, double hours) => ToSolar(new LunarDate(year, 1, 1), hours)!.Value;

    internal static DateOnly? ToSolar(LunarDate lunar, double hours)
    {
        RequireYear(lunar.Year);
        var solarYear = lunar.Month >= 11 ? lunar.Year : lunar.Year - 1;
        var eleventh = EleventhMonth(solarYear, hours);
        var months = MonthsFrom(eleventh, EleventhMonth(solarYear + 1, hours), hours);
        var index = months.IndexOf((lunar.Month, lunar.LeapMonth));
        if (index < 0 || lunar.Day < 1)
            return null;

        var start = MonthStart(eleventh + index, hours);
        var date = start.AddDays(lunar.Day - 1);
        return date < MonthStart(eleventh + index + 1, hours) ? date : null;
    }

    // The months from one eleventh month up to, not including, the next.
    private static List<(int Number, bool Leap)> MonthsFrom(int eleventh, int nextEleventh, double hours)
    {
        var hasLeap = nextEleventh - eleventh == 13;
        var months = new List<(int, bool)>(13);
        var number = 11;
        for (var moon = eleventh; moon < nextEleventh; moon++)
        {
            if (hasLeap && moon > eleventh && PrincipalTerm(moon, hours) == PrincipalTerm(moon + 1, hours))
            {
                months.Add((number == 1 ? 12 : number - 1, true));
                hasLeap = false;
                continue;
            }

            months.Add((number, false));
            number = number == 12 ? 1 : number + 1;
        }

        return months;
    }

    // The number of the new moon that begins the month with the winter solstice (longitude 270°) of a solar year.
    private static int EleventhMonth(int year, double hours)
    {
        var moon = NewMoonOnOrBefore(new DateOnly(year, 12, 31), hours);
        return PrincipalTerm(moon, hours) >= 9 ? moon - 1 : moon;
    }

    // Which twelfth of its way the sun is in when the month's first date begins.
    private static int PrincipalTerm(int moon, double hours)
    {
        var midnight = MonthStart(moon, hours).DayNumber + JulianDayOfDayNumberZero - 0.5 - hours / 24;
        return (int)(Astronomy.SunLongitude(midnight) / 30);
    }

    private static int NewMoonOnOrBefore(DateOnly date, double hours)
    {
        var days = date.DayNumber + JulianDayOfDayNumberZero - Astronomy.FirstNewMoon;
        var moon = (int)Math.Round(days / Astronomy.Lunation) + 1;
        while (MonthStart(moon, hours) > date)
            moon--;
        return moon;
    }

    private static DateOnly MonthStart(int moon, double hours) =>
        DateOnly.FromDayNumber((int)Math.Floor(Astronomy.NewMoon(moon) + 0.5 + hours / 24) - JulianDayOfDayNumberZero);

    private static void RequireYear(int year)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(year, FirstYear);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(year, LastYear);
    }
}
