using ThongSuot.Platform.Results;
using ThongSuot.Procedures.Data;

namespace ThongSuot.Procedures.Drafting;

/// <summary>Sends a draft to the Office that appraises it. Faults, and a text of which another one has taken the place meanwhile, hold it back.</summary>
internal sealed class SubmitDraft(DraftDesk desk)
{
    public async Task<Result<DraftRow>> Run(By by, Guid id, int revision, CancellationToken cancellation)
    {
        var opened = await desk.OpenToWrite(by.Actor, id, revision, cancellation);
        if (!opened.IsOk)
            return opened.Refusals.ToArray();
        var (row, rights) = (opened.Value.Row, opened.Value.Rights);
        if (string.IsNullOrWhiteSpace(row.Reason))
            return Refusals.ReasonOfDraftMissing;
        if (opened.Value.Text.Faults.Count > 0)
            return Refusals.DraftHasFaults;
        if (!IsOfCurrent(opened.Value, desk.Now))
            return Refusals.BaseReplaced;
        row.State = DraftState.Appraisal;
        return await desk.Save(by, opened.Value, DraftRights.Owner, DraftMoved.Submitted, new DraftMoved(id, DraftState.Draft, DraftState.Appraisal), cancellation);
    }

    /// <summary>The text that it changes is still in force.</summary>
    public static bool IsOfCurrent(OpenedDraft draft, DateTimeOffset now) =>
        draft.Row.Base is not { } @base || draft.Published.HeadsOf(draft.Row.Code).Any(h => h.Id == @base && h.IsInForce(now));
}

/// <summary>Says that a draft was compared with the text now in force, and rests on it from now on.</summary>
internal sealed class TakeCurrentBase(DraftDesk desk)
{
    public async Task<Result<DraftRow>> Run(By by, Guid id, int revision, CancellationToken cancellation)
    {
        var opened = await desk.OpenToWrite(by.Actor, id, revision, cancellation);
        if (!opened.IsOk)
            return opened.Refusals.ToArray();
        var (row, published) = (opened.Value.Row, opened.Value.Published);
        if (published.HeadsOf(row.Code).Where(h => h.Body == row.Body && h.IsInForce(desk.Now)).MaxBy(h => h.Number) is not { } head)
            return Refusals.Unknown;
        row.Base = head.Id;
        return await desk.Save(by, opened.Value, DraftRights.Owner, DraftSaved.Type, new DraftSaved(id, row.Revision + 1, Catalogue.PackageFile.HashOf(row.Yaml)), cancellation);
    }
}

/// <summary>Ends a draft without a version.</summary>
internal sealed class WithdrawDraft(DraftDesk desk)
{
    public async Task<Result<DraftRow>> Run(By by, Guid id, int revision, CancellationToken cancellation)
    {
        var opened = await desk.Open(by.Actor, id, revision, cancellation);
        if (!opened.IsOk)
            return opened.Refusals.ToArray();
        if (!opened.Value.Rights.MayWithdraw(opened.Value.Row))
            return Refusals.MayNotWrite;
        var before = opened.Value.Row.State;
        opened.Value.Row.State = DraftState.Withdrawn;
        return await desk.Save(by, opened.Value, DraftRights.Owner, DraftMoved.Withdrawn, new DraftMoved(id, before, DraftState.Withdrawn), cancellation);
    }
}
