using Microsoft.EntityFrameworkCore;
using ThongSuot.Platform.Results;
using ThongSuot.Platform.Security;
using ThongSuot.Procedures.Data;

namespace ThongSuot.Procedures.Localising;

/// <summary>A body decides on a difference that did not fit the changed text above: that text holds, or the difference is applied again in a new draft.</summary>
internal sealed class SolveConflict(LocalDrafts drafts, BeginLocal begin)
{
    public const string Upper = "upper", Local = "local";

    /// <returns>The draft to go on with, or null when the text above holds.</returns>
    public async Task<Result<Guid?>> Run(Actor actor, string? address, Guid id, string solution, CancellationToken cancellation)
    {
        var rights = await drafts.Rights(actor, cancellation);
        var own = rights.Bodies.Select(b => b.Id).ToList();
        var conflicts = drafts.Db.LocalConflicts;
        if (await conflicts.FirstOrDefaultAsync(c => c.Id == id && own.Contains(c.Body) && c.SolvedAt == null, cancellation) is not { } conflict || solution is not (Upper or Local))
            return Refusals.LocalConflictUnknown;
        var draft = default(DraftRow);
        if (solution == Local)
        {
            var again = await Again(actor, address, conflict, cancellation);
            if (!again.IsOk)
                return again.Refusal;
            draft = again.Value;
        }

        (conflict.SolvedAt, conflict.SolvedBy, conflict.Solution) = (drafts.Now, actor.Person, solution);
        await drafts.Note(actor, address, rights, conflict.Body, $"procedure-local/{conflict.Code}", LocalConflictSolved.Type,
            new LocalConflictSolved(id, conflict.Code, conflict.Body, solution), cancellation);
        return await drafts.Saved(cancellation) is { } refusal ? refusal : draft?.Id;
    }

    // Into the draft that is being written for the same organisations, otherwise into a new one that goes on from what is in force.
    private async Task<Result<DraftRow>> Again(Actor actor, string? address, LocalConflictRow conflict, CancellationToken cancellation)
    {
        var (open, versions) = (drafts.Db.ProcedureDrafts, drafts.Db.Versions);
        var draft = await open.FirstOrDefaultAsync(d => d.IsLocal && d.Code == conflict.Code && d.Body == conflict.Body && d.Types == conflict.Types && d.State == DraftState.Draft, cancellation);
        if (draft is null)
        {
            var now = drafts.Now;
            var variant = await versions.Where(v => v.Code == conflict.Code && v.Body == conflict.Body && v.Types == conflict.Types && v.Base != null && v.ValidFrom <= now && (v.ValidTo == null || v.ValidTo > now))
                .Select(v => (Guid?)v.Id).FirstOrDefaultAsync(cancellation);
            var begun = await begin.Add(actor, address, conflict.Code, conflict.Body, variant, cancellation);
            if (!begun.IsOk)
                return begun.Refusal;
            (draft, begun.Value.Types) = (begun.Value, conflict.Types);
        }

        var root = (await drafts.Base(draft.Base!.Value, cancellation))!;
        var overlay = LocalOverlay.Parse(draft.Overlay).With(LocalOverlay.ParseOne(conflict.Difference));
        if (overlay.Apply(root) is { Faults: [var fault, ..] })
            return Refusals.LocalFault(fault.Code, $"Không áp dụng lại được: {fault.Text} Đề nghị cụ thể hóa lại thủ tục.", null);
        (draft.Overlay, draft.Yaml, draft.Revision, draft.ChangedAt) = (overlay.ToJson(), overlay.Apply(root).Root.ToYaml(), draft.Revision + 1, drafts.Now);
        return draft;
    }
}
