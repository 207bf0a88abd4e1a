using System.Collections.Immutable;
using ThongSuot.Platform.Ui;
using ThongSuot.Procedures.Catalogue;
using ThongSuot.Procedures.Pages;

namespace ThongSuot.Procedures.Authoring;

/// <summary>The Vietnamese words of kinds, units and rules, in the order in which they are offered.</summary>
internal static class NodeWords
{
    public static readonly ImmutableArray<FieldOption> StepKinds =
    [
        new("submit", "Nộp hồ sơ"), new("intake", "Tiếp nhận, kiểm tra"), new("prepare", "Soạn, chuẩn bị"), new("review", "Thẩm định, cho ý kiến"), new("decide", "Người có thẩm quyền quyết định"),
        new("collective", "Tập thể bàn, quyết định"), new("issue", "Phát hành, trả kết quả"), new("respond", "Giải trình, trả lời"), new("field_work", "Làm việc tại cơ sở"), new("technical", "Việc kỹ thuật"),
        new("external", "Cơ quan ngoài hệ thống làm"),
    ];

    public static readonly ImmutableArray<FieldOption> Units = [new("working_day", "ngày làm việc"), new("calendar_day", "ngày"), new("month", "tháng"), new("hour", "giờ")];

    public static readonly ImmutableArray<FieldOption> Bases = [new("planned", "Theo kế hoạch"), new("statutory", "Theo quy định, không được kéo dài")];

    public static readonly ImmutableArray<FieldOption> Thresholds = [new("majority", "Trên một nửa tán thành"), new("two_thirds", "Ít nhất hai phần ba tán thành")];

    public static readonly ImmutableArray<FieldOption> VoteBases = [new("members", "Tính trên tổng số thành viên"), new("present", "Tính trên số có mặt")];

    public static readonly ImmutableArray<FieldOption> Silences = [new("mandatory", "Bắt buộc phải có ý kiến"), new("consent", "Quá hạn không trả lời là đồng ý")];

    private static readonly ImmutableArray<string> CommonPlaces =
    [
        "filer", "filer_cell", "filer_grassroots", "filer_upper", "filer_upper.standing_committee", "filer_upper.office", "filer_upper.organisation_department", "filer_upper.inspection_commission",
        "competent", "competent.office", "competent.standing_committee", "competent.standing_board", "competent.executive_committee", "competent.organisation_department", "competent.inspection_commission",
        "competent.propaganda_department", "competent.internal_affairs_department", "province.office", "province.standing_committee", "subject", "team",
    ];

    /// <summary>What a new node begins with.</summary>
    public static string Usual(string field) => field switch
    {
        "don-vi" => "working_day",
        "loai-han" => "planned",
        "so-nhanh" => "2",
        "can" => "all",
        "im-lang" => "mandatory",
        "tren" => "members",
        _ => "",
    };

    public static string NameOf(string kind) => kind switch
    {
        "step" => "Bước",
        "consult" => "Lấy ý kiến",
        "choice" => "Rẽ nhánh theo điều kiện",
        "parallel" => "Làm song song",
        "each" => "Lặp với từng cơ quan, tổ chức",
        "call" => "Thực hiện thủ tục khác",
        _ => "Chờ",
    };

    public static IReadOnlyList<FieldOption> PlacesFor(ThongSuot.Contracts.Procedures.Procedure procedure, bool inEach)
    {
        var parties = procedure.Parties.SelectMany(p => (string[])[$"{p.Key}_cell", $"{p.Key}_grassroots", $"{p.Key}_upper"]);
        return [.. CommonPlaces.Concat(parties).Concat(inEach ? ["item"] : []).Select(place => new FieldOption(place, place == "team" ? "Đoàn (tổ) của hồ sơ" : PlaceWords.Of(place, procedure).Sentence()))];
    }

    public static IReadOnlyList<FieldOption> Roles(Reference reference) => [.. reference.Roles.Values.Select(r => new FieldOption(r.Code, r.Name)).OrderBy(o => o.Text, StringComparer.Create(new System.Globalization.CultureInfo("vi-VN"), ignoreCase: true))];
}
