using ThongSuot.Contracts.Procedures;
using ThongSuot.Dossiers.Data;
using ThongSuot.Dossiers.Filing;
using ThongSuot.Dossiers.Misdirected;
using ThongSuot.Dossiers.Steps;
using ThongSuot.Engine.Processes;
using ThongSuot.Platform.Results;
using Walked = ThongSuot.Dossiers.Tests.Walking.Filing;

namespace ThongSuot.Dossiers.Tests.Steps;

/// <summary>"Right authority only" as one table: each rule by its number, through the front door.</summary>
public sealed class RightAuthorityRulesTests(Province province) : IClassFixture<Province>
{
    private const string Requests = "VTLT-05", Petitions = "KTUB-14";

    private readonly Given _given = new(province);

    public static TheoryData<string> Rules =>
    [
        "1 the sender picks the matter and no addressee",
        "2 exactly one body receives",
        "3a a cell that writes to the province is told that it skips a level",
        "3b what nobody decides there is told with its reason",
        "3c the same matter is not sent twice",
        "3d others get a copy and cannot act",
        "4a found at receipt it ends unprocessed and is counted",
        "4b the notice has one working day",
        "4c nobody goes on with it, and the sender files anew",
        "5 a petition is passed on",
        "6 whoever receives has no way to process it all the same",
        "7 only the Standing Board takes it in, by a recorded decision",
    ];

    [Theory]
    [MemberData(nameof(Rules))]
    public Task Holds(string rule) => rule[..2].Trim() switch
    {
        "1" => Matter_and_no_addressee(),
        "2" => One_body_receives(),
        "3a" => A_cell_does_not_write_to_the_province(),
        "3b" => Nobody_decides_there(),
        "3c" => Not_twice(),
        "3d" => Copies_do_not_act(),
        "4a" => Ends_unprocessed(),
        "4b" => One_working_day(),
        "4c" => Files_anew(),
        "5" => Passed_on(),
        "6" => No_other_way(),
        _ => By_decision_alone(),
    };

    private async Task Matter_and_no_addressee()
    {
        var way = await _given.Way(Requests);
        Assert.DoesNotContain(typeof(DraftContent).GetProperties(), p => p.Name.Contains("Body", StringComparison.Ordinal) || p.Name.Contains("Address", StringComparison.Ordinal) || p.Name.Contains("Competent", StringComparison.Ordinal));
        var dossier = await _given.Filed(Requests, w => w.Person == way.Person && w.Body == way.Body);
        Assert.NotEqual(way.Body.Id, dossier.CompetentBody);
    }

    private async Task One_body_receives()
    {
        // Of each kind of body that may file, and each answer to the questions: one body, or the reason why there is none, and never two.
        var (table, today, competent) = (await province.Procedures.Competence(default), Platform.Time.Clock.DateInVietnam(Platform.Time.Clock.Now(province.Time)), 0);
        foreach (var procedure in await province.Procedures.Published(default))
        {
            foreach (var kind in procedure.FiledBy.SelectMany(f => f.At).Distinct())
            {
                foreach (var body in province.Organisation.Bodies.Where(b => b.Kind == kind).OrderBy(b => b.Code, StringComparer.Ordinal).Take(2))
                {
                    foreach (var facts in Tests.Walking.Walk.FactsOf(procedure))
                    {
                        var found = table.Find(procedure, body, facts, province.Organisation, today);
                        Assert.IsNotType<CompetenceFinding.Unclear>(found);
                        competent += found is CompetenceFinding.Competent ? 1 : 0;
                    }
                }
            }
        }

        Assert.True(competent > 70);
    }

    private async Task A_cell_does_not_write_to_the_province()
    {
        var refused = await Sent("cell", "tinh");
        Assert.Equal("NOT_COMPETENT", refused.Refusal.Code);
        Assert.Contains("vượt cấp", refused.Refusal.Text, StringComparison.Ordinal);
    }

    private async Task Nobody_decides_there()
    {
        var refused = await Sent("internal_affairs_department", "cap_duoi");
        Assert.Equal("NOT_COMPETENT", refused.Refusal.Code);
        Assert.Contains("không gửi cấp dưới", refused.Refusal.Text, StringComparison.Ordinal);
    }

    private async Task Not_twice()
    {
        var way = await _given.Way("TCCB-01");
        var first = await _given.Send(way.Person, await _given.Draft(way, "TCCB-01"));
        Assert.True(first.IsOk, string.Join("; ", first.Refusals));
        var again = await _given.Send(way.Person, await _given.Draft(way, "TCCB-01"));
        Assert.Equal("DUPLICATE", again.Refusal.Code);
        Assert.Contains((await _given.Walk.Load(first.Value)).Code, again.Refusal.Text, StringComparison.Ordinal);
    }

    private async Task Copies_do_not_act()
    {
        var way = await _given.Way(Requests);
        var body = Copies.Choices(province.Organisation, way.Body, null).First(b => b.Kind == "office" && b.Id != way.Body.Id);
        var sent = await _given.Send(way.Person, await _given.Draft(way with { Content = way.Content with { Copies = [body.Id], Abstract = "Đề nghị cho ý kiến về quy tắc đồng gửi để biết" } }, Requests));
        var dossier = await _given.Walk.Load(sent.Value);
        foreach (var reader in dossier.State!.Informed.SelectMany(r => province.Organisation.HoldersOf(r.Role, r.Body.Id)).Distinct())
        {
            var situation = await province.Ask<Situations, Situation>(s => s.Of(dossier, province.Actor(reader).Acting(), default).AsTask());
            Assert.DoesNotContain(Process.Offers(situation.Procedure.Definition, dossier.State, situation.Context), o => o.Key is not null);
        }
    }

