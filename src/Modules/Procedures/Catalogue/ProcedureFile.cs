using System.Collections.Immutable;
using ThongSuot.Contracts.Procedures;
using ThongSuot.Engine.Guards;
using ThongSuot.Engine.Processes;
using ThongSuot.Engine.WorkingTime;
using Choice = ThongSuot.Contracts.Procedures.Choice;

namespace ThongSuot.Procedures.Catalogue;

/// <summary>One procedure as its file tells it, not yet compared with other files.</summary>
/// <param name="At">The file's root, for faults found later.</param>
/// <param name="Basis">Codes of legal bases.</param>
/// <param name="Details">Complete but for the legal bases, which stand in a list of their own.</param>
internal sealed record ProcedureFile(MapReader At, ProcedureNodes Nodes, ImmutableArray<string> Basis, Procedure Procedure, ProcedureDetails Details)
{
    /// <param name="forms">The types of each form's fields in guards, by code of the form.</param>
    public static ProcedureFile Read(string file, YamlNode root, SetDefaults defaults, IReadOnlyDictionary<string, GuardTypes> forms, CatalogueFaults faults)
    {
        var map = MapReader.Of(file, root, faults);
        var code = map.Text("code");
        var facts = map.Maps("facts", optional: true).Select(Fact).ToImmutableArray();
        var parties = map.Maps("parties", optional: true).Select(Party).ToImmutableArray();
        var used = map.Texts("forms", optional: true);
        var nodes = ProcedureNodes.Read(map, faults, [.. parties.Select(p => p.Key)], Types(map, facts, used, forms));
        var secrecy = map.Map("secrecy");
        var (level, inherited) = secrecy.Word("level", Words.Secrecies);
        var limit = map.Map("limit");
        var result = map.Map("outcome");
        var agencies = map.Map("inter_agency");
        var exOfficio = map.Word("start", Words.Starts);
        var definition = new ProcedureDefinition(code, nodes.Root)
        {
            Branches = [.. ReadBranches(map)],
            ReturnLimit = defaults.ReturnLimit,
            ReturnWait = defaults.ReturnWait,
            ConsultLimit = defaults.Consult,
            Total = Total(limit, "total"),
            FromIntake = Total(limit, "from_intake"),
            Cases = [.. Cases(limit, nodes.Types)],
            Statutory = Statutory(limit),
            RefusalNotice = defaults.RefusalNotice ?? ProcedureDefinition.UsualRefusalNotice,
            TransfersWhenNotCompetent = map.Word("on_not_competent", Words.WhenNotCompetent),
            MergeInto = map.TextOrNull("merge_into"),
            Secrecy = level,
            SecrecyByContent = inherited,
            ExOfficio = exOfficio,
            Compartment = map.Truth("compartment", otherwise: false),
            SoonShare = defaults.AmberAt / 100m,
        };
        var procedure = new Procedure(
            Guid.Empty, code, map.Text("field"), map.Text("name"), map.Text("purpose"), exOfficio, map.Word("subject", Words.Subjects),
            [.. map.Maps("filed_by").Select(FiledBy)], facts, parties, [.. map.Maps("components", optional: true).Select(Component)], used,
            result.Text("name"), agencies.Truth("value"), map.Truth("electronic_eligible"), map.Truth("paper_parallel"), definition)
        {
            OwnCompetence = CompetenceFiles.ReadOwn(code, map),
        };
        var details = new ProcedureDetails(
            map.TextOrNull("name_en"), [], map.Texts("levels"), map.Text("filer"), map.Text("receiving"), map.Text("deciding"), result.TextOrNull("doc_type"),
            limit.TextOrNull("note"), secrecy.TextOrNull("note"), inherited, agencies.TextOrNull("with"), map.TextOrNull("national_portal_code"),
            map.TextOrNull("notes"), PlannedTime.LongestPath(nodes.Root));
        var read = new ProcedureFile(map, nodes, map.Texts("basis"), procedure, details);
        foreach (var at in (ReadOnlySpan<MapReader>)[secrecy, limit, result, agencies, map])
            at.NothingElse();
        return read;
    }

