using System.Globalization;
using System.Text;
using ThongSuot.Engine.Values;

namespace ThongSuot.Engine.Forms;

/// <summary>What text a form takes, and in which form it keeps it.</summary>
internal static class FieldText
{
    /// <summary>
    /// The text in NFC, with "\n" as line end, trimmed; null when it holds characters that do not belong in a text.
    /// </summary>
    internal static string? Clean(string raw) =>
        IsClean(raw) ? raw.ReplaceLineEndings("\n").Normalize(NormalizationForm.FormC).Trim() : null;

    /// <summary>
    /// False for control characters, marks that turn the direction of writing (they can make a text read otherwise than
    /// it is), broken surrogates and code points that are no characters: documents made from them would not open.
    /// </summary>
    internal static bool IsClean(string text)
    {
        if (!Value.IsWellFormed(text))
            return false;
        foreach (var c in text)
        {
            if (char.IsControl(c) && c is not ('\n' or '\r' or '\t') || IsDirectionMark(c) || c is '\uFFFE' or '\uFFFF')
                return false;
        }
        return true;
    }

    internal static bool IsOneLine(string text) => text.AsSpan().IndexOfAny("\n\r\u0085\u2028\u2029") < 0;

    private static bool IsDirectionMark(char c) =>
        c is (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069') or '\u200E' or '\u200F' or '\u061C';

    /// <summary>The code of a choice or an id compares by its exact characters.</summary>
    internal static bool Same(string a, string b) => string.Equals(a, b, StringComparison.Ordinal);

    internal static string Index(string key, int row) => string.Create(CultureInfo.InvariantCulture, $"{key}[{row}]");
}
