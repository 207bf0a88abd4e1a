using Microsoft.EntityFrameworkCore;
using ThongSuot.Dossiers.Data;
using ThongSuot.Platform.Data;
using ThongSuot.Platform.Files;
using ThongSuot.Platform.Time;

namespace ThongSuot.Dossiers.Steps;

/// <summary>Takes the content out of a dossier whose secrecy was raised: texts, title and files go, tombstones stay, the log still verifies.</summary>
internal sealed class FileErasure(FileStore files, WriteGate gate, TimeProvider time)
{
    public const string NeutralTitle = "Hồ sơ có nội dung mật";

    /// <summary>Marks everything erased in this transaction; returns the stored files that nobody else refers to.</summary>
    public async Task<IReadOnlyList<string>> Purge(AppDb db, Dossier dossier, CancellationToken cancellation)
    {
        var now = time.Now();
        (dossier.Title, dossier.Words, dossier.MatterKey) = (NeutralTitle, "", dossier.Id.ToString("N"));
        db.RemoveRange(await db.DossierWords.Where(w => w.Dossier == dossier.Id).ToListAsync(cancellation));
        foreach (var content in await db.DossierContents.Where(c => c.Dossier == dossier.Id && c.Text != null).ToListAsync(cancellation))
            (content.Text, content.Salt, content.ErasedAt) = (null, [], now);
        var erased = await db.DossierFiles.Where(f => f.Dossier == dossier.Id && f.ErasedAt == null).ToListAsync(cancellation);
        foreach (var file in erased)
            (file.Name, file.ErasedAt) = ("(đã xóa do nâng độ mật)", now);
        return await Unshared(db, dossier.Id, erased, cancellation);
    }

    /// <summary>Of these files of a draft or dossier, the stored ones that nobody else refers to.</summary>
    public static async Task<IReadOnlyList<string>> Unshared(AppDb db, Guid owner, IEnumerable<DossierFile> files, CancellationToken cancellation)
    {
        var hashes = files.Select(f => f.Hash).Distinct().ToArray();
        var others = db.DossierFiles;
        var shared = await others.Where(f => hashes.Contains(f.Hash) && f.Dossier != owner && f.ErasedAt == null).Select(f => f.Hash).ToListAsync(cancellation);
        return [.. hashes.Except(shared, StringComparer.Ordinal)];
    }

    /// <summary>After the commit: files leave the disk, and on SQLite the write-ahead log, which still holds the pages as they were, is emptied.</summary>
    public async Task Finish(AppDb db, IReadOnlyList<string> hashes, CancellationToken cancellation)
    {
        EraseFromDisk(hashes);
        if (db.IsSqlite)
            await gate.InTurn(() => db.Database.ExecuteSqlRawAsync("pragma wal_checkpoint(truncate)", cancellation), cancellation);
    }

    public void EraseFromDisk(IReadOnlyList<string> hashes)
    {
        foreach (var hash in hashes)
            files.Erase(hash);
    }
}
