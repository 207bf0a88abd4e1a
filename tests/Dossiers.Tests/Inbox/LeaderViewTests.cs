using ThongSuot.Dossiers.Inbox;
using ThongSuot.Dossiers.Inbox.Leading;
using ThongSuot.Dossiers.Steps;
using ThongSuot.Engine.Processes;
using ThongSuot.Platform.Security;

namespace ThongSuot.Dossiers.Tests.Inbox;

/// <summary>Leaders see all open work of their bodies, who holds it and until when; nobody else does, and no content comes with it.</summary>
public sealed class LeaderViewTests(Province province) : IClassFixture<Province>
{
    private readonly Given _given = new(province);

    [Fact]
    public async Task All_open_work_of_the_body_and_nothing_of_others()
    {
        var dossier = await _given.At(await _given.Filed("VTLT-02"), "b4");
        var held = dossier.State!.OpenSteps.First().Holder.Body.Id;
        var leader = Leads(held);
        var row = Assert.Single(await List(leader), r => r.Dossier == dossier.Id);
        Assert.Equal((dossier.Code, "b4", held), (row.Code, row.Key, row.Body));
        Assert.Equal(Walking.Walk.Sees(leader, dossier), row.Seen);

        var elsewhere = province.Organisation.Bodies.First(b => b.Id != held && b.Kind == province.Organisation.Find(held)!.Kind);
        Assert.DoesNotContain(await List(Leads(elsewhere.Id)), r => r.Dossier == dossier.Id);
        // To work there is not to lead.
        Assert.Empty(await List(new Actor(Guid.NewGuid(), Guid.NewGuid(), "Chuyên viên", [new Grant("case_officer", held)])));
        Assert.Empty(await List(new Actor(Guid.NewGuid(), Guid.NewGuid(), "Lạ", [])));
    }

    [Fact]
    public async Task A_committees_leaders_see_its_organs()
    {
        var dossier = await _given.At(await _given.Filed("VTLT-02"), "b4");
        var body = province.Organisation.Find(dossier.State!.OpenSteps.First().Holder.Body.Id)!;
        var committee = province.Organisation.CommitteeOf(body);
        Assert.NotEqual(committee.Id, body.Id);
        var board = new Actor(Guid.NewGuid(), Guid.NewGuid(), "Thường trực", [new Grant("standing_board", committee.Id)]);
        var row = Assert.Single(await List(board), r => r.Dossier == dossier.Id);
        Assert.False(row.Seen);
        Assert.False(row.Mine);
    }

    [Fact]
    public async Task Counts_and_loads_agree_with_the_list()
    {
        var dossier = await _given.At(await _given.Filed("VTLT-02"), "b4");
        var body = dossier.State!.OpenSteps.First().Holder.Body.Id;
        var leader = Leads(body);
        foreach (var days in (int[])[0, 1, 9])
        {
            province.Time.Advance(TimeSpan.FromDays(days));
            var rows = await List(leader);
            var loads = await province.Ask<LeaderView, IReadOnlyList<OfficerLoad>>(l => l.Loads(leader, default));
            var counts = await province.Ask<LeaderView, LeaderCounts>(l => l.Count(leader, default));
            Assert.Equal(rows.Count, loads.Sum(l => l.Open));
            Assert.Equal(rows.Count(r => r.DueAt <= province.Time.GetUtcNow()), loads.Sum(l => l.Overdue));
            Assert.Equal(rows.Select(r => r.Dossier).Distinct().Count(), counts.Dossiers);
            Assert.Equal(counts.Dossiers, counts.ByStatus.Values.Sum());
            foreach (var load in loads)
                Assert.Equal(load.Open, (await List(leader, new LeaderFilter(load.Body, load.Role, load.Person))).Count);
        }

        var officer = _given.Officer(dossier);
        await _given.Done(officer, dossier, new StepAction(CommandKind.Reassign, "b4") { Person = officer.Person });
        Assert.Contains(await province.Ask<LeaderView, IReadOnlyList<OfficerLoad>>(l => l.Loads(leader, default)), l => l.Person == officer.Person);
    }

    [Fact]
    public async Task What_is_over_and_what_has_a_team_of_its_own_stays_out()
    {
        var done = await _given.Walk.ToTheEnd((await _given.Filed("VTLT-02")).Id);
        foreach (var body in province.Organisation.Bodies)
            Assert.DoesNotContain(await List(Leads(body.Id)), r => r.Dossier == done.Id);

        foreach (var procedure in (await province.Procedures.Published(default)).Where(p => p.Definition.Steps.Any(s => s.AppointsTeam)).Take(2))
        {
            if (await _given.Walk.Ways(procedure) is not [var way, ..])
                continue;
            var sent = await _given.Send(way.Person, await _given.Draft(way, procedure.Code));
            if (!sent.IsOk)
                continue;
            foreach (var work in (await _given.Walk.Load(sent.Value)).State!.OpenSteps)
                Assert.DoesNotContain(await List(Leads(work.Holder.Body.Id)), r => r.Dossier == sent.Value);
        }
    }

    private static Actor Leads(Guid body) => new(Guid.NewGuid(), Guid.NewGuid(), "Lãnh đạo", [new Grant("board_head", body)]);

    private async Task<IReadOnlyList<HeldRow>> List(Actor actor, LeaderFilter? filter = null)
    {
        var rows = new List<HeldRow>();
        PageKey? after = null;
        while (true)
        {
            var page = await province.Ask<LeaderView, IReadOnlyList<HeldRow>>(l => l.List(actor, filter ?? new LeaderFilter(), after, default));
            rows.AddRange(page);
            if (page.Count < LeaderView.PageSize)
                return rows;
            after = LeaderView.KeyOf(page[^1]);
        }
    }
}
