using System.Globalization;
using ThongSuot.Contracts.Procedures;
using ThongSuot.Engine.Forms;
using ThongSuot.Engine.Values;
using ThongSuot.Platform.Papers;
using ThongSuot.Platform.Time;

namespace ThongSuot.Dossiers.Forms;

/// <summary>A filled form as a paper: each field that is shown with its answer, tables ruled, place for date and signature.</summary>
internal static class FilledForm
{
    private const string Unanswered = "…………";
    private const decimal WidestWord = 4.2m, WidthOfLetter = 0.32m;

    public static PaperFile Write(FormSheet sheet, PublishedSet? set, PaperFormat format)
    {
        var form = sheet.Form;
        var values = sheet.Values;
        var visible = form.VisibleKeys(values, sheet.Known);
        var signers = FormOnPaper.Signers(form);
        var day = (sheet.Entry?.FilledAt ?? sheet.Entry?.ChangedAt ?? DateTimeOffset.UnixEpoch).InVietnam();
        var date = string.Create(CultureInfo.InvariantCulture, $"ngày {day:dd} tháng {day:MM} năm {day:yyyy}");
        var paper = new Paper(format, $"{form.Code} – {form.Name}");
        var (above, issuer) = Issuer(sheet);
        paper.Head(above, issuer, $"Mẫu {form.Code}").Title(form.Name.ToUpperInvariant());
        if (sheet.Entry is { FilledAt: null })
            paper.Note("Bản nháp, chưa hoàn thành.");
        if (sheet.Dossier is { } dossier)
            paper.Answer("Hồ sơ", dossier.Code);
        var number = 0;
        foreach (var field in form.Fields.Where(f => visible.Contains(f.Key) && !signers.Contains(f)))
            Add(paper, sheet, field, values[field.Key], ++number);
        return paper.Signatures("……………, " + date, [.. signers.Select(s => (s.Label, FormWords.Of(sheet, s, values[s.Key]))).DefaultIfEmpty(("Người lập", ""))])
            .Foot($"{form.Code}, phiên bản {form.Version}{(set is null ? "" : $" – {set.StatusText}")}").Write();
    }

    private static void Add(Paper paper, FormSheet sheet, FieldDefinition field, Value value, int number)
    {
        var label = string.Create(CultureInfo.InvariantCulture, $"{number}. {field.Label}");
        if (value is not Value.Rows rows)
        {
            paper.Answer(label, FormWords.Of(sheet, field, value) is { Length: > 0 } text ? text : Unanswered);
            return;
        }

        paper.Text(label + ":");
        IReadOnlyList<string>[] cells = [.. rows.Items.Select(row => (IReadOnlyList<string>)[.. field.Columns.Select(c => FormWords.Of(sheet, c, row[c.Key]).ReplaceLineEndings(" "))])];
        // An amount broken over two lines is read as two.
        decimal Share(int column) => Math.Max(FormOnPaper.Share(field.Columns[column]), Math.Min(WidestWord, cells.Max(row => row[column].Split(' ').Max(word => word.Length)) * WidthOfLetter));
        var asked = field.Columns.Select((c, i) => new PaperColumn(c.Label, Share(i))).ToList();
        paper.Table(
            [new PaperColumn("STT", asked.Sum(c => c.Share) * 0.085m, Center: true), .. asked],
            cells.Select((row, i) => (IReadOnlyList<string>)[$"{i + 1}", .. row]));
    }

    // The body whose step it is; in a draft and for what was filed, the filer's.
    private static (string? Above, string Issuer) Issuer(FormSheet sheet)
    {
        var (view, state) = (sheet.Organisation, sheet.Dossier?.State);
        var at = state?.Open.Values.OfType<Engine.Processes.OpenStep>().FirstOrDefault(s => s.Node == sheet.Entry?.Node)?.Holder.Body.Id
            ?? state?.Done.LastOrDefault(d => d.Node == sheet.Entry?.Node)?.Holder.Body.Id
            ?? sheet.Dossier?.FilerBody ?? sheet.Draft?.Body;
        var body = view.Find(at);
        return (view.Find(body?.Parent)?.Name.ToUpperInvariant(), (body?.Name ?? "").ToUpperInvariant());
    }
}
