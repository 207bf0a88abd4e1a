using Microsoft.EntityFrameworkCore;
using ThongSuot.Contracts.Organisation;
using ThongSuot.Dossiers.Data;
using ThongSuot.Engine.Processes;
using ThongSuot.Platform.Data;

namespace ThongSuot.Dossiers.Hearing;

/// <summary>What <see cref="PassOnDossiers"/> would pass on.</summary>
internal sealed class BodyDependents(AppDb db) : IBodyDependents
{
    public async Task<IReadOnlyList<DependentCount>> Count(Guid body, string? field, CancellationToken cancellation)
    {
        var (bodies, code) = (db.DossierBodies, field is null ? "" : field + "-");
        var dossiers = db.Dossiers.AsNoTracking().Where(d => bodies.Any(b => b.Body == body && b.Dossier == d.Id) && d.Procedure.StartsWith(code));
        return
        [
            new("hồ sơ đang giải quyết", await dossiers.CountAsync(d => d.Status < DossierStatus.Finished, cancellation)),
            new("hồ sơ đã kết thúc", await dossiers.CountAsync(d => d.Status >= DossierStatus.Finished, cancellation)),
            new("bản nháp", await db.Drafts.CountAsync(d => d.Body == body && d.Procedure.StartsWith(code), cancellation)),
        ];
    }
}
