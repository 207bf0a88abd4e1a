using Microsoft.EntityFrameworkCore;
using ThongSuot.Organisation.Bodies;
using ThongSuot.Organisation.Data;
using ThongSuot.Platform.Results;

namespace ThongSuot.Organisation.Roles;

/// <summary>Ends a role with a last day, or at once: then the rights are gone with the commit.</summary>
internal sealed class EndRole(OrganisationChanges changes)
{
    /// <param name="lastDay">Null: at once. Today or later: rights last to the end of that day. Earlier: it is over, so it ends at once, too.</param>
    public async Task<Result<Holding>> Run(By by, Guid id, DateOnly? lastDay, string basis, CancellationToken cancellation)
    {
        if (basis.Length is 0 or > 300)
            return basis.Length == 0 ? Refusals.BasisMissing : Refusals.BasisTooLong;
        var change = await changes.Begin(by, basis, cancellation);
        var holdings = changes.Db.Holdings;
        if (await holdings.FirstOrDefaultAsync(h => h.Id == id, cancellation) is not { EndedAt: null } holding)
            return Refusals.HoldingUnknown;
        var (today, now) = (changes.Today, changes.Now);
        if (lastDay < holding.ValidFrom)
            return Refusals.DaysReversed;
        if (holding.Role == "system_admin" && !await holdings.AnyAsync(h => h.Role == "system_admin" && h.Id != id && h.EndedAt == null && h.ValidFrom <= today && h.ValidTo == null, cancellation))
            return Refusals.LastAdministrator;
        if (lastDay >= today)
            change.EndOn(holding, lastDay.Value);
        else
            change.End(holding, lastDay ?? (holding.ValidFrom > today ? holding.ValidFrom : today), now, await HeldOtherwise(holdings, holding, today, cancellation));
        return await change.TrySave(cancellation) is { } refusal ? refusal : holding;
    }

    private static Task<bool> HeldOtherwise(IQueryable<Holding> holdings, Holding ending, DateOnly today, CancellationToken cancellation) =>
        holdings.AnyAsync(
            h => h.Id != ending.Id && h.Person == ending.Person && h.Role == ending.Role && h.Body == ending.Body
                && h.EndedAt == null && h.ValidFrom <= today && (h.ValidTo == null || h.ValidTo >= today),
            cancellation);
}
