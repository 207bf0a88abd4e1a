using System.Globalization;

namespace ThongSuot.Platform.Ui;

/// <summary>Shows stored UTC instants as people read them: Vietnamese wall-clock time, the same on every page.</summary>
public static class LocalTime
{
    private static readonly TimeZoneInfo Zone = TimeZoneInfo.FindSystemTimeZoneById("Asia/Ho_Chi_Minh");

    private static readonly string[] Weekdays = ["Chủ nhật", "thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy"];

    /// <summary>For example <c>27/11/2026</c>.</summary>
    public static string Date(DateTimeOffset instant) => Format(instant, "dd/MM/yyyy");

    /// <summary>For example <c>17:00 27/11/2026</c>.</summary>
    public static string Short(DateTimeOffset instant) => Format(instant, "HH:mm dd/MM/yyyy");

    /// <summary>For example <c>17:00 thứ Sáu, 27/11/2026</c>.</summary>
    public static string Long(DateTimeOffset instant)
    {
        var local = TimeZoneInfo.ConvertTime(instant, Zone);
        return $"{Format(instant, "HH:mm")} {Weekdays[(int)local.DayOfWeek]}, {Format(instant, "dd/MM/yyyy")}";
    }

    /// <summary>The value of a <c>datetime</c> attribute: ISO 8601 in UTC, whole seconds.</summary>
    public static string Machine(DateTimeOffset instant) =>
        instant.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    private static string Format(DateTimeOffset instant, string format) =>
        TimeZoneInfo.ConvertTime(instant, Zone).ToString(format, CultureInfo.InvariantCulture);
}
