using Microsoft.AspNetCore.Http;
using ThongSuot.Contracts.Procedures;
using ThongSuot.Platform.Security;

namespace ThongSuot.Dossiers.Filing;

/// <summary>Saves what stood in a draft's form when a file was sent from it, so that nothing typed is lost by uploading.</summary>
internal sealed class SaveWithUpload(Drafts drafts, IProcedures procedures)
{
    /// <returns>True when these are the fields of this person's draft, and they were saved.</returns>
    public async Task<bool> Run(Actor actor, Guid id, IFormCollection typed, CancellationToken cancellation)
    {
        if (typed["_handler"] != "draft" || await drafts.Find(actor, id, cancellation) is not { } draft)
            return false;
        var procedure = await procedures.Version(draft.Definition, cancellation);
        var right = DraftPosting.Right(typed);
        var saved = await drafts.Save(actor, id, right.Role, right.Body, DraftPosting.Read(procedure, DraftCheck.DemandedAtFiling(procedure), typed), cancellation);
        return saved.IsOk;
    }
}
