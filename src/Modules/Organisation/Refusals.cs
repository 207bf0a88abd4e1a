using ThongSuot.Platform.Results;

namespace ThongSuot.Organisation;

/// <summary>Every expected "no" of this module.</summary>
internal static partial class Refusals
{
    public static readonly Refusal UserNameMissing = new("USER_NAME_MISSING", "Hãy nhập tên đăng nhập.", "ten-dang-nhap");

    public static readonly Refusal PasswordMissing = new("PASSWORD_MISSING", "Hãy nhập mật khẩu.", "mat-khau");

    /// <summary>One answer whatever was wrong: it must not tell which user names exist.</summary>
    public static readonly Refusal SignInFailed = new(
        "SIGN_IN_FAILED", "Tên đăng nhập hoặc mật khẩu không đúng, hoặc tài khoản đang tạm khóa 15 phút vì nhập sai 5 lần.", "mat-khau");

    public static readonly Refusal SetupLinkInvalid = new(
        "SETUP_LINK_INVALID", "Liên kết thiết lập không đúng, đã dùng hoặc đã quá 24 giờ. Hãy khởi động lại hệ thống để nhận liên kết mới.");

    public static readonly Refusal NameMissing = new("NAME_MISSING", "Hãy nhập họ và tên.", "ho-ten");

    public static readonly Refusal NameTooLong = new("NAME_TOO_LONG", "Họ và tên dài quá 200 ký tự.", "ho-ten");

    public static readonly Refusal CommitteeMissing = new("COMMITTEE_MISSING", "Hãy nhập tên cấp ủy dùng hệ thống, ví dụ: Tỉnh ủy Sông Thanh.", "cap-uy");

    public static readonly Refusal CommitteeTooLong = new("COMMITTEE_TOO_LONG", "Tên cấp ủy dài quá 300 ký tự.", "cap-uy");

    public static readonly Refusal UserNameInvalid = new(
        "USER_NAME_INVALID", "Tên đăng nhập gồm 3 đến 60 ký tự: chữ thường không dấu, số, dấu chấm, gạch ngang, gạch dưới.", "ten-dang-nhap");

    public static readonly Refusal PasswordCommon = new("PASSWORD_COMMON", "Mật khẩu này quá dễ đoán. Hãy chọn một cụm từ dài mà chỉ đồng chí nghĩ ra.", "mat-khau");

    public static readonly Refusal PasswordHasUserName = new("PASSWORD_HAS_USER_NAME", "Mật khẩu không được chứa tên đăng nhập.", "mat-khau");

    public static readonly Refusal PasswordTooLong = new("PASSWORD_TOO_LONG", "Mật khẩu dài quá 200 ký tự.", "mat-khau");

    public static readonly Refusal PasswordsDiffer = new("PASSWORDS_DIFFER", "Hai lần nhập mật khẩu không giống nhau.", "mat-khau-lai");

    public static Refusal PasswordShort(int least) => new("PASSWORD_SHORT", $"Mật khẩu cần ít nhất {least} ký tự. Dấu cách và chữ có dấu đều dùng được.", "mat-khau");
}
