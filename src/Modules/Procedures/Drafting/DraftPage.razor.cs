using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using ThongSuot.Contracts.Organisation;
using ThongSuot.Contracts.Procedures;
using ThongSuot.Platform.Results;
using ThongSuot.Platform.Security;
using ThongSuot.Platform.Ui;
using ThongSuot.Procedures.Data;

namespace ThongSuot.Procedures.Drafting;

/// <summary>A draft with what this person may do with it now.</summary>
public sealed partial class DraftPage
{
    private FieldErrors errors = FieldErrors.None;
    private Posted posted = null!;
    private OpenedDraft? draft;
    private bool current = true;
    private string owner = "", revision = "";
    private IReadOnlyList<DraftOriginRow> origins = [];
    private IReadOnlyList<ResponsibilityGap> gaps = [];
    private IReadOnlyList<FieldOption> pilots = [];

    [CascadingParameter] public required HttpContext Context { get; set; }

    [Parameter] public Guid Id { get; set; }

    protected override async Task OnInitializedAsync()
    {
        posted = new Posted(Context);
        var cancellation = Context.RequestAborted;
        var opened = await Desk.Open(Context.Actor(), Id, null, cancellation);
        if (!opened.IsOk)
        {
            Navigation.NotFound();
            return;
        }

        draft = opened.Value;
        var (row, rights) = (draft.Row, draft.Rights);
        // After a refusal the form keeps the revision that the person has seen.
        revision = posted["lan"] ?? row.Revision.ToString(System.Globalization.CultureInfo.InvariantCulture);
        current = SubmitDraft.IsOfCurrent(draft, Desk.Now);
        owner = row.Body is { } body ? rights.View.Find(body)?.Name ?? "" : "Bộ thủ tục chung";
        if (row.Proposer is { } proposer)
            owner += $", do {rights.View.Find(proposer)?.Name} đề xuất";
        origins = await Desk.Db.DraftOrigins.AsNoTracking().Where(o => o.Draft == Id).ToListAsync(cancellation);
        if (rights.MayPublish(row))
            gaps = await PublishDraft.Gaps(draft, cancellation);
        if (rights.MayDecide(row))
            pilots = [.. PilotChoices(rights.View, row.Body).Select(b => new FieldOption(b.Id.ToString(), b.Name))];
    }

    /// <summary>Committees directly below the owner, and its organs.</summary>
    private static IEnumerable<Body> PilotChoices(OrganisationView view, Guid? owner) =>
        (owner is null ? view.Province : view.Find(owner)) is { } committee
            ? view.ChildrenOf(committee.Id).Where(b => b.Kind is not ("standing_committee" or "standing_board" or "executive_committee")).OrderBy(b => b.IsOrgan).ThenBy(b => b.Name, StringComparer.Ordinal)
            : [];

    private static string? ModeOf(DraftRow row) => row.PublishAs switch
    {
        VersionStatus.Pilot => "thi-diem",
        VersionStatus.Official => "chinh-thuc",
        _ => null,
    };

    private Task Appraise() => Do(AppraiseDraft.Run(By.Request(Context), Id, posted.Revision, posted["ket-qua"] == "dat", posted.Text("y-kien"), Context.RequestAborted));

    private Task Decide()
    {
        VersionStatus? mode = posted["hinh-thuc"] switch
        {
            "thi-diem" => VersionStatus.Pilot,
            "chinh-thuc" => VersionStatus.Official,
            _ => null,
        };
        var decision = new Decision(posted.Text("so-quyet-dinh"), posted.Day("ngay-quyet-dinh"), posted.Text("co-quan-ban-hanh"));
        return Do(DecideDraft.Run(By.Request(Context), Id, posted.Revision, new DraftDecision(decision, mode, posted.Day("hieu-luc-tu"), posted.Ids("noi-thi-diem"), posted.Day("thi-diem-den")), Context.RequestAborted));
    }

    private Task Publish() => Do(PublishDraft.Run(By.Request(Context), Id, posted.Revision, Context.RequestAborted));

    private async Task Do<T>(Task<Result<T>> act)
    {
        var done = await act;
        if (done.IsOk)
            Navigation.NavigateTo(DraftAddress.Of(Id));
        else
            // The gaps stand in their own table.
            errors = done.Refusals.Where(r => r.Code != "NOBODY_RESPONSIBLE").ToErrors();
    }
}
