using System.Collections.Immutable;
using ThongSuot.Engine.Processes;
using static ThongSuot.Engine.Tests.Processes.Define;
using static ThongSuot.Engine.Tests.Processes.People;

namespace ThongSuot.Engine.Tests.Processes;

/// <summary>The meeting of a collective decision: called, recorded, and the vote that agrees with it.</summary>
public class MeetingTests
{
    private static readonly Guid First = AtOffice.Person!.Value, Second = OtherAtOffice.Person!.Value, Third = Number(24), Fourth = Number(25);

    private static readonly ImmutableArray<Guid> Four = [First, Second, Third, Fourth];

    private static Case Meeting(bool secret = false) => Case.Filed(
        Step("b1", StepKind.Collective) with { Vote = new VoteRule(VoteThreshold.Majority, VoteBase.Members, secret) }, Step("b2", StepKind.Collective, "department"));

    private static Case Called(bool secret = false) => Meeting(secret).Do(AtOffice, new CallMeeting("b1", default(DateTimeOffset).AddYears(2024), Four, [], Because, Because));

    private static Attendee Came(Guid person, string? ballot = null) => new(person, Presence.Present, null, ballot);

    private static Attendee Missed(Guid person, string? ballot = null) => new(person, Presence.Absent, Because, ballot);

    private static Vote Votes(int invited, int present, int yes, int no, int other = 0, int recused = 0) => new(First, 4, invited, present, yes, no, other, recused);

    public static readonly TheoryData<string, Attendee[], Refused?> Recorded = new()
    {
        { "all came, nobody's ballot named", [Came(First), Came(Second), Came(Third), Came(Fourth)], null },
        { "one absent with a reason, ballots named", [Came(First, "tan_thanh"), Came(Second, "khac"), Came(Third, "khong_tan_thanh"), Missed(Fourth)], null },
        { "one left out", [Came(First), Came(Second), Came(Third)], Refusals.AttendanceIncomplete },
        { "one twice", [Came(First), Came(Second), Came(Third), Came(Third)], Refusals.AttendanceIncomplete },
        { "a stranger", [Came(First), Came(Second), Came(Third), Came(Fourth), Came(Number(99))], Refusals.AttendanceIncomplete },
        { "who presided is absent", [Missed(First), Came(Second), Came(Third), Came(Fourth)], Refusals.PresiderAbsent },
        { "a ballot lacks", [Came(First, "tan_thanh"), Came(Second), Came(Third, "tan_thanh"), Came(Fourth, "tan_thanh")], Refusals.BallotMissing },
        { "a ballot of who was absent", [Came(First, "tan_thanh"), Came(Second, "tan_thanh"), Came(Third, "tan_thanh"), Missed(Fourth, "tan_thanh")], Refusals.BallotMissing },
        { "no ballot of ours", [Came(First, "co"), Came(Second, "co"), Came(Third, "co"), Came(Fourth, "co")], Refusals.BallotMissing },
    };

    [Theory]
    [MemberData(nameof(Recorded))]
    public void Everybody_asked_is_accounted_for(string why, Attendee[] attendance, Refused? refused) =>
        Assert.True(refused == Called().Try(AtOffice, new RecordMeeting("b1", First, [.. attendance])).Refusal, why);

    [Fact]
    public void Of_a_secret_vote_no_ballot_is_taken()
    {
        var dossier = Called(secret: true);
        dossier.IsRefused(Refusals.SecretBallot, AtOffice, new RecordMeeting("b1", First, [.. Four.Select(p => Came(p, "tan_thanh"))]));
        dossier.Do(AtOffice, new RecordMeeting("b1", First, [.. Four.Select(p => Came(p))])).Do(AtOffice, new Complete("b1", Vote: Votes(4, 4, 3, 1)));
        Assert.Equal(3, dossier.Last<StepCompleted>().Vote!.For);
    }

    public static readonly TheoryData<string, int, int, int, int, int, bool> Completed = new()
    {
        { "as recorded", 4, 3, 2, 1, 0, true },
        { "more came", 4, 4, 2, 1, 0, false },
        { "fewer asked", 3, 3, 2, 1, 0, false },
        { "other ballots", 4, 3, 3, 0, 0, false },
        { "one left out for a conflict that was not", 3, 3, 2, 1, 1, false },
    };

