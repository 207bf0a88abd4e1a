using System.Text;
using FsCheck;
using FsCheck.Fluent;
using ThongSuot.Engine.Forms;
using ThongSuot.Engine.Tests.Values;
using ThongSuot.Engine.Values;
using static ThongSuot.Engine.Tests.Forms.Posts;

namespace ThongSuot.Engine.Tests.Forms;

public class FormPropertyTests
{
    private static readonly FieldType[] Types = Enum.GetValues<FieldType>();

    // Every type as a field, and every type but a table as a column too.
    private static readonly FormDefinition Whole = Form(
    [
        .. Types.Select(type => Field(type, type.ToString()) with
        {
            Columns = type == FieldType.Table ? [.. Types.Where(one => one != FieldType.Table).Select(one => Field(one, $"c_{one}"))] : [],
        }),
    ]);

    private static Gen<Value> Valid(FieldDefinition field) => field.Type switch
    {
        FieldType.LongText => AnyValues.Line.NonEmptyListOf().Select(lines => Text(string.Join('\n', lines.Take(3)))),
        FieldType.Choice => Gen.Elements("noi_bo", "ra_ngoai").Select(Text),
        FieldType.Checklist => Gen.Elements<string[]>(["noi_bo"], ["ra_ngoai", "noi_bo"]).Select(Value.Texts),
        FieldType.YesNo => Gen.Elements(true, false).Select(holds => (Value)new Value.Truth(holds)),
        FieldType.Integer or FieldType.Money => AnyValues.Number.Select(number => (Value)new Value.Number(decimal.Truncate(number))),
        FieldType.Decimal => AnyValues.Number.Select(number => (Value)new Value.Number(number)),
        FieldType.Date => AnyValues.Day.Select(day => (Value)new Value.Date(day)),
        FieldType.Month => AnyValues.Day.Select(day => (Value)new Value.Date(new DateOnly(day.Year, day.Month, 1))),
        FieldType.Moment => AnyValues.Moment.Select(at => (Value)new Value.Moment(at)),
        FieldType.Period => Gen.Elements("2026", "2026-Q1", "2025-Q4", "2026-12", "1999-01").Select(Text),
        FieldType.DateRange => Gen.Zip(AnyValues.Day, Gen.Choose(0, 400)).Select(pair =>
            (Value)new Value.List([new Value.Date(pair.Item1), new Value.Date(pair.Item1.AddDays(pair.Item2))])),
        FieldType.Email => Gen.Elements("a@b.vn", "van.phong+1@tinhuy.songthanh.vn").Select(Text),
        FieldType.Code => Gen.Elements("HS-1", "Đ.12/2026", "a_b").Select(Text),
        FieldType.DocumentNumber => Gen.Elements("05-NQ/TU", "Số 1-CTr/ĐUK").Select(Text),
        FieldType.Table => Gen.CollectToArray(field.Columns, Maybe).NonEmptyListOf()
            .Select(rows => rows.Take(4).Select(row => MapOf(field.Columns, row)).Where(row => row.Count > 0).ToArray())
            .Select(rows => rows.Length == 0 ? Value.Nothing : new Value.Rows([.. rows])),
        var type when type.TakesSeveral() =>
            AnyValues.Line.NonEmptyListOf().Select(ids => Value.Texts(ids.Take(4).Distinct(StringComparer.Ordinal))),
        _ => AnyValues.Line.Select(Text),
    };

    private static Value Text(string text) => new Value.Text(text);

    private static Gen<Value> Maybe(FieldDefinition field) => Gen.Frequency((1, Gen.Constant(Value.Nothing)), (3, Valid(field)));

    private static ValueMap MapOf(IEnumerable<FieldDefinition> fields, IEnumerable<Value> values) =>
        new(fields.Zip(values, (field, value) => KeyValuePair.Create(field.Key, value)));

    [Fact]
    public void What_is_written_reads_back_the_same() => AnyValues.Hold(
        Gen.CollectToArray(Whole.Fields, Maybe).Select(values => MapOf(Whole.Fields, values)), values =>
        {
            Assert.Empty(Whole.Validate(values));
            var written = Whole.Write(values);
            var reading = Whole.Read(written);
            Assert.Empty(Whole.Validate(reading));
            Assert.Equal(values, reading.Values);
            Assert.Equal(written.OrderBy(input => input.Key, StringComparer.Ordinal), reading.Raw.OrderBy(input => input.Key, StringComparer.Ordinal));
            Assert.Equal(values, ValueJson.ReadMap(ValueJson.WriteMap(values)));
        }, count: 300);

    private static readonly Gen<string> InputNames = Gen.OneOf(
        AnyValues.HostileText,
        Gen.Elements(Types).Select(type => type.ToString()),
        from type in Gen.Elements(Types)
        from row in Gen.Elements("0", "1", "7", "00", "-1", "2147483648", "")
        from end in Gen.Elements("", ".from", ".to")
        select $"Table[{row}].c_{type}{end}",
        Gen.Elements("DateRange.from", "DateRange.to", "Table", "Table[0]", "Table[0].", "Table].[", "Table[0].c_Table[0].x"));

    [Fact]
    public void No_input_throws_and_nothing_typed_is_lost() => AnyValues.Hold(
        Gen.Zip(InputNames, AnyValues.HostileText.ListOf()).ListOf(), inputs =>
        {
            var posted = inputs.DistinctBy(input => input.Item1, StringComparer.Ordinal)
                .ToDictionary(input => input.Item1, input => (IReadOnlyList<string>)[.. input.Item2.Take(4)], StringComparer.Ordinal);
            var reading = Whole.Read(posted);
            Assert.All(Whole.Validate(reading), error => Assert.NotEmpty(error.Text));
            Whole.Write(reading.Values);
            Assert.All(Types.Where(type => posted.ContainsKey(type.ToString()) && type is not (FieldType.Table or FieldType.DateRange)),
                type => Assert.Equal(posted[type.ToString()], reading.Raw[type.ToString()]));
            // What was read holds no character that a document could not hold; if all of it was, it reads the same again.
            foreach (var text in reading.Values.Select(entry => entry.Value).OfType<Value.Text>())
                Assert.True(text.Content.IsNormalized(NormalizationForm.FormC) && !text.Content.Contains('\0', StringComparison.Ordinal));
            if (reading.Errors.IsEmpty)
                Assert.Equal(reading.Values, Whole.Read(Whole.Write(reading.Values)).Values);
        }, count: 1_000);

    [Fact]
    public void No_value_throws() => AnyValues.Hold(
        Gen.CollectToArray(Whole.Fields, _ => AnyValues.Value).Select(values => MapOf(Whole.Fields, values)), values =>
        {
            Whole.Validate(values);
            Whole.Write(values);
        });
}
