using Microsoft.EntityFrameworkCore;
using ThongSuot.Contracts.Procedures;
using ThongSuot.Platform.Data;
using ThongSuot.Platform.Log;
using ThongSuot.Platform.Results;
using ThongSuot.Platform.Time;
using ThongSuot.Procedures.Catalogue;
using ThongSuot.Procedures.Data;
using ThongSuot.Procedures.Search;
using ThongSuot.Procedures.Localising;

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
internal sealed class PublishCatalogue(AppDb db, EventLog log, TimeProvider time, IEnumerable<ILocalRebase>? rebases = null)
{
    private readonly List<(VersionRow Published, Guid Replaced)> _changed = [];

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
        Listings.Follow(db, package);
        await Rebase(package, now, cancellation);
        var saved = await Publications.Save(db, await Publications.Next(db, now, cancellation), cancellation);
        return saved.IsOk ? new Published(number, versions, newForms, references, goneReferences + goneForms + goneVersions) : saved.Refusal;
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
            // As with procedures: what officers made of a form since then stands.
            if (forms.TryGetValue(form.Code, out var old) && (old.Hash == file.Hash || old.Draft is not null))
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

        var gone = forms.Values.Where(old => old.Draft is null && !package.Forms.ContainsKey(old.Code)).ToList();
        foreach (var old in gone)
            old.ValidTo = now;
        return (forms, added, gone.Count);
    }

    private async Task<(int New, int Gone)> Versions(
        CataloguePackage package, Dictionary<string, FormVersionRow> forms, int set, DateTimeOffset now, CancellationToken cancellation)
    {
        var versions = db.Versions;
        var numbers = await versions.GroupBy(v => v.Code).Select(g => new { g.Key, Last = g.Max(v => v.Number) })
            .ToDictionaryAsync(x => x.Key, x => x.Last, StringComparer.Ordinal, cancellation);
        // What officers decided since then stands: only a text that the package itself changed makes a new version.
        var shipped = await versions.AsNoTracking().Where(v => v.FromPackage && v.Number == versions.Where(o => o.Code == v.Code && o.FromPackage).Max(o => o.Number))
            .Select(v => new { v.Code, v.Hash }).ToDictionaryAsync(v => v.Code, v => v.Hash, StringComparer.Ordinal, cancellation);
        var last = await versions.Where(v => v.Body == null && v.Status == VersionStatus.Official && v.ValidTo == null)
            .ToDictionaryAsync(v => v.Code, StringComparer.Ordinal, cancellation);
        var envelope = EnvelopeOf(package);
        var repealed = await RepealedByOfficers(cancellation);
        var added = 0;
        foreach (var procedure in package.Procedures)
        {
            var (code, hash) = (procedure.Procedure.Code, package.VersionHashOf(procedure));
            if (repealed.Contains(code) && !last.ContainsKey(code))
                continue;
            if (last.TryGetValue(code, out var old) ? (old.FromPackage ? old.Hash : shipped.GetValueOrDefault(code)) == hash : false)
                continue;
            if (old is { FromPackage: false })
            {
                await Offer(package, procedure, old, now, cancellation);
                continue;
            }

            old?.ValidTo = now;
            var row = new VersionRow
            {
                Id = Guid.CreateVersion7(now), Code = code, Number = numbers.GetValueOrDefault(code) + 1, Field = procedure.Procedure.Field, Set = set, Hash = hash,
                Path = procedure.At.File, Yaml = package.Files[procedure.At.File].Text, Status = VersionStatus.Official, ValidFrom = now, FromPackage = true,
                Decision = package.Set.Decision.Number, DecisionDate = package.Set.Decision.Date, DecisionIssuer = package.Set.Decision.Issuer,
            };
            db.Versions.Add(row);
            if (old is not null)
                _changed.Add((row, old.Id));
            db.FormUses.AddRange(procedure.Procedure.Forms.Select(form => new FormUseRow { Version = row.Id, Form = forms[form].Id }));
            await log.Append(db, StreamOf(code), envelope, VersionPublished.Type, new VersionPublished(row.Id, code, row.Number, set, hash, old?.Id), cancellation);
            added++;
        }

        var kept = package.Procedures.Select(p => p.Procedure.Code).ToHashSet(StringComparer.Ordinal);
        var gone = last.Values.Where(old => old.FromPackage && !kept.Contains(old.Code)).ToList();
        foreach (var old in gone)
        {
            (old.ValidTo, old.Repealed) = (now, true);
            await log.Append(db, StreamOf(old.Code), envelope, VersionRepealed.Type, new VersionRepealed(old.Id, old.Code, set), cancellation);
        }

        return (added, gone.Count);
    }

    /// <summary>What was repealed by a decision is not brought back by a package.</summary>
    private async Task<HashSet<string>> RepealedByOfficers(CancellationToken cancellation)
    {
        var (standings, versions) = (db.Standings, db.Versions);
        return [.. await standings.Where(s => s.Act == StandingAct.Repeal).Join(versions.Where(v => v.Body == null), s => s.Version, v => v.Id, (_, v) => v.Code).Distinct().ToListAsync(cancellation)];
    }

    /// <summary>Local variants of what the package changed follow it.</summary>
    private async Task Rebase(CataloguePackage package, DateTimeOffset now, CancellationToken cancellation)
    {
        if (rebases?.ToList() is not { Count: > 0 } all || _changed.Count == 0
            || await new StoredCatalogue(db).Read(new Dictionary<Guid, LoadedVersion>(), now, cancellation) is not { } snapshot)
            return;
        foreach (var (row, replaced) in _changed)
        {
            foreach (var rebase in all)
                await rebase.After(db, row, replaced, snapshot, EnvelopeOf(package), now, cancellation);
        }
    }

    // Nobody acts here: the system publishes what the package says, on the basis of its decision.
    private static Envelope EnvelopeOf(CataloguePackage package) => new(Person: null, Basis: $"{package.Set.Decision.Number}, {package.Set.Decision.Issuer}");

    /// <summary>A newer text of the package for a procedure that officers have changed: a draft, for them to take over or to withdraw.</summary>
    private async Task Offer(CataloguePackage package, ProcedureFile procedure, VersionRow current, DateTimeOffset now, CancellationToken cancellation)
    {
        var (code, yaml) = (procedure.Procedure.Code, package.Files[procedure.At.File].Text);
        if (await db.ProcedureDrafts.AnyAsync(d => d.Code == code && d.Yaml == yaml, cancellation))
            return;
        var draft = new DraftRow
        {
            Id = Guid.CreateVersion7(now), Code = code, Base = current.Id, Name = procedure.Procedure.Name, Yaml = yaml, State = DraftState.Draft, Revision = 1,
            Author = Guid.Empty, CreatedAt = now, ChangedAt = now, Reason = $"Bản mới trong {package.Set.Title}, phiên bản {package.Set.Version}.",
        };
        db.Add(draft);
        db.Add(new DraftOriginRow { Draft = draft.Id, Kind = "package", Code = package.Set.Version, Address = "/" });
    }

    internal static string StreamOf(string code) => "procedure/" + code;

    private static bool IsReference(PackageFile file) =>
        file.Path.StartsWith(Reference.Folder, StringComparison.Ordinal) || file.Path.StartsWith(CompetenceFiles.Folder, StringComparison.Ordinal);
}
