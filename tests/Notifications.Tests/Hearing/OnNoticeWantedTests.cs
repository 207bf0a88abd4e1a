using System.Collections.Immutable;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ThongSuot.Contracts.Notifications;
using ThongSuot.Notifications.Data;
using ThongSuot.Notifications.Mailing;
using ThongSuot.Notifications.Reading;
using ThongSuot.Notifications.Reminding;
using ThongSuot.Platform.Data;
using ThongSuot.Platform.Log;
using ThongSuot.Platform.Security;
using ThongSuot.Testing;
using static ThongSuot.Notifications.Tests.Office;

namespace ThongSuot.Notifications.Tests.Hearing;

public sealed class OnNoticeWantedTests
{
    private const string Sentence = "Góp ý PA-2026-000001 chờ đồng chí trả lời.", Page = "/gop-y/PA-2026-000001";

    [Fact]
    public async Task Persons_and_holders_are_told_once_each_but_not_who_caused_it()
    {
        await using var office = await Open();
        await Ask(office, Officer, new NoticeWanted([Colleague, CellSecretary, Officer], [new RoleAt(OfficerRole, Department.Id)], Sentence, Page));

        await office.Deliver();
        await office.Look(async db =>
        {
            foreach (var entry in await db.Set<LogEntry>().Where(e => e.Type == NoticeWanted.Type).ToListAsync())
                db.Add(new Delivery { Listener = "notifications_wanted", Entry = entry.Id, Stream = entry.Stream, Sequence = entry.Sequence, NextAt = entry.At });
            return await db.SaveChangesAsync();
        });
        await office.Deliver();

        Assert.Equal(new[] { Colleague, CellSecretary }.Order(), (await office.Told()).Select(n => n.Person).Order());
        Assert.All(await office.Told(), n => Assert.Equal(NoticeKind.Asked, n.Kind));
    }

    [Fact]
    public async Task Who_gave_up_the_role_sees_it_no_more_and_who_was_named_does()
    {
        await using var office = await Open();
        await Ask(office, null, new NoticeWanted([CellSecretary], [new RoleAt(OfficerRole, Department.Id)], Sentence, Page));
        await office.Deliver();

        Assert.Single(await office.Read(n => n.List(ActorOf(Officer, Officers), NoticeFilter.All, null, default)));
        Assert.Empty(await office.Read(n => n.List(ActorOf(Officer), NoticeFilter.All, null, default)));
        Assert.Single(await office.Read(n => n.List(ActorOf(CellSecretary), NoticeFilter.All, null, default)));
    }

    [Fact]
    public async Task It_is_shown_as_its_sentence_and_opened_at_its_address()
    {
        await using var office = await Open();
        await Ask(office, null, new NoticeWanted([Officer], [], Sentence, Page));
        await office.Deliver();
        var officer = ActorOf(Officer, Officers);

        var shown = (await Render(office, officer)).QuerySelector("tbody tr strong a")!;
        Assert.Equal(Sentence, shown.TextContent);
        Assert.Matches("^/thong-bao/[0-9a-f-]{36}/mo$", shown.GetAttribute("href"));

        var id = (await office.Read(n => n.List(officer, NoticeFilter.All, null, default)))[0].Id;
        Assert.Equal(Page, await office.Read(n => n.Open(officer, id, default)));
        Assert.Null(await office.Read(n => n.Open(ActorOf(Colleague, Officers), id, default)));
        Assert.Equal(Page, (await Render(office, officer)).QuerySelector("tbody tr a")!.GetAttribute("href"));
    }

    [Fact]
    public async Task It_goes_by_mail_to_who_wants_it_so()
    {
        await using var office = await Open();
        await office.Wants(Officer, MailWay.AtOnce);
        await office.Wants(Colleague, MailWay.None);
        await Ask(office, null, new NoticeWanted([], [new RoleAt(OfficerRole, Department.Id)], Sentence, Page));
        await office.Deliver();

        Assert.Equal(1, await office.Send());
        var letter = Assert.Single(office.Mailbox.Sent);
        Assert.Equal("Thông Suốt: có việc của bộ thủ tục", letter.Subject);
        Assert.Contains(Sentence, letter.Text, StringComparison.Ordinal);
        Assert.Contains("https://thongsuot.example/thong-bao/", letter.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("//kẻ.lạ/x")]
    [InlineData("https://example.org/")]
    [InlineData("/\\example.org")]
    [InlineData("gop-y")]
    [InlineData("")]
    public async Task An_address_outside_this_site_tells_nobody_and_is_kept_for_an_administrator(string address)
    {
        await using var office = await Open();
        await Ask(office, null, new NoticeWanted([Officer], [], Sentence, address));

        await office.Deliver();

        Assert.Empty(await office.Told());
        Assert.Single(await office.Waiting());
    }

    [Fact]
    public async Task A_sentence_too_long_is_kept_too()
    {
        await using var office = await Open();
        await Ask(office, null, new NoticeWanted([Officer], [], new string('ô', Notice.LongestText + 1), Page));

        await office.Deliver();

        Assert.Empty(await office.Told());
    }

    private static Task Ask(Office office, Guid? by, NoticeWanted wanted) => office.InScope(async services =>
    {
        var db = services.GetRequiredService<AppDb>();
        await services.GetRequiredService<EventLog>().Append(db, $"feedback/{Guid.NewGuid():N}", new Envelope(by), NoticeWanted.Type, wanted, default);
        return await db.SaveChangesAsync();
    });

    private static Task<IElement> Render(Office office, Actor actor) => office.InScope(async scope =>
    {
        var services = new ServiceCollection().AddSingleton(scope.GetRequiredService<Notices>()).AddSingleton(scope.GetRequiredService<ReminderLog>());
        return (IElement)new HtmlParser().ParseDocument(await DrawnPage.Of<NoticesPage>(actor, "/thong-bao", services)).Body!;
    });
}
