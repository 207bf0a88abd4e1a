using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using ThongSuot.Engine.Guards;
using ThongSuot.Engine.Tests.Values;
using ThongSuot.Engine.Values;

namespace ThongSuot.Engine.Tests.Guards;

public class GuardPropertyTests
{
    private static readonly Gen<string> Predicates = Gen.OneOf(
        Gen.Elements("khan", "true", "false", "ds is empty", "ds is not empty", "tu_ngay is empty", "so_tien <= han_muc", "tu_ngay<den_ngay",
            "luc >= tu_ngay", "khan = true", "outcome.b3 in ('dong_y','tra_lai')", "fact.pham_vi != 'noi_bo'", "outcome.b3 = fact.pham_vi"),
        from op in Gen.Elements("=", "!=", "<", "<=", ">", ">=")
        from name in Gen.Elements("so_tien", "count(ds)")
        from number in AnyValues.Number
        select $"{name} {op} {number.ToString(CultureInfo.InvariantCulture)}",
        from day in AnyValues.Day select $"luc = d'{day:yyyy-MM-dd}'",
        from text in AnyValues.Line select $"form.bm-vtlt-05.ghi_chu = '{text.Replace("'", "''", StringComparison.Ordinal)}'");

    private static Gen<string> Guards(int depth)
    {
        if (depth == 0)
            return Predicates;
        var inner = Guards(depth - 1);
        return Gen.Frequency(
            (2, Predicates),
            (2, from parts in inner.NonEmptyListOf() from word in Gen.Elements(" and ", " or ") select string.Join(word, parts.Take(3))),
            (1, inner.Select(text => $"( {text} )")),
            (1, inner.Select(text => $"not {text}")),
            (1, inner.Select(text => $"not ({text})")));
    }

    private static readonly Gen<Func<string, Value>> Lookups = AnyValues.Value.ListOf().Select(values => (Func<string, Value>)(name =>
        values.Count == 0 ? Value.Nothing
            : name is "khan" ? new Value.Truth(values.Count % 2 == 0)
            : values[name.Sum(c => c) % values.Count]));

    [Fact]
    public void Printing_and_parsing_round_trip() => AnyValues.Hold(Gen.Zip(Guards(4), Lookups), pair =>
    {
        var (text, lookup) = pair;
        if (text.Length > Guard.MaxLength || !Guard.Parse(text, GuardTests.Types).Succeeded)
        {
            // Only the bounds may refuse what the generator makes.
            Assert.True(text.Length > Guard.MaxLength - 200);
            return;
        }
        var guard = GuardTests.Parsed(text);
        var again = GuardTests.Parsed(guard.Text);
        Assert.Equal(guard, again);
        Assert.Equal(guard.Text, again.Text);
        Assert.Equal(guard.Names, again.Names);
        Assert.Equal(guard.Evaluate(lookup), again.Evaluate(lookup));
    });

    [Fact]
    public void Evaluation_is_total_and_what_is_true_was_possible() => AnyValues.Hold(Gen.Zip(Guards(3), Lookups), pair =>
    {
        if (Guard.Parse(pair.Item1, GuardTests.Types).Guard is not { } guard)
            return;
        // Values outside the declared choices can meet a guard at run time; possibility speaks of declared ones.
        Value Declared(string name) => (GuardTests.Types.Find(name), pair.Item2(name)) switch
        {
            ({ IsClosed: true } type, Value.Text text) when !type.Codes.Contains(text.Content, StringComparer.Ordinal) => Value.Nothing,
            ({ IsClosed: true } or { Kind: GuardKind.Truth }, not (Value.Text or Value.Truth)) => Value.Nothing,
            (_, var value) => value,
        };
        guard.Evaluate(pair.Item2);
        guard.Evaluate(_ => null!);
        if (guard.Evaluate(Declared))
            Assert.True(guard.CanBeTrue(), guard.Text);
    });

    [Fact]
    public void Parsing_never_throws() => AnyValues.Hold(AnyValues.HostileText, text =>
    {
        foreach (var candidate in new[] { text, $"khan and {text}", $"so_tien = {text}", $"form.bm-vtlt-05.ghi_chu = '{text}'", $"outcome.b3 in ({text})" })
        {
            var parse = Guard.Parse(candidate, GuardTests.Types);
            Assert.Equal(parse.Succeeded, parse.Errors.IsEmpty);
        }
    }, count: 2_000);
}
