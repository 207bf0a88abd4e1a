using Microsoft.EntityFrameworkCore;
using ThongSuot.Contracts.Dossiers;
using ThongSuot.Contracts.Organisation;
using ThongSuot.Contracts.Procedures;
using ThongSuot.Dossiers.Data;
using ThongSuot.Dossiers.Steps;
using ThongSuot.Engine.Processes;
using ThongSuot.Platform.Data;
using ThongSuot.Platform.Results;
using ThongSuot.Platform.Security;

namespace ThongSuot.Dossiers.HandOver;

/// <summary>Open work of one person that somebody else can do only when it is handed over.</summary>
/// <param name="Successors">Who may take it: holds the role there, and the matter does not concern it.</param>
/// <param name="Why">Why it cannot be handed over; null when it can.</param>
internal sealed record HandOverRow(Guid Dossier, string Code, string Procedure, string Key, Guid Body, string Role, string Action, DateTimeOffset DueAt, IReadOnlyList<Guid> Successors, Refusal? Why);

/// <summary>A person with open work of its own.</summary>
internal sealed record HandOverLoad(Guid Person, int Given, int Alone)
{
    public int All => Given + Alone;
}

/// <summary>
/// The work of one person at the bodies that somebody leads or whose office it heads: what was given to it by name, and what only it can do. It is found by the
/// leaders' rows, which open no dossier; cases with a team of their own are not among them.
/// </summary>
internal sealed class HandOverDesk(AppDb db, Situations situations, IOrganisation organisation, IProcedures procedures) : IWaitingWork
{
    public const int Most = 500;

    /// <summary>The bodies whose work this person may hand over: which it leads, and which the office serves that it heads. Own roles only.</summary>
    public async ValueTask<IReadOnlySet<Guid>> BodiesOf(Actor actor, CancellationToken cancellation)
    {
        var view = await organisation.View(cancellation);
        var led = LeaderScopes.BodiesOf(actor, await procedures.LeadingRoles(cancellation), view);
        var offices = actor.Grants.Where(g => g.Role == "chief_of_office").Select(g => view.Find(g.Body)).OfType<Body>().Where(b => b.Kind == "office");
        return led.Concat(offices.Select(view.CommitteeOf).SelectMany(c => view.ChildrenOf(c.Id).Where(b => b.IsOrgan).Prepend(c))).Select(b => b.Id).ToHashSet();
    }

    /// <summary>Everybody with such work, who has most first.</summary>
    public async Task<IReadOnlyList<HandOverLoad>> Loads(Actor actor, CancellationToken cancellation)
    {
        var (view, bodies, held) = (await organisation.View(cancellation), await BodiesOf(actor, cancellation), db.DossiersHeld);
        var scopes = bodies.Select(LeaderScopes.OfBody).ToArray();
        var counts = await held.Where(h => scopes.Contains(h.Scope)).GroupBy(h => new { h.Person, h.Role, h.Body }).Select(g => new { g.Key.Person, g.Key.Role, g.Key.Body, Count = g.Count() }).ToListAsync(cancellation);
        var sums = new Dictionary<Guid, HandOverLoad>();
        foreach (var count in counts)
        {
            var person = count.Person ?? (view.HoldersOf(count.Role, count.Body).Distinct().ToList() is [var only] ? only : null as Guid?);
            if (person is not { } whose)
                continue;
            var sum = sums.GetValueOrDefault(whose) ?? new HandOverLoad(whose, 0, 0);
            sums[whose] = count.Person is null ? sum with { Alone = sum.Alone + count.Count } : sum with { Given = sum.Given + count.Count };
        }

        return [.. sums.Values.OrderByDescending(l => l.All).ThenBy(l => view.FindPerson(l.Person)?.Name, StringComparer.Ordinal)];
    }

