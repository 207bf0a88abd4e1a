using System.Collections.Immutable;
using System.Linq.Expressions;
using ThongSuot.Engine.Processes;
using ThongSuot.Reform.Facts;

namespace ThongSuot.Reform.Figures;

/// <summary>
/// One number that dossiers add up to. Said once: the condition finds the dossiers behind the number, and counts them.
/// </summary>
/// <param name="Code">In addresses.</param>
/// <param name="Name">Vietnamese, after "hồ sơ".</param>
/// <param name="Condition">Which dossiers.</param>
/// <param name="Read">The number in a sum.</param>
/// <param name="Add">One dossier more.</param>
internal sealed record Measure(string Code, string Name, Expression<Func<DossierFact, bool>> Condition, Func<HandledSums, long> Read, Action<HandledSums> Add)
{
    private const string IsFinished = nameof(DossierStatus.Finished);

    private readonly Func<DossierFact, bool> _holds = Condition.Compile();

    public static readonly Measure Filed = new("nop", "nộp trong kỳ", f => true, m => m.Filed, m => m.Filed++);
    public static readonly Measure Finished = new("xong", "đã giải quyết xong", f => f.End == IsFinished, m => m.Finished, m => m.Finished++);
    public static readonly Measure Declined = new("tu-choi", "bị từ chối", f => f.End == nameof(DossierStatus.Declined), m => m.Declined, m => m.Declined++);
    public static readonly Measure NotCompetent = new("khong-tham-quyen", "không xử lý vì không đúng thẩm quyền", f => f.End == nameof(DossierStatus.NotCompetent), m => m.NotCompetent, m => m.NotCompetent++);
    public static readonly Measure Transferred = new("chuyen", "chuyển cơ quan khác", f => f.End == nameof(DossierStatus.Transferred), m => m.Transferred, m => m.Transferred++);
    public static readonly Measure Withdrawn = new("rut", "người nộp rút", f => f.End == nameof(DossierStatus.Withdrawn), m => m.Withdrawn, m => m.Withdrawn++);
    public static readonly Measure Expired = new("het-han-bo-sung", "đóng vì không bổ sung", f => f.End == nameof(DossierStatus.Expired), m => m.Expired, m => m.Expired++);
    public static readonly Measure Timed = new("co-han", "đã xong, có thời hạn", f => f.End == IsFinished && f.DueAt != null, m => m.Timed, m => m.Timed++);
    public static readonly Measure OnTime = new("dung-han", "đã xong đúng hạn", f => f.End == IsFinished && f.DueAt != null && !f.IsLate, m => m.OnTime, m => m.OnTime++);
    public static readonly Measure Returned = new("tra-lai", "đã xong, từng trả lại để bổ sung", f => f.End == IsFinished && f.Returns > 0, m => m.Returned, m => m.Returned++);
    public static readonly Measure ReturnedAgain = new("tra-lai-nhieu", "đã xong, trả lại quá một lần", f => f.End == IsFinished && f.Returns > 1, m => m.ReturnedAgain, m => m.ReturnedAgain++);
    public static readonly Measure Reworked = new("lam-lai", "đã xong, từng trả về bước trước", f => f.End == IsFinished && f.SentBacks > 0, m => m.Reworked, m => m.Reworked++);
    public static readonly Measure Electronic = new("dien-tu", "luân chuyển hoàn toàn điện tử", f => f.Circulation == Circulation.Electronic, m => m.Electronic, m => m.Electronic++);
    public static readonly Measure NotElectronic = new("chua-dien-tu", "có lần chuyển kèm giấy hoặc không ký nhận", f => f.Circulation == Circulation.NotElectronic, m => m.NotElectronic, m => m.NotElectronic++);
    public static readonly Measure Secret = new("mat", "có độ mật", f => f.Circulation == Circulation.Secret, m => m.Secret, m => m.Secret++);
    public static readonly Measure PaperOnly = new("ban-giay", "có thành phần bắt buộc bằng giấy", f => f.Circulation == Circulation.PaperOnly, m => m.PaperOnly, m => m.PaperOnly++);
    public static readonly Measure NotConnected = new("chua-ket-noi", "qua nơi chưa kết nối hệ thống", f => f.Circulation == Circulation.NotConnected, m => m.NotConnected, m => m.NotConnected++);
    public static readonly Measure NoHop = new("khong-chuyen", "không qua cơ quan nào khác", f => f.Circulation == Circulation.NoHop, m => m.NoHop, m => m.NoHop++);
    public static readonly Measure PaperAttached = new("kem-giay", "đã xong, có kèm giấy", f => f.End == IsFinished && f.PaperHops > 0, m => m.PaperAttached, m => m.PaperAttached++);

    /// <summary>All but <see cref="Filed"/>, which counts in the month of filing.</summary>
    public static readonly ImmutableArray<Measure> OfEnds =
    [
        Finished, Declined, NotCompetent, Transferred, Withdrawn, Expired, Timed, OnTime, Returned, ReturnedAgain, Reworked, Electronic, NotElectronic, Secret, PaperOnly, NotConnected,
        NoHop, PaperAttached,
    ];

    public static Measure? Find(string? code) => OfEnds.Prepend(Filed).FirstOrDefault(m => m.Code == code);

    public bool Holds(DossierFact fact) => _holds(fact);
}
