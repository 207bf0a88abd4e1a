using System.Collections.Immutable;
using System.Text;
using System.Text.Json.Serialization;

namespace ThongSuot.Engine.Values;

/// <summary>
/// What a form field, a fact or an outcome can hold. A closed family: the nested types are all there are.
/// Equality is by content, and equal values have the same JSON (see <see cref="ValueJson"/>).
/// </summary>
[JsonConverter(typeof(ValueJsonConverter))]
public abstract record Value
{
    private Value() { }

    /// <summary>The absent value: a field never filled, a fact not known.</summary>
    public static Value Nothing { get; } = new Absent();

    public bool IsNothing => this is Absent;

    /// <summary>
    /// True for nothing, blank text, and a list or table without items: what a person would call "not filled in".
    /// </summary>
    public bool IsEmpty => this switch
    {
        Absent => true,
        Text text => string.IsNullOrWhiteSpace(text.Content),
        List list => list.Items.All(item => item.IsNothing),
        Rows rows => rows.Items.IsEmpty,
        _ => false,
    };

    /// <summary>Makes a list of texts, the shape of a field that takes several references or choices.</summary>
    public static Value Texts(IEnumerable<string> items) => new List([.. items.Select(item => new Text(item))]);

    public sealed record Absent : Value
    {
        internal Absent() { }
    }

    /// <summary>Text. A lone surrogate carries no information and cannot be stored, so it becomes U+FFFD here.</summary>
    public sealed record Text : Value
    {
        public Text(string content) => Content = WellFormed(content);

        public string Content { get; }

        public override string ToString() => Content;
    }

    /// <summary>A number: a count, a percentage, or an amount in whole đồng. 1.0 and 1.00 are the same.</summary>
    public sealed record Number(decimal Amount) : Value;

    public sealed record Truth(bool Holds) : Value;

    /// <summary>A calendar day in Vietnam; a month is its first day.</summary>
    public sealed record Date(DateOnly Day) : Value;

    /// <summary>A point in time, always held in UTC.</summary>
    public sealed record Moment : Value
    {
        public Moment(DateTimeOffset at) => At = at.ToUniversalTime();

        public DateTimeOffset At { get; }
    }

    public sealed record List : Value
    {
        public List(ImmutableArray<Value> items) => Items = items.IsDefault ? [] : items;

        public ImmutableArray<Value> Items { get; }

        public bool Equals(List? other) => other is not null && Items.SequenceEqual(other.Items);

        public override int GetHashCode() => HashOf(Items);
    }

    /// <summary>The rows of a table field, each a map from column key to value.</summary>
    public sealed record Rows : Value
    {
        public Rows(ImmutableArray<ValueMap> items) => Items = items.IsDefault ? [] : items;

        public ImmutableArray<ValueMap> Items { get; }

        public bool Equals(Rows? other) => other is not null && Items.SequenceEqual(other.Items);

        public override int GetHashCode() => HashOf(Items);
    }

    internal static string WellFormed(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (IsWellFormed(text))
            return text;
        var whole = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
            whole.Append(rune);
        return whole.ToString();
    }

    internal static bool IsWellFormed(string text)
    {
        var rest = text.AsSpan();
        while (!rest.IsEmpty)
        {
            if (Rune.DecodeFromUtf16(rest, out _, out var used) != System.Buffers.OperationStatus.Done)
                return false;
            rest = rest[used..];
        }
        return true;
    }

    private static int HashOf<T>(ImmutableArray<T> items)
    {
        var hash = new HashCode();
        foreach (var item in items)
            hash.Add(item);
        return hash.ToHashCode();
    }
}
