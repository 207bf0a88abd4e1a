using System.Collections.Immutable;
using ThongSuot.Engine.Processes;
using static ThongSuot.Engine.Tests.Processes.Define;
using static ThongSuot.Engine.Tests.Processes.People;
using static ThongSuot.Engine.Tests.WorkingTime.CalendarSamples;

namespace ThongSuot.Engine.Tests.Processes;

/// <summary>Right authority only: what was not processed stays so unless the Standing Board decides; copies give no part; time is given by who leads.</summary>
public class AuthorityTests
{
    private static readonly Acting Board = new(Number(81), [("standing_board", Committee.Id)]);

    private static readonly AcceptByDecision Accepted = new("12-QĐ/TU", new DateOnly(2025, 3, 4), Because);

    private static Case AtIntake(params Node[] more) => new(Procedure([Submit(), Step("b2", StepKind.Intake), Step("b3", StepKind.Review) with { Limit = WorkingDays(3) }, .. more]))
    {
        Places = Everywhere.Add("competent.standing_board", Committee).Add("competent", Committee),
    };

    private static Case Refused(string? why = null) => AtIntake().File().Do(AtOffice, new RefuseNotCompetent("b2", "Tỉnh ủy", Because, why));

    [Fact]
    public void Only_the_standing_board_takes_in_what_was_not_processed()
    {
        var dossier = Refused();
        Assert.All(People.All, actor => Assert.False(dossier.Offers(actor, CommandKind.AcceptByDecision)));
        dossier.IsRefused(Refusals.NotAllowed, AtOffice, Accepted);
        dossier.IsRefused(Refusals.DecisionMissing, Board, Accepted with { Number = " " });
        dossier.IsRefused(Refusals.DecisionDate, Board, Accepted);
        dossier.Now = At("2025-03-04 08:00");
        Assert.Equal("b2", dossier.Do(Board, Accepted).Opened);
        Assert.Equal((DossierStatus.Running, true), (dossier.State.Status, dossier.State.IsAccepted));
    }

    [Fact]
    public void What_was_taken_in_by_decision_is_not_refused_again()
    {
        var dossier = Refused().Do(Board, Accepted with { Date = new DateOnly(2025, 3, 3) });
        dossier.IsRefused(Refusals.NotOffered, AtOffice, new RefuseNotCompetent("b2", null, Because));
        dossier.IsRefused(Refusals.NotOffered, AtOffice, new RefuseDuplicate("b2", null, Because));
        Assert.Equal("b3", dossier.Done("b2").Opened);
    }

    [Fact]
    public void Its_time_begins_with_the_decision()
    {
        var procedure = new ProcedureDefinition("TCCB-99", Path("root", Submit(), Step("b2", StepKind.Intake), Step("b3"))) { Branches = [BranchCode.NotComp], Total = WorkingDays(10) };
        var dossier = new Case(procedure) { Places = Everywhere.Add("competent.standing_board", Committee) }.File().Do(AtOffice, new RefuseNotCompetent("b2", null, Because));
        var before = dossier.State.Due!.At;
        dossier.Now = At("2025-03-17 09:00");
        Assert.True(dossier.Do(Board, Accepted).State.Due!.At > before.AddDays(13));
        Assert.Equal(dossier.State.Due.At, Clocks.Of(dossier.Log).Last(c => c.Key.Length == 0).Compute(dossier.Calendar).DueAt);
    }

    [Fact]
    public void A_petition_that_was_passed_on_is_taken_in_by_nobody()
    {
        var procedure = new ProcedureDefinition("KTUB-14", Path("root", Submit(), Step("b2", StepKind.Intake))) { Branches = [BranchCode.NotComp], TransfersWhenNotCompetent = true };
        var dossier = new Case(procedure) { Places = Everywhere.Add("competent.standing_board", Committee) }.File().Do(AtOffice, new RefuseNotCompetent("b2", null, Because));
        dossier.IsRefused(Refusals.NotOffered, Board, Accepted);
    }

