using System.Collections.Immutable;
using ThongSuot.Engine.Processes;

namespace ThongSuot.Procedures.Catalogue;

/// <summary>Compares one procedure with the lists, with the forms and with itself.</summary>
internal static class ProcedureChecks
{
    /// <param name="forms">By code, the procedures that each form names; null where that is not compared.</param>
    /// <param name="procedures">Codes of all procedures.</param>
    public static void Run(ProcedureFile file, Reference reference, IReadOnlyDictionary<string, ImmutableArray<string>?> forms, IReadOnlySet<string> procedures)
    {
        var (at, procedure) = (file.At, file.Procedure);
        PackageChecks.Standing(at, procedure.Code, procedure.Field, reference);
        if (file.Basis.IsEmpty)
            at.Fault("basis", "empty_list", "a procedure needs a legal basis", "quy trình cần ít nhất một căn cứ");
        Known(at, "basis", "unknown_basis", "căn cứ", file.Basis, reference.Bases.ContainsKey);
        Known(at, "levels", "unknown_level", "cấp", file.Details.Levels, code => reference.Levels.Any(l => l.Code == code));
        Known(at, "filed_by", "unknown_role", "vai trò", procedure.FiledBy.Select(f => f.Role), reference.Roles.ContainsKey);
        Known(at, "filed_by", "unknown_kind", "loại tổ chức", procedure.FiledBy.SelectMany(f => f.At), reference.BodyKinds.ContainsKey);
        Known(at, "parties", "unknown_kind", "loại tổ chức", procedure.Parties.SelectMany(p => p.Kinds), reference.BodyKinds.ContainsKey);
        Twice(at, "facts", procedure.Facts.Select(f => f.Key));
        Twice(at, "parties", procedure.Parties.Select(p => p.Key));
        Twice(at, "components", procedure.Components.Select(c => c.Number));
        if (procedure.FiledBy.IsEmpty)
            at.Fault("filed_by", "empty_list", "somebody must be able to open a dossier", "cần ít nhất một vai trò được lập hồ sơ");

        Merge(file, procedures);
        Forms(file, forms);
        var teamNamed = false;
        foreach (var node in ProcedureDefinition.InOrder(file.Nodes.Root))
        {
            if (!file.Nodes.At.TryGetValue(node.Id, out var where))
                continue;
            switch (node)
            {
                case Step step:
                    Step(step, where, file, reference, teamNamed);
                    teamNamed |= step.AppointsTeam;
                    break;
                case Consult consult:
                    foreach (var body in consult.Bodies)
                        Roles(body, where, "bodies", reference);
                    break;
                case Call call when !procedures.Contains(call.Procedure):
                    where.Fault("procedure", "unknown_procedure", $"there is no procedure {call.Procedure}", $"không có quy trình {call.Procedure}");
                    break;
            }
        }
    }

    private static void Step(Step step, MapReader at, ProcedureFile file, Reference reference, bool teamNamed)
    {
        Roles(step.Who, at, "who", reference);
        Known(at, "forms", "form_not_listed", "biểu mẫu trong danh sách của quy trình", step.Forms, code => file.Procedure.Forms.Contains(code, StringComparer.Ordinal));
        Known(at, "components", "unknown_component", "thành phần hồ sơ", step.Components, number => file.Procedure.Components.Any(c => c.Number == number));
        if (step.Who.Place == Performer.Team && !teamNamed)
            at.Fault("who", "no_team", "no step before names the team", "chưa có bước trước nào thành lập đoàn (tổ)");
    }

    private static void Roles(Performer performer, MapReader at, string key, Reference reference)
    {
        Known(at, key, "unknown_role", "vai trò", [performer.Role], reference.Roles.ContainsKey);
        if (performer.RecordedBy is { } clerk)
            Roles(clerk, at, key, reference);
    }

    private static void Merge(ProcedureFile file, IReadOnlySet<string> procedures)
    {
        var definition = file.Procedure.Definition;
        if (definition.Allows(BranchCode.Merge) != definition.MergeInto is not null)
            file.At.Fault("branches", "merge", "MERGE and merge_into belong together", "MERGE và merge_into phải đi cùng nhau");
        if (definition.MergeInto is { } into && (!procedures.Contains(into) || into == definition.Code))
            file.At.Fault("merge_into", "unknown_procedure", $"there is no other procedure {into}", $"không có quy trình khác mang mã {into}");
    }

    private static void Forms(ProcedureFile file, IReadOnlyDictionary<string, ImmutableArray<string>?> forms)
    {
        var placed = file.Procedure.Definition.Steps.SelectMany(s => s.Forms).ToHashSet(StringComparer.Ordinal);
        foreach (var code in file.Procedure.Forms)
        {
            if (!forms.TryGetValue(code, out var named))
                file.At.Fault("forms", "unknown_form", $"there is no form {code}", $"không có biểu mẫu {code}");
            else if (named is { } users && !users.Contains(file.Procedure.Code, StringComparer.Ordinal))
                file.At.Fault("forms", "form_use", $"{code} does not name this procedure", $"biểu mẫu {code} không ghi quy trình này");
            if (!placed.Contains(code))
                file.At.Fault("forms", "form_not_placed", $"{code} stands at no step", $"biểu mẫu {code} chưa gắn với bước nào");
        }
    }

    private static void Known<T>(MapReader at, string key, string code, string what, IEnumerable<T> names, Func<T, bool> isKnown)
    {
        foreach (var name in names.Distinct().Where(name => !isKnown(name)))
            at.Fault(key, code, $"unknown: {name}", $"không có {what} “{name}”");
    }

    private static void Twice<T>(MapReader at, string key, IEnumerable<T> names)
    {
        foreach (var name in names.GroupBy(name => name).Where(same => same.Skip(1).Any()).Select(same => same.Key))
            at.Fault(key, "twice", $"{name} stands twice", $"“{name}” có hai lần");
    }
}
