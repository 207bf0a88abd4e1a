using System.Collections.Immutable;
using ThongSuot.Contracts.Procedures;
using ThongSuot.Engine.Forms;
using ThongSuot.Engine.Processes;
using ThongSuot.Engine.Values;
using ThongSuot.Platform.Results;
using Choice = ThongSuot.Engine.Processes.Choice;

namespace ThongSuot.Dossiers.TryOut;

/// <param name="Name">As conditions call it: "form.bm-vtlt-05.loai"; also the name of its input.</param>
internal sealed record AskedField(string Name, FormDefinition Form, FieldDefinition Field);

/// <summary>
/// A try-out fills in no forms; of those of a step it asks the fields on which the way depends. Those that are left empty are empty for the conditions, too.
/// </summary>
internal static class TryOutForms
{
    private const string Prefix = "form.";

    /// <summary>In the order of the forms; tables and lists are not asked for.</summary>
    public static IReadOnlyList<AskedField> Of(DraftProcedure draft, string? node)
    {
        if (node is null || draft.Procedure.Definition.Find(node) is not Step step)
            return [];
        var named = ProcedureDefinition.InOrder(draft.Procedure.Definition.Root).OfType<Choice>().SelectMany(choice => choice.Branches).SelectMany(branch => branch.When.Names).ToHashSet(StringComparer.Ordinal);
        return
        [
            .. from code in step.Forms
               let form = draft.Forms.GetValueOrDefault(code)
               where form is not null
               from field in form.Fields
               where !FieldTypes.TakesSeveral(field.Type) && field.Type is not (FieldType.Table or FieldType.DateRange)
               let name = $"{Prefix}{code.ToLowerInvariant()}.{field.Key}"
               where named.Contains(name)
               select new AskedField(name, form, field),
        ];
    }

    /// <param name="typed">By the names of the inputs.</param>
    public static Result<ImmutableDictionary<string, Value>> Read(IEnumerable<AskedField> asked, IReadOnlyDictionary<string, string> typed)
    {
        var (values, refused) = (ImmutableDictionary.CreateBuilder<string, Value>(StringComparer.Ordinal), new List<Refusal>());
        foreach (var (name, _, field) in asked.Where(a => typed.GetValueOrDefault(a.Name) is { Length: > 0 }))
        {
            var alone = new FormDefinition("BM", "BM", 1, [field with { VisibleWhen = null }], []);
            var reading = alone.Read(new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal) { [field.Key] = [typed[name]] });
            if (alone.Validate(reading) is [var wrong, ..])
                refused.Add(new Refusal("TRY_OUT_VALUE", wrong.Text, name));
            else
                values[name] = reading.Values[field.Key];
        }

        return refused.Count > 0 ? refused.ToArray() : values.ToImmutable();
    }
}
