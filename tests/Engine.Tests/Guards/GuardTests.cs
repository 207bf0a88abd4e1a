using System.Globalization;
using ThongSuot.Engine.Guards;
using ThongSuot.Engine.Values;

namespace ThongSuot.Engine.Tests.Guards;

public class GuardTests
{
    internal static readonly GuardTypes Types = GuardTypes.None
        .With("outcome.b3", GuardType.Choice(["dong_y", "tra_lai"]))
        .With("fact.pham_vi", GuardType.Choice(["noi_bo", "ra_ngoai"]))
        .With("form.bm-vtlt-05.ghi_chu", GuardType.Text)
        .With("so_tien", GuardType.Number)
        .With("han_muc", GuardType.Number)
        .With("khan", GuardType.Truth)
        .With("tu_ngay", GuardType.Date)
        .With("den_ngay", GuardType.Date)
        .With("luc", GuardType.Moment)
        .With("ds", GuardType.List);

    private static readonly Dictionary<string, Value> Known = new(StringComparer.Ordinal)
    {
        ["outcome.b3"] = new Value.Text("dong_y"),
        ["form.bm-vtlt-05.ghi_chu"] = new Value.Text("it's"),
        ["so_tien"] = new Value.Number(5),
        ["han_muc"] = new Value.Number(10),
        ["khan"] = new Value.Truth(true),
        ["tu_ngay"] = new Value.Date(new DateOnly(2026, 2, 5)),
        // 30 January 23:30 in UTC is the 31st in Vietnam.
        ["luc"] = new Value.Moment(new DateTimeOffset(2026, 1, 30, 23, 30, 0, TimeSpan.Zero)),
        ["ds"] = Value.Texts(["a", "b"]),
    };

    internal static Guard Parsed(string text)
    {
        var parse = Guard.Parse(text, Types);
        Assert.True(parse.Succeeded, string.Join("; ", parse.Errors));
        return parse.Guard;
    }

    [Theory]
    [InlineData("outcome.b3 = 'dong_y'", true)]
    [InlineData("outcome.b3 != 'dong_y'", false)]
    [InlineData("outcome.b3 in ('tra_lai', 'dong_y')", true)]
    [InlineData("not outcome.b3 in ('tra_lai')", true)]
    [InlineData("form.bm-vtlt-05.ghi_chu = 'it''s'", true)]
    [InlineData("so_tien = 5.0", true)]
    [InlineData("so_tien > 4.99 and so_tien < 5.01", true)]
    [InlineData("so_tien<=han_muc", true)]
    [InlineData("so_tien > -1", true)]
    [InlineData("so_tien in (1, 5)", true)]
    [InlineData("khan", true)]
    [InlineData("not khan", false)]
    [InlineData("khan = false", false)]
    [InlineData("tu_ngay >= d'2026-02-05'", true)]
    [InlineData("luc = d'2026-01-31'", true)]
    [InlineData("luc < tu_ngay", true)]
    [InlineData("count(ds) = 2", true)]
    [InlineData("ds is empty", false)]
    [InlineData("ds is not empty", true)]
    [InlineData("true or false and false", true)]
    [InlineData("(true or false) and false", false)]
    [InlineData("not true or true", true)]
    public void A_guard_tells_what_it_says(string text, bool expected) =>
        Assert.Equal(expected, Parsed(text).Evaluate(name => Known.GetValueOrDefault(name, Value.Nothing)));

    [Theory]
    [InlineData("fact.pham_vi = 'noi_bo'", false)]
    [InlineData("fact.pham_vi != 'noi_bo'", false)]
    [InlineData("not fact.pham_vi = 'noi_bo'", true)]
    [InlineData("tu_ngay <= den_ngay", false)]
    [InlineData("tu_ngay > den_ngay", false)]
    [InlineData("den_ngay is empty", true)]
    [InlineData("fact.pham_vi is not empty", false)]
    public void A_comparison_with_a_missing_value_is_false(string text, bool expected) =>
        Assert.Equal(expected, Parsed(text).Evaluate(name => Known.GetValueOrDefault(name, Value.Nothing)));

    [Fact]
    public void A_missing_list_counts_nothing() => Assert.True(Parsed("count(ds) = 0").Evaluate(_ => Value.Nothing));

    [Fact]
    public void A_value_of_another_kind_than_declared_makes_a_comparison_false() =>
        Assert.False(Parsed("so_tien = 5").Evaluate(_ => new Value.Text("5")));

