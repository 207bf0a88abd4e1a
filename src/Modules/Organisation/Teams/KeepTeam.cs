using Microsoft.EntityFrameworkCore;
using ThongSuot.Organisation.Bodies;
using ThongSuot.Organisation.Data;
using ThongSuot.Platform.Results;

namespace ThongSuot.Organisation.Teams;

/// <summary>Appoints a team at a body: from then on it is a compartment of its own.</summary>
internal sealed class AppointTeam(OrganisationChanges changes)
{
    public async Task<Result<Team>> Run(By by, Guid body, string name, string basis, DateOnly? from, DateOnly? to, CancellationToken cancellation)
    {
        if (new[] { BodyRules.CheckName(name), BodyRules.CheckBasis(basis), from is null ? Refusals.DayMissing : to < from ? Refusals.DaysReversed : null }
            .OfType<Refusal>().ToArray() is { Length: > 0 } wrong)
            return wrong;
        var change = await changes.Begin(by, basis, cancellation);
        if (await changes.Db.Bodies.FirstOrDefaultAsync(b => b.Id == body, cancellation) is not { EndedAt: null } at || at.ValidTo < from)
            return Refusals.BodyUnknown;
        var team = new Team { Id = Guid.CreateVersion7(changes.Now), Body = body, Name = name, Basis = basis, ValidFrom = from!.Value, ValidTo = to };
        change.Appoint(team);
        return await change.TrySave(cancellation) is { } refusal ? refusal : team;
    }
}

internal sealed class AddTeamMember(OrganisationChanges changes)
{
    public async Task<Result<TeamMember>> Run(By by, Guid team, Guid? person, DateOnly? from, DateOnly? to, CancellationToken cancellation)
    {
        if (from is null)
            return Refusals.DayMissing;
        if (to < from)
            return Refusals.DaysReversed;
        var change = await changes.Begin(by, basis: null, cancellation);
        var db = changes.Db;
        if (await db.Teams.FirstOrDefaultAsync(t => t.Id == team && t.EndedAt == null, cancellation) is not { } at || at.ValidTo < from)
            return Refusals.TeamUnknown;
        if (!await db.Persons.AnyAsync(p => p.Id == person, cancellation))
            return Refusals.PersonUnknown;
        if (await db.TeamMembers.AnyAsync(m => m.Team == team && m.Person == person && m.EndedAt == null && (m.ValidTo == null || m.ValidTo >= from) && (to == null || m.ValidFrom <= to), cancellation))
            return Refusals.MemberAlready;
        var member = new TeamMember { Id = Guid.CreateVersion7(changes.Now), Team = team, Person = person!.Value, ValidFrom = from.Value, ValidTo = to };
        change.Add(member, at.Body);
        return await change.TrySave(cancellation) is { } refusal ? refusal : member;
    }
}

/// <summary>Takes a member out at once: what only the team may see is closed to the person with the commit.</summary>
internal sealed class EndTeamMember(OrganisationChanges changes)
{
    public async Task<Result<TeamMember>> Run(By by, Guid team, Guid id, CancellationToken cancellation)
    {
        var change = await changes.Begin(by, basis: null, cancellation);
        if (await changes.Db.Teams.FirstOrDefaultAsync(t => t.Id == team, cancellation) is not { } at)
            return Refusals.TeamUnknown;
        if (await changes.Db.TeamMembers.FirstOrDefaultAsync(m => m.Id == id && m.Team == team && m.EndedAt == null, cancellation) is not { } member)
            return Refusals.NotFound;
        change.End(member, at.Body, changes.Today < member.ValidFrom ? member.ValidFrom : changes.Today, changes.Now);
        return await change.TrySave(cancellation) is { } refusal ? refusal : member;
    }
}

internal sealed class EndTeam(OrganisationChanges changes)
{
    public async Task<Result<Team>> Run(By by, Guid body, Guid id, CancellationToken cancellation)
    {
        var change = await changes.Begin(by, basis: null, cancellation);
        if (await changes.Db.Teams.FirstOrDefaultAsync(t => t.Id == id && t.Body == body && t.EndedAt == null, cancellation) is not { } team)
            return Refusals.TeamUnknown;
        change.End(team, changes.Today < team.ValidFrom ? team.ValidFrom : changes.Today, changes.Now);
        return await change.TrySave(cancellation) is { } refusal ? refusal : team;
    }
}
