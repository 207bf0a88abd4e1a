using System.Globalization;
using ThongSuot.Dossiers.Data;
using ThongSuot.Engine.Forms;
using ThongSuot.Engine.Values;
using ThongSuot.Platform.Data;
using ThongSuot.Platform.Text;
using ThongSuot.Platform.Time;

namespace ThongSuot.Dossiers.Forms;

/// <summary>The values of a filled form as narrow rows. Pure, so that they can be made anew and compared.</summary>
internal static class FormValueRows
{
    public static IReadOnlyList<FormValueRow> Of(Guid form, FormDefinition definition, ValueMap values)
    {
        var rows = new List<FormValueRow>();
        foreach (var (key, value) in values)
            Add(rows, form, definition.Code, key, null, value, definition.Fields.FirstOrDefault(f => f.Key == key)?.Type);
        return rows;
    }

    /// <summary>Writes them in the place of those that are there; what did not change is not touched, for a table has thousands.</summary>
    /// <param name="were">As they are stored, not tracked.</param>
    public static void Replace(AppDb db, IReadOnlyCollection<FormValueRow> were, IReadOnlyCollection<FormValueRow> are)
    {
        var old = were.ToDictionary(r => r.Position);
        foreach (var row in are)
        {
            if (!old.Remove(row.Position, out var known))
                db.Add(row);
            else if (!IsSame(known, row))
                db.Update(row);
        }

        db.RemoveRange(old.Values);
    }

    private static bool IsSame(FormValueRow a, FormValueRow b) =>
        a.Key == b.Key && a.Row == b.Row && Nullable.Equals(a.Number, b.Number) && a.Day == b.Day && a.Text == b.Text;

    private static void Add(List<FormValueRow> rows, Guid form, string code, string key, int? row, Value value, FieldType? type)
    {
        switch (value)
        {
            case Value.Absent:
                break;
            case Value.Rows table:
                for (var i = 0; i < table.Items.Length; i++)
                {
                    foreach (var (column, cell) in table.Items[i])
                        Add(rows, form, code, $"{key}.{column}", i, cell, null);
                }

                break;
            case Value.List { Items: [var from, var to] } when type == FieldType.DateRange:
                Add(rows, form, code, $"{key}.from", row, from, null);
                Add(rows, form, code, $"{key}.to", row, to, null);
                break;
            case Value.List list:
                foreach (var item in list.Items)
                    Add(rows, form, code, key, row, item, null);
                break;
            default:
                rows.Add(new FormValueRow
                {
                    Form = form,
                    Position = rows.Count,
                    Code = code,
                    Key = key,
                    Row = row,
                    Number = value is Value.Number number ? (double)number.Amount : null,
                    Day = value switch { Value.Date date => date.Day, Value.Moment moment => moment.At.DateInVietnam(), _ => null },
                    Text = value switch
                    {
                        Value.Text text => Short(Folding.Fold(text.Content)),
                        Value.Truth truth => truth.Holds.ToString(CultureInfo.InvariantCulture).ToLowerInvariant(),
                        _ => null,
                    },
                });
                break;
        }
    }

    private static string Short(string text) => text.Length > FormValueRow.LongestText ? text[..FormValueRow.LongestText] : text;
}
