using ThongSuot.Platform.Results;
using ThongSuot.Procedures.Data;

namespace ThongSuot.Procedures.Drafting;

/// <summary>The Office appraises: it passes, or goes back to who wrote it, in either case with an opinion.</summary>
internal sealed class AppraiseDraft(DraftDesk desk)
{
    public async Task<Result<DraftRow>> Run(By by, Guid id, int revision, bool passes, string opinion, CancellationToken cancellation)
    {
        var opened = await desk.Open(by.Actor, id, revision, cancellation);
        if (!opened.IsOk)
            return opened.Refusals.ToArray();
        var row = opened.Value.Row;
        if (row.State == DraftState.Appraisal && row.Author == by.Actor.Person)
            return Refusals.AuthorAppraises;
        if (!opened.Value.Rights.MayAppraise(row))
            return Refusals.MayNotAppraise;
        if (opinion.Length == 0)
            return Refusals.OpinionMissing;
        if (opinion.Length > PostedFields.MaxText)
            return Refusals.TextTooLong with { Field = "y-kien" };
        // What was published since it was sent may have taken away what it refers to.
        if (passes && opened.Value.Text.Faults.Count > 0)
            return Refusals.DraftHasFaults;
        (row.State, row.Opinion, row.Appraiser) = (passes ? DraftState.Appraised : DraftState.Draft, opinion, by.Actor.Person);
        return await desk.Save(by, opened.Value, DraftRights.Chief, passes ? DraftMoved.Passed : DraftMoved.Returned, new DraftMoved(id, DraftState.Appraisal, row.State), cancellation);
    }
}
