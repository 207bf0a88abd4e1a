using ThongSuot.Platform.Results;
using ThongSuot.Procedures.Competences;
using ThongSuot.Procedures.Drafting;

namespace ThongSuot.Procedures;

/// <summary>What keeps the competence table from being changed.</summary>
internal static partial class Refusals
{
    public static readonly Refusal MayNotChangeCompetence = new(
        "MAY_NOT_CHANGE_COMPETENCE", "Bảng thẩm quyền do người quản lý bộ thủ tục hoặc lãnh đạo văn phòng của cấp ủy tỉnh sửa.");

    public static readonly Refusal CompetenceUnpublished = new("COMPETENCE_UNPUBLISHED", "Chưa nạp bộ thủ tục nên chưa có bảng thẩm quyền để sửa.");

    public static readonly Refusal CompetenceRuleUnknown = new("COMPETENCE_RULE_UNKNOWN", "Quy tắc này không còn trong bảng chung; mở lại bảng thẩm quyền và chọn quy tắc khác.");

    public static readonly Refusal CompetenceRuleOver = new("COMPETENCE_RULE_OVER", "Quy tắc đã thôi áp dụng trước ngày này; chọn ngày sớm hơn hoặc thêm quy tắc mới.", "tu-ngay");

    public static readonly Refusal CompetenceTouchedAlready = new("COMPETENCE_TOUCHED_ALREADY", "Bản sửa đổi đã có một thay đổi đối với quy tắc này; sửa hoặc bỏ thay đổi đó trước.");

    public static readonly Refusal CompetenceUnchanged = new("COMPETENCE_UNCHANGED", "Quy tắc mới chưa có gì khác quy tắc đang có.");

    public static readonly Refusal CompetenceTooMany = new("COMPETENCE_TOO_MANY", $"Một bản sửa đổi có không quá {CompetenceDesk.MostChanges} thay đổi; công bố phần đã xong trước.");

    public static readonly Refusal CompetenceChangeUnknown = new("COMPETENCE_CHANGE_UNKNOWN", "Thay đổi này không còn trong bản sửa đổi.");

    public static readonly Refusal CompetenceProceduresMissing = new("COMPETENCE_PROCEDURES", "Chọn ít nhất một thủ tục trong bảng chung.", "thu-tuc");

    public static readonly Refusal CompetenceLevelsMissing = new("COMPETENCE_LEVELS", "Chọn ít nhất một cấp nộp hồ sơ.", "cap");

    public static readonly Refusal CompetenceManagementMissing = new("COMPETENCE_MANAGEMENT", "Chọn ít nhất một diện quản lý.", "dien");

    public static readonly Refusal CompetenceResultMissing = new("COMPETENCE_RESULT", "Chọn có cơ quan giải quyết hay không cơ quan nào giải quyết.", "ket-qua");

    public static readonly Refusal CompetenceAnchorMissing = new("COMPETENCE_ANCHOR", "Chọn cấp có thẩm quyền.", "noi");

    public static readonly Refusal CompetenceReasonMissing = new("COMPETENCE_REASON", "Nhập điều người nộp cần biết: vì sao không giải quyết và nộp ở đâu; không quá 500 ký tự.", "ly-do");

    public static readonly Refusal CompetenceFromMissing = new("COMPETENCE_FROM", "Nhập ngày bắt đầu áp dụng, ví dụ 24/11/2026.", "tu-ngay");

    public static readonly Refusal CompetenceLastMissing = new("COMPETENCE_LAST", "Nhập ngày áp dụng cuối cùng, ví dụ 24/11/2026.", "den-ngay");

    public static readonly Refusal CompetenceFromPast = new("COMPETENCE_PAST", "Quy tắc chỉ áp dụng từ hôm nay trở đi: hồ sơ đã nộp giữ cơ quan giải quyết của mình.", "tu-ngay");

    public static readonly Refusal CompetenceLastPast = new("COMPETENCE_PAST", "Ngày áp dụng cuối cùng không thể trước hôm qua.", "den-ngay");

    public static readonly Refusal CompetencePeriod = new("COMPETENCE_PERIOD", "Ngày áp dụng cuối cùng không thể trước ngày bắt đầu.", "den-ngay");

    public static readonly Refusal CompetenceSourceMissing = new("COMPETENCE_SOURCE", "Nhập văn bản quy định và điều, khoản; không quá 500 ký tự.", "can-cu");

    public static readonly Refusal CompetenceNothingToPublish = new("COMPETENCE_NO_CHANGES", "Bản sửa đổi chưa có thay đổi nào.");

    public static readonly Refusal CompetenceUnproved = new("COMPETENCE_UNPROVED", "Bảng quá phức tạp nên chưa kiểm tra xong; chia nhỏ bản sửa đổi hoặc báo người quản trị.");

    public static Refusal CompetenceOrganUnknown(string field) => new("COMPETENCE_ORGAN", "Chọn một cơ quan trong danh sách.", field);

    public static Refusal CompetenceGaps(int cases) => new("COMPETENCE_GAPS", $"Còn {cases} nhóm trường hợp chưa có quy tắc nào, xem phần kiểm tra.");

    public static Refusal CompetenceOverlaps(int cases) => new("COMPETENCE_OVERLAPS", $"Còn {cases} nhóm trường hợp có hai quy tắc cùng áp dụng, xem phần kiểm tra.");

    public static Refusal CompetenceDayPassed(CompetenceChange change) =>
        new("COMPETENCE_DAY_PASSED", $"Thay đổi {change.Key} áp dụng từ ngày {change.Day.Text()} đã qua; mở thay đổi này và nhập ngày từ hôm nay trở đi.");

    public static Refusal CompetenceRuleGone(string rule) =>
        new("COMPETENCE_RULE_GONE", $"Quy tắc {rule} không còn trong bảng chung; bỏ thay đổi đối với quy tắc này rồi soạn lại.");
}
