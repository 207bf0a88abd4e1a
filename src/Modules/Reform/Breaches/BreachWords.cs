using System.Globalization;
using ThongSuot.Contracts.Procedures;
using ThongSuot.Platform.Ui;

namespace ThongSuot.Reform.Breaches;

internal static class BreachWords
{
    private const int MinutesOfHour = 60, MinutesOfDay = 480;

    public static string Of(BreachGroup group) => group switch { BreachGroup.Procedure => "Quy trình", BreachGroup.Pace => "Tiến độ", _ => "Chất lượng" };

    public static string Of(BreachState state) => state switch
    {
        BreachState.Waiting => "Chờ giải trình",
        BreachState.Explained => "Chờ người đứng đầu xem xét",
        BreachState.Confirmed => "Xác nhận vi phạm",
        BreachState.Excused => "Miễn trách",
        BreachState.Disputed => "Không đồng ý với ghi nhận",
        _ => "Đã rút ghi nhận",
    };

    public static Tone ToneOf(BreachState state) => state switch
    {
        BreachState.Waiting => Tone.Warning,
        BreachState.Explained => Tone.Info,
        BreachState.Confirmed => Tone.Danger,
        BreachState.Excused => Tone.Success,
        _ => Tone.Neutral,
    };

    public static string Of(BreachPart part) => part switch
    {
        BreachPart.Mark => "Ghi nhận không đúng quy trình",
        BreachPart.Explanation => "Giải trình",
        BreachPart.Remark => "Người đứng đầu xem xét",
        BreachPart.Reply => "Phản hồi",
        _ => "Rút ghi nhận",
    };

    /// <summary>"2 ngày 3 giờ làm việc", eight hours to a day; of limits in hours by the clock.</summary>
    public static string Late(int minutes, bool inHours)
    {
        var (days, hours, rest) = inHours ? (0, minutes / MinutesOfHour, minutes % MinutesOfHour) : (minutes / MinutesOfDay, minutes % MinutesOfDay / MinutesOfHour, minutes % MinutesOfHour);
        if (days + hours + rest == 0)
            return inHours ? "chưa đến 1 phút" : "chưa đến 1 phút làm việc";
        var parts = new[] { days > 0 ? $"{LocalNumber.Of(days)} ngày" : null, hours > 0 ? $"{LocalNumber.Of(hours)} giờ" : null, rest > 0 && days == 0 ? $"{rest} phút" : null }.OfType<string>();
        return string.Join(' ', parts) + (inHours ? "" : " làm việc");
    }

    // In addresses.
    public static string Code<T>(T value)
        where T : struct, Enum => string.Concat(value.ToString().Select((c, i) => i > 0 && char.IsUpper(c) ? "-" + char.ToLowerInvariant(c) : char.ToLowerInvariant(c).ToString(CultureInfo.InvariantCulture)));

    public static T? Read<T>(string? code)
        where T : struct, Enum => code is { Length: > 0 and <= 30 } ? Enum.GetValues<T>().Where(v => Code(v) == code).Select(v => (T?)v).FirstOrDefault() : null;
}
