using System.Collections.Immutable;
using ThongSuot.Procedures.Catalogue;

namespace ThongSuot.Procedures.Authoring;

/// <param name="Key">In the address of the button.</param>
/// <param name="Name">Vietnamese.</param>
internal sealed record Fragment(string Key, string Name, string About, string Yaml)
{
    public IReadOnlyList<YamlNode.Map> Nodes => YamlText.Read(Key, Yaml, new CatalogueFaults()) is YamlNode.List list ? [.. list.Items.OfType<YamlNode.Map>()] : [];
}

/// <summary>Groups of steps that most procedures have, ready to be put in and then changed like any other.</summary>
internal static class Fragments
{
    public static readonly ImmutableArray<Fragment> All =
    [
        new("tiep-nhan", "Tiếp nhận", "Một bước: kiểm tra thẩm quyền và thành phần, trả lại một lần khi thiếu", """
            - step: 0
              action: Tiếp nhận, kiểm tra thẩm quyền và thành phần hồ sơ
              kind: intake
              who: {role: intake_clerk, where: competent.office}
              limit: {value: 0.5, unit: working_day, basis: planned}
              guidance: Thiếu thì trả lại một lần, nêu đủ nội dung thiếu.
            """),
        new("tham-dinh", "Thẩm định", "Hai bước: chuyên viên thẩm định, lãnh đạo phòng soát lại", """
            - step: 0
              action: Thẩm định, lập tờ trình
              kind: prepare
              who: {role: case_officer, where: competent.office}
              limit: {value: 3, unit: working_day, basis: planned}
              guidance: Đối chiếu nội dung đề nghị với quy định, đề xuất cách giải quyết.
            - step: 0
              action: Soát lại hồ sơ và tờ trình
              kind: review
              who: {role: chief_of_office, where: competent.office}
              limit: {value: 1, unit: working_day, basis: planned}
              guidance: Nêu rõ ý kiến; chưa đạt thì chuyển lại bước trước.
            """),
        new("tap-the", "Quyết định tập thể", "Hai bước: Ban Thường vụ biểu quyết, văn thư phát hành", """
            - step: 0
              action: Ban Thường vụ xem xét, biểu quyết
              kind: collective
              who: {role: standing_committee, where: competent.standing_committee}
              limit: {value: 3, unit: working_day, basis: planned}
              vote: {threshold: majority, of: members, secret: false}
              guidance: Ghi số thành viên, số có mặt, số tán thành và không tán thành.
            - step: 0
              action: Phát hành kết quả, lưu hồ sơ
              kind: issue
              who: {role: records_clerk, where: competent.office}
              limit: {value: 1, unit: working_day, basis: planned}
              guidance: Cấp số, phát hành kết quả cho nơi nộp.
            """),
    ];
}
