using System.Collections.Immutable;
using ThongSuot.Engine.Processes;
using static ThongSuot.Engine.Tests.Processes.Define;
using static ThongSuot.Engine.Tests.Processes.People;

namespace ThongSuot.Engine.Tests.Processes;

/// <summary>Nobody handles its own matter or a relative's, and a right ends with the role it came from; the work goes on with others.</summary>
public class ConflictTests
{
    private static Case Known(params Node[] nodes) => new(Procedure(nodes)) { KnowsPeople = true };

    private static ImmutableHashSet<Guid> Relatives(params Acting[] who) => [.. who.Select(a => a.Person!.Value)];

    [Fact]
    public void A_relative_of_the_filer_is_refused_whatever_it_tries_and_told_why()
    {
        var dossier = Known(Submit(), Step("b2")).File();
        dossier.RelativesOfTheSecretary = Relatives(AtOffice);

        foreach (var command in (Command[])[new Complete("b2"), new Receive("b2"), new ReturnToFiler("b2", Because), new Decline("b2", Because), new Reassign("b2", OtherAtOffice.Person!.Value, null), new HandUp("b2", Because)])
            dossier.IsRefused(Refusals.ConflictOfInterest, AtOffice, command);
        Assert.Equal(Refusals.ConflictOfInterest, Process.WhyBarred(dossier.Definition, dossier.State, dossier.By(AtOffice)));
        Assert.Null(Process.WhyBarred(dossier.Definition, dossier.State, dossier.By(OtherAtOffice)));
        Assert.Null(Process.WhyBarred(dossier.Definition, dossier.State, dossier.By(AtDepartment)));
        Assert.DoesNotContain(Process.Offers(dossier.Definition, dossier.State, dossier.By(AtOffice)), o => o.Key == "b2");
        dossier.IsRefused(Refusals.NotAllowed, AtOffice, new RaiseSecrecy(Secrecy.Mat));
        Assert.True(dossier.Do(OtherAtOffice, new Complete("b2")).State.IsOver);
    }

    [Fact]
    public void On_the_filers_side_a_relative_may_act()
    {
        var dossier = Known(Step("b1"), Step("b2", StepKind.Respond, "cell") with { Who = new Performer("secretary", "cell") }).File().Done("b1");
        dossier.RelativesOfTheSecretary = Relatives(CoSecretary);
        Assert.True(dossier.Do(CoSecretary, new Complete("b2")).State.IsOver);
    }

    [Fact]
    public void The_subject_and_its_relatives_are_concerned_and_ex_officio_the_filer_is_no_party()
    {
        var definition = new ProcedureDefinition("KTUB-99", new Sequence("root", [Step("b1"), Step("b2", at: "department")])) { ExOfficio = true };
        var dossier = new Case(definition) { SubjectPersons = [AtOffice.Person!.Value], RelativesOfTheSecretary = Relatives(OtherAtOffice) }.File();
        dossier.IsRefused(Refusals.ConflictOfInterest, AtOffice, new Complete("b1"));
        Assert.Equal("b2", dossier.Do(OtherAtOffice, new Complete("b1")).Opened);

        var own = new Case(definition) { SubjectPersons = [Secretary.Person!.Value] };
        own.IsRefused(Refusals.ConflictOfInterest, Secretary, new FileDossier("secretary", Cell, ImmutableDictionary<string, string>.Empty));
    }

    [Fact]
    public void Whom_it_concerns_can_be_given_nothing_and_named_to_no_team()
    {
        var dossier = Known(Submit(), Step("b2") with { AppointsTeam = true }).File();
        dossier.RelativesOfTheSecretary = Relatives(OtherAtOffice, Member);
        dossier.IsRefused(Refusals.PersonConcerned, LeaderOfOffice, new Reassign("b2", OtherAtOffice.Person!.Value, null));
        dossier.IsRefused(Refusals.PersonConcerned, AtOffice, new Complete("b2", Team: [Member.Person!.Value]));
        Assert.True(dossier.Do(AtOffice, new Complete("b2", Team: [OtherMember.Person!.Value])).State.IsOver);
    }

