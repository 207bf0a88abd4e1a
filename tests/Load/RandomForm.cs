using System.Collections.Immutable;
using System.Globalization;
using ThongSuot.Engine.Forms;
using ThongSuot.Engine.Values;

namespace ThongSuot.Load;

/// <summary>Random values that a form accepts, made from its definition alone. The same random numbers give the same form.</summary>
/// <param name="files">Ids that file fields may name.</param>
internal sealed class RandomForm(Random random, IReadOnlyList<string> files)
{
    private const int MostTries = 500;

    /// <summary>Every letter of Vietnamese with every mark, in both cases.</summary>
    public const string Letters =
        "aàảãáạăằẳẵắặâầẩẫấậ bcdđ eèẻẽéẹêềểễếệ ghiìỉĩíị klmnoòỏõóọôồổỗốộơờởỡớợ pqrstuùủũúụưừửữứự vxyỳỷỹýỵ " +
        "AÀẢÃÁẠĂẰẲẴẮẶÂẦẨẪẤẬ BCDĐ EÈẺẼÉẸÊỀỂỄẾỆ GHIÌỈĨÍỊ KLMNOÒỎÕÓỌÔỒỔỖỐỘƠỜỞỠỚỢ PQRSTUÙỦŨÚỤƯỪỬỮỨỰ VXYỲỶỸÝỴ";

    private static readonly string[] Words = ["Đảng ủy", "chi bộ", "nghị quyết", "kiểm tra", "giám sát", "hồ sơ", "Nguyễn Thị Hường", "Quyết định", "thẩm định", "xã Phú Vân", "ưu điểm", "khuyết điểm", "số 05"];

    /// <summary>Values of the fields that are shown, such that nothing is wrong with them.</summary>
    public ValueMap Values(FormDefinition form, Func<string, Value>? context = null, double optional = 0.7)
    {
        var values = new ValueMap(form.Fields.Select(field => KeyValuePair.Create(field.Key, field.Required || random.NextDouble() < optional ? Of(field) : Value.Nothing)));
        for (var tries = 0; tries < MostTries; tries++)
        {
            var wrong = form.Validate(values, context).Select(fault => FieldOf(fault.Key)).ToHashSet(StringComparer.Ordinal);
            if (wrong.Count == 0)
                return form.WithoutHidden(values, context);
            // Also what the rule compares the field with.
            foreach (var rule in form.Rules.Where(r => wrong.Contains(r.FieldKey)))
                wrong.UnionWith(rule.Must.Names.Where(n => n.StartsWith("field.", StringComparison.Ordinal)).Select(n => n[6..]));
            foreach (var field in form.Fields.Where(f => wrong.Contains(f.Key)))
                values = values.With(field.Key, field.Required || random.NextDouble() < 0.8 ? Of(field) : Value.Nothing);
        }

        throw new InvalidOperationException($"{form.Code}: nothing found that {string.Join("; ", form.Validate(values, context).Select(f => f.Text))}");
    }

    public Value Of(FieldDefinition field)
    {
        switch (field.Type)
        {
            case FieldType.LongText:
                return new Value.Text(Short(field, Text(random.Next(3, 30)) + "\n" + Text(4)));
            case FieldType.Choice:
                return new Value.Text(Any(field.Choices).Code);
            case FieldType.Checklist:
                return Value.Texts(field.Choices.Where(_ => random.Next(2) == 0).DefaultIfEmpty(field.Choices[0]).Select(c => c.Code));
            case FieldType.YesNo:
                return new Value.Truth(random.Next(2) == 0);
            case FieldType.Integer or FieldType.Money:
                return new Value.Number(Within(field, decimal.Truncate(random.Next(0, 2_000))));
            case FieldType.Decimal:
                return new Value.Number(Within(field, random.Next(0, 10_000) / 100m));
            case FieldType.Date:
                return new Value.Date(Day());
            case FieldType.Month:
                return new Value.Date(new DateOnly(random.Next(2020, 2027), random.Next(1, 13), 1));
            case FieldType.Moment:
                return new Value.Moment(new DateTimeOffset(Day(), new TimeOnly(random.Next(24), random.Next(60)), TimeSpan.FromHours(7)));
            case FieldType.Period:
                return new Value.Text(random.Next(3) switch { 0 => "2026", 1 => "2026-Q3", _ => "2026-05" });
            case FieldType.DateRange:
                var from = Day();
                return new Value.List([new Value.Date(from), new Value.Date(from.AddDays(random.Next(400)))]);
            case FieldType.Email:
                return new Value.Text($"vanphong{random.Next(1000)}@songthanh.vn");
            case FieldType.Code:
                return new Value.Text(string.Create(CultureInfo.InvariantCulture, $"MA-{random.Next(100_000)}"));
            case FieldType.DocumentNumber:
                return new Value.Text(string.Create(CultureInfo.InvariantCulture, $"{random.Next(1, 900):00}-{Any<string>(["NQ", "QĐ", "KL", "CT"])}/{Any<string>(["TU", "ĐU", "UBKTTU"])}"));
            case FieldType.Table:
                var count = Math.Clamp(random.Next(1, 5), field.MinRows ?? 0, field.MaxRows ?? FormDefinition.MaxRows);
                return new Value.Rows([.. Enumerable.Range(0, count).Select(_ => new ValueMap(field.Columns.Select((c, i) => KeyValuePair.Create(c.Key, i == 0 || c.Required || random.Next(3) > 0 ? Of(c) : Value.Nothing))))]);
            case FieldType.File:
                return files.Count == 0 ? Value.Nothing : new Value.Text(files[random.Next(files.Count)]);
            case FieldType.Files:
                return files.Count == 0 ? Value.Nothing : Value.Texts([files[0]]);
            default:
                return field.Type.TakesSeveral()
                    ? Value.Texts(Enumerable.Range(0, Math.Max(field.MinRows ?? 1, random.Next(2, 4))).Select(i => $"{Text(2)} {i}"))
                    : new Value.Text(Short(field, Text(random.Next(1, 5))));
        }
    }

    private string Text(int words) => string.Join(' ', Enumerable.Range(0, words).Select(_ => Any(Words)));

    private static string Short(FieldDefinition field, string text) => (text.Length > field.TextLimit ? text[..field.TextLimit] : text).Trim();

    private DateOnly Day() => new DateOnly(2020, 1, 1).AddDays(random.Next(2_400));

    private static decimal Within(FieldDefinition field, decimal number) =>
        Math.Min(field.Max is Value.Number max ? max.Amount : decimal.MaxValue, Math.Max(field.Min is Value.Number min ? min.Amount : 0, number));

    private T Any<T>(IReadOnlyList<T> all) => all[random.Next(all.Count)];

    private static string FieldOf(string input) => input.IndexOfAny(['.', '[']) is >= 0 and var end ? input[..end] : input;
}
