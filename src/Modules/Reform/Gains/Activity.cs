using Microsoft.EntityFrameworkCore;
using ThongSuot.Contracts.Organisation;
using ThongSuot.Platform.Data;
using ThongSuot.Reform.Facts;

namespace ThongSuot.Reform.Gains;

/// <summary>Bodies in which nothing was filed and nothing was done.</summary>
internal sealed class Activity(AppDb db, IOrganisation organisation)
{
    public async Task<IReadOnlyList<Body>> Without(DateTimeOffset since, CancellationToken cancellation)
    {
        var (dossiers, steps) = (db.DossierFacts, db.StepFacts);
        var filed = await dossiers.Where(f => f.FiledAt >= since).Select(f => f.Filer).Distinct().ToListAsync(cancellation);
        var worked = await steps.Where(f => f.ClosedAt >= since && f.End != StepEnd.Dropped).Select(f => f.Body).Distinct().ToListAsync(cancellation);
        var active = filed.Concat(worked).ToHashSet();
        var view = await organisation.View(cancellation);
        return [.. view.Bodies.Where(b => !active.Contains(b.Id)).OrderBy(b => b.Code, StringComparer.Ordinal)];
    }
}
