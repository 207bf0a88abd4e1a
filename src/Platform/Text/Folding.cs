using System.Globalization;
using System.Text;

namespace ThongSuot.Platform.Text;

/// <summary>
/// The one way in which Vietnamese text is normalised and compared. What is stored is NFC; what is searched is folded:
/// lower case, no marks, đ as d, one space between words. So "Đảng uỷ", "đảng ủy" and "DANG UY" are the same words.
/// </summary>
public static class Folding
{
    public static string Normalise(string text) => Whole(text).Normalize(NormalizationForm.FormC).Trim();

    public static string Fold(string text)
    {
        var folded = new StringBuilder(text.Length);
        var pendingSpace = false;
        foreach (var c in Whole(text).Normalize(NormalizationForm.FormD))
        {
            if (CharUnicodeInfo.GetUnicodeCategory(c) == UnicodeCategory.NonSpacingMark)
                continue;
            if (!char.IsLetterOrDigit(c))
            {
                pendingSpace = folded.Length > 0;
                continue;
            }

            if (pendingSpace)
                folded.Append(' ');
            pendingSpace = false;
            folded.Append(char.ToLowerInvariant(c) is 'đ' ? 'd' : char.ToLowerInvariant(c));
        }

        return folded.ToString();
    }

    // Half a letter is none, and normalising would refuse the whole text for it.
    private static string Whole(string text) => text.AsSpan().ContainsAnyInRange('\uD800', '\uDFFF') ? string.Concat(text.EnumerateRunes()) : text;
}
