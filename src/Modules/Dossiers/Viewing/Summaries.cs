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

    Task<Guid?> IDossiers.IdOf(string code, CancellationToken cancellation) =>
        db.Dossiers.Where(d => d.Code == code).Select(d => (Guid?)d.Id).SingleOrDefaultAsync(cancellation);
}
