using ThongSuot.Engine.Processes;
using ThongSuot.Engine.WorkingTime;
using static ThongSuot.Engine.Tests.Processes.Define;
using static ThongSuot.Engine.Tests.Processes.People;
using static ThongSuot.Engine.Tests.WorkingTime.CalendarSamples;

namespace ThongSuot.Engine.Tests.Processes;

/// <summary>The plan of the body and what a rule above allows, side by side. Everything begins on Monday, 3 March 2025, at eight.</summary>
public sealed class StatutoryTests
{
    [Fact]
    public void Both_run_from_the_receipt_of_a_valid_dossier()
    {
        var dossier = Ruled(fromIntake: WorkingDays(5)).File();
        Assert.Equal("2025-04-02 17:00", Local(dossier.State.Statutory!.At));
        dossier.Now = At("2025-03-05 09:00");
        dossier.Done("b1");
        Assert.Equal(("2025-03-12 17:00", "2025-04-04 17:00"), (Local(dossier.State.Due!.At), Local(dossier.State.Statutory!.At)));
        Assert.Equal([Clocks.Whole, Clocks.Statutory], Clocks.Of(dossier.Log).Where(c => c.IsOpen && c.Node is null).Select(c => c.Key));
    }

    [Fact]
    public void Both_stand_still_together()
    {
        var dossier = Ruled().File().Done("b1");
        dossier.Do(AtOffice, new Suspend(Because));
        dossier.Now = At("2025-03-10 08:00");
        dossier.Do(AtOffice, new Resume(Because));
        Assert.Equal(("2025-03-24 17:00", "2025-04-09 17:00"), (Local(dossier.State.Due!.At), Local(dossier.State.Statutory!.At)));
    }

    [Theory]
    [InlineData(1, null)]
    [InlineData(10, null)]
    [InlineData(13, "BEYOND_STATUTORY")]
    [InlineData(0, "LIMIT_INVALID")]
    public void The_whole_is_prolonged_within_the_rule_and_the_steps_stay(int days, string? refusal)
    {
        var dossier = Ruled().File().Done("b1");
        var step = dossier.DueOf("b2");
        var tried = dossier.Try(LeaderOfOffice, new ExtendWhole(WorkingDays(days), Because));
        Assert.Equal(refusal, tried.Refusal?.Code);
        if (refusal is not null)
            return;
        var due = dossier.State.Due!;
        dossier.Do(LeaderOfOffice, new ExtendWhole(WorkingDays(days), Because));
        Assert.True(dossier.State.Due!.At > due.At);
        Assert.Equal((due.Limit, step), (dossier.State.Limit, dossier.DueOf("b2")));
        Assert.Equal(dossier.State.Due, Clocks.Of(dossier.Log).Single(c => c.Key == Clocks.Whole).Due);
    }

    [Fact]
    public void A_step_is_not_prolonged_beyond_the_rule()
    {
        var dossier = Ruled().File().Done("b1");
        dossier.IsRefused(Refusals.BeyondStatutory, LeaderOfOffice, new Extend("b2", WorkingDays(25), Because));
        Assert.NotEqual(dossier.DueOf("b2"), dossier.Do(LeaderOfOffice, new Extend("b2", WorkingDays(3), Because)).DueOf("b2"));
    }

    [Fact]
    public void The_rule_itself_is_prolonged_once_and_by_no_more_than_it_says()
    {
        var dossier = Ruled(extension: CalendarDays(15)).File().Done("b1");
        dossier.IsRefused(Refusals.ExtensionBeyondRule, LeaderOfOffice, new ExtendStatutory(16, Because));
        dossier.IsRefused(Refusals.ReasonRequired, LeaderOfOffice, new ExtendStatutory(15, null));
        dossier.IsRefused(Refusals.LimitInvalid, LeaderOfOffice, new ExtendStatutory(0, Because));
        dossier.Do(LeaderOfOffice, new ExtendStatutory(15, Because));
        Assert.Equal("2025-04-17 17:00", Local(dossier.State.Statutory!.At));
        dossier.IsRefused(Refusals.NotOffered, LeaderOfOffice, new ExtendStatutory(1, Because));
        // What was beyond it is within it now.
        dossier.Do(LeaderOfOffice, new ExtendWhole(WorkingDays(13), Because));
    }

