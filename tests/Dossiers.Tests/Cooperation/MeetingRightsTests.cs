using System.Collections.Immutable;
using System.IO.Compression;
using System.Text.RegularExpressions;
using ThongSuot.Dossiers.Cooperation;
using ThongSuot.Dossiers.Steps;
using ThongSuot.Dossiers.Tests.Walking;
using ThongSuot.Dossiers.Viewing;
using ThongSuot.Engine.Processes;
using ThongSuot.Platform.Papers;
using ThongSuot.Platform.Security;

namespace ThongSuot.Dossiers.Tests.Cooperation;

/// <summary>Members of a deciding body see the papers from the notice until the decision; how a secret vote was cast stands nowhere.</summary>
public sealed partial class MeetingRightsTests(Province province) : IClassFixture<Province>
{
    private readonly Given _given = new(province);

    [Fact]
    public async Task A_member_sees_the_dossier_from_the_notice_until_the_decision_and_only_then()
    {
        var dossier = await AtTheCell();
        var (secretary, body) = (_given.Officer(dossier), dossier.State!.OpenSteps.Single().Holder.Body.Id);
        var member = province.Actor(province.Organisation.HoldersOf("member_applicant", body).First(p => !Walk.Sees(province.Actor(p), dossier)));
        var deputy = province.Actor(province.Organisation.HoldersOf("cell", body).First(p => p != secretary.Person));
        Assert.Null(await View(member, dossier.Id));

        dossier = await _given.Done(secretary, dossier, Notice(dossier, [.. province.Organisation.MembersOf(body)]));
        Assert.NotNull(await View(member, dossier.Id));
        Assert.Empty((await View(member, dossier.Id))!.Offers);

        dossier = await _given.Done(secretary, dossier, Record(dossier, secretary.Person, absent: member.Person));
        dossier = await _given.Done(secretary, dossier, await _given.Walk.Completion(dossier, dossier.State!.OpenSteps.Single()) with { Vote = Counted(dossier) });
        Assert.Null(await View(member, dossier.Id));
        Assert.NotNull(await View(deputy, dossier.Id));

        var definition = (await province.Procedures.Version(dossier.Definition, default)).Definition;
        Assert.True(dossier.Viewers.SetEquals(Sight.After([], definition, dossier.Matter, null, await _given.Events(dossier.Id))));
    }

    [Fact]
    public async Task Who_is_absent_says_why_and_who_is_no_member_is_not_asked()
    {
        var dossier = await AtTheCell();
        var (secretary, body) = (_given.Officer(dossier), dossier.State!.OpenSteps.Single().Holder.Body.Id);
        var stranger = province.Organisation.Persons.First(p => province.Organisation.HeldBy(p.Id).Any() && province.Organisation.HeldBy(p.Id).All(h => h.Body != body)).Id;
        Assert.Equal("PERSON_UNKNOWN", (await _given.Walk.Act(secretary, dossier, Notice(dossier, [stranger]))).Refusal.Code);
        Assert.Equal("MEETING_TIME_WRONG", (await _given.Walk.Act(secretary, dossier, Notice(dossier, [secretary.Person]) with { MeetingAt = null })).Refusal.Code);

        dossier = await _given.Done(secretary, dossier, Notice(dossier, [.. province.Organisation.MembersOf(body)]));
        var other = dossier.State!.Meetings.Values.Single().Invited.First(p => p != secretary.Person);
        var record = Record(dossier, secretary.Person, other);
        var silent = record with { Attendance = [.. record.Attendance.Select(a => a with { Reason = null })] };
        var refused = await _given.Walk.Act(secretary, dossier, silent);
        Assert.Equal(("ABSENCE_REASON", $"reason.{other:N}"), (refused.Refusal.Code, refused.Refusal.Field));
    }

    [Fact]
    public async Task Nothing_anywhere_links_a_secret_vote_to_a_voter()
    {
        const string Ballot = "khong_tan_thanh";
        var before = await _given.TablesWith(Ballot);
        var definition = (await province.Procedures.FindPublished("TCCB-17", default))!.Definition;
        var step = definition.Steps.First(s => s.Vote is { Secret: true });
        var dossier = await _given.At(await _given.Filed("TCCB-17"), step.Id);
        var (officer, open) = (_given.Officer(dossier), dossier.State!.OpenSteps.Single());
        dossier = await _given.Done(officer, dossier, Notice(dossier, [.. province.Organisation.HoldersOf(open.Holder.Role, open.Holder.Body.Id)]) with { MeetingPlace = null, Agenda = null });

        var record = Record(dossier, officer.Person, absent: null);
        var named = record with { Attendance = [.. record.Attendance.Select(a => a with { Ballot = Ballot })] };
        Assert.Equal("SECRET_BALLOT", (await _given.Walk.Act(officer, dossier, named)).Refusal.Code);
        dossier = await _given.Done(officer, dossier, record);
        dossier = await _given.Done(officer, dossier, await _given.Walk.Completion(dossier, dossier.State!.OpenSteps.Single()) with { Vote = Counted(dossier) });

        // No table holds a ballot that it did not hold before; of this vote there are numbers, and who came.
        Assert.Equal(before, await _given.TablesWith(Ballot));
        var events = await _given.Events(dossier.Id);
        Assert.All(Assert.Single(events.OfType<MeetingHeld>()).Attendance, a => Assert.Null(a.Ballot));
        Assert.NotNull(events.OfType<StepCompleted>().Last().Vote);
        var minutes = TextOf(await province.Ask<CooperationPapers, PaperFile?>(p => p.Minutes(officer, dossier.Id, (View(officer, dossier.Id).Result!).Cooperation!.Meetings[^1].Number, null, default)));
        Assert.Contains("Kết quả bỏ phiếu kín", minutes, StringComparison.Ordinal);
        Assert.DoesNotContain("Biểu quyết", minutes, StringComparison.Ordinal);

        // The search finds what is there: an open vote names its voters.
        await OpenVote(Ballot);
        Assert.Contains("platform_log_entry", await _given.TablesWith(Ballot));
    }

