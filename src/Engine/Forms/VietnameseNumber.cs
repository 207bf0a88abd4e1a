using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using ThongSuot.Engine.Values;

namespace ThongSuot.Engine.Forms;

/// <summary>
/// Numbers as written in Vietnam: "1.234.567,5". A point that groups nothing ("1.5") is refused rather than guessed:
/// a wrong guess is a thousandfold error in an amount.
/// </summary>
public static partial class VietnameseNumber
{
    // What the number type holds exactly.
    private const int MaxDigits = 28;

    /// <summary>Reads a number with or without grouping; spaces may group too.</summary>
    public static bool TryParse(string text, out decimal number)
    {
        number = 0;
        var plain = Plain(text);
        if (!Grammar().IsMatch(plain) || plain.Count(char.IsAsciiDigit) > MaxDigits)
            return false;
        return decimal.TryParse(plain.Replace(".", "", StringComparison.Ordinal).Replace(',', '.'),
            NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out number);
    }

    /// <summary>Reads a whole number with or without grouping.</summary>
    public static bool TryParseWhole(string text, out decimal number) =>
        TryParse(text, out number) && !text.Contains(',', StringComparison.Ordinal);

    /// <summary>Reads an amount in whole đồng; the unit may follow it: "1.250.000 đ".</summary>
    public static bool TryParseMoney(string text, out decimal amount) =>
        TryParseWhole(Unit().Replace(text, ""), out amount);

    /// <summary>"1.234.567,5", with every digit that the number has.</summary>
    public static string Format(decimal number)
    {
        var plain = ValueJson.Plain(number);
        var parts = plain.TrimStart('-').Split('.');
        var text = new StringBuilder(plain.Length + 10);
        if (number < 0)
            text.Append('-');
        for (var i = 0; i < parts[0].Length; i++)
        {
            if (i > 0 && (parts[0].Length - i) % 3 == 0)
                text.Append('.');
            text.Append(parts[0][i]);
        }
        return parts.Length == 1 ? text.ToString() : text.Append(',').Append(parts[1]).ToString();
    }

    private static string Plain(string text)
    {
        var plain = new StringBuilder(text.Length);
        foreach (var c in text.Trim())
            plain.Append(c switch { '\u00A0' or '\u202F' => ' ', '−' or '–' => '-', _ => c });
        var result = plain.ToString();
        return SpaceGrouped().IsMatch(result) ? result.Replace(" ", "", StringComparison.Ordinal) : result;
    }

    [GeneratedRegex(@"\A-?(?:[0-9]+|[1-9][0-9]{0,2}(?:\.[0-9]{3})+)(?:,[0-9]+)?\z", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Grammar();

    [GeneratedRegex(@"\A-?[1-9][0-9]{0,2}(?: [0-9]{3})+(?:,[0-9]+)?\z", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex SpaceGrouped();

    [GeneratedRegex(@"\s*(?:đồng|đ|vnđ|vnd)\s*\z", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Unit();
}
