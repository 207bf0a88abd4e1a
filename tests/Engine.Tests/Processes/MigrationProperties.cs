using System.Collections.Immutable;
using FsCheck;
using FsCheck.Fluent;
using ThongSuot.Engine.Processes;
using static ThongSuot.Engine.Tests.Processes.Define;
using static ThongSuot.Engine.Tests.Processes.People;
using Parallel = ThongSuot.Engine.Processes.Parallel;

namespace ThongSuot.Engine.Tests.Processes;

/// <summary>Random runs of random trees that go over to a changed tree on the way: what moves can go on and end, and its clocks are proven.</summary>
public class MigrationProperties
{
    private static readonly Config Seeded = Config.QuickThrowOnFailure.WithMaxTest(600).WithReplay(20261127UL, 445567UL);

    private static readonly string[] Codes = [.. MigrationRefusals.All.Select(r => r.Code)];

    private static void ForEveryMigration(Action<RandomDossier, DossierState, ProcedureDefinition, Decision> afterwards) => Prop.ForAll(Gen.Choose(0, int.MaxValue).ToArbitrary(), seed =>
    {
        var (run, random) = (new RandomDossier(seed), new Random(seed));
        for (var steps = random.Next(10); steps > 0 && run.Offered() is { } next; steps--)
        {
            if (!run.Case.Try(next.Actor, next.Command).IsRefused)
                run.Case.Do(next.Actor, next.Command);
            run.TimePasses();
        }

        var to = new ChangedTree(random).Of(run.Case.Definition);
        var before = run.Case.State;
        var decision = run.Case.Try(Acting.System, new Migrate(Number(901), Number(902), to, Migrating.Propose(run.Case.Definition, to), AtProvince.Person));
        afterwards(run, before, to, decision);
    }).Check(Seeded);

    [Fact]
    public void What_cannot_move_is_refused_by_a_code_of_the_list_and_every_kind_of_change_moves_some()
    {
        var (refused, moved) = (new HashSet<string>(), 0);
        ForEveryMigration((_, _, _, decision) =>
        {
            if (decision.Refusal is { } why)
                refused.Add(why.Code);
            else
                moved++;
            Assert.True(decision.Refusal is null || Codes.Contains(decision.Refusal.Code), decision.Refusal?.Code);
        });
        Assert.True(moved > 200, $"{moved} moved");
        Assert.Superset(new HashSet<string> { "STEP_GONE", "FORK_DIFFERS", "DOSSIER_OVER" }, refused);
    }

    [Fact]
    public void What_is_open_keeps_holder_deadline_and_clock() => ForEveryMigration((run, before, _, decision) =>
    {
        if (decision.IsRefused)
            return;
        var nodes = Assert.Single(decision.Events.OfType<Migrated>()).Nodes;
        // After that, only work that nobody can do is looked after.
        var after = Process.Apply(before, decision.Events[0]);
        Assert.Equal(before.Open.Count, after.Open.Count);
        foreach (var work in before.Open.Values)
        {
            var moved = Assert.Single(after.Open.Values, w => w.Node == nodes[work.Node] && w.Since == work.Since && (w as OpenStep)?.Holder == (work as OpenStep)?.Holder && w.Key.Split('.').Length == work.Key.Split('.').Length && w.Key.Split('?').Length == work.Key.Split('?').Length && Index(w.Key) == Index(work.Key));
            Assert.Equal(work.Due, moved.Due);
        }

        Assert.Equal((before.Status, before.Due, before.Statutory, before.Returns, before.Done.Count, before.Hops.Count), (after.Status, after.Due, after.Statutory, after.Returns, after.Done.Count, after.Hops.Count));
        Proven(run.Case, after, [.. run.Case.Log, decision.Events[0]]);
        static string Index(string key) => string.Concat(key.Where(c => c is '.' or '/' or '?')) + string.Join(',', key.Split('/').Select(p => p.Split('.', '?') is [_, var n] ? n : ""));
    });

