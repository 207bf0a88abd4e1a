using ThongSuot.Platform.Results;

namespace ThongSuot.Reform;

internal static partial class Refusals
{
    public static readonly Refusal NotYours = new("REVIEW_NOT_YOURS", "Việc này do người khác phụ trách; đồng chí chỉ được xem.");
    public static readonly Refusal ReviewChanged = new("CHANGED_MEANWHILE", "Nội dung vừa được người khác thay đổi; tải lại trang rồi làm lại.");
    public static readonly Refusal ReviewNotThere = new("REVIEW_NOT_THERE", "Không tìm thấy nội dung này.");

    // Campaigns.
    public static readonly Refusal CampaignName = new("CAMPAIGN_NAME", "Ghi tên đợt rà soát, không quá 300 ký tự.", "ten");
    public static readonly Refusal CampaignBasis = new("CAMPAIGN_BASIS", "Ghi căn cứ mở đợt, không quá 500 ký tự.", "can-cu");
    public static readonly Refusal CampaignDays = new("CAMPAIGN_DAYS", "Ghi ngày bắt đầu và ngày kết thúc; ngày kết thúc không trước ngày bắt đầu.", "den");
    public static readonly Refusal CampaignEmpty = new("CAMPAIGN_EMPTY", "Chọn ít nhất một lĩnh vực và cơ quan rà soát của lĩnh vực đó.", "linh-vuc");
    public static readonly Refusal CampaignClosed = new("CAMPAIGN_CLOSED", "Đợt rà soát đã khép lại.");
    public static readonly Refusal ChooseOne = new("CHOOSE_ONE", "Chọn đúng một trong hai: rút ngắn hoặc nâng chất lượng.", "chon");
    public static readonly Refusal ReviewReason = new("REVIEW_REASON", "Ghi lý do, không quá 2.000 ký tự.", "ly-do");
    public static readonly Refusal TargetMissing = new("TARGET_MISSING", "Rút ngắn thì ghi ít nhất một chỉ tiêu bằng số.", "buoc");
    public static readonly Refusal MeasureMissing = new("MEASURE_MISSING", "Nâng chất lượng thì ghi biện pháp, không quá 1.000 ký tự.", "bien-phap");
    public static readonly Refusal GoalMissing = new("GOAL_MISSING", "Ghi chỉ tiêu chất lượng, không quá 300 ký tự.", "chi-tieu");

    public static Refusal TargetNotLess(string field, string now) => new("TARGET_NOT_LESS", $"Chỉ tiêu phải ít hơn hiện nay ({now}).", field);

    // Work inventories.
    public static readonly Refusal WorkName = new("WORK_NAME", "Ghi tên công việc, không quá 300 ký tự.", "ten");
    public static readonly Refusal WorkField = new("WORK_FIELD", "Chọn lĩnh vực.", "linh-vuc");
    public static readonly Refusal WorkKind = new("WORK_KIND", "Chọn loại công việc.", "loai");
    public static readonly Refusal WorkFrequency = new("WORK_FREQUENCY", "Chọn tần suất.", "tan-suat");
    public static readonly Refusal WorkVolume = new("WORK_VOLUME", "Ghi số lượng mỗi năm bằng số từ 0 đến 1.000.000.", "so-luong");
    public static readonly Refusal WorkAuthority = new("WORK_AUTHORITY", "Chọn cấp quyết định.", "tham-quyen");
    public static readonly Refusal WorkProcedure = new("WORK_PROCEDURE", "Không có thủ tục nào mang mã này.", "thu-tuc");
    public static readonly Refusal WorkProposal = new("WORK_PROPOSAL", "Chọn đề xuất.", "de-xuat");
    public static readonly Refusal NewNeedsNone = new("NEW_NEEDS_NONE", "Công việc đã có thủ tục thì không đề xuất ban hành mới.", "de-xuat");
    public static readonly Refusal InventorySubmitted = new("INVENTORY_SUBMITTED", "Bản kê đã gửi nên không sửa được; đề nghị người điều phối cải cách mở lại.");
    public static readonly Refusal InventoryEmpty = new("INVENTORY_EMPTY", "Bản kê chưa có công việc nào.");
    public static readonly Refusal InventoryNotSubmitted = new("INVENTORY_NOT_SUBMITTED", "Bản kê chưa gửi.");
    public static readonly Refusal ReopenReason = new("REOPEN_REASON", "Ghi lý do mở lại, không quá 500 ký tự.", "ly-do");
    public static readonly Refusal TooMuchWork = new("TOO_MUCH_WORK", "Một bản kê có tối đa 1.000 công việc.");
    public static readonly Refusal SheetMissing = new("SHEET_MISSING", "Chọn tệp Excel (.xlsx) không quá 1 MB.", "tep");
    public static readonly Refusal SheetUnreadable = new("SHEET_UNREADABLE", "Không đọc được tệp; dùng tệp mẫu tải từ trang này.", "tep");
    public static readonly Refusal RouteTaken = new("ROUTE_TAKEN", "Công việc này đã chọn cách ban hành thủ tục.");
    public static readonly Refusal RouteNeedsNew = new("ROUTE_NEEDS_NEW", "Chỉ công việc chưa có thủ tục và đề xuất ban hành mới mới chọn được cách ban hành.");
    public static readonly Refusal RouteAbove = new("ROUTE_ABOVE", "Việc do cấp trên quyết định nên không tự ban hành được; hãy đề nghị cấp trên.");
    public static readonly Refusal NewCode = new("NEW_CODE", "Ghi mã thủ tục mới gồm chữ hoa không dấu, số và gạch nối, ví dụ VTLT-DX01.", "ma");
    public static readonly Refusal AnswerReason = new("ANSWER_REASON", "Ghi lý do, không quá 500 ký tự.", "ly-do");

    // Initiatives.
    public static readonly Refusal InitiativeTitle = new("INITIATIVE_TITLE", "Ghi tên sáng kiến, không quá 200 ký tự.", "ten");
    public static readonly Refusal InitiativeProblem = new("INITIATIVE_PROBLEM", "Ghi thực trạng, khó khăn, không quá 4.000 ký tự.", "thuc-trang");
    public static readonly Refusal InitiativeProposal = new("INITIATIVE_PROPOSAL", "Ghi nội dung đề xuất, không quá 4.000 ký tự.", "de-xuat");
    public static readonly Refusal InitiativeGain = new("INITIATIVE_GAIN", "Ghi kết quả dự kiến, không quá 2.000 ký tự.", "ket-qua");
    public static readonly Refusal InitiativeText = new("INITIATIVE_TEXT", "Ghi nội dung, không quá 2.000 ký tự.", "noi-dung");
    public static readonly Refusal InitiativeDecided = new("INITIATIVE_DECIDED", "Sáng kiến đã được quyết định.");
    public static readonly Refusal InitiativeRoute = new("INITIATIVE_ROUTE", "Chọn cách thực hiện.", "cach");
    public static readonly Refusal InitiativeNoProcedure = new("INITIATIVE_NO_PROCEDURE", "Sáng kiến không nêu thủ tục nào để soạn sửa đổi.", "cach");
}
