using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using ThongSuot.Engine.Processes;
using ThongSuot.Notifications.Reading;
using ThongSuot.Platform.Security;
using static ThongSuot.Notifications.Tests.Office;

namespace ThongSuot.Notifications.Tests.Reading;

public sealed class NoticesTests
{
    private static readonly DateTimeOffset At = new(2026, 3, 2, 1, 0, 0, TimeSpan.Zero);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_newest_stands_first_and_pages_follow_one_another_without_gap()
    {
        await using var office = await Office.Open();
        var dossiers = await Fill(office, Notices.PageSize + 3);
        var officer = ActorOf(Officer, Officers);

        var first = await office.Read(n => n.List(officer, NoticeFilter.All, null, Cancellation));
        var second = await office.Read(n => n.List(officer, NoticeFilter.All, first[^1].Id, Cancellation));

        Assert.Equal(Notices.PageSize, first.Count);
        Assert.Equal(dossiers.AsEnumerable().Reverse(), first.Concat(second).Select(n => n.Dossier!.Id));
    }

    [Fact]
    public async Task Opening_marks_one_as_read_and_names_its_dossier()
    {
        await using var office = await Office.Open();
        var dossiers = await Fill(office, 2);
        var officer = ActorOf(Officer, Officers);
        var newest = (await office.Read(n => n.List(officer, NoticeFilter.All, null, Cancellation)))[0];

        Assert.Equal($"/ho-so/{dossiers[1]}", await office.Read(n => n.Open(officer, newest.Id, Cancellation)));
        Assert.Equal($"/ho-so/{dossiers[1]}", await office.Read(n => n.Open(officer, newest.Id, Cancellation)));

        Assert.Equal([true, false], (await office.Read(n => n.List(officer, NoticeFilter.All, null, Cancellation))).Select(n => n.IsRead));
        Assert.Equal(1, await office.Read(n => n.CountUnread(officer, Cancellation)));
        Assert.Equal(2, await office.Read(n => n.CountUnread(ActorOf(Colleague, Officers), Cancellation)));
    }

    [Fact]
    public async Task Another_persons_notice_can_neither_be_seen_nor_marked()
    {
        await using var office = await Office.Open();
        await Fill(office, 1);
        var officer = ActorOf(Officer, Officers);
        var notice = (await office.Read(n => n.List(officer, NoticeFilter.All, null, Cancellation)))[0];
        var filer = ActorOf(CellSecretary, Officers);

        Assert.Empty(await office.Read(n => n.List(filer, NoticeFilter.All, null, Cancellation)));
        Assert.Null(await office.Read(n => n.Open(filer, notice.Id, Cancellation)));
        Assert.Equal(1, await office.Read(n => n.CountUnread(officer, Cancellation)));
    }

    [Fact]
    public async Task The_address_of_a_notice_leads_on_to_its_dossier_and_to_nothing_for_anybody_else()
    {
        await using var office = await Office.Open();
        var dossier = (await Fill(office, 1))[0];
        var notice = (await office.Read(n => n.List(ActorOf(Officer, Officers), NoticeFilter.All, null, Cancellation)))[0];
        async Task<IResult> Follow(Actor actor)
        {
            var http = new DefaultHttpContext();
            http.SetActor(actor);
            return (await office.Read(n => NoticeEndpoints.Open(notice.Id, http, n, Cancellation))).Result;
        }

        Assert.IsType<NotFound>(await Follow(ActorOf(Colleague, Officers)));
        Assert.Equal($"/ho-so/{dossier}", Assert.IsType<RedirectHttpResult>(await Follow(ActorOf(Officer, Officers))).Url);
    }

    [Fact]
    public async Task Marking_all_as_read_leaves_the_notices_of_others()
    {
        await using var office = await Office.Open();
        await Fill(office, 3);
        var officer = ActorOf(Officer, Officers);

        await office.Read(async n =>
        {
            await n.ReadAll(officer, Cancellation);
            return true;
        });

        Assert.Equal(0, await office.Read(n => n.CountUnread(officer, Cancellation)));
        Assert.All(await office.Read(n => n.List(officer, NoticeFilter.All, null, Cancellation)), n => Assert.True(n.IsRead));
        Assert.Equal(3, await office.Read(n => n.CountUnread(ActorOf(Colleague, Officers), Cancellation)));
    }

    [Fact]
    public async Task Who_gave_up_the_role_sees_only_what_was_told_personally()
    {
        await using var office = await Office.Open();
        await Fill(office, 1);
        await office.Dossier(Colleague, new Reassigned("b5", Officer, Colleague, At, null));
        await office.Deliver();
        var left = ActorOf(Officer, Secretaries);

        var seen = await office.Read(n => n.List(left, NoticeFilter.All, null, Cancellation));

        Assert.Equal([NoticeKind.Reassigned], seen.Select(n => n.Kind));
        Assert.Equal(1, await office.Read(n => n.CountUnread(left, Cancellation)));
    }

    // One step for the officers per dossier, a second after the other.
    private static async Task<List<Guid>> Fill(Office office, int count)
    {
        var dossiers = new List<Guid>();
        for (var i = 0; i < count; i++)
        {
            dossiers.Add(await office.Dossier(CellSecretary, new StepOpened("b5", "b5", Officers, null, At)));
            office.Time.Advance(TimeSpan.FromSeconds(1));
        }

        await office.Deliver();
        return dossiers;
    }
}
