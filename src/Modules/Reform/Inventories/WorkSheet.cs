using System.IO.Compression;
using System.Xml;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using ThongSuot.Platform.Results;
using ThongSuot.Platform.Text;

namespace ThongSuot.Reform.Inventories;

/// <summary>
/// The first sheet of a spreadsheet from outside, as text only: no formula is evaluated, nothing outside of the file is followed, and what unfolds to too
/// much is refused before it is read.
/// </summary>
internal static class WorkSheet
{
    public const int MostRows = KeepWork.MostRows + 1;

    private const long MostExpanded = 16L << 20;

    private const int MostParts = 200, MostColumns = 20, LongestCell = 1_000;

    /// <returns>The rows with their numbers; cells by column from 0, empty ones "".</returns>
    public static Result<IReadOnlyList<(int Number, string[] Cells)>> Read(Stream content)
    {
        try
        {
            if (Expands(content))
                return Refusals.SheetUnreadable;
            content.Position = 0;
            using var document = SpreadsheetDocument.Open(content, isEditable: false, new OpenSettings { MaxCharactersInPart = MostExpanded });
            if (document.WorkbookPart is not { } book || book.Workbook?.Descendants<Sheet>().FirstOrDefault()?.Id?.Value is not { } id || book.GetPartById(id) is not WorksheetPart sheet)
                return Refusals.SheetUnreadable;
            var strings = book.SharedStringTablePart?.SharedStringTable?.Elements<SharedStringItem>().Select(i => i.InnerText).ToList() ?? [];
            var rows = new List<(int, string[])>();
            var number = 0;
            foreach (var row in sheet.Worksheet?.Descendants<Row>() ?? [])
            {
                number = row.RowIndex?.Value is { } index ? checked((int)index) : number + 1;
                var cells = Cells(row, strings);
                if (cells.All(c => c.Length == 0))
                    continue;
                if (rows.Count == MostRows)
                    return Refusals.TooMuchWork;
                rows.Add((number, cells));
            }

            return rows;
        }
        // Whatever is wrong inside of a stranger's file, it is the file that cannot be read.
        catch (Exception failure) when (failure is InvalidDataException or OpenXmlPackageException or XmlException or FormatException or ArgumentException or InvalidOperationException or IOException or KeyNotFoundException or OverflowException)
        {
            return Refusals.SheetUnreadable;
        }
    }

    public static string CellName(int column, int row) => $"{(char)('A' + column)}{row.ToString(System.Globalization.CultureInfo.InvariantCulture)}";

    private static string[] Cells(Row row, List<string> strings)
    {
        var cells = new string[MostColumns];
        Array.Fill(cells, "");
        var next = 0;
        foreach (var cell in row.Elements<Cell>())
        {
            var column = cell.CellReference?.Value is { } reference ? ColumnOf(reference) : next;
            next = column + 1;
            if (column is >= 0 and < MostColumns)
                cells[column] = Cut(TextOf(cell, strings));
        }

        return cells;
    }

    // The sizes that the archive states may lie, so what comes out is counted.
    private static bool Expands(Stream content)
    {
        using var archive = new ZipArchive(content, ZipArchiveMode.Read, leaveOpen: true);
        if (archive.Entries.Count > MostParts)
            return true;
        long total = 0;
        var buffer = new byte[1 << 15];
        foreach (var entry in archive.Entries)
        {
            using var part = entry.Open();
            for (int read; (read = part.Read(buffer)) > 0;)
            {
                if ((total += read) > MostExpanded)
                    return true;
            }
        }

        return false;
    }

    private static string TextOf(Cell cell, List<string> strings)
    {
        if (cell.CellFormula is { } formula)
            return "=" + formula.Text;
        if (cell.DataType?.Value == CellValues.SharedString)
            return int.TryParse(cell.CellValue?.Text, System.Globalization.NumberStyles.None, null, out var index) && index < strings.Count ? strings[index] : "";
        return cell.DataType?.Value == CellValues.InlineString ? cell.InlineString?.InnerText ?? "" : cell.CellValue?.Text ?? "";
    }

    private static int ColumnOf(string reference)
    {
        var column = 0;
        foreach (var letter in reference.TakeWhile(char.IsAsciiLetter).Take(3))
            column = (column * 26) + (char.ToUpperInvariant(letter) - 'A' + 1);
        return column - 1;
    }

    private static string Cut(string text) => Folding.Normalise(text.Length > LongestCell ? text[..LongestCell] : text);
}
