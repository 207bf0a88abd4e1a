using Microsoft.Playwright;
using ThongSuot.Browser.Tests.Pages;
using ThongSuot.Browser.Tests.Running;

namespace ThongSuot.Browser.Tests.Walking;

/// <summary>Those who look after the work of others: who has it, and who did what.</summary>
public sealed class OverseeingTests(Site site)
{
    [Fact]
    public async Task A_leader_finds_who_has_a_dossier_in_one_click()
    {
        string code;
        await using (var member = await site.Officer("dangvien3.cb006"))
            code = await (await FilingPage.Suggestion(member)).Code;

        await using var leader = await site.Officer("bithu.x01");
        await leader.Open("/ban-lam-viec");
        await leader.Leave(() => leader.Page.GetByRole(AriaRole.Navigation).GetByRole(AriaRole.Link, new() { Name = "Điều hành" }).ClickAsync());
        var row = leader.Page.GetByRole(AriaRole.Row).Filter(new() { HasText = code });
        Assert.Contains("Văn phòng Đảng ủy xã Phú Vân", await row.Locator("[data-label='Đang giữ']").InnerTextAsync(), StringComparison.Ordinal);
        Assert.Contains("Tiếp nhận", await row.Locator("[data-label='Bước']").InnerTextAsync(), StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task An_auditor_follows_what_one_person_did()
    {
        await using (var member = await site.Officer("dangvien2.cb006"))
            await FilingPage.Suggestion(member);

        await using var auditor = await site.Officer("giamsat1.tu");
        await auditor.Open("/nhat-ky");
        await auditor.SeesNot("organisation.");
        await auditor.Page.GetByLabel("Loại mục").SelectOptionAsync(new SelectOptionValue { Label = "Hồ sơ" });
        await auditor.Press("Lọc");
        await auditor.SeesNot("dossier.");
        await auditor.Leave(() => auditor.Page.Locator("tbody [data-label='Người thực hiện'] a").First.ClickAsync());
        var who = auditor.Page.Locator("tbody [data-label='Người thực hiện'] a");
        Assert.Single((await who.AllInnerTextsAsync()).Distinct(StringComparer.Ordinal));
        await auditor.Leave(() => auditor.Page.Locator("tbody th a").First.ClickAsync());
        await auditor.Sees("Mã băm");
    }
}
