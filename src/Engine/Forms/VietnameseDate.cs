using System.Globalization;
using System.Text.RegularExpressions;
using ThongSuot.Engine.Values;

namespace ThongSuot.Engine.Forms;

/// <summary>
/// Days, moments, months and periods as written in Vietnam, and as browsers post them. Moments are local time in
/// Vietnam (UTC+7).
/// </summary>
public static partial class VietnameseDate
{
    /// <summary>First and last year taken: older and later ones are slips of the hand.</summary>
    public const int FirstYear = 1800;
    public const int LastYear = 2200;

    private static readonly string[] Days = ["d/M/yyyy", "d-M-yyyy", "d.M.yyyy", "yyyy-MM-dd"];
    private static readonly string[] Months = ["M/yyyy", "M-yyyy", "yyyy-MM"];
    private static readonly string[] Times = ["H:mm", "H:mm:ss", "H:mm:ss.FFFFFFF"];
    private static readonly string[] Moments =
        [.. Days.SelectMany(day => Times.SelectMany(time => new[] { $"{day} {time}", $"{day}'T'{time}" }))];
    private static readonly string[] Quarters = ["I", "II", "III", "IV"];

    /// <summary>Reads "5/2/2026", "05-02-2026" and "2026-02-05".</summary>
    public static bool TryParse(string text, out DateOnly day) =>
        DateOnly.TryParseExact(text.Trim(), Days, CultureInfo.InvariantCulture, DateTimeStyles.None, out day);

    /// <summary>Reads "5/2/2026 14:30" and "2026-02-05T14:30"; seconds may follow. Year checked by the caller.</summary>
    public static bool TryParse(string text, out DateTimeOffset at)
    {
        at = default;
        if (!DateTime.TryParseExact(text.Trim(), Moments, CultureInfo.InvariantCulture, DateTimeStyles.None, out var clock)
            || clock < DateTime.MinValue + VietnamTime.Offset)
            return false;
        at = new DateTimeOffset(clock, VietnamTime.Offset);
        return true;
    }

    /// <summary>Reads "2/2026" and "2026-02" as the month's first day.</summary>
    public static bool TryParseMonth(string text, out DateOnly firstDay) =>
        DateOnly.TryParseExact(MonthWord().Replace(text.Trim(), ""), Months, CultureInfo.InvariantCulture, DateTimeStyles.None, out firstDay);

    /// <summary>Reads "2026", "Quý I/2026", "Q1/2026", "02/2026" as "2026", "2026-Q1", "2026-02"; null when it is none.</summary>
    public static string? ParsePeriod(string text)
    {
        var plain = text.Trim();
        if (TryParseMonth(plain, out var month))
            return month.ToString("yyyy-MM", CultureInfo.InvariantCulture);
        if (YearPattern().Match(plain) is { Success: true } year)
            return year.Groups["year"].Value;
        var quarter = QuarterPattern().Match(plain);
        if (!quarter.Success)
            quarter = StoredQuarter().Match(plain);
        if (!quarter.Success)
            return null;
        var typed = quarter.Groups["quarter"].Value.ToUpperInvariant();
        var number = Array.IndexOf(Quarters, typed) is >= 0 and var roman ? roman + 1 : typed[0] - '0';
        return string.Create(CultureInfo.InvariantCulture, $"{quarter.Groups["year"].Value}-Q{number}");
    }

    public static string Format(DateOnly day) => day.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture);

    /// <summary>"05/02/2026 14:30" in Vietnam; seconds only where there are some.</summary>
    public static string Format(DateTimeOffset at)
    {
        var clock = VietnamTime.Clock(at);
        var seconds = clock.Ticks % TimeSpan.TicksPerMinute == 0 ? "" : ":ss.FFFFFFF";
        return clock.ToString($"dd/MM/yyyy HH:mm{seconds}", CultureInfo.InvariantCulture);
    }

    public static string FormatMonth(DateOnly month) => month.ToString("MM/yyyy", CultureInfo.InvariantCulture);

    /// <summary>"2026-Q1" as "Quý I/2026", "2026-02" as "02/2026"; anything else as it is.</summary>
    public static string FormatPeriod(string period) =>
        StoredQuarter().Match(period) is { Success: true } quarter && quarter.Groups["quarter"].Value is [>= '1' and <= '4' and var number]
            ? $"Quý {Quarters[number - '1']}/{quarter.Groups["year"].Value}"
            : TryParseMonth(period, out var month) ? FormatMonth(month) : period;

    internal static bool IsYearTaken(int year) => year is >= FirstYear and <= LastYear;

    private const RegexOptions Options =
        RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant;

    [GeneratedRegex(@"\Atháng\s+", Options)]
    private static partial Regex MonthWord();

    [GeneratedRegex(@"\A(?:năm\s+)?(?<year>[0-9]{4})\z", Options)]
    private static partial Regex YearPattern();

    [GeneratedRegex(@"\A(?:quý\s*|q)(?<quarter>[1-4]|I|II|III|IV)\s*(?:/|-|\s|năm)\s*(?<year>[0-9]{4})\z", Options)]
    private static partial Regex QuarterPattern();

    [GeneratedRegex(@"\A(?<year>[0-9]{4})-Q(?<quarter>[1-4])\z", Options)]
    private static partial Regex StoredQuarter();
}
