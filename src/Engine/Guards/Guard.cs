using System.Collections.Immutable;
using ThongSuot.Engine.Values;

namespace ThongSuot.Engine.Guards;

/// <summary>
/// A condition over named values, checked against their types: <c>outcome.b3 = 'dong_y' and fact.so_tien &gt;= 5</c>.
/// <list type="bullet">
/// <item>Names are dotted: <c>form.bm-vtlt-05.loai</c>. Constants: <c>'text'</c> (a quote is doubled), <c>-12.5</c>,
/// <c>d'2026-01-31'</c>, <c>true</c>, <c>false</c>.</item>
/// <item><c>= != &lt; &lt;= &gt; &gt;=</c>, <c>x in ('a', 'b')</c>, <c>x is empty</c>, <c>x is not empty</c>,
/// <c>count(x)</c>; <c>not</c> binds tighter than <c>and</c>, and <c>and</c> tighter than <c>or</c>.</item>
/// <item>A comparison with a missing value is false, also <c>!=</c>; so <c>not x = 'a'</c> holds for a missing x and
/// <c>x != 'a'</c> does not. A missing list counts 0. Beside a date, a moment counts by its day in Vietnam.</item>
/// </list>
/// Two guards are equal when their canonical texts are.
/// </summary>
public sealed class Guard : IEquatable<Guard>
{
    /// <summary>Longest text taken, in UTF-16 characters.</summary>
    public const int MaxLength = 2_000;

    /// <summary>Deepest nesting of parentheses and "not".</summary>
    public const int MaxNesting = 50;

    private readonly GuardNode _root;

    internal Guard(GuardNode root, string text)
    {
        _root = root;
        Text = text;
        Names = [.. root.Operands.Select(operand => operand.PathOrNull).OfType<string>().Distinct(StringComparer.Ordinal)];
        NamesTestedForEmptiness = [.. root.NamesTestedForEmptiness];
    }

    /// <summary>The canonical text, which parses to this guard again.</summary>
    public string Text { get; }

    /// <summary>Every name used, once, in order of first use.</summary>
    public ImmutableArray<string> Names { get; }

    /// <summary>The names that stand in "is empty", "is not empty" or "count".</summary>
    internal ImmutableHashSet<string> NamesTestedForEmptiness { get; }

    internal GuardNode Root => _root;

    /// <summary>Parses and checks against the types. Errors of syntax stop at the first; of types, all are told.</summary>
    public static GuardParse Parse(string text, GuardTypes types) => GuardParser.Parse(text, types);

    /// <summary>Total: whatever the lookup gives, the answer is yes or no.</summary>
    /// <param name="lookup">The value of a name; <see cref="Value.Nothing"/> where there is none.</param>
    public bool Evaluate(Func<string, Value> lookup) =>
        GuardEvaluation.Evaluate(_root, name => lookup(name) ?? Value.Nothing) is true;

    /// <summary>
    /// False when no filling of the closed choices and truths makes the guard true. Comparisons of other types count as
    /// possible either way, so true means "not known to be impossible".
    /// </summary>
    public bool CanBeTrue() => GuardPossibility.CanBeTrue(_root);

    public bool Equals(Guard? other) => other is not null && string.Equals(Text, other.Text, StringComparison.Ordinal);

    public override bool Equals(object? obj) => Equals(obj as Guard);

    public override int GetHashCode() => StringComparer.Ordinal.GetHashCode(Text);

    public override string ToString() => Text;
}
