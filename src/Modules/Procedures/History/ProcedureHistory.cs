using System.Collections.Immutable;
using Microsoft.EntityFrameworkCore;
using ThongSuot.Contracts.Procedures;
using ThongSuot.Platform.Data;
using ThongSuot.Procedures.Data;

namespace ThongSuot.Procedures.History;

/// <summary>Tells from the rows of versions what was published when; their texts are not read.</summary>
internal sealed class ProcedureHistory(AppDb db, ProceduresReader published) : IProcedureHistory
{
    public Task<IReadOnlyList<HistoricVersion>> Versions(string code, CancellationToken cancellation) => Told(db.Versions.Where(v => v.Code == code), cancellation);

    public Task<IReadOnlyList<HistoricVersion>> OfSet(CancellationToken cancellation) => Told(db.Versions.Where(v => v.Body == null), cancellation);

    public async ValueTask<ComplexityWeights?> Weights(DateOnly day, CancellationToken cancellation) =>
        (await published.Now(cancellation))?.Reference.Complexity.LastOrDefault(w => w.ValidFrom <= day && !(w.ValidTo < day));

    private async Task<IReadOnlyList<HistoricVersion>> Told(IQueryable<VersionRow> versions, CancellationToken cancellation)
    {
        var rows = await versions.AsNoTracking().OrderBy(v => v.Code).ThenBy(v => v.Number)
            .Select(v => new { v.Id, v.Code, v.Field, v.Number, v.Body, v.Status, v.ValidFrom, v.ValidTo, v.Draft }).ToListAsync(cancellation);
        var origins = db.DraftOrigins;
        var moved = (await versions.Where(v => v.Draft != null).Join(origins, v => v.Draft, o => (Guid?)o.Draft, (v, o) => new { v.Id, o.Kind, o.Code, o.Address }).ToListAsync(cancellation))
            .ToLookup(o => o.Id, o => new DraftOrigin(o.Kind, o.Code, o.Address));
        return [.. rows.Select(v => new HistoricVersion(
            v.Id, v.Code, v.Field, v.Number, v.Body, v.Status == VersionStatus.Pilot, v.ValidFrom, v.ValidTo, moved[v.Id].ToImmutableArray()))];
    }
}
