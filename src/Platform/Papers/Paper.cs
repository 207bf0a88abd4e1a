using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;
using W = DocumentFormat.OpenXml.Wordprocessing;

namespace ThongSuot.Platform.Papers;

/// <summary>
/// A paper as offices write it: heading, title, lines to fill in, boxes, ruled tables, place for signatures. Parts are added from top to bottom;
/// text that stands on it may come from outside, so characters that no document can hold are left out.
/// </summary>
/// <param name="title">Told to whoever opens or listens to the file.</param>
public sealed class Paper(PaperFormat format, string title)
{
    private readonly List<OpenXmlElement> _parts = [];
    private readonly List<byte[]> _pictures = [];
    private string _foot = "";

    /// <summary>The heading: on the left the body above and the issuing body, on the right the Party's name, below it place and date.</summary>
    /// <param name="above">Null leaves it out.</param>
    /// <param name="place">Place and date; null leaves them out.</param>
    public Paper Head(string? above, string issuer, string? place)
    {
        var half = format.TextWidth / 2;
        List<OpenXmlElement> left = [], right = [];
        if (above is not null)
            left.Add(Line([Run(above, format.Sizes.Issuer)], JustificationValues.Center));
        left.Add(Line([Run(issuer, format.Sizes.Issuer, bold: true)], JustificationValues.Center));
        left.Add(Line([Run("*", format.Sizes.Issuer)], JustificationValues.Center));
        var name = Line([Run("ĐẢNG CỘNG SẢN VIỆT NAM", format.Sizes.Heading, bold: true)], JustificationValues.Center);
        name.ParagraphProperties!.ParagraphBorders = new ParagraphBorders(new BottomBorder { Val = BorderValues.Single, Size = 6, Space = 1 });
        name.ParagraphProperties.Indentation = new Indentation { Left = Twips(8), Right = Twips(3) };
        right.Add(name);
        if (place is not null)
            right.Add(Line([Run(place, format.Sizes.Place, italic: true)], JustificationValues.Center, before: 4));
        _parts.Add(PaperTable.Plain([half - 5, half + 5], [left, right]));
        return this;
    }

    public Paper Title(string type, string? about = null)
    {
        _parts.Add(Line([Run(type, format.Sizes.Type, bold: true)], JustificationValues.Center, before: 14, after: about is null ? 8 : 0, style: PaperParts.TitleStyle));
        if (about is not null)
            _parts.Add(Line([Run(about, format.Sizes.Abstract, bold: true)], JustificationValues.Center, after: 8));
        return this;
    }

    public Paper Text(string text, bool bold = false, bool center = false)
    {
        _parts.Add(Line([Run(text, format.Sizes.Content, bold)], center ? JustificationValues.Center : JustificationValues.Both, before: 3, keepNext: bold));
        return this;
    }

    /// <summary>A question and what was answered; an answer of several lines goes on below.</summary>
    public Paper Answer(string label, string answer)
    {
        var lines = answer.Split('\n');
        _parts.Add(Line([Run(label + ": ", format.Sizes.Content), Run(lines[0], format.Sizes.Content, bold: true)], JustificationValues.Left, before: 3));
        foreach (var line in lines.Skip(1))
            _parts.Add(Line([Run(line, format.Sizes.Content, bold: true)], JustificationValues.Left));
        return this;
    }

    /// <summary>A hint in small italics, under what it is about.</summary>
    public Paper Note(string text)
    {
        _parts.Add(Line([Run(text, format.Sizes.Note, italic: true)], JustificationValues.Left));
        return this;
    }

    /// <summary>A label and dots to its right, then more lines of dots.</summary>
    public Paper Dots(string label, int lines = 1, string? after = null)
    {
        List<OpenXmlElement> first = [Run(label + ": ", format.Sizes.Content), new Run(Look(format.Sizes.Content), new TabChar())];
        if (after is not null)
            first.Add(Run(" " + after, format.Sizes.Content));
        _parts.Add(Dotted(first, after is null ? 0 : after.Length * 2.6m + 2, keepNext: lines > 1));
        for (var i = 1; i < lines; i++)
            _parts.Add(Dotted([new Run(Look(format.Sizes.Content), new TabChar())], 0, keepNext: i < lines - 1));
        return this;
    }

