using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ThongSuot.Dossiers.Inbox;
using ThongSuot.Dossiers.Inbox.Bulk;
using ThongSuot.Dossiers.Steps;
using ThongSuot.Engine.Processes;
using ThongSuot.Platform.Jobs;
using ThongSuot.Platform.Security;

namespace ThongSuot.Dossiers.Tests.Inbox;

/// <summary>The same action on many: each by its own right and version, each told of.</summary>
public sealed class BulkTests(Province province) : IClassFixture<Province>
{
    private readonly Given _given = new(province);

    [Fact]
    public async Task Each_item_is_done_or_refused_by_itself()
    {
        var mine = await _given.At(await _given.Filed("VTLT-02"), "b4");
        var officer = _given.Officer(mine);
        var stale = await _given.At(await _given.Filed("VTLT-02"), "b4");
        var unseen = await _given.Filed("TCCB-05");
        Assert.False(Walking.Walk.Sees(officer, unseen), "the test needs a dossier that the officer does not see");
        var lines = new List<JobLine>();
        foreach (var item in (BulkItem[])[new(mine.Id, mine.Version, "b4"), new(stale.Id, stale.Version - 1, "b4"), new(unseen.Id, unseen.Version, unseen.State!.Open.Keys.First()), new(Guid.NewGuid(), 1, "b4")])
            lines.Add(await Many.Run(officer, item, new BulkAction(BulkKind.Complete), null, default));

        Assert.Equal([false, true, true, true], lines.Select(l => l.Failed));
        Assert.StartsWith(mine.Code, lines[0].Text, StringComparison.Ordinal);
        Assert.Contains("vừa được xử lý", lines[1].Text, StringComparison.Ordinal);
        Assert.All(lines.Skip(2), line => Assert.Equal(Refusals.NotFound.Text, line.Text));
        Assert.DoesNotContain("b4", (await _given.Walk.Load(mine.Id)).State!.Open.Keys);
        Assert.Contains("b4", (await _given.Walk.Load(stale.Id)).State!.Open.Keys);
    }

    [Fact]
    public async Task What_is_offered_for_many_is_what_the_engine_offers_for_each()
    {
        var first = await _given.At(await _given.Filed("VTLT-02"), "b4");
        var officer = _given.Officer(first);
        var second = await _given.At(await _given.Filed("VTLT-02"), "b4");
        var foreign = await _given.Filed("TCCB-05");
        var offers = await Many.Offers(officer, [new(first.Id, first.Version, "b4"), new(second.Id, second.Version, "b4"), new(foreign.Id, foreign.Version, "b1")], default);

        Assert.Equal([first.Id, second.Id], offers.Seen.Select(s => s.Item.Dossier));
        Assert.All(offers.Outcomes, o => Assert.InRange(o.Count, 1, 2));
        Assert.NotEmpty(offers.Outcomes);
        Assert.All(offers.People, p => Assert.True(province.Actor(p.Person).Scopes.Intersect(officer.Scopes.Skip(1)).Any()));
    }

    [Fact]
    public async Task A_job_goes_through_all_of_them_and_tells_each()
    {
        var way = await _given.Way("VTLT-02");
        var person = province.Actor(way.Person);
        var items = new List<BulkItem>();
        for (var i = 0; i < 5; i++)
            items.Add(new BulkItem((await _given.Send(way.Person, await _given.Draft(way, "VTLT-02"))).Value, 0, ""));
        items.Add(new BulkItem(Guid.NewGuid(), 1, ""));
        var account = await province.AccountOf(way.Person);
        var job = await province.Look(async db =>
        {
            var started = JobList.Start(db, person with { Account = account }, BulkJob.Kind, "Theo dõi", new BulkInput([.. items], new BulkAction(BulkKind.Follow), null), province.Time);
            await db.SaveChangesAsync();
            return started.Id;
        });
        await province.Services.GetRequiredService<JobRunner>().Drain(default);

        var done = (await province.Ask<JobList, Job?>(j => j.Find(person, job, default)))!;
        Assert.Equal((JobState.Done, 6, 6), (done.State, done.Done, done.Total));
        Assert.Equal(1, done.Report.Count(l => l.Failed));
        Assert.Superset(items.Take(5).Select(i => i.Dossier).ToHashSet(), (await province.Listed(person, new InboxQuery(InboxView.Followed))).Select(r => r.Dossier).ToHashSet());
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("x.1.6234")]
    [InlineData("00000000000000000000000000000000.-1.6234")]
    [InlineData("00000000000000000000000000000000.1.6")]
    public void What_was_not_written_here_is_no_item(string? text) => Assert.Null(BulkItem.Read(text));

    [Fact]
    public void An_item_comes_back()
    {
        var item = new BulkItem(Guid.NewGuid(), 12, "e1.2/b5");
        Assert.Equal(item, BulkItem.Read(item.ToString()));
    }

    private ActOnMany Many => province.Services.GetRequiredService<ActOnMany>();
}
