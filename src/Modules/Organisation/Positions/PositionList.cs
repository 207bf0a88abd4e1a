using Microsoft.EntityFrameworkCore;
using ThongSuot.Organisation.Data;
using ThongSuot.Platform.Data;

namespace ThongSuot.Organisation.Positions;

/// <param name="Filled">Persons who hold it on the day asked for.</param>
internal sealed record PositionStaffing(JobPosition Position, int Filled)
{
    public int Vacant => Math.Max(0, Position.HeadCount - Filled);
}

internal sealed class PositionList(AppDb db)
{
    /// <summary>The positions of a body that stand on a day, by code.</summary>
    public async Task<IReadOnlyList<PositionStaffing>> Of(Guid body, DateOnly day, CancellationToken cancellation)
    {
        var holdings = db.Holdings;
        var rows = await db.JobPositions.AsNoTracking().Where(p => p.Body == body && p.ValidFrom <= day && (p.ValidTo == null || p.ValidTo >= day))
            .OrderBy(p => p.Code)
            .Select(p => new
            {
                Position = p,
                Filled = holdings.Where(h => h.JobPosition == p.Id && h.EndedAt == null && h.ValidFrom <= day && (h.ValidTo == null || h.ValidTo >= day)).Select(h => h.Person).Distinct().Count(),
            }).ToListAsync(cancellation);
        return [.. rows.Select(r => new PositionStaffing(r.Position, r.Filled))];
    }
}
