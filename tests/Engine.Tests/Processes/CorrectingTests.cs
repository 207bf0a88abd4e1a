using ThongSuot.Engine.Processes;
using static ThongSuot.Engine.Tests.Processes.Define;
using static ThongSuot.Engine.Tests.Processes.People;
using static ThongSuot.Engine.Tests.WorkingTime.CalendarSamples;

namespace ThongSuot.Engine.Tests.Processes;

/// <summary>What was done by mistake is taken back by who did it, or by who leads, and the clock runs on as if it had not been.</summary>
public class CorrectingTests
{
    private static readonly Correct Back = new(Because);

    private static Case Ready() => Case.Filed(Submit(), Asking("b2", "dong_y", "tra_lai") with { Limit = WorkingDays(3) }, Step("b3", at: "department") with { Limit = WorkingDays(2) }, Step("b4"));

    [Fact]
    public void A_wrong_outcome_is_taken_back_with_its_old_deadline_and_clock()
    {
        var dossier = Ready();
        var due = dossier.DueOf("b2");
        dossier.Do(AtOffice, new Complete("b2", "tra_lai"));
        dossier.Now = At("2025-03-04 10:00");
        dossier.IsRefused(Refusals.ReasonRequired, AtOffice, new Correct(null));
        dossier.Do(AtOffice, Back);
        Assert.Equal(("b2", due), (dossier.Opened, dossier.DueOf("b2")));
        Assert.Equal(due, Local(Clocks.Of(dossier.Log).Single(c => c.IsOpen && c.Key == "b2").Compute(dossier.Calendar).DueAt));
        Assert.Null(dossier.State.OutcomeOf("b2"));
        Assert.Equal(AtOffice.Person, dossier.Last<Corrected>().Doer);
        // The act stays in the log; a correction is not corrected.
        Assert.Equal("tra_lai", dossier.Last<StepCompleted>().Outcome);
        dossier.IsRefused(Refusals.CorrectedTooLate, AtOffice, Back);
        dossier.Do(AtOffice, new Complete("b2", "dong_y"));
        Assert.Equal("b3", dossier.Opened);
    }

    [Fact]
    public void Once_the_next_one_signed_for_it_only_who_leads_takes_it_back()
    {
        var dossier = Ready().Do(AtOffice, new Complete("b2", "tra_lai")).Do(AtDepartment, new Receive("b3"));
        dossier.IsRefused(Refusals.CorrectedTouched, AtOffice, Back);
        dossier.IsRefused(Refusals.NotAllowed, OtherAtOffice, Back);
        dossier.IsRefused(Refusals.NotAllowed, AtDepartment, Back);
        Assert.True(dossier.Offers(LeaderOfOffice, CommandKind.Correct));
        dossier.Do(LeaderOfOffice, Back);
        Assert.Equal("b2", dossier.Opened);
        // It came back from the other body.
        Assert.Equal((Department, Office), (dossier.State.Hops[^1].From, dossier.State.Hops[^1].To));
    }

    private static readonly (string What, Action<Case> Happened, string Code)[] TooLate =
    [
        ("somebody acted on it", d => d.Do(AtOffice, new Complete("b2", "tra_lai")).Do(AtDepartment, new Complete("b3")), "NOT_ALLOWED"),
        ("opinions were asked", d => d.Do(AtOffice, new Complete("b2", "tra_lai")).Do(AtDepartment, new ConsultAdHoc("b3", [Committee], Because)), "CORRECTED_TOO_LATE"),
        ("another dossier was opened", d => d.Do(AtOffice, new Complete("b2", "tra_lai")).Do(AtDepartment, new FollowOn("b3", "TCCB-02")), "CORRECTED_ELSEWHERE"),
        ("copies were sent", d => d.Do(AtOffice, new Complete("b2", "tra_lai")).Do(AtDepartment, new Inform([new Holder("officer", Committee)])), "CORRECTED_COPIES"),
        ("it is finished", d => d.Do(AtOffice, new Complete("b2", "tra_lai")).Do(AtDepartment, new Complete("b3")).Do(AtOffice, new Complete("b4")), "CORRECTED_FINISHED"),
        ("nothing was done yet", _ => { }, "CORRECTED_TOO_LATE"),
    ];

    [Fact]
    public void What_cannot_be_undone_is_refused_with_what_to_do_instead() => Assert.All(TooLate, row =>
    {
        var dossier = Ready();
        row.Happened(dossier);
        Assert.Equal((row.What, row.Code), (row.What, dossier.Try(AtOffice, Back).Refusal?.Code ?? ""));
    });

    [Fact]
    public void A_call_that_opened_stays_open()
    {
        var dossier = Case.Filed(Submit(), Step("b2"), new Call("k1", "KTUB-02", "department")).Done("b2");
        dossier.IsRefused(Refusals.CorrectedElsewhere, AtOffice, Back);
    }

    [Fact]
    public void Declining_and_returning_are_taken_back()
    {
        var dossier = Ready();
        var due = dossier.DueOf("b2");
        dossier.Do(AtOffice, new ReturnToFiler("b2", Because));
        dossier.Now = At("2025-03-04 10:00");
        dossier.Do(AtOffice, Back);
        Assert.Equal((DossierStatus.Running, 0, due), (dossier.State.Status, dossier.State.Returns, dossier.DueOf("b2")));
        dossier.Do(AtOffice, new Decline("b2", Because)).Do(AtOffice, Back);
        Assert.Equal((DossierStatus.Running, "b2", due), (dossier.State.Status, dossier.Opened, dossier.DueOf("b2")));
        Assert.Null(dossier.State.EndedAt);
    }

    [Fact]
    public void A_wrong_opinion_is_given_again()
    {
        var dossier = Case.Filed(Submit(), new Consult("b2", 2, "Lấy ý kiến", [new Performer("consulted_body", "department")], WorkingDays(3), SilenceRule.Mandatory), Step("b3"))
            .Do(ConsultedDepartment, new GiveOpinion("b2", Department.Id, "dong_y"));
        Assert.Equal("b3", dossier.Opened);
        dossier.Do(ConsultedDepartment, Back);
        Assert.Equal("b2", dossier.Opened);
        dossier.Do(ConsultedDepartment, new GiveOpinion("b2", Department.Id, "khong_dong_y"));
        Assert.Equal("khong_dong_y", dossier.Last<OpinionGiven>().Given);
    }

    [Fact]
    public void The_branches_that_it_cancelled_go_on()
    {
        var dossier = Case.Filed(Submit(), Some("p1", 1, Path("s1", Step("b2")), Path("s2", Step("b3", at: "department") with { Limit = WorkingDays(4) })), Step("b4"));
        var due = dossier.DueOf("b3");
        dossier.Done("b2");
        Assert.Equal("b4", dossier.Opened);
        dossier.Do(AtOffice, Back);
        Assert.Equal(("b2 b3", due), (dossier.Opened, dossier.DueOf("b3")));
        Assert.Equal(["b2", "b3"], dossier.Last<Corrected>().Back.Select(b => b.Key));
    }
}
