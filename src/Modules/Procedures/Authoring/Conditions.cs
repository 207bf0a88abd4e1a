using ThongSuot.Contracts.Procedures;
using ThongSuot.Engine.Forms;
using ThongSuot.Engine.Processes;
using ThongSuot.Platform.Ui;
using FieldType = ThongSuot.Engine.Forms.FieldType;

namespace ThongSuot.Procedures.Authoring;

/// <summary>Ready-made conditions for a branch: answers of the filer, outcomes of steps before it, choices in forms.</summary>
internal static class Conditions
{
    private const int Most = 400;

    /// <param name="before">Nodes that come before the branch, by their names.</param>
    public static IReadOnlyList<FieldOption> For(Procedure procedure, IReadOnlyCollection<string> before, IReadOnlyDictionary<string, FormDefinition> forms)
    {
        var options = new List<FieldOption>();
        foreach (var fact in procedure.Facts)
            options.AddRange(fact.Choices.Select(choice => Is($"fact.{fact.Key}", choice.Code, $"{fact.Label}: {choice.Label}")));
        var steps = procedure.Definition.Steps.Where(s => before.Contains(s.Id)).ToList();
        foreach (var step in steps)
            options.AddRange(step.Outcomes.Select(outcome => Is($"outcome.{step.Id}", outcome.Code, $"Kết quả bước {step.Number} là {outcome.Label}")));
        foreach (var form in steps.SelectMany(s => s.Forms).Distinct(StringComparer.Ordinal).Select(code => forms.GetValueOrDefault(code)).OfType<FormDefinition>())
        {
            foreach (var field in form.Fields)
            {
                var name = $"form.{form.Code.ToLowerInvariant()}.{field.Key}";
                if (field.Type == FieldType.Choice)
                    options.AddRange(field.Choices.Select(choice => Is(name, choice.Code, $"{form.Code}, {field.Label}: {choice.Label}")));
                else if (field.Type == FieldType.YesNo)
                    options.AddRange([new FieldOption(name, $"{form.Code}, {field.Label}: có"), new FieldOption($"not {name}", $"{form.Code}, {field.Label}: không")]);
            }
        }

        options.Add(Is("secrecy", "mat", "Hồ sơ mật"));
        return [.. options.Take(Most)];
    }

    private static FieldOption Is(string name, string code, string words) => new($"{name} = '{code.Replace("'", "''", StringComparison.Ordinal)}'", words);
}
