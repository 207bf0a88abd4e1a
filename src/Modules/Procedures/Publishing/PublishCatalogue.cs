using Microsoft.EntityFrameworkCore;
using ThongSuot.Contracts.Procedures;
using ThongSuot.Platform.Data;
using ThongSuot.Platform.Log;
using ThongSuot.Platform.Results;
using ThongSuot.Platform.Time;
using ThongSuot.Procedures.Catalogue;
using ThongSuot.Procedures.Data;

namespace ThongSuot.Procedures.Publishing;

/// <summary>What a load changed.</summary>
/// <param name="Set">Number of the set published now.</param>
internal sealed record Published(int Set, int NewVersions, int NewForms, int NewReferences, int Retired)
{
    public bool ChangedAnything => NewVersions + NewForms + NewReferences + Retired > 0;
}

/// <summary>
/// Publishes a package: what differs from what is published becomes a new version, what is gone ends, what is the same is not
/// touched. One transaction; the same package again writes nothing.
/// </summary>
internal sealed class PublishCatalogue(AppDb db, EventLog log, TimeProvider time)
{
    public async Task<Result<Published>> Run(CataloguePackage package, CancellationToken cancellation)
    {
        var current = await db.Sets.AsNoTracking().OrderByDescending(s => s.Number).Select(s => new { s.Number, s.Hash }).FirstOrDefaultAsync(cancellation);
        if (current is not null && current.Hash == package.Hash)
            return new Published(current.Number, 0, 0, 0, 0);

        var (now, number) = (time.Now(), (current?.Number ?? 0) + 1);
        db.Sets.Add(new SetRow
        {
            Number = number, Version = package.Set.Version, Decision = package.Set.Decision.Number, StatusText = package.Set.StatusText,
            Hash = package.Hash, Yaml = package.Files[SetFile.Path].Text, LoadedAt = now,
        });
        var (references, goneReferences) = await References(package, now, cancellation);
        var (forms, newForms, goneForms) = await Forms(package, now, cancellation);
        var (versions, goneVersions) = await Versions(package, forms, number, now, cancellation);
        try
        {
            await db.SaveChangesAsync(cancellation);
        }
        catch (DbUpdateException)
        {
            // Another node published between our look and our save; the keys let only one through.
            db.ChangeTracker.Clear();
            if (await db.Sets.AsNoTracking().AnyAsync(s => s.Number >= number, cancellation))
                return Refusals.Busy;
            throw;
        }

        return new Published(number, versions, newForms, references, goneReferences + goneForms + goneVersions);
    }

    private async Task<(int New, int Gone)> References(CataloguePackage package, DateTimeOffset now, CancellationToken cancellation)
    {
        var files = package.Files.Values.Where(IsReference).ToList();
        var last = await db.References.Where(r => r.ValidTo == null).ToDictionaryAsync(r => r.Kind, StringComparer.Ordinal, cancellation);
        var numbers = await db.References.GroupBy(r => r.Kind).Select(g => new { g.Key, Last = g.Max(r => r.Version) })
            .ToDictionaryAsync(x => x.Key, x => x.Last, StringComparer.Ordinal, cancellation);
        var added = 0;
        foreach (var file in files)
        {
            if (last.TryGetValue(file.Path, out var old) && old.Hash == file.Hash)
                continue;
            old?.ValidTo = now;
            db.References.Add(new ReferenceRow
            {
                Id = Guid.CreateVersion7(now), Kind = file.Path, Version = numbers.GetValueOrDefault(file.Path) + 1, Hash = file.Hash, Yaml = file.Text,
                Source = $"{package.Set.Title}, {package.Set.Version}", ValidFrom = now,
            });
            added++;
        }

        var gone = last.Values.Where(old => !package.Files.ContainsKey(old.Kind)).ToList();
        foreach (var old in gone)
            old.ValidTo = now;
        return (added, gone.Count);
    }