    [Fact]
    public void A_rule_that_knows_no_extension_is_not_prolonged() =>
        Ruled().File().Done("b1").IsRefused(Refusals.NotOffered, LeaderOfOffice, new ExtendStatutory(1, Because));

    [Fact]
    public void Whoever_does_a_step_or_is_concerned_does_not_prolong_the_whole()
    {
        var dossier = Ruled().File().Done("b1");
        dossier.IsRefused(Refusals.NotAllowed, AtOffice, new ExtendWhole(WorkingDays(1), Because));
        dossier.IsRefused(Refusals.NotAllowed, Secretary, new ExtendWhole(WorkingDays(1), Because));
        dossier.RelativesOfTheSecretary = [LeaderOfOffice.Person!.Value];
        dossier.IsRefused(Refusals.ConflictOfInterest, LeaderOfOffice, new ExtendWhole(WorkingDays(1), Because));
    }

    [Fact]
    public void Whoever_works_on_it_asks_and_the_answer_ends_the_question()
    {
        var dossier = Ruled().File().Done("b1");
        dossier.IsRefused(Refusals.NotOffered, LeaderOfOffice, new AskExtensionOfWhole(WorkingDays(2), Because));
        dossier.IsRefused(Refusals.NotAllowed, Secretary, new AskExtensionOfWhole(WorkingDays(2), Because));
        dossier.IsRefused(Refusals.ReasonRequired, AtOffice, new AskExtensionOfWhole(WorkingDays(2), null));
        dossier.IsRefused(Refusals.NotOffered, LeaderOfOffice, new RefuseExtensionOfWhole(Because));
        dossier.Do(AtOffice, new AskExtensionOfWhole(WorkingDays(2), Because));
        Assert.Equal((WorkingDays(2), new Holder("leader", Office)), (dossier.State.Asked!.By, Assert.Single(dossier.State.Asked.Of)));
        dossier.IsRefused(Refusals.NotOffered, AtOffice, new AskExtensionOfWhole(WorkingDays(2), Because));
        dossier.Do(LeaderOfOffice, new RefuseExtensionOfWhole(Because)).Do(AtOffice, new AskExtensionOfWhole(WorkingDays(1), Because));
        Assert.Null(dossier.Do(LeaderOfOffice, new ExtendWhole(WorkingDays(1), Because)).State.Asked);
    }

    [Fact]
    public void Another_case_keeps_the_time_given_before()
    {
        var dossier = new Case(new ProcedureDefinition("VTLT-05", Path("root", Step("b1", StepKind.Intake), Asking("b2", "de_xuat", "xin_y_kien"), Step("b3")))
        {
            Branches = [BranchCode.Extend], Total = WorkingDays(12), FromIntake = WorkingDays(12), Cases = [new LimitByCase(Guard("outcome.b2 = 'xin_y_kien'"), WorkingDays(7))],
        }) { Places = Everywhere.Add("competent", Office) }.File().Done("b1").Do(LeaderOfOffice, new ExtendWhole(WorkingDays(2), Because));
        dossier.Do(AtOffice, new Complete("b2", "xin_y_kien"));
        // Seven working days and two: Friday, 14 March.
        Assert.Equal("2025-03-14 17:00", Local(dossier.State.Due!.At));
        Assert.Equal(dossier.State.Due.At, Clocks.Of(dossier.Log).Single(c => c is { Key: Clocks.Whole, IsOpen: true }).Compute(Standard).DueAt);
    }

    private static Case Ruled(Limit? fromIntake = null, Limit? extension = null) => new(new ProcedureDefinition("KTUB-09", Path("root",
        Step("b1", StepKind.Intake), Step("b2") with { Limit = WorkingDays(3) }, Step("b3")))
    {
        Branches = [BranchCode.Extend, BranchCode.Suspend], Total = WorkingDays(10), FromIntake = fromIntake,
        Statutory = new StatutoryLimit(CalendarDays(30), extension, "Quy định", Verified: false),
    }) { Places = Everywhere.Add("competent", Office) };
}
