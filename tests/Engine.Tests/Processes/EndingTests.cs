using ThongSuot.Engine.Processes;
using static ThongSuot.Engine.Tests.Processes.Define;
using static ThongSuot.Engine.Tests.Processes.People;
using static ThongSuot.Engine.Tests.WorkingTime.CalendarSamples;

namespace ThongSuot.Engine.Tests.Processes;

/// <summary>The ends other than completing, what may follow them, and dossiers that follow.</summary>
public class EndingTests
{
    private static Case AtIntake() => Case.Filed(Submit(), Step("b2", StepKind.Intake), Step("b3", StepKind.Review), Step("b4", StepKind.Decide), Step("b5", StepKind.Issue));

    [Fact]
    public void Every_early_end_needs_a_reason()
    {
        var dossier = AtIntake();
        dossier.IsRefused(Refusals.ReasonRequired, AtOffice, new RefuseNotCompetent("b2", "Tỉnh ủy", null));
        dossier.IsRefused(Refusals.ReasonRequired, AtOffice, new RefuseDuplicate("b2", "TCCB-01/2025/000001", null));
        dossier.IsRefused(Refusals.ReasonRequired, Secretary, new Withdraw(null));
        dossier.Done("b2").IsRefused(Refusals.ReasonRequired, AtOffice, new Decline("b3", null));
    }

    [Fact]
    public void Not_competent_names_the_competent_body_and_nothing_can_follow()
    {
        var dossier = AtIntake().Do(AtOffice, new RefuseNotCompetent("b2", "Tỉnh ủy", Because));
        Assert.Equal((DossierStatus.NotCompetent, "NOTCOMP", "Tỉnh ủy"), (dossier.State.Status, dossier.Last<Ended>().ReasonCode, dossier.Last<Ended>().Other));
        Assert.All(People.All, actor => Assert.DoesNotContain(Process.Offers(dossier.Definition, dossier.State, dossier.By(actor)), o => o.Kind != CommandKind.ReplaceBody));
        dossier.IsRefused(Refusals.NotOffered, AtOffice, new Reopen("b1", Because));
        dossier.IsRefused(Refusals.Over, Secretary, new Supplement());
    }

    [Fact]
    public void A_procedure_may_transfer_instead()
    {
        var dossier = new Case(new ProcedureDefinition("KTUB-14", Path("root", Submit(), Step("b2", StepKind.Intake))) { Branches = [BranchCode.NotComp], TransfersWhenNotCompetent = true }).File();
        Assert.Equal(DossierStatus.Transferred, dossier.Do(AtOffice, new RefuseNotCompetent("b2", null, Because)).State.Status);
    }

    [Fact]
    public void A_duplicate_ends_as_not_competent_does()
    {
        var dossier = AtIntake().Do(AtOffice, new RefuseDuplicate("b2", "TCCB-01/2025/000001", Because));
        Assert.Equal((DossierStatus.NotCompetent, "DUP"), (dossier.State.Status, dossier.Last<Ended>().ReasonCode));
    }

    [Fact]
    public void Competence_is_refused_at_the_first_receiving_step_only()
    {
        var dossier = Case.Filed(Submit(), Step("b2", StepKind.Intake), Step("b3", StepKind.Intake, "department"), Step("b4"));
        dossier.Done("b2").IsRefused(Refusals.NotOffered, AtDepartment, new RefuseNotCompetent("b3", null, Because));
        dossier.Do(AtDepartment, new SendBack("b3", "b2", Because));
        Assert.True(dossier.Offers(AtOffice, CommandKind.RefuseNotCompetent, "b2"));
    }

    [Fact]
    public void Without_an_intake_the_first_other_body_receives()
    {
        var dossier = Case.Filed(Submit(), Step("b2") with { Who = ByFiler }, Step("b3"), Step("b4", at: "department"));
        dossier.IsRefused(Refusals.NotOffered, Secretary, new RefuseNotCompetent("b2", null, Because));
        dossier.Do(Secretary, new Complete("b2"));
        Assert.True(dossier.Offers(AtOffice, CommandKind.RefuseNotCompetent, "b3"));
        Assert.True(dossier.Offers(AtOffice, CommandKind.RefuseDuplicate, "b3"));
        Assert.False(dossier.Done("b3").Offers(AtDepartment, CommandKind.RefuseNotCompetent, "b4"));
    }