    /// <summary>All names that the guards of a procedure may use. Outcomes are added on the way, as their steps are read.</summary>
    private static GuardTypes Types(MapReader map, ImmutableArray<Fact> facts, ImmutableArray<string> used, IReadOnlyDictionary<string, GuardTypes> forms)
    {
        var types = GuardTypes.None.With("secrecy", GuardType.Choice(Enum.GetValues<Secrecy>().Select(SecrecyCodes.Of)));
        foreach (var fact in facts)
        {
            if (GuardTypes.IsName($"fact.{fact.Key}"))
                types = types.With($"fact.{fact.Key}", GuardType.Choice(fact.Choices.Select(c => c.Code)));
            else
                map.Fault("facts", "key", $"\"{fact.Key}\" cannot be a name in a condition", $"“{fact.Key}” không dùng làm tên được");
        }

        return used.Where(forms.ContainsKey).Aggregate(types, (all, form) => all.With(forms[form]));
    }

    private static Fact Fact(MapReader map)
    {
        var fact = new Fact(map.Text("key"), map.Text("label"), [.. map.Maps("choices").Select(ReadChoice)]);
        map.NothingElse();
        if (fact.Choices.IsEmpty)
            map.Fault("choices", "empty_list", "a fact needs choices", "cần ít nhất một lựa chọn");
        if (fact.Choices.DistinctBy(c => c.Code, StringComparer.Ordinal).Count() != fact.Choices.Length)
            map.Fault("choices", "twice", "a choice stands twice", "một lựa chọn có hai lần");
        return fact;
    }

    private static Choice ReadChoice(MapReader map)
    {
        var choice = new Choice(map.Text("code"), map.Text("label"));
        map.NothingElse();
        return choice;
    }

    private static Party Party(MapReader map)
    {
        var party = new Party(map.Text("key"), map.Text("label"), map.Texts("kinds"));
        map.NothingElse();
        return party;
    }

    private static FilingRight FiledBy(MapReader map)
    {
        var right = new FilingRight(map.Text("role"), map.Texts("at"));
        map.NothingElse();
        return right;
    }

    private static Component Component(MapReader map)
    {
        var component = new Component(map.Whole("no", least: 1), map.Text("name"), map.Whole("copies", least: 1), map.Truth("required"));
        map.NothingElse();
        return component;
    }

    private static IEnumerable<BranchCode> ReadBranches(MapReader map)
    {
        foreach (var word in map.Texts("branches", optional: true))
        {
            if (Words.Branches.TryGetValue(word, out var code))
                yield return code;
            else
                map.Fault("branches", "unknown_branch", $"\"{word}\" is no branch code", $"không có mã rẽ nhánh “{word}”");
        }
    }

    // In the unit of the whole: what differs is only how many.
    private static IEnumerable<LimitByCase> Cases(MapReader limit, GuardTypes types)
    {
        var (unit, basis) = (limit.Word("unit", Words.Units), limit.Word("basis", Words.Bases));
        foreach (var at in limit.Maps("cases", optional: true))
        {
            var total = new Limit(at.Number("total"), unit, basis);
            LimitReader.Check(at, "total", total);
            var when = Guards.Read(at, "when", types);
            at.NothingElse();
            if (when is not null)
                yield return new LimitByCase(when, total);
        }
    }

    private static StatutoryLimit? Statutory(MapReader limit)
    {
        if (limit.MapOrNull("statutory") is not { } at)
            return null;
        var unit = at.Word("unit", Words.Units);
        var read = new Limit(at.Number("value"), unit, LimitBasis.Statutory);
        LimitReader.Check(at, "value", read);
        var extension = at.NumberOrNull("extension") is { } value ? new Limit(value, unit, LimitBasis.Statutory) : default(Limit?);
        if (extension is { } most)
            LimitReader.Check(at, "extension", most);
        var statutory = new StatutoryLimit(read, extension, at.Text("source"), at.Truth("verified"));
        at.NothingElse();
        if (limit.NumberOrNull("total") is null)
            limit.Fault("statutory", "statutory_alone", "a statutory limit beside no total", "thời hạn theo quy định phải đi cùng tổng thời hạn");
        return statutory;
    }

    private static Limit? Total(MapReader limit, string key)
    {
        var (unit, basis) = (limit.Word("unit", Words.Units), limit.Word("basis", Words.Bases));
        if (limit.NumberOrNull(key) is not { } value)
            return null;
        var total = new Limit(value, unit, basis);
        LimitReader.Check(limit, key, total);
        return total;
    }
}