    /// <summary>The work of a person, by deadline; what cannot be handed over is among it, with the reason.</summary>
    public async Task<IReadOnlyList<HandOverRow>> Rows(Actor actor, Guid person, CancellationToken cancellation)
    {
        var bodies = await BodiesOf(actor, cancellation);
        var held = await (await Held(person, bodies, cancellation)).OrderBy(h => h.DueAt).ThenBy(h => h.Dossier).ThenBy(h => h.Key).Take(Most).ToListAsync(cancellation);
        var (ids, dossiers) = (held.Select(h => h.Dossier).Distinct().ToArray(), db.Dossiers);
        var found = await dossiers.AsNoTracking().Where(d => ids.Contains(d.Id)).ToDictionaryAsync(d => d.Id, cancellation);
        var rows = new List<HandOverRow>();
        foreach (var row in held)
        {
            var dossier = found[row.Dossier];
            var (successors, why) = Choice(dossier, await Situation(actor, dossier, bodies, cancellation), row.Key, person);
            rows.Add(new HandOverRow(dossier.Id, dossier.Code, dossier.Procedure, row.Key, row.Body, row.Role, row.Action, row.DueAt, successors, why));
        }

        return rows;
    }

    /// <summary>As the engine sees who hands over: with the bodies whose work it may pass on, and in no other's place.</summary>
    public async ValueTask<Situation> Situation(Actor actor, Dossier dossier, IReadOnlySet<Guid> bodies, CancellationToken cancellation)
    {
        var situation = await situations.Of(dossier, actor.Acting(), cancellation);
        return situation with { Context = situation.Context with { HandsOver = bodies.Contains } };
    }

    /// <summary>Who may take this work from a person, and why nobody may.</summary>
    public static (IReadOnlyList<Guid> Successors, Refusal? Why) Choice(Dossier dossier, Situation situation, string key, Guid from)
    {
        var (definition, state, context) = (situation.Procedure.Definition, dossier.State!, situation.Context);
        if (state.Open.GetValueOrDefault(key) is not OpenStep step)
            return ([], state.Open.ContainsKey(key) ? Refusals.HandOverOpinion : Refusals.HandOverGone);
        if (step.Holder.IsNamed)
            return ([], Refusals.HandOverNamed);
        if (state.Status != DossierStatus.Running)
            return ([], Refusals.HandOverPaused);
        // The engine asks first whether somebody can be given it; said here in the words of who hands over.
        var others = situation.Organisation.HoldersOf(step.Holder.Role, step.Holder.Body.Id).Where(p => p != from).Distinct().ToList();
        if (others.Count == 0)
            return ([], Refusals.HandOverNobody);
        var free = others.Where(p => Process.MayBeGiven(definition, state, context, step, p)).ToList();
        if (free.Count == 0)
            return ([], Refusals.HandOverConcerned);
        return Process.WhyNot(definition, state, context, CommandKind.Reassign, key) is { } refused ? ([], new Refusal(refused.Code, refused.Text)) : (free, null);
    }

    /// <summary>The leaders' rows of a person's work at these bodies.</summary>
    public async Task<IQueryable<DossierHeld>> Held(Guid person, IReadOnlySet<Guid> bodies, CancellationToken cancellation)
    {
        var (view, held) = (await organisation.View(cancellation), db.DossiersHeld);
        var scopes = bodies.Select(LeaderScopes.OfBody).ToArray();
        IQueryable<DossierHeld> theirs = held.AsNoTracking().Where(h => scopes.Contains(h.Scope) && h.Person == person);
        foreach (var alone in view.HeldBy(person).Where(h => bodies.Contains(h.Body) && view.HoldersOf(h.Role, h.Body).All(p => p == person)).Distinct())
        {
            var (scope, role) = (LeaderScopes.OfBody(alone.Body), alone.Role);
            theirs = theirs.Union(held.AsNoTracking().Where(h => h.Scope == scope && h.Role == role && h.Person == null));
        }

        return theirs;
    }

    async Task<IReadOnlyDictionary<Guid, int>> IWaitingWork.Count(IReadOnlyCollection<Guid> persons, CancellationToken cancellation)
    {
        var (view, counts) = (await organisation.View(cancellation), new Dictionary<Guid, int>());
        foreach (var person in persons)
            counts[person] = await (await Held(person, view.HeldBy(person).Select(h => h.Body).ToHashSet(), cancellation)).CountAsync(cancellation);
        return counts;
    }
}
