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
    public static readonly Refusal ChangedMeanwhile = new("CHANGED_MEANWHILE", "Cài đặt vừa được thay đổi ở một cửa sổ khác; tải lại trang rồi lưu lại.");
}
