using System.Collections.Immutable;
using ThongSuot.Engine.Forms;
using ThongSuot.Procedures.Catalogue;

namespace ThongSuot.Procedures.Drafting;

/// <summary>The forms that a draft brings or changes: a YAML list, kept beside its text and published with it.</summary>
internal static class DraftForms
{
    public const string Path = "bieu-mau";

    public const int Most = 20;

    public static IReadOnlyList<FormFile> Read(string? own, PublishedSnapshot published, CatalogueFaults faults)
    {
        if (own is null || YamlText.Read(Path, own, faults) is not YamlNode.List list)
            return [];
        var forms = list.Items.Select(item => FormFile.Read(Path, item, faults)).ToList();
        foreach (var form in forms)
        {
            if (forms.Count(other => other.Code == form.Code) > 1)
                form.At.Fault("code", "twice", $"{form.Code} stands twice", $"biểu mẫu {form.Code} có hai lần");
            if (form.Definition.Fields.IsEmpty)
                form.At.Fault("fields", "empty_list", "a form needs a field", $"biểu mẫu {form.Code} cần ít nhất một mục");
            if (published.Forms.GetValueOrDefault(form.Code) is { } known && !known.Procedures.All(code => form.Procedures.Contains(code, StringComparer.Ordinal)))
                form.At.Fault("code", "form_shared", $"{form.Code} is used by other procedures", $"biểu mẫu {form.Code} còn dùng ở thủ tục khác, không sửa ở đây được");
        }

        return forms;
    }

    /// <summary>Published forms, and in their place those of the draft.</summary>
    public static IReadOnlyDictionary<string, FormDefinition> All(PublishedSnapshot published, IReadOnlyList<FormFile> own)
    {
        var all = published.Forms.ToDictionary(f => f.Key, f => f.Value.Definition, StringComparer.Ordinal);
        foreach (var form in own)
            all[form.Code] = form.Definition;
        return all;
    }

    /// <summary>The forms as they lie in the text, to be changed.</summary>
    public static ImmutableArray<YamlNode.Map> Nodes(string? own) =>
        own is not null && YamlText.Read(Path, own, new CatalogueFaults()) is YamlNode.List list ? [.. list.Items.OfType<YamlNode.Map>()] : [];

    public static string? Text(IEnumerable<YamlNode.Map> forms) => forms.ToList() is { Count: > 0 } some ? new YamlNode.List(0, [.. some]).ToYaml() : null;
}
