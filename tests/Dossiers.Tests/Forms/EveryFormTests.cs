using System.Text;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using Microsoft.Extensions.Logging.Abstractions;
using ThongSuot.Contracts.Procedures;
using ThongSuot.Dossiers.Data;
using ThongSuot.Dossiers.Forms;
using ThongSuot.Engine.Forms;
using ThongSuot.Engine.Values;
using ThongSuot.Load;
using ThongSuot.Platform.Papers;
using ThongSuot.Testing;

namespace ThongSuot.Dossiers.Tests.Forms;

/// <summary>All shipped forms with random values: taken, kept, read again, on paper; and each with one thing wrong at a time.</summary>
public sealed class EveryFormTests(Province province) : IClassFixture<Province>
{
    private const int Seed = 20261127, Runs = 5;

    private static readonly string[] Files = [Guid.CreateVersion7().ToString()];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Valid_values_are_taken_kept_and_read_again_equal()
    {
        var forms = await Forms();
        Assert.Equal(79, forms.Count);
        foreach (var (form, _) in forms)
        {
            var random = new RandomForm(new Random(Seed + form.Code.Sum(c => c)), Files);
            for (var run = 0; run < Runs; run++)
            {
                var values = random.Values(form);
                var reading = form.Read(form.Write(values));
                Assert.True(form.Validate(reading).Count == 0, $"{form.Code}: {string.Join("; ", form.Validate(reading))}");
                Assert.Equal(values, reading.Values);
                Assert.Null(TypedInputs.Keep(form, reading, _ => Value.Nothing));
                Assert.Equal(values, ValueJson.ReadMap(ValueJson.WriteMap(values)));
                // The rows hold every single value once.
                var rows = FormValueRows.Of(Guid.Empty, form, values);
                Assert.Equal(values.Sum(v => Count(v.Value)), rows.Count);
            }
        }
    }

    [Fact]
    public async Task Each_single_wrong_value_is_refused_at_its_field()
    {
        var (faults, tried) = (new List<string>(), 0);
        foreach (var (form, _) in await Forms())
        {
            var values = new RandomForm(new Random(Seed + form.Code.Sum(c => c)), Files).Values(form, optional: 1);
            var valid = form.Write(values);
            foreach (var (key, changes) in form.Fields.Where(f => !values[f.Key].IsNothing).SelectMany(f => WrongValues.Of(f, f.Key, values[f.Key])))
            {
                tried++;
                var posted = new Dictionary<string, IReadOnlyList<string>>(valid, StringComparer.Ordinal);
                foreach (var (name, texts) in changes)
                    posted[name] = texts;
                if (form.Validate(form.Read(posted)).All(fault => fault.Key != key))
                    faults.Add($"{form.Code} {key} took {string.Join(" | ", changes.Select(c => $"{c.Key}={string.Join(',', c.Value.Select(t => t.Length > 40 ? t[..40] : t))}"))}");
            }
        }

        Assert.True(faults.Count == 0, string.Join('\n', faults));
        Assert.True(tried > 2_000, $"Only {tried} wrong values were tried.");
    }

    [Fact]
    public async Task Every_filled_form_is_a_document_with_all_its_values()
    {
        var faults = new List<string>();
        foreach (var sheet in await Sheets())
        {
            var text = TextOf(FilledForm.Write(sheet, null, PaperFormat.Usual).Docx);
            faults.AddRange(WordsOf(sheet).Where(words => !text.Contains(PdfText.Joined(words), StringComparison.Ordinal)).Select(words => $"{sheet.Form.Code} lacks “{words}”"));
        }

        Assert.True(faults.Count == 0, string.Join('\n', faults));
    }

    [Fact]
    public async Task Every_filled_form_is_a_PDF_in_which_all_letters_are_found()
    {
        var sheets = await Sheets();
        await using var converter = new PdfConverter(new PdfOptions { DocumentsInCall = 40, MostWaiting = sheets.Count, Seconds = 300 }, NullLogger<PdfConverter>.Instance);
        Assert.True(converter.IsThere, "LibreOffice is not installed.");
        var pdfs = await Task.WhenAll(sheets.Select(sheet => converter.Convert(FilledForm.Write(sheet, null, PaperFormat.Usual).Docx, Cancellation)));
        var faults = new List<string>();
        foreach (var (sheet, made) in sheets.Zip(pdfs))
        {
            if (!made.IsOk)
            {
                faults.Add($"{sheet.Form.Code}: {made.Refusal.Code}");
                continue;
            }

            if (Environment.GetEnvironmentVariable("THONGSUOT_PAPERS") is { Length: > 0 } folder)
                await File.WriteAllBytesAsync(Path.Combine(folder, sheet.Form.Code + ".pdf"), made.Value, Cancellation);
            var pages = await PdfText.Pages(made.Value);
            var text = string.Concat(pages);
            // The foot alone is no page.
            if (pages.Any(page => page.Length <= PdfText.Joined($"{sheet.Form.Code}, phiên bản {sheet.Form.Version} – Trang 1/1").Length))
                faults.Add($"{sheet.Form.Code} has an empty page");
            // What a table's cells break over lines and pages stands in another order there: those are looked for in the document.
            faults.AddRange(RandomForm.Letters.Where(c => !char.IsWhiteSpace(c) && !text.Contains(c, StringComparison.Ordinal)).Select(c => $"{sheet.Form.Code} lacks the letter {c}"));
            if (!PdfText.ClaimsArchive(made.Value))
                faults.Add($"{sheet.Form.Code} is no PDF/A-2b");
        }

        Assert.True(faults.Count == 0, string.Join('\n', faults));
    }

