using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using ThongSuot.Organisation.Bodies;
using ThongSuot.Organisation.Data;
using ThongSuot.Platform.Data;
using ThongSuot.Platform.Log;
using ThongSuot.Platform.Results;
using ThongSuot.Platform.Text;
using ThongSuot.Platform.Time;

namespace ThongSuot.Organisation.Accounts;

/// <summary>What the first administrator fills in.</summary>
/// <param name="Committee">Name of the committee that uses the system; the tree's first body.</param>
internal sealed record FirstAdministrator(string Name, string Committee, string UserName, string Password, string PasswordAgain);

/// <summary>The way into an empty installation: a link, printed once at start, with which the first administrator names itself.</summary>
internal sealed class SetUp(AppDb db, EventLog log, OneTimeLinks links, IPasswordHasher<Account> hasher, ILookupNormalizer normalizer, OrganisationReader reader, TimeProvider time)
{
    /// <summary>A new secret for the link (43 characters); earlier ones end. Null when there are accounts already.</summary>
    public async Task<string?> NewSecret(CancellationToken cancellation)
    {
        if (await db.Accounts.AnyAsync(cancellation))
            return null;
        var secret = await links.Issue(account: null, cancellation);
        await db.SaveChangesAsync(cancellation);
        return secret;
    }

    public async Task<bool> IsOpen(string? secret, CancellationToken cancellation) => await Find(secret, cancellation) is not null;

    public async Task<Result<Account>> Run(string? secret, FirstAdministrator first, string? address, CancellationToken cancellation)
    {
        if (await Find(secret, cancellation) is not { } link)
            return Refusals.SetupLinkInvalid;
        first = first with { Name = Folding.Normalise(first.Name), Committee = Folding.Normalise(first.Committee), UserName = first.UserName.Trim() };
        if (Check(first) is { Length: > 0 } refusals)
            return refusals;

        var today = time.Now().DateInVietnam();
        link.UsedAt = time.Now();
        var change = new OrganisationChange(db, log, new Envelope(Person: null, Address: address, Basis: "Thiết lập lần đầu"), reader);
        var committee = change.Found(Body.Found("TU", first.Committee, "province_committee", "TINH", parent: null, today));
        var person = change.Register(Person.Register(first.Name));
        change.Give(new Holding { Id = Guid.CreateVersion7(), Person = person.Id, Role = "system_admin", Body = committee.Id, Position = "Quản trị hệ thống", ValidFrom = today });
        var account = Account.Open(person.Id, first.UserName, normalizer);
        account.TakePassword(hasher.HashPassword(account, PasswordRule.Normalise(first.Password)));
        change.Open(account);
        try
        {
            await change.Save(cancellation);
            return account;
        }
        catch (DbUpdateException failure) when (failure.IsConflict())
        {
            // The link was used a moment earlier.
            db.ChangeTracker.Clear();
            return Refusals.SetupLinkInvalid;
        }
    }

    private async Task<SetupLink?> Find(string? secret, CancellationToken cancellation) =>
        await db.Accounts.AnyAsync(cancellation) ? null : await links.Find(secret, cancellation);

    private static Refusal[] Check(FirstAdministrator first) =>
    [
        .. new[]
        {
            first.Name.Length == 0 ? Refusals.NameMissing : first.Name.Length > 200 ? Refusals.NameTooLong : null,
            first.Committee.Length == 0 ? Refusals.CommitteeMissing : first.Committee.Length > 300 ? Refusals.CommitteeTooLong : null,
            UserNameRule.Fits(first.UserName) ? null : Refusals.UserNameInvalid,
            PasswordRule.Check(first.Password, first.UserName, PasswordRule.LeastForAdministrators),
            string.Equals(first.Password, first.PasswordAgain, StringComparison.Ordinal) ? null : Refusals.PasswordsDiffer,
        }.OfType<Refusal>(),
    ];
}

internal static class UserNameRule
{
    public const int Most = 60;

    public static bool Fits(string text) =>
        text.Length is >= 3 and <= Most && text.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c is '.' or '-' or '_');
}