    [Fact]
    public async Task The_minutes_say_who_came_how_each_voted_and_the_arithmetic()
    {
        var (dossier, secretary) = await OpenVote("khac");
        var text = TextOf(await province.Ask<CooperationPapers, PaperFile?>(p => p.Minutes(secretary, dossier.Id, 1, null, default)));
        Assert.Contains("ĐẢNG CỘNG SẢN VIỆT NAM", text, StringComparison.Ordinal);
        Assert.Contains("BIÊN BẢN", text, StringComparison.Ordinal);
        Assert.Contains("Nhà văn hóa", text, StringComparison.Ordinal);
        Assert.Contains(province.Organisation.FindPerson(secretary.Person)!.Name, text, StringComparison.Ordinal);
        Assert.Contains("Đi công tác", text, StringComparison.Ordinal);
        Assert.Contains("được triệu tập; cần ít nhất", text, StringComparison.Ordinal);
        Assert.Contains("(hai phần ba): không đạt.", text, StringComparison.Ordinal);
        Assert.Contains("báo cáo lên cấp trên", text, StringComparison.Ordinal);
        Assert.Null(await province.Ask<CooperationPapers, PaperFile?>(p => p.Minutes(secretary, dossier.Id, 9, null, default)));
    }

    // Of five one does not agree and one is absent: less than two thirds, so the result goes to the body above.
    private async Task<(Dossier, Actor)> OpenVote(string against)
    {
        var dossier = await AtTheCell();
        var secretary = _given.Officer(dossier);
        var members = province.Organisation.MembersOf(dossier.State!.OpenSteps.Single().Holder.Body.Id).ToImmutableArray();
        dossier = await _given.Done(secretary, dossier, Notice(dossier, members));
        var record = Record(dossier, secretary.Person, absent: null);
        var dissenter = record.Attendance.First(a => a.Person != secretary.Person).Person;
        var absent = record.Attendance.Last(a => a.Person != secretary.Person && a.Person != dissenter).Person;
        record = record with
        {
            Attendance = [.. record.Attendance.Select(a => a.Person == absent ? a with { Presence = Presence.Absent, Reason = "Đi công tác" } : a with { Ballot = a.Person == dissenter ? against : "tan_thanh" })],
        };
        dossier = await _given.Done(secretary, dossier, record);
        var completion = await _given.Walk.Completion(dossier, dossier.State!.OpenSteps.Single());
        // Members who do not vote at all: the size of the body is what is entered.
        var vote = Meetings.Count(dossier.State!.Meetings.Values.Single(), new Vote(secretary.Person, 4, 0, 0, 0, 0, 0)) with { Members = record.Attendance.Length };
        var done = await _given.Walk.Act(secretary, dossier, completion with { Vote = vote });
        Assert.True(done.IsOk, $"{vote}: {string.Join("; ", done.Refusals)}");
        return (await _given.Walk.Load(dossier.Id), secretary);
    }

    private async Task<Dossier> AtTheCell() => await _given.At(await _given.Filed("TCCB-01"), "b2");

    private StepAction Notice(Dossier dossier, ImmutableArray<Guid> invited) => new(CommandKind.CallMeeting, dossier.State!.OpenSteps.Single().Key)
    {
        MeetingAt = province.Time.GetUtcNow().AddDays(1), MeetingPlace = "Nhà văn hóa", Agenda = "Xét đề nghị", Invited = invited,
    };

    private static StepAction Record(Dossier dossier, Guid presided, Guid? absent)
    {
        var meeting = dossier.State!.Meetings.Values.Single();
        return new StepAction(CommandKind.RecordMeeting, meeting.Key)
        {
            PresidedBy = presided,
            Attendance = [.. meeting.Invited.Select(p => new EnteredAttendee(p, p == absent ? Presence.Absent : Presence.Present, p == absent ? "Đi công tác" : null)), .. meeting.Recused.Select(p => new EnteredAttendee(p, Presence.Recused))],
        };
    }

    private static Vote Counted(Dossier dossier)
    {
        var meeting = dossier.State!.Meetings.Values.Single();
        var vote = Meetings.Count(meeting, new Vote(Guid.Empty, meeting.Attendance.Length, 0, 0, 0, 0, 0));
        return vote with { For = vote.Present };
    }

    private Task<DossierView?> View(Actor actor, Guid dossier) => province.Ask<DossierReader, DossierView?>(r => r.Find(actor, dossier, null, default));

    private static string TextOf(PaperFile? paper)
    {
        using var archive = new ZipArchive(new MemoryStream(paper!.Docx));
        using var reader = new StreamReader(archive.GetEntry("word/document.xml")!.Open());
        return System.Net.WebUtility.HtmlDecode(Tags().Replace(reader.ReadToEnd(), ""));
    }

    [GeneratedRegex("<[^>]+>", RegexOptions.None, 1000)]
    private static partial Regex Tags();
}
