using ThongSuot.Platform.Results;
using ThongSuot.Procedures.Localising;

namespace ThongSuot.Procedures;

/// <summary>Every expected "no" about local variants.</summary>
internal static partial class Refusals
{
    public static readonly Refusal LocalUnknown = new("LOCAL_UNKNOWN", "Không có bản cụ thể hóa này.");
    public static readonly Refusal LocalChanged = new("LOCAL_CHANGED", "Bản cụ thể hóa vừa được người khác sửa; đề nghị mở lại trang.");
    public static readonly Refusal LocalNotYours = new("LOCAL_NOT_YOURS", "Chỉ người quản lý bộ thủ tục của cơ quan, tổ chức này mới được làm.");
    public static readonly Refusal LocalNotWritable = new("LOCAL_NOT_WRITABLE", "Bản cụ thể hóa đã trình, không sửa được nữa.");
    public static readonly Refusal LocalTooMany = new("LOCAL_TOO_MANY", "Có quá nhiều nội dung cụ thể hóa.");
    public static readonly Refusal LocalNothing = new("LOCAL_NOTHING", "Chưa có nội dung nào khác văn bản cấp trên.");
    public static readonly Refusal LocalReason = new("LOCAL_REASON", "Đề nghị nêu lý do cụ thể hóa và lưu trước khi trình.", "ly-do");
    public static readonly Refusal LocalNotWaiting = new("LOCAL_NOT_WAITING", "Bản cụ thể hóa không chờ cấp trên cho ý kiến.");
    public static readonly Refusal LocalOwnWork = new("LOCAL_OWN_WORK", "Người soạn không tự chấp thuận bản của mình.");
    public static readonly Refusal LocalWhyNot = new("LOCAL_WHY_NOT", "Đề nghị nêu lý do không chấp thuận.", "y-kien");
    public static readonly Refusal LocalConflictUnknown = new("LOCAL_CONFLICT_UNKNOWN", "Nội dung này không còn chờ xử lý.");

    public static Refusal LocalFault(string code, string text, string? field) => new(code.ToUpperInvariant(), text, field);

    public static Refusal LocalOverlaps(Overlap overlap) =>
        new("LOCAL_OVERLAP", $"Loại hình tổ chức cơ sở đảng trùng một phần với {overlap.With} của cùng cơ quan; đề nghị chọn lại loại hình.", "loai-hinh");
}
