using System.Collections.Immutable;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using ThongSuot.Contracts.Organisation;
using ThongSuot.Contracts.Procedures;
using ThongSuot.Organisation.Bodies;
using ThongSuot.Organisation.Data;
using ThongSuot.Platform.Log;
using ThongSuot.Platform.Results;
using ThongSuot.Platform.Text;
using Body = ThongSuot.Organisation.Data.Body;
using Holding = ThongSuot.Organisation.Data.Holding;

namespace ThongSuot.Organisation.Reorganising;

/// <summary>
/// Merges, splits or dissolves bodies, today, in one transaction: bodies end with their successor, what stands under them, who works there,
/// positions and teams pass on. Other modules follow when they hear of it.
/// </summary>
internal sealed class Reorganise(OrganisationChanges changes, PlanReorganisation plan, IProcedures procedures)
{
    public async Task<Result<Reorganisation>> Run(By by, ReorganisationRequest request, CancellationToken cancellation)
    {
        if (BodyRules.CheckBasis(request.Basis) is { } wrong)
            return wrong;
        var change = await changes.Begin(by, request.Basis, cancellation);
        var checkedRequest = await plan.Check(request, cancellation);
        if (!checkedRequest.IsOk)
            return checkedRequest.Refusals.ToArray();
        var succession = checkedRequest.Value;
        var described = await plan.Describe(succession, request.ByField.Keys, cancellation);
        var (today, now) = (changes.Today, changes.Now);

        foreach (var (body, successor, _) in succession.Bodies)
        {
            var positions = await PassPositions(change, body, successor, cancellation);
            await PassHoldings(change, body, successor, positions, request.Basis, cancellation);
        }

        await PassTeamsAndOfficers(change, succession, cancellation);
        await MoveChildren(change, succession, cancellation);
        foreach (var (body, successor, byField) in succession.Bodies)
        {
            foreach (var term in await changes.Db.Terms.Where(t => t.Body == body.Id && (t.ValidTo == null || t.ValidTo > today)).ToListAsync(cancellation))
                change.End(term, today);
            foreach (var function in await changes.Db.BodyFunctions.Where(f => f.Body == body.Id && (f.ValidTo == null || f.ValidTo > today)).ToListAsync(cancellation))
                change.End(function, today);
            change.EndBody(body, today, successor.Id, now);
            change.Note(Streams.OfBody(body.Id), OrganisationEntries.BodySucceeded,
                new BodySucceeded(body.Id, successor.Id, byField.ToImmutableDictionary(f => f.Key, f => f.Value.Id, StringComparer.Ordinal), by.Actor.Person));
        }

        var done = new Reorganisation
        {
            Id = Guid.CreateVersion7(now), At = now, Person = by.Actor.Person, Basis = request.Basis, Outcome = JsonSerializer.Serialize(described, LogJson.Options),
        };
        changes.Db.Add(done);
        return await change.TrySave(cancellation) is { } refusal ? refusal : done;
    }

    // A position that the successor has, too, takes in the other's head-count; any other one is made anew there, and the old one stays readable.
    private async Task<Dictionary<Guid, Guid>> PassPositions(OrganisationChange change, Body body, Body successor, CancellationToken cancellation)
    {
        var today = changes.Today;
        var passed = new Dictionary<Guid, Guid>();
        var all = changes.Db.JobPositions;
        // From the context, too: an earlier body of this reorganisation may just have passed one on.
        var theirs = (await all.Where(p => p.Body == successor.Id).ToListAsync(cancellation)).Concat(all.Local.Where(p => p.Body == successor.Id)).Distinct().ToList();
        foreach (var position in await all.Where(p => p.Body == body.Id && (p.ValidTo == null || p.ValidTo >= today)).ToListAsync(cancellation))
        {
            var same = theirs.FirstOrDefault(p => p.Code == position.Code);
            if (same is not null && same.StandsOn(today) && Folding.Fold(same.Name) == Folding.Fold(position.Name))
            {
                same.HeadCount = Math.Min(999, same.HeadCount + position.HeadCount);
                passed[position.Id] = same.Id;
                change.Changed(same);
            }
            else
            {
                var code = position.Code;
                for (var number = 2; theirs.Exists(p => p.Code == code); number++)
                    code = $"{position.Code[..Math.Min(position.Code.Length, 36)]}-{number}";
                var moved = new JobPosition
                {
                    Id = Guid.CreateVersion7(changes.Now), Body = successor.Id, Code = code, Name = position.Name, Description = position.Description,
                    Competence = position.Competence, HeadCount = position.HeadCount, Roles = position.Roles, ValidFrom = today, ValidTo = position.ValidTo,
                };
                change.Create(moved);
                theirs.Add(moved);
                passed[position.Id] = moved.Id;
            }

            change.End(position, today);
        }

        return passed;
    }

