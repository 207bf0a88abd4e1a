using ThongSuot.Platform.Results;
using ThongSuot.Platform.Security;
using ThongSuot.Procedures.Data;

namespace ThongSuot.Procedures.Localising;

/// <summary>Sends a local draft on: to the body above when it loosens that body's text, otherwise to its own office.</summary>
internal sealed class SubmitLocal(LocalDrafts drafts)
{
    public async Task<Result<DraftRow>> Run(Actor actor, string? address, Guid id, int revision, CancellationToken cancellation)
    {
        var opened = await drafts.Open(actor, id, revision, cancellation);
        if (!opened.IsOk)
            return opened.Refusal;
        var draft = opened.Value;
        if (!draft.MayWrite)
            return Refusals.LocalNotWritable;
        if (draft.Overlay.IsEmpty)
            return Refusals.LocalNothing;
        if (string.IsNullOrWhiteSpace(draft.Row.Reason))
            return Refusals.LocalReason;
        if (await LocalOverlap.Of(drafts.Db, draft.Row, drafts.Now, cancellation) is { Count: > 0 } overlaps)
            return Refusals.LocalOverlaps(overlaps[0]);
        draft.Row.Opinion = null;
        draft.Row.State = draft.Overlay.NeedApproval(draft.Base).Count > 0 ? DraftState.UpperApproval : DraftState.Appraisal;
        return await drafts.Save(actor, address, draft, LocalMoved.Submitted, new LocalMoved(id, DraftState.Draft, draft.Row.State), cancellation);
    }
}