    private async Task<IReadOnlyList<(FormDefinition Form, Procedure Procedure)>> Forms()
    {
        var forms = new Dictionary<string, (FormDefinition, Procedure)>(StringComparer.Ordinal);
        foreach (var procedure in await province.Procedures.Published(Cancellation))
        {
            foreach (var code in procedure.Forms)
                forms.TryAdd(code, ((await province.Procedures.Form(procedure.VersionId, code, Cancellation))!, procedure));
        }

        return [.. forms.Values];
    }

    // Each filled with random values; a text field holds every letter.
    private async Task<IReadOnlyList<FormSheet>> Sheets() => [.. (await Forms()).Select(known =>
    {
        var (form, procedure) = known;
        var values = new RandomForm(new Random(Seed + form.Code.Sum(c => c)), []).Values(form with { Fields = [.. form.Fields.Select(f => f.Type is FieldType.File or FieldType.Files ? f with { Required = false } : f)] });
        // On paper a text may be longer than the page would take it.
        var longest = form.Fields.Where(f => values[f.Key] is Value.Text && IsFree(f)).OrderBy(f => f.Type != FieldType.LongText).Select(f => f.Key).FirstOrDefault();
        if (longest is not null)
            values = values.With(longest, new Value.Text(RandomForm.Letters));
        else if (form.Fields.FirstOrDefault(f => f.Type == FieldType.Table && values[f.Key] is Value.Rows && f.Columns.Any(IsFree)) is { } table)
            values = values.With(table.Key, new Value.Rows([.. ((Value.Rows)values[table.Key]).Items.Select(row => row.With(table.Columns.First(IsFree).Key, new Value.Text(RandomForm.Letters)))]));
        var body = province.Organisation.Bodies.Where(b => b.Kind == "cell").MinBy(b => b.Code, StringComparer.Ordinal)!;
        return new FormSheet(form, [], procedure, province.Organisation)
        {
            HoldsContent = true,
            Draft = new Draft { Id = Guid.CreateVersion7(), Person = Guid.Empty, Procedure = procedure.Code, Definition = procedure.VersionId, Role = "", Body = body.Id, Content = new DraftContent(), SavedAt = province.Time.GetUtcNow() },
            Entry = new FormEntry { Id = Guid.CreateVersion7(), Dossier = Guid.Empty, Code = form.Code, FormVersion = 1, Revision = 1, ChangedBy = Guid.Empty, ChangedAt = province.Time.GetUtcNow(), FilledAt = province.Time.GetUtcNow(), Values = ValueJson.WriteMap(values) },
        };
    })];

    private static bool IsFree(FieldDefinition field) =>
        field.Type is FieldType.LongText or FieldType.Line or FieldType.User or FieldType.Reference or FieldType.Organisation or FieldType.Member or FieldType.Document or FieldType.Case;

    private static IEnumerable<string> WordsOf(FormSheet sheet)
    {
        foreach (var field in sheet.Form.Fields)
        {
            var value = sheet.Values[field.Key];
            if (value is Value.Rows rows)
            {
                foreach (var cell in rows.Items.SelectMany(row => field.Columns.Select(c => FormWords.Of(sheet, c, row[c.Key]))))
                    yield return cell;
            }
            else
            {
                foreach (var line in FormWords.Of(sheet, field, value).Split('\n'))
                    yield return line;
            }
        }

        yield return sheet.Form.Name.ToUpperInvariant();
    }

    private static string TextOf(byte[] docx)
    {
        using var file = new MemoryStream(docx);
        using var document = WordprocessingDocument.Open(file, false);
        var text = new StringBuilder();
        foreach (var part in document.MainDocumentPart!.Document.Body!.Descendants<Text>())
            text.Append(part.Text);
        return PdfText.Joined(text.ToString());
    }

    private static int Count(Value value) => value switch
    {
        Value.Absent => 0,
        Value.Rows rows => rows.Items.Sum(row => row.Sum(cell => Count(cell.Value))),
        Value.List list => list.Items.Sum(Count),
        _ => 1,
    };
}
