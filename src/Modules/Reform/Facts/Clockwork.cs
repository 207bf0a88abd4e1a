using ThongSuot.Engine.Processes;
using ThongSuot.Engine.WorkingTime;
using ThongSuot.Platform.Time;

namespace ThongSuot.Reform.Facts;

/// <summary>Time against a limit, by the same calendar and the same look at the day of receipt by which pages tell what is left.</summary>
internal sealed class Clockwork(WorkingCalendar calendar)
{
    private const int MinutesOfHour = 60, HoursOfDay = 8, MostPercent = 100_000;

    public static bool InHours(Due due) => due.Limit.Unit == LimitUnit.Hour;

    /// <summary>A whole limit in minutes.</summary>
    public int Whole(DateTimeOffset since, DateTimeOffset due, bool inHours) => inHours ? OnClock(since, due) : Minutes(calendar.TimeLeft(since, since, due));

    /// <summary>By how much a deadline moved when it was extended or set anew.</summary>
    public int Moved(DateTimeOffset from, DateTimeOffset to, bool inHours)
    {
        var minutes = inHours ? OnClock(from < to ? from : to, from < to ? to : from) : Minutes(calendar.WorkingTimeBetween(from, to));
        return to >= from ? minutes : -minutes;
    }

    /// <summary>Working time from one instant to another.</summary>
    public int Worked(DateTimeOffset from, DateTimeOffset to) => calendar.Remaining(from, to).Minutes;

    /// <summary>Working time in hundredths of a whole working day, which is the longest of the two weeks from <paramref name="around"/>.</summary>
    public int Hundredths(int minutes, DateTimeOffset around)
    {
        var midnight = around.DateInVietnam().MidnightInVietnam();
        var day = Enumerable.Range(0, 14).Max(i => Worked(midnight.AddDays(i), midnight.AddDays(i + 1)));
        return day == 0 ? 0 : (int)Math.Round(100m * minutes / day, MidpointRounding.AwayFromZero);
    }

    /// <summary>The share of a limit that was used when the work ended, in percent.</summary>
    public int Used(int whole, DateTimeOffset since, DateTimeOffset due, bool inHours, DateTimeOffset ended)
    {
        var limit = Math.Max(1, whole);
        var used = ended <= due
            ? limit - (inHours ? OnClock(ended, due) : Minutes(calendar.TimeLeft(since, ended, due)))
            : limit + Math.Max(1, Moved(due, ended, inHours));
        // Rounded up, so that what is late is never shown as "100 %".
        return (int)Math.Clamp(decimal.Ceiling(100m * used / limit), 0, MostPercent);
    }

    private static int OnClock(DateTimeOffset from, DateTimeOffset to) => (int)Math.Max(0, (to - from).TotalMinutes);

    private static int Minutes(WorkingDistance distance) => (((distance.Days * HoursOfDay) + distance.Hours) * MinutesOfHour) + distance.Minutes;
}
