using Microsoft.EntityFrameworkCore;
using ThongSuot.Organisation.Data;
using ThongSuot.Platform.Data;
using ThongSuot.Platform.Results;
using ThongSuot.Platform.Security;
using ThongSuot.Platform.Text;

namespace ThongSuot.Organisation.Accounts.Administration;

/// <summary>What every act of an administrator on an account has in common.</summary>
internal static class AccountForAdministration
{
    public const int ReasonMost = 500;

    /// <summary>Runs the system or reads its log: longer passwords, a second factor.</summary>
    public static bool IsAdministrator(this Actor actor) => actor.Holds("system_admin") || actor.Holds("security_auditor");

    /// <summary>The account, unless it is the administrator's own: nobody takes safeguards from itself.</summary>
    public static async Task<Result<Account>> AccountOfAnother(this AppDb db, Actor administrator, Guid id, CancellationToken cancellation)
    {
        if (!administrator.Holds("system_admin"))
            return Refusals.NotAdministrator;
        if (id == administrator.Account)
            return Refusals.NotOnYourself;
        return await db.Accounts.SingleOrDefaultAsync(a => a.Id == id, cancellation) is { } account ? account : Refusals.AccountNotFound;
    }

    /// <summary>The reason as it is kept; null when it is missing.</summary>
    public static string? Reason(string? typed) => Folding.Normalise(typed ?? "") is { Length: > 0 and <= ReasonMost } reason ? reason : null;
}
