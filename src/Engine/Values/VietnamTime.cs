namespace ThongSuot.Engine.Values;

/// <summary>
/// Local time in Vietnam (Asia/Ho_Chi_Minh): UTC+7 the whole year, without daylight saving, so that no time-zone data
/// of the machine is consulted.
/// </summary>
internal static class VietnamTime
{
    public static readonly TimeSpan Offset = TimeSpan.FromHours(7);

    /// <summary>The clock reading in Vietnam; at the very end of the calendar, the last one that can be told.</summary>
    public static DateTime Clock(DateTimeOffset at)
    {
        var utc = at.UtcDateTime;
        return utc > DateTime.MaxValue - Offset ? DateTime.MaxValue : DateTime.SpecifyKind(utc + Offset, DateTimeKind.Unspecified);
    }

    public static DateOnly Day(DateTimeOffset at) => DateOnly.FromDateTime(Clock(at));
}
