using ThongSuot.Contracts.Organisation;
using ThongSuot.Dossiers.Data;
using ThongSuot.Engine.Processes;
using ThongSuot.Platform.Security;

namespace ThongSuot.Dossiers.Steps;

/// <summary>
/// What the leaders of a body may know of the work that lies at it: that it is there, who holds it, until when. These rows open no dossier;
/// that is for <see cref="Sight"/>. Compartments and cases with a team of their own stay out.
/// </summary>
internal static class LeaderScopes
{
    // No role has such a code, so no grant gives this scope by itself.
    private const string Leading = "@leading";

    private static readonly HashSet<string> ForCommittee = new(StringComparer.Ordinal) { "standing_committee", "standing_board" };

    public static Guid OfBody(Guid body) => Scope.OfRole(Leading, body);

    /// <summary>The open work of a state, one row for each body and piece of work.</summary>
    public static IEnumerable<DossierHeld> Of(Guid dossier, DossierState state, ProcedureDefinition definition)
    {
        if (state.IsOver || definition.Compartment || !state.Team.IsDefaultOrEmpty || definition.Steps.Any(s => s.AppointsTeam))
            return [];
        return state.Open.Values.SelectMany(work => work switch
        {
            OpenStep step => [Row(dossier, state, definition, step, step.Holder, step.Assignee)],
            OpenConsult consult => consult.Opinions.Where(o => o.Given is null).Select(o => Row(dossier, state, definition, consult, o.Holder, null)),
            _ => Enumerable.Empty<DossierHeld>(),
        }).DistinctBy(h => (h.Scope, h.Key));
    }

    /// <summary>The bodies that a person leads: by a leading role, and through a committee (or its standing part) all its organs.</summary>
    public static IReadOnlyList<Body> BodiesOf(Actor actor, IReadOnlySet<string> leadingRoles, OrganisationView view)
    {
        var led = actor.Grants.Where(g => leadingRoles.Contains(g.Role)).Select(g => view.Find(g.Body)).OfType<Body>().ToList();
        var committees = led.Where(b => !b.IsOrgan || ForCommittee.Contains(b.Kind)).Select(view.CommitteeOf);
        return [.. led.Concat(committees.SelectMany(c => view.ChildrenOf(c.Id).Where(b => b.IsOrgan).Prepend(c))).DistinctBy(b => b.Id)];
    }

    private static DossierHeld Row(Guid dossier, DossierState state, ProcedureDefinition definition, OpenWork work, Holder holder, Guid? person) => new()
    {
        Scope = OfBody(holder.Body.Id),
        Dossier = dossier,
        Key = work.Key,
        Body = holder.Body.Id,
        Role = holder.Role,
        Person = person ?? (holder.IsNamed ? holder.Persons[0] : null),
        Action = OpenTasks.Shown(OpenTasks.ActionOf(definition, work.Node)),
        Status = state.Status,
        Since = work.Since,
        DueAt = work.Due?.At ?? OpenTasks.NoDeadline,
        SoonAt = OpenTasks.SoonAt(definition, work.Since, work.Due),
    };
}
