using System.Collections.Immutable;
using Microsoft.EntityFrameworkCore;
using ThongSuot.Contracts.Organisation;
using ThongSuot.Contracts.Procedures;
using ThongSuot.Organisation.Bodies;
using ThongSuot.Organisation.Data;
using ThongSuot.Platform.Results;
using ThongSuot.Platform.Security;

namespace ThongSuot.Organisation.Delegations;

/// <summary>What somebody wants to delegate.</summary>
/// <param name="Parent">The delegation that is passed on; null when the principal's own roles are delegated.</param>
/// <param name="Limits">Fields or procedures; empty: all.</param>
internal sealed record DelegationOffer(
    Guid? Principal, Guid? Delegate, ImmutableArray<RoleAtBody> Roles, ImmutableArray<string> Limits, bool MayPassOn, bool Cases, DateOnly? From, DateOnly? To,
    string Number, DateOnly? Day, string Issuer, Guid? Parent = null);

/// <summary>A line of the register of delegations. The delegate acts from its first day, with the next request after that.</summary>
internal sealed class GiveDelegation(OrganisationChanges changes, IOrganisation organisation, IProcedures procedures)
{
    public async Task<Result<Delegation>> Run(By by, DelegationOffer offer, CancellationToken cancellation)
    {
        if (CheckInputs(offer, changes.Today) is { Length: > 0 } wrong)
            return wrong;
        var change = await changes.Begin(by, $"{offer.Number} ngày {Days.Text(offer.Day)}, {offer.Issuer}", cancellation, offer.Parent is null ? RoleOf(by, offer) : "");
        var view = await organisation.View(cancellation);
        var (principal, to, from, last) = (offer.Principal!.Value, offer.Delegate!.Value, offer.From!.Value, offer.To!.Value);
        if (view.FindPerson(principal) is null)
            return Refusals.PersonUnknown;
        if (principal == to)
            return Refusals.NotToOneself;
        var others = await changes.Db.Delegations.AsNoTracking().Include(d => d.Roles).Where(d => d.RevokedAt == null && d.ValidTo >= changes.Today).ToListAsync(cancellation);
        if ((offer.Parent is null ? MayGive(by, view, offer) : MayPassOn(by, offer, others)) is { } not)
            return not;
        if (await CheckRoles(offer, principal, from, cancellation) is { } above)
            return above;
        if (!DutyRights.MayStandIn(view, to, principal, offer.Roles.Select(r => r.Body)))
            return Refusals.DelegateElsewhere;
        if (await CheckLimits(offer.Limits, cancellation) is { } unknown)
            return unknown;
        var meanwhile = others.Where(d => d.Overlaps(from, last) && d.Roles.Any(r => offer.Roles.Contains(new RoleAtBody(r.Role, r.Body)))).ToList();
        if (Reaches(meanwhile, to, offer.Parent is null ? principal : by.Actor.Person) || (offer.Parent is { } passed && LineOf(others, passed).Contains(to)))
            return Refusals.InACircle;
        if (meanwhile.Exists(d => d.Principal == principal && d.Delegate == to && d.Parent == offer.Parent && d.Limits.ToHashSet(StringComparer.Ordinal).SetEquals(offer.Limits)))
            return Refusals.DelegationThere;

        var id = Guid.CreateVersion7(changes.Now);
        var delegation = new Delegation
        {
            Id = id, Principal = principal, Delegate = to, Parent = offer.Parent, Limits = Narrow(offer.Limits), MayPassOn = offer.MayPassOn, Cases = offer.Cases, ValidFrom = from, ValidTo = last,
            BasisNumber = offer.Number, BasisDate = offer.Day!.Value, BasisIssuer = offer.Issuer, MadeBy = by.Actor.Person, MadeAt = changes.Now,
            Roles = [.. offer.Roles.Select(r => new DelegatedRole { Delegation = id, Role = r.Role, Body = r.Body })],
        };
        change.Give(delegation, view.FindPerson(principal)!.Name);
        return await change.TrySave(cancellation) is { } refusal ? refusal : delegation;
    }

    private static Refusal[] CheckInputs(DelegationOffer offer, DateOnly today) =>
    [
        .. new[]
        {
            offer.Principal is null ? Refusals.PersonUnknown : null,
            offer.Delegate is null ? Refusals.DelegateUnknown : null,
            offer.Roles.IsDefaultOrEmpty ? Refusals.RolesMissing : null,
            offer.From is null ? Refusals.DayMissing : offer.From < today ? Refusals.StartsInPast : null,
            offer.To is null ? Refusals.LastDayMissing : offer.To < offer.From ? Refusals.DaysReversed : null,
            offer.Number.Length is 0 or > 60 ? Refusals.NumberMissing : null,
            offer.Day is null || offer.Day > today ? Refusals.BasisDayWrong : null,
            offer.Issuer.Length is 0 or > 200 ? Refusals.IssuerMissing : null,
        }.OfType<Refusal>(),
    ];

