using System.Net;

namespace ThongSuot.Web.Tests.SigningIn;

public sealed class PasskeyTests(SampleProgram program) : IClassFixture<SampleProgram>
{
    private const string KeyForm = "form[data-passkey]";

    private static async Task<string> Options(Browser browser)
    {
        var answer = await browser.Post(browser.Page.QuerySelector(KeyForm)!.GetAttribute("data-options")!, []);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
    }

    private async Task<Browser> WithKey(string user, SoftwareKey key)
    {
        var browser = await program.NewBrowser().SignIn(user, back: "/tai-khoan/xac-thuc");
        await browser.Submit(KeyForm, ("khoa", key.Create(await Options(browser))), ("ten-khoa", "Điện thoại"), ("mat-khau-khoa", Browser.Password));
        Assert.Contains("Đã lập khóa truy cập", browser.Text, StringComparison.Ordinal);
        Assert.Equal(10, browser.Page.QuerySelectorAll(".recovery-codes code").Length);
        Assert.Contains("Điện thoại", (await browser.Open("/tai-khoan/xac-thuc")).Text, StringComparison.Ordinal);
        return browser;
    }

    [Fact]
    public async Task Opens_alone_without_name_and_password()
    {
        using var key = new SoftwareKey();
        await WithKey("bithu.cb020", key);
        for (var times = 0; times < 2; times++)
        {
            var browser = await program.NewBrowser().Open("/dang-nhap?ve=/tai-khoan");
            await browser.Submit(KeyForm, ("khoa", key.Get(await Options(browser))));
            Assert.Equal("/tai-khoan", browser.At);
            Assert.Contains("bithu.cb020", browser.Text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Is_the_second_step_after_the_password()
    {
        using var key = new SoftwareKey();
        await WithKey("bithu.cb021", key);
        var browser = await program.NewBrowser().SignIn("bithu.cb021");
        Assert.Equal("Xác thực bước hai", browser.Heading);
        await browser.Submit(KeyForm, ("khoa", key.Get(await Options(browser))));
        Assert.Equal("/tai-khoan", browser.At);
    }

    [Fact]
    public async Task The_key_of_another_person_is_no_second_step()
    {
        using var mine = new SoftwareKey();
        using var other = new SoftwareKey();
        await WithKey("bithu.cb022", mine);
        await WithKey("bithu.cb023", other);
        var browser = await program.NewBrowser().SignIn("bithu.cb022");
        await browser.Submit(KeyForm, ("khoa", other.Get(await Options(browser))));
        Assert.Contains("không được chấp nhận", browser.Text, StringComparison.Ordinal);
        Assert.StartsWith("/dang-nhap", (await browser.Open("/tai-khoan")).At, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_answer_opens_once_and_only_what_was_asked()
    {
        using var key = new SoftwareKey();
        await WithKey("bithu.cb024", key);
        var browser = await program.NewBrowser().Open("/dang-nhap?ve=/tai-khoan");
        var answer = key.Get(await Options(browser));
        // Asked anew: the earlier answer is to another challenge.
        await Options(browser);
        await browser.Submit(KeyForm, ("khoa", answer));
        Assert.Contains("không được chấp nhận", browser.Text, StringComparison.Ordinal);

        var stranger = await program.NewBrowser().Open("/dang-nhap?ve=/tai-khoan");
        await stranger.Submit(KeyForm, ("khoa", key.Get(await Options(browser))));
        Assert.Contains("không được chấp nhận", stranger.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_touch_without_finger_or_pin_opens_nothing()
    {
        using var key = new SoftwareKey();
        await WithKey("bithu.cb025", key);
        var browser = await program.NewBrowser().Open("/dang-nhap?ve=/tai-khoan");
        await browser.Submit(KeyForm, ("khoa", key.Get(await Options(browser), verified: false)));
        Assert.Contains("không được chấp nhận", browser.Text, StringComparison.Ordinal);
    }
}