    [Theory]
    [InlineData("", 1)]
    [InlineData("khan and", 9)]
    [InlineData("khan khan", 6)]
    [InlineData("(khan", 6)]
    [InlineData("khan)", 5)]
    [InlineData("khong_co", 1)]
    [InlineData("khan and khong_co = 1", 10)]
    [InlineData("outcome.b3 = 'dongy'", 14)]
    [InlineData("outcome.b3 in ('dong_y', 'x')", 26)]
    [InlineData("'x' = outcome.b3", 1)]
    [InlineData("outcome.b3 = 5", 14)]
    [InlineData("outcome.b3 < 'dong_y'", 14)]
    [InlineData("khan < true", 8)]
    [InlineData("so_tien = 'a'", 11)]
    [InlineData("so_tien = d'2026-01-01'", 11)]
    [InlineData("so_tien", 1)]
    [InlineData("ds = 'a'", 1)]
    [InlineData("count(so_tien) = 1", 7)]
    [InlineData("count ds", 7)]
    [InlineData("'a' is empty", 1)]
    [InlineData("khan is full", 9)]
    [InlineData("tu_ngay = d'2026-02-30'", 11)]
    [InlineData("tu_ngay = d'05/02/2026'", 11)]
    [InlineData("form.bm-vtlt-05.ghi_chu = 'mở", 27)]
    [InlineData("so_tien in (han_muc)", 13)]
    [InlineData("so_tien in 5", 12)]
    [InlineData("so_tien = 1.2.3", 11)]
    [InlineData("a..b = 1", 1)]
    [InlineData("so_tien = 12345678901234567890123456789", 11)]
    [InlineData("khan; drop", 5)]
    [InlineData("khan && khan", 6)]
    public void A_wrong_guard_is_refused_at_its_column(string text, int column)
    {
        var parse = Guard.Parse(text, Types);
        Assert.Null(parse.Guard);
        Assert.Contains(parse.Errors, error => error.Column == column);
        Assert.All(parse.Errors, error => Assert.True(error.Message.Length > 0 && error.MessageVi.Length > 0));
    }

    [Fact]
    public void All_errors_of_type_are_told_at_once() =>
        Assert.Equal([1, 18, 46],
            Guard.Parse("khong_co = 1 and khong_biet = 2 or so_tien = 'a'", Types).Errors.Select(error => error.Column));

    [Fact]
    public void Hostile_length_and_nesting_are_refused()
    {
        Assert.False(Guard.Parse(new string('(', 2_001), Types).Succeeded);
        Assert.False(Guard.Parse(new string('(', 51) + "khan" + new string(')', 51), Types).Succeeded);
        Assert.True(Guard.Parse(new string('(', 50) + "khan" + new string(')', 50), Types).Succeeded);
        Assert.False(Guard.Parse(string.Concat(Enumerable.Repeat("not ", 51)) + "khan", Types).Succeeded);
        Assert.True(Guard.Parse(string.Join(" or ", Enumerable.Repeat("khan", 200)), Types).Succeeded);
    }

    [Fact]
    public void A_text_constant_is_compared_in_NFC() =>
        Assert.True(Parsed("form.bm-vtlt-05.ghi_chu = 'U\u0309y'").Evaluate(_ => new Value.Text("\u1EE6y")));

    [Fact]
    public void Names_are_told_once_in_order_of_use() =>
        Assert.Equal(["khan", "ds", "so_tien"], Parsed("khan and count(ds) > so_tien and not khan").Names);

    [Theory]
    [InlineData("outcome.b3 = 'dong_y' and outcome.b3 = 'tra_lai'", false)]
    [InlineData("outcome.b3 = 'dong_y' and not outcome.b3 = 'dong_y'", false)]
    [InlineData("khan and not khan", false)]
    [InlineData("khan = false and khan = true", false)]
    [InlineData("outcome.b3 is empty and outcome.b3 = 'dong_y'", false)]
    [InlineData("false", false)]
    [InlineData("outcome.b3 != 'dong_y' and outcome.b3 != 'tra_lai'", false)]
    [InlineData("outcome.b3 = 'dong_y' and fact.pham_vi = 'noi_bo'", true)]
    [InlineData("not outcome.b3 in ('dong_y', 'tra_lai')", true)]
    [InlineData("so_tien > 5 and so_tien < 3", true)]
    public void A_guard_that_no_choice_can_satisfy_is_known(string text, bool possible) =>
        Assert.Equal(possible, Parsed(text).CanBeTrue());

    [Theory]
    [InlineData("outcome.b3", true)]
    [InlineData("form.bm-vtlt-05.loai", true)]
    [InlineData("3b", true)]
    [InlineData("and", false)]
    [InlineData("12.5", false)]
    [InlineData("-1", false)]
    [InlineData("a.", false)]
    [InlineData("đơn", false)]
    public void Names_have_a_grammar(string name, bool valid)
    {
        Assert.Equal(valid, GuardTypes.IsName(name));
        if (!valid)
            Assert.Throws<ArgumentException>(() => GuardTypes.None.With(name, GuardType.Text));
    }

    [Fact]
    public void The_language_does_not_depend_on_the_culture()
    {
        var before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("vi-VN");
            Assert.Equal("so_tien = 1234.5", Parsed("so_tien=1234.50").Text);
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }
}
