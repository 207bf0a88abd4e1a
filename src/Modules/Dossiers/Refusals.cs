using ThongSuot.Platform.Results;

namespace ThongSuot.Dossiers;

/// <summary>Every expected "no" of this module, besides the engine's own.</summary>
internal static class Refusals
{
    public static readonly Refusal MandateOver = new("MANDATE_OVER", "Việc ủy quyền hoặc thay thế không còn hiệu lực nên thao tác chưa được ghi; đề nghị người ủy quyền xử lý.");

    public static readonly Refusal HandOverGone = new("HAND_OVER_GONE", "Việc này không còn là của người bàn giao (đã xử lý hoặc đã giao người khác).");
    public static readonly Refusal HandOverOpinion = new("HAND_OVER_OPINION", "Cho ý kiến là việc của cả vai trò, không giao riêng; hãy giao vai trò ấy cho người khác trước.");
    public static readonly Refusal HandOverNamed = new("HAND_OVER_NAMED", "Việc của đích danh người nộp hoặc thành viên đoàn (tổ), không bàn giao tại đây.");
    public static readonly Refusal HandOverPaused = new("HAND_OVER_PAUSED", "Hồ sơ đang dừng (chờ bổ sung, chờ cấp trên hoặc tạm dừng); bàn giao khi hồ sơ chạy tiếp.");
    public static readonly Refusal HandOverNobody = new("HAND_OVER_NOBODY", "Chưa có ai khác giữ vai trò này tại cơ quan; hãy đề nghị quản trị giao vai trò cho người kế nhiệm trước.");
    public static readonly Refusal HandOverConcerned = new("HAND_OVER_CONCERNED", "Những người còn lại giữ vai trò này đều liên quan đến hồ sơ (người nộp, đối tượng hoặc người thân) nên không nhận được.");
    public static readonly Refusal HandOverWrong = new("HAND_OVER_WRONG", "Người được chọn không nhận được việc này: không giữ vai trò của bước, hoặc có liên quan đến hồ sơ. Hãy chọn người khác.");
    public static readonly Refusal HandOverNothing = new("HAND_OVER_NOTHING", "Hãy chọn người nhận cho ít nhất một việc.", "tat-ca");

    public static readonly Refusal NotFound = new("DOSSIER_NOT_FOUND", "Không tìm thấy hồ sơ, hoặc hồ sơ không thuộc phạm vi của đồng chí.");
    public static readonly Refusal ChangedMeanwhile = new("CHANGED_MEANWHILE", "Hồ sơ vừa được người khác xử lý. Nội dung đồng chí đã nhập vẫn được giữ bên dưới; xem lại tình trạng mới rồi thực hiện tiếp nếu còn cần.");
    public static readonly Refusal ProcedureUnknown = new("PROCEDURE_UNKNOWN", "Không có thủ tục này trong bộ thủ tục đang áp dụng.");
    public static Refusal NewerVersion(int number) => new(
        "NEWER_VERSION", $"Thủ tục đã có phiên bản {number}; hồ sơ nháp đã chuyển sang phiên bản này và giữ nguyên nội dung đã nhập. Đề nghị kiểm tra lại rồi gửi.");

    public static readonly Refusal MayNotFile = new("MAY_NOT_FILE", "Đồng chí không có vai trò được nộp thủ tục này.");
    public static readonly Refusal ComplaintUnclear = new("COMPLAINT_UNCLEAR", "Ghi đủ số (không quá 50 ký tự) và ngày của đơn khiếu nại, kiến nghị, hoặc để trống cả hai.", "number");
    public static readonly Refusal CalledElsewhere = new("CORRECTED_ELSEWHERE", Engine.Processes.Refusals.CorrectedElsewhere.Text);
    public static readonly Refusal MayNotMigrate = new("MAY_NOT_MIGRATE", "Chỉ người phụ trách bộ thủ tục của cơ quan ban hành thủ tục này mới chuyển được hồ sơ sang phiên bản mới.");
    public static readonly Refusal NoNewerVersion = new("NO_NEWER_VERSION", "Không có phiên bản đang áp dụng nào để chuyển sang.");
    public static readonly Refusal MappingUnknown = new("MAPPING_UNKNOWN", "Có bước được chọn không thuộc phiên bản mới; tải lại trang và chọn lại.");
    public static readonly Refusal MayNotRecompute = new("MAY_NOT_RECOMPUTE", "Chỉ văn phòng cấp ủy tỉnh, nơi quản lý lịch làm việc chung, tính lại thời hạn của các hồ sơ.");

