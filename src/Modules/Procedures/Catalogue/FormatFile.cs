using System.Collections.Immutable;
using ThongSuot.Platform.Papers;

namespace ThongSuot.Procedures.Catalogue;

/// <summary>How papers are set out from one day to another.</summary>
internal sealed record DatedFormat(DateOnly? From, DateOnly? To, PaperFormat Format)
{
    public bool HoldsOn(DateOnly day) => !(day < From) && !(day > To);
}

/// <summary>Reads <c>reference/document_format.yaml</c>: sheet, margins and sizes of letters.</summary>
internal static class FormatFile
{
    public const string Path = Reference.Folder + "document_format.yaml";

    private const decimal SmallestLetter = 6, LargestLetter = 40, SmallestSheet = 100, LargestSheet = 1_000, LargestMargin = 100;

    public static DatedFormat Read(MapReader map)
    {
        map.Text("name");
        map.Text("source");
        map.Truth("verified");
        var (page, margins, sizes) = (map.Map("page"), map.Map("margins"), map.Map("sizes"));
        decimal Letter(string key) => Within(sizes, key, SmallestLetter, LargestLetter);
        decimal Margin(string key) => Within(margins, key, 0, LargestMargin);
        var sheet = new PaperPage(
            Within(page, "width", SmallestSheet, LargestSheet), Within(page, "height", SmallestSheet, LargestSheet), Margin("top"), Margin("bottom"), Margin("left"), Margin("right"));
        if (sheet.Width - sheet.Left - sheet.Right < SmallestSheet / 2)
            map.Fault("margins", "format", "the margins leave no room for text", "lề quá rộng, không còn chỗ cho nội dung");
        var format = new DatedFormat(
            map.DateOrNull("valid_from"), map.DateOrNull("valid_to"),
            new PaperFormat(sheet, map.Text("font"), new PaperSizes(
                Letter("heading"), Letter("issuer"), Letter("place"), Letter("type"), Letter("abstract"), Letter("content"), Letter("table"), Letter("note"))));
        foreach (var part in (MapReader[])[page, margins, sizes])
            part.NothingElse();
        return format;
    }

    /// <summary>What is in force on that day; the later one where several are.</summary>
    public static PaperFormat On(this ImmutableArray<DatedFormat> formats, DateOnly day) =>
        formats.Where(f => f.HoldsOn(day)).MaxBy(f => f.From ?? DateOnly.MinValue)?.Format ?? PaperFormat.Usual;

    private static decimal Within(MapReader map, string key, decimal least, decimal most)
    {
        var number = map.Number(key);
        if (map.Has(key) && (number < least || number > most))
            map.Fault(key, "format", $"\"{key}\" lies between {least} and {most}", $"“{key}” từ {least} đến {most}");
        return number;
    }
}
