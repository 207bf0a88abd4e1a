using ThongSuot.Platform.Results;

namespace ThongSuot.Organisation;

/// <summary>Every expected "no" of this module.</summary>
internal static partial class Refusals
{
    public static readonly Refusal UserNameMissing = new("USER_NAME_MISSING", "Hãy nhập tên đăng nhập.", "ten-dang-nhap");

    public static readonly Refusal PasswordMissing = new("PASSWORD_MISSING", "Hãy nhập mật khẩu.", "mat-khau");

    /// <summary>One answer whatever was wrong: it must not tell which user names exist.</summary>
    public static readonly Refusal SignInFailed = new("SIGN_IN_FAILED", "Tên đăng nhập hoặc mật khẩu không đúng, hoặc tài khoản đang tạm khóa vì nhập sai quá nhiều lần.", "mat-khau");

    public static readonly Refusal CodeMissing = new("CODE_MISSING", "Hãy nhập mã xác thực.", "ma-xac-thuc");

    public static readonly Refusal CodeWrong = new("CODE_WRONG", "Mã không đúng hoặc đã dùng. Hãy chờ ứng dụng hiện mã mới rồi nhập lại; đồng hồ của điện thoại phải đúng giờ.", "ma-xac-thuc");

    public static readonly Refusal CodesLocked = new("CODES_LOCKED", "Đã nhập sai mã quá nhiều lần. Hãy chờ 15 phút, hoặc dùng khóa truy cập; nếu cần gấp, hãy báo quản trị.", "ma-xac-thuc");

    public static readonly Refusal StartAgain = new("START_AGAIN", "Bước xác thực đã quá 10 phút hoặc không còn hiệu lực. Hãy đăng nhập lại từ đầu.");

    public static readonly Refusal EnrolmentExpired = new("ENROLMENT_EXPIRED", "Mã QR này đã quá 30 phút. Hãy quét mã mới bên dưới: mã cũ trong ứng dụng có thể xóa đi.");

    public static readonly Refusal PasskeyWrong = new("PASSKEY_WRONG", "Chưa lập được khóa truy cập. Hãy thử lại; thiết bị phải có khóa màn hình (vân tay, khuôn mặt hoặc mã PIN).");

    public static readonly Refusal PasskeyRefused = new("PASSKEY_REFUSED", "Khóa truy cập không được chấp nhận. Hãy thử lại hoặc đăng nhập bằng mật khẩu.");

    public static readonly Refusal PasskeysTooMany = new("PASSKEYS_TOO_MANY", "Mỗi tài khoản có nhiều nhất 10 khóa truy cập. Hãy bỏ bớt khóa không còn dùng.");

    public static readonly Refusal FactorNotThere = new("FACTOR_NOT_THERE", "Cách xác thực này không còn. Hãy tải lại trang.");

    public static readonly Refusal FactorNeeded = new("FACTOR_NEEDED", "Vai trò của đồng chí bắt buộc xác thực hai bước. Hãy thêm cách khác trước khi bỏ cách này.");

    public static readonly Refusal CurrentPasswordWrong = new("CURRENT_PASSWORD_WRONG", "Mật khẩu hiện tại không đúng.", "mat-khau");

    public static readonly Refusal PasswordSame = new("PASSWORD_SAME", "Mật khẩu mới phải khác mật khẩu hiện tại.", "mat-khau-moi");

    public static readonly Refusal PasswordLinkInvalid = new("PASSWORD_LINK_INVALID", "Liên kết đặt mật khẩu không đúng, đã dùng hoặc đã quá 24 giờ. Hãy đề nghị quản trị cấp liên kết mới.");

    public static readonly Refusal TooBusy = new("TOO_BUSY", "Tài khoản đang có thay đổi khác cùng lúc. Hãy thử lại.");

    public static readonly Refusal NotAdministrator = new("NOT_ADMINISTRATOR", "Chỉ quản trị hệ thống làm được việc này.");

    public static readonly Refusal NotOnYourself = new("NOT_ON_YOURSELF", "Quản trị không làm việc này với tài khoản của chính mình. Hãy nhờ một quản trị khác.");

    public static readonly Refusal AccountNotFound = new("ACCOUNT_NOT_FOUND", "Không có tài khoản này.");

    public static readonly Refusal AccountClosed = new("ACCOUNT_CLOSED", "Tài khoản đã đóng. Hãy mở lại trước khi cấp liên kết.");

    public static readonly Refusal PersonNotFound = new("PERSON_NOT_FOUND", "Hãy chọn người được mở tài khoản.", "nguoi");

    public static readonly Refusal PersonHasAccount = new("PERSON_HAS_ACCOUNT", "Người này đã có tài khoản.", "nguoi");

    public static readonly Refusal UserNameTaken = new("USER_NAME_TAKEN", "Tên đăng nhập này đã có người dùng.", "ten-dang-nhap");

    public static readonly Refusal ReasonMissing = new("REASON_MISSING", "Hãy nêu lý do, nhiều nhất 500 ký tự.", "ly-do");

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

    public static Refusal Slower(TimeSpan wait) => new("SLOWER", $"Nhập sai nhiều lần. Hãy chờ {Words(wait)} rồi thử lại.", "mat-khau");

    private static string Words(TimeSpan wait) => wait.TotalSeconds < 100 ? $"{Math.Ceiling(wait.TotalSeconds)} giây" : $"{Math.Ceiling(wait.TotalMinutes)} phút";
}
