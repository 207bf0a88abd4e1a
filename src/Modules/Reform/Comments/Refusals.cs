using ThongSuot.Platform.Results;

namespace ThongSuot.Reform;

/// <summary>Every expected "no" of comment periods.</summary>
internal static partial class Refusals
{
    public static readonly Refusal TitleMissing = new("TITLE_MISSING", "Ghi tên đợt lấy ý kiến, không quá 300 ký tự.", "ten");
    public static readonly Refusal DaysWrong = new("DAYS_WRONG", "Chọn ngày bắt đầu từ hôm nay và ngày kết thúc sau đó, trong vòng một năm.", "den-ngay");
    public static readonly Refusal PeriodNotFound = new("PERIOD_NOT_FOUND", "Không có đợt lấy ý kiến này.");
    public static readonly Refusal PeriodOpened = new("PERIOD_OPENED", "Đợt lấy ý kiến đã công bố; nội dung không sửa được nữa.");
    public static readonly Refusal PeriodEmpty = new("PERIOD_EMPTY", "Thêm nội dung cần lấy ý kiến trước khi công bố.");
    public static readonly Refusal PeriodOver = new("PERIOD_OVER", "Đã qua ngày kết thúc; lập đợt lấy ý kiến mới.");
    public static readonly Refusal PartWrong = new("PART_WRONG", "Ghi tiêu đề (không quá 300 ký tự) và nội dung (không quá 20.000 ký tự) của phần.", "noi-dung");
    public static readonly Refusal PartsTooMany = new("PARTS_TOO_MANY", "Một đợt lấy ý kiến có không quá 200 phần.");
    public static readonly Refusal CommentsClosed = new("COMMENTS_CLOSED", "Đợt lấy ý kiến này hiện không nhận ý kiến.");
    public static readonly Refusal CommentPartNotThere = new("COMMENT_PART_NOT_THERE", "Chọn lại phần cần góp ý.", "phan");
    public static readonly Refusal NameTooLong = new("NAME_TOO_LONG", "Tên hiển thị không quá 200 ký tự.", "ten");
    public static readonly Refusal StillTaking = new("STILL_TAKING", "Chưa hết hạn lấy ý kiến; hoàn thành bảng tổng hợp sau ngày kết thúc.");
    public static readonly Refusal NotAllAnswered = new("NOT_ALL_ANSWERED", "Còn ý kiến chưa được giải trình; trả lời hết rồi mới hoàn thành bảng tổng hợp.");
    public static readonly Refusal TableFinished = new("TABLE_FINISHED", "Bảng tổng hợp đã hoàn thành, không sửa được nữa.");
    public static readonly Refusal CommentNotFound = new("COMMENT_NOT_FOUND", "Không có ý kiến này.");
    public static readonly Refusal VerdictMissing = new("VERDICT_MISSING", "Chọn tiếp thu, tiếp thu một phần hoặc không tiếp thu.", "ket-qua");
    public static readonly Refusal ExplanationMissing = new("EXPLANATION_MISSING", "Tiếp thu một phần hoặc không tiếp thu thì nêu lý do.", "giai-trinh");

    public static Refusal PeriodTooShort(int days) => new("PERIOD_TOO_SHORT", $"Thời gian lấy ý kiến ít nhất {days} ngày.", "den-ngay");
}
