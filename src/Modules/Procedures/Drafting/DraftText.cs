using System.Collections.Immutable;
using ThongSuot.Engine.Competence;
using ThongSuot.Engine.Forms;
using ThongSuot.Contracts.Procedures;
using ThongSuot.Procedures.Catalogue;

namespace ThongSuot.Procedures.Drafting;

/// <summary>A draft's text, read and compared with what is published now: the same reader and the same checks as for a package.</summary>
/// <param name="File">Null when the text is no YAML or no mapping.</param>
/// <param name="Faults">Everything that keeps it from being published, with lines.</param>
/// <param name="Forms">The forms that the draft itself brings.</param>
internal sealed record DraftText(ProcedureFile? File, YamlNode? Root, IReadOnlyList<CatalogueFault> Faults, IReadOnlyList<FormFile> Forms)
{
    /// <param name="own">YAML list of the draft's own forms.</param>
    public static DraftText Read(string code, string yaml, PublishedSnapshot published, string? own = null)
    {
        var faults = new CatalogueFaults();
        var field = code.Split('-') is [.., var middle, _] ? middle : "";
        var path = $"{field}/{code}.yaml";
        if (YamlText.Read(path, yaml, faults) is not { } root)
            return new DraftText(null, null, faults.All, []);
        var brought = DraftForms.Read(own, published, faults);
        var forms = DraftForms.All(published, brought).Values;
        var file = ProcedureFile.Read(path, root, published.Defaults, CatalogueReader.GuardTypesOf(forms), faults);
        // A form's own list of procedures came with its package; a draft may use any form.
        var users = published.Forms.Keys.Union(brought.Select(f => f.Code), StringComparer.Ordinal).ToDictionary(form => form, _ => (ImmutableArray<string>?)null, StringComparer.Ordinal);
        ProcedureChecks.Run(file, published.Reference, users, published.Heads.Keys.Append(code).ToHashSet(StringComparer.Ordinal));
        if (file.Procedure.Code != code)
            file.At.Fault("code", "code_changed", $"this draft is of {code}", $"bản thảo này là của {code}, không đổi mã được");
        if (file.Procedure.Field != field)
            file.At.Fault("field", "field_changed", $"{code} belongs to {field}", $"{code} thuộc lĩnh vực {field}, không đổi được");
        Competence(file, published.Competence);
        return new DraftText(file, root, [.. faults.All.OrderBy(f => f.Line)], brought);
    }

    /// <summary>Exactly one rule of competence for each level of filers and each answer of the filer that the table asks for.</summary>
    private static void Competence(ProcedureFile file, CompetenceTable common)
    {
        var procedure = file.Procedure;
        var isKnown = common.Rules.Any(r => r.When.TryGetValue(CompetenceFiles.Procedure, out var codes) && codes.Contains(procedure.Code, StringComparer.Ordinal) && !r.Id.StartsWith(procedure.Code + "/", StringComparison.Ordinal));
        if (isKnown)
        {
            if (!procedure.OwnCompetence.IsEmpty)
                file.At.Fault("competence", "competence_common", "the common table has its rules", "thẩm quyền của thủ tục này nằm trong bảng thẩm quyền chung");
            return;
        }

        if (procedure.OwnCompetence.IsEmpty)
        {
            file.At.Fault("competence", "competence_gap", "no rule of competence", "cần ít nhất một quy tắc thẩm quyền (mục competence)");
            return;
        }

        var others = new CompetenceTable(common.Inputs, [.. common.Rules.Where(r => !r.Id.StartsWith(procedure.Code + "/", StringComparison.Ordinal))]);
        var inputs = others.Inputs.Select(i => i.Name == CompetenceFiles.Procedure ? new CompetenceInput(i.Name, [procedure.Code]) : i).ToList();
        foreach (var fault in CompetenceTable.FindFaults(inputs, procedure.OwnCompetence))
            file.At.Fault("competence", "competence_table", $"{fault.Kind} {fault.RuleId} {fault.Input} {fault.Code}", $"quy tắc thẩm quyền {fault.RuleId} chưa đúng ({fault.Input} {fault.Code})");
        if (CompetenceTable.FindFaults(inputs, procedure.OwnCompetence).Count > 0)
            return;
        var report = CompetenceCheck.Run(new CompetenceTable(inputs, procedure.OwnCompetence), procedure.OwnCompetence.Min(r => r.From), null, CancellationToken.None);
        if (report.Gaps.Count > 0)
            file.At.Fault("competence", "competence_gap", "cases without a rule", $"còn {report.Gaps.Count} trường hợp chưa có quy tắc thẩm quyền");
        if (report.Overlaps.Count > 0)
            file.At.Fault("competence", "competence_overlap", "cases with two rules", $"có {report.Overlaps.Count} trường hợp trùng quy tắc thẩm quyền");
    }
}
