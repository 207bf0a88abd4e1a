using Microsoft.EntityFrameworkCore;
using ThongSuot.Dossiers.Data;
using ThongSuot.Dossiers.Misdirected;
using ThongSuot.Dossiers.Steps;
using ThongSuot.Engine.Processes;
using ThongSuot.Platform.Security;

namespace ThongSuot.Dossiers.Tests.Steps;

/// <summary>Right authority only, through the real use cases: not processed, counted, taken in by decision alone; copies that cannot act; one place for one content.</summary>
public sealed class AuthorityTests(Province province) : IClassFixture<Province>
{
    private const string Requests = "VTLT-05";

    private readonly Given _given = new(province);

    private static StepAction Refusal(string key, string? why = "sai_co_quan") => new(CommandKind.RefuseNotCompetent, key) { Why = why, Note = "Việc thuộc thẩm quyền cơ quan khác" };

    private static StepAction Decision(DateOnly? date, string? number = "12-QĐ/TU") => new(CommandKind.AcceptByDecision, null) { Number = number, Date = date, Note = "Việc cấp bách" };

    private async Task<Dossier> Refused()
    {
        var dossier = await _given.Filed(Requests);
        return await _given.Done(_given.Officer(dossier), dossier, Refusal(dossier.State!.OpenSteps.Single().Key));
    }

    private Actor Board(Dossier dossier) => province.Actor(province.Organisation.HoldersOf(dossier.State!.Unprocessed!.Acceptor!.Role, dossier.State.Unprocessed.Acceptor.Body.Id).First());

    private DateOnly Today => Platform.Time.Clock.DateInVietnam(Platform.Time.Clock.Now(province.Time));

    private Task<UnprocessedRow> Row(Guid dossier) => province.Look(db =>
    {
        var rows = db.Unprocessed;
        return rows.AsNoTracking().SingleAsync(r => r.Dossier == dossier);
    });

    [Fact]
    public async Task What_is_not_for_the_body_is_counted_with_its_reason_and_in_time()
    {
        var dossier = await Refused();
        var row = await Row(dossier.Id);
        Assert.Equal(("NOTCOMP", "sai_co_quan", dossier.State!.Filer.Body.Id, false), (row.Code, row.Why, row.Sender, row.Transferred));
        Assert.True(row.RefusedAt <= row.NoticeDue);
        // Its sender's leaders and its receiver's find it; nobody else does.
        var board = Board(dossier);
        var all = province.Organisation.Persons.Select(p => province.Actor(p.Id)).ToArray();
        var finds = 0;
        foreach (var actor in all)
        {
            var items = await province.Ask<UnprocessedList, IReadOnlyList<UnprocessedItem>>(l => l.List(actor, new UnprocessedFilter(Today.Year, IsSender: false, null), null, 1_000, default));
            var expected = LeaderScopes.BodiesOf(actor, (await province.Procedures.LeadingRoles(default)), province.Organisation).Any(b => b.Id == row.Receiver);
            Assert.Equal(expected, items.Any(i => i.Dossier == dossier.Id));
            finds += expected ? 1 : 0;
        }

        Assert.True(finds > 0);
        var counts = await province.Ask<UnprocessedList, IReadOnlyList<UnprocessedCount>>(l => l.Count(board, new UnprocessedFilter(Today.Year, IsSender: false, row.Sender), default));
        Assert.Contains(counts, c => c.Sender == row.Sender && c.Why == "sai_co_quan" && c.Count >= 1 && c.Late == 0);
    }

    [Fact]
    public async Task A_notice_after_one_working_day_is_late()
    {
        var dossier = await _given.Filed(Requests);
        province.Time.Advance(TimeSpan.FromDays(7));
        dossier = await _given.Done(_given.Officer(dossier), dossier, Refusal(dossier.State!.OpenSteps.Single().Key, "vuot_cap"));
        var row = await Row(dossier.Id);
        Assert.True(row.RefusedAt > row.NoticeDue);
    }

    [Fact]
    public async Task Refusing_names_why()
    {
        var dossier = await _given.Filed(Requests);
        var key = dossier.State!.OpenSteps.Single().Key;
        foreach (var why in (string?[])[null, "", "vi_khac"])
            Assert.Equal("UNKNOWN_INCOMPETENCE", (await _given.Walk.Act(_given.Officer(dossier), dossier, Refusal(key, why))).Refusal.Code);
    }

