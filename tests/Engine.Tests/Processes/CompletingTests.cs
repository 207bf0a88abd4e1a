using ThongSuot.Engine.Processes;
using static ThongSuot.Engine.Tests.Processes.Define;
using static ThongSuot.Engine.Tests.Processes.People;
using static ThongSuot.Engine.Tests.WorkingTime.CalendarSamples;

namespace ThongSuot.Engine.Tests.Processes;

/// <summary>Completing a step: outcomes, teams, votes, deadlines.</summary>
public class CompletingTests
{
    private static Vote Votes(int members = 9, int? invited = null, int? present = null, int pro = 9, int against = 0, int other = 0) =>
        new(AtOffice.Person!.Value, members, invited ?? members, present ?? members, pro, against, other);

    [Fact]
    public void Only_its_holder_completes_a_step_and_only_once()
    {
        var dossier = Case.Filed(Submit(), Step("b2"), Step("b3", at: "department"));
        dossier.IsRefused(Refusals.NotAllowed, Secretary, new Complete("b2"));
        dossier.IsRefused(Refusals.NotAllowed, AtDepartment, new Complete("b2"));
        dossier.Done("b2").IsRefused(Refusals.NoSuchWork, AtOffice, new Complete("b2"));
        dossier.IsRefused(Refusals.NoSuchWork, AtOffice, new Complete(""));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("khac")]
    public void An_outcome_is_one_of_those_declared(string? outcome) =>
        Case.Filed(Asking("b1", "dong_y", "tra_lai")).IsRefused(Refusals.UnknownOutcome, AtOffice, new Complete("b1", outcome));

    [Fact]
    public void The_only_outcome_need_not_be_named() => Assert.Equal("dat", Case.Filed(Asking("b1", "dat"), Step("b2")).Done("b1").State.OutcomeOf("b1"));

    [Fact]
    public void Nothing_can_be_done_once_the_dossier_is_over() => Case.Filed(Steps("b1")).Done("b1").IsRefused(Refusals.Over, AtOffice, new Complete("b1"));

    [Fact]
    public void A_team_is_named_where_the_step_appoints_it_and_holds_later_steps()
    {
        var dossier = Case.Filed(Step("b1") with { AppointsTeam = true }, Step("b2", StepKind.FieldWork) with { Who = ByTeam });
        dossier.IsRefused(Refusals.TeamRequired, AtOffice, new Complete("b1"));
        dossier.IsRefused(Refusals.TeamRequired, AtOffice, new Complete("b1", Team: []));
        dossier.Do(AtOffice, new Complete("b1", Team: [Member.Person!.Value, OtherMember.Person!.Value]));
        dossier.IsRefused(Refusals.NotAllowed, AtOffice, new Complete("b2"));
        Assert.Equal(DossierStatus.Finished, dossier.Do(OtherMember, new Complete("b2")).State.Status);
        Assert.Equal(Office, dossier.State.TeamBody);
    }

    [Fact]
    public void A_step_of_a_team_that_nobody_appointed_is_refused() =>
        Case.Filed(Step("b1"), Step("b2") with { Who = ByTeam }).IsRefused(Refusals.TeamRequired, AtOffice, new Complete("b1"));

    [Fact]
    public void Paper_along_with_it_needs_a_reason()
    {
        var dossier = Case.Filed(Step("b1"), Step("b2", at: "department"));
        dossier.IsRefused(Refusals.PaperReason, AtOffice, new Complete("b1", Paper: true));
        Assert.True(dossier.Do(AtOffice, new Complete("b1", Note: Because, Paper: true)).State.Hops[^1].Paper);
    }

    [Fact]
    public void A_vote_must_be_recorded_where_one_is_due() =>
        Case.Filed(Voting("b1", VoteThreshold.Majority)).IsRefused(Refusals.VoteRequired, AtOffice, new Complete("b1"));

    [Theory]
    [InlineData(9, 9, 0, 0, 0, 0)]
    [InlineData(9, 9, 10, 5, 0, 0)]
    [InlineData(9, 10, 9, 5, 0, 0)]
    [InlineData(9, 9, 8, 5, 3, 1)]
    [InlineData(9, 9, 9, -1, 0, 0)]
    [InlineData(9, 9, 9, 9, -1, 1)]
    [InlineData(9, 9, 9, 9, 0, -1)]
    [InlineData(9, 9, 9, int.MaxValue, 1, 0)]
    public void Numbers_that_do_not_fit_are_refused(int members, int invited, int present, int pro, int against, int other) =>
        Case.Filed(Voting("b1", VoteThreshold.Majority))
            .IsRefused(Refusals.VoteNumbers, AtOffice, new Complete("b1", Vote: Votes(members, invited, present, pro, against, other)));

