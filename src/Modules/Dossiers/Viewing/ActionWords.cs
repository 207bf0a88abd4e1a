using ThongSuot.Engine.Processes;
using ThongSuot.Platform.Security;

namespace ThongSuot.Dossiers.Viewing;

/// <summary>How an action is offered.</summary>
/// <param name="Button">What the button says.</param>
/// <param name="NoteLabel">Label of the text; null where none is asked.</param>
/// <param name="NoteRequired">Whether the engine demands it.</param>
/// <param name="Question">Asked once before what cannot be undone.</param>
internal sealed record ActionWording(string Button, string? NoteLabel, bool NoteRequired, string? Question, bool Danger = false);

internal static class ActionWords
{
    /// <summary>Null for what is offered elsewhere or only to the system.</summary>
    public static ActionWording? Of(CommandKind kind, Installation installation) => kind switch
    {
        CommandKind.Complete => new("Hoàn thành bước", "Ý kiến, ghi chú", false, null),
        CommandKind.Receive => new("Ký nhận hồ sơ", null, false, null),
        CommandKind.GiveOpinion => new("Gửi ý kiến", "Nội dung ý kiến", false, null),
        CommandKind.ReturnToFiler => new("Trả lại để bổ sung", "Nội dung cần bổ sung (nêu đủ một lần)", true, "Hồ sơ chỉ được trả lại một lần; đồng hồ dừng đến khi người nộp bổ sung."),
        CommandKind.Supplement => new("Gửi bổ sung", "Nội dung đã bổ sung", false, null),
        CommandKind.SendBack => new("Gửi lại bước trước", "Lý do gửi lại", true, "Các bước đang mở sau bước đó sẽ dừng."),
        CommandKind.RefuseNotCompetent => new("Không đúng thẩm quyền", "Lý do không đúng cấp, không đúng thẩm quyền", true, "Hồ sơ sẽ kết thúc ở trạng thái không xử lý; chỉ Thường trực cấp ủy mới có thể quyết định tiếp nhận lại.", true),
        CommandKind.RefuseDuplicate => new("Gửi trùng", "Lý do xác định là gửi trùng", true, "Hồ sơ sẽ kết thúc ở trạng thái không xử lý; chỉ Thường trực cấp ủy mới có thể quyết định tiếp nhận lại.", true),
        CommandKind.Decline => new("Từ chối giải quyết", "Lý do từ chối (sẽ thông báo cho người nộp)", true, "Hồ sơ sẽ kết thúc với thông báo từ chối.", true),
        CommandKind.ConsultAdHoc => new("Lấy ý kiến phối hợp", "Nội dung xin ý kiến", false, null),
        CommandKind.AskSuperior => new("Xin ý kiến cấp trên", "Nội dung xin ý kiến", true, "Đồng hồ dừng đến khi ghi nhận ý kiến của cấp trên."),
        CommandKind.RecordSuperiorAnswer => new("Ghi nhận ý kiến cấp trên", "Ý kiến của cấp trên", true, null),
        CommandKind.HandUp => new("Chuyển cấp trên quyết định", "Lý do chuyển", true, "Bước này sẽ do cơ quan cấp trên thực hiện."),
        CommandKind.Extend => new("Gia hạn", "Lý do gia hạn", true, null),
        CommandKind.ExtendWhole => new("Gia hạn cả hồ sơ", "Lý do gia hạn", true, "Hạn của từng bước không đổi theo."),
        CommandKind.AskExtensionOfWhole => new("Đề nghị gia hạn cả hồ sơ", "Lý do cần thêm thời gian", true, "Lãnh đạo của cơ quan có thẩm quyền xem xét; hạn chưa thay đổi cho đến khi được đồng ý."),
        CommandKind.RefuseExtensionOfWhole => new("Không gia hạn cả hồ sơ", "Lý do không đồng ý", true, null),
        CommandKind.ExtendStatutory => new("Gia hạn thời hạn theo quy định", "Lý do gia hạn", true, null),
        CommandKind.AskExtension => new("Đề nghị gia hạn", "Lý do cần thêm thời gian", true, "Lãnh đạo của cơ quan thực hiện bước này xem xét; hạn chưa thay đổi cho đến khi được đồng ý."),
        CommandKind.RefuseExtension => new("Không gia hạn", "Lý do không gia hạn", true, null),
        CommandKind.AcceptByDecision => new("Tiếp nhận theo quyết định", "Căn cứ, ý kiến của Thường trực", false, "Hồ sơ được giải quyết tiếp từ bước tiếp nhận theo quyết định của Thường trực cấp ủy; quyết định được ghi vào nhật ký."),
        CommandKind.Inform => new("Đồng gửi để biết", null, false, "Nơi nhận chỉ xem được hồ sơ, không xử lý."),
        CommandKind.Suspend => new("Tạm dừng", "Lý do và căn cứ tạm dừng", true, "Đồng hồ dừng đến khi tiếp tục."),
        CommandKind.Resume => new("Tiếp tục giải quyết", "Ghi chú", false, null),
        CommandKind.Withdraw => new("Rút hồ sơ", "Lý do rút", true, "Hồ sơ sẽ kết thúc; muốn giải quyết lại phải nộp hồ sơ mới.", true),
        CommandKind.Reassign => new("Giao người khác", "Ghi chú", false, null),
        CommandKind.RaiseSecrecy when installation.IsIsolated => new("Nâng độ mật", null, false, "Độ mật chỉ nâng lên, không hạ xuống được."),
        CommandKind.RaiseSecrecy => new("Nâng độ mật", null, false, "Toàn bộ nội dung, tệp và trích yếu sẽ bị xóa khỏi hệ thống này, chỉ còn siêu dữ liệu. Không hoàn tác được.", true),
        CommandKind.Merge => new("Kết hợp thi hành kỷ luật", null, false, "Một hồ sơ thi hành kỷ luật được mở ngay; hồ sơ này vẫn tiếp tục."),
        CommandKind.FollowOn => new("Mở hồ sơ tiếp theo", null, false, null),
        CommandKind.Reopen => new("Mở lại hồ sơ", "Lý do mở lại", true, "Hồ sơ tiếp tục từ bước được chọn; thời hạn còn lại lúc kết thúc được tính tiếp từ bây giờ."),
        CommandKind.Correct => new("Đính chính việc vừa làm", "Lý do đính chính", true, "Việc tiếp theo bị hủy, bước được mở lại với hạn cũ; việc làm nhầm và việc đính chính đều lưu trong diễn biến."),
        CommandKind.Direct => new("Cho ý kiến chỉ đạo", "Nội dung chỉ đạo", true, null),
        CommandKind.AnswerDirection => new("Trả lời ý kiến chỉ đạo", "Kết quả thực hiện, trả lời", true, null),
        CommandKind.CloseDirection => new("Khép ý kiến chỉ đạo", "Ghi chú", false, null),
        CommandKind.CallMeeting => new("Gửi giấy mời họp", null, false, "Thành viên được triệu tập xem được hồ sơ từ lúc gửi giấy mời đến khi có quyết định."),
        CommandKind.RecordMeeting => new("Ghi thành phần dự họp, biểu quyết", "Tóm tắt ý kiến thảo luận, kết luận", false, null),
        CommandKind.File or CommandKind.Expire or CommandKind.AnswerCall or CommandKind.Deliver or CommandKind.Tend or CommandKind.ReplaceBody or CommandKind.Recompute or CommandKind.Migrate => null,
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };

