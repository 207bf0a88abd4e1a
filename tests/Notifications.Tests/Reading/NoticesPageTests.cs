using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Microsoft.Extensions.DependencyInjection;
using ThongSuot.Engine.Processes;
using ThongSuot.Notifications.Reading;
using ThongSuot.Notifications.Reminding;
using ThongSuot.Platform.Security;
using ThongSuot.Testing;
using static ThongSuot.Notifications.Tests.Office;

namespace ThongSuot.Notifications.Tests.Reading;

public sealed class NoticesPageTests
{
    private static readonly DateTimeOffset At = new(2026, 3, 2, 1, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task An_unread_notice_is_marked_by_word_and_weight_and_opens_through_its_own_address()
    {
        await using var office = await Office.Open();
        await office.Dossier(CellSecretary, new StepOpened("b5", "b5", Officers, null, At));
        await office.Deliver();

        var page = await Render(office, ActorOf(Officer, Officers));

        var notice = page.QuerySelector("tbody tr")!;
        Assert.Equal("Hồ sơ TCCB-01/2026/000001 chờ đồng chí xử lý (bước 5).", notice.QuerySelector("strong")!.TextContent);
        Assert.Matches("^/thong-bao/[0-9a-f-]{36}/mo$", notice.QuerySelector("a")!.GetAttribute("href"));
        Assert.Equal("Chưa đọc", notice.QuerySelector(".badge-status span")!.TextContent);
        Assert.Equal("1 thông báo chưa đọc.", page.QuerySelector(".lead-text")!.TextContent);
        Assert.False(page.QuerySelector("form")!.HasAttribute("hidden"));
    }

    [Fact]
    public async Task A_read_notice_is_plain_and_leads_to_the_dossier()
    {
        await using var office = await Office.Open();
        var dossier = await office.Dossier(Officer, new Paused(DossierStatus.Returned, "b2", null, Officer, At, null));
        await office.Deliver();
        var filer = ActorOf(CellSecretary);
        await office.Read(async n => await n.Open(filer, (await n.List(filer, NoticeFilter.All, null, default))[0].Id, default));

        var page = await Render(office, filer);

        var notice = page.QuerySelector("tbody tr")!;
        Assert.Null(notice.QuerySelector("strong"));
        Assert.Contains("được trả lại để đồng chí bổ sung.", notice.TextContent, StringComparison.Ordinal);
        Assert.Equal($"/ho-so/{dossier}", notice.QuerySelector("a")!.GetAttribute("href"));
        Assert.Equal("Đã đọc", notice.QuerySelector(".badge-status span")!.TextContent);
        Assert.True(page.QuerySelector("form")!.HasAttribute("hidden"));
    }

    [Fact]
    public async Task Of_an_erased_dossier_nothing_is_shown_but_that_there_was_one()
    {
        await using var office = await Office.Open();
        office.Dossiers.Erased.Add(await office.Dossier(CellSecretary, new StepOpened("b5", "b5", Officers, null, At)));
        await office.Deliver();

        var page = await Render(office, ActorOf(Officer, Officers));

        Assert.Contains("Thông báo về một hồ sơ đồng chí không còn xem được.", page.QuerySelector("tbody tr")!.TextContent, StringComparison.Ordinal);
        Assert.Null(page.QuerySelector("tbody a"));
    }

    [Fact]
    public async Task Without_notices_the_page_says_when_there_will_be_some()
    {
        await using var office = await Office.Open();

        var page = await Render(office, ActorOf(Officer, Officers));

        Assert.Equal("Chưa có thông báo nào", page.QuerySelector(".empty .title")!.TextContent);
        Assert.Null(page.QuerySelector("table"));
    }

    private static Task<IElement> Render(Office office, Actor actor) => office.InScope(async scope =>
    {
        var services = new ServiceCollection().AddSingleton(scope.GetRequiredService<Notices>()).AddSingleton(scope.GetRequiredService<ReminderLog>());
        return (IElement)new HtmlParser().ParseDocument(await DrawnPage.Of<NoticesPage>(actor, "/thong-bao", services)).Body!;
    });
}
