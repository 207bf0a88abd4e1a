using ThongSuot.Contracts.Organisation;
using ThongSuot.Contracts.Procedures;
using ThongSuot.Platform.Security;
using ThongSuot.Reform.Review;

namespace ThongSuot.Reform.Breaches;

/// <summary>Which breaches somebody sees, and at which bodies it decides.</summary>
/// <param name="Own">Scopes of the person itself and of its roles.</param>
/// <param name="Led">Bodies that it leads.</param>
/// <param name="Overseen">Bodies of the committees, and those below, where it coordinates reform or inspects.</param>
internal sealed record BreachSight(Guid Person, Guid[] Own, Guid[] Led, Guid[] Overseen)
{
    /// <summary>Bodies whose statistics it sees.</summary>
    public IEnumerable<Guid> Bodies => Led.Union(Overseen);

    /// <summary>Nobody sees those of compartments, the person itself included: they are told of as numbers alone.</summary>
    public IQueryable<Breach> Of(IQueryable<Breach> breaches)
    {
        var (own, led, overseen) = (Own, Led, Overseen);
        return breaches.Where(b => !b.IsCompartment && (own.Contains(b.Holder) || led.Contains(b.HeadBody) || led.Contains(b.Body) || overseen.Contains(b.Body)));
    }

    /// <summary>Those at the bodies that it leads or oversees.</summary>
    public IQueryable<Breach> OfBodies(IQueryable<Breach> breaches)
    {
        var (led, overseen) = (Led, Overseen);
        return breaches.Where(b => !b.IsCompartment && (led.Contains(b.HeadBody) || led.Contains(b.Body) || overseen.Contains(b.Body)));
    }

    /// <summary>The person's own, and those of its roles.</summary>
    public IQueryable<Breach> OfHolder(IQueryable<Breach> breaches)
    {
        var own = Own;
        return breaches.Where(b => !b.IsCompartment && own.Contains(b.Holder));
    }

    public bool IsHolder(Breach breach) => Own.Contains(breach.Holder);

    /// <summary>Nobody decides about itself.</summary>
    public bool Decides(Breach breach) => Led.Contains(breach.HeadBody) && breach.Person != Person && breach.ExplainedBy != Person;

    /// <summary>Leaders of the body and those who oversee it, never about themselves.</summary>
    public bool Marks(DutyRow duty) => !duty.IsCompartment && duty.Person != Person && (Led.Contains(duty.Body) || Overseen.Contains(duty.Body));
}

internal sealed class BreachRights(IOrganisation organisation, IProcedures procedures)
{
    private static readonly string[] Overseeing = [Rights.Coordinator, "inspection_standing", "inspection_commission"];

    public async Task<BreachSight> Of(Actor actor, CancellationToken cancellation)
    {
        var view = await organisation.View(cancellation);
        var leading = await procedures.LeadingRoles(cancellation);
        var committees = actor.Grants.Where(g => Overseeing.Contains(g.Role, StringComparer.Ordinal)).Select(g => view.Find(g.Body)).OfType<Body>().Select(b => view.CommitteeOf(b).Id).ToHashSet();
        return new BreachSight(
            actor.Person, [.. actor.Scopes], [.. actor.Grants.Where(g => leading.Contains(g.Role)).Select(g => g.Body).Distinct()],
            committees.Count == 0 ? [] : [.. view.Bodies.Where(b => view.Line(b).Any(up => committees.Contains(up.Id))).Select(b => b.Id)]);
    }
}
