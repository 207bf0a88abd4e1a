using ThongSuot.Platform.Ui;

namespace ThongSuot.Reform.Initiatives;

internal static class InitiativeWords
{
    public static (string Text, Tone Tone) Of(InitiativeState state) => state switch
    {
        InitiativeState.Proposed => ("Chờ Văn phòng xem xét", Tone.Info),
        InitiativeState.Asked => ("Chờ tác giả trả lời", Tone.Warning),
        InitiativeState.Accepted => ("Được chấp nhận", Tone.Success),
        InitiativeState.Rejected => ("Không được chấp nhận", Tone.Neutral),
    };

    public static string Of(InitiativeRoute route) => route switch
    {
        InitiativeRoute.Task => "Giao đơn vị thực hiện",
        InitiativeRoute.Draft => "Soạn sửa đổi thủ tục",
        InitiativeRoute.Software => "Triển khai theo thủ tục CYCN-08",
    };
}
