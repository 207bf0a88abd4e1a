using System.Globalization;

namespace ThongSuot.Notifications.Reading;

/// <summary>What a notice says: a sentence around the dossier's code.</summary>
internal static class NoticeWords
{
    /// <summary>The sentence after "Hồ sơ …".</summary>
    public static string After(NoticeKind kind, string? node) => kind switch
    {
        NoticeKind.Assigned => $"chờ đồng chí xử lý{Step(node)}.",
        NoticeKind.OpinionAsked => $"chờ đồng chí cho ý kiến{Step(node)}.",
        NoticeKind.Reassigned => $"được phân công cho đồng chí xử lý{Step(node)}.",
        NoticeKind.DueSoon => $"sắp đến hạn xử lý{Step(node)}.",
        NoticeKind.Overdue => $"đã đến hạn hoặc quá hạn xử lý{Step(node)}.",
        NoticeKind.Returned => "được trả lại để đồng chí bổ sung.",
        NoticeKind.Finished => "đã kết thúc; mở hồ sơ để xem kết quả.",
        NoticeKind.Mentioned => "có ý kiến nhắc đến đồng chí.",
        NoticeKind.Escalated => $"quá hạn ở cơ quan do đồng chí phụ trách hoặc cấp dưới{Step(node)}; đề nghị đôn đốc.",
        NoticeKind.Informed => "được gửi đến cơ quan của đồng chí để biết; không phải xử lý.",
        NoticeKind.Extended => $"được gia hạn{Step(node)}.",
        NoticeKind.Directed => "có ý kiến chỉ đạo chờ đồng chí thực hiện và trả lời.",
        NoticeKind.DirectionAnswered => "có trả lời cho ý kiến chỉ đạo; đồng chí xem và khép lại.",
        NoticeKind.MeetingCalled => $"có giấy mời họp gửi đồng chí{Step(node)}.",
        NoticeKind.WorkChanged => $"đã chuyển sang phiên bản mới của thủ tục; nội dung việc của đồng chí{Step(node)} thay đổi.",
        NoticeKind.Corrected => $"có việc đồng chí đã làm{Step(node)} được đính chính.",
        NoticeKind.NewDevice or NoticeKind.Asked => Whole(kind),
    };

    /// <summary>A whole sentence, for what is about no dossier that the person may see.</summary>
    public static string Whole(NoticeKind kind) => kind switch
    {
        NoticeKind.NewDevice => "Tài khoản của đồng chí vừa được đăng nhập từ một thiết bị mới. Nếu không phải đồng chí, hãy đăng xuất các phiên khác và báo người quản trị.",
        NoticeKind.Asked => "Có việc của bộ thủ tục cần đồng chí xem.",
        _ => "Thông báo về một hồ sơ đồng chí không còn xem được.",
    };

    /// <summary>The kind's name, for filters and settings.</summary>
    public static string NameOf(NoticeKind kind) => kind switch
    {
        NoticeKind.Assigned => "Việc được giao",
        NoticeKind.OpinionAsked => "Được lấy ý kiến",
        NoticeKind.Reassigned => "Được phân công lại",
        NoticeKind.DueSoon => "Sắp đến hạn",
        NoticeKind.Overdue => "Đến hạn, quá hạn",
        NoticeKind.Returned => "Hồ sơ bị trả lại",
        NoticeKind.Finished => "Hồ sơ kết thúc",
        NoticeKind.Mentioned => "Được nhắc đến",
        NoticeKind.Escalated => "Đôn đốc cấp dưới",
        NoticeKind.NewDevice => "Đăng nhập từ thiết bị mới",
        NoticeKind.Asked => "Việc của bộ thủ tục",
        NoticeKind.Informed => "Bản để biết",
        NoticeKind.Extended => "Gia hạn",
        NoticeKind.Directed => "Ý kiến chỉ đạo",
        NoticeKind.DirectionAnswered => "Trả lời chỉ đạo",
        NoticeKind.MeetingCalled => "Giấy mời họp",
        NoticeKind.WorkChanged => "Việc thay đổi theo phiên bản mới",
        NoticeKind.Corrected => "Đính chính",
    };

    // Numbered steps are b1, b2 …; other nodes have no number that an officer knows.
    private static string Step(string? node) =>
        node is ['b', .. var number] && int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var step) ? $" (bước {step})" : "";
}
