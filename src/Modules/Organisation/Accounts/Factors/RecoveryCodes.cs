using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using ThongSuot.Organisation.Data;
using ThongSuot.Platform.Data;
using ThongSuot.Platform.Time;

namespace ThongSuot.Organisation.Accounts.Factors;

/// <summary>Ten codes on paper for the day when the phone is lost. Staged; saving is the caller's.</summary>
internal sealed class RecoveryCodes(AppDb db, TimeProvider time)
{
    public const int Count = 10;

    private const int Length = 10;

    // Without letters and digits that look alike.
    private const string Alphabet = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789";

    /// <summary>New ones; the old ones end.</summary>
    /// <returns>As they are to be printed, "ABCDE-FGHJK"; they can't be shown again.</returns>
    public async Task<IReadOnlyList<string>> Renew(Guid account, CancellationToken cancellation)
    {
        await Drop(account, cancellation);
        var codes = Enumerable.Range(0, Count).Select(_ => RandomNumberGenerator.GetString(Alphabet, Length)).ToList();
        db.AddRange(codes.Select(code => new RecoveryCode { Id = Guid.CreateVersion7(), Account = account, Hash = HashOf(account, code) }));
        return [.. codes.Select(code => $"{code[..5]}-{code[5..]}")];
    }

    public async Task Drop(Guid account, CancellationToken cancellation) =>
        db.RemoveRange(await db.RecoveryCodes.Where(c => c.Account == account).ToListAsync(cancellation));

    public Task<int> Left(Guid account, CancellationToken cancellation) => db.RecoveryCodes.CountAsync(c => c.Account == account && c.UsedAt == null, cancellation);

    /// <summary>True once for each code.</summary>
    public async Task<bool> Use(Guid account, string typed, CancellationToken cancellation)
    {
        var code = string.Concat(typed.ToUpperInvariant().Where(char.IsAsciiLetterOrDigit));
        if (code.Length != Length)
            return false;
        var hash = HashOf(account, code);
        if (await db.RecoveryCodes.SingleOrDefaultAsync(c => c.Account == account && c.Hash == hash && c.UsedAt == null, cancellation) is not { } found)
            return false;
        found.UsedAt = time.Now();
        return true;
    }

    private static byte[] HashOf(Guid account, string code) => SHA256.HashData(Encoding.ASCII.GetBytes($"{account:N} {code}"));
}