    [Fact]
    public void A_step_marked_so_receives_whatever_its_kind() =>
        Assert.True(Case.Filed(Submit(), Step("b2"), Step("b3") with { Receives = true }).Done("b2").Offers(AtOffice, CommandKind.RefuseNotCompetent, "b3"));

    [Fact]
    public void Declining_ends_the_dossier_with_notice()
    {
        var dossier = AtIntake().Done("b2").Do(AtOffice, new Decline("b3", Because));
        Assert.Equal((DossierStatus.Declined, Because), (dossier.State.Status, dossier.Last<Ended>().Note));
        Assert.Empty(dossier.State.Open);
    }

    [Fact]
    public void The_filer_withdraws_until_the_final_decision()
    {
        var dossier = AtIntake().Done("b2", "b3");
        dossier.IsRefused(Refusals.NotAllowed, AtOffice, new Withdraw(Because));
        Assert.Equal(DossierStatus.Withdrawn, dossier.Try(CoSecretary, new Withdraw(Because)).State!.Status);
        dossier.Done("b4").IsRefused(Refusals.NotOffered, Secretary, new Withdraw(Because));
    }

    [Fact]
    public void The_filer_withdraws_a_dossier_that_was_returned() =>
        Assert.Equal(DossierStatus.Withdrawn, AtIntake().Do(AtOffice, new ReturnToFiler("b2", Because)).Do(Secretary, new Withdraw(Because)).State.Status);

    [Fact]
    public void Whoever_decided_reopens_at_a_step_already_done()
    {
        var dossier = AtIntake().Done("b2", "b3", "b4", "b5");
        Assert.Equal(DossierStatus.Finished, dossier.State.Status);
        dossier.IsRefused(Refusals.NotAllowed, Secretary, new Reopen("b3", Because));
        dossier.IsRefused(Refusals.ReasonRequired, AtOffice, new Reopen("b3", null));
        dossier.IsRefused(Refusals.NotEarlier, AtOffice, new Reopen("b9", Because));
        dossier.Do(AtOffice, new Reopen("b3", Because));
        Assert.Equal((DossierStatus.Running, "b3", null), (dossier.State.Status, dossier.Opened, dossier.State.EndedAt));
        Assert.Equal(DossierStatus.Finished, dossier.Done("b3", "b4", "b5").State.Status);
    }

    [Theory]
    [InlineData("2025-03-04 08:00", "2025-03-11 17:00")]
    [InlineData("2025-03-06 08:00", "2025-03-13 17:00")]
    public void Between_the_end_and_the_reopening_the_clock_stood(string reopened, string due)
    {
        var dossier = new Case(new ProcedureDefinition("TCCB-99", new Sequence("root", [Submit(), Step("b2", StepKind.Decide)])) { Total = WorkingDays(6), Statutory = new(WorkingDays(6), null, "Quy định", true) }).File();
        Assert.Equal("2025-03-11 17:00", Local(dossier.State.Due!.At)[..16]);
        dossier.Now = At("2025-03-04 08:00");
        dossier.Done("b2");
        dossier.Now = At(reopened);
        dossier.Do(AtOffice, new Reopen("b2", Because, new Complaint("12/KN", new DateOnly(2025, 3, 4), Because)));
        Assert.Equal((due, due), (Local(dossier.State.Due!.At)[..16], Local(dossier.State.Statutory!.At)[..16]));
        Assert.All(Clocks.Of(dossier.Log).Where(c => c.IsOpen && c.Node is null), c => Assert.Equal(due, Local(c.Compute(dossier.Calendar).DueAt)[..16]));
        Assert.Equal("12/KN", dossier.Last<Reopened>().Complaint!.Number);
    }

