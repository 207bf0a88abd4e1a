using ThongSuot.Platform.Results;

namespace ThongSuot.Reform;

/// <summary>Every expected "no" about breaches.</summary>
internal static partial class Refusals
{
    public static readonly Refusal BreachNotFound = new("BREACH_NOT_FOUND", "Không có ghi nhận này, hoặc đồng chí không xem được.");
    public static readonly Refusal BreachNotYours = new("BREACH_NOT_YOURS", "Chỉ người được ghi nhận mới giải trình, phản hồi.");
    public static readonly Refusal BreachNotHead = new("BREACH_NOT_HEAD", "Chỉ người đứng đầu cơ quan mới xem xét; không ai tự xem xét việc của mình.");
    public static readonly Refusal BreachCause = new("BREACH_CAUSE", "Chọn nguyên nhân.", "nguyen-nhan");
    public static readonly Refusal BreachExplanation = new("BREACH_EXPLANATION", "Ghi giải trình, không quá 2.000 ký tự.", "giai-trinh");
    public static readonly Refusal BreachTooLate = new("BREACH_TOO_LATE", "Đã hết thời hạn giải trình; báo người đứng đầu nếu cần nói thêm.");
    public static readonly Refusal BreachExplained = new("BREACH_EXPLAINED", "Ghi nhận này đã có giải trình.");
    public static readonly Refusal BreachDecision = new("BREACH_DECISION", "Chọn cách xem xét.", "xem-xet");
    public static readonly Refusal BreachRemark = new("BREACH_REMARK", "Ghi lý do, không quá 2.000 ký tự.", "nhan-xet");
    public static readonly Refusal BreachNotYet = new("BREACH_NOT_YET", "Chờ giải trình hoặc hết thời hạn giải trình rồi mới xem xét.");
    public static readonly Refusal BreachDecided = new("BREACH_DECIDED", "Ghi nhận này đã được xem xét.");
    public static readonly Refusal BreachReply = new("BREACH_REPLY", "Ghi phản hồi, không quá 2.000 ký tự.", "phan-hoi");
    public static readonly Refusal BreachNoReply = new("BREACH_NO_REPLY", "Chỉ phản hồi được một lần, trong thời hạn, sau khi người đứng đầu đã xem xét.");
    public static readonly Refusal BreachWithdrawn = new("BREACH_WITHDRAWN", "Ghi nhận này đã được rút.");
    public static readonly Refusal BreachWork = new("BREACH_WORK", "Chọn việc cần ghi nhận.", "viec");
    public static readonly Refusal BreachMarkReason = new("BREACH_MARK_REASON", "Ghi điều chưa đúng quy trình, không quá 2.000 ký tự.", "ly-do");
    public static readonly Refusal BreachMarkedAlready = new("BREACH_MARKED_ALREADY", "Việc này đã được ghi nhận không đúng quy trình.", "viec");
    public static readonly Refusal BreachMayNotMark = new("BREACH_MAY_NOT_MARK", "Chỉ người đứng đầu, cơ quan kiểm tra và người điều phối cải cách ghi nhận được, với hồ sơ mình xem được và việc của người khác.");
    public static readonly Refusal BreachNoRule = new("BREACH_NO_RULE", "Hiện không có quy định về ghi nhận loại vi phạm này.");
    public static readonly Refusal BreachNotMarker = new("BREACH_NOT_MARKER", "Chỉ người đã ghi nhận mới rút được, khi chưa được xem xét.");
}