    [Fact]
    public void Who_is_concerned_neither_presides_nor_votes()
    {
        var dossier = Known(Submit(), Voting("b2", VoteThreshold.TwoThirds)).File();
        dossier.RelativesOfTheSecretary = Relatives(OtherAtOffice);
        var vote = new Vote(AtOffice.Person!.Value, 9, 9, 9, 6, 3, 0);

        Assert.Equal("RECUSED_MISSING", dossier.Try(AtOffice, new Complete("b2", Vote: vote)).Refusal?.Code);
        dossier.IsRefused(Refusals.VoteNumbers, AtOffice, new Complete("b2", Vote: vote with { Recused = 1 }));
        dossier.IsRefused(Refusals.PersonConcerned, AtOffice, new Complete("b2", Vote: new Vote(OtherAtOffice.Person!.Value, 9, 8, 8, 6, 2, 0, 1)));
        // Two thirds of the eight who may vote are six; of nine they would be six as well, of five out of eight neither.
        Assert.False(Votes.IsMet(new VoteRule(VoteThreshold.TwoThirds, VoteBase.Members, false), new Vote(default, 9, 8, 8, 5, 3, 0, 1)));
        Assert.True(dossier.Do(AtOffice, new Complete("b2", Vote: new Vote(AtOffice.Person!.Value, 9, 8, 8, 6, 2, 0, 1))).State.IsOver);
    }

    [Fact]
    public void When_all_who_could_are_concerned_the_leader_may_do_it_hand_it_up_or_leave_it_to_who_comes()
    {
        var dossier = Known(Submit(), Step("b2"));
        dossier.RelativesOfTheSecretary = Relatives(AtOffice, OtherAtOffice);
        dossier.File();
        Assert.Equal([new Holder("leader", Office)], dossier.Last<Escalated>().To);
        dossier.IsRefused(Refusals.NotOffered, LeaderOfOffice, new Reassign("b2", AtOffice.Person!.Value, null));
        Assert.True(dossier.Offers(LeaderOfOffice, CommandKind.HandUp, "b2"));
        Assert.True(dossier.Do(LeaderOfOffice, new Complete("b2")).State.IsOver);
    }

    [Fact]
    public void When_the_leader_is_concerned_too_it_goes_up_the_ladder()
    {
        var dossier = Known(Submit(), Step("b2"));
        dossier.RelativesOfTheSecretary = Relatives(AtOffice, OtherAtOffice, LeaderOfOffice, AtCommittee);
        dossier.File();
        Assert.Equal([new Holder("officer", Province)], dossier.Last<Escalated>().To);
        Assert.True(dossier.Do(AtProvince, new Complete("b2")).State.IsOver);
    }

    [Fact]
    public void A_right_that_came_from_a_role_ends_with_it()
    {
        var (left, assigned) = (OtherAtOffice with { Grants = [] }, OtherAtOffice.Person!.Value);
        var dossier = Known(Submit(), Step("b2")).File().Do(AtOffice, new Reassign("b2", assigned, null));
        dossier.IsRefused(Refusals.NotAllowed, left, new Complete("b2"));
        dossier.IsRefused(Refusals.NotAllowed, Secretary with { Grants = [] }, new Withdraw(Because));
        dossier.IsRefused(Refusals.NotOffered, Acting.System, new Tend());

        dossier.Gone = [assigned];
        dossier.Do(Acting.System, new Tend());
        Assert.Equal(new Unassigned("b2", assigned, dossier.Now), dossier.Last<Unassigned>());
        Assert.True(dossier.Do(AtOffice, new Complete("b2")).State.IsOver);
    }

