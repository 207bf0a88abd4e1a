using Microsoft.EntityFrameworkCore;
using ThongSuot.Contracts.Organisation;
using ThongSuot.Organisation.Bodies;
using ThongSuot.Organisation.Data;
using ThongSuot.Platform.Results;
using ThongSuot.Platform.Security;

namespace ThongSuot.Organisation.Delegations;

/// <summary>Takes a delegation back at once: its rights, and those of all to whom it was passed on, end with the next request.</summary>
internal sealed class RevokeDelegation(OrganisationChanges changes, IOrganisation organisation)
{
    public const int LongestReason = 500;

    public async Task<Result<Delegation>> Run(By by, Guid id, string reason, CancellationToken cancellation)
    {
        if (reason.Length is 0 or > LongestReason)
            return Refusals.ReasonMissing;
        var view = await organisation.View(cancellation);
        var change = await changes.Begin(by, basis: null, cancellation, DutyRights.Chief);
        if (await changes.Db.Delegations.Include(d => d.Roles).FirstOrDefaultAsync(d => d.Id == id, cancellation) is not { } delegation)
            return Refusals.DelegationUnknown;
        if (!MayRevoke(by.Actor, view, delegation))
            return Refusals.NotYoursToDelegate;
        if (delegation.RevokedAt is not null || delegation.ValidTo < changes.Today)
            return Refusals.DelegationOver;
        var salt = SaltedHash.NewSalt();
        (delegation.RevokedAt, delegation.RevokedBy, delegation.RevokedBecause, delegation.Salt) = (changes.Now, by.Actor.Person, reason, salt);
        change.Revoke(delegation, SaltedHash.Of(salt, reason), view.FindPerson(delegation.Principal)?.Name ?? "");
        return await change.TrySave(cancellation) is { } refusal ? refusal : delegation;
    }

    /// <summary>The principal, who passed it on, and who heads the office of one of the bodies.</summary>
    public static bool MayRevoke(Actor actor, OrganisationView view, Delegation delegation) =>
        actor.Person == delegation.Principal || (delegation.Parent is not null && actor.Person == delegation.MadeBy)
        || delegation.Roles.Exists(r => DutyRights.Keeps(actor, view, r.Body));
}
