using Microsoft.EntityFrameworkCore;
using ThongSuot.Platform.Results;
using ThongSuot.Platform.Security;
using ThongSuot.Procedures.Data;

namespace ThongSuot.Procedures.Localising;

/// <summary>Begins a body's variant of a procedure, from the text above or from the variant that it has.</summary>
internal sealed class BeginLocal(LocalDrafts drafts)
{
    /// <param name="variant">The published variant to go on from; null for a new one.</param>
    public async Task<Result<Guid>> Run(Actor actor, string? address, string code, Guid body, Guid? variant, CancellationToken cancellation)
    {
        var begun = await Add(actor, address, code, body, variant, cancellation);
        return begun.IsOk && await drafts.Saved(cancellation) is { } refusal ? refusal : begun.IsOk ? begun.Value.Id : begun.Refusal;
    }

    /// <summary>Without saving.</summary>
    public async Task<Result<DraftRow>> Add(Actor actor, string? address, string code, Guid body, Guid? variant, CancellationToken cancellation)
    {
        var rights = await drafts.Rights(actor, cancellation);
        if (!rights.IsOwn(body))
            return Refusals.LocalNotYours;
        if (await drafts.Published(cancellation) is not { } published || published.ByCode.GetValueOrDefault(code)?.Procedure is not { } procedure
            || await drafts.Base(procedure.VersionId, cancellation) is not { } root)
            return Refusals.Unknown;
        var versions = drafts.Db.Versions;
        var from = variant is null ? null : await versions.AsNoTracking()
            .Where(v => v.Id == variant && v.Body == body && v.Code == code && v.Base != null).Select(v => new { v.Id, v.Overlay, v.Types }).FirstOrDefaultAsync(cancellation);
        if (variant is not null && from is null)
            return Refusals.LocalUnknown;
        var overlay = LocalOverlay.Parse(from?.Overlay);
        var row = new DraftRow
        {
            Id = Guid.CreateVersion7(drafts.Now), Code = code, Body = body, Base = procedure.VersionId, IsLocal = true, Name = procedure.Name, Overlay = overlay.ToJson(),
            Yaml = overlay.Apply(root).Root.ToYaml(), Types = from?.Types, State = DraftState.Draft, Revision = 1, Author = actor.Person, CreatedAt = drafts.Now, ChangedAt = drafts.Now,
        };
        drafts.Db.Add(row);
        await drafts.Note(actor, address, rights, body, $"procedure-draft/{row.Id}", LocalBegun.Type, new LocalBegun(row.Id, code, body, procedure.VersionId), cancellation);
        return row;
    }
}
