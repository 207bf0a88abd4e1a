using System.Collections.Immutable;
using System.Text.RegularExpressions;
using ThongSuot.Engine.Guards;
using ThongSuot.Engine.Values;

namespace ThongSuot.Engine.Forms;

/// <summary>One choice of a closed set.</summary>
/// <param name="Code">Stored and used in guards.</param>
/// <param name="Label">Shown, in Vietnamese.</param>
public sealed record FieldChoice(string Code, string Label);

/// <summary>
/// A field of a form, or a column of a table. The shape of its value: text for one-line and long texts, choices,
/// periods ("2026", "2026-Q1", "2026-05") and ids; number; truth; date (a month is its first day); moment; a list of
/// texts for types that take several; a list of two dates for a range (nothing where one is missing); rows for a table.
/// </summary>
/// <param name="Key">Unique in the form; letters A–Z, digits, "_" and "-", at most 64.</param>
/// <param name="Label">In Vietnamese.</param>
/// <param name="Type">The shape and meaning of the value.</param>
public sealed record FieldDefinition(string Key, string Label, FieldType Type)
{
    public bool Required { get; init; }

    /// <summary>The closed set of a choice or a checklist.</summary>
    public ImmutableArray<FieldChoice> Choices { get; init; } = [];

    /// <summary>The columns of a table; they are no tables and have no condition of their own.</summary>
    public ImmutableArray<FieldDefinition> Columns { get; init; } = [];

    /// <summary>A sentence under the label, in Vietnamese.</summary>
    public string? Help { get; init; }

    /// <summary>
    /// When the field is shown; always when null. It may use <c>field.&lt;key&gt;</c> of the fields above this one, and
    /// any other name that the caller's context answers.
    /// </summary>
    public Guard? VisibleWhen { get; init; }

    /// <summary>The least number, day or moment allowed: a value of the same kind as the field's.</summary>
    public Value? Min { get; init; }

    /// <summary>The greatest number, day or moment allowed: a value of the same kind as the field's.</summary>
    public Value? Max { get; init; }

    /// <summary>Longest text in UTF-16 characters; null for the type's own limit, which it cannot exceed.</summary>
    public int? MaxLength { get; init; }

    /// <summary>Fewest rows of a table, or items of a list, once it is filled in.</summary>
    public int? MinRows { get; init; }

    /// <summary>Most rows of a table, or items of a list; <see cref="FormDefinition.MaxRows"/> is the end in any case.</summary>
    public int? MaxRows { get; init; }

    /// <summary>
    /// A regular expression for the whole text, without look-around and back references, so that it runs in linear time.
    /// </summary>
    public string? Pattern
    {
        get;
        init
        {
            field = value;
            PatternMatcher = Compile(value);
        }
    }

    /// <summary>What to type, in Vietnamese, told when the pattern does not match.</summary>
    public string? PatternHelp { get; init; }

    internal Regex? PatternMatcher { get; private init; }

    /// <summary>Longest text in UTF-16 characters that the field takes.</summary>
    public int TextLimit
    {
        get
        {
            var limit = Type switch
            {
                FieldType.LongText => FormDefinition.MaxText,
                FieldType.Email => 254,
                FieldType.Code or FieldType.DocumentNumber => 100,
                _ => FormDefinition.MaxLine,
            };
            return MaxLength is { } own && own < limit ? own : limit;
        }
    }

    internal int RowLimit => MaxRows is { } own && own < FormDefinition.MaxRows ? own : FormDefinition.MaxRows;

    private static Regex? Compile(string? pattern)
    {
        if (pattern is null)
            return null;
        try
        {
            return new Regex($@"\A(?:{pattern})\z", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant);
        }
        catch (Exception refused) when (refused is ArgumentException or NotSupportedException)
        {
            // A fault in the form's data; FormDefinition.Faults tells it.
            return null;
        }
    }
}
