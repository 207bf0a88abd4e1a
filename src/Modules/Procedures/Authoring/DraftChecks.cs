using ThongSuot.Contracts.Procedures;
using ThongSuot.Engine.Forms;
using ThongSuot.Engine.Guards;
using ThongSuot.Engine.Processes;
using ThongSuot.Engine.WorkingTime;
using ThongSuot.Platform.Ui;
using ThongSuot.Procedures.Catalogue;
using ThongSuot.Procedures.Drafting;
using Choice = ThongSuot.Engine.Processes.Choice;

namespace ThongSuot.Procedures.Authoring;

/// <summary>What an author should look at although it does not keep the text from being published.</summary>
internal static class DraftChecks
{
    public static IReadOnlyList<string> Of(OpenedDraft draft)
    {
        // What has faults may be read only in part.
        if (draft.Text is not { File: { } file, Faults.Count: 0 })
            return [];
        var (procedure, definition) = (file.Procedure, file.Procedure.Definition);
        var found = new List<string>();
        if (definition.Total is { Unit: LimitUnit.WorkingDay } whole && file.Details.PlannedDays > whole.Value)
            found.Add($"Cộng thời gian các bước theo đường dài nhất là {LocalNumber.Of(file.Details.PlannedDays)} ngày làm việc, quá tổng thời hạn {LocalNumber.Of(whole.Value)} ngày.");
        var types = TypesOf(draft);
        foreach (var choice in ProcedureDefinition.InOrder(definition.Root).OfType<Choice>())
            Unreachable(choice, types, found);
        Components(procedure, found);
        foreach (var step in definition.Steps.Where(s => s.Limit is null && s.Kind != StepKind.Submit))
            found.Add($"Bước {step.Number} chưa có thời hạn.");
        var held = draft.Rights.View.Persons.SelectMany(person => draft.Rights.View.HeldBy(person.Id)).Select(holding => holding.Role).ToHashSet(StringComparer.Ordinal);
        foreach (var (number, who) in Performers(definition).Where(p => !held.Contains(p.Who.Role)))
            found.Add($"Bước {number}: chưa ai giữ vai trò “{draft.Published.RoleName(who.Role)}”, ở cơ quan nào cũng vậy.");
        if (definition.Steps is [.., { Kind: StepKind.Prepare or StepKind.Review } last])
            found.Add($"Quy trình kết thúc ở bước {last.Number}, chưa có bước quyết định hoặc phát hành kết quả sau đó.");
        return found;
    }

    // For who is outside of the system, whoever records it.
    private static IEnumerable<(int Number, Performer Who)> Performers(ProcedureDefinition definition) => ProcedureDefinition.InOrder(definition.Root).SelectMany(node => node switch
    {
        Step step => [(step.Number, step.Who.RecordedBy ?? step.Who)],
        Consult consult => consult.Bodies.Select(body => (consult.Number, body.RecordedBy ?? body)).DistinctBy(p => p.Item2.Role),
        _ => Array.Empty<(int, Performer)>(),
    });

    // A branch is never taken when the ones before it hold whenever it holds.
    private static void Unreachable(Choice choice, GuardTypes types, List<string> found)
    {
        // What the filer answered and what steps before came to is there when the way divides.
        var before = choice.Branches.SelectMany(branch => branch.When.Names).Where(name => name.StartsWith("outcome.", StringComparison.Ordinal) || name.StartsWith("fact.", StringComparison.Ordinal))
            .Distinct(StringComparer.Ordinal).Select(name => $"{name} is not empty").ToList();
        foreach (var (branch, i) in choice.Branches.Select((branch, i) => (branch, i)))
        {
            if (Never(string.Join(" and ", before.Append($"({branch.When.Text})")), types))
                found.Add($"Nhánh {i + 1} của {choice.Id} không bao giờ tới: nhánh trước nó luôn được chọn.{Steps(branch.Do)}");
            before.Add($"not ({branch.When.Text})");
        }

        if (choice.Otherwise.Nodes.Length > 0 && Never(string.Join(" and ", before), types))
            found.Add($"Nhánh “các trường hợp khác” của {choice.Id} không bao giờ tới.{Steps(choice.Otherwise)}");
    }

    private static bool Never(string text, GuardTypes types) => text.Length <= Guard.MaxLength && Guard.Parse(text, types).Guard is { } guard && !guard.CanBeTrue();

    // All names that the procedure has: that a condition asks only for what comes before it was checked when the text was read.
    public static GuardTypes TypesOf(OpenedDraft draft)
    {
        if (draft.Text.File?.Procedure is not { } procedure)
            return GuardTypes.None;
        var forms = DraftForms.All(draft.Published, draft.Text.Forms);
        var types = GuardTypes.None.With("secrecy", GuardType.Choice(Enum.GetValues<Secrecy>().Select(SecrecyCodes.Of)));
        types = procedure.Facts.Aggregate(types, (all, fact) => all.With($"fact.{fact.Key}", GuardType.Choice(fact.Choices.Select(c => c.Code))));
        types = procedure.Definition.Steps.Aggregate(types, (all, step) => all.With($"outcome.{step.Id}", GuardType.Choice((step.Outcomes.IsEmpty ? [Outcome.Done] : step.Outcomes).Select(o => o.Code))));
        var used = CatalogueReader.GuardTypesOf([.. procedure.Forms.Select(code => forms.GetValueOrDefault(code)).OfType<FormDefinition>()]);
        return used.Values.Aggregate(types, (all, form) => all.With(form));
    }

    private static string Steps(Sequence sequence) =>
        ProcedureDefinition.InOrder(sequence).OfType<Step>().Select(s => s.Number).ToList() is { Count: > 0 } numbers ? $" Không ai làm bước {string.Join(", ", numbers)}." : "";

    // Made at the last step, or handed in where nobody takes it up.
    private static void Components(Procedure procedure, List<string> found)
    {
        var steps = procedure.Definition.Steps.ToList();
        foreach (var component in procedure.Components)
        {
            var made = steps.FindIndex(s => s.Components.Contains(component.Number));
            var read = steps.Skip(made + 1).Any(s => s.Kind is not (StepKind.Submit or StepKind.Issue or StepKind.Technical));
            if (!read)
                found.Add($"Không bước nào xem thành phần {component.Number} ({component.Name}){(made < 0 ? "" : $", lập ở bước {steps[made].Number}")}.");
        }
    }
}
