using Microsoft.EntityFrameworkCore;
using ThongSuot.Organisation.Data;
using ThongSuot.Platform.Data;
using ThongSuot.Platform.Text;
using ThongSuot.Platform.Time;

namespace ThongSuot.Organisation.Accounts.Administration;

/// <summary>An account as administrators see it; nothing of what its person works on.</summary>
internal sealed record AccountRow(
    Guid Id, Guid Person, string UserName, string Name, DateTimeOffset? ClosedAt, bool HasPassword, bool HasTotp, int Passkeys,
    DateTimeOffset? LockedUntil, DateTimeOffset? CodesLockedUntil, DateTimeOffset? LastSeen)
{
    public bool HasSecondFactor => HasTotp || Passkeys > 0;

    public bool IsLocked(DateTimeOffset now) => LockedUntil > now || CodesLockedUntil > now;
}

/// <summary>A person who could get an account.</summary>
internal sealed record Candidate(Guid Id, string Name, int? BirthYear);

/// <summary>The lists behind the administration of accounts.</summary>
internal sealed class AccountList(AppDb db, TimeProvider time)
{
    public const int PageSize = 50;

    /// <param name="words">Part of a name or user name; empty for all.</param>
    /// <param name="after">User name of the last row of the page before.</param>
    /// <returns>Up to one more than a page, by user name.</returns>
    public async Task<IReadOnlyList<AccountRow>> Page(string? words, string? after, CancellationToken cancellation)
    {
        var (accounts, persons) = (db.Accounts.AsNoTracking(), db.Persons.AsNoTracking());
        var found = accounts.Join(persons, a => a.Person, p => p.Id, (a, p) => new { Account = a, Person = p });
        var folded = Folding.Fold(words ?? "");
        var name = (words ?? "").Trim().ToUpperInvariant();
        if (folded.Length > 0)
            found = found.Where(f => f.Person.FoldedName.Contains(folded) || f.Account.NormalizedUserName!.Contains(name));
        if (!string.IsNullOrEmpty(after))
        {
            var last = after.ToUpperInvariant();
            // In the database, in the order in which it sorts; it knows no other comparison.
#pragma warning disable CA1309
            found = found.Where(f => string.Compare(f.Account.NormalizedUserName, last) > 0);
#pragma warning restore CA1309
        }

        var ids = await found.OrderBy(f => f.Account.NormalizedUserName).Take(PageSize + 1).Select(f => f.Account.Id).ToListAsync(cancellation);
        return await Rows(ids, cancellation);
    }

    public async Task<AccountRow?> Find(Guid id, CancellationToken cancellation) => (await Rows([id], cancellation)).SingleOrDefault();

    /// <summary>The first few people of that name without an account.</summary>
    public async Task<IReadOnlyList<Candidate>> WithoutAccount(string words, CancellationToken cancellation)
    {
        var folded = Folding.Fold(words);
        var accounts = db.Accounts;
        return await db.Persons.AsNoTracking().Where(p => p.FoldedName.Contains(folded) && !accounts.Any(a => a.Person == p.Id))
            .OrderBy(p => p.FoldedName).ThenBy(p => p.Id).Take(PageSize).Select(p => new Candidate(p.Id, p.Name, p.BirthYear)).ToListAsync(cancellation);
    }

    public async Task<Candidate?> Person(Guid id, CancellationToken cancellation) =>
        await db.Persons.AsNoTracking().Where(p => p.Id == id).Select(p => new Candidate(p.Id, p.Name, p.BirthYear)).SingleOrDefaultAsync(cancellation);

    public DateTimeOffset Now => time.Now();

    private async Task<IReadOnlyList<AccountRow>> Rows(IReadOnlyList<Guid> ids, CancellationToken cancellation)
    {
        var (accounts, persons, passkeys, sessions) = (db.Accounts.AsNoTracking(), db.Persons.AsNoTracking(), db.Passkeys.AsNoTracking(), db.Sessions.AsNoTracking());
        return await (
            from account in accounts
            join person in persons on account.Person equals person.Id
            where ids.Contains(account.Id)
            orderby account.NormalizedUserName
            select new AccountRow(
                account.Id, person.Id, account.UserName!, person.Name, account.ClosedAt, account.PasswordHash != null, account.TotpSecret != null,
                passkeys.Count(p => p.UserId == account.Id), account.LockoutEnd, account.CodesLockedUntil,
                sessions.Where(s => s.Account == account.Id).Max(s => (DateTimeOffset?)s.SeenAt))).ToListAsync(cancellation);
    }
}
