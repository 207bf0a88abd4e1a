using Microsoft.EntityFrameworkCore;
using ThongSuot.Contracts.Dossiers;
using ThongSuot.Dossiers.Data;
using ThongSuot.Platform.Data;

namespace ThongSuot.Dossiers.Viewing;

internal sealed class Summaries(AppDb db) : IDossiers
{
    async Task<IReadOnlyDictionary<Guid, DossierSummary>> IDossiers.Summaries(IReadOnlyCollection<Guid> ids, CancellationToken cancellation) =>
        await db.Dossiers.AsNoTracking().Where(d => ids.Contains(d.Id))
            .Select(d => new DossierSummary(d.Id, d.Code, d.Title))
            .ToDictionaryAsync(d => d.Id, cancellation);
}
