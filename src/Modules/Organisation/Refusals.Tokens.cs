using ThongSuot.Organisation.Data;
using ThongSuot.Platform.Results;

namespace ThongSuot.Organisation;

/// <summary>Of tokens and of the accounts of other systems.</summary>
internal static partial class Refusals
{
    public static readonly Refusal TokenNameMissing = new("TOKEN_NAME_MISSING", $"Đặt tên cho mã truy cập, không quá {AccessToken.LongestName} ký tự.", "ten");

    public static readonly Refusal TokenScopesMissing = new("TOKEN_SCOPES_MISSING", "Chọn ít nhất một quyền.", "quyen");

    public static readonly Refusal TokenNotFound = new("TOKEN_NOT_FOUND", "Không có mã truy cập này. Hãy tải lại trang.");

    public static readonly Refusal ServiceHasNoPassword = new("SERVICE_HAS_NO_PASSWORD", "Đây là tài khoản của phần mềm: không có mật khẩu và không đăng nhập. Lập mã truy cập ở trang “Kết nối phần mềm”.");

    public static readonly Refusal ServiceNameMissing = new("SERVICE_NAME_MISSING", "Ghi tên phần mềm, không quá 200 ký tự.", "ten");

    public static readonly Refusal ServicePurposeMissing = new("SERVICE_PURPOSE_MISSING", $"Ghi mục đích kết nối, không quá {ServiceAccount.LongestPurpose} ký tự.", "muc-dich");

    public static readonly Refusal ServiceResponsibleMissing = new("SERVICE_RESPONSIBLE_MISSING", "Ghi tên đăng nhập của người chịu trách nhiệm; người đó phải có tài khoản đang mở.", "phu-trach");

    public static readonly Refusal ServiceBodyMissing = new("SERVICE_BODY_MISSING", "Ghi mã của cơ quan chủ quản, ví dụ VPTU; mã có ở trang “Cơ quan”.", "co-quan");

    public static Refusal TokenDays(int longest) => new("TOKEN_DAYS", $"Ghi số ngày dùng được, từ 1 đến {longest}.", "so-ngay");

    public static Refusal TokensTooMany(int most) => new("TOKENS_TOO_MANY", $"Mỗi tài khoản có nhiều nhất {most} mã truy cập đang dùng được. Hãy thu hồi bớt.");
}