    public static readonly Refusal PreviewUnknown = new("PREVIEW_UNKNOWN", "Không có lần xem trước này, hoặc chưa tính xong. Bấm Xem trước để tính lại.");

    public static readonly Refusal DraftNotFound = new("DRAFT_NOT_FOUND", "Không tìm thấy bản nháp, hoặc bản nháp không phải của đồng chí.");
    public static readonly Refusal DraftTooMany = new("DRAFT_TOO_MANY", "Đồng chí đang có quá nhiều bản nháp (tối đa 50); gửi hoặc xóa bớt rồi tạo bản mới.");
    public static readonly Refusal SubjectMissing = new("SUBJECT_MISSING", "Ghi họ và tên người (hoặc chọn tổ chức) mà hồ sơ này giải quyết.", "subject");
    public static readonly Refusal SubjectBodyUnknown = new("SUBJECT_BODY_UNKNOWN", "Chọn một tổ chức có trong danh sách.", "subject");
    public static readonly Refusal SecrecyMissing = new("SECRECY_MISSING", "Chọn độ mật của văn bản, tài liệu kèm theo.", "secrecy");
    public static readonly Refusal BodyNameUnknown = new("BODY_NAME_UNKNOWN", "Chọn cơ quan có trong danh sách; cơ quan ngoài hệ thống thì ghi ở phần lý do.", "other");
    public static readonly Refusal CodeWrong = new("CODE_WRONG", "Ghi mã hồ sơ, ví dụ TCCB-01/2026/000123.", "other");
    public static readonly Refusal AbstractTooLong = new("ABSTRACT_TOO_LONG", "Trích yếu dài quá 500 ký tự; hãy viết ngắn lại.", "abstract");
    public static readonly Refusal TextTooLong = new("TEXT_TOO_LONG", "Nội dung dài quá 5.000 ký tự; hãy viết ngắn lại hoặc gửi kèm tệp.", "note");
    public static readonly Refusal SecretText = new("SECRET_TEXT", "Hồ sơ có nội dung mật: hệ thống không lưu nội dung, hãy chọn một lý do trong danh sách.", "note");
    public static readonly Refusal SecretFile = new("SECRET_FILE", "Hồ sơ có nội dung mật: không tải tệp lên hệ thống này.", "file");
    public static readonly Refusal FileMissing = new("FILE_MISSING", "Chọn một tệp để tải lên.", "file");
    public static readonly Refusal FileTooLarge = new("FILE_TOO_LARGE", "Tệp lớn hơn 200 MB; hãy chia nhỏ hoặc nén lại.", "file");
    public static readonly Refusal FileType = new("FILE_TYPE", "Loại tệp không được nhận. Nhận: PDF, DOCX, XLSX, ODT, JPG, PNG, TXT.", "file");
    public static readonly Refusal FileName = new("FILE_NAME", "Tên tệp trống, quá dài (hơn 200 ký tự) hoặc có ký tự không dùng được; hãy đổi tên tệp.", "file");
    public static readonly Refusal FileHostile = new("FILE_HOSTILE", "Tệp có cấu trúc bất thường (tên trùng, đường dẫn lạ, chương trình bên trong, đặt mật khẩu hoặc nén quá mức) nên không được nhận. Mở tệp bằng Word, Excel và lưu lại rồi thử lại.", "file");
    public static readonly Refusal FileMacro = new("FILE_MACRO", "Tệp có macro nên không được nhận. Lưu lại thành DOCX, XLSX không có macro rồi thử lại.", "file");
    public static readonly Refusal FileInfected = new("FILE_INFECTED", "Tệp có mã độc nên không được nhận. Báo cho quản trị và kiểm tra máy tính.", "file");
    public static readonly Refusal ScannerUnavailable = new("SCANNER_UNAVAILABLE", "Chương trình quét mã độc không trả lời nên tạm thời không nhận tệp. Hãy thử lại sau hoặc báo quản trị.", "file");
    public static readonly Refusal FileTooMany = new("FILE_TOO_MANY", "Mỗi hồ sơ nhận tối đa 100 tệp.", "file");
    public static readonly Refusal FormUnknown = new("FORM_UNKNOWN", "Không tìm thấy biểu mẫu này ở hồ sơ, hoặc hồ sơ không thuộc phạm vi của đồng chí.");
    public static readonly Refusal FormNotNow = new("FORM_NOT_NOW", "Biểu mẫu này không thuộc bước mà đồng chí đang xử lý nên chỉ xem được.");
    public static readonly Refusal FormSecret = new("FORM_SECRET", "Hồ sơ có nội dung mật: hệ thống không lưu nội dung biểu mẫu, chỉ cung cấp mẫu trống; bản điền gửi theo đường mật.");
    public static readonly Refusal FormChanged = new("FORM_CHANGED", "Biểu mẫu vừa được lưu ở nơi khác. Nội dung đồng chí nhập vẫn còn trên trang này và chưa được lưu; mở biểu mẫu ở thẻ khác để đối chiếu, hoặc bấm “Lưu nháp” lần nữa để ghi theo nội dung ở đây.");
    public static readonly Refusal FormTooLarge = new("FORM_TOO_LARGE", "Nội dung nhập quá dài nên không được lưu. Rút gọn, hoặc gửi kèm tệp rồi ghi tên tệp vào biểu mẫu.");
    public static readonly Refusal PersonUnknown = new("PERSON_UNKNOWN", "Chọn người đang giữ vai trò này ở cơ quan.", "person");
    public static readonly Refusal BodyUnknown = new("BODY_UNKNOWN", "Chọn cơ quan có trong danh sách.", "bodies");
    public static readonly Refusal NumberWrong = new("NUMBER_WRONG", "Ghi số nguyên từ 0 trở lên.");
    public static readonly Refusal DaysWrong = NumberWrong with { Text = "Ghi thời gian gia hạn, là số lớn hơn 0 và không quá 60; ngày thì ghi số nguyên, ngày làm việc thì được ghi nửa ngày.", Field = "days" };
    public static readonly Refusal MayNotReceive = new("MAY_NOT_RECEIVE", "Chỉ bộ phận tiếp nhận hoặc văn thư của cơ quan nhận ghi nhận văn bản gửi sai nơi.");
    public static readonly Refusal PaperReceiver = new("PAPER_RECEIVER", "Chọn cơ quan nhận mà đồng chí đang tiếp nhận văn bản.", "noi-nhan");
    public static readonly Refusal PaperSender = new("PAPER_SENDER", "Chọn nơi gửi trong danh sách, khác cơ quan nhận.", "noi-gui");
    public static readonly Refusal PaperSymbol = new("PAPER_SYMBOL", $"Số, ký hiệu không quá {Data.MisdirectedPaper.LongestSymbol} ký tự, ví dụ 12-TTr/ĐU.", "so-ky-hieu");
    public static readonly Refusal PaperAbstract = new("PAPER_ABSTRACT", $"Ghi trích yếu, không quá {Data.MisdirectedPaper.LongestAbstract} ký tự.", "trich-yeu");
    public static readonly Refusal PaperSecret = new("PAPER_SECRET", "Văn bản mật: xóa trích yếu, hệ thống này không lưu nội dung mật.", "trich-yeu");
    public static readonly Refusal PaperReceived = new("PAPER_RECEIVED", "Ghi ngày và giờ nhận, không muộn hơn bây giờ; giờ như 08:30.", "ngay-nhan");
    public static readonly Refusal PaperCompetent = new("PAPER_COMPETENT", "Chọn cơ quan có thẩm quyền trong danh sách, khác cơ quan nhận; chưa rõ thì để trống.", "tham-quyen");
    public static readonly Refusal IncompetenceMissing = new("UNKNOWN_INCOMPETENCE", "Chọn vì sao không đúng thẩm quyền.", "why");
    public static readonly Refusal DecisionMissing = new("DECISION_MISSING", "Ghi số, ký hiệu quyết định của Thường trực cấp ủy (không quá 50 ký tự), ví dụ 12-QĐ/TU.", "number");
    public static readonly Refusal DecisionDateMissing = new("DECISION_DATE", "Ghi ngày của quyết định.", "date");
    public static readonly Refusal CopiesTooMany = new("COPIES_TOO_MANY", $"Chọn tối đa {Steps.Copies.Most} nơi nhận bản để biết.", "copies");
    public static readonly Refusal ActionUnknown = new("ACTION_UNKNOWN", "Không rõ việc cần thực hiện; tải lại trang rồi thử lại.");

