using System.Collections.Immutable;
using ThongSuot.Engine.Processes;
using ThongSuot.Engine.WorkingTime;
using static ThongSuot.Engine.Tests.Processes.Define;
using static ThongSuot.Engine.Tests.WorkingTime.CalendarSamples;
using Parallel = ThongSuot.Engine.Processes.Parallel;

namespace ThongSuot.Engine.Tests.Processes;

/// <summary>A process tree of bounded size out of one number: the same number, the same tree.</summary>
internal sealed class RandomProcesses(Random random)
{
    private const int MostNodes = 24;
    private static readonly string[] Places = ["office", "department", "committee", "province", "cell"];
    private static readonly string[] Consulted = ["department", "committee"];

    // The first step is always b1 and names the team, so that every later step may be the team's.
    private int _steps = 1, _others;

    public ProcedureDefinition Definition()
    {
        var first = Any(0, 2) ? Submit() : Step("b1", StepKind.Intake);
        ImmutableArray<Node> nodes = [first, Step(NextStep()) with { AppointsTeam = true }, .. Nodes(depth: 3, least: 1, inEach: false)];
        return new("TCCB-99", new Sequence("root", nodes))
        {
            Branches = [.. Enum.GetValues<BranchCode>().Where(_ => !Any(0, 4))],
            MergeInto = "KTUB-01",
            Total = LimitOrNull(),
            Statutory = Any(0, 2) ? null : AnyStatutory(AnyLimit()),
            FromIntake = LimitOrNull(),
            Cases = Any(0, 3) ? [] : [new LimitByCase(AnyGuard(), AnyLimit())],
            TransfersWhenNotCompetent = Any(0, 2),
        };
    }

    private StatutoryLimit AnyStatutory(Limit limit) => new(limit, Any(0, 2) ? null : limit with { Value = Math.Max(1, Math.Floor(limit.Value / 2)) }, "Quy định", Verified: false);

    private bool Any(int hit, int of) => random.Next(of) == hit;

    private T Of<T>(params ReadOnlySpan<T> choices) => choices[random.Next(choices.Length)];

    private string NextStep() => $"b{++_steps}";

    private string Next(string family) => $"{family}{++_others}";

    private Node[] Nodes(int depth, int least, bool inEach) =>
        [.. Enumerable.Range(0, random.Next(least, 4)).TakeWhile(_ => _steps + _others < MostNodes).Select(_ => Node(depth, inEach))];

    private Sequence Branch(int depth, bool inEach) => new(Next("s"), [.. Nodes(depth - 1, 0, inEach)]);

    private Node Node(int depth, bool inEach) => random.Next(depth > 0 ? 12 : 7) switch
    {
        0 => new Call(Next("k"), "KTUB-02", Of(Places)),
        1 => random.Next(3) switch
        {
            0 => new Wait(Next("w"), "ban_hanh", null),
            1 => new Wait(Next("w"), null, AnyLimit()),
            _ => new Wait(Next("w"), "ban_hanh", AnyLimit()),
        },
        2 => new Consult(NextStep(), _steps, "Lấy ý kiến", Bodies(), AnyLimit(), Of(SilenceRule.Consent, SilenceRule.Mandatory)),
        < 7 => AnyStep(inEach),
        7 or 8 => new Choice(Next("c"), [.. Enumerable.Range(0, random.Next(1, 3)).Select(_ => new GuardedBranch(AnyGuard(), Branch(depth, inEach)))], Branch(depth, inEach)),
        9 or 10 => Fork([.. Enumerable.Range(0, random.Next(2, 4)).Select(_ => Branch(depth, inEach))]),
        _ => new Each(Next("e"), Of("none", "one", "three"), Branch(depth, inEach: true)),
    };

    private Parallel Fork(ImmutableArray<Sequence> branches) => new(Next("p"), branches, random.Next(1, branches.Length + 1));

    private Step AnyStep(bool inEach)
    {
        var kind = Enum.GetValues<StepKind>()[random.Next(Enum.GetValues<StepKind>().Length)];
        return Step(NextStep(), kind) with
        {
            Who = AnyPerformer(inEach),
            Limit = LimitOrNull(),
            Vote = kind == StepKind.Collective && Any(0, 2) ? new VoteRule(Of(VoteThreshold.Majority, VoteThreshold.TwoThirds), Of(VoteBase.Members, VoteBase.Present), false) : null,
            Receives = Any(0, 6),
            Outcomes = Any(0, 2) ? [new Outcome("dong_y", "Đồng ý"), new Outcome("tra_lai", "Trả lại")] : [],
        };
    }

    private Performer AnyPerformer(bool inEach) => random.Next(10) switch
    {
        0 => ByFiler,
        1 => ByTeam,
        2 => BySubject,
        3 => Outside(Of("Công an tỉnh", "Sở Nội vụ"), Of(Places.AsSpan(0, 4))),
        4 when inEach => Officer(Performer.Item),
        _ => Officer(Of(Places.AsSpan(0, 4))),
    };

    private ImmutableArray<Performer> Bodies() =>
        [.. Enumerable.Range(0, random.Next(1, 4)).Select(_ => Any(0, 3) ? Outside(Of("Công an tỉnh", "Sở Nội vụ")) : new Performer("consulted_body", Of(Consulted)))];

    private Engine.Guards.Guard AnyGuard() => Guard(random.Next(4) switch
    {
        0 => "fact.pham_vi = 'noi_bo'",
        1 => "secrecy = 'thuong'",
        2 => "form.bm-01.so_tien > 5",
        _ => $"outcome.b{random.Next(1, _steps + 1)} = 'dong_y'",
    });

    private Limit? LimitOrNull() => Any(0, 2) ? null : AnyLimit();

    private Limit AnyLimit() => random.Next(4) switch
    {
        0 => CalendarDays(random.Next(1, 15)),
        1 => Hours(random.Next(1, 49)),
        2 => Months(1),
        _ => WorkingDays(random.Next(1, 20) / 4m),
    };
}
