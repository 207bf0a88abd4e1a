using System.Collections.Frozen;
using System.Collections.Immutable;
using ThongSuot.Contracts.Procedures;
using ThongSuot.Procedures.Data;

namespace ThongSuot.Procedures.Catalogue;

/// <summary>The lists that procedures refer to by code.</summary>
internal sealed record Reference(
    ImmutableArray<FieldRow> Fields, FrozenDictionary<string, RoleRow> Roles, ImmutableArray<LevelName> Levels,
    FrozenDictionary<string, string> BodyKinds, FrozenDictionary<string, LegalBasis> Bases, ImmutableArray<BranchRule> Branches,
    ImmutableArray<ReminderRule> Reminders, ImmutableArray<DatedFormat> Formats, ImmutableArray<ReformDeadline> ReformDeadlines, ImmutableArray<ComplexityWeights> Complexity,
    ImmutableArray<BreachRule> Breaches, ImmutableArray<BreachCause> BreachCauses, ImmutableArray<IndicatorTarget> IndicatorTargets)
{
    public const string Folder = "reference/";

    /// <summary>The files a package cannot do without.</summary>
    public static readonly ImmutableArray<string> Needed =
        [Folder + "fields.yaml", Folder + "roles.yaml", Folder + "levels.yaml", Folder + "body_kinds.yaml", Folder + "legal_basis.yaml", Folder + "branches.yaml"];

    /// <param name="files">Roots by path; all of <see cref="Needed"/>.</param>
    public static Reference Read(IReadOnlyDictionary<string, YamlNode> files, CatalogueFaults faults) => new(
        [.. Rows(files, faults, "fields", "fields", FieldRow.Read)],
        ByCode(Rows(files, faults, "roles", "roles", RoleRow.Read), role => role.Code),
        [.. Rows(files, faults, "levels", "levels", ReadLevel)],
        ByCode(Rows(files, faults, "body_kinds", "body_kinds", ReadBodyKind), kind => kind.Code, kind => kind.Name),
        ByCode(Rows(files, faults, "legal_basis", "legal_basis", ReadBasis), basis => basis.Code),
        [.. Rows(files, faults, "branches", "branches", ReadBranch)],
        // Sets published before there were reminders, formats, deadlines of reform, weights, breaches or targets have none.
        files.ContainsKey(ReminderFile.Path) ? [.. Rows(files, faults, "reminders", "rules", ReminderFile.Read)] : [],
        files.ContainsKey(FormatFile.Path) ? [.. Rows(files, faults, "document_format", "formats", FormatFile.Read)] : [],
        files.ContainsKey(ReformDeadlineFile.Path) ? [.. Rows(files, faults, "reform_deadlines", "rules", ReformDeadlineFile.Read)] : [],
        files.ContainsKey(ComplexityFile.Path) ? [.. Rows(files, faults, "complexity", "weights", ComplexityFile.Read)] : [],
        files.ContainsKey(BreachFile.Path) ? [.. Rows(files, faults, "breaches", "rules", BreachFile.Read)] : [],
        files.ContainsKey(BreachFile.CausesPath) ? [.. Rows(files, faults, "breach_causes", "causes", BreachFile.ReadCause)] : [],
        files.ContainsKey(IndicatorTargetFile.Path) ? [.. Rows(files, faults, "indicator_targets", "targets", IndicatorTargetFile.Read)] : []);

    /// <summary>With what was found since about texts that are no longer in force.</summary>
    public Reference With(IReadOnlyList<BasisMarkRow> marks)
    {
        var found = marks.ToDictionary(m => m.Code, StringComparer.Ordinal);
        return found.Count == 0 ? this : this with
        {
            Bases = Bases.Values.Select(b => found.TryGetValue(b.Code, out var mark) ? b with { InForceTo = mark.InForceTo, ReplacedBy = mark.ReplacedBy ?? b.ReplacedBy } : b)
                .ToFrozenDictionary(b => b.Code, StringComparer.Ordinal),
        };
    }

    private static List<T> Rows<T>(IReadOnlyDictionary<string, YamlNode> files, CatalogueFaults faults, string name, string key, Func<MapReader, T> read)
    {
        var path = $"{Folder}{name}.yaml";
        var map = MapReader.Of(path, files[path], faults);
        var rows = new List<T>();
        var codes = new HashSet<string>(StringComparer.Ordinal);
        foreach (var row in map.Maps(key))
        {
            rows.Add(read(row));
            if (row.TextOrNull("code") is { } code && !codes.Add(code))
                row.Fault("code", "twice", $"the code {code} stands twice", $"mã {code} có hai lần");
            row.NothingElse();
        }

        map.TextOrNull("source");
        map.NothingElse();
        return rows;
    }

    private static LevelName ReadLevel(MapReader map)
    {
        map.Whole("rank");
        map.Truth("legacy", otherwise: false);
        Provenance(map);
        return new LevelName(map.Text("code"), map.Text("name"), map.DateOrNull("valid_from"), map.DateOrNull("valid_to"));
    }

    private static (string Code, string Name) ReadBodyKind(MapReader map)
    {
        map.TextOrNull("level");
        map.DateOrNull("valid_from");
        map.DateOrNull("valid_to");
        Provenance(map);
        return (map.Text("code"), map.Text("name"));
    }

    private static LegalBasis ReadBasis(MapReader map) => new(
        map.Text("code"), map.Text("citation"), map.DateOrNull("in_force_from"), map.TextOrNull("replaced_by"), map.TextOrNull("source"), map.Truth("verified"))
    {
        InForceTo = map.DateOrNull("in_force_to"),
    };

    private static BranchRule ReadBranch(MapReader map)
    {
        map.Texts("command");
        return new BranchRule(map.Word("code", Words.Branches), map.Text("rule"));
    }

    private static void Provenance(MapReader map)
    {
        map.TextOrNull("source");
        map.Truth("verified", otherwise: false);
    }

    private static FrozenDictionary<string, T> ByCode<T>(IEnumerable<T> rows, Func<T, string> code) => ByCode(rows, code, row => row);

    // A code that stands twice was told as a fault already; the first counts here.
    private static FrozenDictionary<string, TValue> ByCode<T, TValue>(IEnumerable<T> rows, Func<T, string> code, Func<T, TValue> value) =>
        rows.DistinctBy(code, StringComparer.Ordinal).ToFrozenDictionary(code, value, StringComparer.Ordinal);
}

