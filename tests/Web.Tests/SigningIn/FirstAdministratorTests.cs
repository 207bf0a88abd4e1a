using System.Net;

namespace ThongSuot.Web.Tests.SigningIn;

/// <summary>Outside the sample an administrator gets nowhere without a second factor.</summary>
public sealed class FirstAdministratorTests(EmptyProgram program) : IClassFixture<EmptyProgram>
{
    private const string Password = "nước chảy đá mòn mãi";

    [Fact]
    public async Task Is_led_from_the_link_to_a_second_factor_and_opens_nothing_before_it()
    {
        var browser = await program.NewBrowser().Open("/thiet-lap?ma=" + program.Printed.Split("ma=")[1].Split('\n')[0].Trim());
        await browser.Submit("main form", ("cap-uy", "Tỉnh ủy Thử Nghiệm"), ("ho-ten", "Phạm Thị Quản Trị"), ("ten-dang-nhap", "quantri"), ("mat-khau", Password), ("mat-khau-lai", Password));
        Assert.StartsWith("/dang-nhap", browser.At, StringComparison.Ordinal);

        await browser.SignIn("quantri", Password);
        foreach (var address in new[] { "/tai-khoan", "/co-quan", "/quan-tri/tai-khoan", "/tai-khoan/phien", "/ho-so", "/tai-khoan/mat-khau" })
            Assert.Equal("/tai-khoan/xac-thuc", (await browser.Open(address)).At);
        Assert.Empty(browser.Page.QuerySelectorAll(".site-nav a[href='/quan-tri/tai-khoan']"));
        // What everybody sees is seen as by a stranger.
        Assert.Contains("Đăng nhập", (await browser.Open("/thu-tuc")).Page.QuerySelector(".user-menu")!.TextContent, StringComparison.Ordinal);

        await browser.Open("/tai-khoan/xac-thuc");
        Assert.NotNull(browser.Page.QuerySelector("svg.qr path"));
        var key = browser.Page.QuerySelector(".totp-key")!.TextContent;
        await browser.Submit("form:has(.qr)", ("ma-xac-thuc", "000000"), ("mat-khau", Password));
        Assert.Contains("Mã không đúng", browser.Text, StringComparison.Ordinal);
        Assert.Equal(key, browser.Page.QuerySelector(".totp-key")!.TextContent);
        await browser.Submit("form:has(.qr)", ("ma-xac-thuc", AuthenticatorApp.Code(key, program.Time.GetUtcNow())), ("mat-khau", Password));
        var codes = browser.Page.QuerySelectorAll(".recovery-codes code").Select(c => c.TextContent).ToList();
        Assert.Equal(10, codes.Count);
        Assert.Equal("Quản trị tài khoản", (await browser.Open("/quan-tri/tai-khoan")).Heading);

        await browser.Submit(".user-menu form");
        await browser.SignIn("quantri", Password, "/quan-tri/tai-khoan");
        Assert.Equal("Xác thực bước hai", browser.Heading);
        Assert.StartsWith("/dang-nhap", (await browser.Open("/quan-tri/tai-khoan")).At, StringComparison.Ordinal);
        await browser.SignIn("quantri", Password, "/quan-tri/tai-khoan");
        program.Time.Advance(TimeSpan.FromSeconds(30));
        await browser.Submit("main form", ("ma-xac-thuc", AuthenticatorApp.Code(key, program.Time.GetUtcNow())));
        Assert.Equal((HttpStatusCode.OK, "/quan-tri/tai-khoan"), (browser.Status, browser.At));

        // The last factor cannot be given up.
        await browser.Open("/tai-khoan/xac-thuc");
        await browser.Submit("form:has(#f-mat-khau-bo)", ("cach", "totp"), ("mat-khau-bo", Password));
        Assert.Contains("bắt buộc xác thực hai bước", browser.Text, StringComparison.Ordinal);
    }
}
