using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using ThongSuot.Engine.Forms;
using ThongSuot.Platform.Papers;
using ThongSuot.Procedures.Catalogue;
using ThongSuot.Procedures.Notices;
using ThongSuot.Procedures.Papers;
using ThongSuot.Procedures.Tests.Notices;
using ThongSuot.Procedures.Tests.Pages;
using ThongSuot.Testing;

namespace ThongSuot.Procedures.Tests.Papers;

/// <summary>Every blank form and every notice, through the real LibreOffice.</summary>
public sealed class BlankFormTests(PublishedHost host) : IClassFixture<PublishedHost>
{
    private const string FolderVariable = "THONGSUOT_PAPERS";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_blank_form_is_a_PDF_in_which_all_its_letters_are_found()
    {
        var published = (await host.Reader.Now(Cancellation))!;
        var forms = published.Forms.Values.Select(f => f.Definition).ToList();
        Assert.Equal(79, forms.Count);
        // A few calls, each with many forms: starting takes most of the time.
        await using var converter = new PdfConverter(new PdfOptions { DocumentsInCall = 40, MostWaiting = forms.Count, Seconds = 300 }, NullLogger<PdfConverter>.Instance);
        var pdfs = await Task.WhenAll(forms.Select(form => converter.Convert(BlankForm.Write(form, published.Set, PaperFormat.Usual).Docx, Cancellation)));

        var faults = new List<string>();
        foreach (var (form, made) in forms.Zip(pdfs))
        {
            if (!made.IsOk)
            {
                faults.Add($"{form.Code}: {made.Refusal.Code}");
                continue;
            }

            await Save(form.Code, made.Value);
            var pages = await PdfText.Pages(made.Value);
            var text = string.Concat(pages);
            Assert.All(pages, page => Assert.True(page.Length > 100, page));
            faults.AddRange(WordsOf(form).Append(published.Set.StatusText).Where(words => !text.Contains(PdfText.Joined(words), StringComparison.Ordinal)).Select(words => $"{form.Code} lacks “{words}”"));
            if (!PdfText.ClaimsArchive(made.Value))
                faults.Add($"{form.Code} is no PDF/A-2b");
            faults.AddRange((await PdfText.Fonts(made.Value)).Where(f => !f.Embedded).Select(f => $"{form.Code}: {f.Name} is not embedded"));
        }

        Assert.True(faults.Count == 0, string.Join('\n', faults));
    }

    [Theory]
    [InlineData("X01", null)]
    [InlineData("TU", "VTLT")]
    [InlineData("CB1", null)]
    public async Task The_notice_of_a_body_is_a_PDF_with_all_its_procedures_and_the_address_of_the_portal(string body, string? field)
    {
        var notice = (await new BodyNotices(host.Reader, new SmallProvince(), TimeProvider.System).For(body, field, Cancellation))!;
        var pdf = await host.Services.GetRequiredService<PdfConverter>().Convert(NoticePaper.Write(notice, "https://thutuc.example", PaperFormat.Usual).Docx, Cancellation);

        Assert.True(pdf.IsOk, pdf.IsOk ? "" : pdf.Refusal.Code);
        await Save($"niem-yet-{body}", pdf.Value);
        var text = await PdfText.Of(pdf.Value);
        Assert.All(notice.Rows.SelectMany(r => (string[])[r.Code, r.Name, r.Time, r.HandIn, r.Decider]).Append(notice.Title).Append("https://thutuc.example" + notice.Path), words =>
            Assert.Contains(PdfText.Joined(words), text, StringComparison.Ordinal));
        Assert.True(PdfText.ClaimsArchive(pdf.Value));
    }

    [Fact]
    public async Task The_same_form_is_the_same_paper_and_another_format_is_another()
    {
        var published = (await host.Reader.Now(Cancellation))!;
        var form = published.Forms["BM-VTLT-04"].Definition;
        var usual = BlankForm.Write(form, published.Set, PaperFormat.Usual);
        Assert.Equal(usual.Hash, BlankForm.Write(form, published.Set, PaperFormat.Usual).Hash);
        Assert.NotEqual(usual.Hash, BlankForm.Write(form, published.Set, PaperFormat.Usual with { Font = "Arial" }).Hash);
        Assert.NotEqual(usual.Hash, BlankForm.Write(form with { Name = "Khác" }, published.Set, PaperFormat.Usual).Hash);
    }

    [Fact]
    public async Task Sizes_and_margins_are_those_in_force_on_the_day()
    {
        var formats = (await host.Reader.Now(Cancellation))!.Reference.Formats;
        Assert.Equal(2, formats.Length);
        Assert.Equal(15, FormatFile.On(formats, new DateOnly(2026, 3, 1)).Sizes.Heading);
        Assert.Same(formats.Single(f => f.To is not null).Format, FormatFile.On(formats, new DateOnly(2025, 12, 31)));
        Assert.Same(PaperFormat.Usual, FormatFile.On([], new DateOnly(2026, 3, 1)));
    }

    private static IEnumerable<string> WordsOf(FormDefinition form) =>
    [
        form.Code, form.Name.ToUpperInvariant(), "ĐẢNG CỘNG SẢN VIỆT NAM",
        .. form.Fields.SelectMany(f => (string?[])[f.Label, f.Help, .. f.Choices.Select(c => c.Label), .. f.Columns.SelectMany(c => (string?[])[c.Label, c.Help, .. c.Choices.Select(x => x.Label)])]).OfType<string>(),
        .. form.Rules.Select(r => r.Message),
    ];

    // For eyes: THONGSUOT_PAPERS names a folder to keep them in.
    private static async Task Save(string name, byte[] pdf)
    {
        if (Environment.GetEnvironmentVariable(FolderVariable) is { } folder)
            await File.WriteAllBytesAsync(Path.Combine(folder, name + ".pdf"), pdf, Cancellation);
    }
}
