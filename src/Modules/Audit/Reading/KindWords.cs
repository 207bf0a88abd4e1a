using ThongSuot.Platform.Ui;

namespace ThongSuot.Audit.Reading;

/// <summary>Kinds of entries by the beginning of their type, which is the module that wrote them.</summary>
internal static class KindWords
{
    public static readonly IReadOnlyList<FieldOption> Groups =
    [
        new("dossier.", "Hồ sơ"),
        new("organisation.sign", "Đăng nhập, đăng xuất"),
        new("organisation.", "Cơ quan, người, vai trò, tài khoản"),
        new("procedure", "Thủ tục"),
        new("audit.read", "Xem nhật ký"),
        new("audit.delivery", "Giao nhận"),
    ];
}
