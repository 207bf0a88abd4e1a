using ThongSuot.Contracts.Organisation;
using ThongSuot.Platform.Security;
using Body = ThongSuot.Contracts.Organisation.Body;

namespace ThongSuot.Organisation.Delegations;

/// <summary>Who keeps and who reads delegations and absences. Only a person's own roles count here: what somebody does for another one gives no right to pass anything on.</summary>
internal static class DutyRights
{
    public const string Chief = "chief_of_office";

    /// <summary>Heads the office that serves the body's committee.</summary>
    public static bool Keeps(Actor actor, OrganisationView view, Guid body) =>
        view.Find(body) is { } found && view.OfficeOf(found) is { } office && actor.Holds(Chief, office.Id);

    /// <summary>Keeps the calendar of everybody who works at one of the bodies that its office serves.</summary>
    public static bool KeepsFor(Actor actor, OrganisationView view, Guid person) => view.HeldBy(person).Any(h => Keeps(actor, view, h.Body));

    /// <summary>The bodies whose registers and calendars a person reads: those of the committees where it works.</summary>
    public static IReadOnlySet<Guid> ReadBy(Actor actor, OrganisationView view)
    {
        var committees = actor.Grants.Select(g => view.Find(g.Body)).OfType<Body>().Select(b => view.CommitteeOf(b)).DistinctBy(c => c.Id);
        return committees.SelectMany(c => OfCommittee(view, c)).Select(b => b.Id).ToHashSet();
    }

    /// <summary>A committee with its organs; of an organ only itself.</summary>
    public static IEnumerable<Body> BodiesOf(OrganisationView view, Body body) => body.IsOrgan ? [body] : OfCommittee(view, body);

    /// <summary>Who may act in a person's place at all these bodies: has an account and works for the same committees.</summary>
    public static bool MayStandIn(OrganisationView view, Guid candidate, Guid principal, IEnumerable<Guid> bodies)
    {
        if (candidate == principal || view.FindPerson(candidate) is not { Account: not null })
            return false;
        var committees = view.HeldBy(candidate).Select(h => view.Find(h.Body)).OfType<Body>().Select(b => view.CommitteeOf(b).Id).ToHashSet();
        return bodies.Select(b => view.Find(b)).All(b => b is not null && committees.Contains(view.CommitteeOf(b).Id));
    }

    /// <summary>Those who may, who works at the same body first, by name.</summary>
    public static IReadOnlyList<Guid> Candidates(OrganisationView view, Guid principal, IReadOnlyCollection<Guid> bodies) =>
    [
        .. view.Persons.Where(p => MayStandIn(view, p.Id, principal, bodies))
            .OrderBy(p => view.HeldBy(p.Id).Any(h => bodies.Contains(h.Body)) ? 0 : 1).ThenBy(p => p.Name, StringComparer.Ordinal).Select(p => p.Id),
    ];

    private static IEnumerable<Body> OfCommittee(OrganisationView view, Body committee) => view.ChildrenOf(committee.Id).Where(b => b.IsOrgan).Prepend(committee);
}