    /// <summary>The form versions of the package by code, and how many of them are new.</summary>
    private async Task<(Dictionary<string, FormVersionRow> Forms, int New, int Gone)> Forms(CataloguePackage package, DateTimeOffset now, CancellationToken cancellation)
    {
        var forms = await db.FormVersions.Where(f => f.ValidTo == null).ToDictionaryAsync(f => f.Code, StringComparer.Ordinal, cancellation);
        var numbers = await db.FormVersions.GroupBy(f => f.Code).Select(g => new { g.Key, Last = g.Max(f => f.Number) })
            .ToDictionaryAsync(x => x.Key, x => x.Last, StringComparer.Ordinal, cancellation);
        var added = 0;
        foreach (var form in package.Forms.Values)
        {
            var file = package.Files[form.At.File];
            if (forms.TryGetValue(form.Code, out var old) && old.Hash == file.Hash)
                continue;
            old?.ValidTo = now;
            var row = new FormVersionRow
            {
                Id = Guid.CreateVersion7(now), Code = form.Code, Number = numbers.GetValueOrDefault(form.Code) + 1, Hash = file.Hash, Path = file.Path,
                Yaml = file.Text, ValidFrom = now,
            };
            db.FormVersions.Add(row);
            forms[form.Code] = row;
            added++;
        }

        var gone = forms.Values.Where(old => !package.Forms.ContainsKey(old.Code)).ToList();
        foreach (var old in gone)
            old.ValidTo = now;
        return (forms, added, gone.Count);
    }

    private async Task<(int New, int Gone)> Versions(
        CataloguePackage package, Dictionary<string, FormVersionRow> forms, int set, DateTimeOffset now, CancellationToken cancellation)
    {
        var last = await db.Versions.Where(v => v.ValidTo == null).ToDictionaryAsync(v => v.Code, StringComparer.Ordinal, cancellation);
        var numbers = await db.Versions.GroupBy(v => v.Code).Select(g => new { g.Key, Last = g.Max(v => v.Number) })
            .ToDictionaryAsync(x => x.Key, x => x.Last, StringComparer.Ordinal, cancellation);
        // Nobody acts here: the system publishes what the package says, on the basis of its decision.
        var envelope = new Envelope(Person: null, Basis: $"{package.Set.Decision.Number}, {package.Set.Decision.Issuer}");
        var added = 0;
        foreach (var procedure in package.Procedures)
        {
            var (code, hash) = (procedure.Procedure.Code, package.VersionHashOf(procedure));
            if (last.TryGetValue(code, out var old) && old.Hash == hash)
                continue;
            old?.ValidTo = now;
            var row = new VersionRow
            {
                Id = Guid.CreateVersion7(now), Code = code, Number = numbers.GetValueOrDefault(code) + 1, Field = procedure.Procedure.Field, Set = set, Hash = hash,
                Path = procedure.At.File, Yaml = package.Files[procedure.At.File].Text, Status = VersionStatus.Official, ValidFrom = now,
            };
            db.Versions.Add(row);
            db.FormUses.AddRange(procedure.Procedure.Forms.Select(form => new FormUseRow { Version = row.Id, Form = forms[form].Id }));
            await log.Append(db, StreamOf(code), envelope, VersionPublished.Type, new VersionPublished(row.Id, code, row.Number, set, hash, old?.Id), cancellation);
            added++;
        }

        var kept = package.Procedures.Select(p => p.Procedure.Code).ToHashSet(StringComparer.Ordinal);
        var gone = last.Values.Where(old => !kept.Contains(old.Code)).ToList();
        foreach (var old in gone)
        {
            (old.ValidTo, old.Status) = (now, VersionStatus.Repealed);
            await log.Append(db, StreamOf(old.Code), envelope, VersionRepealed.Type, new VersionRepealed(old.Id, old.Code, set), cancellation);
        }

        return (added, gone.Count);
    }

    private static string StreamOf(string code) => "procedure/" + code;

    private static bool IsReference(PackageFile file) =>
        file.Path.StartsWith(Reference.Folder, StringComparison.Ordinal) || file.Path.StartsWith(CompetenceFiles.Folder, StringComparison.Ordinal);
}
