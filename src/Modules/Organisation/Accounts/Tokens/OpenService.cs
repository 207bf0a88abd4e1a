using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using ThongSuot.Contracts.Organisation;
using ThongSuot.Organisation.Bodies;
using ThongSuot.Organisation.Data;
using ThongSuot.Platform.Data;
using ThongSuot.Platform.Log;
using ThongSuot.Platform.Results;
using ThongSuot.Platform.Security;
using ThongSuot.Platform.Text;
using ThongSuot.Platform.Time;

namespace ThongSuot.Organisation.Accounts.Tokens;

/// <param name="Responsible">User name of who answers for it.</param>
/// <param name="Body">Code of the body that it works for.</param>
internal sealed record WantedService(string? Name, string? Purpose, string? Responsible, string? Body);

/// <summary>Opens the account of another system. Roles are given to it afterwards as to a person, tokens on its page.</summary>
internal sealed class OpenService(AppDb db, EventLog log, ILookupNormalizer normalizer, OrganisationReader reader, IOrganisation organisation, TimeProvider time)
{
    public Task<Result<Guid>> Run(Actor administrator, WantedService wanted, string? address, CancellationToken cancellation) => db.OneAfterAnother<Guid>(async () =>
    {
        if (!administrator.Holds("system_admin"))
            return Refusals.NotAdministrator;
        var (name, purpose) = (Folding.Normalise(wanted.Name ?? "").Trim(), Folding.Normalise(wanted.Purpose ?? "").Trim());
        var view = await organisation.View(cancellation);
        var body = view.FindByCode((wanted.Body ?? "").Trim());
        var userName = normalizer.NormalizeName((wanted.Responsible ?? "").Trim());
        var services = db.ServiceAccounts;
        var responsible = await db.Accounts.Where(a => a.NormalizedUserName == userName && a.ClosedAt == null && !services.Any(s => s.Account == a.Id)).Select(a => (Guid?)a.Person).SingleOrDefaultAsync(cancellation);
        Refusal?[] wrong =
        [
            name.Length is 0 or > 200 ? Refusals.ServiceNameMissing : null,
            purpose.Length is 0 or > ServiceAccount.LongestPurpose ? Refusals.ServicePurposeMissing : null,
            responsible is null ? Refusals.ServiceResponsibleMissing : null,
            body is null ? Refusals.ServiceBodyMissing : null,
        ];
        if (wrong.OfType<Refusal>().ToArray() is { Length: > 0 } refusals)
            return refusals;

        var change = new OrganisationChange(db, log, new Envelope(administrator.Person, "system_admin", Address: address), reader);
        var person = change.Register(Data.Person.Register(name));
        // Nobody types it: it only tells accounts apart.
        var account = Account.Open(person.Id, $"svc-{person.Id:N}", normalizer);
        change.Open(account);
        db.Add(new ServiceAccount { Account = account.Id, Purpose = purpose, Responsible = responsible!.Value, Body = body!.Id, OpenedBy = administrator.Person, OpenedAt = time.Now() });
        change.Note(Streams.OfAccount(account.Id), "organisation.service_opened", new ServiceOpened(account.Id, responsible.Value, body.Id));
        return await change.TrySave(cancellation) is { } refusal ? refusal : account.Id;
    });
}

internal sealed record ServiceOpened(Guid Account, Guid Responsible, Guid Body);

/// <param name="Account">Also its address.</param>
internal sealed record ServiceRow(Guid Account, Guid Person, string Name, string Purpose, Guid Responsible, Guid Body, DateTimeOffset OpenedAt, DateTimeOffset? ClosedAt, int Tokens, DateTimeOffset? UsedAt);

internal sealed class ServiceList(AppDb db, TimeProvider time)
{
    private const int Most = 500;

    public async Task<IReadOnlyList<ServiceRow>> All(CancellationToken cancellation) => await Rows(null).Take(Most).ToListAsync(cancellation);

    public async Task<ServiceRow?> Find(Guid account, CancellationToken cancellation) => await Rows(account).SingleOrDefaultAsync(cancellation);

    private IQueryable<ServiceRow> Rows(Guid? one)
    {
        var (services, accounts, persons, tokens, now) = (db.ServiceAccounts.AsNoTracking(), db.Accounts, db.Persons, db.AccessTokens, time.Now());
        return from service in services
               join account in accounts on service.Account equals account.Id
               join person in persons on account.Person equals person.Id
               where one == null || service.Account == one
               orderby person.FoldedName, service.Account
               select new ServiceRow(service.Account, person.Id, person.Name, service.Purpose, service.Responsible, service.Body, service.OpenedAt, account.ClosedAt,
                   tokens.Count(t => t.Account == service.Account && t.RevokedAt == null && t.ExpiresAt > now), tokens.Where(t => t.Account == service.Account).Max(t => t.UsedAt));
    }
}
