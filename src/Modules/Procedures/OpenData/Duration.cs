using System.Globalization;
using ThongSuot.Engine.WorkingTime;

namespace ThongSuot.Procedures.OpenData;

/// <summary>
/// A limit as an xsd:duration. The datatype knows no working days: five of them are a week, rounded up to whole days, so that what is said is never
/// shorter than what is meant. The limit in its own unit stands beside it in words.
/// </summary>
internal static class Duration
{
    public static string Of(Limit limit) => limit.Unit switch
    {
        LimitUnit.WorkingDay => $"P{Whole(limit.Value * 7 / 5)}D",
        LimitUnit.CalendarDay => $"P{Whole(limit.Value)}D",
        LimitUnit.Month => $"P{Whole(limit.Value)}M",
        LimitUnit.Hour => decimal.IsInteger(limit.Value) ? $"PT{Whole(limit.Value)}H" : $"PT{Whole(limit.Value * 60)}M",
        _ => throw new ArgumentOutOfRangeException(nameof(limit)),
    };

    private static string Whole(decimal value) => decimal.Ceiling(value).ToString("0", CultureInfo.InvariantCulture);
}