    public static readonly Refusal FollowTooMany = new("FOLLOW_TOO_MANY", "Đồng chí đang theo dõi quá nhiều hồ sơ (tối đa 1.000); bỏ theo dõi bớt.");
    public static readonly Refusal FilterName = new("FILTER_NAME", "Đặt tên cho bộ lọc, không quá 80 ký tự; điều kiện lọc không quá dài.", "ten");
    public static readonly Refusal FilterTooMany = new("FILTER_TOO_MANY", "Mỗi người lưu tối đa 30 bộ lọc; xóa bớt rồi lưu lại.", "ten");
    public static readonly Refusal NothingChosen = new("NOTHING_CHOSEN", "Chọn ít nhất một hồ sơ trong danh sách.");
    public static readonly Refusal BulkUnknown = new("BULK_UNKNOWN", "Chọn kết quả để hoàn thành, hoặc chọn người được giao.");

    public static readonly Refusal DirectionTo = new("DIRECTION_TO", "Chọn người hoặc cơ quan nhận ý kiến chỉ đạo.", "target");
    public static readonly Refusal MeetingTimeWrong = new("MEETING_TIME_WRONG", "Ghi ngày họp và giờ họp, ví dụ 14:00.", "meeting.time");
    public static readonly Refusal CommentMissing = new("COMMENT_MISSING", "Ghi nội dung trao đổi trước khi gửi.", "text");
    public static readonly Refusal CommentNotNow = new("COMMENT_NOT_NOW", "Đồng chí không tham gia trao đổi ở hồ sơ này, hoặc hồ sơ đã kết thúc.");
    public static readonly Refusal CommentNotYours = new("COMMENT_NOT_YOURS", "Chỉ người viết rút được ý kiến, và mỗi ý kiến chỉ rút một lần.");