    [Fact]
    public void Whom_the_matter_concerns_does_not_take_it_in()
    {
        var dossier = Refused();
        dossier.SubjectPersons = [Board.Person!.Value];
        dossier.IsRefused(Refusals.ConflictOfInterest, Board, Accepted);
    }

    [Theory]
    [InlineData("vuot_cap", true)]
    [InlineData("sai_linh_vuc", true)]
    [InlineData("sai_co_quan", true)]
    [InlineData("nhieu_noi", true)]
    [InlineData(null, true)]
    [InlineData("vi_khac", false)]
    public void The_reason_is_one_of_the_list(string? why, bool taken) =>
        Assert.Equal(taken ? null : Refusals.UnknownIncompetence, AtIntake().File().Try(AtOffice, new RefuseNotCompetent("b2", null, Because, why)).Refusal);

    [Fact]
    public void A_copy_to_know_gives_no_part_in_it()
    {
        var dossier = AtIntake().File();
        var before = People.All.ToDictionary(a => a, a => Process.Offers(dossier.Definition, dossier.State, dossier.By(a)));
        dossier.Do(Secretary, new Inform([Reader(Department), Reader(Department), Reader(Province)]));
        Assert.Equal([Department, Province], dossier.State.Informed.Select(h => h.Body));
        Assert.All(People.All, actor => Assert.Equal(before[actor], Process.Offers(dossier.Definition, dossier.State, dossier.By(actor))));
        dossier.IsRefused(Refusals.NoBodiesToInform, Secretary, new Inform([]));
        dossier.IsRefused(Refusals.NotAllowed, AtDepartment, new Inform([Reader(Province)]));
    }

    [Fact]
    public void No_copy_of_a_compartment_or_of_what_is_secret()
    {
        var compartment = new ProcedureDefinition("KTUB-01", Path("root", Submit(), Step("b2"))) { Compartment = true };
        new Case(compartment).File().IsRefused(Refusals.NotOffered, Secretary, new Inform([Reader(Department)]));
        AtIntake().File().Do(Secretary, new RaiseSecrecy(Secrecy.Mat)).IsRefused(Refusals.NotOffered, Secretary, new Inform([Reader(Department)]));
    }

    [Fact]
    public void Whoever_does_a_step_asks_for_time_and_who_leads_gives_it()
    {
        var dossier = AtIntake().File().Done("b2");
        var due = dossier.DueOf("b3");
        dossier.IsRefused(Refusals.NotAllowed, AtOffice, new Extend("b3", WorkingDays(2), Because));
        dossier.IsRefused(Refusals.NotOffered, LeaderOfOffice, new AskExtension("b3", WorkingDays(2), Because));
        dossier.IsRefused(Refusals.ReasonRequired, AtOffice, new AskExtension("b3", WorkingDays(2), null));
        dossier.Do(AtOffice, new AskExtension("b3", WorkingDays(2), Because));
        Assert.Equal(due, dossier.DueOf("b3"));
        dossier.IsRefused(Refusals.NotOffered, AtOffice, new AskExtension("b3", WorkingDays(1), Because));
        Assert.True(dossier.Offers(LeaderOfOffice, CommandKind.RefuseExtension, "b3"));
        Assert.NotEqual(due, dossier.Do(LeaderOfOffice, new Extend("b3", WorkingDays(2), Because)).DueOf("b3"));
        Assert.False(dossier.Offers(LeaderOfOffice, CommandKind.RefuseExtension, "b3"));
    }

    [Fact]
    public void Time_that_is_not_given_may_be_asked_for_again()
    {
        var dossier = AtIntake().File().Done("b2").Do(AtOffice, new AskExtension("b3", WorkingDays(2), Because));
        dossier.IsRefused(Refusals.ReasonRequired, LeaderOfOffice, new RefuseExtension("b3", null));
        dossier.Do(LeaderOfOffice, new RefuseExtension("b3", Because));
        Assert.True(dossier.Offers(AtOffice, CommandKind.AskExtension, "b3"));
    }

