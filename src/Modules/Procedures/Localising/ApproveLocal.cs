using ThongSuot.Platform.Results;
using ThongSuot.Platform.Security;
using ThongSuot.Platform.Text;
using ThongSuot.Procedures.Data;

namespace ThongSuot.Procedures.Localising;

/// <summary>The body above approves what loosens its text, or sends it back with the reason.</summary>
internal sealed class ApproveLocal(LocalDrafts drafts)
{
    public async Task<Result<DraftRow>> Run(Actor actor, string? address, Guid id, int revision, bool approves, string reason, CancellationToken cancellation)
    {
        var opened = await drafts.Open(actor, id, revision, cancellation);
        if (!opened.IsOk)
            return opened.Refusal;
        var draft = opened.Value;
        if (!draft.Rights.MayApprove)
            return Refusals.LocalNotYours;
        if (draft.Row.State != DraftState.UpperApproval)
            return Refusals.LocalNotWaiting;
        // Whoever wrote it does not approve it.
        if (draft.Row.Author == actor.Person)
            return Refusals.LocalOwnWork;
        reason = Folding.Normalise(reason);
        if (!approves && reason.Length == 0)
            return Refusals.LocalWhyNot;
        if (reason.Length > LocalOverlay.MaxText)
            return Refusals.LocalFault("local_too_long", $"Ý kiến dài quá {LocalOverlay.MaxText} ký tự.", "y-kien");
        draft.Row.Opinion = reason.Length > 0 ? reason : null;
        draft.Row.State = approves ? DraftState.Appraisal : DraftState.Draft;
        return await drafts.Save(actor, address, draft, approves ? LocalMoved.Approved : LocalMoved.Refused, new LocalMoved(id, DraftState.UpperApproval, draft.Row.State), cancellation);
    }
}
