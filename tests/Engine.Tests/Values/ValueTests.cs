using System.Text.Json;
using ThongSuot.Engine.Values;

namespace ThongSuot.Engine.Tests.Values;

public class ValueTests
{
    [Fact]
    public void Every_value_comes_back_from_its_json() => AnyValues.Hold(AnyValues.Value, value =>
    {
        var json = ValueJson.Write(value);
        Assert.Equal(value, ValueJson.Read(json));
        Assert.Equal(json, ValueJson.Write(ValueJson.Read(json)));
        Assert.Equal(value, JsonSerializer.Deserialize<Value>(JsonSerializer.Serialize(value)));
    });

    [Fact]
    public void The_stored_form_is_typed_and_readable()
    {
        var map = ValueMap.Of(
            ("ten", new Value.Text("Đảng ủy")),
            ("ngay", new Value.Date(new DateOnly(2026, 1, 2))),
            ("tien", new Value.Number(1_250_000.50m)),
            ("luc", new Value.Moment(new DateTimeOffset(2026, 1, 2, 7, 0, 0, TimeSpan.FromHours(7)))),
            ("co", new Value.Truth(true)),
            ("khong", Value.Nothing),
            ("ds", Value.Texts(["a"])),
            ("bang", new Value.Rows([ValueMap.Of(("x", new Value.Number(1)))])));
        Assert.Equal(
            """{"ten":{"t":"text","v":"Đảng ủy"},"ngay":{"t":"date","v":"2026-01-02"},"tien":{"t":"number","v":"1250000.5"},"luc":{"t":"moment","v":"2026-01-02T00:00:00Z"},"co":{"t":"truth","v":true},"ds":{"t":"list","v":[{"t":"text","v":"a"}]},"bang":{"t":"rows","v":[{"x":{"t":"number","v":"1"}}]}}""",
            ValueJson.WriteMap(map));
        Assert.Equal(map, ValueJson.ReadMap(ValueJson.WriteMap(map)));
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("""{"t":"text"}""")]
    [InlineData("""{"t":"text","v":1}""")]
    [InlineData("""{"t":"text","v":"\ud800"}""")]
    [InlineData("""{"t":"number","v":"1e5"}""")]
    [InlineData("""{"t":"number","v":"99999999999999999999999999999999"}""")]
    [InlineData("""{"t":"truth","v":"true"}""")]
    [InlineData("""{"t":"date","v":"02/01/2026"}""")]
    [InlineData("""{"t":"moment","v":"2026-01-02"}""")]
    [InlineData("""{"t":"list","v":{}}""")]
    [InlineData("""{"t":"rows","v":[{"a":{"t":"truth","v":true},"a":{"t":"truth","v":true}}]}""")]
    [InlineData("""{"t":"rows","v":[{"\ud800":{"t":"truth","v":true}}]}""")]
    [InlineData("""{"t":"money","v":"1"}""")]
    public void What_is_no_stored_value_is_refused(string json) => Assert.False(ValueJson.TryRead(json, out _));

    [Fact]
    public void Reading_never_throws_on_foreign_text() => AnyValues.Hold(AnyValues.HostileText, text =>
        Assert.False(ValueJson.TryRead(text, out _)));

    [Fact]
    public void Very_deep_json_is_refused()
    {
        var deep = string.Concat(Enumerable.Repeat("""{"t":"list","v":[""", 10_000));
        Assert.False(ValueJson.TryRead(deep, out _));
    }

    [Fact]
    public void Equality_is_by_content()
    {
        Assert.Equal(Value.Texts(["a", "b"]), Value.Texts(["a", "b"]));
        Assert.NotEqual(Value.Texts(["a", "b"]), Value.Texts(["b", "a"]));
        Assert.Equal(new Value.Number(1.0m), new Value.Number(1.00m));
        Assert.Equal(new Value.Moment(new DateTimeOffset(2026, 1, 1, 7, 0, 0, TimeSpan.FromHours(7))),
            new Value.Moment(new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero)));
        Assert.Equal(ValueMap.Of(("a", Value.Nothing)), ValueMap.Empty);
        Assert.Equal(ValueMap.Of(("a", new Value.Number(2))), ValueMap.Of(("a", new Value.Number(1))).With("a", new Value.Number(2)));
        Assert.Equal(Value.Nothing, ValueMap.Empty["a"]);
    }
}