    [Theory]
    [InlineData(9, 6, true)]
    [InlineData(9, 5, false)]
    [InlineData(10, 7, true)]
    [InlineData(10, 6, false)]
    [InlineData(2_000_000_000, 1_000_000_000, false)]
    public void Two_thirds_of_those_invited_make_the_quorum(int invited, int present, bool quorate) =>
        Assert.Equal(quorate ? null : Refusals.NoQuorum, Engine.Processes.Votes.Check(Votes(invited, invited, present, pro: present)));

    [Theory]
    [InlineData(VoteThreshold.TwoThirds, VoteBase.Members, 9, 6, true)]
    [InlineData(VoteThreshold.TwoThirds, VoteBase.Members, 9, 5, false)]
    [InlineData(VoteThreshold.TwoThirds, VoteBase.Members, 10, 6, false)]
    [InlineData(VoteThreshold.TwoThirds, VoteBase.Present, 9, 5, false)]
    [InlineData(VoteThreshold.TwoThirds, VoteBase.Present, 7, 5, true)]
    [InlineData(VoteThreshold.Majority, VoteBase.Members, 9, 5, true)]
    [InlineData(VoteThreshold.Majority, VoteBase.Members, 10, 5, false)]
    [InlineData(VoteThreshold.Majority, VoteBase.Present, 7, 4, true)]
    [InlineData(VoteThreshold.Majority, VoteBase.Present, 8, 4, false)]
    [InlineData(VoteThreshold.Majority, VoteBase.Members, 2_000_000_000, 1_000_000_001, true)]
    public void A_threshold_counts_members_or_those_present(VoteThreshold threshold, VoteBase of, int counted, int pro, bool met)
    {
        var vote = of == VoteBase.Members ? Votes(counted, pro: pro) : Votes(counted + 2, present: counted, pro: pro);
        Assert.Equal(met, Engine.Processes.Votes.IsMet(new VoteRule(threshold, of, false), vote));
    }

    [Fact]
    public void A_vote_below_its_threshold_hands_up_to_the_superior_who_decides()
    {
        var dossier = Case.Filed(Voting("b1", VoteThreshold.TwoThirds), Step("b2"));
        var vote = Votes(pro: 5, against: 4);
        dossier.Do(AtOffice, new Complete("b1", Vote: vote));
        Assert.Equal(vote, dossier.Last<HandedUp>().Vote);
        Assert.Equal(Committee, dossier.State.Hops[^1].To);
        dossier.IsRefused(Refusals.NotAllowed, AtOffice, new Complete("b1", Vote: Votes()));
        Assert.Equal("b2", dossier.Do(AtCommittee, new Complete("b1", Vote: Votes())).Opened);
    }

    [Fact]
    public void Above_the_highest_body_stands_nobody_to_hand_up_to() => Case.Filed(Voting("b1", VoteThreshold.TwoThirds) with { Who = Officer("province") })
        .IsRefused(Refusals.NoSuperior, AtProvince, new Complete("b1", Vote: Votes(pro: 1)));

    [Fact]
    public void Without_the_rule_a_missed_vote_cannot_complete_the_step() =>
        new Case(Procedure([BranchCode.Upper], Voting("b1", VoteThreshold.TwoThirds))).File().IsRefused(Refusals.VoteNotMet, AtOffice, new Complete("b1", Vote: Votes(pro: 5)));

    [Fact]
    public void Deadlines_come_from_the_limits_in_working_time()
    {
        var dossier = new Case(new ProcedureDefinition("TCCB-99", Path("root", Submit(), Step("b2", StepKind.Intake) with { Limit = WorkingDays(0.5m) }, Step("b3") with { Limit = WorkingDays(5) }))
        {
            Total = WorkingDays(20), FromIntake = CalendarDays(30),
        }).File();
        Assert.Equal("2025-03-31 17:00", Local(dossier.State.Due!.At));
        Assert.Equal("2025-03-04 11:30", dossier.DueOf("b2"));
        dossier.Done("b2");
        Assert.Equal("2025-04-02 17:00", Local(dossier.State.Due!.At));
        Assert.Equal("2025-03-10 17:00", dossier.DueOf("b3"));
    }
}
