using ThongSuot.Engine.Processes;
using ThongSuot.Engine.WorkingTime;
using static ThongSuot.Engine.Tests.Processes.Define;
using static ThongSuot.Engine.Tests.Processes.People;
using static ThongSuot.Engine.Tests.WorkingTime.CalendarSamples;

namespace ThongSuot.Engine.Tests.Processes;

/// <summary>Return, question to the superior, suspension: the clocks stand and go on; and deadlines moved by hand.</summary>
public class PausingTests
{
    private static Case AtReview() => Case.Filed(Submit(), Step("b2", StepKind.Review) with { Limit = WorkingDays(3) }, Step("b3"));

    [Fact]
    public void Stopping_the_clock_needs_a_reason()
    {
        var dossier = AtReview();
        dossier.IsRefused(Refusals.ReasonRequired, AtOffice, new ReturnToFiler("b2", null));
        dossier.IsRefused(Refusals.ReasonRequired, AtOffice, new AskSuperior("b2", null));
        dossier.IsRefused(Refusals.ReasonRequired, AtOffice, new Suspend(null));
        dossier.Do(AtOffice, new AskSuperior("b2", Because)).IsRefused(Refusals.ReasonRequired, AtOffice, new RecordSuperiorAnswer(null));
    }

    [Fact]
    public void A_return_stops_the_clock_and_the_supplement_gives_back_the_working_time_left()
    {
        var dossier = AtReview();
        Assert.Equal("2025-03-06 17:00", dossier.DueOf("b2"));
        dossier.Now = At("2025-03-04 09:30");
        dossier.Do(AtOffice, new ReturnToFiler("b2", Because));
        Assert.Equal(DossierStatus.Returned, dossier.State.Status);
        dossier.IsRefused(Refusals.NotOffered, AtOffice, new Complete("b2"));
        dossier.IsRefused(Refusals.NotAllowed, AtOffice, new Supplement());
        dossier.Now = At("2025-03-07 09:30");
        dossier.Do(CoSecretary, new Supplement());
        // From the morning of the 4th to the evening of the 6th was left; it runs from the morning of Friday the 7th.
        Assert.Equal("2025-03-11 17:00", dossier.DueOf("b2"));
        Assert.Equal(DossierStatus.Running, dossier.State.Status);
    }

    [Fact]
    public void A_dossier_is_returned_once()
    {
        var dossier = AtReview().Do(AtOffice, new ReturnToFiler("b2", Because)).Do(Secretary, new Supplement(Because));
        Assert.False(dossier.Offers(AtOffice, CommandKind.ReturnToFiler, "b2"));
        dossier.IsRefused(Refusals.ReturnedAlready, AtOffice, new ReturnToFiler("b2", Because));
        dossier.IsRefused(Refusals.NotAllowed, AtDepartment, new ReturnToFiler("b2", Because));
    }

    [Fact]
    public void A_return_without_answer_closes_itself_after_five_working_days()
    {
        var dossier = AtReview().Do(AtOffice, new ReturnToFiler("b2", Because));
        dossier.Now = At("2025-03-10 16:59");
        dossier.IsRefused(Refusals.TooEarly, Acting.System, new Expire(""));
        dossier.Now = At("2025-03-10 17:00");
        dossier.IsRefused(Refusals.NotAllowed, Secretary, new Expire(""));
        Assert.Equal(DossierStatus.Expired, dossier.Do(Acting.System, new Expire("")).State.Status);
        dossier.IsRefused(Refusals.Over, Secretary, new Supplement());
    }

    [Fact]
    public void Nothing_expires_that_was_not_returned()
    {
        AtReview().IsRefused(Refusals.NotOffered, Acting.System, new Expire(""));
        AtReview().Do(AtOffice, new Suspend(Because)).IsRefused(Refusals.NotOffered, Acting.System, new Expire(""));
    }

    [Fact]
    public void A_question_to_the_superior_waits_for_the_answer_to_be_recorded()
    {
        var dossier = AtReview().Do(AtOffice, new AskSuperior("b2", Because));
        Assert.Equal(DossierStatus.WaitingSuperior, dossier.State.Status);
        dossier.IsRefused(Refusals.NotAllowed, Secretary, new RecordSuperiorAnswer(Because));
        dossier.IsRefused(Refusals.NotOffered, AtOffice, new Resume(Because));
        dossier.Now = At("2025-03-05 08:00");
        Assert.Equal("2025-03-10 17:00", dossier.Do(OtherAtOffice, new RecordSuperiorAnswer(Because)).DueOf("b2"));
    }

