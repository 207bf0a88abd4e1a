using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using ThongSuot.Organisation.Accounts.Administration;
using ThongSuot.Organisation.Accounts.Factors;
using ThongSuot.Organisation.Accounts.Passwords;
using ThongSuot.Organisation.Data;
using ThongSuot.Platform.Api;
using ThongSuot.Platform.Data;
using ThongSuot.Platform.Log;
using ThongSuot.Platform.Results;
using ThongSuot.Platform.Security;
using ThongSuot.Platform.Text;
using ThongSuot.Platform.Time;

namespace ThongSuot.Organisation.Accounts.Tokens;

/// <summary>How long a token may live; set under "Tokens" in <c>appsettings.json</c>.</summary>
internal sealed class TokenLimits
{
    public int LongestDays { get; set; } = 366;

    public int MostOfAccount { get; set; } = 20;
}

/// <summary>A token as it is asked for.</summary>
/// <param name="Days">As typed.</param>
internal sealed record WantedToken(string? Name, IReadOnlyCollection<string> Scopes, string? Days);

/// <param name="Secret">Shown once; nobody can read it again.</param>
internal sealed record MadeToken(Guid Id, string Secret);

/// <summary>Makes a token: for oneself, or, as administrator, for a service account. The password is asked for each time.</summary>
internal sealed class MakeToken(AppDb db, AccountChange change, CurrentPassword password, SecondFactorRule rule, TokenCheck check, IOptions<TokenLimits> limits, TimeProvider time)
{
    public async Task<Result<MadeToken>> Run(Actor actor, WantedToken wanted, string? typedPassword, string? address, CancellationToken cancellation)
    {
        // Its page does not open to who owes a second factor; should that page ever change, this stays.
        if (await rule.Requires(actor, cancellation) && !await check.HasSecondFactor(actor.Account, cancellation))
            return ApiRefusals.SecondFactorOwed;
        return await Make(actor, actor.Account, wanted, typedPassword, address, cancellation);
    }

    public async Task<Result<MadeToken>> ForService(Actor administrator, Guid service, WantedToken wanted, string? typedPassword, string? address, CancellationToken cancellation)
    {
        if (!administrator.Holds("system_admin"))
            return Refusals.NotAdministrator;
        var (services, accounts) = (db.ServiceAccounts, db.Accounts);
        return await services.AnyAsync(s => s.Account == service && accounts.Any(a => a.Id == service && a.ClosedAt == null), cancellation)
            ? await Make(administrator, service, wanted, typedPassword, address, cancellation)
            : Refusals.AccountNotFound;
    }

    private Task<Result<MadeToken>> Make(Actor actor, Guid account, WantedToken wanted, string? typedPassword, string? address, CancellationToken cancellation) => db.OneAfterAnother<MadeToken>(async () =>
    {
        var (name, longest, now) = (Folding.Normalise(wanted.Name ?? "").Trim(), limits.Value.LongestDays, time.Now());
        var scopes = wanted.Scopes.Distinct(StringComparer.Ordinal).ToArray();
        var days = int.TryParse(wanted.Days, NumberStyles.None, CultureInfo.InvariantCulture, out var typed) ? typed : 0;
        Refusal?[] wrong =
        [
            name.Length is 0 or > AccessToken.LongestName ? Refusals.TokenNameMissing : null,
            scopes.Length == 0 || !scopes.All(ApiScopes.IsKnown) ? Refusals.TokenScopesMissing : null,
            days < 1 || days > longest ? Refusals.TokenDays(longest) : null,
        ];
        if (wrong.OfType<Refusal>().ToArray() is { Length: > 0 } refusals)
            return refusals;
        var asked = await password.Ask(actor, typedPassword, "mat-khau", cancellation);
        if (!asked.IsOk)
            return asked.Refusal;
        if (await db.AccessTokens.CountAsync(t => t.Account == account && t.RevokedAt == null && t.ExpiresAt > now, cancellation) >= limits.Value.MostOfAccount)
            return Refusals.TokensTooMany(limits.Value.MostOfAccount);
        var (secret, prefix, hash) = TokenCheck.New();
        var token = new AccessToken
        {
            Id = Guid.CreateVersion7(now), Account = account, Name = name, Prefix = prefix, Hash = hash, Scopes = string.Join(' ', scopes), MadeBy = actor.Person, MadeAt = now, ExpiresAt = now + TimeSpan.FromDays(days),
        };
        db.Add(token);
        change.Note(account, "organisation.token_made", new TokenMade(token.Id, account, token.Scopes, token.ExpiresAt));
        await change.Save(new Envelope(actor.Person, Address: address), cancellation);
        return new MadeToken(token.Id, secret);
    });
}

/// <summary>Ends a token at once: one's own, or, as administrator, a service account's.</summary>
internal sealed class RevokeToken(AppDb db, AccountChange change, TimeProvider time)
{
    public Task<Result<bool>> Run(Actor actor, Guid id, string? address, CancellationToken cancellation) =>
        Revoke(actor, actor.Account, id, address, cancellation);

    public async Task<Result<bool>> OfService(Actor administrator, Guid service, Guid id, string? address, CancellationToken cancellation) =>
        !administrator.Holds("system_admin") ? Refusals.NotAdministrator
        : await db.ServiceAccounts.AnyAsync(s => s.Account == service, cancellation) ? await Revoke(administrator, service, id, address, cancellation)
        : Refusals.AccountNotFound;

    private Task<Result<bool>> Revoke(Actor actor, Guid account, Guid id, string? address, CancellationToken cancellation) => db.OneAfterAnother<bool>(async () =>
    {
        if (await db.AccessTokens.SingleOrDefaultAsync(t => t.Id == id && t.Account == account, cancellation) is not { } token)
            return Refusals.TokenNotFound;
        if (token.RevokedAt is not null)
            return true;
        token.Revoke(time.Now());
        change.Note(account, "organisation.token_revoked", new TokenRevoked(id, account));
        await change.Save(new Envelope(actor.Person, Address: address), cancellation);
        return true;
    });
}

/// <summary>What was asked of tokens, as their owners and administrators read it.</summary>
internal sealed class TokenList(AppDb db, TimeProvider time, IOptions<TokenLimits> limits)
{
    private const int Most = 200;

    public DateTimeOffset Now => time.Now();

    public int LongestDays => limits.Value.LongestDays;

    /// <summary>The newest first.</summary>
    public async Task<IReadOnlyList<AccessToken>> Of(Guid account, CancellationToken cancellation) =>
        await db.AccessTokens.AsNoTracking().Where(t => t.Account == account).OrderByDescending(t => t.MadeAt).Take(Most).ToListAsync(cancellation);
}

internal sealed record TokenMade(Guid Token, Guid Account, string Scopes, DateTimeOffset ExpiresAt);

internal sealed record TokenRevoked(Guid Token, Guid Account);
