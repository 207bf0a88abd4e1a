using ThongSuot.Platform.Results;

namespace ThongSuot.Reform;

/// <summary>Every expected "no" of feedback, and those that all of this module share.</summary>
internal static partial class Refusals
{
    public static readonly Refusal SignInToWrite = new("SIGN_IN_TO_WRITE", "Hệ thống này chỉ nhận góp ý của người đã đăng nhập; đăng nhập rồi gửi lại.");
    public static readonly Refusal ProcedureNotThere = new("PROCEDURE_NOT_THERE", "Không có thủ tục này trong bộ thủ tục đang công bố; chọn lại thủ tục.", "thu-tuc");
    public static readonly Refusal PartNotThere = new("PART_NOT_THERE", "Thủ tục không có phần này; chọn lại phần cần góp ý.", "phan");
    public static readonly Refusal TextMissing = new("TEXT_MISSING", "Ghi nội dung trước khi gửi.", "noi-dung");
    public static readonly Refusal TextTooLong = new("TEXT_TOO_LONG", "Nội dung quá dài; rút gọn còn không quá 4.000 ký tự.", "noi-dung");
    public static readonly Refusal ContactTooLong = new("CONTACT_TOO_LONG", "Thông tin liên hệ không quá 200 ký tự.", "lien-he");
    public static readonly Refusal SecrecyNotConfirmed = new("SECRECY_NOT_CONFIRMED", "Đánh dấu xác nhận nội dung không có thông tin mật; nếu có, gửi theo đường mật.", "khong-mat");
    public static readonly Refusal NobodyOwns = new("NOBODY_OWNS", "Chưa có văn phòng nào phụ trách bộ thủ tục; liên hệ người quản trị.");
    public static readonly Refusal FeedbackNotFound = new("FEEDBACK_NOT_FOUND", "Không có góp ý này, hoặc đồng chí không xem được.");
    public static readonly Refusal FeedbackClosed = new("FEEDBACK_CLOSED", "Góp ý này đã được trả lời.");
    public static readonly Refusal FeedbackOpen = new("FEEDBACK_OPEN", "Trả lời góp ý trước khi công bố hỏi – đáp.");
    public static readonly Refusal DecisionMissing = new("DECISION_MISSING", "Chọn cách xử lý góp ý.", "cach");
    public static readonly Refusal AnswerMissing = new("ANSWER_MISSING", "Ghi nội dung trả lời hoặc lý do.", "tra-loi");
    public static readonly Refusal AnswerTooLong = new("ANSWER_TOO_LONG", "Nội dung trả lời không quá 4.000 ký tự.", "tra-loi");
    public static readonly Refusal ForwardNowhere = new("FORWARD_NOWHERE", "Chọn văn phòng khác có người phụ trách thủ tục.", "noi-nhan");
    public static readonly Refusal QuestionMissing = new("QUESTION_MISSING", "Ghi câu hỏi sẽ công bố, đã bỏ thông tin riêng của người hỏi (không quá 4.000 ký tự).", "cau-hoi");
    public static readonly Refusal DraftsNotHere = new("DRAFTS_NOT_HERE", "Hệ thống chưa có chức năng soạn thảo thủ tục; chọn cách trả lời khác.", "cach");
    public static readonly Refusal ChangedMeanwhile = new("CHANGED_MEANWHILE", "Nội dung này vừa được người khác xử lý; xem lại rồi thực hiện tiếp.");
    public static readonly Refusal MayNot = new("MAY_NOT", "Việc này thuộc văn phòng khác.");
}
