namespace ThongSuot.Engine.Processes;

/// <summary>Why a command does not happen: a stable code and a Vietnamese sentence for the person who tried.</summary>
public sealed record Refused(string Code, string Text);

/// <summary>Every expected "no" of the engine.</summary>
public static class Refusals
{
    public static readonly Refused NotAllowed = new("NOT_ALLOWED", "Đồng chí không có quyền thực hiện việc này ở bước hiện tại.");
    public static readonly Refused NotOffered = new("NOT_OFFERED", "Việc này không thực hiện được ở bước hoặc trạng thái hiện tại của hồ sơ.");
    public static readonly Refused NoSuchWork = new("NO_SUCH_WORK", "Bước này đã được xử lý hoặc không còn mở.");
    public static readonly Refused Over = new("DOSSIER_OVER", "Hồ sơ đã kết thúc.");
    public static readonly Refused ReasonRequired = new("REASON_REQUIRED", "Nêu lý do hoặc nội dung trước khi thực hiện.");
    public static readonly Refused UnknownOutcome = new("UNKNOWN_OUTCOME", "Chọn một kết quả trong danh sách của bước.");
    public static readonly Refused UnknownOpinion = new("UNKNOWN_OPINION", "Chọn một ý kiến: đồng ý, không đồng ý hoặc ý kiến khác.");
    public static readonly Refused ConsultOpen = new("CONSULT_OPEN", "Đang chờ ý kiến phối hợp; chờ đủ ý kiến hoặc hết hạn rồi mới hoàn thành bước.");
    public static readonly Refused TeamRequired = new("TEAM_REQUIRED", "Chọn ít nhất một thành viên của đoàn (tổ) trước khi hoàn thành bước này.");
    public static readonly Refused VoteRequired = new("VOTE_REQUIRED", "Ghi kết quả biểu quyết: chủ trì, số có mặt, tán thành, không tán thành, ý kiến khác.");
    public static readonly Refused VoteNumbers = new("VOTE_NUMBERS", "Số phiếu không khớp: số có mặt không quá số được triệu tập, số được triệu tập không quá số thành viên, và tổng số phiếu không quá số có mặt.");
    public static readonly Refused NoQuorum = new("NO_QUORUM", "Chưa đủ số thành viên dự họp (ít nhất hai phần ba số được triệu tập) để biểu quyết.");
    public static readonly Refused VoteNotMet = new("VOTE_NOT_MET", "Kết quả biểu quyết chưa đủ tỉ lệ; không thể hoàn thành bước với kết quả này.");
    public static readonly Refused NoSuperior = new("NO_SUPERIOR", "Không có cấp trên có thẩm quyền trong hệ thống để chuyển lên.");
    public static readonly Refused ReturnedAlready = new("RETURNED_ALREADY", "Hồ sơ chỉ được trả lại để bổ sung một lần, và đã trả lại rồi.");
    public static readonly Refused NotEarlier = new("NOT_EARLIER", "Chỉ gửi lại được về một bước đã qua, trên cùng nhánh.");
    public static readonly Refused NoBodies = new("NO_BODIES", "Chọn ít nhất một cơ quan để lấy ý kiến.");
    public static readonly Refused NoBodiesToInform = new("NO_BODIES_TO_INFORM", "Chọn ít nhất một cơ quan nhận bản để biết.");
    public static readonly Refused UnknownIncompetence = new("UNKNOWN_INCOMPETENCE", "Chọn lý do không đúng thẩm quyền trong danh sách.");
    public static readonly Refused DecisionMissing = new("DECISION_MISSING", "Ghi số, ký hiệu quyết định của Thường trực cấp ủy cho tiếp nhận hồ sơ.");
    public static readonly Refused DecisionDate = new("DECISION_DATE", "Ngày quyết định không được sau hôm nay.");
    public static readonly Refused CorrectedTooLate = new("CORRECTED_TOO_LATE", "Đã có việc khác được thực hiện sau đó nên không đính chính được; đề nghị người đang giữ hồ sơ gửi lại bước trước, hoặc báo lãnh đạo cơ quan.");
    public static readonly Refused CorrectedTouched = new("CORRECTED_TOUCHED", "Nơi tiếp theo đã nhận hồ sơ; đề nghị lãnh đạo cơ quan đính chính, hoặc đề nghị nơi đó gửi lại bước trước.");
    public static readonly Refused CorrectedFinished = new("CORRECTED_FINISHED", "Hồ sơ đã có kết quả nên không đính chính được; đề nghị người quyết định mở lại hồ sơ.");
    public static readonly Refused CorrectedElsewhere = new("CORRECTED_ELSEWHERE", "Một hồ sơ khác đã được mở từ việc này nên không đính chính được; đề nghị gửi lại bước trước, hoặc báo lãnh đạo cơ quan.");
    public static readonly Refused CorrectedCopies = new("CORRECTED_COPIES", "Bản để biết đã gửi đi sau việc này nên không đính chính được; đề nghị gửi lại bước trước, hoặc báo lãnh đạo cơ quan.");
    public static readonly Refused ComplaintUnclear = new("COMPLAINT_UNCLEAR", "Ghi đủ số và ngày của đơn khiếu nại, kiến nghị; ngày không được sau hôm nay.");
    public static readonly Refused SecrecyOnlyUp = new("SECRECY_ONLY_UP", "Chỉ nâng được độ mật; việc giảm hoặc giải mật theo thủ tục riêng.");
    public static readonly Refused PaperReason = new("PAPER_REASON", "Gửi kèm bản giấy thì phải nêu lý do.");
    public static readonly Refused BeyondStatutory = new("BEYOND_STATUTORY", "Hạn mới vượt thời hạn theo quy định của hồ sơ; hãy gia hạn ít hơn, hoặc gia hạn theo quy định trước nếu quy định cho phép.");

