using System.Collections.Immutable;
using System.Globalization;
using ThongSuot.Contracts.Procedures;
using ThongSuot.Engine.Competence;
using ThongSuot.Engine.WorkingTime;

namespace ThongSuot.Procedures.Catalogue;

/// <summary>Compares the files of a package with one another: counts, codes, and each procedure with the lists.</summary>
internal static class PackageChecks
{
    public static void Run(
        SetFile set, Reference reference, ImmutableSortedDictionary<string, FormFile> forms, ImmutableSortedDictionary<string, ProcedureFile> procedures,
        CompetenceTable? competence, CatalogueFaults faults, CatalogueFaults warnings)
    {
        Counts(set.Counts, reference, forms, procedures);
        foreach (var form in forms.Values)
            Form(form, reference, procedures);
        var users = forms.ToDictionary(f => f.Key, f => (ImmutableArray<string>?)f.Value.Procedures, StringComparer.Ordinal);
        var codes = procedures.Keys.ToHashSet(StringComparer.Ordinal);
        foreach (var procedure in procedures.Values)
        {
            ProcedureChecks.Run(procedure, reference, users, codes);
            if (!procedure.Procedure.OwnCompetence.IsEmpty)
                procedure.At.Fault("competence", "competence_own", "rules of the package stand in the competence folder", "quy tắc thẩm quyền của gói phải ở thư mục competence");
            Warn(procedure, warnings);
        }

        foreach (var basis in reference.Bases.Values.Where(b => b.ReplacedBy is { } by && !reference.Bases.ContainsKey(by)))
            faults.Add(Reference.Folder + "legal_basis.yaml", 0, "unknown_basis", $"{basis.Code} is replaced by an unknown text", $"{basis.Code}: văn bản thay thế không có trong danh mục");
        if (competence is not null)
            Competence(competence, procedures, faults);
    }

    private static void Counts(
        SetCounts declared, Reference reference, ImmutableSortedDictionary<string, FormFile> forms, ImmutableSortedDictionary<string, ProcedureFile> procedures)
    {
        Compare(declared.At, "fields", "lĩnh vực", declared.Fields, reference.Fields.Length);
        Compare(declared.At, "procedures", "quy trình", declared.Procedures, procedures.Count);
        Compare(declared.At, "forms", "biểu mẫu", declared.Forms, forms.Count);
        foreach (var field in reference.Fields)
        {
            var there = (Procedures: procedures.Values.Count(p => p.Procedure.Field == field.Code), Forms: forms.Values.Count(f => f.Field == field.Code));
            var said = declared.PerField.GetValueOrDefault(field.Code);
            Compare(declared.At, "per_field", $"quy trình {field.Code}", said.Procedures, there.Procedures);
            Compare(declared.At, "per_field", $"biểu mẫu {field.Code}", said.Forms, there.Forms);
            Compare(field.At, "counts", $"quy trình {field.Code}", field.Procedures, there.Procedures);
            Compare(field.At, "counts", $"biểu mẫu {field.Code}", field.Forms, there.Forms);
        }

        foreach (var unknown in declared.PerField.Keys.Except(reference.Fields.Select(f => f.Code), StringComparer.Ordinal))
            declared.At.Fault("per_field", "unknown_field", $"there is no field {unknown}", $"không có lĩnh vực {unknown}");
    }

    private static void Compare(MapReader at, string key, string what, int declared, int there)
    {
        if (declared != there)
            at.Fault(key, "count", $"{what}: {declared} declared, {there} in the package", $"khai {declared} {what}, trong gói có {there}");
    }

    private static void Form(FormFile form, Reference reference, ImmutableSortedDictionary<string, ProcedureFile> procedures)
    {
        Standing(form.At, form.Code, form.Field, reference);
        foreach (var code in form.Procedures)
        {
            if (!procedures.TryGetValue(code, out var user))
                form.At.Fault("procedures", "unknown_procedure", $"there is no procedure {code}", $"không có quy trình {code}");
            else if (!user.Procedure.Forms.Contains(form.Code, StringComparer.Ordinal))
                form.At.Fault("procedures", "form_use", $"{code} does not use this form", $"quy trình {code} không dùng biểu mẫu này");
        }
    }

    /// <summary>A file lies in its field's folder under its own code.</summary>
    public static void Standing(MapReader at, string code, string field, Reference reference)
    {
        if (reference.Fields.All(f => f.Code != field))
            at.Fault("field", "unknown_field", $"there is no field {field}", $"không có lĩnh vực {field}");
        if (!at.File.StartsWith(field + "/", StringComparison.Ordinal))
            at.Fault("field", "wrong_folder", $"a file of {field} lies in the folder {field}", $"tệp của lĩnh vực {field} phải ở thư mục {field}");
        if (Path.GetFileNameWithoutExtension(at.File) != code)
            at.Fault("code", "wrong_file", $"the file of {code} is named {code}.yaml", $"tệp của {code} phải có tên {code}.yaml");
    }

    /// <summary>The table answers for each procedure and each combination of what its filer says.</summary>
    private static void Competence(CompetenceTable table, ImmutableSortedDictionary<string, ProcedureFile> procedures, CatalogueFaults faults)
    {
        var inputs = table.Inputs.ToDictionary(i => i.Name, i => i.Codes.ToHashSet(StringComparer.Ordinal), StringComparer.Ordinal);
        foreach (var needed in (ReadOnlySpan<string>)[CompetenceFiles.Procedure, CompetenceFiles.FilerLevel])
        {
            if (!inputs.ContainsKey(needed))
                faults.Add(CompetenceFiles.Inputs, 0, "competence_table", $"the input {needed} is missing", $"bảng thẩm quyền thiếu đầu vào {needed}");
        }

        if (!inputs.TryGetValue(CompetenceFiles.Procedure, out var known))
            return;
        foreach (var unknown in known.Except(procedures.Keys, StringComparer.Ordinal))
            faults.Add(CompetenceFiles.Inputs, 0, "unknown_procedure", $"there is no procedure {unknown}", $"không có quy trình {unknown}");
        foreach (var procedure in procedures.Values)
        {
            if (!known.Contains(procedure.Procedure.Code))
                procedure.At.Fault("code", "competence_gap", "the competence table does not know it", "bảng thẩm quyền chưa có quy trình này");
            foreach (var fact in procedure.Procedure.Facts)
            {
                if (!inputs.TryGetValue(fact.Key, out var codes))
                    continue;
                foreach (var choice in fact.Choices.Where(c => !codes.Contains(c.Code)))
                    procedure.At.Fault("facts", "competence_gap", $"the competence table does not know {fact.Key} = {choice.Code}", $"bảng thẩm quyền chưa có {fact.Key} = {choice.Code}");
            }
        }
    }

    // Steps may overlap and limits are plans, so a sum that differs is worth a look and no more.
    private static void Warn(ProcedureFile procedure, CatalogueFaults warnings)
    {
        if (procedure.Procedure.Definition.Total is not { Unit: LimitUnit.WorkingDay } total || procedure.Details.PlannedDays <= total.Value)
            return;
        var (sum, whole) = (procedure.Details.PlannedDays.ToString(CultureInfo.InvariantCulture), total.Value.ToString(CultureInfo.InvariantCulture));
        warnings.Add(procedure.At.File, procedure.At.LineOf("limit"), "days", $"the steps take {sum} working days, the whole limit is {whole}",
            $"các bước cộng lại {sum} ngày làm việc, thời hạn chung là {whole}");
    }
}
