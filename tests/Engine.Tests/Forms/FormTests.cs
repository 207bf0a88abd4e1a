using ThongSuot.Engine.Forms;
using ThongSuot.Engine.Guards;
using ThongSuot.Engine.Values;
using static ThongSuot.Engine.Tests.Forms.Posts;

namespace ThongSuot.Engine.Tests.Forms;

public class FormTests
{
    [Fact]
    public void An_empty_required_field_is_asked_for_and_an_empty_optional_one_is_not()
    {
        foreach (var type in Enum.GetValues<FieldType>())
        {
            var form = Form(Field(type, "can") with { Required = true }, Field(type, "tuy"));
            Assert.Equal([("can", "required")], Told(form.Validate(form.Read(Post()))));
            Assert.Equal([("can", "required")], Told(form.Validate(form.Read(Post(("can", "  "), ("can.from", ""), ("can[0].ten", " "))))));
        }
    }

    [Fact]
    public void Numbers_and_days_keep_to_their_bounds()
    {
        var days = Field(FieldType.Integer, "ngay") with { Min = new Value.Number(1), Max = new Value.Number(90) };
        var date = Field(FieldType.Date, "tu") with { Min = new Value.Date(new DateOnly(2026, 1, 1)) };
        var form = Form(days, date);
        Assert.Empty(form.Validate(form.Read(Post(("ngay", "1"), ("tu", "01/01/2026")))));
        Assert.Empty(form.Validate(form.Read(Post(("ngay", "90")))));
        Assert.Equal([("ngay", "min"), ("tu", "min")], Told(form.Validate(form.Read(Post(("ngay", "0"), ("tu", "31/12/2025"))))));
        var error = Assert.Single(form.Validate(form.Read(Post(("ngay", "91")))));
        Assert.Equal("Giá trị lớn nhất là 90. Nhập giá trị không quá mức này.", error.Text);
    }

    [Fact]
    public void Texts_keep_to_their_length_and_pattern()
    {
        var form = Form(
            Field(FieldType.LongText, "dai"),
            Field(FieldType.Line, "ngan"),
            Field(FieldType.Line, "ma") with { MaxLength = 6, Pattern = "[A-Z]{2}[0-9]+", PatternHelp = "Nhập hai chữ hoa rồi đến số, ví dụ AB12." });
        Assert.Empty(form.Validate(form.Read(Post(("dai", new string('a', 20_000)), ("ngan", new string('a', 500)), ("ma", "AB12")))));
        Assert.Equal([("dai", "too_long"), ("ngan", "too_long"), ("ma", "too_long")],
            Told(form.Validate(form.Read(Post(("dai", new string('a', 20_001)), ("ngan", new string('a', 501)), ("ma", "AB12345"))))));
        Assert.Equal("Nhập hai chữ hoa rồi đến số, ví dụ AB12.", Assert.Single(form.Validate(form.Read(Post(("ma", "xAB12"))))).Text);
    }

    [Fact]
    public void A_range_has_two_ends_in_order()
    {
        var form = Form(Field(FieldType.DateRange) with { Required = true });
        IReadOnlyList<FieldError> Errors(string from, string to) => form.Validate(form.Read(Post(("o.from", from), ("o.to", to))));
        Assert.Empty(Errors("01/01/2026", "01/01/2026"));
        Assert.Equal([("o", "range_order")], Told(Errors("02/01/2026", "01/01/2026")));
        Assert.Equal([("o", "range_half")], Told(Errors("02/01/2026", "")));
        Assert.Equal([("o.to", "date")], Told(Errors("02/01/2026", "mai")));
        Assert.Equal([("o.from", "date"), ("o.to", "date")], Told(Errors("nay", "mai")));
        Assert.Equal([("o.from", "year")], Told(Errors("01/01/0026", "01/01/2026")));
        Assert.Equal([("o", "required")], Told(Errors("", "")));
    }

    [Fact]
    public void A_list_takes_each_value_once_and_counts_them()
    {
        var form = Form(Field(FieldType.Users) with { MinRows = 2, MaxRows = 3 });
        IReadOnlyList<FieldError> Errors(params string[] users) =>
            form.Validate(form.Read(Post([.. users.Select(user => ("o", user))])));
        Assert.Empty(Errors("a", "b", "", "a"));
        Assert.Equal([("o", "too_few")], Told(Errors("a")));
        Assert.Equal([("o", "too_many")], Told(Errors("a", "b", "c", "d")));
        Assert.Empty(Errors());
        Assert.Equal([("o", "twice")], Told(form.Validate(ValueMap.Of(("o", Value.Texts(["a", "a"]))))));
    }

