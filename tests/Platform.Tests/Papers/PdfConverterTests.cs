using System.Diagnostics;
using System.Text;
using Microsoft.Extensions.Logging.Abstractions;
using ThongSuot.Platform.Papers;
using ThongSuot.Testing;

namespace ThongSuot.Platform.Tests.Papers;

/// <summary>The border to LibreOffice: with the real one, and with small programs that behave badly.</summary>
public sealed class PdfConverterTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("ts-office-");

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task A_paper_becomes_a_PDF_with_all_its_letters_that_claims_to_be_an_archive()
    {
        await using var converter = Converter(new PdfOptions());
        var paper = new Paper(PaperFormat.Usual, "Thử").Head("ĐẢNG BỘ TỈNH SÔNG THANH", "BAN TỔ CHỨC", "Sông Thanh, ngày 05 tháng 02 năm 2026").Title("GIẤY MỜI", "Ộ ộ Ữ ữ Ẵ ẵ Ỹ ỹ Đ đ")
            .Table([new("Cột thứ nhất", 1), new("Cột thứ hai", 2)], [["Ẩm", "Ễnh ương"]]).Foot("Chân trang").Write();
        var pdf = await converter.Convert(paper.Docx, Cancellation);

        Assert.True(pdf.IsOk, pdf.IsOk ? "" : pdf.Refusal.Code);
        var text = await PdfText.Of(pdf.Value);
        Assert.All((string[])["ĐẢNG CỘNG SẢN VIỆT NAM", "ĐẢNG BỘ TỈNH SÔNG THANH", "Ộ ộ Ữ ữ Ẵ ẵ Ỹ ỹ Đ đ", "Cột thứ nhất", "Ễnh ương", "Chân trang – Trang 1/1"], words =>
            Assert.Contains(PdfText.Joined(words), text, StringComparison.Ordinal));
        Assert.True(PdfText.ClaimsArchive(pdf.Value));
        Assert.All(await PdfText.Fonts(pdf.Value), font => Assert.True(font.Embedded, font.Name));
    }

    [Fact]
    public async Task What_hangs_is_ended_in_time_with_all_its_children()
    {
        await using var converter = Converter(new PdfOptions { Program = Script("(sleep 600 & echo $! > \"$MARK.child\"; wait) & echo $$ > \"$MARK\"; sleep 600"), Seconds = 1 });
        var watch = Stopwatch.StartNew();
        var pdf = await converter.Convert([1], Cancellation);

        Assert.Equal(PaperRefusals.Slow, pdf.Refusal);
        Assert.InRange(watch.Elapsed, TimeSpan.FromSeconds(0.9), TimeSpan.FromSeconds(20));
        Assert.All(["mark", "mark.child"], (string mark) => Assert.True(IsGone(File.ReadAllText(Path.Combine(_folder.FullName, mark)).Trim()), mark));
    }

    [Fact]
    public async Task What_eats_memory_is_stopped()
    {
        // tail keeps a line until it ends, and this one does not.
        await using var converter = Converter(new PdfOptions { Program = Script("tail /dev/zero"), Megabytes = 200, Seconds = 60 });
        Assert.Equal(PaperRefusals.Failed, (await converter.Convert([1], Cancellation)).Refusal);
    }

    [Fact]
    public async Task What_fills_the_disk_is_stopped()
    {
        await using var converter = Converter(new PdfOptions { Program = Script("cat /dev/zero > big && cp \"$0\" out/1.pdf"), FileMegabytes = 1, Seconds = 60 });
        Assert.Equal(PaperRefusals.Failed, (await converter.Convert([1], Cancellation)).Refusal);
    }

    [Theory]
    [InlineData("/khong/co/soffice")]
    [InlineData("")]
    public async Task One_that_is_missing_is_a_refusal_that_says_what_to_do(string program)
    {
        await using var converter = Converter(new PdfOptions { Program = program });
        Assert.False(converter.IsThere);
        var refusal = (await converter.Convert([1], Cancellation)).Refusal;
        Assert.Equal("PDF_OFF", refusal.Code);
        Assert.Contains("chưa cài LibreOffice", refusal.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_runs_in_a_private_folder_without_our_environment_and_leaves_nothing()
    {
        Environment.SetEnvironmentVariable("THONGSUOT_TEST_SECRET", "bí mật");
        await using var converter = Converter(new PdfOptions { Program = Script("{ env; pwd; stat -c %a .; } > \"$MARK\"; printf '%%PDF-1' > out/1.pdf") });
        Assert.True((await converter.Convert([1], Cancellation)).IsOk);

        var said = await File.ReadAllTextAsync(Path.Combine(_folder.FullName, "mark"), Cancellation);
        Assert.DoesNotContain("THONGSUOT", said, StringComparison.Ordinal);
        var lines = said.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal("700", lines[^1]);
        Assert.False(Directory.Exists(lines[^2]));
    }

    [Fact]
    public async Task Documents_that_wait_go_together_and_the_line_is_bounded()
    {
        await using var converter = Converter(new PdfOptions { Program = Waiting(), DocumentsInCall = 10, MostWaiting = 4 });
        var first = converter.Convert([1], Cancellation);
        await Begun();
        var others = Enumerable.Range(0, 4).Select(_ => converter.Convert([1], Cancellation)).ToArray();
        Assert.Equal(PaperRefusals.Busy, (await converter.Convert([1], Cancellation)).Refusal);
        await LetGo();

        Assert.True((await first).IsOk);
        Assert.All(await Task.WhenAll(others), pdf => Assert.True(pdf.IsOk));
        Assert.Equal(["1", "4"], await File.ReadAllLinesAsync(Path.Combine(_folder.FullName, "mark"), Cancellation));
    }

    [Fact]
    public async Task A_document_that_spoils_a_call_is_refused_alone()
    {
        // Fails when any of its documents is the bad one.
        var program = Script($"{Each("grep -q bad $f && exit 3")}; {Each("printf '%%PDF-1' > out/$(basename $f .docx).pdf")}; {Gate}");
        await using var converter = Converter(new PdfOptions { Program = program });
        var first = converter.Convert("good"u8.ToArray(), Cancellation);
        await Begun();
        var waiting = ((string[])["good", "bad", "good"]).Select(d => converter.Convert(Encoding.UTF8.GetBytes(d), Cancellation)).ToArray();
        await LetGo();

        Assert.Equal([true, false, true], (await Task.WhenAll(waiting)).Select(pdf => pdf.IsOk));
        Assert.True((await first).IsOk);
    }

    [Fact]
    public async Task A_paper_that_was_made_before_is_not_made_again()
    {
        await using var converter = Converter(new PdfOptions { Program = Script("echo call >> \"$MARK\"; printf '%%PDF-1' > out/1.pdf") });
        var shelf = new PaperShelf(Path.Combine(_folder.FullName, "papers"), converter, TimeProvider.System);
        PaperFile Paper(string text) => new Paper(PaperFormat.Usual, "Thử").Text(text).Write();
        Assert.All(await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => shelf.Pdf(Paper("một"), Cancellation))), pdf => Assert.True(pdf.IsOk));
        Assert.True((await shelf.Pdf(Paper("hai"), Cancellation)).IsOk);
        Assert.True((await new PaperShelf(Path.Combine(_folder.FullName, "papers"), converter, TimeProvider.System).Pdf(Paper("một"), Cancellation)).IsOk);

        Assert.Equal(2, (await File.ReadAllLinesAsync(Path.Combine(_folder.FullName, "mark"), Cancellation)).Length);
    }

    private static PdfConverter Converter(PdfOptions options) => new(options, NullLogger<PdfConverter>.Instance);

    // The first call tells that it has begun, and ends when it is let go. Both ends of a pipe wait for each other, so nobody looks again and again.
    private const string Gate = "if mkdir \"$MARK.first\" 2>/dev/null; then echo > \"$MARK.begun\"; read -r go < \"$MARK.go\"; fi";

    private static string Each(string command) => $"for f in *.docx; do {command}; done";

    private string Waiting() => Script($"ls *.docx | wc -l >> \"$MARK\"; {Each("printf '%%PDF-1' > out/$(basename $f .docx).pdf")}; {Gate}");

    private Task Begun() => Task.Run(() => File.ReadAllText(Pipe("begun")), Cancellation);

    private Task LetGo() => Task.Run(() => File.WriteAllText(Pipe("go"), "\n"), Cancellation);

    private string Pipe(string name) => Path.Combine(_folder.FullName, "mark." + name);

    private string Script(string body)
    {
        var file = Path.Combine(_folder.FullName, "soffice");
        if (body.EndsWith(Gate, StringComparison.Ordinal))
        {
            using var pipes = System.Diagnostics.Process.Start("mkfifo", [Pipe("begun"), Pipe("go")]);
            pipes.WaitForExit();
        }

        File.WriteAllText(file, $"#!/bin/sh\nMARK={Path.Combine(_folder.FullName, "mark")}\n{body}\n");
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        return file;
    }

    // What has ended and waits for its parent is gone, too.
    private static bool IsGone(string process) =>
        !File.Exists($"/proc/{process}/stat") || File.ReadAllText($"/proc/{process}/stat").Contains(") Z ", StringComparison.Ordinal);
}
