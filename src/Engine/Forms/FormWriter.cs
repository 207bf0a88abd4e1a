using ThongSuot.Engine.Values;

namespace ThongSuot.Engine.Forms;

/// <summary>Turns typed values into the strings of the inputs.</summary>
internal static class FormWriter
{
    internal static IReadOnlyDictionary<string, IReadOnlyList<string>> Write(FormDefinition form, ValueMap values)
    {
        var inputs = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);
        foreach (var field in form.Fields)
            Write(inputs, field, field.Key, values[field.Key]);
        return inputs;
    }

    private static void Write(Dictionary<string, IReadOnlyList<string>> inputs, FieldDefinition field, string key, Value value)
    {
        switch (value)
        {
            case Value.Absent:
                break;
            case Value.Rows rows:
                for (var i = 0; i < rows.Items.Length; i++)
                {
                    foreach (var column in field.Columns)
                        Write(inputs, column, $"{FieldText.Index(key, i)}.{column.Key}", rows.Items[i][column.Key]);
                }
                break;
            case Value.List { Items: [var from, var to] } when field.Type == FieldType.DateRange:
                Write(inputs, field, $"{key}.from", from);
                Write(inputs, field, $"{key}.to", to);
                break;
            case Value.List list:
                inputs[key] = [.. list.Items.Select(item => Text(field.Type, item))];
                break;
            default:
                inputs[key] = [Text(field.Type, value)];
                break;
        }
    }

    private static string Text(FieldType type, Value value) => value switch
    {
        Value.Text text => type == FieldType.Period ? VietnameseDate.FormatPeriod(text.Content) : text.Content,
        Value.Number number => VietnameseNumber.Format(number.Amount),
        Value.Truth truth => truth.Holds ? "true" : "false",
        Value.Date date => type == FieldType.Month ? VietnameseDate.FormatMonth(date.Day) : VietnameseDate.Format(date.Day),
        Value.Moment moment => VietnameseDate.Format(moment.At),
        _ => string.Empty,
    };
}