    [Fact]
    public void Where_nobody_leads_the_body_above_gives_time()
    {
        var dossier = AtIntake().File().Done("b2");
        dossier.KnowsPeople = true;
        dossier.Gone = [LeaderOfOffice.Person!.Value];
        // Nobody of these tests leads the committee or the province either.
        Assert.True(dossier.Offers(AtOffice, CommandKind.Extend, "b3"));
    }

    /// <summary>By the outcome, the limit of the whole in working days, the planned time of the step after it, both counted from Monday, 3 March, at eight.</summary>
    [Theory]
    [InlineData("de_xuat", "2025-03-19 17:00", "2025-03-06 17:00")]
    [InlineData("xin_y_kien", "2025-03-12 17:00", "2025-03-05 11:30")]
    [InlineData("xin_chu_truong", "2025-03-24 17:00", "2025-03-07 11:30")]
    public void Each_kind_of_request_has_its_own_limit(string kind, string whole, string step)
    {
        var dossier = Requested().File().Done("b1").Do(AtOffice, new Complete("b2", kind));
        Assert.Equal((whole, step), (Local(dossier.State.Due!.At), dossier.DueOf("b3")));
    }

    [Fact]
    public void A_pause_before_the_kind_was_known_counts()
    {
        var dossier = Requested().File().Done("b1").Do(AtOffice, new Suspend(Because));
        dossier.Now = At("2025-03-05 08:00");
        dossier.Do(AtOffice, new Resume(Because)).Do(AtOffice, new Complete("b2", "xin_y_kien"));
        var clock = Clocks.Of(dossier.Log).Last(c => c.Key.Length == 0);
        Assert.Equal(dossier.State.Due!.At, clock.Compute(dossier.Calendar).DueAt);
        Assert.Equal("2025-03-14 17:00", Local(dossier.State.Due.At));
    }

    [Fact]
    public void A_step_is_counted_by_the_calendar_of_who_does_it()
    {
        var dossier = Case.Filed(Submit(), Step("b2") with { Limit = WorkingDays(1) }, Step("b3", at: "department") with { Limit = WorkingDays(1) });
        dossier.CalendarOf = body => body == Department.Id ? WithDaysOff(Off(new DateOnly(2025, 3, 4))) : Standard;
        Assert.Equal("2025-03-04 17:00", dossier.DueOf("b2"));
        Assert.Equal("2025-03-05 17:00", dossier.Done("b2").DueOf("b3"));
        Assert.Equal([Office.Id, Department.Id], Clocks.Of(dossier.Log).Where(c => c.Key.Length > 0).Select(c => c.Body!.Value));
    }

    [Fact]
    public void A_call_hands_the_matter_over_and_its_answer_signs_for_it()
    {
        var dossier = Case.Filed(Step("b1"), new Call("k1", "KTUB-02", "department"), Step("b2")).Done("b1");
        var hop = dossier.State.Hops[^1];
        Assert.Equal((Office, Department, (DateTimeOffset?)null), (hop.From, hop.To, hop.ReceivedAt));
        dossier.Do(Acting.System, new AnswerCall("k1", "xong"));
        Assert.NotNull(dossier.State.Hops[hop.Number - 1].ReceivedAt);
        Assert.Equal("b2", dossier.Opened);
    }

    private static Holder Reader(BodyRef body) => new("records_clerk", body);

    private static Case Requested() => new(new ProcedureDefinition("VTLT-05", Path("root",
        Step("b1", StepKind.Intake), Asking("b2", "de_xuat", "xin_y_kien", "xin_chu_truong"), Step("b3") with { Limit = WorkingDays(3) }))
    {
        Branches = [BranchCode.Suspend], Total = WorkingDays(12), FromIntake = WorkingDays(12),
        Cases = [new LimitByCase(Guard("outcome.b2 = 'xin_y_kien'"), WorkingDays(7)), new LimitByCase(Guard("outcome.b2 = 'xin_chu_truong'"), WorkingDays(15))],
    });
}
