using Microsoft.EntityFrameworkCore;
using ThongSuot.Contracts.Organisation;
using ThongSuot.Organisation.Accounts.Factors;
using ThongSuot.Organisation.Data;
using ThongSuot.Platform.Data;
using ThongSuot.Platform.Security;

namespace ThongSuot.Organisation.Accounts.Tokens;

internal sealed class ProgramAccounts(AppDb db, IOrganisation organisation, SecondFactorRule rule, TokenCheck check) : IProgramAccounts
{
    public async ValueTask<Actor?> ActorOf(Guid account, CancellationToken cancellation) =>
        await organisation.ActorOf(account, cancellation) is { } actor && (!await rule.Requires(actor, cancellation) || await check.HasSecondFactor(account, cancellation)) ? actor : null;

    public async Task<ServiceAccountSummary?> FindService(Guid account, CancellationToken cancellation)
    {
        var (services, accounts, persons) = (db.ServiceAccounts.AsNoTracking(), db.Accounts, db.Persons);
        return await (from service in services
                      where service.Account == account
                      join own in accounts on service.Account equals own.Id
                      join person in persons on own.Person equals person.Id
                      select new ServiceAccountSummary(service.Account, person.Id, person.Name, service.Responsible)).SingleOrDefaultAsync(cancellation);
    }
}