    /// <summary>What is expected now, against what may be done besides.</summary>
    public static bool IsMain(Offer offer) => offer.Kind is CommandKind.Complete or CommandKind.GiveOpinion or CommandKind.Supplement or CommandKind.RecordSuperiorAnswer or CommandKind.Resume or CommandKind.AnswerDirection;

    /// <summary>What officers say to each other around the process; a try-out of a procedure has no use for it.</summary>
    public static bool IsCooperation(CommandKind kind) => kind is CommandKind.Direct or CommandKind.AnswerDirection or CommandKind.CloseDirection or CommandKind.CallMeeting or CommandKind.RecordMeeting;

    public static string StatusText(DossierStatus status) => status switch
    {
        DossierStatus.Running => "Đang giải quyết",
        DossierStatus.Returned => "Chờ bổ sung",
        DossierStatus.WaitingSuperior => "Chờ ý kiến cấp trên",
        DossierStatus.Suspended => "Tạm dừng",
        DossierStatus.Finished => "Đã có kết quả",
        DossierStatus.Declined => "Từ chối giải quyết",
        DossierStatus.NotCompetent => "Không xử lý – không đúng thẩm quyền hoặc gửi trùng",
        DossierStatus.Transferred => "Đã chuyển cơ quan có thẩm quyền",
        DossierStatus.Withdrawn => "Người nộp đã rút",
        DossierStatus.Expired => "Đã đóng – quá hạn bổ sung",
        _ => throw new ArgumentOutOfRangeException(nameof(status)),
    };

    public static Platform.Ui.Tone ToneOf(DossierStatus status) => status switch
    {
        DossierStatus.Running => Platform.Ui.Tone.Info,
        DossierStatus.Finished => Platform.Ui.Tone.Success,
        DossierStatus.Returned or DossierStatus.WaitingSuperior or DossierStatus.Suspended => Platform.Ui.Tone.Warning,
        DossierStatus.Declined or DossierStatus.NotCompetent or DossierStatus.Expired => Platform.Ui.Tone.Danger,
        _ => Platform.Ui.Tone.Neutral,
    };

    public static string OpinionText(string given) => given switch
    {
        "dong_y" => "Đồng ý",
        "khong_dong_y" => "Không đồng ý",
        _ => "Ý kiến khác",
    };
}
