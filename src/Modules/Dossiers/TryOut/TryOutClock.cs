using System.Globalization;
using Microsoft.AspNetCore.Http;
using ThongSuot.Engine.WorkingTime;
using ThongSuot.Platform.Results;
using ThongSuot.Platform.Time;

namespace ThongSuot.Dossiers.TryOut;

/// <summary>The clock of a try-out: it begins when its author says, and goes on by working time.</summary>
internal static class TryOutClock
{
    private const int MostDays = 250, MostHours = 40;

    private static readonly TimeOnly s_morning = new(8, 0);

    /// <summary>Now, or the morning of another day.</summary>
    public static Result<DateTimeOffset> Start(string? day, DateTimeOffset now)
    {
        if (string.IsNullOrEmpty(day))
            return now;
        if (!DateOnly.TryParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) || date.Year is < 2000 or > 2100)
            return TryOutRefusals.StartWrong;
        return date == now.DateInVietnam() ? now : new DateTimeOffset(date.ToDateTime(s_morning), Clock.VietnamOffset).ToUniversalTime();
    }

    /// <summary>The posted working days and hours later: the same time of so many working days on, then so much working time.</summary>
    public static Result<DateTimeOffset> Later(DateTimeOffset now, WorkingCalendar calendar, IFormCollection form) =>
        Read(form["sau-ngay"], MostDays) is { } days && Read(form["sau-gio"], MostHours) is { } hours ? Later(now, calendar, days, hours) : TryOutRefusals.TimeWrong;

    public static DateTimeOffset Later(DateTimeOffset now, WorkingCalendar calendar, int days, int hours)
    {
        var at = now;
        for (var left = days; left > 0;)
        {
            at = at.AddDays(1);
            left -= calendar.DayAt(at.DateInVietnam()).IsOff ? 0 : 1;
        }

        return calendar.ResumeDue(at, new WorkingSpan(hours * 60));
    }

    private static int? Read(string? typed, int most) =>
        string.IsNullOrWhiteSpace(typed) ? 0 : int.TryParse(typed.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number <= most ? number : null;
}