    public static readonly Refused ExtensionBeyondRule = new("EXTENSION_BEYOND_RULE", "Quy định không cho phép gia hạn dài như vậy; hãy ghi không quá mức tối đa nêu ở ô gia hạn.");

    public static readonly Refused LimitInvalid = new("LIMIT_INVALID", "Thời gian gia hạn không hợp lệ; ghi một số lớn hơn 0, tối đa hai mươi năm.");
    public static readonly Refused TooEarly = new("TOO_EARLY", "Thời hạn chưa hết.");
    public static readonly Refused TooDeep = new("TOO_DEEP", "Quy trình lồng nhau quá sâu.");

    public static readonly Refused ConflictOfInterest = new("CONFLICT_OF_INTEREST", "Đồng chí là người nộp, là đối tượng hoặc là người thân của người có liên quan đến hồ sơ này, nên không được xử lý bước này; lãnh đạo cơ quan sẽ giao người khác.");
    public static readonly Refused PrincipalConcerned = new("PRINCIPAL_CONCERNED", "Người mà đồng chí thay là người nộp, là đối tượng hoặc là người thân của người có liên quan đến hồ sơ này, nên cũng không được xử lý thay ở bước này; lãnh đạo cơ quan sẽ giao người khác.");
    public static readonly Refused BeyondMandate = new("BEYOND_MANDATE", "Việc này nằm ngoài phạm vi được ủy quyền hoặc được thay; đề nghị người ủy quyền xử lý hoặc lập ủy quyền khác.");
    public static readonly Refused PersonConcerned = new("PERSON_CONCERNED", "Người được chọn có liên quan đến hồ sơ (là người nộp, đối tượng hoặc người thân); hãy chọn người khác.");

    public static readonly Refused AlreadyAsked = new("ALREADY_ASKED", "Cơ quan được chọn đang được lấy ý kiến ở bước này; chọn cơ quan khác hoặc chờ trả lời.");
    public static readonly Refused DirectionTarget = new("DIRECTION_TARGET", "Chọn người hoặc cơ quan đang hoặc đã xử lý hồ sơ này, thuộc phạm vi đồng chí lãnh đạo.");
    public static readonly Refused NobodyInvited = new("NOBODY_INVITED", "Chọn ít nhất một thành viên được triệu tập.");
    public static readonly Refused MeetingTime = new("MEETING_TIME", "Ghi ngày, giờ họp trong vòng một năm.");
    public static readonly Refused OutsideCompartment = new("OUTSIDE_COMPARTMENT", "Hồ sơ thuộc diện hạn chế: chỉ triệu tập thành viên trực tiếp quyết định ở bước này.");
    public static readonly Refused AttendanceIncomplete = new("ATTENDANCE_INCOMPLETE", "Ghi đủ từng thành viên được triệu tập: có mặt, vắng mặt, hoặc không tham gia vì liên quan.");
    public static readonly Refused PresiderAbsent = new("PRESIDER_ABSENT", "Người chủ trì phải là thành viên có mặt.");
    public static readonly Refused SecretBallot = new("SECRET_BALLOT", "Bỏ phiếu kín: không ghi phiếu của từng người, chỉ ghi tổng số khi hoàn thành bước.");
    public static readonly Refused BallotMissing = new("BALLOT_MISSING", "Biểu quyết công khai: ghi phiếu của mọi thành viên có mặt, hoặc không ghi của ai.");
    public static readonly Refused MeetingNotRecorded = new("MEETING_NOT_RECORDED", "Đã có giấy mời họp cho bước này: ghi thành phần dự họp rồi mới hoàn thành bước; nếu sau đó có người được xác định là liên quan thì gửi lại giấy mời và ghi lại.");

    public static Refused VoteDiffers(Vote recorded) => new(
        "VOTE_DIFFERS", $"Số liệu không khớp với cuộc họp đã ghi: triệu tập {recorded.Invited}, có mặt {recorded.Present}, không tham gia vì liên quan {recorded.Recused}, tán thành {recorded.For}, không tán thành {recorded.Against}, ý kiến khác {recorded.Other}; chủ trì như đã ghi.");

    public static Refused RecusedMissing(int least) => new("RECUSED_MISSING", $"Có {least} thành viên liên quan đến hồ sơ; ghi vào ô “Không tham gia vì liên quan” và không tính vào số được triệu tập.");

    public static Refused UnknownPlace(string place) => new("UNKNOWN_PLACE", $"Chưa xác định được cơ quan thực hiện bước tiếp theo ({place}); đề nghị quản trị kiểm tra cơ cấu tổ chức.");

    public static Refused UnknownList(string name) => new("UNKNOWN_LIST", $"Chưa có danh sách “{name}” để triển khai bước tiếp theo.");
}
