using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using ThongSuot.Engine.Processes;
using ThongSuot.Notifications.Mailing;
using ThongSuot.Notifications.Preferences;
using ThongSuot.Notifications.Reminding;
using ThongSuot.Platform.Security;
using ThongSuot.Testing;
using static ThongSuot.Notifications.Tests.Office;

namespace ThongSuot.Notifications.Tests;

/// <summary>The pages besides the list, as they are drawn.</summary>
public sealed class PagesTests
{
    private static readonly DateTimeOffset At = new(2026, 3, 2, 1, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task The_settings_offer_each_kind_and_keep_on_what_must_be()
    {
        await using var office = await Open();
        await office.Wants(Officer, MailWay.AwaitsDigest, digestHour: 9);

        var page = await Render<PreferencesPage>(office, ActorOf(Officer, Officers));

        Assert.Equal(Enum.GetValues<NoticeKind>().Length, page.QuerySelectorAll("select[name^='thu.']").Length);
        Assert.All(page.QuerySelectorAll("select[name^='thu.'] option[selected]"), o => Assert.Equal("AwaitsDigest", o.GetAttribute("value")));
        Assert.Equal(["hien.Assigned", "hien.Returned"], page.QuerySelectorAll("input[type=checkbox][disabled]").Select(i => i.GetAttribute("name")));
        Assert.Equal("9", page.QuerySelector("select[name=gio] option[selected]")!.GetAttribute("value"));
        Assert.Contains("Thư được gửi đến", page.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_log_names_bodies_codes_and_people_but_links_only_what_the_leader_may_see()
    {
        await using var office = await Open();
        var hidden = office.Dossiers.Open(At, At.AddDays(4));
        office.Dossiers.Unseen.Add(hidden);
        office.Time.Set(At.AddDays(4));
        await office.Sweep();

        var page = await Render<ReminderLogPage>(office, ActorOf(Head, Heads));

        Assert.Contains(Department.Name, page.TextContent, StringComparison.Ordinal);
        Assert.Contains(DossierDouble.Code, page.TextContent, StringComparison.Ordinal);
        Assert.Contains("Đồng chí 2, Đồng chí 3", page.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain(office.Dossiers.Title, page.TextContent, StringComparison.Ordinal);
        Assert.Empty(page.QuerySelectorAll("a[href^='/ho-so/']"));
    }

    [Fact]
    public async Task Who_leads_nothing_is_told_so()
    {
        await using var office = await Open();
        var page = await Render<ReminderLogPage>(office, ActorOf(Officer, Officers));
        Assert.Equal("Đồng chí không phụ trách cơ quan nào", page.QuerySelector(".empty .title")!.TextContent);
    }

    [Fact]
    public async Task The_administrator_sees_states_and_neither_address_nor_dossier()
    {
        await using var office = await Open();
        await office.Wants(Colleague, MailWay.AtOnce);
        await office.Dossier(Officer, new StepOpened("b5", "b5", Officers, null, At));
        await office.Deliver();
        office.Mailbox.Fails = _ => true;
        await office.Send();

        var page = await Render<OutboxPage>(office, ActorOf(Officer, Officers));

        Assert.Contains("Đồng chí 3", page.TextContent, StringComparison.Ordinal);
        Assert.Contains("1 (SmtpException)", page.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("@", page.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain(DossierDouble.Code, page.TextContent, StringComparison.Ordinal);
    }

    private static Task<IElement> Render<TPage>(Office office, Actor actor)
        where TPage : IComponent => office.InScope(async scope =>
    {
        var services = new ServiceCollection()
            .AddSingleton(scope.GetRequiredService<ReminderLog>())
            .AddSingleton(scope.GetRequiredService<ChangePreferences>())
            .AddSingleton(scope.GetRequiredService<Outbox>())
            .AddSingleton(scope.GetRequiredService<MailSettings>());
        return (IElement)new HtmlParser().ParseDocument(await DrawnPage.Of<TPage>(actor, "/thong-bao", services)).Body!;
    });
}
