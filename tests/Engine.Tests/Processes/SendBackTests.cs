using System.Collections.Immutable;
using ThongSuot.Engine.Processes;
using static ThongSuot.Engine.Tests.Processes.Define;
using static ThongSuot.Engine.Tests.Processes.People;

namespace ThongSuot.Engine.Tests.Processes;

/// <summary>Sending back to an earlier step, and handing up.</summary>
public class SendBackTests
{
    private static string Targets(Case dossier, string key) => string.Join(' ', Process.SendBackTargets(dossier.Definition, dossier.State, key).Select(s => s.Id));

    [Fact]
    public void A_step_is_sent_back_to_any_step_done_before_it()
    {
        var dossier = Case.Filed(Steps("b1", "b2", "b3", "b4"));
        dossier.IsRefused(Refusals.NotOffered, AtOffice, new SendBack("b1", "b2", Because));
        dossier.Done("b1", "b2");
        Assert.Equal("b1 b2", Targets(dossier, "b3"));
        dossier.IsRefused(Refusals.ReasonRequired, AtOffice, new SendBack("b3", "b1", null));
        dossier.IsRefused(Refusals.NotEarlier, AtOffice, new SendBack("b3", "b4", Because));
        dossier.IsRefused(Refusals.NotEarlier, AtOffice, new SendBack("b3", "b3", Because));
        dossier.IsRefused(Refusals.NotAllowed, Secretary, new SendBack("b3", "b1", Because));
        Assert.Equal("b1", dossier.Do(AtOffice, new SendBack("b3", "b1", Because)).Opened);
        Assert.Equal("b2", dossier.Done("b1").Opened);
    }

    [Fact]
    public void Sending_back_moves_between_bodies()
    {
        var dossier = Case.Filed(Step("b1"), Step("b2", at: "department")).Done("b1").Do(AtDepartment, new SendBack("b2", "b1", Because));
        Assert.Equal((Department, Office), (dossier.State.Hops[^1].From, dossier.State.Hops[^1].To));
    }

    [Fact]
    public void Sending_back_from_a_branch_to_before_the_fork_cancels_the_siblings()
    {
        var dossier = Case.Filed(Step("b1"), All("p1", Path("p1.1", Step("b2")), Path("p1.2", Step("b3"))), Step("b4")).Done("b1");
        dossier.Do(AtOffice, new ConsultAdHoc("b3", [Department], null)).Do(AtOffice, new SendBack("b2", "b1", Because));
        Assert.Equal("b1", dossier.Opened);
        Assert.Equal(["b2", "b3", "b3?1"], dossier.Last<WorkCancelled>().Keys);
        Assert.Equal("b4", dossier.Done("b1", "b2", "b3").Opened);
    }

    [Fact]
    public void Sending_back_within_a_branch_leaves_the_siblings()
    {
        var dossier = Case.Filed(All("p1", Path("p1.1", Step("b1"), Step("b2")), Path("p1.2", Step("b3")))).Done("b1");
        Assert.Equal("b1 b3", dossier.Do(AtOffice, new SendBack("b2", "b1", Because)).Opened);
    }

    [Fact]
    public void Not_into_another_branch_nor_into_a_fork_that_is_closed()
    {
        var dossier = Case.Filed(All("p1", Path("p1.1", Step("b1"), Step("b2")), Path("p1.2", Step("b3"), Step("b4"))), Step("b5")).Done("b1", "b3");
        Assert.Equal(("b1", "b3"), (Targets(dossier, "b2"), Targets(dossier, "b4")));
        dossier.IsRefused(Refusals.NotEarlier, AtOffice, new SendBack("b2", "b3", Because));
        dossier.Done("b2", "b4").IsRefused(Refusals.NotOffered, AtOffice, new SendBack("b5", "b1", Because));
    }

    [Fact]
    public void Into_the_branch_of_a_choice_that_was_taken()
    {
        var dossier = Case.Filed(Asking("b1", "a", "b"), When("c1", "outcome.b1 = 'a'", Path("c1.1", Step("b2")), Path("c1.o", Step("b3"))), Step("b4"))
            .Do(AtOffice, new Complete("b1", "a")).Done("b2");
        Assert.Equal("b1 b2", Targets(dossier, "b4"));
        Assert.Equal("b4", dossier.Do(AtOffice, new SendBack("b4", "b2", Because)).Done("b2").Opened);
    }

    [Fact]
    public void A_run_of_each_is_sent_back_in_itself_only_to_what_it_did_itself()
    {
        var run = Path("e1.do", Asking("b1", "a", "b"), When("c1", "outcome.b1 = 'a'", Path("c1.1", Step("b2")), Path("c1.o")), Step("b3"));
        var dossier = new Case(Procedure(Step("b10"), new Each("e1", "don_vi", run)))
        {
            Lists = ImmutableDictionary<string, ImmutableArray<BodyRef>>.Empty.Add("don_vi", [Office, Department]),
        }.File().Done("b10").Do(AtOffice, new Complete("e1.0/b1", "a")).Done("e1.0/b2").Do(AtOffice, new Complete("e1.1/b1", "b"));
        Assert.Equal("e1.0/b3 e1.1/b3", dossier.Opened);
        Assert.Equal(("b10 b1 b2", "b10 b1"), (Targets(dossier, "e1.0/b3"), Targets(dossier, "e1.1/b3")));
        Assert.Equal("e1.0/b3 e1.1/b1", dossier.Do(AtOffice, new SendBack("e1.1/b3", "b1", Because)).Opened);
        Assert.Equal("b10", dossier.Do(AtOffice, new SendBack("e1.0/b3", "b10", Because)).Opened);
        Assert.Empty(dossier.State.Forks);
    }

    [Fact]
    public void Handing_up_lets_the_superior_decide()
    {
        var dossier = Case.Filed(Submit(), Step("b2", StepKind.Decide), Step("b3"));
        dossier.IsRefused(Refusals.ReasonRequired, AtOffice, new HandUp("b2", null));
        dossier.Do(AtOffice, new Reassign("b2", AtOffice.Person!.Value, null)).Do(AtOffice, new HandUp("b2", Because));
        Assert.Equal((Office, Committee, null), (dossier.State.Hops[^1].From, dossier.State.Hops[^1].To, dossier.State.Hops[^1].ReceivedAt));
        dossier.IsRefused(Refusals.NotAllowed, AtOffice, new Complete("b2"));
        Assert.Equal("b3", dossier.Do(AtCommittee, new Complete("b2")).Opened);
        Assert.Equal(Committee, dossier.State.Done[^1].Holder.Body);
    }

    [Fact]
    public void Where_nobody_stands_above_neither_asking_nor_handing_up_is_offered()
    {
        var dossier = Case.Filed(Submit(), Step("b2", StepKind.Decide, "province"));
        dossier.IsRefused(Refusals.NotOffered, AtProvince, new HandUp("b2", Because));
        dossier.IsRefused(Refusals.NotOffered, AtProvince, new AskSuperior("b2", Because));
    }
}
