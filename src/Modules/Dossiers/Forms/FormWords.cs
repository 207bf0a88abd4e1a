using ThongSuot.Engine.Forms;
using ThongSuot.Engine.Values;
using ThongSuot.Platform.Time;

namespace ThongSuot.Dossiers.Forms;

/// <summary>Values as people read them, on the page and on paper.</summary>
internal static class FormWords
{
    public static string Of(FormSheet sheet, FieldDefinition field, Value value) => value switch
    {
        Value.Absent => "",
        Value.List { Items: [var from, var to] } when field.Type == FieldType.DateRange => $"từ {Plain(field, from)} đến {Plain(field, to)}",
        Value.List list => string.Join("; ", list.Items.Select(item => One(sheet, field, item))),
        _ => One(sheet, field, value),
    };

    /// <summary>A state of a form in words.</summary>
    public static string StateOf(Data.FormEntry? entry) => entry switch
    {
        null => "chưa điền",
        { ErasedAt: not null } => "nội dung đã xóa",
        { FilledAt: { } at } => $"đã điền, {at.InVietnam():dd/MM/yyyy}",
        _ => "đang điền",
    };

    private static string One(FormSheet sheet, FieldDefinition field, Value value) => value switch
    {
        Value.Text text when field.Choices.Length > 0 => field.Choices.FirstOrDefault(c => c.Code == text.Content)?.Label ?? text.Content,
        Value.Text text when field.IsFile() => FileFields.NameOf(sheet, text.Content),
        _ => Plain(field, value),
    };

    private static string Plain(FieldDefinition field, Value value) => value switch
    {
        Value.Text text => field.Type == FieldType.Period ? VietnameseDate.FormatPeriod(text.Content) : text.Content,
        Value.Number number => VietnameseNumber.Format(number.Amount) + (field.Type == FieldType.Money && !field.Label.Contains("(đồng", StringComparison.OrdinalIgnoreCase) ? " đồng" : ""),
        Value.Truth truth => truth.Holds ? "Có" : "Không",
        Value.Date date => field.Type == FieldType.Month ? VietnameseDate.FormatMonth(date.Day) : VietnameseDate.Format(date.Day),
        Value.Moment moment => VietnameseDate.Format(moment.At),
        _ => "",
    };
}
