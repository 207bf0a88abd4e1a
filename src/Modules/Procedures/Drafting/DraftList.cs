using Microsoft.EntityFrameworkCore;
using ThongSuot.Contracts.Procedures;
using ThongSuot.Platform.Security;
using ThongSuot.Procedures.Data;

namespace ThongSuot.Procedures.Drafting;

internal sealed record DraftLine(Guid Id, string Code, string Name, DraftState State, Guid? Body, Guid? Proposer, bool IsNew, bool IsLocal, DateTimeOffset ChangedAt);

/// <summary>The drafts that a person may read, those still open first.</summary>
internal sealed class DraftList(DraftDesk desk)
{
    private const int Most = 200;

    public async Task<IReadOnlyList<DraftLine>> Of(Actor actor, bool isOver, CancellationToken cancellation)
    {
        var rights = await desk.Rights(actor, cancellation);
        DraftState[] over = [DraftState.Published, DraftState.Withdrawn];
        return await rights.Visible(desk.Db.ProcedureDrafts).AsNoTracking().Where(d => over.Contains(d.State) == isOver).OrderByDescending(d => d.ChangedAt).Take(Most)
            .Select(d => new DraftLine(d.Id, d.Code, d.Name, d.State, d.Body, d.Proposer, d.Base == null, d.IsLocal, d.ChangedAt)).ToListAsync(cancellation);
    }
}

internal static class DraftWords
{
    public static string Name(this DraftState state) => state switch
    {
        DraftState.Draft => "Đang soạn",
        DraftState.Appraisal => "Chờ thẩm định",
        DraftState.UpperApproval => "Chờ cấp trên chấp thuận",
        DraftState.Appraised => "Đã thẩm định, chờ quyết định",
        DraftState.Decided => "Đã có quyết định, chờ công bố",
        DraftState.Published => "Đã công bố",
        DraftState.Withdrawn => "Đã rút",
    };

    public static Platform.Ui.Tone Tone(this DraftState state) => state switch
    {
        DraftState.Published => Platform.Ui.Tone.Success,
        DraftState.Withdrawn => Platform.Ui.Tone.Neutral,
        DraftState.Appraisal or DraftState.UpperApproval or DraftState.Decided => Platform.Ui.Tone.Warning,
        _ => Platform.Ui.Tone.Info,
    };

    public static Platform.Ui.Tone Tone(this VersionStatus status) => status switch
    {
        VersionStatus.Official => Platform.Ui.Tone.Success,
        VersionStatus.Pilot or VersionStatus.Announced => Platform.Ui.Tone.Info,
        VersionStatus.Suspended => Platform.Ui.Tone.Warning,
        VersionStatus.Repealed => Platform.Ui.Tone.Danger,
        VersionStatus.Replaced => Platform.Ui.Tone.Neutral,
    };

    public static string Name(this StandingAct act) => act switch
    {
        StandingAct.Suspend => "Tạm dừng",
        StandingAct.Resume => "Áp dụng trở lại",
        StandingAct.Repeal => "Bãi bỏ",
        StandingAct.EndPilot => "Kết thúc thí điểm sớm",
    };

    /// <summary>What moved somebody to it, in words.</summary>
    public static string Origin(string kind) => kind switch
    {
        "feedback" => "Phản ánh, kiến nghị",
        "campaign" => "Đợt rà soát",
        "initiative" => "Sáng kiến",
        "difficulty" => "Khó khăn, vướng mắc",
        "comment" => "Lấy ý kiến",
        "basis" => "Căn cứ hết hiệu lực",
        "package" => "Bản mới của bộ mẫu",
        _ => "Nguồn gốc",
    };
}
