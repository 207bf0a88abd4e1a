using ThongSuot.Engine.Processes;
using static ThongSuot.Engine.Tests.Processes.Define;
using static ThongSuot.Engine.Tests.Processes.People;

namespace ThongSuot.Engine.Tests.Processes;

/// <summary>Who holds a step, and how a dossier moves between bodies.</summary>
public class HolderTests
{
    [Fact]
    public void The_filers_own_step_belongs_to_the_person_who_filed()
    {
        var dossier = Case.Filed(Step("b1"), Step("b2", StepKind.Respond) with { Who = ByFiler }).Done("b1");
        dossier.IsRefused(Refusals.NotAllowed, CoSecretary, new Complete("b2"));
        dossier.IsRefused(Refusals.NotOffered, Secretary, new Reassign("b2", CoSecretary.Person!.Value, null));
        Assert.True(dossier.Do(Secretary, new Complete("b2")).State.IsOver);
    }

    [Fact]
    public void A_subject_with_an_account_answers_in_person()
    {
        var dossier = new Case(Procedure(Step("b1"), Step("b2", StepKind.Respond) with { Who = BySubject })) { SubjectPersons = [Subject.Person!.Value] }.File().Done("b1");
        dossier.IsRefused(Refusals.NotAllowed, Secretary, new Complete("b2"));
        Assert.True(dossier.Do(Subject, new Complete("b2")).State.IsOver);
    }

    [Fact]
    public void The_answer_of_a_subject_without_an_account_is_recorded_by_the_filer()
    {
        var dossier = Case.Filed(Step("b1"), Step("b2", StepKind.Respond) with { Who = BySubject }).Done("b1");
        Assert.Equal("Đối tượng", dossier.State.OpenSteps.Single().Holder.Outside);
        Assert.True(dossier.Do(CoSecretary, new Complete("b2")).State.IsOver);
    }

    [Fact]
    public void The_answer_of_a_subject_without_an_account_is_recorded_by_the_team_where_there_is_one()
    {
        var dossier = Case.Filed(Step("b1") with { AppointsTeam = true }, Step("b2", StepKind.Respond) with { Who = BySubject })
            .Do(AtOffice, new Complete("b1", Team: [Member.Person!.Value]));
        dossier.IsRefused(Refusals.NotAllowed, Secretary, new Complete("b2"));
        Assert.True(dossier.Do(Member, new Complete("b2")).State.IsOver);
    }

    [Fact]
    public void A_subject_that_is_a_body_answers_by_its_role()
    {
        var dossier = new Case(Procedure(Step("b1"), Step("b2") with { Who = new Performer("officer", Performer.Subject) })) { Places = Everywhere.Add(Performer.Subject, Department) };
        Assert.True(dossier.File().Done("b1").Do(AtDepartment, new Complete("b2")).State.IsOver);
    }

    [Fact]
    public void A_clerk_records_the_answer_of_an_outside_body()
    {
        var dossier = Case.Filed(Step("b1"), Step("b2", StepKind.External) with { Who = Outside("Công an tỉnh") }, Step("b3")).Done("b1");
        var hop = dossier.State.Hops[^1];
        Assert.Equal(("outside", "Công an tỉnh", Office), (hop.Channel, hop.To.Name, hop.From));
        dossier.IsRefused(Refusals.NotAllowed, AtDepartment, new Complete("b2"));
        Assert.Equal("b3", dossier.Done("b2").Opened);
        Assert.Equal("Công an tỉnh", dossier.State.Done[^1].Holder.Outside);
    }

    [Fact]
    public void Work_that_stays_in_its_body_makes_no_movement() => Assert.DoesNotContain(Case.Filed(Steps("b1", "b2")).Done("b1").State.Hops, hop => hop.From == Office);

    [Fact]
    public void A_movement_is_signed_for_once()
    {
        var dossier = Case.Filed(Submit(), Step("b2"));
        Assert.Equal((1, Cell, Office, "system"), (dossier.State.Hops[0].Number, dossier.State.Hops[0].From, dossier.State.Hops[0].To, dossier.State.Hops[0].Channel));
        Assert.Null(dossier.State.Hops[0].ReceivedAt);
        dossier.IsRefused(Refusals.NotAllowed, AtDepartment, new Receive("b2"));
        dossier.Do(AtOffice, new Receive("b2"));
        Assert.Equal(dossier.Now, dossier.State.Hops[0].ReceivedAt);
        dossier.IsRefused(Refusals.NotOffered, AtOffice, new Receive("b2"));
    }

    [Fact]
    public void Acting_on_what_arrived_signs_for_it()
    {
        var dossier = Case.Filed(Submit(), Step("b2"), Step("b3", at: "department")).Done("b2");
        Assert.NotNull(dossier.State.Hops[0].ReceivedAt);
        Assert.Equal([1, 2], dossier.State.Hops.Select(h => h.Number));
        dossier.Do(AtDepartment, new ConsultAdHoc("b3", [Committee], null));
        Assert.NotNull(dossier.State.Hops[1].ReceivedAt);
    }

    [Fact]
    public void What_was_reassigned_only_the_assignee_does_until_it_is_reassigned_again()
    {
        var dossier = Case.Filed(Submit(), Step("b2"), Step("b3"));
        dossier.IsRefused(Refusals.NotAllowed, AtDepartment, new Reassign("b2", AtDepartment.Person!.Value, null));
        dossier.Do(AtOffice, new Reassign("b2", OtherAtOffice.Person!.Value, null));
        Assert.Null(dossier.State.Hops[0].ReceivedAt);
        dossier.IsRefused(Refusals.NotAllowed, AtOffice, new Complete("b2"));
        dossier.IsRefused(Refusals.NotAllowed, LeaderOfOffice, new Complete("b2"));
        dossier.Do(LeaderOfOffice, new Reassign("b2", AtOffice.Person!.Value, Because));
        dossier.IsRefused(Refusals.NotAllowed, OtherAtOffice, new Complete("b2"));
        Assert.Equal("b3", dossier.Done("b2").Opened);
    }
}
