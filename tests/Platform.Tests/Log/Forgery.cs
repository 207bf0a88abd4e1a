using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using ThongSuot.Platform.Data;
using ThongSuot.Platform.Log;
using ThongSuot.Platform.Log.Sealing;
using ThongSuot.Platform.Security;

namespace ThongSuot.Platform.Tests.Log;

/// <summary>What a skilled forger with the database's password could do: the program's own formulas, applied to a changed history.</summary>
internal static class Forgery
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <summary>Changes the stream's entries from one on and computes all hashes again.</summary>
    public static Task Rewrite(this Ledger ledger, string stream, int from, bool leavesToo) => ledger.In(async db =>
    {
        byte[] previous = [];
        foreach (var entry in await db.Set<LogEntry>().AsNoTracking().Where(e => e.Stream == stream).OrderBy(e => e.Sequence).ToListAsync(Cancellation))
        {
            var body = entry.Sequence < from ? entry.Body : entry.Body.Replace("đạt", "khác", StringComparison.Ordinal);
            var hash = LogEntry.Chain(previous, entry.Id, entry.Stream, entry.Sequence, entry.Type, entry.Version, entry.At, entry.Envelope, body);
            await db.Set<LogEntry>().Where(e => e.Id == entry.Id)
                .ExecuteUpdateAsync(set => set.SetProperty(e => e.Body, body).SetProperty(e => e.Hash, hash), Cancellation);
            await db.Set<Unsealed>().Where(u => u.Stream == stream && u.Sequence == entry.Sequence).ExecuteUpdateAsync(set => set.SetProperty(u => u.Hash, hash), Cancellation);
            if (leavesToo)
                await db.Set<SealLeaf>().Where(l => l.Stream == stream && l.Sequence == entry.Sequence).ExecuteUpdateAsync(set => set.SetProperty(l => l.Hash, hash), Cancellation);
            previous = hash;
        }
    });

    /// <summary>Computes and signs all seals again.</summary>
    public static Task SignAnew(this Ledger ledger, MasterKey masterKey, bool sameKey = false) => ledger.In(async db =>
    {
        var key = sameKey ? await db.Set<SealKey>().AsNoTracking().SingleAsync(Cancellation) : SealKeys.Create(masterKey);
        using var signer = SealKeys.Open(masterKey, key.PublicKey, key.PrivateKey)!;
        var seals = await db.Set<Seal>().AsNoTracking().OrderBy(s => s.Number).ToListAsync(Cancellation);
        await db.Set<Seal>().ExecuteDeleteAsync(Cancellation);
        await db.Set<SealKey>().ExecuteDeleteAsync(Cancellation);
        db.Add(key);
        byte[] previous = [];
        foreach (var seal in seals)
        {
            var leaves = await db.Set<SealLeaf>().AsNoTracking().Where(l => l.Seal == seal.Number).OrderBy(l => l.Position).ToListAsync(Cancellation);
            var tree = SealHash.Tree([.. leaves.Select(l => SealHash.Leaf(Encoding.UTF8.GetBytes(l.Stream), l.Sequence, l.Hash))]);
            var root = SealHash.Root(previous, seal.Number, seal.At.UtcTicks, seal.LeafCount, key.Id, tree);
            db.Add(new Seal { Number = seal.Number, At = seal.At, LeafCount = seal.LeafCount, PreviousRoot = previous, Root = root, Signature = signer.SignHash(root), KeyId = key.Id });
            previous = root;
        }

        await db.SaveChangesAsync(Cancellation);
    });
}

internal sealed class TemporaryFolder : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("thongsuot-");

    public string Path => _folder.FullName;

    public void Dispose() => _folder.Delete(recursive: true);
}
