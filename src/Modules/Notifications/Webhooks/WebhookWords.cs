using ThongSuot.Platform.Ui;

namespace ThongSuot.Notifications.Webhooks;

/// <summary>States, answers and faults, as who keeps a webhook reads them.</summary>
internal static class WebhookWords
{
    public static string NameOf(Webhook webhook) => webhook switch
    {
        { Paused: PauseReason.ByAdministrator } => "Quản trị đã dừng",
        { Paused: not null } => "Tạm dừng",
        { FailingSince: not null } => "Đang lỗi",
        _ => "Đang hoạt động",
    };

    public static Tone ToneOf(Webhook webhook) => webhook switch
    {
        { Paused: not null } => Tone.Neutral,
        { FailingSince: not null } => Tone.Danger,
        _ => Tone.Success,
    };

    public static string NameOf(PauseReason why) => why switch
    {
        PauseReason.ByKeeper => "Đồng chí hoặc quản trị của phần mềm đã tạm dừng.",
        PauseReason.Gone => "Bên nhận báo không còn nhận nữa (410). Kiểm tra với bên nhận, sửa địa chỉ nếu cần rồi cho chạy tiếp.",
        PauseReason.Failing => "Năm ngày liền không gửi được. Kiểm tra với bên nhận, gửi thử rồi cho chạy tiếp.",
        PauseReason.ByAdministrator => "Quản trị hệ thống đã dừng; liên hệ quản trị để cho chạy tiếp.",
    };

    public static string NameOf(DeliveryState state) => state switch
    {
        DeliveryState.Waiting => "Chờ gửi",
        DeliveryState.Delivered => "Đã nhận",
        DeliveryState.Failed => "Không gửi được",
        DeliveryState.NotVisible => "Không gửi, không còn được xem",
    };

    public static Tone ToneOf(WebhookDelivery delivery) => delivery.State switch
    {
        DeliveryState.Waiting => delivery.Attempts > 0 ? Tone.Warning : Tone.Info,
        DeliveryState.Delivered => Tone.Success,
        DeliveryState.Failed => Tone.Danger,
        DeliveryState.NotVisible => Tone.Neutral,
    };

    /// <summary>What the last attempt met; "Chưa gửi lần nào" before the first.</summary>
    public static string LastOf(WebhookDelivery delivery) => delivery switch
    {
        { Fault: { } fault } => NameOf(fault),
        { Status: { } status } => NameOf(status),
        _ => "Chưa gửi lần nào",
    };

    private static string NameOf(WebhookFault fault) => fault switch
    {
        WebhookFault.Timeout => "Bên nhận không trả lời trong 10 giây",
        WebhookFault.NameUnknown => "Không tìm thấy tên máy của bên nhận",
        WebhookFault.AddressForbidden => "Địa chỉ của bên nhận nằm trong mạng chưa được phép gọi tới",
        WebhookFault.NotReached => "Không kết nối được tới bên nhận",
        WebhookFault.Insecure => "Kết nối bảo mật không thành: chứng thư của bên nhận không được tin cậy hoặc đã hết hạn",
        WebhookFault.Unreadable => "Bên nhận trả lời không đọc được",
        WebhookFault.Internal => "Hệ thống gặp sự cố khi soạn tin; báo quản trị nếu còn lặp lại",
    };

    private static string NameOf(int status) => status switch
    {
        >= 200 and < 300 => $"Bên nhận đã nhận ({status})",
        >= 300 and < 400 => $"Bên nhận chuyển sang địa chỉ khác ({status}); hệ thống không đi theo",
        401 or 403 => $"Bên nhận từ chối ({status})",
        404 => "Bên nhận không có địa chỉ này (404)",
        410 => "Bên nhận báo không còn nhận nữa (410)",
        429 => "Bên nhận báo gửi quá nhanh (429)",
        >= 500 => $"Bên nhận gặp lỗi ({status})",
        _ => $"Bên nhận không nhận ({status})",
    };
}