    [Fact]
    public void A_complaint_is_named_by_number_and_a_day_that_has_come()
    {
        var dossier = AtIntake().Done("b2", "b3", "b4", "b5");
        dossier.IsRefused(Refusals.ComplaintUnclear, AtOffice, new Reopen("b3", Because, new Complaint(" ", new DateOnly(2025, 3, 3))));
        dossier.IsRefused(Refusals.ComplaintUnclear, AtOffice, new Reopen("b3", Because, new Complaint("12/KN", new DateOnly(2025, 3, 4))));
    }

    [Fact]
    public void Reopening_where_another_body_works_is_a_movement()
    {
        var dossier = Case.Filed(Submit(), Step("b2", at: "department"), Step("b3", StepKind.Decide)).Do(AtDepartment, new Complete("b2")).Done("b3").Do(AtOffice, new Reopen("b2", Because));
        Assert.Equal((Office, Department), (dossier.State.Hops[^1].From, dossier.State.Hops[^1].To));
    }

    [Fact]
    public void No_branch_of_a_parallel_is_reopened_alone()
    {
        var dossier = Case.Filed(Step("b1"), Both(Step("b2"), Step("b3")), Step("b4", StepKind.Decide)).Done("b1", "b2", "b3", "b4");
        Assert.Equal(["b1", "b4"], Process.ReopenTargets(dossier.Definition, dossier.State).Select(s => s.Id));
        dossier.IsRefused(Refusals.NotEarlier, AtOffice, new Reopen("b2", Because));
    }

    [Fact]
    public void The_filer_does_not_reopen_what_was_declined()
    {
        var dossier = Case.Filed(Submit(), Step("b2", StepKind.Review)).Do(AtOffice, new Decline("b2", Because));
        Assert.Empty(Process.Offers(dossier.Definition, dossier.State, dossier.By(Secretary)));
        dossier.IsRefused(Refusals.NotOffered, Secretary, new Reopen("b1", Because));
    }

    [Fact]
    public void Merging_opens_the_named_procedure_and_this_one_goes_on()
    {
        var dossier = Case.Filed(Step("b1", StepKind.FieldWork), Step("b2")).Do(AtOffice, new Merge("b1"));
        Assert.Equal(("KTUB-01", true), (dossier.Last<FollowOnOpened>().Procedure, dossier.Last<FollowOnOpened>().Merged));
        Assert.Equal("b1", dossier.Opened);
        dossier.Done("b1").IsRefused(Refusals.NotOffered, AtOffice, new Merge("b2"));
    }

    [Fact]
    public void A_follow_on_dossier_is_opened_by_officers_not_by_the_filer()
    {
        var dossier = Case.Filed(Step("b1"), Step("b2") with { Who = ByFiler }).Do(AtOffice, new FollowOn("b1", "TCCB-02"));
        Assert.Equal(("TCCB-02", false), (dossier.Last<FollowOnOpened>().Procedure, dossier.Last<FollowOnOpened>().Merged));
        dossier.Done("b1").IsRefused(Refusals.NotOffered, Secretary, new FollowOn("b2", "TCCB-02"));
    }

    [Fact]
    public void Secrecy_is_only_raised()
    {
        var dossier = AtIntake();
        dossier.IsRefused(Refusals.NotAllowed, AtDepartment, new RaiseSecrecy(Secrecy.Mat));
        dossier.Do(Secretary, new RaiseSecrecy(Secrecy.Mat)).IsRefused(Refusals.SecrecyOnlyUp, AtOffice, new RaiseSecrecy(Secrecy.Mat));
        dossier.IsRefused(Refusals.SecrecyOnlyUp, AtOffice, new RaiseSecrecy(Secrecy.Thuong));
        dossier.IsRefused(Refusals.SecrecyOnlyUp, AtOffice, new RaiseSecrecy((Secrecy)9));
        dossier.Do(AtOffice, new RaiseSecrecy(Secrecy.TuyetMat)).IsRefused(Refusals.NotOffered, AtOffice, new RaiseSecrecy(Secrecy.TuyetMat));
    }

    private static Engine.Processes.Parallel Both(Step a, Step b) => Define.All("p1", Path("p1.1", a), Path("p1.2", b));
}
