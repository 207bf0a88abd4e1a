using Microsoft.EntityFrameworkCore;
using ThongSuot.Dossiers.Data;
using ThongSuot.Engine.Processes;
using ThongSuot.Platform.Data;
using ThongSuot.Platform.Security;

namespace ThongSuot.Dossiers.Misdirected;

/// <summary>Another dossier under way with a file of the very same content.</summary>
/// <param name="Code">Null when the person may not see it.</param>
internal sealed record SimilarDossier(string? Code, Guid Competent);

/// <summary>What intake should look at before it takes a dossier in: the same papers lying at another body. A hint and no more, since papers may rightly serve twice.</summary>
internal sealed class SimilarDossiers(AppDb db)
{
    private const int Most = 5;

    public async Task<IReadOnlyList<SimilarDossier>> Of(Actor actor, Dossier dossier, CancellationToken cancellation)
    {
        var (files, dossiers, scopes) = (db.DossierFiles, db.Dossiers, db.DossierScopes);
        var own = files.Where(f => f.Dossier == dossier.Id && f.ErasedAt == null).Select(f => f.Hash);
        return await dossiers.AsNoTracking()
            .Where(d => d.Id != dossier.Id && d.Status < DossierStatus.Finished && files.Any(f => f.Dossier == d.Id && f.ErasedAt == null && own.Contains(f.Hash)))
            .OrderBy(d => d.Id).Take(Most)
            .Select(d => new SimilarDossier(scopes.Any(s => s.Dossier == d.Id && actor.Scopes.Contains(s.Scope)) ? d.Code : null, d.CompetentBody))
            .ToListAsync(cancellation);
    }
}
