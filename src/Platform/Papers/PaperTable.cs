using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;

namespace ThongSuot.Platform.Papers;

/// <summary>A column of a ruled table.</summary>
/// <param name="Share">Of the width, compared with the other columns.</param>
public sealed record PaperColumn(string Name, decimal Share, bool Center = false);

/// <summary>Tables with lines, and those that only put things side by side.</summary>
internal static class PaperTable
{
    private const int RowHeight = 8;

    public static Table Plain(IReadOnlyList<decimal> widths, IReadOnlyList<List<OpenXmlElement>> cells) => new(
    [
        Properties(widths.Sum(), ruled: false), Grid(widths),
        new TableRow([new TableRowProperties(new CantSplit()), .. cells.Select((cell, i) => Cell(widths[i], cell))]),
    ]);

    /// <param name="line">Makes a paragraph of text, bold or not, in the middle or not.</param>
    public static Table Ruled(PaperFormat format, IReadOnlyList<PaperColumn> columns, IEnumerable<IReadOnlyList<string>> rows, Func<string, bool, bool, Paragraph> line)
    {
        var all = columns.Sum(c => c.Share);
        decimal[] widths = [.. columns.Select(c => format.TextWidth * c.Share / all)];
        var height = new TableRowHeight { Val = uint.Parse(Paper.Twips(RowHeight), CultureInfo.InvariantCulture), HeightType = HeightRuleValues.AtLeast };
        var table = new Table(Properties(format.TextWidth, ruled: true), Grid(widths));
        table.AppendChild(new TableRow(
            [new TableRowProperties(new CantSplit(), new TableHeader()), .. columns.Select((c, i) => Cell(widths[i], [line(c.Name, true, true)], TableVerticalAlignmentValues.Center))]));
        foreach (var row in rows)
        {
            table.AppendChild(new TableRow(
                [new TableRowProperties(new CantSplit(), height.CloneNode(deep: true)), .. row.Select((text, i) => Cell(widths[i], [line(text, false, columns[i].Center)]))]));
        }

        return table;
    }

    private static TableProperties Properties(decimal width, bool ruled)
    {
        var properties = new TableProperties { TableWidth = new TableWidth { Width = Paper.Twips(width), Type = TableWidthUnitValues.Dxa } };
        if (ruled)
        {
            properties.TableBorders = new TableBorders(
                new TopBorder { Val = BorderValues.Single, Size = 4 }, new LeftBorder { Val = BorderValues.Single, Size = 4 }, new BottomBorder { Val = BorderValues.Single, Size = 4 },
                new RightBorder { Val = BorderValues.Single, Size = 4 }, new InsideHorizontalBorder { Val = BorderValues.Single, Size = 4 }, new InsideVerticalBorder { Val = BorderValues.Single, Size = 4 });
        }

        properties.TableLayout = new TableLayout { Type = TableLayoutValues.Fixed };
        var side = short.Parse(Paper.Twips(ruled ? 1.2m : 0.5m), CultureInfo.InvariantCulture);
        properties.TableCellMarginDefault = new TableCellMarginDefault(
            new TableCellLeftMargin { Width = side, Type = TableWidthValues.Dxa }, new TableCellRightMargin { Width = side, Type = TableWidthValues.Dxa });
        return properties;
    }

    private static TableGrid Grid(IEnumerable<decimal> widths) => new(widths.Select(w => new GridColumn { Width = Paper.Twips(w) }));

    private static TableCell Cell(decimal width, List<OpenXmlElement> content, TableVerticalAlignmentValues? at = null)
    {
        var properties = new TableCellProperties { TableCellWidth = new TableCellWidth { Width = Paper.Twips(width), Type = TableWidthUnitValues.Dxa } };
        if (at is { } side)
            properties.TableCellVerticalAlignment = new TableCellVerticalAlignment { Val = side };
        // Word wants a paragraph in each cell.
        return new TableCell([properties, .. content.Count > 0 ? content : [new Paragraph()]]);
    }
}
