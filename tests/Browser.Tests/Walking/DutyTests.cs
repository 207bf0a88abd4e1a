using Microsoft.Playwright;
using ThongSuot.Browser.Tests.Pages;
using ThongSuot.Browser.Tests.Running;

namespace ThongSuot.Browser.Tests.Walking;

/// <summary>Who acts in another one's place: during an absence, by delegation, and no longer than that.</summary>
public sealed class DutyTests(Site site)
{
    private const string Chief = "chanhvp.x03-vp", Filer = "chuyenvien2.x03-vp", Deputy = "chuyenvien1.x03-vp";

    [Fact]
    public async Task A_chief_goes_on_leave_and_the_dossiers_page_shows_both_names_when_the_substitute_completes_a_step()
    {
        var code = await File();
        var (chief, deputy) = (await NameOf(Chief), await NameOf(Deputy));
        await using (var away = await site.Officer(Chief))
        {
            await away.Open("/vang-mat");
            await away.Press("Ghi lịch vắng mặt");
            await away.Sees("Hãy chọn lý do vắng mặt");
            await away.Page.GetByLabel("Nghỉ phép").CheckAsync();
            await away.Page.GetByLabel("Ngày cuối cùng").FillAsync(Today.Posted(3));
            await Choose(away, "nguoi-thay", deputy);
            await away.Press("Ghi lịch vắng mặt");
            await away.Sees("Đang vắng mặt");
            await away.Open("/co-quan/X03-VP/vang-mat");
            await away.Sees(deputy);
            await away.Open("/co-quan/X03-VP/vang-mat?kieu=tuan");
        }

        await using (var substitute = await site.Officer(Deputy))
        {
            var desk = await DeskPage.Of(substitute);
            await substitute.Sees("đang xử lý thay");
            Assert.Contains($"Thay đ/c {chief}", await desk.Row(code).InnerTextAsync(), StringComparison.Ordinal);
            var dossier = await desk.Take(code);
            await substitute.Sees($"Đồng chí thực hiện thay đ/c {chief}");
            await dossier.Complete();
            var both = $"đ/c {deputy} thực hiện thay đ/c {chief}";
            await Assertions.Expect(dossier.History).ToContainTextAsync(both);
            await Assertions.Expect(dossier.Progress).ToContainTextAsync(both);
        }

        await using var back = await site.Officer(Chief);
        await back.Open("/vang-mat");
        await back.Page.Locator("details.confirm summary").First.ClickAsync();
        await back.Press("Kết thúc vắng mặt");
        await back.Sees("Đã kết thúc");
    }

    [Fact]
    public async Task A_delegation_revoked_while_the_delegates_page_is_open_refuses_what_the_page_posts()
    {
        var code = await File();
        var deputy = await NameOf("vanthu1.x03-vp");
        await using var principal = await site.Officer(Chief);
        await principal.Open("/uy-quyen/moi");
        await principal.Press("Lập ủy quyền");
        await principal.Sees("Chưa lập được");
        await principal.Page.GetByLabel("Chánh Văn phòng / Phó Chánh Văn phòng cấp ủy, ").First.CheckAsync();
        await Choose(principal, "nguoi-nhan", deputy);
        await principal.Page.GetByLabel("Ngày cuối cùng").FillAsync(Today.Posted(5));
        await principal.Page.GetByLabel("Số, ký hiệu văn bản").FillAsync("12-UQ/VP");
        await principal.Page.GetByLabel("Cơ quan, người ban hành").FillAsync("Văn phòng Đảng ủy");
        await principal.Press("Lập ủy quyền");
        await principal.Sees("Đang hiệu lực");
        var register = principal.Page.Url;

        await using var delegated = await site.Officer("vanthu1.x03-vp");
        var dossier = await (await DeskPage.Of(delegated)).Take(code);
        await delegated.Sees("ủy quyền số 12-UQ/VP");
        var form = await dossier.Fill("Hoàn thành bước", new Answer("Ý kiến, ghi chú", "Ghi chú không được mất."));

        await principal.Page.GotoAsync(register);
        await principal.Page.Locator("details.confirm summary").First.ClickAsync();
        await principal.Page.GetByLabel("Lý do").FillAsync("Đồng chí Chánh Văn phòng đã về cơ quan.");
        await principal.Press("Thu hồi ủy quyền");
        await principal.Sees("Đã thu hồi");
        await principal.Open("/uy-quyen");
        await principal.Open("/co-quan/X03-VP/uy-quyen?tinh-trang=Revoked");
        await principal.Sees("12-UQ/VP");
        await principal.Open("/ban-giao");

        var answered = await delegated.Page.RunAndWaitForResponseAsync(() => form.Locator("button[type=submit]").ClickAsync(), r => r.Request.Method == "POST");
        Assert.Equal(200, answered.Status);
        await delegated.Sees("không còn hiệu lực nên thao tác chưa được ghi");
        Assert.Contains("Ghi chú không được mất.", await delegated.EverythingEntered());
        await principal.Open($"/ho-so?q={Uri.EscapeDataString(code)}");
        await principal.Follow(code);
        Assert.StartsWith("1. ", await new DossierPage(principal).CurrentStep, StringComparison.Ordinal);
    }

    // Opened ex officio by an officer of the office; its first step is the chief's.
    private async Task<string> File()
    {
        await using var filer = await site.Officer(Filer);
        var filing = new FilingPage(filer);
        await filing.BeginAt("VTLT-06");
        await filer.Page.GetByLabel("Độ mật của văn bản, tài liệu kèm theo").SelectOptionAsync(new SelectOptionValue { Label = "Thường" });
        await filing.TheRestOnPaper();
        return await (await filing.Send()).Code;
    }

    private async Task<string> NameOf(string userName)
    {
        await using var person = await site.Officer(userName);
        await person.Open("/tai-khoan");
        return (await person.Page.Locator(".user-menu summary span").First.InnerTextAsync()).Trim();
    }

    private static async Task Choose(Person person, string field, string name)
    {
        var option = person.Page.Locator($"select[name={field}] option").Filter(new() { HasText = name }).First;
        await person.Page.Locator($"select[name={field}]").SelectOptionAsync((await option.GetAttributeAsync("value"))!);
    }
}
