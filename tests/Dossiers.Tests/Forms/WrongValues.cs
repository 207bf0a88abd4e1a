using System.Globalization;
using ThongSuot.Engine.Forms;
using ThongSuot.Engine.Values;

namespace ThongSuot.Dossiers.Tests.Forms;

/// <summary>What a field must not take: each time one input, or the two of a range, wrong in one way.</summary>
internal static class WrongValues
{
    private const string Reversed = "ghi\u202Echú", Control = "a\u0007b";

    /// <param name="value">What stands there otherwise.</param>
    /// <returns>Where the fault must stand, and the inputs that cause it.</returns>
    public static IEnumerable<(string Key, Dictionary<string, IReadOnlyList<string>> Changes)> Of(FieldDefinition field, string key, Value value)
    {
        if (field.Type == FieldType.Table)
        {
            if (value is Value.Rows { Items: [var row, ..] })
            {
                foreach (var wrong in field.Columns.Where(c => !row[c.Key].IsNothing).SelectMany(c => Of(c, $"{key}[0].{c.Key}", row[c.Key])))
                {
                    // The only cell of a row that is left blank makes it no row.
                    if (row.Count > 1 || wrong.Changes.Values.Any(texts => texts.Any(t => t.Length > 0)))
                        yield return wrong;
                }
            }

            yield break;
        }

        if (field.Type == FieldType.DateRange)
        {
            yield return (key, new(StringComparer.Ordinal) { [key + ".to"] = [""] });
            yield return (key, new(StringComparer.Ordinal) { [key + ".from"] = ["02/02/2026"], [key + ".to"] = ["01/02/2026"] });
            yield return (key + ".from", new(StringComparer.Ordinal) { [key + ".from"] = ["30/02/2026"] });
            yield break;
        }

        foreach (var text in Texts(field))
            yield return (key, new(StringComparer.Ordinal) { [key] = [text] });
        if (field.Required)
            yield return (key, new(StringComparer.Ordinal) { [key] = [""] });
        if (!field.Type.TakesSeveral() && field.Type != FieldType.YesNo)
            yield return (key, new(StringComparer.Ordinal) { [key] = ["1", "2"] });
    }

    private static IEnumerable<string> Texts(FieldDefinition field)
    {
        yield return Reversed;
        yield return Control;
        switch (field.Type)
        {
            case FieldType.Integer or FieldType.Money or FieldType.Decimal:
                yield return "mười";
                yield return "1.5";
                yield return "=1+1";
                if (field.Type != FieldType.Decimal)
                    yield return "1,5";
                if (field.Min is Value.Number min)
                    yield return (min.Amount - 1).ToString(CultureInfo.InvariantCulture);
                if (field.Max is Value.Number max)
                    yield return (max.Amount + 1).ToString(CultureInfo.InvariantCulture);
                break;
            case FieldType.Date:
                yield return "31/02/2026";
                yield return "01/01/1500";
                break;
            case FieldType.Moment:
                yield return "01/02/2026";
                yield return "01/02/2026 25:00";
                break;
            case FieldType.Month:
                yield return "13/2026";
                break;
            case FieldType.Period:
                yield return "Quý V/2026";
                break;
            case FieldType.YesNo:
                yield return "có thể";
                break;
            case FieldType.Choice or FieldType.Checklist:
                yield return "khong_co_lua_chon_nay";
                break;
            case FieldType.Email:
                yield return "vanphong.songthanh.vn";
                break;
            case FieldType.Code:
                yield return "mã có khoảng trắng";
                break;
            case FieldType.DocumentNumber:
                yield return "không số";
                break;
            case FieldType.LongText:
                yield return new string('x', field.TextLimit + 1);
                break;
            default:
                yield return new string('x', field.TextLimit + 1);
                yield return "hai\ndòng";
                break;
        }
    }
}
