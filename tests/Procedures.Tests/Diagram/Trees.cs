using System.Collections.Immutable;
using ThongSuot.Contracts.Procedures;
using ThongSuot.Engine.Processes;
using ThongSuot.Engine.WorkingTime;
using Choice = ThongSuot.Engine.Processes.Choice;
using Parallel = ThongSuot.Engine.Processes.Parallel;

namespace ThongSuot.Procedures.Tests.Diagram;

/// <summary>Process trees of every kind of node, nested, with long names; guards are taken from a real procedure.</summary>
internal sealed class Trees(Random random, Procedure procedure)
{
    private static readonly Limit Days = new(5, LimitUnit.WorkingDay, LimitBasis.Planned);

    private static readonly Performer[] Performers =
    [
        new("case_officer", "competent.office"), new("standing_committee", "province.standing_committee"), new("cell", "filer_cell"), new("board_head", "filer_upper.inspection_commission"),
        new("external_body", null, "Viện Kiểm sát nhân dân tỉnh và các cơ quan tiến hành tố tụng có liên quan", new("records_clerk", "competent.office")),
    ];

    private readonly ImmutableArray<GuardedBranch> _guards = [.. ProcedureDefinition.InOrder(procedure.Definition.Root).OfType<Choice>().SelectMany(c => c.Branches)];
    private int _number;

    public Step Step() => new($"b{++_number}", _number, string.Join(' ', Enumerable.Repeat("Thẩm định, nghiêng", random.Next(1, 6))), StepKind.Review, Any(Performers)) { Limit = Days };

    public Sequence Sequence(int depth) => new(depth == 0 ? "root" : Id("s"), [.. Enumerable.Range(0, random.Next(depth == 0 ? 1 : 0, 4)).Select(_ => Node(depth))]);

    private Node Node(int depth) => random.Next(depth > 2 ? 3 : 8) switch
    {
        0 or 7 => Step(),
        1 => new Consult($"b{++_number}", _number, "Lấy ý kiến các cơ quan", [.. Enumerable.Range(0, random.Next(1, 4)).Select(_ => Any(Performers))], Days, SilenceRule.Consent),
        2 => random.Next(2) == 0 ? new Wait(Id("w"), "message", null) : new Wait(Id("w"), null, Days),
        3 => new Choice(Id("c"), [.. Enumerable.Range(0, random.Next(1, 4)).Select(_ => new GuardedBranch(_guards[random.Next(_guards.Length)].When, Sequence(depth + 1)))], Sequence(depth + 1)),
        4 => Parallel(depth),
        5 => new Each(Id("e"), "bodies", Sequence(depth + 1)),
        _ => new Call(Id("k"), "TCCB-01", "province.office"),
    };

    private Parallel Parallel(int depth)
    {
        var branches = Enumerable.Range(0, random.Next(2, 5)).Select(_ => Sequence(depth + 1)).ToImmutableArray();
        return new Parallel(Id("p"), branches, random.Next(1, branches.Length + 1));
    }

    private T Any<T>(T[] from) => from[random.Next(from.Length)];

    private string Id(string kind) => $"{kind}{++_number}";
}