    private static string RoleOf(By by, DelegationOffer offer) => by.Actor.Person == offer.Principal ? offer.Roles[0].Role : DutyRights.Chief;

    // The principal for itself; for others who heads the office, of every body concerned, and never to itself.
    private static Refusal? MayGive(By by, OrganisationView view, DelegationOffer offer)
    {
        if (by.Actor.Person == offer.Principal)
            return null;
        if (!offer.Roles.All(r => DutyRights.Keeps(by.Actor, view, r.Body)))
            return Refusals.NotYoursToDelegate;
        return offer.Delegate == by.Actor.Person ? Refusals.NotForYourself : null;
    }

    private static Refusal? MayPassOn(By by, DelegationOffer offer, List<Delegation> others)
    {
        if (others.Find(d => d.Id == offer.Parent) is not { } parent || parent.Principal != offer.Principal)
            return Refusals.DelegationUnknown;
        if (parent.Delegate != by.Actor.Person)
            return Refusals.NotYoursToDelegate;
        if (!parent.MayPassOn)
            return Refusals.NotPassedOn;
        var within = offer.Roles.All(r => parent.Roles.Exists(p => p.Role == r.Role && p.Body == r.Body))
            && (!offer.Cases || parent.Cases) && parent.ValidFrom <= offer.From && offer.To <= parent.ValidTo
            && (parent.Limits.IsEmpty || (!offer.Limits.IsEmpty && offer.Limits.All(l => Mandate.IsWithin(l, parent.Limits))));
        return within ? null : Refusals.BeyondReceived;
    }

    private async Task<Refusal?> CheckRoles(DelegationOffer offer, Guid principal, DateOnly from, CancellationToken cancellation)
    {
        if (offer.Roles.Any(r => !StandingMandates.MayBeDelegated(r.Role, offer.Cases)))
            return Refusals.RoleNotDelegable;
        var held = await changes.Db.Holdings.AsNoTracking().Where(h => h.Person == principal && h.EndedAt == null).ToListAsync(cancellation);
        return offer.Roles.All(r => held.Exists(h => h.Role == r.Role && h.Body == r.Body && h.StandsOn(from))) ? null : Refusals.RoleNotHeld;
    }

    private async Task<Refusal?> CheckLimits(ImmutableArray<string> limits, CancellationToken cancellation)
    {
        if (limits.IsEmpty)
            return null;
        var known = ((await procedures.Set(cancellation))?.Fields ?? []).Select(f => f.Code).Concat((await procedures.Published(cancellation)).Select(p => p.Code)).ToHashSet(StringComparer.Ordinal);
        return known.IsSupersetOf(limits) ? null : Refusals.LimitUnknown;
    }

    // Without what another limit includes already.
    private static ImmutableArray<string> Narrow(ImmutableArray<string> limits) =>
        [.. limits.Distinct(StringComparer.Ordinal).Where(l => !limits.Any(other => other != l && Mandate.IsWithin(l, [other])))];

    // From one person to another along delegations of the same roles.
    private static bool Reaches(List<Delegation> delegations, Guid from, Guid to)
    {
        var (seen, next) = (new HashSet<Guid> { from }, new Queue<Guid>([from]));
        while (next.TryDequeue(out var at))
        {
            foreach (var delegation in delegations.Where(d => GiverOf(delegations, d) == at))
            {
                if (delegation.Delegate == to)
                    return true;
                if (seen.Add(delegation.Delegate))
                    next.Enqueue(delegation.Delegate);
            }
        }

        return false;
    }

    private static Guid GiverOf(List<Delegation> delegations, Delegation delegation) =>
        delegation.Parent is { } parent ? delegations.Find(d => d.Id == parent)?.Delegate ?? delegation.MadeBy : delegation.Principal;

    private static HashSet<Guid> LineOf(List<Delegation> delegations, Guid id)
    {
        var line = new HashSet<Guid>();
        for (var at = delegations.Find(d => d.Id == id); at is not null; at = delegations.Find(d => d.Id == at.Parent))
            line.UnionWith([at.Principal, at.Delegate]);
        return line;
    }
}
