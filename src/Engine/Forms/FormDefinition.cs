using System.Collections.Immutable;
using ThongSuot.Engine.Values;

namespace ThongSuot.Engine.Forms;

/// <summary>A form as data: its fields in order and the rules between them.</summary>
/// <param name="Code">As in the catalogue: "BM-VTLT-05".</param>
/// <param name="Name">In Vietnamese.</param>
/// <param name="Version">From 1.</param>
/// <param name="Fields">In the order of the page.</param>
/// <param name="Rules">Asked after the fields themselves are right.</param>
public sealed record FormDefinition(
    string Code,
    string Name,
    int Version,
    ImmutableArray<FieldDefinition> Fields,
    ImmutableArray<FormRule> Rules)
{
    /// <summary>Longest long text, in UTF-16 characters.</summary>
    public const int MaxText = 20_000;

    /// <summary>Longest line, in UTF-16 characters.</summary>
    public const int MaxLine = 500;

    /// <summary>Most rows of a table and items of a list.</summary>
    public const int MaxRows = 500;

    /// <summary>False for texts that no form takes: control characters, marks that turn the direction of writing, halves of letters.</summary>
    public static bool IsClean(string text) => FieldText.IsClean(text);

    /// <summary>The faults of the definition itself, in English; empty when the form may be used.</summary>
    public IReadOnlyList<string> Faults() => FormFaults.Of(this);

    /// <summary>
    /// Reads what was posted. Names of inputs: <c>key</c> (several values where the type takes several),
    /// <c>key.from</c> and <c>key.to</c> for a range, <c>key[0].column</c> for a table, where a row with every cell blank
    /// is left out (a posted "false" is not blank). For a form without faults it never refuses: what cannot be read
    /// stays in <see cref="FormReading.Raw"/> with an error beside it.
    /// </summary>
    /// <param name="posted">By name of input.</param>
    /// <param name="context">Answers names in guards that are not the form's own fields; nothing when null.</param>
    public FormReading Read(IReadOnlyDictionary<string, IReadOnlyList<string>> posted, Func<string, Value>? context = null) =>
        FormReader.Read(this, posted, context);

    /// <summary>The errors of a reading: what could not be read, and what was read and is not acceptable.</summary>
    public IReadOnlyList<FieldError> Validate(FormReading reading, Func<string, Value>? context = null) =>
        FormChecks.Check(this, reading.Values, reading.Errors, context);

    /// <summary>The errors of typed values from elsewhere; empty when they may be accepted. Values of hidden fields are passed over.</summary>
    public IReadOnlyList<FieldError> Validate(ValueMap values, Func<string, Value>? context = null) =>
        FormChecks.Check(this, values, [], context);

    /// <summary>The strings to show in the inputs, by name of input, as <see cref="Read"/> takes them.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Write(ValueMap values) => FormWriter.Write(this, values);

    /// <summary>The keys of the fields that are shown. A hidden field counts as empty in the conditions below it.</summary>
    public IReadOnlySet<string> VisibleKeys(ValueMap values, Func<string, Value>? context = null)
    {
        var visible = new HashSet<string>(StringComparer.Ordinal);
        Value Lookup(string name) => FieldGuards.KeyOf(name) is { } key
            ? visible.Contains(key) ? FieldGuards.Find(values, name)! : Value.Nothing
            : context?.Invoke(name) ?? Value.Nothing;
        foreach (var field in Fields)
        {
            if (field.VisibleWhen?.Evaluate(Lookup) ?? true)
                visible.Add(field.Key);
        }
        return visible;
    }

    /// <summary>The values of the fields that are shown, in the order of the form.</summary>
    public ValueMap WithoutHidden(ValueMap values, Func<string, Value>? context = null)
    {
        var visible = VisibleKeys(values, context);
        return new ValueMap(Fields.Where(field => visible.Contains(field.Key))
            .Select(field => KeyValuePair.Create(field.Key, values[field.Key])));
    }
}
