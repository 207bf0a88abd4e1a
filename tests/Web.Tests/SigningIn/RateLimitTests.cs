using System.Net;

namespace ThongSuot.Web.Tests.SigningIn;

public sealed class RateLimitTests(StrictProgram program) : IClassFixture<StrictProgram>
{
    [Fact]
    public async Task Too_many_tries_and_too_many_pages_are_refused_in_plain_words_with_the_time_to_wait()
    {
        var browser = program.NewBrowser();
        await browser.Open("/dang-nhap");
        for (var i = 0; i < 3; i++)
            Assert.Equal(HttpStatusCode.OK, (await browser.Submit("form:has(#f-mat-khau)", ("ten-dang-nhap", $"ai-do-{i}"), ("mat-khau", "sai"))).Status);
        await Refused(browser, await browser.Send("form:has(#f-mat-khau)", ("ten-dang-nhap", "ai-do"), ("mat-khau", "sai")));
        // Reading goes on until its own limit.
        Assert.Equal(HttpStatusCode.OK, (await browser.Open("/thu-tuc")).Status);

        HttpResponseMessage last;
        var asked = 0;
        do
        {
            last = await browser.Client.GetAsync(new Uri("/thu-tuc", UriKind.Relative), TestContext.Current.CancellationToken);
        }
        while (last.StatusCode == HttpStatusCode.OK && asked++ < 1000);
        await Refused(browser, last);
        Assert.Equal(HttpStatusCode.OK, (await browser.Client.GetAsync(new Uri("/app.js", UriKind.Relative), TestContext.Current.CancellationToken)).StatusCode);
    }

    private static async Task Refused(Browser browser, HttpResponseMessage answer)
    {
        await browser.Take(answer);
        Assert.Equal((HttpStatusCode.TooManyRequests, "Quá nhiều yêu cầu"), (browser.Status, browser.Heading));
        Assert.True(answer.Headers.RetryAfter!.Delta >= TimeSpan.FromSeconds(1));
    }
}
