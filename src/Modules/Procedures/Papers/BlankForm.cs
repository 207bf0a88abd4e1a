using ThongSuot.Contracts.Procedures;
using ThongSuot.Engine.Forms;
using ThongSuot.Platform.Papers;

namespace ThongSuot.Procedures.Papers;

/// <summary>A form as a paper to fill in by hand: each field as a line, boxes or a ruled table, and place for date and signature.</summary>
internal static class BlankForm
{
    private const string Blank = "……………………………", Date = "……………, ngày …… tháng …… năm ………";
    private const int LongText = 3, SeveralLines = 2, MostRows = 5;

    public static PaperFile Write(FormDefinition form, PublishedSet set, PaperFormat format)
    {
        var paper = new Paper(format, $"{form.Code} – {form.Name}");
        paper.Head(Blank, Blank, $"Mẫu {form.Code}").Title(form.Name.ToUpperInvariant());
        var signers = FormOnPaper.Signers(form);
        var number = 0;
        foreach (var field in form.Fields.Where(f => !signers.Contains(f)))
            Add(paper, field, ++number);
        if (form.Fields.Any(f => f.Required))
            paper.Note("(*) Mục bắt buộc ghi.");
        if (form.Rules.Length > 0)
        {
            paper.Note("Lưu ý khi ghi:");
            foreach (var rule in form.Rules)
                paper.Note("– " + rule.Message);
        }

        foreach (var signer in signers.Where(s => s.Help is not null))
            paper.Note(signer.Help!);
        return paper.Signatures(Date, [.. signers.Select(s => s.Label).DefaultIfEmpty("Người lập")])
            .Foot($"{form.Code}, phiên bản {form.Version} – {set.StatusText}").Write();
    }

    private static void Add(Paper paper, FieldDefinition field, int number)
    {
        var label = $"{number}. {field.Label}{(field.Required ? " (*)" : "")}{(field.VisibleWhen is null ? "" : " (ghi khi áp dụng)")}";
        switch (field.Type)
        {
            case FieldType.LongText:
                paper.Dots(label, LongText);
                break;
            case FieldType.Choice:
                paper.Boxes(label + " (chọn một)", [.. field.Choices.Select(c => c.Label)]);
                break;
            case FieldType.Checklist:
                paper.Boxes(label + " (chọn một hoặc nhiều)", [.. field.Choices.Select(c => c.Label)]);
                break;
            case FieldType.YesNo:
                paper.Boxes(label, ["Có", "Không"]);
                break;
            case FieldType.Date:
                paper.Text($"{label}: ngày ……… tháng ……… năm ……………");
                break;
            case FieldType.Moment:
                paper.Text($"{label}: …… giờ …… phút, ngày …… tháng …… năm …………");
                break;
            case FieldType.Month:
                paper.Text($"{label}: tháng ……… năm ……………");
                break;
            case FieldType.Period:
                paper.Text($"{label}: tháng/quý ……… năm ……………");
                break;
            case FieldType.DateRange:
                paper.Text($"{label}: từ ngày ……/……/………… đến ngày ……/……/…………");
                break;
            case FieldType.Money when !field.Label.Contains("(đồng", StringComparison.OrdinalIgnoreCase):
                paper.Dots(label, after: "đồng");
                break;
            case FieldType.Table:
                AddTable(paper, field, label);
                break;
            case FieldType.Users or FieldType.Roles or FieldType.References or FieldType.Documents or FieldType.Files or FieldType.Encrypted:
                paper.Dots(label, SeveralLines);
                break;
            default:
                // A label that fills the line leaves no room behind it.
                paper.Dots(label, label.Length > 50 ? 2 : 1);
                break;
        }

        if (field.Help is not null)
            paper.Note(field.Help);
    }

    private static void AddTable(Paper paper, FieldDefinition table, string label)
    {
        paper.Text(label + ":");
        var asked = table.Columns.Select(c => new PaperColumn(c.Label + (c.Required ? " (*)" : ""), FormOnPaper.Share(c))).ToList();
        List<PaperColumn> columns = [new("STT", asked.Sum(c => c.Share) * 0.085m, Center: true), .. asked];
        var rows = Math.Clamp(table.MinRows ?? 0, 3, MostRows);
        if (table.MaxRows is { } most)
            rows = Math.Min(rows, most);
        paper.Table(columns, Enumerable.Range(1, rows).Select(i => (IReadOnlyList<string>)[$"{i}", .. table.Columns.Select(_ => "")]));
        foreach (var column in table.Columns)
        {
            if (column.Choices.Length > 0)
                paper.Note($"Cột “{column.Label}” ghi một trong: {string.Join("; ", column.Choices.Select(c => c.Label))}.");
            if (column.Help is not null)
                paper.Note($"Cột “{column.Label}”: {column.Help}");
        }
    }
}
