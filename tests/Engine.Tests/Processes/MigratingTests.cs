using System.Collections.Immutable;
using ThongSuot.Engine.Processes;
using ThongSuot.Engine.WorkingTime;
using static ThongSuot.Engine.Tests.Processes.Define;
using static ThongSuot.Engine.Tests.Processes.People;
using static ThongSuot.Engine.Tests.WorkingTime.CalendarSamples;

namespace ThongSuot.Engine.Tests.Processes;

/// <summary>What moves to another version, what does not, and why.</summary>
public class MigratingTests
{
    private static readonly Step Renamed = Step("b3") with { Action = "Bước b2" };

    private static readonly (string What, string Code, Node[] From, Node[] To, Action<Case>? First)[] Cases =
    [
        ("the same", "", Steps("b1", "b2"), Steps("b1", "b2"), null),
        ("one more before, numbers shift", "", Steps("b1", "b2"), [Step("b1"), Step("b2") with { Action = "Mới" }, Renamed], d => d.Done("b1")),
        ("the open step is gone", "STEP_GONE", Steps("b1", "b2"), Steps("b2"), null),
        ("other kind", "STEP_GONE", Steps("b1", "b2"), [Step("b1", StepKind.Decide) with { Action = "Khác" }, Step("b2")], null),
        ("same words, other kind", "STEP_DIFFERS", Steps("b1", "b2"), [Step("b1", StepKind.Decide), Step("b2")], null),
        ("into a Parallel", "FORK_DIFFERS", Steps("b1", "b2"), [All("p1", Path("s1", Step("b1")), Path("s2", Step("b3"))), Step("b2")], null),
        ("out of a Parallel", "FORK_DIFFERS", [All("p1", Path("s1", Step("b1")), Path("s2", Step("b3")))], Steps("b1", "b3"), null),
        ("one branch more", "FORK_DIFFERS", [All("p1", Path("s1", Step("b1")), Path("s2", Step("b3")))], [All("p1", Path("s1", Step("b1")), Path("s2", Step("b3")), Path("s3", Step("b4")))], null),
        ("the same Parallel under another id", "", [All("p1", Path("s1", Step("b1")), Path("s2", Step("b3")))], [Step("b9"), All("p2", Path("s1", Step("b1")), Path("s2", Step("b3")))], null),
        ("waits for what is not there", "WAIT_GONE", [new Wait("w1", "ban_hanh", null), Step("b9")], Steps("b1"), null),
        ("waits for something else", "WAIT_GONE", [new Wait("w1", "ban_hanh", null), Step("b9")], [new Wait("w1", "khac", null), Step("b9")], null),
        ("a call under another id", "CALL_GONE", [new Call("k1", "KTUB-02", "office"), Step("b9")], [new Call("k2", "KTUB-02", "office"), Step("b9")], null),
        ("nobody names the team", "TEAM_MISSING", Steps("b1", "b2"), [Step("b1"), Step("b2") with { Who = ByTeam }], null),
        ("the team is named later", "", Steps("b1", "b2"), [Step("b1"), Step("b3") with { AppointsTeam = true }, Step("b2") with { Who = ByTeam }], null),
        ("over", "DOSSIER_OVER", Steps("b1"), Steps("b1"), d => d.Done("b1")),
    ];

    [Fact]
    public void Each_case_moves_or_says_why() => Assert.All(Cases, row =>
    {
        var dossier = Case.Filed(row.From);
        row.First?.Invoke(dossier);
        Assert.Equal((row.What, row.Code), (row.What, Try(dossier, Procedure(row.To)).Refusal?.Code ?? ""));
    });

    [Fact]
    public void A_step_that_the_keeper_holds_back_does_not_move_and_two_do_not_become_one()
    {
        var dossier = Case.Filed(Steps("b1", "b2"));
        Assert.Equal(MigrationRefusals.KeptBack, Try(dossier, Procedure(Steps("b1", "b2")), Map(("b1", ""))).Refusal);
        var forked = Case.Filed(All("p1", Path("s1", Step("b1")), Path("s2", Step("b2"))));
        Assert.Equal(MigrationRefusals.ForkDiffers, Try(forked, Procedure(All("p1", Path("s1", Step("b1")), Path("s2", Step("b2")))), Map(("b1", "b1"), ("b2", "b1"))).Refusal);
    }

    [Fact]
    public void A_compartment_and_a_higher_secrecy_keep_it_where_it_is()
    {
        var dossier = Case.Filed(Steps("b1"));
        Assert.Equal(MigrationRefusals.CompartmentDiffers, Try(dossier, new ProcedureDefinition("TCCB-99", new Sequence("root", [Step("b1")])) { Compartment = true }).Refusal);
        Assert.Equal(MigrationRefusals.SecrecyDiffers, Try(dossier, new ProcedureDefinition("TCCB-99", new Sequence("root", [Step("b1")])) { Secrecy = Secrecy.Mat }).Refusal);
        Assert.Equal(MigrationRefusals.OtherProcedure, Try(dossier, new ProcedureDefinition("TCCB-98", new Sequence("root", [Step("b1")]))).Refusal);
    }

    [Fact]
    public void The_time_used_counts_on_and_what_comes_later_is_new()
    {
        var dossier = Case.Filed(Step("b1") with { Limit = WorkingDays(3) }, Step("b2"));
        var due = dossier.DueOf("b1");
        dossier.Now = At("2025-03-04 08:00");
        var to = Procedure(Step("b5") with { Action = "Bước b1", Limit = WorkingDays(9) }, Step("b6") with { Limit = WorkingDays(2) });
        dossier.Becomes(to, Try(dossier, to));
        Assert.Equal(due, dossier.DueOf("b5"));
        Assert.Equal("b5", Assert.Single(dossier.Last<Migrated>().Changed.Append(new ChangedWork("b5", "b5", new Holder("", Office), null)).Select(c => c.Key).Distinct()));
        dossier.Done("b5");
        Assert.Equal(new Limit(2, LimitUnit.WorkingDay, LimitBasis.Planned), dossier.State.Open["b6"].Due!.Limit);
        Assert.Equal(["b5"], Process.SendBackTargets(to, dossier.State, "b6").Select(s => s.Id));
    }

    [Fact]
    public void Only_the_system_moves_it()
    {
        var dossier = Case.Filed(Steps("b1"));
        dossier.IsRefused(Refusals.NotAllowed, AtProvince, new Migrate(Number(1), Number(2), dossier.Definition, Migrating.Propose(dossier.Definition, dossier.Definition), AtProvince.Person));
    }

    private static ImmutableDictionary<string, string> Map(params (string From, string To)[] nodes) => nodes.ToImmutableDictionary(n => n.From, n => n.To);

    private static Decision Try(Case dossier, ProcedureDefinition to, ImmutableDictionary<string, string>? map = null) =>
        dossier.Try(Acting.System, new Migrate(Number(1), Number(2), to, map ?? Migrating.Propose(dossier.Definition, to), AtProvince.Person));
}
