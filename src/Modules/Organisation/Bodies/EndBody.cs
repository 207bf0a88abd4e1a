using Microsoft.EntityFrameworkCore;
using ThongSuot.Contracts.Organisation;
using ThongSuot.Organisation.Data;
using ThongSuot.Organisation.Reorganising;
using ThongSuot.Platform.Results;
using Body = ThongSuot.Organisation.Data.Body;

namespace ThongSuot.Organisation.Bodies;

/// <summary>
/// Ends a body that leaves nothing behind: no body under it, no open work. Roles held there end with it. Whatever has a successor goes
/// through the reorganisation instead.
/// </summary>
internal sealed class EndBody(OrganisationChanges changes, IEnumerable<IBodyDependents> dependents)
{
    public async Task<Result<Body>> Run(By by, Guid id, DateOnly? lastDay, string basis, CancellationToken cancellation)
    {
        if (lastDay is null)
            return Refusals.DayMissing with { Field = "ngay-cuoi" };
        if (BodyRules.CheckBasis(basis) is { } wrong)
            return wrong;
        var day = lastDay.Value;
        var change = await changes.Begin(by, basis, cancellation);
        var db = changes.Db;
        if (await db.Bodies.FirstOrDefaultAsync(b => b.Id == id, cancellation) is not { EndedAt: null } body || body.ValidTo < changes.Today)
            return Refusals.BodyUnknown;
        if (day < body.ValidFrom)
            return Refusals.DaysReversed with { Field = "ngay-cuoi" };
        if (await db.Bodies.AnyAsync(b => b.Parent == id && b.EndedAt == null && (b.ValidTo == null || b.ValidTo > day), cancellation)
            || await db.BodyStates.AnyAsync(s => s.Parent == id && s.AppliedAt == null, cancellation))
            return Refusals.HasChildren;
        foreach (var module in dependents.Where(d => d is not OwnDependents))
        {
            if ((await module.Count(id, field: null, cancellation)).FirstOrDefault(c => c.Number > 0) is { } open)
                return Refusals.HasOpenWork with { Text = $"Còn {open.Number} {open.What} tại đây. Hãy dùng “Sắp xếp tổ chức” để chuyển cho nơi kế thừa." };
        }

        if (await db.Holdings.AnyAsync(h => h.Body == id && h.Role == "system_admin" && h.EndedAt == null, cancellation))
            return Refusals.LastAdministrator with { Text = "Còn quản trị viên giữ vai trò tại đây. Hãy chuyển quyền quản trị đi nơi khác trước." };
        change.EndBody(body, day, successor: null, now: null);
        await EndWhatStandsThere(change, id, day, cancellation);
        return await change.TrySave(cancellation) is { } refusal ? refusal : body;
    }

    private async Task EndWhatStandsThere(OrganisationChange change, Guid body, DateOnly day, CancellationToken cancellation)
    {
        var db = changes.Db;
        var (today, now) = (changes.Today, changes.Now);
        foreach (var holding in await db.Holdings.Where(h => h.Body == body && h.EndedAt == null && (h.ValidTo == null || h.ValidTo > day)).ToListAsync(cancellation))
        {
            // One that would begin only after the end never begins.
            if (day < today || holding.ValidFrom > day)
                change.End(holding, holding.ValidFrom > day ? holding.ValidFrom : day, now, heldOtherwise: false);
            else
                change.EndOn(holding, day);
        }

        foreach (var position in await db.JobPositions.Where(p => p.Body == body && (p.ValidTo == null || p.ValidTo > day)).ToListAsync(cancellation))
            change.End(position, day);
        foreach (var team in await db.Teams.Where(t => t.Body == body && t.EndedAt == null && (t.ValidTo == null || t.ValidTo > day)).ToListAsync(cancellation))
            change.End(team, day < team.ValidFrom ? team.ValidFrom : day, day < today ? now : null);
        foreach (var term in await db.Terms.Where(t => t.Body == body && (t.ValidTo == null || t.ValidTo > day)).ToListAsync(cancellation))
            change.End(term, day);
        foreach (var function in await db.BodyFunctions.Where(f => f.Body == body && (f.ValidTo == null || f.ValidTo > day)).ToListAsync(cancellation))
            change.End(function, day);
    }
}
