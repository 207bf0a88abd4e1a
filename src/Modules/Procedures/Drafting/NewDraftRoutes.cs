using ThongSuot.Platform.Ui;

namespace ThongSuot.Procedures.Drafting;

/// <summary>The ways in which somebody may bring a new procedure about, as choices of a form and back.</summary>
internal static class NewDraftRoutes
{
    public static IReadOnlyList<FieldOption> Of(DraftRights rights) => [.. rights.Writes.SelectMany(committee => committee.Id == rights.View.Province?.Id
        ? new[] { new FieldOption("bo", "Ban hành trong bộ thủ tục chung", committee.Name) }
        : [new FieldOption($"rieng/{committee.Id}", $"{committee.Name} tự ban hành theo thẩm quyền", "Chỉ áp dụng trong đảng bộ này"),
           new FieldOption($"de-xuat/{committee.Id}", $"{committee.Name} đề xuất cấp tỉnh ban hành", "Văn phòng cấp ủy tỉnh thẩm định")])];

    public static (Guid? Committee, bool IsProposal) Read(string route)
    {
        var parts = route.Split('/');
        return (parts.Length > 1 && Guid.TryParse(parts[1], out var id) ? id : null, parts[0] == "de-xuat");
    }
}
