using System.Collections.Frozen;
using System.Collections.Immutable;
using Microsoft.EntityFrameworkCore;
using ThongSuot.Contracts.Procedures;
using ThongSuot.Engine.Forms;
using ThongSuot.Engine.WorkingTime;
using ThongSuot.Platform.Data;
using ThongSuot.Procedures.Calendars;
using ThongSuot.Procedures.Catalogue;
using ThongSuot.Procedures.Competences;
using ThongSuot.Procedures.Data;

namespace ThongSuot.Procedures;

/// <summary>
/// Builds what was published from the texts in the database, with the reader that checked them. A text that no longer reads is a
/// bug: the reader must keep understanding everything that was ever published.
/// </summary>
internal sealed class StoredCatalogue(AppDb db)
{
    private const int Attempts = 3;

    /// <summary>Number of the last change of what is published; 0 before the first load.</summary>
    public async Task<int> Marker(CancellationToken cancellation) => await db.Publications.MaxAsync(p => (int?)p.Number, cancellation) ?? 0;

    /// <param name="known">Versions built before; they never change.</param>
    /// <param name="cancellation">Ends the reading.</param>
    /// <returns>Null when nothing was published yet.</returns>
    public async Task<PublishedSnapshot?> Read(IReadOnlyDictionary<Guid, LoadedVersion> known, DateTimeOffset now, CancellationToken cancellation)
    {
        for (var attempt = 1; ; attempt++)
        {
            var marker = await Marker(cancellation);
            if (marker == 0)
                return null;
            var snapshot = await Read(marker, known, now, cancellation);
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

    private async Task<PublishedSnapshot> Read(int marker, IReadOnlyDictionary<Guid, LoadedVersion> known, DateTimeOffset now, CancellationToken cancellation)
    {
        var sets = (await db.Sets.AsNoTracking().ToListAsync(cancellation)).ToDictionary(s => s.Number);
        var newest = sets[sets.Keys.Max()];
        var set = Set(newest);
        var references = await db.References.AsNoTracking().Where(r => r.ValidTo == null).ToListAsync(cancellation);
        var roots = references.ToDictionary(r => r.Kind, r => Root(r.Kind, r.Yaml), StringComparer.Ordinal);
        var reference = Sound(faults => Reference.Read(roots, faults)).With(await db.BasisMarks.AsNoTracking().ToListAsync(cancellation));
        var formRows = await db.FormVersions.AsNoTracking().Where(f => f.ValidTo == null).ToListAsync(cancellation);
        var forms = formRows.ToDictionary(f => f.Id, Form);
        var heads = await Heads(now, cancellation);
        var originals = (await db.Versions.Where(v => v.FromPackage).Select(v => v.Code).Distinct().ToListAsync(cancellation)).ToFrozenSet(StringComparer.Ordinal);
        var shipped = (await db.FormVersions.Where(f => f.Draft == null).Select(f => f.Code).Distinct().ToListAsync(cancellation)).ToHashSet(StringComparer.Ordinal);
        // Variants are read when somebody asks for one: there may be thousands.
        var shown = heads.Where(h => !h.IsLocal && h.IsInForce(now)).ToList();
        var loaded = await Load([.. shown.Select(h => h.Id)], known, sets, cancellation);
        var order = reference.Fields.Select((field, i) => (field.Code, i)).ToDictionary(x => x.Code, x => x.i, StringComparer.Ordinal);
        LoadedVersion Shown(IEnumerable<VersionHead> same) => loaded[same.MinBy(h => (h.PublishedAs == VersionStatus.Pilot, -h.Number))!.Id];
        ImmutableArray<LoadedVersion> published = [.. shown.Where(h => h.Body is null).GroupBy(h => h.Code, StringComparer.Ordinal).Select(Shown)
            .OrderBy(v => order.GetValueOrDefault(v.Procedure.Field, int.MaxValue)).ThenBy(v => v.Procedure.Code, StringComparer.Ordinal)];
        var common = new LayeredCompetence(Sound(faults => CompetenceFiles.Read(roots, faults, prove: false))!, await CompetenceLayer(cancellation));
        return new PublishedSnapshot
        {
            Marker = marker,
            SetNumber = newest.Number,
            Defaults = set.Defaults,
            DefaultsText = Root(SetFile.Path, newest.Yaml).Defaults(),
            Reference = reference,
            Common = common,
            Competence = OwnCompetence.Added(common.Table, loaded.Values.Select(v => v.Procedure)),
            Calendars = await Calendars(Sound(faults => CatalogueReader.CalendarLayers(roots, faults))!, cancellation),
            Versions = published,
            Originals = originals,
            Own = shown.Where(h => h.Body is not null).GroupBy(h => h.Code, StringComparer.Ordinal).ToFrozenDictionary(same => same.Key, Shown, StringComparer.Ordinal),
            Heads = heads.GroupBy(h => h.Code, StringComparer.Ordinal).ToFrozenDictionary(g => g.Key, g => g.ToImmutableArray(), StringComparer.Ordinal),
            NextChange = heads.SelectMany(h => h.Changes).Where(at => at > now).Select(at => (DateTimeOffset?)at).Min(),
            Forms = forms.Values.ToImmutableSortedDictionary(f => f.Code, f => new LoadedForm(f.Field, f.Procedures, f.Definition), StringComparer.Ordinal),
            Set = new PublishedSet(
                set.Title, set.Version, set.StatusText, set.Decision,
                [.. reference.Fields.Select(f => new CatalogueField(
                    f.Code, f.Name, f.Owner, published.Count(p => p.Procedure.Field == f.Code), forms.Values.Count(form => form.Field == f.Code)))],
                reference.Branches, reference.Levels, published.Count(p => originals.Contains(p.Procedure.Code)), published.Count(p => !originals.Contains(p.Procedure.Code)), forms.Values.Count(f => shipped.Contains(f.Code))),
        };
    }

    private async Task<CompetenceLayer?> CompetenceLayer(CancellationToken cancellation) =>
        await db.CompetenceLayers.OrderByDescending(l => l.Number).Select(l => l.Yaml).FirstOrDefaultAsync(cancellation) is { } yaml ? CompetenceText.Layer(yaml) : null;

    private async Task<LayeredCalendars> Calendars(CalendarData[] shipped, CancellationToken cancellation)
    {
        var layers = db.CalendarLayers;
        var rows = await layers.AsNoTracking().Where(l => !layers.Any(later => later.Body == l.Body && later.Number > l.Number)).ToListAsync(cancellation);
        // Of what was all taken back nothing is left to lay over others.
        var read = rows.Select(row => (row.Body, Layer: Layer(row))).Where(row => !CalendarText.IsEmpty(row.Layer)).ToList();
        return new LayeredCalendars(
            [.. shipped], read.FirstOrDefault(row => row.Body is null).Layer,
            read.Where(row => row.Body is not null).ToFrozenDictionary(row => row.Body!.Value, row => row.Layer));
    }

    /// <summary>All versions that have not ended, of every body.</summary>
    private async Task<IReadOnlyList<VersionHead>> Heads(DateTimeOffset now, CancellationToken cancellation)
    {
        var pilots = (await db.Pilots.AsNoTracking().ToListAsync(cancellation)).ToLookup(p => p.Version, p => p.Body);
        var rows = await db.Versions.AsNoTracking().Where(v => v.ValidTo == null || v.ValidTo > now)
            .Select(v => new { v.Id, v.Code, v.Number, v.Field, v.Body, v.Base, v.Types, v.Status, v.ValidFrom, v.ValidTo, v.Repealed, v.SuspendedFrom, v.SuspendedTo })
            .ToListAsync(cancellation);
        return [.. rows.Select(v => new VersionHead(
            v.Id, v.Code, v.Number, v.Field, v.Body, v.Base, [.. v.Types?.Split(' ') ?? []], v.Status, v.ValidFrom, v.ValidTo, v.Repealed, v.SuspendedFrom, v.SuspendedTo,
            [.. pilots[v.Id]]))];
    }

    private async Task<Dictionary<Guid, LoadedVersion>> Load(
        Guid[] wanted, IReadOnlyDictionary<Guid, LoadedVersion> known, Dictionary<int, SetRow> sets, CancellationToken cancellation)
    {
        var loaded = wanted.Where(known.ContainsKey).ToDictionary(id => id, id => known[id]);
        var missing = wanted.Where(id => !loaded.ContainsKey(id)).ToArray();
        if (missing.Length == 0)
            return loaded;
        var rows = await db.Versions.AsNoTracking().Where(v => missing.Contains(v.Id)).ToListAsync(cancellation);
        var formVersions = db.FormVersions;
        var uses = (await db.FormUses.AsNoTracking().Where(u => missing.Contains(u.Version))
            .Join(formVersions, u => u.Form, f => f.Id, (u, f) => new { u.Version, Form = f }).ToListAsync(cancellation)).ToLookup(u => u.Version, u => u.Form);
        var forms = uses.SelectMany(of => of).DistinctBy(f => f.Id).ToDictionary(f => f.Id, Form);
        foreach (var row in rows)
            loaded[row.Id] = Build(row, Set(sets[row.Set]), [.. uses[row.Id].Select(f => forms[f.Id])]);
        return loaded;
    }

    private static LoadedVersion Build(VersionRow row, SetFile set, ImmutableArray<FormFile> forms)
    {
        var definitions = forms.Select(f => f.Definition).ToList();
        var read = Sound(faults => ProcedureFile.Read(row.Path, Root(row.Path, row.Yaml), set.Defaults, CatalogueReader.GuardTypesOf(definitions), faults));
        return new LoadedVersion(read.Procedure with { VersionId = row.Id, Number = row.Number, Body = row.Body }, read.Details, read.Basis, definitions.ToFrozenDictionary(f => f.Code, StringComparer.Ordinal));
    }

    public static FormFile Form(FormVersionRow row) => Sound(faults => FormFile.Read(row.Path, Root(row.Path, row.Yaml), faults));

    private static CalendarData Layer(CalendarLayerRow row) => Sound(faults => CalendarFile.Read(CalendarText.PathOf(row.Body), Root(CalendarText.PathOf(row.Body), row.Yaml), faults));

    private static SetFile Set(SetRow row) => Sound(faults => SetFile.Read(Root(SetFile.Path, row.Yaml), faults));

    private static YamlNode Root(string path, string yaml) => Sound(faults => YamlText.Read(path, yaml, faults))!;

    private static T Sound<T>(Func<CatalogueFaults, T> read)
    {
        var faults = new CatalogueFaults();
        var value = read(faults);
        return faults.All.Count == 0 ? value : throw new InvalidOperationException($"A published text no longer reads: {faults.All[0]}");
    }
}
