using System.Collections.Immutable;
using ThongSuot.Engine.Processes;
using ThongSuot.Engine.Values;
using static ThongSuot.Engine.Tests.Processes.Define;
using static ThongSuot.Engine.Tests.Processes.People;
using static ThongSuot.Engine.Tests.WorkingTime.CalendarSamples;

namespace ThongSuot.Engine.Tests.Processes;

/// <summary>What each kind of node does when it is entered and left.</summary>
public class NodeTests
{
    private static readonly Sequence Nothing = Path("none");

    [Fact]
    public void A_sequence_opens_one_step_after_another_and_ends_the_dossier()
    {
        var dossier = Case.Filed(Steps("b1", "b2", "b3"));
        Assert.Equal("b1", dossier.Opened);
        Assert.Equal("b2", dossier.Done("b1").Opened);
        dossier.Done("b2", "b3");
        Assert.Equal(DossierStatus.Finished, dossier.State.Status);
        Assert.Equal(dossier.Now, dossier.State.EndedAt);
        Assert.Empty(dossier.State.Open);
    }

    [Fact]
    public void An_empty_sequence_is_passed() => Assert.Equal("b2", Case.Filed(Path("s1"), Path("s2", Path("s3"), Step("b2"))).Opened);

    [Fact]
    public void Filing_does_the_filers_own_first_step()
    {
        var dossier = Case.Filed(Submit(), Step("b2"));
        Assert.Equal("b2", dossier.Opened);
        Assert.Equal("xong", dossier.State.OutcomeOf("b1"));
    }

    [Fact]
    public void A_dossier_starts_ex_officio_at_a_step_that_is_not_submitting() => Assert.Equal("b1", Case.Filed(Step("b1", StepKind.Prepare), Step("b2")).Opened);

    [Fact]
    public void Filing_needs_the_role_a_person_and_a_dossier_not_yet_filed()
    {
        var dossier = new Case(Procedure(Steps("b1")));
        var file = new FileDossier("secretary", Cell, ImmutableDictionary<string, string>.Empty);
        dossier.IsRefused(Refusals.NotAllowed, AtOffice, file);
        dossier.IsRefused(Refusals.NotAllowed, Acting.System, file);
        dossier.IsRefused(Refusals.NotOffered, AtOffice, new Complete("b1"));
        dossier.File().IsRefused(Refusals.NotOffered, Secretary, file);
    }

    [Theory]
    [InlineData("dong_y", "b2")]
    [InlineData("tra_lai", "b3")]
    public void A_choice_follows_the_outcome_of_a_step(string outcome, string next)
    {
        var dossier = Case.Filed(Asking("b1", "dong_y", "tra_lai"), When("c1", "outcome.b1 = 'dong_y'", Path("c1.1", Step("b2")), Path("c1.o", Step("b3"))), Step("b4"));
        Assert.Equal(next, dossier.Do(AtOffice, new Complete("b1", outcome)).Opened);
        Assert.Equal("b4", dossier.Done(next).Opened);
    }

    [Theory]
    [InlineData("noi_bo", "b2")]
    [InlineData("lien_tinh", "b3")]
    public void A_choice_follows_a_fact(string scope, string next) => Assert.Equal(
        next, new Case(Procedure(When("c1", "fact.pham_vi = 'noi_bo'", Path("c1.1", Step("b2")), Path("c1.o", Step("b3"))))).File(scope).Opened);

    [Theory]
    [InlineData(5, "b2")]
    [InlineData(4, "b3")]
    [InlineData(null, "b3")]
    public void A_choice_follows_a_form(int? amount, string next)
    {
        var dossier = new Case(Procedure(When("c1", "form.bm-01.so_tien >= 5", Path("c1.1", Step("b2")), Path("c1.o", Step("b3")))));
        dossier.Form = name => name == "form.bm-01.so_tien" && amount is { } known ? new Value.Number(known) : Value.Nothing;
        Assert.Equal(next, dossier.File().Opened);
    }

    [Fact]
    public void A_choice_follows_the_secrecy_reached()
    {
        var dossier = Case.Filed(Step("b1"), When("c1", "secrecy = 'mat'", Path("c1.1", Step("b2")), Path("c1.o", Step("b3"))));
        Assert.Equal("b2", dossier.Do(AtOffice, new RaiseSecrecy(Secrecy.Mat)).Done("b1").Opened);
    }

    [Fact]
    public void A_parallel_of_all_waits_for_each_branch()
    {
        var dossier = Case.Filed(All("p1", Path("p1.1", Step("b1"), Step("b2")), Path("p1.2", Step("b3"))), Step("b4"));
        Assert.Equal("b1 b3", dossier.Opened);
        Assert.Equal("b2", dossier.Done("b3", "b1").Opened);
        Assert.Equal("b4", dossier.Done("b2").Opened);
        Assert.Empty(dossier.State.Forks);
    }

    [Fact]
    public void A_parallel_of_n_cancels_the_siblings_with_what_they_asked()
    {
        var inner = All("p2", Path("p2.1", Step("b3")), Path("p2.2", Step("b4")));
        var dossier = Case.Filed(Some("p1", 1, Path("p1.1", Step("b1")), Path("p1.2", Step("b2")), Path("p1.3", inner)), Step("b5"));
        dossier.Do(AtOffice, new ConsultAdHoc("b2", [Department], null));
        Assert.Equal("b5", dossier.Done("b1").Opened);
        Assert.Equal(["b2", "b2?1", "b3", "b4"], dossier.Last<WorkCancelled>().Keys);
        Assert.Empty(dossier.State.Forks);
    }

