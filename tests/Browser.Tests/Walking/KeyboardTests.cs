using ThongSuot.Browser.Tests.Pages;
using ThongSuot.Browser.Tests.Running;

namespace ThongSuot.Browser.Tests.Walking;

/// <summary>No pointer is needed.</summary>
public sealed class KeyboardTests(Site site)
{
    [Fact]
    public async Task The_first_stop_leads_past_the_head_of_the_page()
    {
        await using var visitor = await site.Visitor();
        await visitor.Open("/");
        await visitor.Page.Keyboard.PressAsync("Tab");
        Assert.Equal("Chuyển đến nội dung chính", await visitor.Focused());
        await visitor.Page.Keyboard.PressAsync("Enter");
        await visitor.Page.Keyboard.PressAsync("Tab");
        Assert.True(await visitor.Page.EvaluateAsync<bool>("document.querySelector('main').contains(document.activeElement)"));
    }

    [Fact]
    public async Task An_officer_signs_in_opens_the_first_task_and_sends_it_on()
    {
        await using (var member = await site.Officer("dangvien1.cb010"))
            await FilingPage.Suggestion(member);

        await using var officer = await site.Visitor();
        await officer.Open("/dang-nhap?ve=/ban-lam-viec");
        await officer.TabTo("Tên đăng nhập");
        await officer.Page.Keyboard.TypeAsync("chuyenvien1.x02-vp");
        await officer.Page.Keyboard.PressAsync("Tab");
        await officer.Page.Keyboard.TypeAsync(Site.Password);
        await officer.Leave(() => officer.Page.Keyboard.PressAsync("Enter"));
        Assert.Equal("Bàn làm việc", await officer.Heading());

        await officer.TabTo("VTLT-15/");
        await officer.Leave(() => officer.Page.Keyboard.PressAsync("Enter"));
        // A form by keyboard is a walk of its own.
        await new DossierPage(officer).FillForms();
        await officer.TabTo("Hoàn thành bước", exactly: true);
        await officer.Leave(() => officer.Page.Keyboard.PressAsync("Enter"));
        await officer.Sees("Đã ghi nhận.");
    }
}
