using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace ThongSuot.Engine.Guards;

public enum GuardKind
{
    Text,
    Number,
    Truth,
    Date,
    Moment,
    List,
}

/// <summary>The type of a name in guards. A text with codes is a closed choice: it can hold no other text.</summary>
public sealed record GuardType
{
    private GuardType(GuardKind kind, ImmutableArray<string> codes)
    {
        Kind = kind;
        Codes = codes;
    }

    public static GuardType Text { get; } = new(GuardKind.Text, []);
    public static GuardType Number { get; } = new(GuardKind.Number, []);
    public static GuardType Truth { get; } = new(GuardKind.Truth, []);
    public static GuardType Date { get; } = new(GuardKind.Date, []);
    public static GuardType Moment { get; } = new(GuardKind.Moment, []);

    /// <summary>A list or a table: it can be counted and tested for emptiness, nothing else.</summary>
    public static GuardType List { get; } = new(GuardKind.List, []);

    public GuardKind Kind { get; }

    /// <summary>The codes of a closed choice; empty for everything else.</summary>
    public ImmutableArray<string> Codes { get; }

    public bool IsClosed => !Codes.IsEmpty;

    public static GuardType Choice(IEnumerable<string> codes) =>
        new(GuardKind.Text, [.. codes.Distinct(StringComparer.Ordinal)]);

    public bool Equals(GuardType? other) =>
        other is not null && Kind == other.Kind && Codes.SequenceEqual(other.Codes, StringComparer.Ordinal);

    public override int GetHashCode() => HashCode.Combine(Kind, Codes.Length);
}

/// <summary>The names that a guard may use, each with its type.</summary>
public sealed partial class GuardTypes
{
    private static readonly ImmutableHashSet<string> Keywords =
        ImmutableHashSet.Create(StringComparer.Ordinal, "and", "or", "not", "in", "is", "empty", "count", "true", "false");

    private readonly ImmutableDictionary<string, GuardType> _types;

    private GuardTypes(ImmutableDictionary<string, GuardType> types) => _types = types;

    public static GuardTypes None { get; } =
        new(ImmutableDictionary.Create<string, GuardType>(StringComparer.Ordinal));

    public IEnumerable<KeyValuePair<string, GuardType>> All => _types;

    public GuardType? Find(string name) => _types.GetValueOrDefault(name);

    /// <summary>The same names and one more; a name given again takes the new type.</summary>
    /// <exception cref="ArgumentException">The name cannot stand in a guard (see <see cref="IsName"/>).</exception>
    public GuardTypes With(string name, GuardType type) => IsName(name)
        ? new GuardTypes(_types.SetItem(name, type))
        : throw new ArgumentException($"\"{name}\" cannot be a name in a guard.", nameof(name));

    public GuardTypes With(GuardTypes more) => new(_types.SetItems(more._types));

    /// <summary>
    /// True for dotted segments of letters A–Z, digits, "_" and "-" that are neither a word of the language nor a number.
    /// </summary>
    public static bool IsName(string name) =>
        NamePattern().IsMatch(name) && !Keywords.Contains(name) && !NumberPattern().IsMatch(name);

    internal static bool IsKeyword(string word) => Keywords.Contains(word);

    [GeneratedRegex(@"\A[A-Za-z0-9_-]+(?:\.[A-Za-z0-9_-]+)*\z", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    internal static partial Regex NamePattern();

    [GeneratedRegex(@"\A-?[0-9]+(?:\.[0-9]+)?\z", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    internal static partial Regex NumberPattern();
}
