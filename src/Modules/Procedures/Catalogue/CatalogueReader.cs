using System.Collections.Immutable;
using System.Text;
using ThongSuot.Engine.Competence;
using ThongSuot.Engine.Forms;
using ThongSuot.Engine.Guards;
using ThongSuot.Engine.WorkingTime;

namespace ThongSuot.Procedures.Catalogue;

/// <summary>
/// Reads a catalogue folder as one package: all of it or nothing. Every fault of every file is told, with file and line, so that
/// who keeps the catalogue mends it in one round.
/// </summary>
internal static class CatalogueReader
{
    public const int MaxFiles = 2_000;

    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    public static CatalogueReading Read(string folder)
    {
        var (faults, warnings) = (new CatalogueFaults(), new CatalogueFaults());
        var files = Files(folder, faults);
        foreach (var needed in (string[])[SetFile.Path, .. Reference.Needed, CompetenceFiles.Inputs, CalendarFile.First])
        {
            if (!files.ContainsKey(needed) && !faults.All.Any(f => f.File == needed))
                faults.Add(needed, 0, "missing_file", "the file is missing", "thiếu tệp này");
        }

        // Without the lists nothing can be compared; every procedure would be a fault.
        if (!files.ContainsKey(SetFile.Path) || Reference.Needed.Any(needed => !files.ContainsKey(needed)))
            return new CatalogueReading(null, faults.All, warnings.All);

        var roots = files.ToImmutableSortedDictionary(f => f.Key, f => f.Value.Root, StringComparer.Ordinal);
        var set = SetFile.Read(roots[SetFile.Path], faults);
        var reference = Reference.Read(roots, faults);
        var forms = roots.Where(f => IsForm(f.Key)).Select(f => FormFile.Read(f.Key, f.Value, faults)).ToImmutableArray();
        var byCode = Unique(forms, form => form.Code, form => form.At, faults);
        var types = GuardTypesOf(byCode.Values.Select(form => form.Definition));
        var procedures = roots.Where(f => IsProcedure(f.Key)).Select(f => ProcedureFile.Read(f.Key, f.Value, set.Defaults, types, faults)).ToImmutableArray();
        var procedureByCode = Unique(procedures, p => p.Procedure.Code, p => p.At, faults);
        var competence = roots.ContainsKey(CompetenceFiles.Inputs) ? CompetenceFiles.Read(roots, faults) : null;
        var calendar = roots.ContainsKey(CalendarFile.First) ? Calendar(roots, faults) : null;

        PackageChecks.Run(set, reference, byCode, procedureByCode, competence, faults, warnings);
        if (faults.All.Count > 0 || competence is null || calendar is null)
            return new CatalogueReading(null, InOrder(faults), InOrder(warnings));
        var order = reference.Fields.Select((field, i) => (field.Code, i)).ToDictionary(x => x.Code, x => x.i, StringComparer.Ordinal);
        var package = new CataloguePackage(
            files, set, reference, competence, calendar, byCode,
            [.. procedures.OrderBy(p => order[p.Procedure.Field]).ThenBy(p => p.Procedure.Code, StringComparer.Ordinal)]);
        return new CatalogueReading(package, [], InOrder(warnings));
    }

    /// <summary>The names of forms' fields in the guards of procedures: <c>form.bm-vtlt-05.loai</c>; by code of the form.</summary>
    public static ImmutableDictionary<string, GuardTypes> GuardTypesOf(IEnumerable<FormDefinition> forms) =>
        forms.ToImmutableDictionary(form => form.Code, form => FieldGuards.Types(form.Fields, $"form.{form.Code.ToLowerInvariant()}"), StringComparer.Ordinal);

    public static WorkingCalendar? Calendar(IReadOnlyDictionary<string, YamlNode> roots, CatalogueFaults faults) =>
        CalendarLayers(roots, faults) is { } layers ? WorkingCalendar.Build(layers) : null;

    /// <summary>The country's layers, general first; null with faults told.</summary>
    public static CalendarData[]? CalendarLayers(IReadOnlyDictionary<string, YamlNode> roots, CatalogueFaults faults)
    {
        var before = faults.All.Count;
        CalendarData[] layers = [.. roots.Keys.Where(path => path.StartsWith(CalendarFile.Folder, StringComparison.Ordinal))
            .OrderBy(path => path != CalendarFile.First).ThenBy(path => path, StringComparer.Ordinal)
            .Select(path => CalendarFile.Read(path, roots[path], faults))];
        if (faults.All.Count > before)
            return null;
        foreach (var problem in WorkingCalendar.Problems(layers))
            faults.Add(CalendarFile.First, 0, "calendar", problem, problem);
        return faults.All.Count > before ? null : layers;
    }

    private static ImmutableSortedDictionary<string, PackageFile> Files(string folder, CatalogueFaults faults)
    {
        var files = ImmutableSortedDictionary.CreateBuilder<string, PackageFile>(StringComparer.Ordinal);
        if (!Directory.Exists(folder))
        {
            faults.Add(folder, 0, "missing_folder", "the folder is missing", "không có thư mục này");
            return files.ToImmutable();
        }

        var paths = Directory.EnumerateFiles(folder, "*.yaml", SearchOption.AllDirectories).Order(StringComparer.Ordinal).Take(MaxFiles + 1).ToArray();
        if (paths.Length > MaxFiles)
            faults.Add(folder, 0, "too_many_files", $"more than {MaxFiles} files", "quá nhiều tệp");
        foreach (var full in paths.Take(MaxFiles))
        {
            var path = Path.GetRelativePath(folder, full).Replace(Path.DirectorySeparatorChar, '/');
            if (ReadText(full, path, faults) is not { } text || YamlText.Read(path, text, faults) is not { } root)
                continue;
            files[path] = new PackageFile(path, text, root, PackageFile.HashOf(root.Canonical()));
        }

        return files.ToImmutable();
    }

    private static string? ReadText(string full, string path, CatalogueFaults faults)
    {
        if (new FileInfo(full).Length > YamlText.MaxCharacters * 3)
        {
            faults.Add(path, 0, "too_large", "the file is too large", "tệp quá lớn");
            return null;
        }

        try
        {
            return File.ReadAllText(full, Strict);
        }
        catch (DecoderFallbackException)
        {
            faults.Add(path, 0, "not_utf8", "the file is not UTF-8", "tệp không dùng bảng mã UTF-8");
            return null;
        }
    }

    // <FIELD>/<CODE>.yaml and <FIELD>/forms/<FORM>.yaml; what lies elsewhere is no part of a field.
    private static bool IsProcedure(string path) => path.Split('/') is [var field, _] && IsField(field);

    private static bool IsForm(string path) => path.Split('/') is [var field, "forms", _] && IsField(field);

    private static bool IsField(string folder) => folder.All(char.IsAsciiLetterUpper);

    private static ImmutableSortedDictionary<string, T> Unique<T>(IEnumerable<T> items, Func<T, string> code, Func<T, MapReader> at, CatalogueFaults faults)
    {
        var byCode = ImmutableSortedDictionary.CreateBuilder<string, T>(StringComparer.Ordinal);
        foreach (var item in items)
        {
            if (!byCode.TryAdd(code(item), item) && code(item).Length > 0)
                faults.Add(at(item).File, at(item).LineOf("code"), "twice", $"the code {code(item)} stands twice", $"mã {code(item)} có hai lần");
        }

        return byCode.ToImmutable();
    }

    private static ImmutableArray<CatalogueFault> InOrder(CatalogueFaults faults) =>
        [.. faults.All.OrderBy(f => f.File, StringComparer.Ordinal).ThenBy(f => f.Line)];
}
