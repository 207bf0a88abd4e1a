using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Xml;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using ThongSuot.Platform.Files;
using ThongSuot.Platform.Results;

namespace ThongSuot.Organisation.Import;

/// <summary>One row of a sheet as text: number as in the file, cells by column from 0.</summary>
internal sealed record SheetRow(int Number, IReadOnlyDictionary<int, string> Cells);

/// <summary>
/// Spreadsheets from outside, read as text only: no formula is evaluated, nothing outside of the file is followed, document types are
/// forbidden, and what unfolds to too much is refused before it is read.
/// </summary>
internal static class Workbook
{
    public const long MostExpanded = 100L << 20;

    public const int MostRows = 100_000;

    private const int MostParts = 1_000, MostColumns = 40, LongestCell = 4_000;

    /// <param name="content">Seekable.</param>
    /// <returns>Rows by sheet name.</returns>
    public static Result<IReadOnlyDictionary<string, List<SheetRow>>> Read(Stream content)
    {
        try
        {
            if (Expands(content))
                return Refusals.FileExpands;
            content.Position = 0;
            using var document = SpreadsheetDocument.Open(content, isEditable: false, new OpenSettings { MaxCharactersInPart = MostExpanded });
            if (document.WorkbookPart is not { Workbook: { } book } part)
                return Refusals.FileUnreadable;
            var strings = Strings(part.SharedStringTablePart);
            var sheets = new Dictionary<string, List<SheetRow>>(StringComparer.Ordinal);
            var left = MostRows;
            foreach (var sheet in book.Descendants<Sheet>())
            {
                if (sheet is not { Id.Value: { } id, Name.Value: { } name } || part.GetPartById(id) is not WorksheetPart worksheet)
                    continue;
                var rows = sheets[name] = [];
                if (!ReadRows(worksheet, strings, rows, ref left))
                    return Refusals.FileTooLong;
            }

            return sheets;
        }
        // Whatever is wrong inside of a stranger's file, it is the file that cannot be read.
        catch (Exception failure) when (failure is InvalidDataException or OpenXmlPackageException or XmlException or FormatException or ArgumentException or InvalidOperationException or IOException or KeyNotFoundException or OverflowException)
        {
            return Refusals.FileUnreadable;
        }
    }

    /// <summary>Every cell is text, so that nothing in it is taken for a formula.</summary>
    public static MemoryStream Write(IEnumerable<(string Name, IEnumerable<IReadOnlyList<string?>> Rows)> sheets)
    {
        var written = new MemoryStream();
        Spreadsheet.WriteXlsx(written, sheets);
        written.Position = 0;
        return written;
    }

    /// <summary>UTF-8 with a mark in front, so that Excel knows it; a cell that a spreadsheet would take for a formula gets an apostrophe.</summary>
    public static MemoryStream WriteCsv(IEnumerable<IReadOnlyList<string?>> rows) =>
        new([.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(string.Concat(rows.Select(Spreadsheet.CsvLine)))]);

    /// <summary>"C14" of column 2 and row 14.</summary>
    public static string CellName(int column, int row) => string.Create(CultureInfo.InvariantCulture, $"{(column < 26 ? "" : ((char)('A' + column / 26 - 1)).ToString())}{(char)('A' + column % 26)}{row}");

    // The sizes that the archive states may lie, so what comes out is counted.
    private static bool Expands(Stream content)
    {
        using var archive = new ZipArchive(content, ZipArchiveMode.Read, leaveOpen: true);
        if (archive.Entries.Count > MostParts)
            return true;
        long total = 0;
        var buffer = new byte[1 << 16];
        foreach (var entry in archive.Entries)
        {
            using var part = entry.Open();
            int read;
            while ((read = part.Read(buffer)) > 0)
            {
                total += read;
                if (total > MostExpanded)
                    return true;
            }
        }

        return false;
    }

    private static List<string> Strings(SharedStringTablePart? part)
    {
        var strings = new List<string>();
        if (part is null)
            return strings;
        using var reader = OpenXmlReader.Create(part);
        while (reader.Read())
        {
            if (reader.ElementType == typeof(SharedStringItem) && reader.IsStartElement)
                strings.Add(Cut(reader.LoadCurrentElement()!.InnerText));
        }

        return strings;
    }

    private static bool ReadRows(WorksheetPart worksheet, List<string> strings, List<SheetRow> rows, ref int left)
    {
        using var reader = OpenXmlReader.Create(worksheet);
        var number = 0;
        while (reader.Read())
        {
            if (reader.ElementType != typeof(Row) || !reader.IsStartElement)
                continue;
            if (--left < 0)
                return false;
            var row = (Row)reader.LoadCurrentElement()!;
            number = row.RowIndex?.Value is { } index ? checked((int)index) : number + 1;
            var cells = new Dictionary<int, string>();
            var next = 0;
            foreach (var cell in row.Elements<Cell>())
            {
                var column = cell.CellReference?.Value is { } reference ? ColumnOf(reference) : next;
                next = column + 1;
                if (column < MostColumns && Cut(TextOf(cell, strings)) is { Length: > 0 } text)
                    cells[column] = text;
            }

            if (cells.Count > 0)
                rows.Add(new SheetRow(number, cells));
        }

        return true;
    }

    private static string TextOf(Cell cell, List<string> strings)
    {
        if (cell.CellFormula is { } formula)
            return "=" + formula.Text;
        if (cell.DataType?.Value == CellValues.SharedString)
            return int.TryParse(cell.CellValue?.Text, NumberStyles.None, CultureInfo.InvariantCulture, out var index) && index < strings.Count ? strings[index] : "";
        return cell.DataType?.Value == CellValues.InlineString ? cell.InlineString?.InnerText ?? "" : cell.CellValue?.Text ?? "";
    }

    private static int ColumnOf(string reference)
    {
        var column = 0;
        foreach (var letter in reference.TakeWhile(char.IsAsciiLetter).Take(3))
            column = column * 26 + (char.ToUpperInvariant(letter) - 'A' + 1);
        return column - 1;
    }

    private static string Cut(string text) => Platform.Text.Folding.Normalise(text.Length > LongestCell ? text[..LongestCell] : text);
}
