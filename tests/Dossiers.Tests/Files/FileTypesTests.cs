using System.Security.Cryptography;
using System.Text;
using ThongSuot.Dossiers.Files;
using ThongSuot.Platform.Files;

namespace ThongSuot.Dossiers.Tests.Files;

/// <summary>What may come in at all: content decides the type, and a name is a name and nothing else.</summary>
public sealed class FileTypesTests
{
    private const string Zip = "PK\u0003\u0004", Png = "\u0089PNG\r\n\u001a\n", Jpeg = "\u00ff\u00d8\u00ff";

    [Theory]
    [InlineData("a.pdf", "%PDF-1.7", "application/pdf")]
    [InlineData("A.PDF", "%PDF-1.7", "application/pdf")]
    [InlineData("a.docx", Zip, "application/vnd.openxmlformats-officedocument.wordprocessingml.document")]
    [InlineData("a.xlsx", Zip, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet")]
    [InlineData("a.odt", Zip, "application/vnd.oasis.opendocument.text")]
    [InlineData("a.png", Png, "image/png")]
    [InlineData("a.jpg", Jpeg, "image/jpeg")]
    [InlineData("a.jpeg", Jpeg, "image/jpeg")]
    [InlineData("a.txt", "chữ", "text/plain")]
    [InlineData("a.pdf", "MZ\u0090", null)]
    [InlineData("a.pdf", Zip, null)]
    [InlineData("a.png", Jpeg, null)]
    [InlineData("a.docx", "%PDF-1.7", null)]
    [InlineData("a.exe", "%PDF-1.7", null)]
    [InlineData("a.pdf.exe", "%PDF-1.7", null)]
    [InlineData("a.html", "<script>", null)]
    [InlineData("a.svg", "<svg>", null)]
    [InlineData("a.docm", Zip, null)]
    [InlineData("a", "%PDF-1.7", null)]
    [InlineData("a.txt", "a\0b", null)]
    [InlineData("a.pdf", "%PD", null)]
    public void Name_and_content_must_agree(string name, string head, string? type) =>
        Assert.Equal(type, FileTypes.Of(name, name.EndsWith("txt", StringComparison.Ordinal) ? Encoding.UTF8.GetBytes(head) : Encoding.Latin1.GetBytes(head)));

    [Theory]
    [InlineData("Quyết định.pdf", "Quyết định.pdf")]
    [InlineData("../../etc/passwd.txt", "passwd.txt")]
    [InlineData(@"C:\Users\ai\đơn.docx", "đơn.docx")]
    [InlineData(@"..\..\a/b.pdf", "b.pdf")]
    [InlineData("Quye\u0302\u0301t.pdf", "Quyết.pdf")]
    [InlineData("a/", null)]
    [InlineData("", null)]
    [InlineData(null, null)]
    [InlineData("..", null)]
    [InlineData(".", null)]
    [InlineData("a\u202Egpj.exe", null)]
    [InlineData("a\u2066b.pdf", null)]
    [InlineData("a\0.pdf", null)]
    [InlineData("a\r\nX: y.pdf", null)]
    [InlineData("a\u0085.pdf", null)]
    public void A_name_brings_no_path_and_no_hostile_mark(string? name, string? safe) => Assert.Equal(safe, FileTypes.SafeName(name));

    [Theory]
    [InlineData(200, true)]
    [InlineData(201, false)]
    [InlineData(300, false)]
    public void A_name_has_an_end(int length, bool taken) => Assert.Equal(taken, FileTypes.SafeName(new string('a', length - 4) + ".pdf") is not null);

    [Theory]
    [InlineData(99, true)]
    [InlineData(100, true)]
    [InlineData(101, false)]
    public async Task A_file_over_the_limit_leaves_nothing_behind(int length, bool kept)
    {
        var folder = Directory.CreateTempSubdirectory("thongsuot-");
        try
        {
            var content = RandomNumberGenerator.GetBytes(length);
            var store = new FileStore(folder.FullName);
            await using var stream = new PrefixedStream(content.AsMemory(0, 40), new MemoryStream(content[40..]));

            var file = await store.Keep(stream, 100, default);

            Assert.Equal(kept ? new StoredFile(Convert.ToHexStringLower(SHA256.HashData(content)), length) : null, file);
            Assert.Equal(kept ? 1 : 0, folder.GetFiles("*", SearchOption.AllDirectories).Length);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
