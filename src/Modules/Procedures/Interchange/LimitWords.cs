using System.Globalization;
using System.Xml;
using ThongSuot.Contracts.Procedures;
using ThongSuot.Engine.WorkingTime;
using ThongSuot.Procedures.Catalogue;
using ThongSuot.Procedures.Drafting;
using ThongSuot.Procedures.OpenData;

namespace ThongSuot.Procedures.Interchange;

/// <summary>Limits as timers and back. ISO 8601 knows no working days; the timer's name does.</summary>
internal static class LimitWords
{
    // More would be no limit, and larger numbers could not be reckoned with.
    private const decimal Most = 9_999;

    public static string NameOf(YamlNode? limit) => Read(limit) is { } given ? LimitText.Of(given) : "";

    public static string? DurationOf(YamlNode? limit) => Read(limit) is { } given ? Duration.Of(given) : null;

    /// <summary>What a timer says, as a text writes it; null when it says no duration.</summary>
    public static YamlNode.Map? Of(FlowElement timer)
    {
        foreach (var (unit, meaning) in Words.Units)
        {
            if (timer.Name.Length > 0 && ValueBefore(timer.Name, meaning) is { } named)
                return Write(named, unit);
        }

        return timer.Duration is { } duration && Parse(duration) is var (value, word) ? Write(value, word) : null;
    }

    // "5 ngày làm việc", as NameOf writes it.
    private static decimal? ValueBefore(string name, LimitUnit unit)
    {
        var number = name.Split(' ')[0];
        return decimal.TryParse(number, NumberStyles.AllowDecimalPoint, CultureInfo.GetCultureInfo("vi-VN"), out var value) && value is > 0 and <= Most && LimitText.Of(new Limit(value, unit, LimitBasis.Planned)) == name ? value : null;
    }

    private static (decimal Value, string Unit)? Parse(string duration)
    {
        var text = duration.Trim();
        // Weeks are ISO 8601, though not a duration of XML Schema.
        if (text.StartsWith('P') && text.EndsWith('W') && int.TryParse(text.AsSpan(1, text.Length - 2), NumberStyles.None, CultureInfo.InvariantCulture, out var weeks) && weeks is > 0 and < 1_000)
            return (weeks * 7, "calendar_day");
        if (text.StartsWith('P') && text.EndsWith('M') && int.TryParse(text.AsSpan(1, text.Length - 2), NumberStyles.None, CultureInfo.InvariantCulture, out var months) && months is > 0 and < 1_000)
            return (months, "month");
        try
        {
            var span = XmlConvert.ToTimeSpan(text);
            if (span <= TimeSpan.Zero || (decimal)span.TotalHours > Most)
                return null;
            var days = span.TotalHours % 24 == 0;
            return (days ? (decimal)span.TotalDays : decimal.Round((decimal)span.TotalHours, 2), days ? "calendar_day" : "hour");
        }
        catch (Exception wrong) when (wrong is FormatException or OverflowException)
        {
            return null;
        }
    }

    private static Limit? Read(YamlNode? node) =>
        node is YamlNode.Map map && decimal.TryParse(DraftFields.TextOf(map, "value"), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value)
        && value is > 0 and <= Most && Words.Units.TryGetValue(DraftFields.TextOf(map, "unit"), out var unit)
            ? new Limit(value, unit, LimitBasis.Planned) : null;

    private static YamlNode.Map Write(decimal value, string unit) => new(0,
    [
        ("value", 0, YamlNode.Scalar.OfWord(value.ToString("0.##", CultureInfo.InvariantCulture))), ("unit", 0, YamlNode.Scalar.OfWord(unit)), ("basis", 0, YamlNode.Scalar.OfWord("planned")),
    ]);
}