    // Same person, same role, a new holding. No RoleEnded: the person goes on with the work at the successor.
    private async Task PassHoldings(OrganisationChange change, Body body, Body successor, Dictionary<Guid, Guid> positions, string basis, CancellationToken cancellation)
    {
        var (today, now) = (changes.Today, changes.Now);
        var holdings = changes.Db.Holdings;
        var there = (await holdings.Where(h => h.Body == successor.Id && h.EndedAt == null).ToListAsync(cancellation))
            .Concat(holdings.Local.Where(h => h.Body == successor.Id && h.EndedAt is null)).Distinct().ToList();
        foreach (var holding in await holdings.Where(h => h.Body == body.Id && h.EndedAt == null).OrderBy(h => h.Id).ToListAsync(cancellation))
        {
            if (holding.ValidTo is { } over && over < today)
            {
                change.End(holding, over, now, heldOtherwise: false);
                continue;
            }

            var from = holding.ValidFrom > today ? holding.ValidFrom : today;
            var already = there.Exists(h => h.Person == holding.Person && h.Role == holding.Role && h.ValidFrom <= from && (h.ValidTo is null || (holding.ValidTo is { } to && h.ValidTo >= to)));
            if (!already)
            {
                var passed = new Holding
                {
                    Id = Guid.CreateVersion7(now), Person = holding.Person, Role = holding.Role, Body = successor.Id, Position = holding.Position,
                    JobPosition = holding.JobPosition is { } position && positions.TryGetValue(position, out var moved) ? moved : null,
                    ValidFrom = from, ValidTo = holding.ValidTo, Basis = basis,
                };
                change.Give(passed);
                there.Add(passed);
            }

            change.End(holding, from, now, heldOtherwise: true);
        }
    }

    private async Task PassTeamsAndOfficers(OrganisationChange change, Succession succession, CancellationToken cancellation)
    {
        var db = changes.Db;
        var fields = (await procedures.Published(cancellation)).ToDictionary(p => p.Code, p => p.Field, StringComparer.Ordinal);
        var ids = succession.Bodies.Select(s => s.Body.Id).ToList();
        var teams = await db.Teams.Where(t => ids.Contains(t.Body) && t.EndedAt == null).ToListAsync(cancellation);
        var named = await db.NamedOfficers.ToListAsync(cancellation);
        foreach (var (body, successor, byField) in succession.Bodies)
        {
            foreach (var team in teams.Where(t => t.Body == body.Id).ToList())
                change.Move(team, successor.Id);
            foreach (var officer in named.Where(n => n.Body == body.Id).ToList())
            {
                var to = fields.TryGetValue(officer.Procedure, out var field) && byField.TryGetValue(field, out var other) ? other : successor;
                if (named.Exists(n => n.Body == to.Id && n.Procedure == officer.Procedure && n.Role == officer.Role))
                {
                    db.Remove(officer);
                    named.Remove(officer);
                }
                else
                {
                    officer.Body = to.Id;
                }
            }
        }
    }

    private async Task MoveChildren(OrganisationChange change, Succession succession, CancellationToken cancellation)
    {
        var (today, now) = (changes.Today, changes.Now);
        var successors = succession.Bodies.ToDictionary(s => s.Body.Id, s => s.Successor.Id);
        var moved = succession.Moved.Select(m => m.Child.Id).ToList();
        var states = (await changes.Db.BodyStates.Where(s => moved.Contains(s.Body)).ToListAsync(cancellation)).ToLookup(s => s.Body);
        foreach (var (child, parent) in succession.Moved)
        {
            var known = states[child.Id].Where(s => s.ValidFrom <= today).MaxBy(s => s.ValidFrom);
            if (known is null && child.ValidFrom < today)
            {
                var first = child.StateFrom(child.ValidFrom);
                first.AppliedAt = now;
                changes.Db.Add(first);
            }

            var added = known?.ValidFrom != today;
            var state = added ? child.StateFrom(today) : known!;
            state.Parent = parent.Id;
            change.Change(child, state, added, today, now);
        }

        // What was decided for days to come must not lead back to a body that is no more.
        var ended = successors.Keys.ToList();
        foreach (var coming in await changes.Db.BodyStates.Where(s => s.AppliedAt == null && s.Parent != null && ended.Contains(s.Parent.Value)).ToListAsync(cancellation))
            coming.Parent = successors[coming.Parent!.Value];
    }
}
