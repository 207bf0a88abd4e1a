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
        (dossier.Title, dossier.Words, dossier.MatterKey, dossier.ContentKey) = (NeutralTitle, "", dossier.Id.ToString("N"), null);
        if (db.IsSqlite)
            db.RemoveRange(await db.DossierWords.Where(w => w.Dossier == dossier.Id).ToListAsync(cancellation));
        else
            db.RemoveRange(await db.DossierWordRows.Where(w => w.Dossier == dossier.Id).ToListAsync(cancellation));
        foreach (var content in await db.DossierContents.Where(c => c.Dossier == dossier.Id && c.Text != null).ToListAsync(cancellation))
            (content.Text, content.Salt, content.ErasedAt) = (null, [], now);
        await PurgeForms(db, dossier.Id, now, cancellation);
        var erased = await db.DossierFiles.Where(f => f.Dossier == dossier.Id && f.ErasedAt == null).ToListAsync(cancellation);
        foreach (var file in erased)
            (file.Name, file.ErasedAt) = ("(đã xóa do nâng độ mật)", now);
        return await Unshared(db, dossier.Id, erased, cancellation);
    }

    private static async Task PurgeForms(AppDb db, Guid dossier, DateTimeOffset now, CancellationToken cancellation)
    {
        var forms = db.FormEntries;
        db.RemoveRange(await RowsOf(db, dossier).ToListAsync(cancellation));
        foreach (var form in await forms.Where(f => f.Dossier == dossier && f.ErasedAt == null).ToListAsync(cancellation))
            (form.Values, form.Typed, form.Salt, form.Revision, form.ErasedAt) = (null, null, [], form.Revision + 1, now);
    }

    /// <summary>Takes the forms of a draft away: no log tells of them yet.</summary>
    public static async Task TakeForms(AppDb db, Guid draft, CancellationToken cancellation)
    {
        var forms = db.FormEntries;
        db.RemoveRange(await RowsOf(db, draft).ToListAsync(cancellation));
        db.RemoveRange(await forms.Where(f => f.Dossier == draft).ToListAsync(cancellation));
    }

    private static IQueryable<FormValueRow> RowsOf(AppDb db, Guid dossier)
    {
        var (forms, rows) = (db.FormEntries, db.FormValues);
        return rows.Where(r => forms.Any(f => f.Id == r.Form && f.Dossier == dossier));
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
