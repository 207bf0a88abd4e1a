using ThongSuot.Contracts.Organisation;
using ThongSuot.Platform.Results;
using ThongSuot.Procedures.Catalogue;

namespace ThongSuot.Procedures;

/// <summary>What keeps a text from being written, decided, published or brought out of force.</summary>
internal static partial class Refusals
{
    public static readonly Refusal DraftUnknown = new("DRAFT_UNKNOWN", "Không có bản thảo này, hoặc đồng chí không được xem.");

    public static readonly Refusal ChangedMeanwhile = new("CHANGED_MEANWHILE", "Người khác vừa lưu thay đổi ở cùng chỗ. Nội dung đồng chí nhập vẫn ở dưới đây; mở bản mới nhất ở thẻ khác, đưa phần của mình vào rồi lưu ở đó.");

    public static readonly Refusal MayNotDraft = new("MAY_NOT_DRAFT", "Chỉ người quản lý bộ thủ tục ở văn phòng cấp ủy mới lập bản thảo.");

    public static readonly Refusal MayNotWrite = new("MAY_NOT_WRITE", "Bản thảo này không sửa được ở bước hiện tại hoặc không thuộc quyền của đồng chí.");

    public static readonly Refusal MayNotAppraise = new("MAY_NOT_APPRAISE", "Chỉ lãnh đạo văn phòng cấp ủy có thẩm quyền mới thẩm định, khi bản thảo đang chờ thẩm định.");

    public static readonly Refusal AuthorAppraises = new("AUTHOR_APPRAISES", "Người lập bản thảo không tự thẩm định bản thảo của mình.");

    public static readonly Refusal MayNotDecide = new("MAY_NOT_DECIDE", "Chỉ ghi quyết định khi bản thảo đã được thẩm định, do người quản lý bộ thủ tục hoặc văn thư của văn phòng cấp ủy có thẩm quyền ghi.");

    public static readonly Refusal MayNotPublish = new("MAY_NOT_PUBLISH", "Chỉ người quản lý bộ thủ tục của văn phòng cấp ủy có thẩm quyền mới công bố, khi đã có quyết định.");

    public static readonly Refusal MayNotChangeStanding = new("MAY_NOT_CHANGE_STANDING", "Chỉ người quản lý bộ thủ tục của văn phòng cấp ủy có thẩm quyền mới thay đổi hiệu lực.");

    public static readonly Refusal DraftTooLong = new("DRAFT_TOO_LONG", string.Create(System.Globalization.CultureInfo.GetCultureInfo("vi-VN"), $"Toàn văn dài quá {YamlText.MaxCharacters:N0} ký tự nên chưa lưu."), "toan-van");

    public static readonly Refusal DraftNotText = new("DRAFT_NOT_TEXT", "Toàn văn chứa ký tự không hợp lệ nên chưa lưu.", "toan-van");

    public static readonly Refusal TextUnreadable = new("TEXT_UNREADABLE", "Toàn văn đang có lỗi cú pháp nên chưa ghi được các mục này vào; sửa ở trang toàn văn trước.");

    public static readonly Refusal TextTooLong = new("TEXT_TOO_LONG", "Nội dung dài quá mức cho phép.");

    public static readonly Refusal NotANumber = new("NOT_A_NUMBER", "Nhập một số lớn hơn 0, ví dụ 5 hoặc 0,5.");

    public static readonly Refusal FieldMissing = new("FIELD_MISSING", "Chọn lĩnh vực.", "linh-vuc");

    public static readonly Refusal NameMissing = new("NAME_MISSING", "Nhập tên thủ tục.", "ten");

    public static readonly Refusal PurposeMissing = new("PURPOSE_MISSING", "Nhập mục đích của thủ tục.", "muc-dich");

    public static readonly Refusal BasisMissing = new("BASIS_MISSING", "Chọn căn cứ.", "can-cu");

    public static readonly Refusal ReasonMissing = new("REASON_MISSING", "Nêu lý do.", "ly-do");

    public static readonly Refusal ReasonOfDraftMissing = new("REASON_MISSING", "Nêu lý do thay đổi ở trang “Sửa nội dung” trước khi gửi.");

    public static readonly Refusal OriginInvalid = new("ORIGIN_INVALID", "Nguồn gốc của bản thảo không hợp lệ.");

    public static readonly Refusal DraftHasFaults = new("DRAFT_HAS_FAULTS", "Toàn văn còn lỗi; sửa hết lỗi trong danh sách rồi thực hiện lại.");

    public static Refusal FaultOfText(string fault) => new("DRAFT_FAULT", fault);

    public static readonly Refusal BaseReplaced = new("BASE_REPLACED", "Bản đang áp dụng đã thay đổi từ khi lập bản thảo. Đối chiếu bản thảo với bản hiện hành rồi xác nhận “Đã đối chiếu với bản hiện hành”.");