/// <summary>A field of work as its list tells it; its counts are compared with what is there.</summary>
internal sealed record FieldRow(MapReader At, string Code, string Name, string Owner, int Procedures, int Forms)
{
    public static FieldRow Read(MapReader map)
    {
        map.TextOrNull("name_en");
        var counts = map.MapOrNull("counts");
        var row = new FieldRow(map, map.Text("code"), map.Text("name"), map.Text("owner"), (counts ?? map).Whole("procedures"), (counts ?? map).Whole("forms"));
        counts?.NothingElse();
        return row;
    }
}

/// <param name="Leads">Whether its holders lead their body.</param>
/// <param name="Signs">Since when its holders sign, alone or for a collective; null: they don't.</param>
internal sealed record RoleRow(string Code, string Name, bool Leads, SigningRight? Signs)
{
    public static RoleRow Read(MapReader map) =>
        new(map.Text("code"), map.Text("name"), map.Truth("leads", otherwise: false), map.MapOrNull("signs") is { } signs ? SigningRight.Read(signs) : null);
}

/// <summary>From when to when holders of a role sign documents or decisions.</summary>
internal sealed record SigningRight(DateOnly? From, DateOnly? To)
{
    public static SigningRight Read(MapReader map)
    {
        var right = new SigningRight(map.DateOrNull("valid_from"), map.DateOrNull("valid_to"));
        map.TextOrNull("source");
        map.Truth("verified", otherwise: false);
        map.NothingElse();
        return right;
    }

    public bool HoldsOn(DateOnly day) => (From is null || From <= day) && (To is null || To >= day);
}
