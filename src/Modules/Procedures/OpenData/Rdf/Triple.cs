using System.Buffers;
using System.Text;

namespace ThongSuot.Procedures.OpenData.Rdf;

/// <summary>One statement. There are no blank nodes: whatever is spoken of has an address.</summary>
internal sealed record Triple(Iri Subject, Iri Predicate, Term Object);

internal abstract record Term;

/// <summary>An absolute IRI; what may not stand in one is refused here, so that writers need not escape it.</summary>
internal sealed record Iri : Term
{
    private static readonly SearchValues<char> Forbidden = SearchValues.Create("<>\"{}|^`\\");

    public Iri(string value)
    {
        if (!Uri.IsWellFormedUriString(value, UriKind.Absolute) || value.AsSpan().ContainsAny(Forbidden) || value.Any(c => c <= ' '))
            throw new ArgumentException($"Not an absolute IRI: {value}", nameof(value));
        Value = value;
    }

    public string Value { get; }

    public override string ToString() => Value;
}

/// <summary>A text in a language, or a value of a datatype; with neither it is an xsd:string.</summary>
internal sealed record Literal : Term
{
    private Literal(string value, string? language, Iri? type) => (Value, Language, Type) = (Whole(value), language, type);

    public string Value { get; }

    public string? Language { get; }

    public Iri? Type { get; }

    public static Literal Vietnamese(string text) => new(text, "vi", null);

    public static Literal English(string text) => new(text, "en", null);

    public static Literal Plain(string text) => new(text, null, null);

    public static Literal Of(string value, string type) => new(value, null, Vocabulary.Iri(type));

    // Half a surrogate pair is no character and cannot be written in UTF-8; both syntaxes must say the same in its place.
    private static string Whole(string text) =>
        text.Any(char.IsSurrogate) ? string.Concat(text.EnumerateRunes().Select(r => r.ToString())) : text;
}