    [Fact]
    public async Task Nobody_but_the_standing_board_takes_it_in_and_its_decision_is_recorded()
    {
        var dossier = await Refused();
        var board = Board(dossier);
        foreach (var person in province.Organisation.Persons.Select(p => p.Id).Where(p => p != board.Person).Take(60))
        {
            if (province.Organisation.HoldersOf(dossier.State!.Unprocessed!.Acceptor!.Role, dossier.State.Unprocessed.Acceptor.Body.Id).Contains(person))
                continue;
            Assert.False((await _given.Walk.Act(province.Actor(person), dossier, Decision(Today))).IsOk);
        }

        Assert.Equal("DECISION_MISSING", (await _given.Walk.Act(board, dossier, Decision(Today, number: null))).Refusal.Code);
        Assert.Equal("DECISION_DATE", (await _given.Walk.Act(board, dossier, Decision(null))).Refusal.Code);
        Assert.Equal("DECISION_DATE", (await _given.Walk.Act(board, dossier, Decision(Today.AddDays(1)))).Refusal.Code);
        dossier = await _given.Done(board, dossier, Decision(Today));

        Assert.Equal(DossierStatus.Running, dossier.Status);
        Assert.NotNull((await Row(dossier.Id)).AcceptedAt);
        Assert.Equal("12-QĐ/TU", Assert.Single((await _given.Events(dossier.Id)).OfType<AcceptedByDecision>()).Number);
        Assert.Equal("NOT_OFFERED", (await _given.Walk.Act(_given.Officer(dossier), dossier, Refusal(dossier.State!.OpenSteps.Single().Key))).Refusal.Code);
        Assert.Equal(DossierStatus.Finished, (await _given.Walk.ToTheEnd(dossier.Id)).Status);
    }

    [Fact]
    public async Task A_copy_is_seen_and_gives_nothing_to_do()
    {
        var way = await _given.Way(Requests);
        var body = Copies.Choices(province.Organisation, way.Body, null).First(b => b.Kind == "office" && b.Id != way.Body.Id);
        var sent = await _given.Send(way.Person, await _given.Draft(way with { Content = way.Content with { Copies = [body.Id], Abstract = "Đề nghị cho ý kiến về việc đồng gửi bản để biết" } }, Requests));
        Assert.True(sent.IsOk, string.Join("; ", sent.Refusals));
        var dossier = await _given.Walk.Load(sent.Value);
        var readers = dossier.State!.Informed;
        Assert.NotEmpty(readers);
        Assert.All(readers, r => Assert.Equal(body.Id, r.Body.Id));
        foreach (var reader in readers.SelectMany(r => province.Organisation.HoldersOf(r.Role, r.Body.Id)).Distinct().Select(province.Actor))
            Assert.True(Tests.Walking.Walk.Sees(reader, dossier));
        Assert.DoesNotContain(dossier.State.OpenSteps, s => readers.Any(r => r.Body.Id == s.Holder.Body.Id));
    }

    [Fact]
    public async Task A_copy_to_the_competent_body_is_refused_and_nothing_is_sent()
    {
        var way = await _given.Way(Requests);
        var probe = await _given.Filed(Requests);
        var refused = await _given.Send(way.Person, await _given.Draft(way with { Content = way.Content with { Copies = [probe.CompetentBody] } }, Requests));
        Assert.Equal("COPY_TO_COMPETENT", refused.Refusal.Code);
    }

    [Fact]
    public async Task The_same_content_is_not_sent_to_a_second_place_while_the_first_deals_with_it()
    {
        const string text = "Xin ý kiến về phương án sắp xếp trụ sở làm việc sau sáp nhập";
        var way = await _given.Way(Requests);
        way = way with { Content = way.Content with { Abstract = text } };
        var first = await _given.Send(way.Person, await _given.Draft(way, Requests));
        Assert.True(first.IsOk);
        var second = await _given.Draft(way with { Content = way.Content with { Abstract = text.ToUpperInvariant() + "  " } }, Requests);
        var refused = await _given.Send(way.Person, second);
        Assert.Equal("SAME_CONTENT", refused.Refusal.Code);
        var dossier = await _given.Walk.Load(first.Value);
        Assert.Contains(dossier.Code, refused.Refusal.Text, StringComparison.Ordinal);
        await _given.Done(_given.Filer(dossier), dossier, new StepAction(CommandKind.Inform, null) { Bodies = [Copies.Choices(province.Organisation, way.Body, dossier.CompetentBody).First().Id] });
        dossier = await _given.Walk.Load(dossier.Id);
        await _given.Done(_given.Officer(dossier), dossier, Refusal(dossier.State!.OpenSteps.Single().Key));
        Assert.True((await _given.Send(way.Person, second)).IsOk);
    }

    [Theory]
    [InlineData("kien_nghi", 12)]
    [InlineData("de_xuat", 12)]
    [InlineData("xin_y_kien", 7)]
    [InlineData("xin_chu_truong", 15)]
    public async Task Each_kind_of_request_has_its_own_limit(string kind, int days)
    {
        var dossier = await _given.At(await _given.Filed(Requests), "b2");
        dossier = await _given.Done(_given.Officer(dossier), dossier, (await _given.Walk.Completion(dossier, dossier.State!.OpenSteps.Single())) with { Outcome = kind });
        Assert.Equal(days, dossier.State!.Due!.Limit.Value);
        Assert.Equal(dossier.State.Due.At, dossier.DueAt);
    }
}
