using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Globalization;
using System.Text;

namespace ThongSuot.Procedures.Diagram;

/// <summary>
/// How wide text is, without a font at hand: the advance of each letter of Be Vietnam Pro 600 in hundredths of an em, which its lighter weights and
/// the fonts that stand in for it do not exceed by more than the reserve.
/// </summary>
internal static class TextMeasure
{
    private const int Reserve = 104, Unknown = 90;

    private static readonly FrozenDictionary<char, int> Widths = new (int Width, string Letters)[]
    {
        (23, " `'’"), (29, "iIjl|[]"), (33, "!,.:;"), (42, "1frt“”\"()J{}~-"), (53, "/\\sz*"), (60, "7?huvxnyk<>_^"), (63, "ceELFZ"), (67, "23589abdgopqSPT"),
        (70, "046KBRYX–"), (76, "AHNUV#$=+"), (79, "CDG&"), (83, "OQ…"), (89, "mwM%"), (104, "W@"),
    }.SelectMany(group => group.Letters.Select(letter => KeyValuePair.Create(letter, group.Width))).ToFrozenDictionary();

    /// <summary>In hundredths of <paramref name="size"/>'s unit, rounded up to whole units.</summary>
    public static int Width(string text, int size) => (text.Normalize(NormalizationForm.FormD).Sum(Advance) * size * Reserve + 9_999) / 10_000;

    /// <summary>Lines no wider than given, broken at blanks; a word that is wider alone is broken inside.</summary>
    public static ImmutableArray<string> Wrap(string text, int size, int width)
    {
        var lines = ImmutableArray.CreateBuilder<string>();
        var line = "";
        foreach (var word in text.Split(' ', StringSplitOptions.RemoveEmptyEntries).SelectMany(word => Pieces(word, size, width)))
        {
            if (line.Length == 0)
            {
                line = word;
            }
            else if (Width($"{line} {word}", size) <= width)
            {
                line = $"{line} {word}";
            }
            else
            {
                lines.Add(line);
                line = word;
            }
        }

        if (line.Length > 0)
            lines.Add(line);
        return lines.ToImmutable();
    }

    private static int Advance(char letter) => CharUnicodeInfo.GetUnicodeCategory(letter) == UnicodeCategory.NonSpacingMark
        ? 0
        : Widths.GetValueOrDefault(letter switch { 'đ' => 'd', 'Đ' => 'D', _ => letter }, Unknown);

    private static IEnumerable<string> Pieces(string word, int size, int width)
    {
        while (Width(word, size) > width && word.Length > 1)
        {
            var take = word.Length - 1;
            while (take > 1 && Width(word[..take], size) > width)
                take--;
            yield return word[..take];
            word = word[take..];
        }

        yield return word;
    }
}
