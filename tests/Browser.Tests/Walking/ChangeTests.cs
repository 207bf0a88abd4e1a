using Microsoft.Playwright;
using ThongSuot.Browser.Tests.Pages;
using ThongSuot.Browser.Tests.Running;

namespace ThongSuot.Browser.Tests.Walking;

/// <summary>What was done wrongly is taken back by who did it, and stays to be read.</summary>
public sealed class ChangeTests(Site site)
{
    [Fact]
    public async Task An_officer_takes_back_a_step_that_was_completed_by_mistake()
    {
        string code;
        await using (var member = await site.Officer("dangvien3.cb004"))
            code = await (await FilingPage.Suggestion(member)).Code;

        await using var officer = await site.Officer("chuyenvien1.x01-vp");
        var dossier = await (await DeskPage.Of(officer)).Take(code);
        var before = await dossier.CurrentStep;
        await dossier.Complete();
        Assert.NotEqual(before, await dossier.CurrentStep);
        await dossier.Do("Đính chính việc vừa làm", new Answer("Lý do đính chính", "Hoàn thành nhầm hồ sơ khác"));
        Assert.Equal(before, await dossier.CurrentStep);
        // The wrong act is struck through; its correction stands beside it.
        await Assertions.Expect(dossier.History).ToContainTextAsync("Hoàn thành nhầm hồ sơ khác");
        await Assertions.Expect(dossier.History.Locator("s, del").First).ToBeVisibleAsync();
    }

    [Fact]
    public async Task A_keeper_of_texts_comes_to_the_dossiers_of_older_versions()
    {
        await using var keeper = await site.Officer("chuyenvien1.tu-vp");
        await keeper.Open("/ban-thao");
        await keeper.Leave(() => keeper.Page.Locator("main a[href='/chuyen-phien-ban']").ClickAsync());
        Assert.Equal("Hồ sơ theo phiên bản cũ", await keeper.Heading());
    }
}
