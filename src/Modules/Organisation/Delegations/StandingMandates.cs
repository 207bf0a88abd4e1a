using System.Collections.Immutable;
using System.Globalization;
using ThongSuot.Contracts.Organisation;
using ThongSuot.Organisation.Data;
using ThongSuot.Platform.Security;
using Holding = ThongSuot.Contracts.Organisation.Holding;

namespace ThongSuot.Organisation.Delegations;

/// <summary>
/// Who may act for whom on a day, as a pure function of who holds what, the delegations and the absences. Nothing is stored of it: what the principal no longer
/// holds, what is revoked and what is over is no longer there when somebody asks.
/// </summary>
internal static class StandingMandates
{
    /// <summary>Nobody holds these for another one: who runs or watches the system, who keeps the set, and what a person does in its own matter.</summary>
    private static readonly ImmutableHashSet<string> Never =
        ["system_admin", "security_auditor", "catalogue_owner", "reform_coordinator", "member_applicant", "inspected_subject"];

    /// <summary>A place in a team: only where the delegation includes cases expressly.</summary>
    private const string Team = "inspection_team";

    public static bool MayBeDelegated(string role, bool cases) => !Never.Contains(role) && (cases || role != Team);

    /// <param name="holdings">The roles held on that day.</param>
    /// <param name="committeeOf">The committee that a body acts for: a substitute acts only for committees where it works itself.</param>
    /// <param name="delegations">Each with its parent; what does not stand on that day is left out.</param>
    /// <returns>By delegate.</returns>
    public static ILookup<Guid, Mandate> Of(
        IReadOnlyCollection<Holding> holdings, IReadOnlyCollection<Delegation> delegations, IReadOnlyCollection<Absence> absences, DateOnly day, Func<Guid, Guid> committeeOf)
    {
        var held = holdings.ToLookup(h => h.Person);
        var byId = delegations.ToDictionary(d => d.Id);
        var found = new List<(Guid Delegate, Mandate Mandate)>();
        foreach (var delegation in delegations)
        {
            if (held[delegation.Delegate].Any() && Stand(delegation, held, byId, day, []) is { } mandate)
                found.Add((delegation.Delegate, mandate));
        }

        foreach (var absence in absences.Where(a => a.StandsOn(day)))
        {
            if (absence.Substitute is not { } substitute || substitute == absence.Person)
                continue;
            var committees = held[substitute].Select(h => committeeOf(h.Body)).ToHashSet();
            if (Grants(held[absence.Person].Where(h => committees.Contains(committeeOf(h.Body))), cases: false, absence.Person) is { IsEmpty: false } grants)
                found.Add((substitute, new Mandate(absence.Id, absence.Person, grants, [], Cases: false, BasisOf(absence), absence.To)));
        }

        return found.OrderBy(f => f.Mandate.Id).ToLookup(f => f.Delegate, f => f.Mandate);
    }

    /// <summary>"ủy quyền số 12-UQ/VPTU ngày 01/02/2026".</summary>
    public static string BasisOf(Delegation delegation) => $"{MandateWords.Delegation}{delegation.BasisNumber} ngày {Day(delegation.BasisDate)}";

    public static string BasisOf(Absence absence) => $"{MandateWords.Absence}từ {Day(absence.From)} đến {Day(absence.To)}";

    /// <summary>What lies in both: of two limits where one lies within the other, the narrower.</summary>
    /// <returns>Null when nothing lies in both.</returns>
    public static ImmutableArray<string>? InBoth(ImmutableArray<string> one, ImmutableArray<string> other)
    {
        if (one.IsEmpty || other.IsEmpty)
            return one.IsEmpty ? other : one;
        ImmutableArray<string> both = [.. one.Where(l => Mandate.IsWithin(l, other)).Concat(other.Where(l => Mandate.IsWithin(l, one))).Distinct(StringComparer.Ordinal)];
        return both.IsEmpty ? null : both;
    }

    // What is passed on is never more than what was received, and ends with it.
    private static Mandate? Stand(Delegation delegation, ILookup<Guid, Holding> held, Dictionary<Guid, Delegation> byId, DateOnly day, ImmutableHashSet<Guid> below)
    {
        if (!delegation.StandsOn(day) || delegation.Delegate == delegation.Principal || below.Contains(delegation.Id))
            return null;
        var asked = delegation.Roles.Select(r => (r.Role, r.Body)).ToHashSet();
        var (grants, limits, cases) = (Grants(held[delegation.Principal], delegation.Cases, delegation.Principal), delegation.Limits, delegation.Cases);
        if (delegation.Parent is { } id)
        {
            if (!byId.TryGetValue(id, out var above) || !above.MayPassOn || above.Principal != delegation.Principal || !held[above.Delegate].Any()
                || Stand(above, held, byId, day, below.Add(delegation.Id)) is not { } received || InBoth(limits, received.Limits) is not { } both)
                return null;
            (grants, limits, cases) = ([.. grants.Intersect(received.Grants)], both, cases && received.Cases);
        }

        grants = [.. grants.Where(g => asked.Contains((g.Role, g.Body)))];
        return grants.IsEmpty ? null : new Mandate(delegation.Id, delegation.Principal, grants, limits, cases, BasisOf(delegation), delegation.ValidTo);
    }

    private static ImmutableArray<Grant> Grants(IEnumerable<Holding> held, bool cases, Guid principal) =>
        [.. held.Where(h => MayBeDelegated(h.Role, cases)).Select(h => new Grant(h.Role, h.Body, principal)).Distinct()];

    private static string Day(DateOnly day) => day.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture);
}
