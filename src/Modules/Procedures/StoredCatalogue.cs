using System.Collections.Frozen;
using System.Collections.Immutable;
using Microsoft.EntityFrameworkCore;
using ThongSuot.Contracts.Procedures;
using ThongSuot.Engine.Forms;
using ThongSuot.Platform.Data;
using ThongSuot.Procedures.Catalogue;
using ThongSuot.Procedures.Data;

namespace ThongSuot.Procedures;

/// <summary>
/// Builds what was published from the texts in the database, with the reader that checked them. A text that no longer reads is a
/// bug: the reader must keep understanding everything that was ever published.
/// </summary>
internal sealed class StoredCatalogue(AppDb db)
{
    private const int Attempts = 3;

    /// <summary>Number of the set published now; 0 before the first load.</summary>
    public async Task<int> Marker(CancellationToken cancellation) => await db.Sets.MaxAsync(s => (int?)s.Number, cancellation) ?? 0;

    /// <param name="known">Versions built before; they never change.</param>
    /// <param name="cancellation">Ends the reading.</param>
    /// <returns>Null when nothing was published yet.</returns>
    public async Task<PublishedSnapshot?> Read(IReadOnlyDictionary<Guid, LoadedVersion> known, CancellationToken cancellation)
    {
        for (var attempt = 1; ; attempt++)
        {
            var marker = await Marker(cancellation);
            if (marker == 0)
                return null;
            var snapshot = await Read(marker, known, cancellation);
            // Somebody published while we read: what we have may be half old, half new.
            if (await Marker(cancellation) == marker)
                return snapshot;
            if (attempt == Attempts)
                throw new InvalidOperationException("The published set changes faster than it can be read.");
        }
    }

    public async Task<LoadedVersion?> Version(Guid id, CancellationToken cancellation)
    {
        if (await db.Versions.AsNoTracking().FirstOrDefaultAsync(v => v.Id == id, cancellation) is not { } row)
            return null;
        var set = await db.Sets.AsNoTracking().FirstAsync(s => s.Number == row.Set, cancellation);
        var (uses, formVersions) = (db.FormUses, db.FormVersions);
        var forms = await uses.Where(u => u.Version == id).Join(formVersions, u => u.Form, f => f.Id, (_, f) => f).AsNoTracking().ToListAsync(cancellation);
        return Build(row, Set(set), [.. forms.Select(Form)]);
    }

    private async Task<PublishedSnapshot> Read(int marker, IReadOnlyDictionary<Guid, LoadedVersion> known, CancellationToken cancellation)
    {
        var sets = (await db.Sets.AsNoTracking().ToListAsync(cancellation)).ToDictionary(s => s.Number);
        var set = Set(sets[marker]);
        var references = await db.References.AsNoTracking().Where(r => r.ValidTo == null).ToListAsync(cancellation);
        var roots = references.ToDictionary(r => r.Kind, r => Root(r.Kind, r.Yaml), StringComparer.Ordinal);
        var reference = Sound(faults => Reference.Read(roots, faults));
        var formRows = await db.FormVersions.AsNoTracking().Where(f => f.ValidTo == null).ToListAsync(cancellation);
        var forms = formRows.ToDictionary(f => f.Id, Form);
        var rows = await db.Versions.AsNoTracking().Where(v => v.ValidTo == null && v.Status == VersionStatus.Official).ToListAsync(cancellation);
        var uses = (await db.FormUses.AsNoTracking().Where(u => db.Set<VersionRow>().Any(v => v.Id == u.Version && v.ValidTo == null)).ToListAsync(cancellation))
            .ToLookup(u => u.Version, u => u.Form);
        var versions = rows.Select(row => known.GetValueOrDefault(row.Id) ?? Build(row, Set(sets[row.Set]), [.. uses[row.Id].Select(form => forms[form])]));
        var order = reference.Fields.Select((field, i) => (field.Code, i)).ToDictionary(x => x.Code, x => x.i, StringComparer.Ordinal);
        ImmutableArray<LoadedVersion> published =
            [.. versions.OrderBy(v => order.GetValueOrDefault(v.Procedure.Field, int.MaxValue)).ThenBy(v => v.Procedure.Code, StringComparer.Ordinal)];
        return new PublishedSnapshot
        {
            Marker = marker,
            Reference = reference,
            Competence = Sound(faults => CompetenceFiles.Read(roots, faults, prove: false))!,
            Calendar = Sound(faults => CatalogueReader.Calendar(roots, faults))!,
            Versions = published,
            Forms = forms.Values.ToImmutableSortedDictionary(f => f.Code, f => new LoadedForm(f.Field, f.Procedures, f.Definition), StringComparer.Ordinal),
            Set = new PublishedSet(
                set.Title, set.Version, set.StatusText, set.Decision,
                [.. reference.Fields.Select(f => new CatalogueField(
                    f.Code, f.Name, f.Owner, published.Count(p => p.Procedure.Field == f.Code), forms.Values.Count(form => form.Field == f.Code)))],
                reference.Branches, reference.Levels, published.Length, forms.Count),
        };
    }

    private static LoadedVersion Build(VersionRow row, SetFile set, ImmutableArray<FormFile> forms)
    {
        var definitions = forms.Select(f => f.Definition).ToList();
        var read = Sound(faults => ProcedureFile.Read(row.Path, Root(row.Path, row.Yaml), set.Defaults, CatalogueReader.GuardTypesOf(definitions), faults));
        return new LoadedVersion(read.Procedure with { VersionId = row.Id }, read.Details, read.Basis, definitions.ToFrozenDictionary(f => f.Code, StringComparer.Ordinal));
    }

    private static FormFile Form(FormVersionRow row) => Sound(faults => FormFile.Read(row.Path, Root(row.Path, row.Yaml), faults));

    private static SetFile Set(SetRow row) => Sound(faults => SetFile.Read(Root(SetFile.Path, row.Yaml), faults));

    private static YamlNode Root(string path, string yaml) => Sound(faults => YamlText.Read(path, yaml, faults))!;

    private static T Sound<T>(Func<CatalogueFaults, T> read)
    {
        var faults = new CatalogueFaults();
        var value = read(faults);
        return faults.All.Count == 0 ? value : throw new InvalidOperationException($"A published text no longer reads: {faults.All[0]}");
    }
}
