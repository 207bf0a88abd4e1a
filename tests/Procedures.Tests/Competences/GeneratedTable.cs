using ThongSuot.Contracts.Organisation;
using ThongSuot.Contracts.Procedures;
using ThongSuot.Engine.Competence;
using ThongSuot.Engine.Processes;

namespace ThongSuot.Procedures.Tests.Competences;

/// <summary>One case of the table: what its cells are counted in.</summary>
internal sealed record Cell(string Procedure, string Level, string Management);

/// <summary>An organisation of 2,000 bodies, 100 procedures and a sound table of 300 rules over them, to take things out of.</summary>
internal sealed class GeneratedTable
{
    public const int Bodies = 2_000, Procedures = 100, Rules = 300;

    public static readonly DateOnly From = new(2025, 7, 1);

    private static readonly string[] s_levels = ["TINH", "CTCS", "CS", "CB"], s_managements = ["tinh", "cap_duoi", "khong"];

    private static readonly string[] s_organs = ["office", "organisation_department", "inspection_commission", "standing_committee", "standing_board"];

    private readonly Random _random;

    public GeneratedTable(int seed)
    {
        _random = new Random(seed);
        Organisation = [.. Found()];
        Set = [.. Enumerable.Range(1, Procedures).Select(NewProcedure)];
        Inputs = [new("procedure", [.. Set.Select(p => p.Code)]), new("filer_level", s_levels), new("dien_quan_ly", s_managements)];
        Table = [.. Set.SelectMany(Partition)];
    }

    public List<Body> Organisation { get; }

    public List<Procedure> Set { get; }

    public List<CompetenceInput> Inputs { get; }

    /// <summary>Three for each procedure, next to one another.</summary>
    public List<CompetenceRule> Table { get; }

    public OrganisationView View => new(1, Organisation, [], [], []);

    public CompetenceTable Build() => new(Inputs, Table);

    public T Any<T>(IReadOnlyList<T> of) => of[_random.Next(of.Count)];

    /// <summary>Some, in any order, none twice.</summary>
    public T[] Some<T>(IEnumerable<T> of, int count)
    {
        T[] all = [.. of];
        _random.Shuffle(all);
        return all[..count];
    }

    public static IEnumerable<Cell> CellsOf(CompetenceRule rule) =>
        from procedure in rule.When["procedure"] from level in rule.When.GetValueOrDefault("filer_level", s_levels)
        from management in rule.When.GetValueOrDefault("dien_quan_ly", s_managements) select new Cell(procedure, level, management);

    public static IEnumerable<Cell> CellsOf(CompetenceBox box) =>
        from procedure in box.Sides[0].Codes from level in box.Sides[1].Codes from management in box.Sides[2].Codes select new Cell(procedure, level, management);

    private IEnumerable<Body> Found()
    {
        var count = 0;
        Body New(string kind, string level, Body? parent) => new(new Guid(++count, 0, 0, new byte[8]), $"C{count:0000}", $"Tổ chức {count}", kind, level, parent?.Id);
        var province = New("province_committee", "TINH", null);
        yield return province;
        foreach (var organ in s_organs)
            yield return New(organ, "TINH", province);
        var communes = Enumerable.Range(0, 80).Select(_ => New("commune_committee", "CTCS", province)).ToList();
        foreach (var commune in communes)
        {
            yield return commune;
            foreach (var organ in s_organs)
                yield return New(organ, "CTCS", commune);
        }

        var grassroots = new List<Body>();
        while (grassroots.Count < 300)
        {
            grassroots.Add(New("grassroots", "CS", Any(communes)));
            yield return grassroots[^1];
        }

        while (count < Bodies)
            yield return New("cell", "CB", Any(grassroots));
    }

    private Procedure NewProcedure(int number)
    {
        var kinds = Some(["cell", "grassroots", "commune_committee", "office", "standing_committee"], _random.Next(1, 4));
        Fact[] facts = _random.Next(2) == 0 ? [] : [new Fact("dien_quan_ly", "Diện quản lý", [new("tinh", "Tỉnh"), new("cap_duoi", "Dưới")])];
        var code = $"GIA-{number:000}";
        var step = new Step("b1", 1, "Tiếp nhận", StepKind.Intake, new Performer("intake_clerk", "competent.office"));
        return new Procedure(
            Guid.CreateVersion7(), code, "GIA", $"Thủ tục {number}", "", false, SubjectKind.None, [new FilingRight("filer", [.. kinds])], [.. facts], [], [], [], "", false, false, false,
            new ProcedureDefinition(code, new Sequence("s", [step])));
    }

    /// <summary>Three boxes that together are all cases of a procedure: the levels in two parts, one of them by management in two.</summary>
    private IEnumerable<CompetenceRule> Partition(Procedure procedure)
    {
        string[] levels = Some(s_levels, 4), managements = Some(s_managements, 3);
        var (cut, parted) = (_random.Next(1, 4), _random.Next(1, 3));
        yield return Rule(procedure, 1, levels[..cut], managements[..parted]);
        yield return Rule(procedure, 2, levels[..cut], managements[parted..]);
        yield return Rule(procedure, 3, levels[cut..], s_managements);
    }

    private CompetenceRule Rule(Procedure procedure, int number, string[] levels, string[] managements) => new()
    {
        Id = $"{procedure.Code}-{number}", When = When(procedure.Code, levels, managements), From = From, Source = "Quy định", Verified = false,
        // Above a commune there is no upper committee: who stands there goes to the province.
        Result = _random.Next(6) == 0 ? new CompetenceResult.None("Nộp ở nơi khác.")
            : new CompetenceResult.Competent(levels.Contains("TINH") || _random.Next(3) == 0 ? "province" : "filer_upper", Any(s_organs), Any(s_organs)),
    };

    public static Dictionary<string, IReadOnlyList<string>> When(string procedure, string[] levels, string[] managements) =>
        new(StringComparer.Ordinal) { ["procedure"] = [procedure], ["filer_level"] = levels, ["dien_quan_ly"] = managements };
}
