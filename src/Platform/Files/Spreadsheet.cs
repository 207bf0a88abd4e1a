using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace ThongSuot.Platform.Files;

/// <summary>Tables as files that people open in a spreadsheet program. Every cell is text, whatever somebody typed into it.</summary>
public static class Spreadsheet
{
    /// <summary>A text that no spreadsheet program takes for a formula: one that begins like one gets an apostrophe.</summary>
    public static string Safe(string text) => text.Length > 0 && text[0] is '=' or '+' or '-' or '@' or '\t' or '\r' or '\n' ? "'" + text : text;

    /// <summary>One line of CSV with its end: safe cells, each in quotation marks.</summary>
    public static string CsvLine(IEnumerable<string?> cells) =>
        string.Join(',', cells.Select(cell => $"\"{Safe(cell ?? "").Replace("\"", "\"\"", StringComparison.Ordinal)}\"")) + "\r\n";

    /// <summary>An XLSX with these sheets, written as it goes: the document's tree would need many times the memory.</summary>
    public static void WriteXlsx(Stream to, IEnumerable<(string Name, IEnumerable<IReadOnlyList<string?>> Rows)> sheets)
    {
        using var document = SpreadsheetDocument.Create(to, SpreadsheetDocumentType.Workbook);
        var book = document.AddWorkbookPart();
        var list = new Sheets();
        foreach (var (name, rows) in sheets)
        {
            var sheet = book.AddNewPart<WorksheetPart>();
            using (var writer = OpenXmlWriter.Create(sheet))
            {
                writer.WriteStartElement(new Worksheet());
                writer.WriteStartElement(new SheetData());
                foreach (var row in rows)
                {
                    writer.WriteStartElement(new Row());
                    foreach (var cell in row)
                        writer.WriteElement(new Cell { DataType = CellValues.InlineString, InlineString = new InlineString(new DocumentFormat.OpenXml.Spreadsheet.Text(Printable(cell ?? "")) { Space = SpaceProcessingModeValues.Preserve }) });
                    writer.WriteEndElement();
                }

                writer.WriteEndElement();
                writer.WriteEndElement();
            }

            list.AppendChild(new Sheet { Name = name, SheetId = (uint)list.ChildElements.Count + 1, Id = book.GetIdOfPart(sheet) });
        }

        book.Workbook = new Workbook(list);
        book.Workbook.Save();
    }

    // XML knows no control characters.
    private static string Printable(string text) => string.Concat(text.Where(c => !char.IsControl(c) || c is '\n' or '\t'));
}