    public static readonly Refusal OpinionMissing = new("OPINION_MISSING", "Nhập ý kiến thẩm định.", "y-kien");

    public static readonly Refusal DecisionMissing = new("DECISION_MISSING", "Chưa có số quyết định thì không công bố.", "so-quyet-dinh");

    public static readonly Refusal DecisionInvalid = new("DECISION_INVALID", "Số quyết định chưa đúng thể thức, ví dụ 125-QĐ/TU.", "so-quyet-dinh");

    public static readonly Refusal DecisionDateMissing = new("DECISION_DATE_MISSING", "Nhập ngày quyết định.", "ngay-quyet-dinh");

    public static readonly Refusal DecisionInFuture = new("DECISION_IN_FUTURE", "Ngày quyết định không thể sau hôm nay.", "ngay-quyet-dinh");

    public static readonly Refusal IssuerMissing = new("ISSUER_MISSING", "Nhập cơ quan ban hành quyết định.", "co-quan-ban-hanh");

    public static readonly Refusal ModeMissing = new("MODE_MISSING", "Chọn thí điểm hoặc chính thức.", "hinh-thuc");

    public static readonly Refusal EffectiveMissing = new("EFFECTIVE_MISSING", "Nhập ngày có hiệu lực.", "hieu-luc-tu");

    public static readonly Refusal EffectiveInPast = new("EFFECTIVE_IN_PAST", "Ngày có hiệu lực không thể trước hôm nay: hồ sơ đã nộp giữ bản cũ.", "hieu-luc-tu");

    public static readonly Refusal EffectiveBeforeDecision = new("EFFECTIVE_BEFORE_DECISION", "Ngày có hiệu lực không thể trước ngày quyết định.", "hieu-luc-tu");

    public static readonly Refusal PilotBodiesMissing = new("PILOT_BODIES_MISSING", "Chọn ít nhất một cơ quan, tổ chức thí điểm trong phạm vi của cấp ủy ban hành.", "noi-thi-diem");

    public static readonly Refusal PilotEndMissing = new("PILOT_END_MISSING", "Nhập ngày kết thúc thí điểm.", "thi-diem-den");

    public static readonly Refusal PilotEndBeforeBegin = new("PILOT_END_BEFORE_BEGIN", "Thí điểm không thể kết thúc trước khi bắt đầu.", "thi-diem-den");

    public static readonly Refusal PilotIsOver = new("PILOT_IS_OVER", "Thời gian thí điểm ghi trong quyết định đã hết.");

    public static readonly Refusal PilotOverlaps = new("PILOT_OVERLAPS", "Một cơ quan, tổ chức trong danh sách đang thí điểm bản khác của thủ tục này trong cùng thời gian.");

    public static Refusal ResponsibilityGaps(int count) => new("RESPONSIBILITY_GAPS", $"Chưa công bố được: còn {count} bước chưa có người chịu trách nhiệm.");

    public static Refusal NobodyResponsible(ResponsibilityGap gap) =>
        new("NOBODY_RESPONSIBLE", $"Bước {gap.Step} “{gap.Action}”: ở {gap.BodyName} chưa có ai giữ vai trò {gap.RoleName}.");

    public static readonly Refusal ActMissing = new("ACT_MISSING", "Chọn việc cần làm.", "viec");

    public static readonly Refusal VersionUnknown = new("VERSION_UNKNOWN", "Không có phiên bản này.");

    public static readonly Refusal StandingWrong = new("STANDING_WRONG", "Phiên bản không ở tình trạng thực hiện được việc này.");

    public static readonly Refusal SuspensionEnds = new("SUSPENSION_ENDS", "Ngày kết thúc tạm dừng phải sau ngày bắt đầu.", "den-ngay");

    public static readonly Refusal BasisUnknown = new("BASIS_UNKNOWN", "Không có căn cứ này.", "can-cu");

    public static readonly Refusal MarkDateMissing = new("MARK_DATE_MISSING", "Nhập ngày cuối cùng còn hiệu lực.", "het-hieu-luc");

    public static readonly Refusal SourceMissing = new("SOURCE_MISSING", "Nêu nguồn để người khác kiểm tra được.", "nguon");

    public static readonly Refusal StepChangedMeanwhile = new("STEP_CHANGED_MEANWHILE", "Bước này vừa được người khác sửa, chuyển hoặc bỏ. Nội dung đồng chí nhập còn ở đây; mở lại bảng các bước để xem bản mới.");

    public static Refusal NothingTo(string what) => new("NOTHING_TO_TURN", $"Không còn gì để {what.ToLowerInvariant()}.");
}
