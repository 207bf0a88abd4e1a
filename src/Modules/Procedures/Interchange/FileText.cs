using System.Text;
using System.Text.RegularExpressions;
using ThongSuot.Platform.Results;

namespace ThongSuot.Procedures.Interchange;

/// <summary>
/// The text of a file from anywhere: UTF-8 or UTF-16, told by its mark or its first letter. One that says it is something else, or that holds what no
/// text holds, is refused and never guessed.
/// </summary>
internal static partial class FileText
{
    /// <summary>Of a file, in bytes.</summary>
    public const int MaxBytes = 2_000_000;

    // What is written in the first line counts only as a check of what was found.
    private const int Declaration = 200;

    public static Result<string> Read(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length > MaxBytes)
            return Refusals.ImportTooBig;
        if (bytes.IsEmpty)
            return Refusals.ImportMissing;
        var (encoding, mark) = EncodingOf(bytes);
        try
        {
            var text = encoding.GetString(bytes[mark..]);
            if (text.Contains('\0', StringComparison.Ordinal))
                return Refusals.ImportNotText;
            var declared = Declared().Match(text[..Math.Min(text.Length, Declaration)]).Groups["name"].Value;
            return declared.Length == 0 || Agrees(declared, encoding) ? text : Refusals.ImportEncoding(declared);
        }
        catch (DecoderFallbackException)
        {
            return Refusals.ImportNotText;
        }
    }

    /// <summary>BPMN begins with an element, a text of ours with a word.</summary>
    public static bool IsXml(string text) => text.AsSpan().TrimStart() is ['<', ..];

    private static (Encoding Encoding, int Mark) EncodingOf(ReadOnlySpan<byte> bytes) => bytes switch
    {
        [0xEF, 0xBB, 0xBF, ..] => (new UTF8Encoding(false, true), 3),
        [0xFF, 0xFE, ..] => (new UnicodeEncoding(false, false, true), 2),
        [0xFE, 0xFF, ..] => (new UnicodeEncoding(true, false, true), 2),
        [(byte)'<', 0, ..] => (new UnicodeEncoding(false, false, true), 0),
        [0, (byte)'<', ..] => (new UnicodeEncoding(true, false, true), 0),
        _ => (new UTF8Encoding(false, true), 0),
    };

    private static bool Agrees(string declared, Encoding encoding) => encoding is UTF8Encoding
        ? declared.Equals("utf-8", StringComparison.OrdinalIgnoreCase) || declared.Equals("us-ascii", StringComparison.OrdinalIgnoreCase)
        : declared.StartsWith("utf-16", StringComparison.OrdinalIgnoreCase);

    [GeneratedRegex("""^\s*<\?xml[^>]*?encoding\s*=\s*["'](?<name>[^"']{1,40})["']""", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Declared();
}
