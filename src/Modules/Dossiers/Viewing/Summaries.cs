using Microsoft.EntityFrameworkCore;
using ThongSuot.Contracts.Dossiers;
using ThongSuot.Dossiers.Data;
using ThongSuot.Platform.Data;
using ThongSuot.Platform.Security;

namespace ThongSuot.Dossiers.Viewing;

internal sealed class Summaries(AppDb db) : IDossiers
{
    async Task<IReadOnlyDictionary<Guid, DossierSummary>> IDossiers.Summaries(Actor actor, IReadOnlyCollection<Guid> ids, CancellationToken cancellation)
    {
        var (scopes, mine) = (db.DossierScopes, actor.Scopes);
        return await db.Dossiers.AsNoTracking().Where(d => ids.Contains(d.Id) && scopes.Any(s => s.Dossier == d.Id && mine.Contains(s.Scope)))
            .Select(d => new DossierSummary(d.Id, d.Code, d.Title))
            .ToDictionaryAsync(d => d.Id, cancellation);
    }
}
