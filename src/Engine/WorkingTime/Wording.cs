using System.Globalization;

namespace ThongSuot.Engine.WorkingTime;

/// <summary>How dates, times and numbers read in the proof of a deadline.</summary>
internal static class Wording
{
    private static readonly NumberFormatInfo DecimalComma = new() { NumberDecimalSeparator = "," };

    public static string Date(DateOnly date) => date.ToString("dd'/'MM'/'yyyy", CultureInfo.InvariantCulture);

    public static string Time(TimeOnly time) => time.ToString("HH':'mm", CultureInfo.InvariantCulture);

    public static string Time(DateTime local) => Time(TimeOnly.FromDateTime(local));

    public static string Number(decimal value) => value.ToString("0.####", DecimalComma);

    public static string Of(Limit limit) => $"{Number(limit.Value)} {limit.Unit switch
    {
        LimitUnit.WorkingDay => "ngày làm việc",
        LimitUnit.CalendarDay => "ngày",
        LimitUnit.Month => "tháng",
        _ => "giờ",
    }}";

    public static string Minutes(int minutes) => (minutes / 60, minutes % 60) switch
    {
        (0, var rest) => $"{rest} phút",
        (var hours, 0) => $"{hours} giờ",
        var (hours, rest) => $"{hours} giờ {rest} phút",
    };
}
