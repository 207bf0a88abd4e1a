using ThongSuot.Engine.Forms;
using ThongSuot.Engine.Values;

namespace ThongSuot.Dossiers.Forms;

/// <summary>A form as a page draws it: what stands in its inputs, what is shown, and how many rows.</summary>
/// <param name="Known">What the system proposes, by field.</param>
internal sealed record FormView(FormSheet Sheet, IReadOnlyDictionary<string, IReadOnlyList<string>> Inputs, IReadOnlyDictionary<string, KnownValue> Known, IReadOnlySet<string> Visible, Func<string, int> ShownRows)
{
    private const int SpareRows = 3, SpareInputs = 2;

    public string? Text(string input) => Inputs.GetValueOrDefault(input) is [var text, ..] ? text : null;

    public IReadOnlyList<string> Texts(string input) => Inputs.GetValueOrDefault(input, []);

    /// <summary>What stands in a field that takes several, with empty inputs behind.</summary>
    public IReadOnlyList<string> WithSpare(string input) => [.. Texts(input).Where(t => t.Length > 0), .. Enumerable.Repeat("", SpareInputs)];

    /// <summary>Rows to draw of a table: those that are filled, as many as the page showed, and some to begin with.</summary>
    public int Rows(FieldDefinition table)
    {
        var filled = Inputs.Keys.Where(name => name.StartsWith(table.Key + "[", StringComparison.Ordinal)).Select(name => RowOf(name, table.Key)).DefaultIfEmpty(-1).Max() + 1;
        var shown = Math.Max(ShownRows(table.Key), Math.Max(filled, Math.Max(SpareRows, table.MinRows ?? 0)));
        return Math.Min(shown, MostRows(table));
    }

    public static int MostRows(FieldDefinition table) => Math.Min(table.MaxRows ?? FormDefinition.MaxRows, FormDefinition.MaxRows);

    /// <summary>Where a proposed value is from, as long as it stands in the field unchanged.</summary>
    public string? KnownFrom(FieldDefinition field)
    {
        if (!Known.TryGetValue(field.Key, out var known))
            return null;
        var proposed = Sheet.Form.Write(ValueMap.Of((field.Key, known.Value)));
        return proposed.All(input => Texts(input.Key).SequenceEqual(input.Value, StringComparer.Ordinal)) ? known.From : null;
    }

    private static int RowOf(string name, string table) =>
        name.IndexOf(']', StringComparison.Ordinal) is > 0 and var end && int.TryParse(name.AsSpan(table.Length + 1, end - table.Length - 1), System.Globalization.CultureInfo.InvariantCulture, out var row) ? Math.Min(row, FormDefinition.MaxRows - 1) : -1;
}
