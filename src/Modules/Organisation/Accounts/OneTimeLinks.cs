using System.Buffers.Text;
using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using ThongSuot.Organisation.Data;
using ThongSuot.Platform.Data;
using ThongSuot.Platform.Time;

namespace ThongSuot.Organisation.Accounts;

/// <summary>One-time links: 256 random bits, of which only the hash is stored, good for a day.</summary>
internal sealed class OneTimeLinks(AppDb db, TimeProvider time)
{
    public static readonly TimeSpan Life = TimeSpan.FromHours(24);

    /// <summary>Stages a new one; earlier ones for the same account end.</summary>
    /// <param name="account">Null: for the first administrator.</param>
    /// <returns>The secret of the address, 43 characters.</returns>
    public async Task<string> Issue(Guid? account, CancellationToken cancellation)
    {
        db.RemoveRange(await db.SetupLinks.Where(l => l.Account == account && l.UsedAt == null).ToListAsync(cancellation));
        var secret = RandomNumberGenerator.GetBytes(32);
        db.Add(new SetupLink { Id = Guid.CreateVersion7(), Account = account, Hash = SHA256.HashData(secret), ExpiresAt = time.Now() + Life });
        return Base64Url.EncodeToString(secret);
    }

    public async Task<SetupLink?> Find(string? secret, CancellationToken cancellation)
    {
        if (secret is not { Length: 43 } || !Base64Url.IsValid(secret))
            return null;
        var hash = SHA256.HashData(Base64Url.DecodeFromChars(secret));
        var now = time.Now();
        return await db.SetupLinks.SingleOrDefaultAsync(l => l.Hash == hash && l.UsedAt == null && l.ExpiresAt > now, cancellation);
    }
}
