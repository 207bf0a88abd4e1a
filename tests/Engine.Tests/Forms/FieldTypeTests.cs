using ThongSuot.Engine.Forms;
using ThongSuot.Engine.Values;
using static ThongSuot.Engine.Tests.Forms.Posts;

namespace ThongSuot.Engine.Tests.Forms;

public class FieldTypeTests
{
    [Fact]
    public void The_36_words_of_the_catalogue_have_a_type_each()
    {
        string[] words =
        [
            "text", "enum", "table", "user", "date", "string", "ref", "ref_org", "int", "docno", "ref_doc", "ref_case", "datetime",
            "money", "ref[]", "signature[]", "file[]", "bool", "user[]", "ref_petition", "ref_member", "code", "signature", "period",
            "daterange", "ref_meeting", "ref_doc[]", "month", "decimal", "ref_term", "ref_role[]", "ref_position", "file", "encrypted",
            "email", "checklist",
        ];
        Assert.Equal(36, words.Length);
        Assert.Equal(Enum.GetValues<FieldType>().Order(), words.Select(word => FieldTypes.Parse(word)!.Value).Order());
        Assert.All(words, word => Assert.Equal(word, FieldTypes.Parse(word)!.Value.Word()));
        Assert.Null(FieldTypes.Parse("Text"));
    }

    private static Value Text(string text) => new Value.Text(text);
    private static Value Number(decimal number) => new Value.Number(number);
    private static Value Day(int year, int month, int day) => new Value.Date(new DateOnly(year, month, day));
    private static Value At(int hour, int minute, int second = 0) =>
        new Value.Moment(new DateTimeOffset(2026, 2, 5, hour, minute, second, TimeSpan.FromHours(7)));

    public static TheoryData<FieldType, string, Value> Readable => new()
    {
        { FieldType.LongText, " Dòng một\r\nDòng hai\t ", Text("Dòng một\nDòng hai") },
        { FieldType.LongText, "U\u0309y ban", Text("Ủy ban") },
        { FieldType.Line, "  Đảng ủy ", Text("Đảng ủy") },
        { FieldType.Choice, "noi_bo", Text("noi_bo") },
        { FieldType.Checklist, "noi_bo", Value.Texts(["noi_bo"]) },
        { FieldType.YesNo, "true", new Value.Truth(true) },
        { FieldType.YesNo, "on", new Value.Truth(true) },
        { FieldType.YesNo, "Có", new Value.Truth(true) },
        { FieldType.YesNo, "không", new Value.Truth(false) },
        { FieldType.Integer, "15", Number(15) },
        { FieldType.Integer, "-1.250", Number(-1250) },
        { FieldType.Integer, "1 250 000", Number(1_250_000) },
        { FieldType.Integer, "007", Number(7) },
        { FieldType.Decimal, "1.234,5", Number(1234.5m) },
        { FieldType.Decimal, "0,25", Number(0.25m) },
        { FieldType.Decimal, "1.234", Number(1234) },
        { FieldType.Money, "1.234.567", Number(1_234_567) },
        { FieldType.Money, "1234567", Number(1_234_567) },
        { FieldType.Money, "1.250.000 đồng", Number(1_250_000) },
        { FieldType.Money, "500.000đ", Number(500_000) },
        { FieldType.Money, "1.000 VNĐ", Number(1_000) },
        { FieldType.Date, "05/02/2026", Day(2026, 2, 5) },
        { FieldType.Date, "5/2/2026", Day(2026, 2, 5) },
        { FieldType.Date, "5-2-2026", Day(2026, 2, 5) },
        { FieldType.Date, "2026-02-05", Day(2026, 2, 5) },
        { FieldType.Date, "29/02/2028", Day(2028, 2, 29) },
        { FieldType.Moment, "05/02/2026 14:30", At(14, 30) },
        { FieldType.Moment, "2026-02-05T14:30", At(14, 30) },
        { FieldType.Moment, "5/2/2026 7:05:09", At(7, 5, 9) },
        { FieldType.Month, "02/2026", Day(2026, 2, 1) },
        { FieldType.Month, "2026-02", Day(2026, 2, 1) },
        { FieldType.Month, "tháng 2/2026", Day(2026, 2, 1) },
        { FieldType.Period, "2026", Text("2026") },
        { FieldType.Period, "năm 2026", Text("2026") },
        { FieldType.Period, "Quý I/2026", Text("2026-Q1") },
        { FieldType.Period, "quý 4 năm 2026", Text("2026-Q4") },
        { FieldType.Period, "Q3/2026", Text("2026-Q3") },
        { FieldType.Period, "2026-Q2", Text("2026-Q2") },
        { FieldType.Period, "Tháng 5/2026", Text("2026-05") },
        { FieldType.Email, "van.phong@songthanh.vn", Text("van.phong@songthanh.vn") },
        { FieldType.Code, "HS-2026/0015", Text("HS-2026/0015") },
        { FieldType.Code, "ĐƠN.12", Text("ĐƠN.12") },
        { FieldType.DocumentNumber, "Số 05-NQ/TU", Text("Số 05-NQ/TU") },
        { FieldType.Encrypted, "Nguyễn Văn A", Text("Nguyễn Văn A") },
        { FieldType.User, "0196f1a0", Text("0196f1a0") },
        { FieldType.Users, "u1", Value.Texts(["u1"]) },
        { FieldType.Roles, "van_thu", Value.Texts(["van_thu"]) },
        { FieldType.Position, "p1", Text("p1") },
        { FieldType.Organisation, "o1", Text("o1") },
        { FieldType.Member, "m1", Text("m1") },
        { FieldType.Reference, "r1", Text("r1") },
        { FieldType.References, "r1", Value.Texts(["r1"]) },
        { FieldType.Document, "d1", Text("d1") },
        { FieldType.Documents, "d1", Value.Texts(["d1"]) },
        { FieldType.Case, "c1", Text("c1") },
        { FieldType.Petition, "p1", Text("p1") },
        { FieldType.Meeting, "h1", Text("h1") },
        { FieldType.Term, "nk", Text("nk") },
        { FieldType.File, "f1", Text("f1") },
        { FieldType.Files, "f1", Value.Texts(["f1"]) },
        { FieldType.Signature, "s1", Text("s1") },
        { FieldType.Signatures, "s1", Value.Texts(["s1"]) },
    };