    private async Task Ends_unprocessed()
    {
        var dossier = await Refused(Requests);
        Assert.Equal(DossierStatus.NotCompetent, dossier.Status);
        var leader = province.Organisation.Persons.Select(p => province.Actor(p.Id))
            .First(a => LeaderScopes.BodiesOf(a, new HashSet<string>(Leading), province.Organisation).Any(b => b.Id == dossier.State!.Unprocessed!.At.Id));
        var counts = await province.Ask<UnprocessedList, IReadOnlyList<UnprocessedCount>>(l => l.Count(leader, new UnprocessedFilter(Platform.Time.Clock.DateInVietnam(dossier.EndedAt!.Value).Year, IsSender: false, dossier.FilerBody), default));
        Assert.Contains(counts, c => c.Why == "sai_co_quan" && c.Count >= 1);
    }

    private async Task One_working_day()
    {
        var procedure = (await province.Procedures.FindPublished(Requests, default))!;
        Assert.Equal((1m, Engine.WorkingTime.LimitUnit.WorkingDay), (procedure.Definition.RefusalNotice.Value, procedure.Definition.RefusalNotice.Unit));
    }

    private async Task Files_anew()
    {
        var dossier = await Refused(Requests);
        Assert.Empty(dossier.State!.Open);
        var acceptor = dossier.State.Unprocessed!.Acceptor!;
        foreach (var actor in (Platform.Security.Actor[])[_given.Filer(dossier), province.Actor(province.Organisation.HoldersOf(acceptor.Role, acceptor.Body.Id).First())])
            Assert.Equal("NOT_OFFERED", (await _given.Walk.Act(actor, dossier, new StepAction(CommandKind.Reopen, null) { Node = "b1", Note = "Mở lại" })).Refusal.Code);
        Assert.Equal(DossierStatus.Running, (await _given.Filed(Requests)).Status);
    }

    private async Task Passed_on() => Assert.Equal(DossierStatus.Transferred, (await Refused(Petitions)).Status);

    private async Task No_other_way()
    {
        var dossier = await Refused(Requests);
        foreach (var person in province.Organisation.Persons)
        {
            var actor = province.Actor(person.Id);
            var situation = await province.Ask<Situations, Situation>(s => s.Of(dossier, actor.Acting(), default).AsTask());
            Assert.All(Process.Offers(situation.Procedure.Definition, dossier.State!, situation.Context), offer => Assert.Equal(CommandKind.AcceptByDecision, offer.Kind));
        }
    }

    private async Task By_decision_alone()
    {
        var dossier = await Refused(Requests);
        var acceptor = dossier.State!.Unprocessed!.Acceptor!;
        Assert.Equal("standing_board", acceptor.Role);
        var board = province.Actor(province.Organisation.HoldersOf(acceptor.Role, acceptor.Body.Id).First());
        var decision = new StepAction(CommandKind.AcceptByDecision, null) { Note = "Việc cấp bách", Date = Platform.Time.Clock.DateInVietnam(Platform.Time.Clock.Now(province.Time)) };
        Assert.Equal("DECISION_MISSING", (await _given.Walk.Act(board, dossier, decision)).Refusal.Code);
        dossier = await _given.Done(board, dossier, decision with { Number = "15-QĐ/TU" });
        Assert.Equal("15-QĐ/TU", Assert.Single((await _given.Events(dossier.Id)).OfType<AcceptedByDecision>()).Number);
        Assert.Equal(DossierStatus.Running, dossier.Status);
    }

    private static readonly string[] Leading = ["chief_of_office", "board_head", "secretary", "standing_board"];

    private async Task<Dossier> Refused(string procedure)
    {
        var dossier = await _given.Filed(procedure);
        return await _given.Done(_given.Officer(dossier), dossier, new StepAction(CommandKind.RefuseNotCompetent, dossier.State!.OpenSteps.First().Key) { Why = "sai_co_quan", Note = Tests.Walking.Walk.NoteFor(dossier) });
    }

    // A request of a body of this kind about what that level decides.
    private async Task<Result<Guid>> Sent(string kind, string level)
    {
        var procedure = (await province.Procedures.FindPublished(Requests, default))!;
        var (role, body) = (from right in procedure.FiledBy
                            where right.At.Contains(kind)
                            from place in province.Organisation.Bodies.Where(b => b.Kind == kind).OrderBy(b => b.Code, StringComparer.Ordinal)
                            where province.Organisation.HoldersOf(right.Role, place.Id).Any()
                            select (right.Role, place)).First();
        var any = await _given.Way(Requests);
        var way = new Walked(province.Organisation.HoldersOf(role, body.Id).First(), role, body, any.Content with { Facts = new Dictionary<string, string> { ["dien_quan_ly"] = level } });
        return await _given.Send(way.Person, await _given.Draft(way, Requests));
    }
}
