using ThongSuot.Engine.Values;

namespace ThongSuot.Engine.Forms;

/// <summary>Checks the values of a whole form: which fields count, what is missing, and the rules between fields.</summary>
internal static class FormChecks
{
    internal static IReadOnlyList<FieldError> Check(
        FormDefinition form, ValueMap values, IReadOnlyList<FieldError> unreadable, Func<string, Value>? context)
    {
        var visible = form.VisibleKeys(values, context);
        var shown = form.WithoutHidden(values, context);
        var errors = new List<FieldError>();
        // Fields in error, so that nothing is said twice and rules do not judge half-read forms.
        var wrong = new HashSet<string>(StringComparer.Ordinal);

        foreach (var field in form.Fields.Where(field => visible.Contains(field.Key)))
        {
            var checks = new FieldChecks(unreadable.Where(error => FieldText.Same(FieldOf(error.Key), field.Key)));
            checks.Check(field, field.Key, shown[field.Key]);
            errors.AddRange(checks.Errors);
            if (checks.Errors.Count > 0)
                wrong.Add(field.Key);
        }
        var known = form.Fields.Select(field => field.Key).ToHashSet(StringComparer.Ordinal);
        errors.AddRange(values.Keys.Where(key => !known.Contains(key)).Select(FieldErrors.Type));

        Value Lookup(string name) => FieldGuards.Find(shown, name) ?? context?.Invoke(name) ?? Value.Nothing;
        foreach (var rule in form.Rules.Where(rule => visible.Contains(rule.FieldKey)))
        {
            var asked = rule.Must.Names.All(name =>
                !(FieldGuards.KeyOf(name) is { } key && wrong.Contains(key))
                && (!Lookup(name).IsNothing || rule.Must.NamesTestedForEmptiness.Contains(name)));
            if (asked && !rule.Must.Evaluate(Lookup))
                errors.Add(FieldErrors.Rule(rule));
        }
        return errors;
    }

    /// <summary>The field of <c>key</c>, <c>key.from</c> or <c>key[0].column</c>.</summary>
    private static string FieldOf(string key) => key.IndexOfAny(['.', '[']) is >= 0 and var end ? key[..end] : key;
}