    [Fact]
    public void After_it_every_offer_can_be_decided_and_the_dossier_comes_to_an_end() => ForEveryMigration((run, _, to, decision) =>
    {
        if (decision.IsRefused)
            return;
        run.Case.Becomes(to, decision);
        for (var steps = 0; !run.Case.State.IsOver; steps++)
        {
            Assert.True(steps < 400, $"Still {run.Case.State.Status}: {run.Case.Opened}");
            foreach (var actor in People.All)
            {
                foreach (var offer in run.OffersTo(actor))
                    Assert.False(run.Case.Try(actor, run.Suitable(offer.Kind, offer.Key, actor)).Refusal is { Code: "NOT_ALLOWED" or "NOT_OFFERED" or "NO_SUCH_WORK" }, $"{offer}");
            }

            run.Case.Now = run.Case.Now.AddDays(40);
            var (who, next) = run.WaysOn.First();
            var command = run.Suitable(next.Kind, next.Key, who, pass: true);
            if (run.Case.Try(who, command).Refusal != Refusals.TooEarly)
                run.Case.Do(who, command);
            Proven(run.Case, run.Case.State, run.Case.Log);
        }

        Assert.Empty(run.Case.State.Open);
        Assert.Empty(run.Case.State.Forks);
        Assert.Equal(run.Case.State.Done, Fold.Of(run.Case.Log).Done);
    });

    private static void Proven(Case dossier, DossierState state, IReadOnlyList<DossierEvent> log)
    {
        var clocks = Clocks.Of(log).Where(c => c.IsOpen).ToDictionary(c => c.Key, StringComparer.Ordinal);
        string[] dues = state.IsOver ? [] : [.. state.Open.Keys.Concat(state.Directions.Keys).Concat([Clocks.Supplement, Clocks.Whole, Clocks.Statutory]).Where(key => state.DueOf(key) is not null)];
        Assert.Equal(dues.Order(StringComparer.Ordinal), clocks.Keys.Order(StringComparer.Ordinal));
        var recomputed = log.OfType<Recomputed>().Any();
        foreach (var key in dues)
        {
            Assert.Equal(state.DueOf(key), clocks[key].Due);
            if (!recomputed)
                Assert.Equal(clocks[key].Due.At, clocks[key].Compute(clocks[key].Body is { } body ? dossier.CalendarOf(body) : dossier.Calendar).DueAt);
        }
    }
}

/// <summary>The same tree with some steps renamed, put in, left out, moved below a Parallel, or numbered anew.</summary>
internal sealed class ChangedTree(Random random)
{
    private int _new;

    public ProcedureDefinition Of(ProcedureDefinition definition) => new(definition.Code, (Sequence)Changed(definition.Root, isRoot: true))
    {
        Branches = definition.Branches, MergeInto = definition.MergeInto, Total = definition.Total, Statutory = definition.Statutory, FromIntake = definition.FromIntake, Cases = definition.Cases,
        TransfersWhenNotCompetent = definition.TransfersWhenNotCompetent,
    };

    private Node Changed(Node node, bool isRoot = false) => node switch
    {
        Sequence sequence => sequence with { Nodes = [.. sequence.Nodes.SelectMany((n, i) => isRoot && i < 2 ? [n] : Many(n))] },
        Choice choice => choice with { Branches = [.. choice.Branches.Select(b => b with { Do = (Sequence)Changed(b.Do) })], Otherwise = (Sequence)Changed(choice.Otherwise) },
        Parallel parallel => parallel with { Branches = [.. parallel.Branches.Select(b => (Sequence)Changed(b))] },
        Each each => each with { Do = (Sequence)Changed(each.Do) },
        _ => node,
    };

    private IEnumerable<Node> Many(Node node) => (node is Engine.Processes.Step or Consult or Wait ? random.Next(12) : 11) switch
    {
        0 => [],
        1 => [Step($"b{++_new + 100}"), node],
        2 => [node, Step($"b{++_new + 100}")],
        3 => [new Parallel($"p{++_new + 100}", [new Sequence($"s{_new + 200}", [node]), new Sequence($"s{_new + 300}", [Step($"b{_new + 400}")])], 2)],
        4 when node is Engine.Processes.Step step => [step with { Id = $"b{++_new + 100}" }],
        5 when node is Engine.Processes.Step step => [step with { Action = step.Action + " (mới)" }],
        _ => [Changed(node)],
    };
}