    [Fact]
    public void A_team_member_acts_by_virtue_of_the_body_it_was_named_from()
    {
        var named = ImmutableDictionary<Guid, Guid>.Empty.Add(AtDepartment.Person!.Value, Department.Id);
        var dossier = Known(Step("b1") with { AppointsTeam = true }, Step("b2", StepKind.FieldWork) with { Who = ByTeam }).File()
            .Do(AtOffice, new Complete("b1", Team: [AtDepartment.Person!.Value], TeamBodies: named));
        dossier.IsRefused(Refusals.NotAllowed, AtDepartment with { Grants = [("officer", Province.Id)] }, new Complete("b2"));
        Assert.True(dossier.Do(AtDepartment, new Complete("b2")).State.IsOver);
    }

    [Fact]
    public void A_member_who_filed_for_itself_is_its_filer_for_good_and_alone()
    {
        var (member, other) = (Stranger with { Grants = [(Filer.Member, Cell.Id)] }, Subject with { Grants = [(Filer.Member, Cell.Id)] });
        var dossier = Known(Step("b1")).Do(member, new FileDossier(Filer.Member, Cell, ImmutableDictionary<string, string>.Empty.Add("pham_vi", "noi_bo")));
        dossier.IsRefused(Refusals.NotAllowed, other, new Withdraw(Because));
        Assert.True(dossier.Do(member with { Grants = [] }, new Withdraw(Because)).State.IsOver);
    }

    [Fact]
    public void A_successor_takes_a_bodys_place_in_open_and_later_work_and_what_is_done_keeps_its_name()
    {
        var newOffice = new BodyRef(Number(9), "Văn phòng mới");
        var atNew = Stranger with { Grants = [("officer", newOffice.Id)] };
        var dossier = Known(Submit(), Step("b2"), Step("b3"), Step("b4")).File().Do(AtOffice, new Complete("b2"));
        dossier.IsRefused(Refusals.NotAllowed, AtOffice, new ReplaceBody(Office.Id, newOffice));

        dossier.Do(Acting.System, new ReplaceBody(Office.Id, newOffice));
        dossier.Places = Everywhere.SetItem("office", newOffice);
        dossier.IsRefused(Refusals.NotAllowed, AtOffice, new Complete("b3"));
        Assert.Equal((newOffice.Id, Office.Name), (dossier.State.Done[^1].Holder.Body.Id, dossier.State.Done[^1].Holder.Body.Name));
        Assert.Equal(newOffice, ((OpenStep)dossier.State.Open["b3"]).Holder.Body);
        Assert.DoesNotContain(Office.Id, Process.BodiesOf(dossier.State));
        Assert.True(dossier.Do(atNew, new Complete("b3")).Do(atNew, new Complete("b4")).State.IsOver);
        Assert.Equal(newOffice.Id, Process.DecidedBy(dossier.Definition, dossier.State)!.Body.Id);
    }

    [Fact]
    public void Of_two_merged_bodies_asked_for_an_opinion_the_successor_still_answers_and_a_given_opinion_stays()
    {
        var merged = new BodyRef(Number(9), "Ban hợp nhất");
        var dossier = Case.Filed(Submit(), Step("b2")).Do(AtOffice, new ConsultAdHoc("b2", [Department, Committee], null));
        dossier.Do(ConsultedDepartment, new GiveOpinion("b2?1", Department.Id, "khong_dong_y"));
        dossier.Do(Acting.System, new ReplaceBody(Department.Id, merged)).Do(Acting.System, new ReplaceBody(Committee.Id, merged));
        var before = dossier.State;

        dossier.Do(Stranger with { Grants = [("consulted_body", merged.Id)] }, new GiveOpinion("b2?1", merged.Id, "dong_y"));

        Assert.Equal(["khong_dong_y", "dong_y"], ((OpenConsult)Process.Apply(before, dossier.Last<OpinionGiven>()).Open["b2?1"]).Opinions.Select(o => o.Given));
        Assert.Equal("b2", dossier.Opened);
    }
}