    [Theory]
    [MemberData(nameof(Completed))]
    public void The_numbers_of_the_vote_are_those_of_the_meeting(string why, int invited, int present, int yes, int no, int recused, bool fits)
    {
        var dossier = Called().Do(AtOffice, new RecordMeeting("b1", First, [Came(First, "tan_thanh"), Came(Second, "tan_thanh"), Came(Third, "khong_tan_thanh"), Missed(Fourth)]));
        // Two of three who came are no majority of four: what is asked here is only whether the numbers agree.
        var refusal = dossier.Try(AtOffice, new Complete("b1", Vote: Votes(invited, present, yes, no, recused: recused) with { Members = 4 })).Refusal;
        Assert.True(fits ? refusal?.Code != "VOTE_DIFFERS" : refusal?.Code == "VOTE_DIFFERS", $"{why}: {refusal}");
    }

    [Fact]
    public void A_step_with_a_notice_waits_until_it_is_known_who_came()
    {
        var dossier = Called();
        dossier.IsRefused(Refusals.MeetingNotRecorded, AtOffice, new Complete("b1", Vote: Votes(4, 4, 4, 0)));
        Assert.False(dossier.Offers(AtOffice, CommandKind.Complete, "b1"));
        dossier.Do(AtOffice, new RecordMeeting("b1", First, [.. Four.Select(p => Came(p))])).Do(AtOffice, new Complete("b1", Vote: Votes(4, 4, 4, 0)));
        Assert.Equal("b2", dossier.Opened);
        Assert.Empty(dossier.State.Meetings);
    }

    [Fact]
    public void Whom_the_matter_concerns_is_not_asked_and_is_named_as_recused()
    {
        var dossier = Meeting();
        dossier.KnowsPeople = true;
        dossier.RelativesOfTheSecretary = [Second];
        dossier.IsRefused(Refusals.PersonConcerned, AtOffice, new CallMeeting("b1", dossier.Now, Four, []));
        dossier.IsRefused(Refusals.NobodyInvited, AtOffice, new CallMeeting("b1", dossier.Now, [], []));
        dossier.Do(AtOffice, new CallMeeting("b1", dossier.Now, [First, Third], [Fourth]));
        // The fourth is merely not asked.
        Assert.Equal([Second], dossier.State.Meetings["b1"].Recused);
        dossier.IsRefused(Refusals.AttendanceIncomplete, AtOffice, new RecordMeeting("b1", First, [Came(First), Came(Third), Came(Second)]));
        dossier.Do(AtOffice, new RecordMeeting("b1", First, [Came(First), Came(Third), new Attendee(Second, Presence.Recused)]));
        dossier.Do(AtOffice, new Complete("b1", Vote: Votes(2, 2, 2, 0, recused: 1)));
    }

    [Fact]
    public void When_somebody_becomes_concerned_afterwards_the_meeting_is_called_anew()
    {
        var dossier = Called();
        dossier.KnowsPeople = true;
        dossier.RelativesOfTheSecretary = [Third];
        dossier.IsRefused(Refusals.NotOffered, AtOffice, new RecordMeeting("b1", First, [.. Four.Select(p => Came(p))]));
        dossier.Do(AtOffice, new CallMeeting("b1", dossier.Now, [First, Second], [Third])).Do(AtOffice, new RecordMeeting("b1", First, [Came(First), Came(Second), new Attendee(Third, Presence.Recused)]));
    }

    [Fact]
    public void In_a_compartment_only_who_decides_is_asked()
    {
        var compartment = new ProcedureDefinition("KTUB-99", new Sequence("root", [Step("b1", StepKind.Collective)])) { Compartment = true };
        var dossier = new Case(compartment) { KnowsPeople = true }.File();
        dossier.IsRefused(Refusals.OutsideCompartment, AtOffice, new CallMeeting("b1", dossier.Now, Four, []));
        dossier.Do(AtOffice, new CallMeeting("b1", dossier.Now, [First, Second], []));
    }

    [Fact]
    public void Only_a_collective_step_has_a_meeting_and_only_within_a_year()
    {
        var dossier = Case.Filed(Step("b1"));
        dossier.IsRefused(Refusals.NotOffered, AtOffice, new CallMeeting("b1", dossier.Now, Four, []));
        Meeting().IsRefused(Refusals.MeetingTime, AtOffice, new CallMeeting("b1", dossier.Now.AddYears(2), Four, []));
        Meeting().IsRefused(Refusals.NotAllowed, AtDepartment, new CallMeeting("b1", dossier.Now, Four, []));
    }

    [Fact]
    public void A_meeting_ends_with_its_step()
    {
        var dossier = Case.Filed(Step("b1"), Step("b2", StepKind.Collective)).Done("b1").Do(AtOffice, new CallMeeting("b2", default(DateTimeOffset).AddYears(2024), Four, []));
        Assert.Single(dossier.State.Meetings);
        Assert.Empty(dossier.Do(AtOffice, new SendBack("b2", "b1", Because)).State.Meetings);
    }
}
