using System.IO.Compression;
using System.Text;
using ThongSuot.Dossiers.Files;

namespace ThongSuot.Dossiers.Tests.Files;

/// <summary>A file is what its type says, and nothing that harms whoever opens it.</summary>
public sealed class FileContentTests
{
    private const string Docx = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
    private const string Xlsx = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    private const string Odt = "application/vnd.oasis.opendocument.text";

    private static readonly string[] Word = ["[Content_Types].xml", "word/document.xml"];

    [Theory]
    [InlineData(Docx, null, "[Content_Types].xml", "word/document.xml", "word/media/hinh.png")]
    [InlineData(Xlsx, null, "[Content_Types].xml", "xl/workbook.xml")]
    [InlineData(Docx, "FILE_TYPE", "a.txt")]
    [InlineData(Docx, "FILE_TYPE", "[Content_Types].xml", "xl/workbook.xml")]
    [InlineData(Xlsx, "FILE_TYPE", "[Content_Types].xml", "word/document.xml")]
    [InlineData(Docx, "FILE_MACRO", "[Content_Types].xml", "word/document.xml", "word/vbaProject.bin")]
    [InlineData(Odt, "FILE_MACRO", "mimetype", "content.xml", "Basic/script-lc.xml")]
    [InlineData(Docx, "FILE_HOSTILE", "[Content_Types].xml", "word/document.xml", "../../thoat.xml")]
    [InlineData(Docx, "FILE_HOSTILE", "[Content_Types].xml", "word/document.xml", "/etc/passwd")]
    [InlineData(Docx, "FILE_HOSTILE", "[Content_Types].xml", "word/document.xml", "c:\\a.xml")]
    [InlineData(Docx, "FILE_HOSTILE", "[Content_Types].xml", "word/document.xml", "WORD/DOCUMENT.XML")]
    [InlineData(Docx, "FILE_HOSTILE", "[Content_Types].xml", "word/document.xml", "word/embeddings/a.exe")]
    [InlineData(Docx, "FILE_HOSTILE", "[Content_Types].xml", "word/document.xml", "trong.zip")]
    public void An_archive_is_judged_by_what_lies_in_it(string type, string? code, params string[] entries) =>
        Assert.Equal(code, FileContent.Check(type, Archive(entries))?.Code);

    [Theory]
    [InlineData("application/vnd.oasis.opendocument.text", null)]
    [InlineData("application/vnd.oasis.opendocument.spreadsheet", "FILE_TYPE")]
    public void An_odt_names_its_type(string written, string? code) =>
        Assert.Equal(code, FileContent.Check(Odt, Archive(["mimetype", "content.xml"], name => name == "mimetype" ? Encoding.ASCII.GetBytes(written) : [1]))?.Code);

    [Fact]
    public void A_bomb_is_refused_without_unpacking_it() =>
        Assert.Equal("FILE_HOSTILE", FileContent.Check(Docx, Archive([.. Word, "word/bom.xml"], name => name == "word/bom.xml" ? new byte[64 << 20] : [1]))?.Code);

    [Fact]
    public void Ten_thousand_entries_are_too_many() =>
        Assert.Equal("FILE_HOSTILE", FileContent.Check(Docx, Archive([.. Word, .. Enumerable.Range(0, 10_000).Select(i => $"word/{i}.xml")]))?.Code);

    [Fact]
    public void Half_an_archive_is_none()
    {
        var whole = Archive(Word).ToArray();
        Assert.Equal("FILE_TYPE", FileContent.Check(Docx, new MemoryStream(whole[..(whole.Length / 2)]))?.Code);
    }

    [Theory]
    [InlineData("Kính gửi: Ban Thường vụ\r\n\tĐảng ủy", true)]
    [InlineData("", true)]
    [InlineData("a\u0000b", false)]
    [InlineData("a\u001B[2Jb", false)]
    public void Text_is_text(string text, bool taken) =>
        Assert.Equal(taken, FileContent.Check("text/plain", new MemoryStream(Encoding.UTF8.GetBytes(text))) is null);

    [Fact]
    public void Bytes_that_are_no_utf8_are_refused() =>
        Assert.NotNull(FileContent.Check("text/plain", new MemoryStream([.. Enumerable.Repeat((byte)'a', 100_000), 0xC3, 0x28])));

    private static MemoryStream Archive(string[] entries, Func<string, byte[]>? content = null)
    {
        var stream = new MemoryStream();
        using (var archive = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var name in entries)
            {
                using var entry = archive.CreateEntry(name).Open();
                entry.Write(content?.Invoke(name) ?? [1]);
            }
        }

        stream.Position = 0;
        return stream;
    }
}
