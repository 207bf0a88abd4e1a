using Microsoft.EntityFrameworkCore;
using ThongSuot.Contracts.Organisation;
using ThongSuot.Contracts.Procedures;
using ThongSuot.Organisation.Data;
using ThongSuot.Platform.Data;
using ThongSuot.Platform.Time;

namespace ThongSuot.Organisation.Reorganising;

/// <summary>What this module itself keeps at a body. Only named officers belong to a field of procedures; all else goes to the main successor.</summary>
internal sealed class OwnDependents(AppDb db, IProcedures procedures, TimeProvider time) : IBodyDependents
{
    public async Task<IReadOnlyList<DependentCount>> Count(Guid body, string? field, CancellationToken cancellation)
    {
        var today = time.Now().DateInVietnam();
        var named = db.NamedOfficers.Where(n => n.Body == body);
        if (field is not null)
        {
            var codes = (await procedures.Published(cancellation)).Where(p => p.Field == field).Select(p => p.Code).ToList();
            return [new DependentCount("phân công cán bộ theo thủ tục", await named.CountAsync(n => codes.Contains(n.Procedure), cancellation))];
        }

        return
        [
            new DependentCount("vai trò đang giữ", await db.Holdings.CountAsync(h => h.Body == body && h.EndedAt == null && (h.ValidTo == null || h.ValidTo >= today), cancellation)),
            new DependentCount("cơ quan, tổ chức trực thuộc", await db.Bodies.CountAsync(b => b.Parent == body && b.EndedAt == null && (b.ValidTo == null || b.ValidTo >= today), cancellation)),
            new DependentCount("vị trí việc làm", await db.JobPositions.CountAsync(p => p.Body == body && (p.ValidTo == null || p.ValidTo >= today), cancellation)),
            new DependentCount("tổ, đoàn công tác", await db.Teams.CountAsync(t => t.Body == body && t.EndedAt == null && (t.ValidTo == null || t.ValidTo >= today), cancellation)),
            new DependentCount("phân công cán bộ theo thủ tục", await named.CountAsync(cancellation)),
        ];
    }
}
