using ThongSuot.Platform.Results;

namespace ThongSuot.Notifications;

/// <summary>Every expected "no" of this module.</summary>
internal static class Refusals
{
    public static readonly Refusal HourWrong = new("DIGEST_HOUR_WRONG", "Chọn giờ gửi bản tổng hợp từ 0 đến 23.", "gio");
    public static readonly Refusal MailOff = new("MAIL_OFF", "Hệ thống chưa được cài đặt gửi thư điện tử; liên hệ người quản trị.", "thu");
    public static readonly Refusal AddressWrong = new("ADDRESS_WRONG", "Ghi một địa chỉ thư điện tử, ví dụ ten@tinhuy.vn.", "thu");
    public static readonly Refusal CodeTooSoon = new("CODE_TOO_SOON", "Mã vừa được gửi; chờ 5 phút rồi mới yêu cầu mã khác.", "thu");
    public static readonly Refusal CodeWrong = new("CODE_WRONG", "Mã xác nhận không đúng; xem lại thư vừa nhận.", "ma");
    public static readonly Refusal CodeExpired = new("CODE_EXPIRED", "Mã xác nhận chưa được gửi, đã hết hạn hoặc đã nhập sai quá 5 lần; chờ thư hoặc yêu cầu mã mới.", "ma");
    public static readonly Refusal WebhookNotFound = new("WEBHOOK_NOT_FOUND", "Không có địa chỉ nhận tin này, hoặc không thuộc quyền của đồng chí.");
    public static readonly Refusal WebhookNameMissing = new("WEBHOOK_NAME_MISSING", "Ghi tên, nhiều nhất 100 chữ, để nhận ra sau này.", "ten");
    public static readonly Refusal WebhookAddressWrong = new("WEBHOOK_ADDRESS_WRONG", "Ghi một địa chỉ bắt đầu bằng https://, không có tên đăng nhập, mật khẩu và phần sau dấu #, nhiều nhất 500 chữ.", "dia-chi");
    public static readonly Refusal WebhookAddressForbidden = new("WEBHOOK_ADDRESS_FORBIDDEN", "Địa chỉ này nằm trong mạng nội bộ mà hệ thống chưa được phép gọi tới; liên hệ người quản trị máy chủ.", "dia-chi");
    public static readonly Refusal WebhookKindsMissing = new("WEBHOOK_KINDS_MISSING", "Chọn ít nhất một loại tin trong danh sách.", "loai");
    public static readonly Refusal WebhookChanged = new("WEBHOOK_CHANGED", "Địa chỉ nhận tin vừa được thay đổi ở nơi khác; xem lại rồi lưu lại.");
    public static readonly Refusal WebhookStopped = new("WEBHOOK_STOPPED", "Quản trị hệ thống đã dừng địa chỉ nhận tin này; chỉ quản trị cho chạy tiếp được.");
    public static readonly Refusal TrialTooOften = new("TRIAL_TOO_OFTEN", "Đã gửi thử nhiều lần liền; chờ một phút rồi thử lại.");
    public static readonly Refusal DeliveryWaits = new("DELIVERY_WAITS", "Tin này đang chờ gửi, không cần gửi lại.");
    public static readonly Refusal NotAdministrator = new("NOT_ADMINISTRATOR", "Chỉ quản trị hệ thống làm được việc này.");
    public static readonly Refusal ChangedMeanwhile = new("CHANGED_MEANWHILE", "Cài đặt vừa được thay đổi ở một cửa sổ khác; tải lại trang rồi lưu lại.");

    public static Refusal WebhooksTooMany(int most) => new("WEBHOOKS_TOO_MANY", $"Mỗi tài khoản có nhiều nhất {most} địa chỉ nhận tin; bớt một địa chỉ không dùng nữa rồi thêm.");
}