    [Fact]
    public void A_suspension_moves_the_whole_deadline_too()
    {
        var dossier = new Case(new ProcedureDefinition("TCCB-99", Path("root", Step("b1"))) { Branches = [BranchCode.Suspend], Total = CalendarDays(10) }).File();
        Assert.Equal("2025-03-13 17:00", Local(dossier.State.Due!.At));
        dossier.IsRefused(Refusals.NotAllowed, Secretary, new Suspend(Because));
        dossier.Do(AtOffice, new Suspend(Because));
        dossier.Now = At("2025-03-05 08:00");
        dossier.IsRefused(Refusals.NotAllowed, Secretary, new Resume(null));
        // Two days later is a Saturday, so Monday.
        Assert.Equal("2025-03-17 17:00", Local(dossier.Do(AtOffice, new Resume(null)).State.Due!.At));
        dossier.IsRefused(Refusals.NotOffered, AtOffice, new Resume(null));
    }

    [Fact]
    public void A_clock_a_little_behind_does_not_break_the_resumption()
    {
        var dossier = AtReview().Do(AtOffice, new Suspend(Because));
        dossier.Now = dossier.Now.AddSeconds(-90);
        Assert.Equal("2025-03-06 17:00", dossier.Do(AtOffice, new Resume(null)).DueOf("b2"));
    }

    [Fact]
    public void What_arrives_while_the_clocks_stand_never_leaves_them_standing_without_anybody_to_start_them()
    {
        var race = Some("p1", 1, Path("p1.1", Step("b1")), Path("p1.2", new Wait("w1", "ban_hanh", null)));
        foreach (Command stop in new Command[] { new Suspend(Because), new AskSuperior("b1", Because) })
        {
            var dossier = Case.Filed(race, new Wait("w2", null, WorkingDays(1)), Step("b2")).Do(AtOffice, stop).Do(Acting.System, new Deliver("w1", "ban_hanh"));
            Assert.Equal(DossierStatus.Running, dossier.State.Status);
            Assert.True(dossier.Offers(Acting.System, CommandKind.Expire, "w2"));
        }
    }

    [Fact]
    public void What_arrives_while_the_clocks_stand_leaves_them_standing_where_somebody_holds_a_step()
    {
        var dossier = Case.Filed(All("p1", Path("p1.1", Step("b1")), Path("p1.2", new Call("k1", "KTUB-02", "department"), Step("b2"))));
        dossier.Do(AtOffice, new Suspend(Because)).Do(Acting.System, new AnswerCall("k1", "xong"));
        Assert.Equal((DossierStatus.Suspended, "b1 b2"), (dossier.State.Status, dossier.Opened));
    }

    [Theory]
    [InlineData("1", LimitUnit.WorkingDay, "2025-03-07 17:00")]
    [InlineData("0.5", LimitUnit.WorkingDay, "2025-03-07 11:30")]
    [InlineData("1", LimitUnit.CalendarDay, "2025-03-07 17:00")]
    [InlineData("2", LimitUnit.CalendarDay, "2025-03-10 17:00")]
    [InlineData("2", LimitUnit.Hour, "2025-03-03 13:00")]
    public void An_extension_is_added_to_the_deadline(string value, LimitUnit unit, string due) => Assert.Equal(
        due, Case.Filed(Step("b1") with { Limit = new Limit(3, unit, LimitBasis.Planned) })
            .Do(LeaderOfOffice, new Extend("b1", new Limit(decimal.Parse(value, System.Globalization.CultureInfo.InvariantCulture), unit, LimitBasis.Planned), Because)).DueOf("b1"));

    [Fact]
    public void An_extension_of_what_is_overdue_runs_from_now()
    {
        var dossier = AtReview();
        dossier.Now = At("2025-03-12 08:00");
        Assert.Equal("2025-03-13 17:00", dossier.Do(LeaderOfOffice, new Extend("b2", WorkingDays(1), Because)).DueOf("b2"));
    }

    [Fact]
    public void An_extension_needs_a_deadline_a_reason_and_a_length()
    {
        var dossier = AtReview();
        dossier.IsRefused(Refusals.ReasonRequired, LeaderOfOffice, new Extend("b2", WorkingDays(1), null));
        dossier.IsRefused(Refusals.LimitInvalid, LeaderOfOffice, new Extend("b2", WorkingDays(0), Because));
        dossier.IsRefused(Refusals.LimitInvalid, LeaderOfOffice, new Extend("b2", WorkingDays(-3), Because));
        // What is counted in working days is given working days.
        dossier.IsRefused(Refusals.LimitInvalid, LeaderOfOffice, new Extend("b2", Months(1), Because));
        dossier.Do(LeaderOfOffice, new Extend("b2", WorkingDays(6000), Because)).IsRefused(Refusals.LimitInvalid, LeaderOfOffice, new Extend("b2", WorkingDays(1), Because));
        Case.Filed(Steps("b1")).IsRefused(Refusals.NotOffered, LeaderOfOffice, new Extend("b1", WorkingDays(1), Because));
    }
}