    [Fact]
    public void A_table_reads_its_rows_in_order_without_the_blank_ones()
    {
        var form = Form(Field(FieldType.Table));
        var reading = form.Read(Post(("o[7].ten", "Hai"), ("o[7].so", "2"), ("o[0].ten", "Một"), ("o[3].ten", " "), ("o[3].so", ""),
            ("o[9].ten", ""), ("o[9].so", "")));
        Assert.Equal(new Value.Rows([ValueMap.Of(("ten", new Value.Text("Một"))), ValueMap.Of(("ten", new Value.Text("Hai")), ("so", new Value.Number(2)))]),
            reading.Values["o"]);
        Assert.Empty(form.Validate(reading));
        Assert.Equal("o[0].ten o[1].so o[1].ten", string.Join(' ', reading.Raw.Keys.Order(StringComparer.Ordinal)));
    }

    [Fact]
    public void A_wrong_cell_is_told_at_its_cell_and_kept()
    {
        var form = Form(Field(FieldType.Table) with { Required = true });
        var reading = form.Read(Post(("o[0].ten", "Một"), ("o[2].so", "hai")));
        Assert.Equal([("o[1].so", "integer"), ("o[1].ten", "required")], Told(form.Validate(reading)));
        Assert.Equal(["hai"], reading.Raw["o[1].so"]);
    }

    [Fact]
    public void A_table_has_at_most_500_rows()
    {
        var form = Form(Field(FieldType.Table));
        IReadOnlyList<FieldError> Errors(int rows) =>
            form.Validate(form.Read(Post([.. Enumerable.Range(0, rows).Select(i => ($"o[{i}].ten", "x"))])));
        Assert.Empty(Errors(500));
        Assert.Equal([("o", "too_many")], Told(Errors(501)));
        var fewer = Form(Field(FieldType.Table) with { MinRows = 2, MaxRows = 3 });
        Assert.Equal([("o", "too_few")], Told(fewer.Validate(fewer.Read(Post(("o[0].ten", "x"))))));
    }

    [Fact]
    public void A_field_or_column_that_the_form_does_not_have_is_refused_in_values_and_passed_over_in_posts()
    {
        var form = Form(Field(FieldType.Table));
        Assert.Equal([("la", "type")], Told(form.Validate(ValueMap.Of(("la", new Value.Number(1))))));
        Assert.Equal([("o[0]", "type")], Told(form.Validate(ValueMap.Of(
            ("o", new Value.Rows([ValueMap.Of(("ten", new Value.Text("x")), ("la", new Value.Number(1)))]))))));
        var reading = form.Read(Post(("la", "1"), ("o[0].la", "1"), ("o[-1].ten", "x"), ("o[x].ten", "x"), ("o[99999999999].ten", "x"), ("[0].ten", "x")));
        Assert.Equal(ValueMap.Empty, reading.Values);
        Assert.Empty(reading.Raw);
    }

    private static FormDefinition Conditional()
    {
        var scope = Field(FieldType.Choice, "pham_vi") with { Required = true };
        var reason = Field(FieldType.Line, "ly_do") with { Required = true, VisibleWhen = Guard("field.pham_vi = 'ra_ngoai'", scope) };
        var proof = Field(FieldType.Integer, "so_to") with { Required = true, VisibleWhen = Guard("field.ly_do is not empty", reason) };
        var secret = Field(FieldType.Line, "can_cu") with { Required = true, VisibleWhen = Guard("secrecy = 'mat'") };
        return Form(scope, reason, proof, secret);
    }

    [Fact]
    public void A_hidden_field_is_not_required_and_its_value_is_dropped_but_its_text_kept()
    {
        var form = Conditional();
        var reading = form.Read(Post(("pham_vi", "noi_bo"), ("ly_do", "gửi Sở"), ("so_to", "không rõ"), ("can_cu", "x")));
        Assert.Equal(ValueMap.Of(("pham_vi", new Value.Text("noi_bo"))), reading.Values);
        Assert.Empty(form.Validate(reading));
        Assert.Equal(["không rõ"], reading.Raw["so_to"]);
    }