    public static Refusal AbsenceReason(string name) => new("ABSENCE_REASON", $"Ghi lý do vắng mặt của đồng chí {name}.");

    public static Refusal FactMissing(string key, string label) => new("FACT_MISSING", $"Chọn “{label}”.", "fact." + key);

    public static Refusal PartyMissing(string key, string label) => new("PARTY_MISSING", $"Chọn “{label}”.", "party." + key);

    public static Refusal ComponentMissing(int number, string name) =>
        new("COMPONENT_MISSING", $"Thiếu thành phần {number}: {name}. Tải tệp lên, hoặc đánh dấu nộp bản giấy.", "component." + number);

    /// <param name="forms">Codes and names.</param>
    public static Refusal FormMissing(IEnumerable<string> forms) => new("FORM_MISSING", $"Chưa điền xong biểu mẫu của bước này: {string.Join("; ", forms)}. Mở biểu mẫu ở phần “Biểu mẫu”, điền và bấm “Hoàn thành biểu mẫu”.");

    public static Refusal CopyToCompetent(string body) =>
        new("COPY_TO_COMPETENT", $"{body} là nơi giải quyết hồ sơ này nên không nhận thêm bản để biết; bỏ chọn nơi này.", "copies");

    public static Refusal NobodyReads(string body) =>
        new("NOBODY_READS", $"{body} chưa có người nhận văn bản trong hệ thống; bỏ chọn nơi này.", "copies");

    /// <param name="code">Null when the filer may not see the other dossier.</param>
    /// <param name="where">Where the other one is being dealt with.</param>
    public static Refusal SameContent(string? code, string where) =>
        new("SAME_CONTENT", $"Nội dung này đã gửi đến {where}{(code is null ? "" : $" (hồ sơ {code})")} và đang được giải quyết; mỗi việc chỉ gửi một nơi. Cần nơi khác biết thì chọn ở “Đồng gửi để biết”.");

    public static Refusal NotCompetent(string reason) => new("NOT_COMPETENT", reason);

    public static Refusal CompetenceUnclear(string detail) =>
        new("COMPETENCE_UNCLEAR", $"Bảng thẩm quyền chưa cho đúng một cơ quan giải quyết ({detail}); liên hệ Văn phòng để bổ sung.");

    public static Refusal NoCompetentBody(string anchor) =>
        new("NO_COMPETENT_BODY", $"Không xác định được cơ quan có thẩm quyền trên tuyến của nơi nộp ({anchor}); liên hệ Văn phòng.");

    /// <param name="code">Null when the filer may not see the other dossier.</param>
    public static Refusal Duplicate(string? code) =>
        new("DUPLICATE", $"{(code is null ? "Một hồ sơ khác" : $"Hồ sơ {code}")} về cùng việc, cùng đối tượng đang được giải quyết; không gửi đồng thời hồ sơ thứ hai.");
}
