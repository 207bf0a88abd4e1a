using System.Collections.Immutable;
using ThongSuot.Contracts.Procedures;
using ThongSuot.Engine.Competence;

namespace ThongSuot.Procedures.Catalogue;

/// <summary>
/// Reads the competence table: the inputs from one file, the rules from all others of the folder. Refused unless exactly one rule
/// answers every case from the first day of its rules on.
/// </summary>
internal static class CompetenceFiles
{
    public const string Folder = "competence/";
    public const string Inputs = Folder + "inputs.yaml";
    public const string Procedure = FilingCompetence.Procedure;
    public const string FilerLevel = FilingCompetence.FilerLevel;

    /// <summary>In a result: the competent body has no organs and acts itself.</summary>
    public const string NoOrgan = "";

    private const int MostReported = 10;
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(30);

    private static readonly ImmutableHashSet<string> NotConditions =
        ImmutableHashSet.Create(StringComparer.Ordinal, "id", "competent", "intake", "decider", "reason", "from", "to", "source", "verified");

    /// <param name="files">Roots by path.</param>
    /// <param name="prove">False for what was proved when it was published: the proof takes about a second.</param>
    public static CompetenceTable? Read(IReadOnlyDictionary<string, YamlNode> files, CatalogueFaults faults, bool prove = true)
    {
        var before = faults.All.Count;
        var inputs = ReadInputs(MapReader.Of(Inputs, files[Inputs], faults));
        var rules = new List<(MapReader At, CompetenceRule Rule)>();
        foreach (var (file, root) in files.Where(f => f.Key.StartsWith(Folder, StringComparison.Ordinal) && f.Key != Inputs).OrderBy(f => f.Key, StringComparer.Ordinal))
        {
            var map = MapReader.Of(file, root, faults);
            rules.AddRange(map.Maps("rules").Select(at => (at, ReadRule(at, own: null))));
            map.NothingElse();
        }

        CompetenceRule[] all = [.. rules.Select(r => r.Rule)];
        foreach (var fault in CompetenceTable.FindFaults(inputs, all))
        {
            var at = rules.FirstOrDefault(r => r.Rule.Id == fault.RuleId).At;
            faults.Add(at?.File ?? Inputs, at?.Line ?? 0, "competence_table",
                $"{fault.Kind} {fault.RuleId} {fault.Input} {fault.Code}".Trim(), $"bảng thẩm quyền chưa đúng ở quy tắc {fault.RuleId} ({fault.Input} {fault.Code})");
        }

        if (faults.All.Count > before)
            return null;
        var table = new CompetenceTable(inputs, all);
        if (prove)
            Check(table, rules, faults);
        return faults.All.Count > before ? null : table;
    }

    private static List<CompetenceInput> ReadInputs(MapReader map)
    {
        var inputs = new List<CompetenceInput>();
        var domains = map.Map("inputs");
        foreach (var name in domains.Keys())
            inputs.Add(new CompetenceInput(name, domains.Texts(name)));
        domains.NothingElse();
        map.NothingElse();
        return inputs;
    }

    /// <summary>The rules that a procedure brings for itself: its own code is the condition that they do not write.</summary>
    public static ImmutableArray<CompetenceRule> ReadOwn(string code, MapReader map) =>
        [.. map.Maps("competence", optional: true).Select(at => ReadRule(at, code))];

    /// <param name="own">The procedure that brings the rule for itself; null in the common table.</param>
    public static CompetenceRule ReadRule(MapReader map, string? own = null)
    {
        var when = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);
        if (own is not null)
            when[Procedure] = [own];
        foreach (var input in map.Keys().Where(key => !NotConditions.Contains(key)))
        {
            if (map.Node(input) is not YamlNode.Scalar { Text: "any" })
                when[input] = map.Texts(input);
        }

        var competent = map.Text("competent");
        CompetenceResult result = competent == "none"
            ? new CompetenceResult.None(map.Text("reason"))
            : new CompetenceResult.Competent(competent, map.TextOrNull("intake") ?? NoOrgan, map.TextOrNull("decider") ?? NoOrgan);
        if (competent != "none")
            Places.CheckCompetent(map, competent);
        var rule = new CompetenceRule
        {
            Id = own is null ? map.Text("id") : $"{own}/{map.Text("id")}", When = when, From = map.Date("from"), To = map.DateOrNull("to"), Result = result,
            Source = map.Text("source"), Verified = map.Truth("verified"),
        };
        map.NothingElse();
        return rule;
    }

    private static void Check(CompetenceTable table, List<(MapReader At, CompetenceRule Rule)> rules, CatalogueFaults faults)
    {
        if (rules.Count == 0)
        {
            faults.Add(Inputs, 0, "competence_gap", "there is no rule", "bảng thẩm quyền không có quy tắc nào");
            return;
        }

        // The table itself may hang a load; a package that takes longer than this to prove is refused.
        using var patience = new CancellationTokenSource(Longest);
        CompetenceReport report;
        try
        {
            report = CompetenceCheck.Run(table, rules.Min(r => r.Rule.From), null, patience.Token);
        }
        catch (OperationCanceledException)
        {
            faults.Add(Inputs, 0, "competence_unproved", "the check takes too long", "bảng thẩm quyền quá phức tạp, không kiểm tra được");
            return;
        }

        foreach (var gap in report.Gaps.Take(MostReported))
        {
            var text = Show(gap);
            faults.Add(Inputs, 0, "competence_gap", $"no rule for {text}", $"chưa có quy tắc thẩm quyền cho {text}");
        }

        foreach (var overlap in report.Overlaps.Take(MostReported))
        {
            var at = rules.First(r => r.Rule.Id == overlap.SecondRuleId).At;
            var text = Show(overlap.Box);
            at.Fault("id", "competence_overlap", $"holds together with {overlap.FirstRuleId} for {text}", $"trùng với quy tắc {overlap.FirstRuleId} ở {text}");
        }
    }

    private static string Show(CompetenceBox box) =>
        string.Join("; ", box.Sides.Where(side => !side.IsAny).Select(side => $"{side.Input} = {string.Join(", ", side.Codes)}").Append($"{box.From:yyyy-MM-dd}–{box.To:yyyy-MM-dd}"));
}