    /// <summary>A label with boxes to tick: on its own line when they fit there, else one below the other.</summary>
    public Paper Boxes(string label, IReadOnlyList<string> choices)
    {
        // About how many letters of this size stand on a line.
        var line = (int)(format.TextWidth / (format.Sizes.Content * 0.17m));
        if (label.Length + choices.Sum(c => c.Length + 6) <= line)
        {
            _parts.Add(Line([Run(label + ":", format.Sizes.Content), .. choices.SelectMany(c => (OpenXmlElement[])[Run("    □ ", format.Sizes.Content), Run(c, format.Sizes.Content)])], JustificationValues.Left, before: 3));
            return this;
        }

        _parts.Add(Line([Run(label + ":", format.Sizes.Content)], JustificationValues.Left, before: 3, keepNext: true));
        foreach (var (choice, i) in choices.Select((c, i) => (c, i)))
        {
            var box = Line([Run("□  " + choice, format.Sizes.Content)], JustificationValues.Left, before: 1, keepNext: i < choices.Count - 1);
            box.ParagraphProperties!.Indentation = new Indentation { Left = Twips(14), Hanging = Twips(6) };
            _parts.Add(box);
        }

        return this;
    }

    /// <summary>A ruled table; its head stands again on each page.</summary>
    public Paper Table(IReadOnlyList<PaperColumn> columns, IEnumerable<IReadOnlyList<string>> rows)
    {
        _parts.Add(PaperTable.Ruled(format, columns, rows, (text, bold, center) =>
            Line([Run(text, format.Sizes.Table, bold)], center ? JustificationValues.Center : JustificationValues.Left)));
        // Two tables without anything between them would be one.
        _parts.Add(Line([Run("", 2)], JustificationValues.Left));
        return this;
    }

    /// <summary>Place and date on the right, below them who signs; each over an empty space for the signature.</summary>
    public Paper Signatures(string? place, params IReadOnlyList<string> signers) => Signatures(place, [.. signers.Select(s => (s, ""))]);

    /// <param name="signers">In which capacity, and who did, where that is known.</param>
    public Paper Signatures(string? place, IReadOnlyList<(string Capacity, string Who)> signers)
    {
        var columns = signers.Count == 1 ? 2 : signers.Count;
        List<OpenXmlElement>[] cells = [.. Enumerable.Range(0, columns).Select(_ => new List<OpenXmlElement>())];
        if (place is not null)
        {
            cells[^1].Add(Line([Run(place, format.Sizes.Place, italic: true)], JustificationValues.Center));
            foreach (var cell in cells[..^1])
                cell.Add(Line([Run("", format.Sizes.Place)], JustificationValues.Center));
        }

        for (var i = 0; i < signers.Count; i++)
        {
            var cell = cells[^(signers.Count - i)];
            cell.Add(Line([Run(signers[i].Capacity, format.Sizes.Content, bold: true)], JustificationValues.Center));
            cell.Add(Line([Run("(ký, ghi rõ họ tên)", format.Sizes.Note, italic: true)], JustificationValues.Center, after: 54));
            if (signers[i].Who.Length > 0)
                cell.Add(Line([Run(signers[i].Who, format.Sizes.Content, bold: true)], JustificationValues.Center));
        }

        _parts.Add(Line([], JustificationValues.Left, keepNext: true));
        // The date needs its width also where one signs.
        var width = format.TextWidth;
        _parts.Add(PaperTable.Plain(signers.Count == 1 ? [width * 0.42m, width * 0.58m] : [.. Enumerable.Repeat(width / columns, columns)], cells));
        return this;
    }

    /// <param name="millimetres">Height and width: it is a square.</param>
    /// <param name="description">What it shows, for those who do not see it.</param>
    public Paper Picture(byte[] png, decimal millimetres, string description, string caption)
    {
        _pictures.Add(png);
        var drawn = Line([new Run(PaperParts.Drawing(_pictures.Count, millimetres, description))], JustificationValues.Center, before: 6, keepNext: true);
        _parts.Add(drawn);
        _parts.Add(Line([Run(caption, format.Sizes.Note, italic: true)], JustificationValues.Center));
        return this;
    }

