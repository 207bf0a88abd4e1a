using Microsoft.EntityFrameworkCore;
using ThongSuot.Contracts.Procedures;
using ThongSuot.Organisation.Bodies;
using ThongSuot.Organisation.Data;
using ThongSuot.Platform.Files;
using ThongSuot.Platform.Jobs;
using ThongSuot.Platform.Results;

namespace ThongSuot.Organisation.Import;

/// <summary>What a file would do, sheet by sheet, and every fault with its cell.</summary>
internal sealed record DryRun(IReadOnlyList<SheetCount> Counts, IReadOnlyList<string> Faults, int FaultCount)
{
    public int Doable => Counts.Sum(c => c.New + c.Changed);
}

internal sealed record SheetCount(string Sheet, int New, int Changed, int Unchanged, int Faulty);

/// <summary>Keeps an uploaded file, reads it, and starts the job that applies it. A file is found by its own id, and by who uploaded it.</summary>
internal sealed class ImportFiles(OrganisationChanges changes, FileStore store, IProcedures procedures, ChangeBody changeBody, TimeProvider time)
{
    public const long MostBytes = 5L << 20;

    private const int MostFaults = 500;

    public async Task<Result<ImportFile>> Keep(By by, string? name, Stream content, CancellationToken cancellation)
    {
        name = Platform.Text.Folding.Normalise(Path.GetFileName(name ?? ""));
        if (!name.EndsWith(".xlsx", StringComparison.OrdinalIgnoreCase))
            return Refusals.FileMissing;
        if (await store.Keep(content, MostBytes, cancellation) is not { } kept)
            return Refusals.FileTooBig;
        var file = new ImportFile
        {
            Id = Guid.CreateVersion7(changes.Now), Hash = kept.Hash, Name = name.Length > 200 ? name[^200..] : name, Person = by.Actor.Person, CreatedAt = changes.Now,
        };
        changes.Db.Add(file);
        await changes.Db.SaveChangesAsync(cancellation);
        return file;
    }

    public Task<ImportFile?> Find(By by, Guid id, CancellationToken cancellation) =>
        changes.Db.ImportFiles.FirstOrDefaultAsync(f => f.Id == id && f.Person == by.Actor.Person, cancellation);

    public async Task<Result<IReadOnlyList<ImportRow>>> Rows(ImportFile file, CancellationToken cancellation)
    {
        await using var content = store.Open(file.Hash);
        if (content is null)
            return Refusals.FileMissing;
        using var copy = new MemoryStream();
        await content.CopyToAsync(copy, cancellation);
        var sheets = Workbook.Read(copy);
        return sheets.IsOk ? ImportSheets.Rows(sheets.Value) : sheets.Refusal;
    }

    /// <summary>Reads everything, changes nothing.</summary>
    public async Task<Result<DryRun>> Try(ImportFile file, CancellationToken cancellation)
    {
        var rows = await Rows(file, cancellation);
        if (!rows.IsOk)
            return rows.Refusal;
        var taking = new ImportRows(await ImportState.Read(changes.Db, procedures, cancellation), changes, changeBody);
        var counts = new Dictionary<string, SheetCount>(StringComparer.Ordinal);
        var faults = new List<string>();
        var faultCount = 0;
        foreach (var row in rows.Value)
        {
            var verdict = await taking.Take(row, change: null, cancellation);
            var sheet = ImportSheets.All[(int)row.Part].Sheet;
            var count = counts.GetValueOrDefault(sheet) ?? new SheetCount(sheet, 0, 0, 0, 0);
            counts[sheet] = verdict switch
            {
                Verdict.New => count with { New = count.New + 1 },
                Verdict.Changed => count with { Changed = count.Changed + 1 },
                Verdict.Unchanged => count with { Unchanged = count.Unchanged + 1 },
                Verdict.Faulty => count with { Faulty = count.Faulty + 1 },
            };
            faultCount += row.Faults.Count;
            faults.AddRange(row.Faults.Take(MostFaults - faults.Count));
        }

        return new DryRun([.. counts.Values], faults, faultCount);
    }

    /// <summary>Starts the job; asked twice, it is the same one.</summary>
    public async Task<Result<Guid>> Start(By by, Guid id, CancellationToken cancellation)
    {
        if (await Find(by, id, cancellation) is not { } file)
            return Refusals.NotFound;
        if (file.Job is { } started)
            return started;
        var job = JobList.Start(changes.Db, by.Actor, ImportJob.KindName, $"Nhập tổ chức từ {file.Name}", new ImportInput(file.Id, by.Address), time);
        file.Job = job.Id;
        await changes.Db.SaveChangesAsync(cancellation);
        return job.Id;
    }
}

internal sealed record ImportInput(Guid File, string? Address);
