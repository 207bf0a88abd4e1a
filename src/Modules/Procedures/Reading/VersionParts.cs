using System.Collections.Immutable;
using ThongSuot.Contracts.Procedures;
using ThongSuot.Engine.Forms;
using ThongSuot.Engine.Processes;
using ThongSuot.Procedures.Pages;

namespace ThongSuot.Procedures.Reading;

/// <summary>One part of a version as readers know it.</summary>
/// <param name="Key">The same in two versions for what is to be compared.</param>
internal sealed record VersionPart(string Key, string Label, string Text);

/// <summary>A part in two versions. An empty text: not there.</summary>
public sealed class ComparedPart
{
    internal ComparedPart(string key, string label, IReadOnlyList<WordRun> runs) => (Key, Label, Runs) = (key, label, runs);

    internal string Key { get; }

    internal string Label { get; }

    internal IReadOnlyList<WordRun> Runs { get; }

    internal bool IsChanged => Runs.Any(r => r.Change != WordChange.Kept);
}

/// <summary>Lays a version out as ordered parts, and compares two of them.</summary>
internal static class VersionParts
{
    public static IReadOnlyList<VersionPart> Of(PublishedSnapshot published, Procedure procedure, ProcedureDetails details, IReadOnlyDictionary<string, FormDefinition> forms)
    {
        var parts = new List<VersionPart>();
        Add("name", "Tên thủ tục", procedure.Name);
        Add("purpose", "Mục đích", procedure.Purpose);
        Add("filer", "Người nộp", details.Filer);
        Add("filed_by", "Nơi nộp trên hệ thống", string.Join("; ", procedure.FiledBy.Select(f => $"{published.RoleName(f.Role)} ({string.Join(", ", f.At.Select(published.BodyKindName))})")));
        Add("receiving", "Nơi tiếp nhận", details.Receiving);
        Add("deciding", "Cơ quan quyết định", details.Deciding);
        Add("levels", "Cấp giải quyết", string.Join("; ", details.Levels.Select(published.LevelName)));
        Add("inter_agency", "Cơ quan phối hợp", procedure.InterAgency ? details.InterAgencyWith : "Không");
        Add("result", "Kết quả", procedure.Result);
        Add("limit", "Thời hạn giải quyết", Limit(procedure.Definition));
        Add("limit_statutory", "Thời hạn theo quy định", procedure.Definition.Statutory is { } statutory ? Pages.TimeWords.Of(statutory) : null);
        Add("limit_note", "Ghi chú về thời hạn", details.LimitNote);
        Add("secrecy", "Độ mật", details.SecrecyInherited ? "Theo độ mật của văn bản, tài liệu" : SecrecyCodes.NameOf(procedure.Definition.Secrecy));
        Add("electronic", "Nộp điện tử", procedure.ElectronicEligible ? procedure.PaperParallel ? "Được, kèm bản giấy" : "Được" : "Không; nộp bản giấy");
        foreach (var fact in procedure.Facts)
            Add($"fact.{fact.Key}", $"Câu hỏi “{fact.Label}”", string.Join("; ", fact.Choices.Select(c => c.Label)));
        foreach (var component in procedure.Components)
            Add($"component.{component.Number}", $"Giấy tờ {component.Number}", $"{component.Name} ({component.Copies} bản; {(component.Required ? "bắt buộc" : "nếu có")})");
        Steps(new StepRows(published, procedure, new GuardWords(procedure, forms)).All());
        Add("basis", "Căn cứ", string.Join("\n", details.Basis.Select(b => b.Citation)));
        Add("notes", "Ghi chú", details.Notes);
        return parts;

        void Add(string key, string label, string? text)
        {
            if (!string.IsNullOrEmpty(text))
                parts.Add(new VersionPart(key, label, text));
        }

        void Steps(IReadOnlyList<StepRow> rows)
        {
            var headings = new Dictionary<string, int>(StringComparer.Ordinal);
            foreach (var row in rows)
            {
                if (row.Heading is { } heading)
                {
                    var same = headings[heading] = headings.GetValueOrDefault(heading) + 1;
                    Add($"heading.{heading}.{same}", "Điều kiện", heading);
                    continue;
                }

                var step = $"step.{row.Number}";
                Add(step, $"Bước {row.Number}: nội dung", row.Action);
                Add(step + ".who", $"Bước {row.Number}: người thực hiện", row.Who);
                Add(step + ".time", $"Bước {row.Number}: thời gian", row.Time ?? "Không định hạn");
                Add(step + ".guidance", $"Bước {row.Number}: hướng dẫn", row.Guidance);
                Add(step + ".results", $"Bước {row.Number}: kết quả", string.Join("; ", row.Results));
                Add(step + ".forms", $"Bước {row.Number}: biểu mẫu", string.Join(", ", row.Forms.IsDefault ? [] : row.Forms));
            }
        }
    }

    /// <summary>In the order of the new one; what is gone stands behind what it stood behind.</summary>
    public static IReadOnlyList<ComparedPart> Compare(IReadOnlyList<VersionPart> old, IReadOnlyList<VersionPart> @new)
    {
        var order = @new.Select(p => p.Key).ToList();
        var known = order.ToHashSet(StringComparer.Ordinal);
        string? before = null;
        foreach (var part in old)
        {
            if (known.Add(part.Key))
                order.Insert(before is null ? 0 : order.IndexOf(before) + 1, part.Key);
            before = part.Key;
        }

        var (was, @is) = (old.ToDictionary(p => p.Key, StringComparer.Ordinal), @new.ToDictionary(p => p.Key, StringComparer.Ordinal));
        return [.. order.Select(key => new ComparedPart(
            key, (@is.GetValueOrDefault(key) ?? was[key]).Label, WordDiff.Of(was.GetValueOrDefault(key)?.Text ?? "", @is.GetValueOrDefault(key)?.Text ?? "")))];
    }

    private static string Limit(ProcedureDefinition definition) =>
        definition.Total is not { } total ? "Theo thời hạn của từng bước"
        : definition.FromIntake is { } intake ? $"{LimitText.Of(total)}; trong đó {LimitText.Of(intake)} kể từ khi tiếp nhận đủ hồ sơ" : LimitText.Of(total);
}
