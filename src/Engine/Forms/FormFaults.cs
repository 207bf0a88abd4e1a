using System.Collections.Immutable;
using System.Text.RegularExpressions;
using ThongSuot.Engine.Guards;
using ThongSuot.Engine.Values;

namespace ThongSuot.Engine.Forms;

/// <summary>Checks a form's definition, so that a fault in the data shows when it is loaded and not when an officer types.</summary>
internal static partial class FormFaults
{
    internal static IReadOnlyList<string> Of(FormDefinition form)
    {
        var faults = new List<string>();
        if (string.IsNullOrWhiteSpace(form.Code) || string.IsNullOrWhiteSpace(form.Name))
            faults.Add("the form needs a code and a name");
        if (form.Version < 1)
            faults.Add("the version starts at 1");
        AddFields(faults, form.Fields, "");

        var above = new HashSet<string>(StringComparer.Ordinal);
        foreach (var field in form.Fields)
        {
            if (field.VisibleWhen is { } guard)
            {
                AddNames(faults, guard, above, $"{field.Key}: the condition");
                if (!guard.CanBeTrue())
                    faults.Add($"{field.Key}: the condition can never hold");
            }
            above.Add(field.Key);
        }
        foreach (var rule in form.Rules)
        {
            if (!above.Contains(rule.FieldKey))
                faults.Add($"rule \"{rule.Must}\": there is no field \"{rule.FieldKey}\"");
            if (string.IsNullOrWhiteSpace(rule.Message))
                faults.Add($"rule \"{rule.Must}\": the message is missing");
            AddNames(faults, rule.Must, above, $"rule \"{rule.Must}\"");
        }
        return faults;
    }

    private static void AddNames(List<string> faults, Guard guard, HashSet<string> known, string where) =>
        faults.AddRange(guard.Names.Select(name => FieldGuards.KeyOf(name)).OfType<string>().Where(key => !known.Contains(key))
            .Select(key => $"{where} uses \"{key}\", which is no field above it"));

    private static void AddFields(List<string> faults, ImmutableArray<FieldDefinition> fields, string prefix)
    {
        faults.AddRange(fields.GroupBy(field => field.Key, StringComparer.Ordinal).Where(same => same.Count() > 1)
            .Select(same => $"{prefix}{same.Key}: the key stands twice"));
        foreach (var field in fields)
            faults.AddRange(OfField(field, inTable: prefix.Length > 0).Select(fault => $"{prefix}{field.Key}: {fault}"));
        foreach (var table in fields.Where(field => field.Type == FieldType.Table))
            AddFields(faults, table.Columns, $"{prefix}{table.Key}.");
    }

    private static IEnumerable<string> OfField(FieldDefinition field, bool inTable)
    {
        var shape = field.Type.Shape();
        var isText = shape is FieldShape.Text or FieldShape.Line or FieldShape.Lines;
        var isMany = shape is FieldShape.Lines or FieldShape.Table;
        if (!Key().IsMatch(field.Key))
            yield return "a key has 1 to 64 letters A-Z, digits, \"_\" and \"-\"";
        if (string.IsNullOrWhiteSpace(field.Label))
            yield return "the label is missing";
        if ((field.Type is FieldType.Choice or FieldType.Checklist) == field.Choices.IsEmpty)
            yield return "choices belong to a choice and a checklist, and those need them";
        if (field.Choices.DistinctBy(choice => choice.Code, StringComparer.Ordinal).Count() != field.Choices.Length)
            yield return "a choice stands twice";
        if (field.Choices.Any(choice => string.IsNullOrWhiteSpace(choice.Code) || string.IsNullOrWhiteSpace(choice.Label)
            || choice.Code.Length > FormDefinition.MaxLine || !FieldText.Same(FieldText.Clean(choice.Code) ?? "", choice.Code)))
            yield return "a choice needs a clean code and a label";
        if ((field.Type == FieldType.Table) == field.Columns.IsEmpty)
            yield return "columns belong to a table, and a table needs them";
        if (inTable && (field.Type == FieldType.Table || field.VisibleWhen is not null))
            yield return "a column is no table and has no condition";
        if (!Fits(shape, field.Min) || !Fits(shape, field.Max))
            yield return "min and max are of the field's own kind";
        if (field.Min is { } min && field.Max is { } max && FieldChecks.Order(min, max) > 0)
            yield return "min is greater than max";
        if (field.MaxLength is { } length && (length < 1 || !isText))
            yield return "max_length is at least 1 and belongs to texts";
        if ((field.MinRows ?? field.MaxRows) is not null && !isMany)
            yield return "min_rows and max_rows belong to tables and lists";
        if (field.MinRows is < 0 || field.MaxRows is < 1 || field.MinRows > field.RowLimit)
            yield return "min_rows and max_rows contradict each other or the limit";
        if (field.Pattern is not null && (!isText || field.PatternMatcher is null))
            yield return "the pattern is no regular expression of the allowed kind, or the field no text";
    }

    private static bool Fits(FieldShape shape, Value? bound) => bound switch
    {
        null => true,
        Value.Number => shape == FieldShape.Number,
        Value.Date => shape is FieldShape.Date or FieldShape.Range,
        Value.Moment => shape == FieldShape.Moment,
        _ => false,
    };

    [GeneratedRegex(@"\A[A-Za-z0-9_-]{1,64}\z", RegexOptions.NonBacktracking)]
    private static partial Regex Key();
}