    [Fact]
    public void Two_of_three_branches_suffice()
    {
        var dossier = Case.Filed(Some("p1", 2, Path("p1.1", Step("b1")), Path("p1.2", Step("b2")), Path("p1.3", Step("b3"))), Step("b4"));
        Assert.Equal("b1 b2", dossier.Done("b3").Opened);
        Assert.Equal("b4", dossier.Done("b2").Opened);
    }

    [Fact]
    public void A_branch_without_work_can_satisfy_a_parallel_at_once() =>
        Assert.Equal("b2", Case.Filed(Some("p1", 1, Path("p1.1"), Path("p1.2", Step("b1"))), Step("b2")).Opened);

    private static Case EachOver(Sequence body, params BodyRef[] bodies) =>
        new Case(Procedure(new Each("e1", "don_vi", body), Step("b9"))) { Lists = ImmutableDictionary<string, ImmutableArray<BodyRef>>.Empty.Add("don_vi", [.. bodies]) };

    [Fact]
    public void Each_runs_once_for_each_body_and_joins()
    {
        var dossier = EachOver(Path("e1.do", Step("b1", at: Performer.Item), Step("b2")), Office, Department).File();
        Assert.Equal("e1.0/b1 e1.1/b1", dossier.Opened);
        dossier.IsRefused(Refusals.NotAllowed, AtOffice, new Complete("e1.1/b1"));
        dossier.Do(AtDepartment, new Complete("e1.1/b1")).Done("e1.0/b1", "e1.1/b2", "e1.0/b2");
        Assert.Equal("b9", dossier.Opened);
    }

    [Fact]
    public void Each_over_nothing_is_passed() => Assert.Equal("b9", EachOver(Path("e1.do", Step("b1"))).File().Opened);

    [Fact]
    public void Each_inside_each_keeps_its_runs_apart()
    {
        var dossier = EachOver(Path("e1.do", new Each("e2", "don_vi", Path("e2.do", Step("b1", at: Performer.Item))), Step("b2")), Office, Department).File();
        Assert.Equal("e1.0/e2.0/b1 e1.0/e2.1/b1 e1.1/e2.0/b1 e1.1/e2.1/b1", dossier.Opened);
        dossier.Done("e1.1/e2.0/b1").Do(AtDepartment, new Complete("e1.1/e2.1/b1"));
        Assert.Equal("e1.0/e2.0/b1 e1.0/e2.1/b1 e1.1/b2", dossier.Opened);
    }

    [Fact]
    public void A_list_or_a_place_that_nobody_knows_refuses_instead_of_stalling()
    {
        var unknownList = new Case(Procedure(Step("b1"), new Each("e1", "khong_co", Nothing))).File();
        unknownList.IsRefused(Refusals.UnknownList("khong_co"), AtOffice, new Complete("b1"));
        Case.Filed(Step("b1"), Step("b2", at: "khong_co")).IsRefused(Refusals.UnknownPlace("khong_co"), AtOffice, new Complete("b1"));
        Case.Filed(Step("b1"), Step("b2", at: Performer.Item)).IsRefused(Refusals.UnknownPlace(Performer.Item), AtOffice, new Complete("b1"));
    }

    [Fact]
    public void A_call_awaits_the_answer_of_the_other_body()
    {
        var dossier = Case.Filed(Step("b1"), new Call("k1", "KTUB-02", "department"), Step("b2")).Done("b1");
        Assert.Equal(new CallOpened("k1", "k1", "KTUB-02", Department, dossier.Now), dossier.Last<CallOpened>());
        dossier.IsRefused(Refusals.NotAllowed, AtOffice, new AnswerCall("k1", "xong"));
        Assert.Equal("b2", dossier.Do(Acting.System, new AnswerCall("k1", "xong")).Opened);
        Assert.Equal((Department, Office), (dossier.State.Hops[^1].From, dossier.State.Hops[^1].To));
    }

    [Fact]
    public void A_wait_ends_by_its_message_only()
    {
        var dossier = Case.Filed(new Wait("w1", "ban_hanh", null), Step("b2"));
        dossier.IsRefused(Refusals.NotOffered, Acting.System, new Deliver("w1", "khac"));
        dossier.IsRefused(Refusals.NotOffered, Acting.System, new Expire("w1"));
        dossier.IsRefused(Refusals.NotAllowed, Secretary, new Deliver("w1", "ban_hanh"));
        Assert.Equal("b2", dossier.Do(Acting.System, new Deliver("w1", "ban_hanh")).Opened);
    }

    [Fact]
    public void A_wait_ends_by_time_and_not_before()
    {
        var dossier = Case.Filed(new Wait("w1", null, WorkingDays(1)), Step("b2"));
        dossier.Now = At("2025-03-04 16:59");
        dossier.IsRefused(Refusals.TooEarly, Acting.System, new Expire("w1"));
        dossier.IsRefused(Refusals.NotOffered, Acting.System, new Deliver("w1", "x"));
        dossier.Now = At("2025-03-04 17:00");
        dossier.IsRefused(Refusals.NotAllowed, AtOffice, new Expire("w1"));
        Assert.Equal("b2", dossier.Do(Acting.System, new Expire("w1")).Opened);
    }

    [Fact]
    public void An_id_stands_once_in_a_definition() => Assert.Throws<ArgumentException>(() => Procedure(Step("b1"), Path("s1", Step("b1"))));
}