    [Theory]
    [MemberData(nameof(Readable))]
    public void What_is_typed_rightly_is_read_and_accepted(FieldType type, string typed, Value expected)
    {
        var form = Form(Field(type) with { Required = true });
        var reading = form.Read(Post(("o", typed)));
        Assert.Equal(expected, reading.Values["o"]);
        Assert.Empty(form.Validate(reading));
        Assert.Equal([typed], reading.Raw["o"]);
    }

    [Theory]
    [InlineData(FieldType.LongText, "a\u0000b", "characters")]
    [InlineData(FieldType.LongText, "a\u202Eb", "characters")]
    [InlineData(FieldType.LongText, "a\u2067b", "characters")]
    [InlineData(FieldType.LongText, "a\u0085b", "characters")]
    [InlineData(FieldType.Line, "hai\ndòng", "one_line")]
    [InlineData(FieldType.Line, "a\u001Bb", "characters")]
    [InlineData(FieldType.Choice, "khac", "choice")]
    [InlineData(FieldType.Choice, "Nội bộ", "choice")]
    [InlineData(FieldType.Checklist, "khac", "choice")]
    [InlineData(FieldType.Checklist, "noi\u202E_bo", "characters")]
    [InlineData(FieldType.YesNo, "có lẽ", "truth")]
    [InlineData(FieldType.Integer, "1,5", "integer")]
    [InlineData(FieldType.Integer, "1.5", "integer")]
    [InlineData(FieldType.Integer, "mười", "integer")]
    [InlineData(FieldType.Integer, "1e5", "integer")]
    [InlineData(FieldType.Integer, "99999999999999999999999999999", "integer")]
    [InlineData(FieldType.Decimal, "1.5", "decimal")]
    [InlineData(FieldType.Decimal, "0.123", "decimal")]
    [InlineData(FieldType.Decimal, "1,2,3", "decimal")]
    [InlineData(FieldType.Decimal, "NaN", "decimal")]
    [InlineData(FieldType.Money, "1,5", "money")]
    [InlineData(FieldType.Money, "1,234,567", "money")]
    [InlineData(FieldType.Money, "1.23.456", "money")]
    [InlineData(FieldType.Money, "đồng", "money")]
    [InlineData(FieldType.Date, "30/02/2026", "date")]
    [InlineData(FieldType.Date, "02/31/2026", "date")]
    [InlineData(FieldType.Date, "5/2/26", "date")]
    [InlineData(FieldType.Date, "05/02/0206", "year")]
    [InlineData(FieldType.Date, "hôm nay", "date")]
    [InlineData(FieldType.Moment, "05/02/2026", "moment")]
    [InlineData(FieldType.Moment, "05/02/2026 25:00", "moment")]
    [InlineData(FieldType.Moment, "01/01/0001 00:00", "moment")]
    [InlineData(FieldType.Moment, "31/12/9999 23:59", "year")]
    [InlineData(FieldType.Month, "13/2026", "month")]
    [InlineData(FieldType.Month, "2026", "month")]
    [InlineData(FieldType.Period, "Quý V/2026", "period")]
    [InlineData(FieldType.Period, "nửa đầu năm", "period")]
    [InlineData(FieldType.Email, "van.phong", "email")]
    [InlineData(FieldType.Email, "a@b", "email")]
    [InlineData(FieldType.Email, "a b@c.vn", "email")]
    [InlineData(FieldType.Code, "HS 15", "code")]
    [InlineData(FieldType.Code, "a<b", "code")]
    [InlineData(FieldType.DocumentNumber, "05/NQ-TU", "docno")]
    [InlineData(FieldType.DocumentNumber, "Nghị quyết 5", "docno")]
    [InlineData(FieldType.Encrypted, "a\nb", "one_line")]
    [InlineData(FieldType.User, "a\u200Fb", "characters")]
    [InlineData(FieldType.Reference, "a\nb", "one_line")]
    [InlineData(FieldType.Files, "a\nb", "one_line")]
    public void What_is_typed_wrongly_is_refused_at_its_field_and_kept(FieldType type, string typed, string code)
    {
        var form = Form(Field(type) with { Required = true }, Field(FieldType.Line, "khac"));
        var reading = form.Read(Post(("o", typed), ("khac", "đúng")));
        Assert.Equal([("o", code)], Told(form.Validate(reading)));
        Assert.Equal([typed], reading.Raw["o"]);
        Assert.Equal(new Value.Text("đúng"), reading.Values["khac"]);
    }

