using System.Collections.Immutable;
using ThongSuot.Contracts.Procedures;
using ThongSuot.Engine.Competence;

namespace ThongSuot.Procedures.Competences;

/// <summary>What officers made of the common table, for the procedures whose rules they have taken over.</summary>
/// <param name="Rules">All rules of these procedures, the ended ones too.</param>
internal sealed record CompetenceLayer(ImmutableArray<string> Procedures, ImmutableArray<CompetenceRule> Rules)
{
    public static CompetenceLayer Empty { get; } = new([], []);
}

/// <summary>
/// The common table: the package's rules, but for the procedures that officers have taken over theirs. Both sides answer each of their
/// procedures exactly once, so the whole does, whatever a later package brings. Rules of a procedure's own are not in it.
/// </summary>
internal sealed class LayeredCompetence
{
    private readonly CompetenceLayer _layer;

    public LayeredCompetence(CompetenceTable shipped, CompetenceLayer? layer)
    {
        _layer = layer ?? CompetenceLayer.Empty;
        var known = CodesOf(shipped, FilingCompetence.Procedure);
        var taken = _layer.Procedures.Intersect(known, StringComparer.Ordinal).ToHashSet(StringComparer.Ordinal);
        var rules = _layer.Rules.Select(rule => Fitting(rule, shipped.Inputs)).OfType<CompetenceRule>().ToList();
        var ids = rules.Select(rule => rule.Id).ToHashSet(StringComparer.Ordinal);
        foreach (var rule in shipped.Rules)
        {
            var codes = CompetenceChanges.ProceduresOf(rule, known);
            string[] left = [.. codes.Where(code => !taken.Contains(code))];
            if (left.Length == 0)
                continue;
            // A later package may have given the id of a rule that officers keep to rules of other procedures.
            var id = rule.Id;
            while (!ids.Add(id))
                id += "*";
            rules.Add((left.Length == codes.Count ? rule : rule.With(FilingCompetence.Procedure, left)) with { Id = id });
        }

        Table = new CompetenceTable(shipped.Inputs, [.. rules.OrderBy(rule => rule.Id, StringComparer.Ordinal)]);
    }

    public CompetenceTable Table { get; }

    public IReadOnlyList<string> Procedures => CodesOf(Table, FilingCompetence.Procedure);

    /// <summary>Procedures whose rules no package changes any more.</summary>
    public ImmutableArray<string> Taken => _layer.Procedures;

    /// <summary>The table as it would be, not checked. Faults are told when it is no table at all.</summary>
    public (CompetenceTable? Table, IReadOnlyList<CompetenceTableFault> Faults) After(IReadOnlyCollection<CompetenceChange> changes)
    {
        var rules = CompetenceChanges.Apply(Table.Rules, changes);
        var faults = CompetenceTable.FindFaults(Table.Inputs, rules);
        return (faults.Count == 0 ? new CompetenceTable(Table.Inputs, rules) : null, faults);
    }

    /// <summary>
    /// The layer after changes: with the procedures that they touch, and all that share a rule with these, so that no rule is half the
    /// officers' and half the package's.
    /// </summary>
    public CompetenceLayer LayerAfter(IReadOnlyCollection<CompetenceChange> changes)
    {
        var after = CompetenceChanges.Apply(Table.Rules, changes);
        var touched = changes.Select(c => c.Old).OfType<string>().ToHashSet(StringComparer.Ordinal);
        CompetenceRule[] changed = [.. Table.Rules.Where(r => touched.Contains(r.Id)), .. changes.Select(c => c.New).OfType<CompetenceRule>()];
        var taken = new HashSet<string>(_layer.Procedures.Concat(changed.SelectMany(Codes)), StringComparer.Ordinal);
        CompetenceRule[] all = [.. Table.Rules, .. after];
        int before;
        do
        {
            before = taken.Count;
            foreach (var rule in all.Where(r => Codes(r).Any(taken.Contains)))
                taken.UnionWith(Codes(rule));
        }
        while (taken.Count > before);

        return new CompetenceLayer(
            [.. taken.Order(StringComparer.Ordinal)],
            [.. after.Where(r => Codes(r).Any(taken.Contains)).Select(r => r.With(FilingCompetence.Procedure, Codes(r)))]);
    }

    /// <summary>"Q001", "Q002" …: never given twice, so that a dossier's rule stays what it was.</summary>
    public static string NextId(IEnumerable<string> given)
    {
        var last = given.Select(id => id is ['Q', .. var number] && int.TryParse(number.TrimEnd('*'), System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var known) ? known : 0)
            .DefaultIfEmpty().Max();
        return string.Create(System.Globalization.CultureInfo.InvariantCulture, $"Q{last + 1:000}");
    }

    private IReadOnlyList<string> Codes(CompetenceRule rule) => CompetenceChanges.ProceduresOf(rule, Procedures);

    private static IReadOnlyList<string> CodesOf(CompetenceTable table, string input) => table.Inputs.FirstOrDefault(i => i.Name == input)?.Codes ?? [];

    /// <summary>A later package may know a code or an input no longer: what is left of the rule still holds; null when nothing is.</summary>
    private static CompetenceRule? Fitting(CompetenceRule rule, IReadOnlyList<CompetenceInput> inputs)
    {
        var when = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);
        foreach (var input in inputs)
        {
            if (!rule.When.TryGetValue(input.Name, out var codes))
                continue;
            string[] left = [.. codes.Intersect(input.Codes, StringComparer.Ordinal)];
            if (left.Length == 0)
                return null;
            when[input.Name] = left;
        }

        return rule with { When = when };
    }
}
