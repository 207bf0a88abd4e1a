using System.Collections.Immutable;
using System.Text;
using FsCheck;
using FsCheck.Fluent;
using ThongSuot.Engine.Values;

namespace ThongSuot.Engine.Tests.Values;

/// <summary>Random values, always the same ones: the seed is fixed.</summary>
internal static class AnyValues
{
    public static void Hold<T>(Gen<T> cases, Action<T> mustHold, int count = 500) =>
        Prop.ForAll(cases.ToArbitrary(), one => mustHold(one))
            .Check(Config.QuickThrowOnFailure.WithReplay(20260205, 4711).WithMaxTest(count));

    /// <summary>Any UTF-16 text at all, broken surrogates and control characters included.</summary>
    public static Gen<string> HostileText { get; } =
        Gen.Frequency(
                (6, Gen.Elements("", "a", "đ", "Ủy ban", "\u0065\u0302\u0301", "1.234", "05/02/2026", "'", "(", ")", "[0]", ".", "-", "not ",
                    " and ", "= ", "in (", "\u202E", "\uD800", "\uDC00", "\u0000", "\u2028", "\uFFFF", "<script>", "99999999999999999999999999999999")),
                (1, Gen.Choose(0, 0xFFFF).Select(code => ((char)code).ToString())))
            .ListOf().Select(parts => string.Concat(parts.Take(12)));

    /// <summary>Text as a form keeps it: NFC, trimmed, not empty, one line.</summary>
    public static Gen<string> Line { get; } =
        Gen.Elements("Đảng ủy", "hoà", "x", "Kế hoạch số 5", "a'b", "“trích”", "𝒳", "5 < 6 & 7", "1.234", "ghi chú: (không)")
            .NonEmptyListOf().Select(parts => string.Join(' ', parts.Take(5)).Normalize(NormalizationForm.FormC));

    public static Gen<decimal> Number { get; } =
        from low in Gen.Choose(int.MinValue, int.MaxValue)
        from mid in Gen.Choose(0, int.MaxValue)
        from large in Gen.Elements(0, 0, 1)
        from scale in Gen.Choose(0, 8)
        select new decimal(low, mid * large, 0, low % 2 == 0, (byte)scale);

    public static Gen<DateOnly> Day { get; } =
        Gen.Choose(0, 73_000).Select(days => new DateOnly(1900, 1, 1).AddDays(days));

    public static Gen<DateTimeOffset> Moment { get; } =
        from day in Day
        from seconds in Gen.Choose(0, 86_399)
        from ticks in Gen.Elements(0, 0, 1, 9_999_999)
        select new DateTimeOffset(day.ToDateTime(TimeOnly.MinValue), TimeSpan.FromHours(7)).AddSeconds(seconds).AddTicks(ticks);

    public static Gen<Value> Value { get; } = Nested(3);

    private static Gen<Value> Nested(int depth)
    {
        var flat = Gen.OneOf(
            Gen.Constant(Engine.Values.Value.Nothing),
            HostileText.Select(text => (Value)new Value.Text(text)),
            Number.Select(number => (Value)new Value.Number(number)),
            Gen.Elements(true, false).Select(holds => (Value)new Value.Truth(holds)),
            Day.Select(day => (Value)new Value.Date(day)),
            Moment.Select(at => (Value)new Value.Moment(at)));
        if (depth == 0)
            return flat;
        var deeper = Nested(depth - 1);
        var row = Gen.Zip(HostileText, deeper).ListOf().Select(cells => new ValueMap(cells.Take(4)
            .Select(cell => KeyValuePair.Create(new Value.Text(cell.Item1).Content, cell.Item2)).DistinctBy(cell => cell.Key, StringComparer.Ordinal)));
        return Gen.Frequency(
            (4, flat),
            (1, deeper.ListOf().Select(items => (Value)new Value.List([.. items.Take(4)]))),
            (1, row.ListOf().Select(rows => (Value)new Value.Rows([.. rows.Take(3)]))));
    }
}
