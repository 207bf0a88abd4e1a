using ThongSuot.Platform.Results;
using ThongSuot.Platform.Time;
using ThongSuot.Procedures.Catalogue;

namespace ThongSuot.Procedures;

/// <summary>Every expected "no" of this module.</summary>
internal static partial class Refusals
{
    /// <summary>A fault in a file of the package; the package is refused as a whole.</summary>
    public static Refusal Fault(CatalogueFault fault) => new("CATALOGUE_FAULT", fault.ToVietnamese(), fault.File);

    public static readonly Refusal Unknown = new("PROCEDURE_UNKNOWN", "Không có thủ tục này trong bộ đang công bố.");

    public static readonly Refusal Suspended = new("PROCEDURE_SUSPENDED", "Thủ tục đang tạm dừng, chưa nhận hồ sơ mới.");

    public static readonly Refusal PilotElsewhere = new("PILOT_ELSEWHERE", "Thủ tục đang thí điểm ở cơ quan, tổ chức khác; nơi của đồng chí chưa áp dụng.");

    public static readonly Refusal OfAnotherBody = new("OF_ANOTHER_BODY", "Thủ tục này chỉ áp dụng trong cơ quan, tổ chức đã ban hành.");

    public static Refusal NotYetInForce(DateTimeOffset from) =>
        new("NOT_YET_IN_FORCE", $"Thủ tục có hiệu lực từ ngày {from.DateInVietnam().ToString("dd/MM/yyyy", null)}; chưa nộp được.");

    public static readonly Refusal Busy = new("CATALOGUE_BUSY", "Bộ thủ tục đang được nạp ở một nơi khác; đề nghị thử lại sau.");
}
