using ThongSuot.Contracts.Organisation;
using ThongSuot.Contracts.Procedures;
using ThongSuot.Platform.Security;

namespace ThongSuot.Reform.Review;

/// <summary>Who leads reform where: the coordinator of a body for its committee and all below it, the keeper of a field's procedures for its body.</summary>
internal sealed class Rights(IOrganisation organisation, IProcedures procedures)
{
    public const string Coordinator = "reform_coordinator", Owner = "catalogue_owner", Officer = "case_officer";

    public static bool Coordinates(Actor actor) => actor.Holds(Coordinator);

    /// <summary>The bodies whose reform this person coordinates.</summary>
    public async Task<IReadOnlyList<Body>> Coordinated(Actor actor, CancellationToken cancellation)
    {
        var view = await organisation.View(cancellation);
        var committees = actor.Grants.Where(g => g.Role == Coordinator).Select(g => view.Find(g.Body)).OfType<Body>().Select(b => view.CommitteeOf(b).Id).ToHashSet();
        return committees.Count == 0 ? [] : [.. view.Bodies.Where(b => view.Line(b).Any(up => committees.Contains(up.Id))).OrderBy(b => b.Code, StringComparer.Ordinal)];
    }

    /// <summary>The bodies for whose work this person speaks: it leads them, keeps their procedures, coordinates their reform or handles their cases.</summary>
    public async Task<IReadOnlyList<Body>> Own(Actor actor, CancellationToken cancellation)
    {
        var view = await organisation.View(cancellation);
        var leading = await procedures.LeadingRoles(cancellation);
        return [.. actor.Grants.Where(g => g.Role is Coordinator or Owner or Officer || leading.Contains(g.Role)).Select(g => view.Find(g.Body)).OfType<Body>()
            .DistinctBy(b => b.Id).OrderBy(b => b.Code, StringComparer.Ordinal)];
    }

    /// <summary>The bodies at which this person reviews procedures: it keeps them, or leads the body.</summary>
    public async Task<IReadOnlySet<Guid>> Reviewed(Actor actor, CancellationToken cancellation)
    {
        var leading = await procedures.LeadingRoles(cancellation);
        return actor.Grants.Where(g => g.Role == Owner || leading.Contains(g.Role)).Select(g => g.Body).ToHashSet();
    }
}
