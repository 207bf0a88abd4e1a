using System.Net;

namespace ThongSuot.Web.Tests.SigningIn;

public sealed class SessionTests(SampleProgram program) : IClassFixture<SampleProgram>
{
    [Fact]
    public async Task A_session_ended_elsewhere_is_over_with_its_next_request()
    {
        var (here, there) = (await program.NewBrowser().SignIn("bithu.cb002"), await program.NewBrowser().SignIn("bithu.cb002"));
        Assert.Equal("Tài khoản của tôi", (await there.Open("/tai-khoan")).Heading);
        await here.Open("/tai-khoan/phien");
        await here.Submit("main form", ("phien", "khac"));
        Assert.Contains("Đã kết thúc 1 phiên", here.Text, StringComparison.Ordinal);
        Assert.StartsWith("/dang-nhap", (await there.Open("/tai-khoan")).At, StringComparison.Ordinal);
        Assert.Equal("Tài khoản của tôi", (await here.Open("/tai-khoan")).Heading);
    }

    [Fact]
    public async Task A_sign_out_ends_the_cookie_even_for_who_kept_a_copy()
    {
        var browser = await program.NewBrowser().SignIn("bithu.cb003");
        using var request = new HttpRequestMessage(HttpMethod.Get, "/tai-khoan");
        var answer = await browser.Send(".user-menu form");
        Assert.Equal("/dang-nhap", answer.RequestMessage!.RequestUri!.AbsolutePath);
        Assert.StartsWith("/dang-nhap", (await browser.Open("/tai-khoan")).At, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_new_device_is_told_once_on_the_next_page_here_and_elsewhere()
    {
        const string news = "vừa đăng nhập từ thiết bị mới";
        var first = await program.NewBrowser().SignIn("bithu.cb004");
        Assert.Contains(news, first.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(news, (await first.Open("/tai-khoan")).Text, StringComparison.Ordinal);

        await program.NewBrowser().SignIn("bithu.cb004");
        program.Time.Advance(TimeSpan.FromSeconds(1));
        Assert.Contains(news, (await first.Open("/tai-khoan")).Text, StringComparison.Ordinal);
        Assert.DoesNotContain(news, (await first.Open("/tai-khoan")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Wrong_name_and_wrong_password_are_one_answer()
    {
        var unknown = await program.NewBrowser().SignIn("khong.co.ai", "sai");
        var wrong = await program.NewBrowser().SignIn("bithu.cb005", "sai");
        Assert.Equal(unknown.Page.QuerySelector(".error-summary")!.TextContent, wrong.Page.QuerySelector(".error-summary")!.TextContent);
        Assert.Equal(HttpStatusCode.OK, unknown.Status);
    }

    [Fact]
    public async Task A_changed_password_ends_the_other_browser()
    {
        var (here, there) = (await program.NewBrowser().SignIn("bithu.cb006"), await program.NewBrowser().SignIn("bithu.cb006"));
        await here.Open("/tai-khoan/mat-khau");
        await here.Submit("main form", ("mat-khau", Browser.Password), ("mat-khau-moi", "mưa dầm thấm lâu"), ("mat-khau-lai", "mưa dầm thấm lâu"));
        Assert.Contains("Đã đổi mật khẩu", here.Text, StringComparison.Ordinal);
        Assert.Equal("Tài khoản của tôi", (await here.Open("/tai-khoan")).Heading);
        Assert.StartsWith("/dang-nhap", (await there.Open("/tai-khoan")).At, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_administrator_closes_an_account_and_its_pages_close_at_once()
    {
        var officer = await program.NewBrowser().SignIn("dangvien2.cb007");
        var administrator = await program.NewBrowser().SignIn("quantri1.tu");
        await administrator.Open("/quan-tri/tai-khoan?tim=dangvien2.cb007");
        await administrator.Open(administrator.Page.QuerySelector("main table a")!.GetAttribute("href")!);
        await administrator.Submit("form:has(#f-ly-do-dong)", ("ly-do-dong", "Chuyển công tác"));
        Assert.Contains("Đã đóng tài khoản", administrator.Text, StringComparison.Ordinal);
        Assert.StartsWith("/dang-nhap", (await officer.Open("/tai-khoan")).At, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Forbidden, (await program.NewBrowser().SignIn("bithu.cb008", back: "/quan-tri/tai-khoan")).Status);
    }

    [Fact]
    public async Task A_link_from_the_administrator_sets_the_password_once()
    {
        var administrator = await program.NewBrowser().SignIn("quantri1.tu");
        await administrator.Open("/quan-tri/tai-khoan?tim=dangvien2.cb009");
        await administrator.Open(administrator.Page.QuerySelector("main table a")!.GetAttribute("href")!);
        await administrator.Submit("form:has(.btn-primary)");
        var link = new Uri(administrator.Page.QuerySelector(".one-time-link")!.TextContent).PathAndQuery;

        var officer = await program.NewBrowser().Open(link);
        await officer.Submit("main form", ("mat-khau-moi", "góp gió thành bão"), ("mat-khau-lai", "góp gió thành bão"));
        Assert.Equal("/tai-khoan", (await officer.SignIn("dangvien2.cb009", "góp gió thành bão")).At);
        Assert.Contains("đã dùng hoặc đã quá 24 giờ", (await officer.Open(link)).Text, StringComparison.Ordinal);
    }
}