    /// <summary>What stands at the foot of each page, before its number.</summary>
    public Paper Foot(string text)
    {
        _foot = text;
        return this;
    }

    public PaperFile Write()
    {
        var foot = Line([Run(_foot + " – Trang ", format.Sizes.Note, italic: true), .. PaperParts.PageNumber(() => Look(format.Sizes.Note, italic: true))], JustificationValues.Center);
        var body = new Body([.. _parts.Select(p => p.CloneNode(deep: true)), End(), PaperParts.Section(format)]);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var text in (string[])[title, body.OuterXml, foot.OuterXml, format.ToString()])
            hash.AppendData(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
        foreach (var picture in _pictures)
            hash.AppendData(SHA256.HashData(picture));
        return new PaperFile(PaperParts.Write(format, title, body, foot, _pictures), Convert.ToHexStringLower(hash.GetHashAndReset()));
    }

    internal static string Twips(decimal millimetres) => Math.Round(millimetres * 1440 / 25.4m).ToString(CultureInfo.InvariantCulture);

    private Paragraph Dotted(IEnumerable<OpenXmlElement> runs, decimal rightSpace, bool keepNext)
    {
        var paragraph = Line(runs, JustificationValues.Left, before: 3, keepNext: keepNext);
        paragraph.ParagraphProperties!.Tabs = new Tabs(new TabStop
        {
            Val = TabStopValues.Right, Leader = TabStopLeaderCharValues.Dot, Position = int.Parse(Twips(format.TextWidth - rightSpace), CultureInfo.InvariantCulture),
        });
        return paragraph;
    }

    private static Paragraph Line(IEnumerable<OpenXmlElement> runs, JustificationValues side, int before = 0, int after = 0, bool keepNext = false, string? style = null)
    {
        var properties = new ParagraphProperties
        {
            ParagraphStyleId = style is null ? null : new ParagraphStyleId { Val = style },
            KeepNext = keepNext ? new KeepNext() : null,
            SpacingBetweenLines = new SpacingBetweenLines
            {
                Before = (before * 20).ToString(CultureInfo.InvariantCulture), After = (after * 20).ToString(CultureInfo.InvariantCulture), Line = "264", LineRule = LineSpacingRuleValues.Auto,
            },
            Justification = new Justification { Val = side },
        };
        return new Paragraph([properties, .. runs]);
    }

    // A table at the end would be followed by nothing, which Word calls damaged. Hardly of any height, so that a full page is not followed by an empty one.
    private static Paragraph End() => new(new ParagraphProperties
    {
        SpacingBetweenLines = new SpacingBetweenLines { Before = "0", After = "0", Line = "1", LineRule = LineSpacingRuleValues.Exact },
        ParagraphMarkRunProperties = new ParagraphMarkRunProperties(new FontSize { Val = "2" }, new FontSizeComplexScript { Val = "2" }),
    });

    private static Run Run(string text, decimal size, bool bold = false, bool italic = false) =>
        new(Look(size, bold, italic), new W.Text(Printable(text)) { Space = SpaceProcessingModeValues.Preserve });

    private static RunProperties Look(decimal size, bool bold = false, bool italic = false)
    {
        var halves = Math.Round(size * 2).ToString(CultureInfo.InvariantCulture);
        return new RunProperties
        {
            Bold = bold ? new Bold() : null, Italic = italic ? new Italic() : null, FontSize = new FontSize { Val = halves }, FontSizeComplexScript = new FontSizeComplexScript { Val = halves },
        };
    }

    // XML knows no control characters, halves of pairs are none.
    private static string Printable(string text) =>
        string.Concat(text.Normalize().EnumerateRunes().Where(r => !Rune.IsControl(r) && r.Value is not (0xFFFE or 0xFFFF)).Select(r => r.ToString()));
}
