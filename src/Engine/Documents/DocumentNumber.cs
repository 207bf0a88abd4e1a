using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using ThongSuot.Engine.Values;

namespace ThongSuot.Engine.Documents;

/// <summary>
/// The number and symbol of a Party document: "05-NQ/TU". Source: 36-HD/VPTW, point 1.3 (to be verified against the
/// guideline under 399-QĐ/TW). Reading is tolerant, because numbers are typed by hand from paper.
/// </summary>
public sealed partial record DocumentNumber
{
    /// <summary>Longest text looked at, in UTF-16 characters.</summary>
    public const int MaxLength = 100;

    private DocumentNumber(int number, string abbreviation, bool namesRegulation, string issuer, string raw)
    {
        Number = number;
        Abbreviation = abbreviation;
        NamesRegulation = namesRegulation;
        Issuer = issuer;
        Raw = raw;
    }

    /// <summary>The running number, from 1.</summary>
    public int Number { get; }

    /// <summary>
    /// The abbreviation of the document type in its usual spelling: "QĐ", "CTr". It does not identify the type:
    /// quyết định and quy định are both "QĐ".
    /// </summary>
    public string Abbreviation { get; }

    /// <summary>True when the spelling itself (QyĐ, QĐi, QiĐ) says that this is a quy định.</summary>
    public bool NamesRegulation { get; }

    /// <summary>The symbol of the issuing body as written: "TU", "UBKTTU".</summary>
    public string Issuer { get; }

    /// <summary>What was typed.</summary>
    public string Raw { get; }

    /// <summary>The usual spelling, with a leading zero below 10: "01-CT/ĐUK".</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Number:00}-{Abbreviation}/{Issuer}");

    public static bool TryParse(string? text, [NotNullWhen(true)] out DocumentNumber? number)
    {
        number = null;
        if (text is null || text.Length > MaxLength || !Value.IsWellFormed(text))
            return false;
        var match = Grammar().Match(Plain(text));
        if (!match.Success
            || !int.TryParse(match.Groups["number"].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture, out var running)
            || running == 0)
            return false;
        var (abbreviation, namesRegulation) = Usual(match.Groups["type"].Value);
        number = new DocumentNumber(running, abbreviation, namesRegulation, match.Groups["issuer"].Value, text);
        return true;
    }

    // Spaces fall anywhere in typed numbers; word processors turn hyphens into dashes; some keyboards give the
    // Icelandic Ð, which looks the same as the Vietnamese Đ.
    private static string Plain(string text)
    {
        var plain = new StringBuilder(text.Length);
        foreach (var c in text.Normalize(NormalizationForm.FormC))
        {
            if (!char.IsWhiteSpace(c))
                plain.Append(c switch { '–' or '‐' or '‑' or '−' => '-', 'Ð' => 'Đ', 'ð' => 'đ', _ => c });
        }
        return plain.ToString();
    }

    private static (string Abbreviation, bool NamesRegulation) Usual(string typed) => typed.ToUpperInvariant() switch
    {
        "QIĐ" or "QYĐ" or "QĐI" => ("QĐ", true),
        "CTR" => ("CTr", false),
        "TTR" => ("TTr", false),
        _ => (typed, false),
    };

    [GeneratedRegex(@"\A(?:[Ss]ố:?)?0*(?<number>[0-9]{1,9})-(?<type>[A-Za-zĐđ]+)/(?<issuer>[0-9A-ZĐa-zđ._-]+)\z",
        RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Grammar();
}
