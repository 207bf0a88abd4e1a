using ThongSuot.Platform.Ui;

namespace ThongSuot.Notifications.Mailing;

/// <summary>States and kinds of mails, as administrators read them.</summary>
internal static class MailWords
{
    public static string NameOf(MailState state) => state switch
    {
        MailState.Waiting => "Chờ gửi",
        MailState.Sent => "Đã gửi",
        MailState.Parked => "Lỗi, đã dừng gửi",
        MailState.Dropped => "Không còn cần gửi",
    };

    public static string NameOf(MailKind kind) => kind switch
    {
        MailKind.Notice => "Thông báo",
        MailKind.Digest => "Bản tổng hợp",
        MailKind.Code => "Mã xác nhận",
    };

    public static Tone ToneOf(MailRow row) => row.State switch
    {
        MailState.Waiting => row.Attempts > 0 ? Tone.Warning : Tone.Info,
        MailState.Sent => Tone.Success,
        MailState.Parked => Tone.Danger,
        MailState.Dropped => Tone.Neutral,
    };
}
