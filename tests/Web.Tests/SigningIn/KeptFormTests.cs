using System.Net;
using AngleSharp.Html.Dom;

namespace ThongSuot.Web.Tests.SigningIn;

/// <summary>Nothing typed is lost when a session ends, and nobody else sees it.</summary>
public sealed class KeptFormTests(SampleProgram program) : IClassFixture<SampleProgram>
{
    private const string Form = "main form[method=post]";

    // A draft of a procedure whose documents are ordinary, with the session ended behind the person's back.
    private async Task<Browser> WithEndedSession(string user)
    {
        var browser = await program.NewBrowser().SignIn(user, back: "/ho-so/moi");
        Assert.Equal("/ho-so/moi", browser.At);
        var other = await program.NewBrowser().SignIn(user, back: "/tai-khoan/phien");
        await other.Submit("main form", ("phien", "khac"));
        return browser;
    }

    private static (string, string) FirstProcedure(Browser browser) =>
        ("procedure", browser.Page.QuerySelectorAll("select[name=procedure] option").OfType<IHtmlOptionElement>().First(o => o.Value.Length > 0).Value);

    private static async Task<Browser> SignInAgain(Browser browser, string user)
    {
        await browser.Submit("form:has(#f-mat-khau)", ("ten-dang-nhap", user), ("mat-khau", Browser.Password));
        return browser;
    }

    [Fact]
    public async Task The_same_person_is_offered_it_and_sends_it_again()
    {
        var browser = await WithEndedSession("dangvien1.cb010");
        await browser.Submit(Form, FirstProcedure(browser), ("ghi-chu", "Kính gửi chi bộ"));
        Assert.StartsWith("/dang-nhap?ve=%2Fnoi-dung-giu-lai%2F", browser.At, StringComparison.Ordinal);
        await SignInAgain(browser, "dangvien1.cb010");
        var kept = browser.At;
        Assert.Equal("Nội dung chưa gửi được", browser.Heading);
        Assert.Contains("Kính gửi chi bộ", browser.Text, StringComparison.Ordinal);
        Assert.NotNull(browser.Page.QuerySelector("main a[href^='/ho-so/moi']"));

        await browser.Submit(Form);
        Assert.Equal(HttpStatusCode.OK, browser.Status);
        Assert.StartsWith("/ho-so/nhap/", browser.At, StringComparison.Ordinal);
        Assert.Equal("Không còn nội dung được giữ lại", (await browser.Open(kept)).Heading);
    }

    [Fact]
    public async Task Another_person_sees_nothing_of_it_and_cannot_send_it()
    {
        var browser = await WithEndedSession("dangvien1.cb011");
        await browser.Submit(Form, FirstProcedure(browser), ("ghi-chu", "Kính gửi chi bộ"));
        await SignInAgain(browser, "dangvien1.cb012");
        Assert.Equal("Không còn nội dung được giữ lại", browser.Heading);
        Assert.DoesNotContain("Kính gửi", browser.Page.DocumentElement.OuterHtml, StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_is_thrown_away_when_the_person_says_so()
    {
        var browser = await WithEndedSession("dangvien1.cb013");
        await browser.Submit(Form, FirstProcedure(browser));
        await SignInAgain(browser, "dangvien1.cb013");
        var (kept, action) = (browser.At, browser.Page.QuerySelector("button[formaction]")!.GetAttribute("formaction")!);
        var token = browser.Page.QuerySelector($"{Form} input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        await browser.Post(action, [("__RequestVerificationToken", token)]);
        Assert.Equal("Không còn nội dung được giữ lại", (await browser.Open(kept)).Heading);
    }

    [Fact]
    public async Task It_is_gone_after_half_an_hour()
    {
        var browser = await WithEndedSession("dangvien1.cb014");
        await browser.Submit(Form, FirstProcedure(browser));
        program.Time.Advance(TimeSpan.FromMinutes(30));
        Assert.Equal("Không còn nội dung được giữ lại", (await SignInAgain(browser, "dangvien1.cb014")).Heading);
    }

    [Fact]
    public async Task Too_much_is_not_kept_and_neither_are_passwords()
    {
        var browser = await WithEndedSession("dangvien1.cb015");
        await browser.Submit(Form, FirstProcedure(browser), ("ghi-chu", new string('a', 256 * 1024)));
        Assert.Equal("/dang-nhap?ve=%2Fho-so%2Fmoi", browser.At);
        await browser.Take(await browser.Post("/tai-khoan/mat-khau", [("mat-khau", "bí mật")]));
        Assert.Equal("/dang-nhap?ve=%2Ftai-khoan%2Fmat-khau", browser.At);
    }

    [Fact]
    public async Task A_form_of_another_site_is_not_kept()
    {
        var browser = await WithEndedSession("dangvien1.cb016");
        using var request = new HttpRequestMessage(HttpMethod.Post, "/ho-so/moi") { Content = new FormUrlEncodedContent([KeyValuePair.Create("procedure", "x")]) };
        request.Headers.Add("Origin", "https://evil.example");
        await browser.Take(await browser.Client.SendAsync(request, TestContext.Current.CancellationToken));
        Assert.Equal("/dang-nhap?ve=%2Fho-so%2Fmoi", browser.At);
    }

    [Fact]
    public async Task A_token_that_no_longer_fits_after_a_new_sign_in_loses_nothing_either()
    {
        var browser = await program.NewBrowser().SignIn("dangvien1.cb017", back: "/ho-so/moi");
        await browser.Submit(Form, FirstProcedure(browser), ("ghi-chu", "Kính gửi chi bộ"), ("__RequestVerificationToken", "cũ"));
        Assert.Equal("Nội dung chưa gửi được", browser.Heading);
        await browser.Submit(Form);
        Assert.StartsWith("/ho-so/nhap/", browser.At, StringComparison.Ordinal);
    }

    [Fact]
    public async Task At_a_browser_that_several_people_use_a_stale_form_is_shown_to_nobody()
    {
        var browser = await program.NewBrowser().SignIn("dangvien1.cb018");
        await browser.Submit(".user-menu form");
        await browser.SignIn("dangvien1.cb019", back: "/ho-so/moi");
        await browser.Submit(Form, FirstProcedure(browser), ("__RequestVerificationToken", "cũ"));
        Assert.Equal(HttpStatusCode.BadRequest, browser.Status);
    }
}
