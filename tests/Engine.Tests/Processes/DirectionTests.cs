using System.Collections.Immutable;
using ThongSuot.Engine.Processes;
using static ThongSuot.Engine.Tests.Processes.Define;
using static ThongSuot.Engine.Tests.Processes.People;
using static ThongSuot.Engine.Tests.WorkingTime.CalendarSamples;

namespace ThongSuot.Engine.Tests.Processes;

/// <summary>A leader directs whoever works on a dossier at its body or below, gets an answer, and closes it.</summary>
public class DirectionTests
{
    private static readonly Holder ToOffice = new("officer", Office), ToDepartment = new("officer", Department);

    private static readonly Acting LeaderOfCommittee = new(Number(43), [("leader", Committee.Id)]), LeaderOfProvince = new(Number(53), [("leader", Province.Id)]);

    private static Case AtTheOffice() => Case.Filed(Step("b1"), Step("b2", at: "department"));

    // Who leads what; the ladder goes office, department → committee → province.
    public static readonly TheoryData<string, string, bool> Table = new()
    {
        { "office", "office", true },
        { "committee", "office", true },
        { "province", "office", true },
        { "office", "department", false },
        { "none", "office", false },
    };

    [Theory]
    [MemberData(nameof(Table))]
    public void Who_leads_the_body_or_one_above_it_directs_and_nobody_else(string leads, string to, bool may)
    {
        var leader = leads switch { "office" => LeaderOfOffice, "committee" => LeaderOfCommittee, "province" => LeaderOfProvince, _ => AtOffice };
        var target = to == "office" ? ToOffice : ToDepartment;
        var dossier = AtTheOffice();
        var decision = dossier.Try(leader, new Direct(target, null, Because));
        Assert.Equal(may, !decision.IsRefused);
        Assert.Equal(may, leads != "none" && dossier.Offers(leader, CommandKind.Direct) && Process.DirectionTargets(dossier.Definition, dossier.State, dossier.By(leader)).Contains(target));
    }

    [Fact]
    public void It_is_answered_by_its_addressee_and_closed_by_the_leader_and_changes_nothing_of_the_process()
    {
        var dossier = AtTheOffice();
        var before = dossier.State;
        dossier.Do(LeaderOfOffice, new Direct(ToOffice, WorkingDays(2), Because));
        Assert.Equal(("cd1", "2025-03-05 17:00"), (dossier.Last<Directed>().Key, Local(dossier.Last<Directed>().Due!.At)));
        Assert.Equal((before.Open, before.Due), (dossier.State.Open, dossier.State.Due));

        dossier.IsRefused(Refusals.NotAllowed, AtDepartment, new AnswerDirection("cd1", Because));
        dossier.IsRefused(Refusals.NotAllowed, LeaderOfOffice, new AnswerDirection("cd1", Because));
        dossier.IsRefused(Refusals.ReasonRequired, AtOffice, new AnswerDirection("cd1", null));
        dossier.Do(OtherAtOffice, new AnswerDirection("cd1", Because));
        Assert.Equal(LeaderOfOffice.Person, dossier.Last<DirectionAnswered>().Leader);
        dossier.IsRefused(Refusals.NotOffered, AtOffice, new AnswerDirection("cd1", Because));
        dossier.IsRefused(Refusals.NotAllowed, AtOffice, new CloseDirection("cd1"));
        dossier.Do(LeaderOfOffice, new CloseDirection("cd1"));
        dossier.IsRefused(Refusals.NotOffered, LeaderOfOffice, new CloseDirection("cd1"));
        Assert.False(dossier.State.Directions["cd1"].IsOpen);
    }

    [Fact]
    public void To_one_person_it_is_answered_by_that_person_alone()
    {
        var named = ToOffice with { Persons = [OtherAtOffice.Person!.Value] };
        var dossier = AtTheOffice().Do(LeaderOfOffice, new Direct(named, null, Because));
        dossier.IsRefused(Refusals.NotAllowed, AtOffice, new AnswerDirection("cd1", Because));
        dossier.Do(OtherAtOffice, new AnswerDirection("cd1", Because));
    }

    [Fact]
    public void It_goes_to_nobody_who_has_no_part_and_to_nobody_the_matter_concerns()
    {
        var dossier = AtTheOffice();
        dossier.KnowsPeople = true;
        dossier.IsRefused(Refusals.DirectionTarget, LeaderOfOffice, new Direct(ToOffice with { Role = "clerk" }, null, Because));
        dossier.IsRefused(Refusals.DirectionTarget, LeaderOfOffice, new Direct(ToOffice with { Persons = [Stranger.Person!.Value] }, null, Because));
        dossier.IsRefused(Refusals.ReasonRequired, LeaderOfOffice, new Direct(ToOffice, null, null));
        dossier.IsRefused(Refusals.LimitInvalid, LeaderOfOffice, new Direct(ToOffice, WorkingDays(-1), Because));
        dossier.RelativesOfTheSecretary = [AtOffice.Person!.Value];
        dossier.IsRefused(Refusals.PersonConcerned, LeaderOfOffice, new Direct(ToOffice with { Persons = [AtOffice.Person!.Value] }, null, Because));
        dossier.RelativesOfTheSecretary = [LeaderOfOffice.Person!.Value];
        dossier.IsRefused(Refusals.ConflictOfInterest, LeaderOfOffice, new Direct(ToOffice, null, Because));
    }

    [Fact]
    public void In_a_compartment_only_who_has_work_now_is_directed()
    {
        var compartment = new ProcedureDefinition("KTUB-99", new Sequence("root", [Step("b1"), Step("b2", at: "department")])) { Compartment = true };
        var dossier = new Case(compartment).File().Done("b1");
        Assert.Equal([ToDepartment], Process.DirectionTargets(compartment, dossier.State, dossier.By(LeaderOfCommittee)));
        dossier.IsRefused(Refusals.NotAllowed, LeaderOfOffice, new Direct(ToOffice, null, Because));
    }

    [Fact]
    public void It_moves_with_a_body_that_is_succeeded_and_ends_with_the_dossier()
    {
        var dossier = AtTheOffice().Do(LeaderOfOffice, new Direct(ToOffice, null, Because)).Do(Acting.System, new ReplaceBody(Office.Id, Department));
        Assert.Equal(Department, dossier.State.Directions["cd1"].To.Body);
        dossier.Do(AtDepartment, new Complete("b1")).Do(AtDepartment, new Complete("b2"));
        dossier.IsRefused(Refusals.Over, AtDepartment, new AnswerDirection("cd1", Because));
    }
}
