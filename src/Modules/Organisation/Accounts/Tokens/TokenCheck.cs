using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Threading.RateLimiting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using ThongSuot.Organisation.Data;
using ThongSuot.Platform.Api;
using ThongSuot.Platform.Data;
using ThongSuot.Platform.Time;
using ThongSuot.Platform.Web;

namespace ThongSuot.Organisation.Accounts.Tokens;

/// <summary>Whose token it is, and whether it still opens anything.</summary>
internal sealed class TokenCheck(AppDb db, WriteGate gate, TimeProvider time)
{
    /// <summary>By which people and programs that look for lost secrets recognise one.</summary>
    public const string Begin = "tsk_";

    private const int RandomBytes = 32, ShownOfIt = 6;

    // Looking at the clock each time would be a write for each request.
    private static readonly TimeSpan UseKept = TimeSpan.FromMinutes(1);

    public static (string Secret, string Prefix, byte[] Hash) New()
    {
        var secret = Begin + System.Buffers.Text.Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(RandomBytes));
        return (secret, secret[..(Begin.Length + ShownOfIt)], HashOf(secret));
    }

    /// <returns>The token when it may be used now; and whether there is or was such a one, which no guess finds.</returns>
    public async Task<(ApiToken? Token, bool IsKnown)> Find(string secret, CancellationToken cancellation)
    {
        if (!secret.StartsWith(Begin, StringComparison.Ordinal) || secret.Length > 100)
            return (null, false);
        var (hash, now, tokens) = (HashOf(secret), time.Now(), db.AccessTokens);
        if (await tokens.AsNoTracking().SingleOrDefaultAsync(t => t.Hash == hash, cancellation) is not { } token)
            return (null, false);
        if (!token.IsLive(now))
            return (null, true);
        if (token.UsedAt is not { } used || now - used >= UseKept)
        {
            var id = token.Id;
            Task<int> Note() => tokens.Where(t => t.Id == id).ExecuteUpdateAsync(t => t.SetProperty(x => x.UsedAt, now), cancellation);
            await (db.IsSqlite ? gate.InTurn(Note, cancellation) : Note());
        }

        return (new ApiToken(token.Id, token.Account, [.. token.Scopes.Split(' ')]), true);
    }

    public async Task<bool> HasSecondFactor(Guid account, CancellationToken cancellation)
    {
        var passkeys = db.Passkeys;
        return await db.Accounts.AnyAsync(a => a.Id == account && (a.TotpSecret != null || passkeys.Any(p => p.UserId == a.Id)), cancellation);
    }

    private static byte[] HashOf(string secret) => SHA256.HashData(Encoding.UTF8.GetBytes(secret));
}

/// <summary>
/// Counts tokens that nobody ever had, by address; beyond the limit no token is looked up for that address. One that expired or was revoked is no guess, so a
/// forgotten program does not lock out its neighbours. In memory, for each node on its own.
/// </summary>
internal sealed class WrongTokens(IOptions<RateLimits> limits) : IDisposable
{
    private readonly PartitionedRateLimiter<string> _wrong = PartitionedRateLimiter.Create<string, string>(network => RateLimitPartition.GetTokenBucketLimiter(network, _ => new TokenBucketRateLimiterOptions
    {
        TokenLimit = limits.Value.WrongTokenBurst,
        ReplenishmentPeriod = TimeSpan.FromMinutes(1) / Math.Max(1, limits.Value.WrongTokensPerMinute),
        TokensPerPeriod = 1,
        QueueLimit = 0,
    }));

    public bool MayTry(IPAddress? from) => _wrong.GetStatistics(RateLimits.Network(from))?.CurrentAvailablePermits is not 0;

    public void Tried(IPAddress? from)
    {
        using var counted = _wrong.AttemptAcquire(RateLimits.Network(from));
    }

    public void Dispose() => _wrong.Dispose();
}
