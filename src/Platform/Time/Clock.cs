namespace ThongSuot.Platform.Time;

public static class Clock
{
    /// <summary>Vietnam has no daylight saving; the zone is fixed so that pages need no zone database.</summary>
    public static readonly TimeSpan VietnamOffset = TimeSpan.FromHours(7);

    /// <summary>The instant in UTC, cut to milliseconds: what both databases give back unchanged, so that hashes of entries can be computed again.</summary>
    public static DateTimeOffset Now(this TimeProvider time) => time.GetUtcNow().ToMilliseconds();

    /// <summary>In UTC, cut to milliseconds.</summary>
    public static DateTimeOffset ToMilliseconds(this DateTimeOffset instant) =>
        new(instant.UtcTicks - instant.UtcTicks % TimeSpan.TicksPerMillisecond, TimeSpan.Zero);

    /// <summary>When a day begins in Vietnam, in UTC.</summary>
    public static DateTimeOffset MidnightInVietnam(this DateOnly day) => new DateTimeOffset(day, TimeOnly.MinValue, VietnamOffset).ToUniversalTime();

    public static DateTimeOffset InVietnam(this DateTimeOffset instant) => instant.ToOffset(VietnamOffset);

    public static DateOnly DateInVietnam(this DateTimeOffset instant) => DateOnly.FromDateTime(instant.ToOffset(VietnamOffset).DateTime);
}
