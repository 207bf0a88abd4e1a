using System.IO.Compression;
using System.Xml.Linq;

namespace ThongSuot.Browser.Tests.Running;

/// <summary>The smallest workbook with one sheet of text, as a spreadsheet program would save it.</summary>
internal static class SmallXlsx
{
    private static readonly XNamespace s_main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private static readonly XNamespace s_links = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private static readonly XNamespace s_packageLinks = "http://schemas.openxmlformats.org/package/2006/relationships";
    private static readonly XNamespace s_types = "http://schemas.openxmlformats.org/package/2006/content-types";

    public static byte[] Of(string sheet, params string[][] rows)
    {
        using var written = new MemoryStream();
        using (var archive = new ZipArchive(written, ZipArchiveMode.Create))
        {
            Add(archive, "[Content_Types].xml", new XElement(s_types + "Types",
                new XElement(s_types + "Default", new XAttribute("Extension", "rels"), new XAttribute("ContentType", "application/vnd.openxmlformats-package.relationships+xml")),
                new XElement(s_types + "Override", new XAttribute("PartName", "/workbook.xml"), new XAttribute("ContentType", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml")),
                new XElement(s_types + "Override", new XAttribute("PartName", "/sheet.xml"), new XAttribute("ContentType", "application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"))));
            Add(archive, "_rels/.rels", Link("/officeDocument", "workbook.xml"));
            Add(archive, "_rels/workbook.xml.rels", Link("/worksheet", "sheet.xml"));
            Add(archive, "workbook.xml", new XElement(s_main + "workbook", new XElement(s_main + "sheets",
                new XElement(s_main + "sheet", new XAttribute("name", sheet), new XAttribute("sheetId", 1), new XAttribute(s_links + "id", "r1")))));
            Add(archive, "sheet.xml", new XElement(s_main + "worksheet", new XElement(s_main + "sheetData", rows.Select(row =>
                new XElement(s_main + "row", row.Select(cell => new XElement(s_main + "c", new XAttribute("t", "inlineStr"), new XElement(s_main + "is", new XElement(s_main + "t", cell)))))))));
        }

        return written.ToArray();
    }

    private static XElement Link(string type, string target) => new(s_packageLinks + "Relationships",
        new XElement(s_packageLinks + "Relationship", new XAttribute("Id", "r1"), new XAttribute("Type", s_links.NamespaceName + type), new XAttribute("Target", target)));

    private static void Add(ZipArchive archive, string name, XElement content)
    {
        using var entry = archive.CreateEntry(name).Open();
        new XDocument(content).Save(entry);
    }
}