    [Fact]
    public void A_broken_surrogate_is_refused() =>
        Assert.Equal([("o", "characters")], Told(RefusedLine("a\uD800b")));

    [Fact]
    public void A_value_of_another_type_is_refused()
    {
        foreach (var type in Enum.GetValues<FieldType>())
        {
            var form = Form(Field(type));
            Value[] others = [new Value.Text("x\u0000"), new Value.Number(0.5m), new Value.Truth(true), Day(1500, 1, 2),
                new Value.Moment(DateTimeOffset.MinValue), new Value.List([new Value.Number(1)]), new Value.Rows([ValueMap.Of(("la", Number(1)))])];
            var accepted = others.Count(other => form.Validate(ValueMap.Of(("o", other))).Count == 0);
            Assert.Equal(type is FieldType.YesNo or FieldType.Decimal ? 1 : 0, accepted);
        }
    }

    [Theory]
    [InlineData(FieldType.Integer)]
    [InlineData(FieldType.YesNo)]
    [InlineData(FieldType.Date)]
    [InlineData(FieldType.Choice)]
    public void A_second_value_for_one_input_is_refused(FieldType type)
    {
        var form = Form(Field(type));
        Assert.Equal([("o", "several")], Told(form.Validate(form.Read(Post(("o", "1"), ("o", "2"))))));
    }

    [Fact]
    public void A_checkbox_with_its_hidden_companion_is_yes_or_no()
    {
        var form = Form(Field(FieldType.YesNo));
        Assert.Equal(new Value.Truth(true), form.Read(Post(("o", "true"), ("o", "false"))).Values["o"]);
        Assert.Equal(new Value.Truth(false), form.Read(Post(("o", "false"))).Values["o"]);
    }

    private static IReadOnlyList<FieldError> RefusedLine(string typed)
    {
        var form = Form(Field(FieldType.Line));
        return form.Validate(form.Read(Post(("o", typed))));
    }
}
