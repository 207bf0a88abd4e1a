using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using ThongSuot.Organisation.Bodies;
using ThongSuot.Organisation.Data;
using ThongSuot.Platform.Data;
using ThongSuot.Platform.Log;
using ThongSuot.Platform.Results;
using ThongSuot.Platform.Security;

namespace ThongSuot.Organisation.Accounts.Administration;

/// <summary>An account with the link by which its person sets the password.</summary>
/// <param name="Secret">Of the address <c>/dat-mat-khau?ma=…</c>; shown once.</param>
internal sealed record Invited(Guid Account, string UserName, string Secret);

/// <summary>Opens an account for a person who has none.</summary>
internal sealed class OpenAccount(AppDb db, EventLog log, OneTimeLinks links, ILookupNormalizer normalizer, OrganisationReader reader)
{
    public Task<Result<Invited>> Run(Actor administrator, Guid person, string? userName, string? address, CancellationToken cancellation) => db.OneAfterAnother<Invited>(async () =>
    {
        userName = (userName ?? "").Trim();
        if (!administrator.Holds("system_admin"))
            return Refusals.NotAdministrator;
        if (!await db.Persons.AnyAsync(p => p.Id == person, cancellation))
            return Refusals.PersonNotFound;
        if (await db.Accounts.AnyAsync(a => a.Person == person, cancellation))
            return Refusals.PersonHasAccount;
        if (!UserNameRule.Fits(userName))
            return Refusals.UserNameInvalid;
        var account = Account.Open(person, userName, normalizer);
        if (await db.Accounts.AnyAsync(a => a.NormalizedUserName == account.NormalizedUserName, cancellation))
            return Refusals.UserNameTaken;

        var change = new OrganisationChange(db, log, new Envelope(administrator.Person, Address: address), reader);
        change.Open(account);
        change.Note(Streams.OfAccount(account.Id), "organisation.password_link_issued", new PasswordLinkIssued(account.Id));
        var secret = await links.Issue(account.Id, cancellation);
        await change.Save(cancellation);
        return new Invited(account.Id, userName, secret);
    });
}

/// <summary>A new link to set the password; earlier ones end. The administrator never sees or sets a password.</summary>
internal sealed class IssuePasswordLink(AppDb db, AccountChange change, OneTimeLinks links)
{
    public Task<Result<Invited>> Run(Actor administrator, Guid id, string? address, CancellationToken cancellation) => db.OneAfterAnother<Invited>(async () =>
    {
        var found = await db.AccountOfAnother(administrator, id, cancellation);
        if (!found.IsOk)
            return found.Refusal;
        if (found.Value.ClosedAt is not null)
            return Refusals.AccountClosed;
        if (await db.ServiceAccounts.AnyAsync(s => s.Account == id, cancellation))
            return Refusals.ServiceHasNoPassword;
        var secret = await links.Issue(id, cancellation);
        change.Note(id, "organisation.password_link_issued", new PasswordLinkIssued(id));
        await change.Save(new Envelope(administrator.Person, Address: address), cancellation);
        return new Invited(id, found.Value.UserName!, secret);
    });
}

internal sealed record PasswordLinkIssued(Guid Account);
