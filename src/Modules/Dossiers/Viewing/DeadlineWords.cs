using ThongSuot.Engine.Processes;
using ThongSuot.Engine.WorkingTime;
using ThongSuot.Platform.Ui;

namespace ThongSuot.Dossiers.Viewing;

/// <summary>A deadline as officers say it: "còn 2 ngày làm việc", "quá hạn 3 giờ làm việc".</summary>
internal static class DeadlineWords
{
    /// <param name="since">When its clock began: the day of receipt is no part of what is left.</param>
    public static (string Text, DeadlineState State) Of(WorkingCalendar calendar, DateTimeOffset now, DateTimeOffset? due, DateTimeOffset? soon = null, DateTimeOffset? since = null)
    {
        if (due is not { } at || at.Year >= 9999)
            return ("không có hạn", DeadlineState.None);
        var distance = since is { } received && at >= now ? calendar.TimeLeft(received, now, at) : calendar.WorkingTimeBetween(now, at);
        if (at < now)
            return ($"quá hạn {Amount(distance)}", DeadlineState.Overdue);
        return ($"còn {Amount(distance)}", soon <= now ? DeadlineState.Soon : DeadlineState.OnTime);
    }

    /// <summary>How long something took, in working time.</summary>
    public static string Taken(WorkingCalendar calendar, DateTimeOffset from, DateTimeOffset to) => Amount(calendar.WorkingTimeBetween(from, to));

    /// <summary>What a clock of the whole dossier is called; null for one of a single work or direction.</summary>
    public static string? OfWhole(string key) => key switch
    {
        Clocks.Whole => "Cả hồ sơ",
        Clocks.Statutory => "Cả hồ sơ, theo quy định",
        Clocks.Supplement => "Bổ sung hồ sơ",
        _ => null,
    };

    /// <summary>"5 ngày làm việc (kế hoạch)".</summary>
    public static string Of(Limit limit)
    {
        var unit = limit.Unit switch
        {
            LimitUnit.WorkingDay => "ngày làm việc",
            LimitUnit.CalendarDay => "ngày",
            LimitUnit.Month => "tháng",
            LimitUnit.Hour => "giờ",
            _ => throw new ArgumentOutOfRangeException(nameof(limit)),
        };
        var basis = limit.Basis == LimitBasis.Statutory ? "luật định" : "kế hoạch";
        return $"{limit.Value.ToString("0.##", System.Globalization.CultureInfo.GetCultureInfo("vi-VN"))} {unit} ({basis})";
    }

    private static string Amount(WorkingDistance distance) => distance switch
    {
        { Days: > 0 } => $"{distance.Days} ngày làm việc",
        { Hours: > 0 } => $"{distance.Hours} giờ làm việc",
        _ => $"{distance.Minutes} phút làm việc",
    };
}