    [Fact]
    public void A_shown_field_is_required_and_context_answers_the_other_names()
    {
        var form = Conditional();
        Assert.Equal([("ly_do", "required")], Told(form.Validate(form.Read(Post(("pham_vi", "ra_ngoai"))))));
        Assert.Equal([("so_to", "required")], Told(form.Validate(form.Read(Post(("pham_vi", "ra_ngoai"), ("ly_do", "x"))))));
        Value Secret(string name) => name is "secrecy" ? new Value.Text("mat") : Value.Nothing;
        Assert.Equal([("can_cu", "required")], Told(form.Validate(form.Read(Post(("pham_vi", "noi_bo")), Secret), Secret)));
        Assert.True(form.VisibleKeys(ValueMap.Of(("pham_vi", new Value.Text("noi_bo"))), Secret).SetEquals(["can_cu", "pham_vi"]));
    }

    [Fact]
    public void A_rule_between_fields_is_told_at_its_field_once_both_are_known()
    {
        var (from, to) = (Field(FieldType.Date, "tu_ngay"), Field(FieldType.Date, "den_ngay"));
        var form = Form([from, to],
            [new FormRule(Guard("field.tu_ngay <= field.den_ngay", from, to), "den_ngay", "Ngày kết thúc phải sau hoặc bằng ngày bắt đầu.")]);
        IReadOnlyList<FieldError> Errors(string first, string last) => form.Validate(form.Read(Post(("tu_ngay", first), ("den_ngay", last))));
        Assert.Empty(Errors("01/02/2026", "01/02/2026"));
        Assert.Equal([("den_ngay", "rule")], Told(Errors("02/02/2026", "01/02/2026")));
        Assert.Empty(Errors("02/02/2026", ""));
        Assert.Equal([("tu_ngay", "date")], Told(Errors("hôm qua", "01/02/2026")));
    }

    [Fact]
    public void A_rule_may_ask_whether_a_field_is_filled_in()
    {
        var (result, reason) = (Field(FieldType.Choice, "ket_qua"), Field(FieldType.LongText, "ly_do"));
        var form = Form([result, reason],
            [new FormRule(Guard("field.ket_qua = 'noi_bo' or field.ly_do is not empty", result, reason), "ly_do", "Nhập lý do khi đưa ra ngoài.")]);
        Assert.Equal([("ly_do", "rule")], Told(form.Validate(form.Read(Post(("ket_qua", "ra_ngoai"))))));
        Assert.Empty(form.Validate(form.Read(Post(("ket_qua", "ra_ngoai"), ("ly_do", "x")))));
        Assert.Empty(form.Validate(form.Read(Post(("ket_qua", "noi_bo")))));
    }

    [Fact]
    public void The_ends_of_a_range_and_the_rows_of_a_table_are_names_in_guards()
    {
        var (range, table) = (Field(FieldType.DateRange, "moc"), Field(FieldType.Table, "ds"));
        var form = Form([range, table],
            [new FormRule(Guard("field.moc.to <= d'2026-12-31' and count(field.ds) >= 1", range, table), "moc", "Chọn trong năm 2026.")]);
        Assert.Empty(form.Validate(form.Read(Post(("moc.from", "01/01/2026"), ("moc.to", "31/12/2026"), ("ds[0].ten", "x")))));
        Assert.Equal([("moc", "rule")], Told(form.Validate(form.Read(Post(("moc.from", "01/01/2026"), ("moc.to", "01/01/2027"), ("ds[0].ten", "x"))))));
    }

    [Fact]
    public void Messages_say_what_to_do()
    {
        var form = Form(Field(FieldType.Date));
        Assert.Equal("Nhập ngày theo dạng ngày/tháng/năm, ví dụ 05/02/2026.", Assert.Single(form.Validate(form.Read(Post(("o", "x"))))).Text);
    }

    [Fact]
    public void What_is_written_is_as_people_write_it()
    {
        var form = Form(Field(FieldType.Money, "tien"), Field(FieldType.Date, "ngay"), Field(FieldType.Moment, "luc"), Field(FieldType.Period, "ky"), Field(FieldType.Month, "thang"));
        var inputs = form.Write(ValueMap.Of(("tien", new Value.Number(1_250_000m)), ("ngay", new Value.Date(new DateOnly(2026, 2, 5))),
            ("luc", new Value.Moment(new DateTimeOffset(2026, 2, 5, 7, 30, 0, TimeSpan.Zero))), ("ky", new Value.Text("2026-Q1")),
            ("thang", new Value.Date(new DateOnly(2026, 2, 1)))));
        Assert.Equal("1.250.000; 05/02/2026; 05/02/2026 14:30; Quý I/2026; 02/2026",
            string.Join("; ", inputs.Values.Select(texts => Assert.Single(texts))));
    }
}
