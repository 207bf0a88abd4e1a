using System.Net;
using AngleSharp.Html.Parser;
using ThongSuot.Platform.Web;

namespace ThongSuot.Web.Tests;

public sealed class FrameTests(Site site) : IClassFixture<Site>
{
    private const string Samples = "/ui-mau";

    [Theory]
    [InlineData(Samples)]
    [InlineData("/app.css")]
    [InlineData("/khong-co")]
    [InlineData("/thu/su-co")]
    [InlineData("/api/thu/403")]
    [InlineData("/hien-thi")]
    public async Task Every_answer_carries_the_security_headers(string address)
    {
        var answer = await site.Client.GetAsync(new Uri(address, UriKind.Relative), TestContext.Current.CancellationToken);

        Assert.Equal(SecurityHeaders.ContentSecurityPolicy, Assert.Single(answer.Headers.GetValues("Content-Security-Policy")));
        Assert.DoesNotContain("unsafe", SecurityHeaders.ContentSecurityPolicy, StringComparison.Ordinal);
        Assert.Equal("nosniff", Assert.Single(answer.Headers.GetValues("X-Content-Type-Options")));
        Assert.Equal("same-origin", Assert.Single(answer.Headers.GetValues("Referrer-Policy")));
        Assert.Equal("same-origin", Assert.Single(answer.Headers.GetValues("Cross-Origin-Opener-Policy")));
    }

    [Fact]
    public async Task No_page_holds_inline_script_or_style_or_a_foreign_address()
    {
        var page = await site.Page(Samples);

        Assert.Empty(page.QuerySelectorAll("style, [style], script:not([src])"));
        Assert.DoesNotContain(page.All.SelectMany(element => element.Attributes), attribute =>
            attribute.Name.StartsWith("on", StringComparison.OrdinalIgnoreCase)
            || attribute.Value.StartsWith("data:", StringComparison.OrdinalIgnoreCase)
            || attribute.Value.StartsWith("http", StringComparison.OrdinalIgnoreCase)
            || attribute.Value.StartsWith("//", StringComparison.Ordinal)
            || attribute.Value.StartsWith("javascript:", StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task Names_labels_and_headings_fit_together()
    {
        var page = await site.Page(Samples);
        var ids = page.QuerySelectorAll("[id]").Select(element => element.Id!).ToList();

        Assert.Equal("vi", page.DocumentElement.GetAttribute("lang"));
        Assert.Equal(ids.Count, ids.Distinct(StringComparer.Ordinal).Count());
        Assert.All(page.QuerySelectorAll("label"), label => Assert.Contains(label.GetAttribute("for"), ids));
        Assert.All(page.QuerySelectorAll("[aria-describedby]"), element =>
            Assert.All(element.GetAttribute("aria-describedby")!.Split(' '), id => Assert.Contains(id, ids)));
        Assert.Equal("#noi-dung", page.QuerySelector("body a")!.GetAttribute("href"));

        Assert.Single(page.QuerySelectorAll("h1"));
        var levels = page.QuerySelectorAll("main h1, main h2, main h3, main h4").Select(heading => heading.TagName[1] - '0').ToList();
        Assert.All(levels.Zip(levels.Skip(1)), pair => Assert.True(pair.Second <= pair.First + 1, "a heading level was left out"));
    }

    [Fact]
    public async Task Navigation_is_sorted_marks_the_page_and_hides_what_may_not_be_opened()
    {
        var page = await site.Page(Samples);

        Assert.Equal(["Mẫu", "Hồ sơ"], page.QuerySelectorAll(".site-nav a").Select(link => link.TextContent));
        Assert.Equal("Mẫu", page.QuerySelector(".site-nav [aria-current=page]")!.TextContent);
        Assert.Equal("Hệ thống độc lập", page.QuerySelector(".site-notice")!.TextContent.Trim());
    }

    [Theory]
    [InlineData("/khong-co", HttpStatusCode.NotFound, "Không tìm thấy trang")]
    [InlineData("/thu/400", HttpStatusCode.BadRequest, "Yêu cầu không hợp lệ")]
    [InlineData("/thu/403", HttpStatusCode.Forbidden, "Không có quyền xem trang này")]
    [InlineData("/thu/500", HttpStatusCode.InternalServerError, "Hệ thống gặp sự cố")]
    [InlineData("/thu/su-co", HttpStatusCode.InternalServerError, "Hệ thống gặp sự cố")]
    [InlineData("/thu/hong", HttpStatusCode.RequestEntityTooLarge, "Nội dung gửi lên quá lớn")]
    [InlineData("/loi", HttpStatusCode.NotFound, "Không tìm thấy trang")]
    public async Task An_error_is_a_page_in_plain_words_with_its_status(string address, HttpStatusCode status, string title)
    {
        foreach (var method in new[] { HttpMethod.Get, HttpMethod.Post })
        {
            if (method == HttpMethod.Post && !address.StartsWith("/thu", StringComparison.Ordinal))
                continue;
            using var request = new HttpRequestMessage(method, address);
            var answer = await site.Client.SendAsync(request, TestContext.Current.CancellationToken);
            var text = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
            var page = await new HtmlParser().ParseDocumentAsync(text, TestContext.Current.CancellationToken);

            Assert.Equal(status, answer.StatusCode);
            Assert.Equal(title, page.QuerySelector("h1")!.TextContent);
            Assert.Equal((int)status >= 500, text.Contains("Mã sự cố", StringComparison.Ordinal));
            Assert.DoesNotContain("chi tiết bên trong", text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task The_interface_for_programs_gets_no_page()
    {
        var answer = await site.Client.GetAsync(new Uri("/api/thu/403", UriKind.Relative), TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType!.MediaType);
        Assert.DoesNotContain("<html", await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/hien-thi?co=lon&tuong-phan=cao&ve=%2Fui-mau%3Fa%3D1", "/ui-mau?a=1", "size-large contrast-high")]
    [InlineData("/hien-thi?co=la-ma&ve=https%3A%2F%2Fevil.example", "/", null)]
    [InlineData("/hien-thi?ve=%2F%2Fevil.example", "/", null)]
    public async Task A_choice_of_display_is_remembered_and_leads_back(string address, string back, string? classes)
    {
        var answer = await site.Client.GetAsync(new Uri(address, UriKind.Relative), TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.Equal(back, answer.Headers.Location!.OriginalString);

        var cookie = Assert.Single(answer.Headers.GetValues("Set-Cookie"));
        Assert.Contains("httponly", cookie, StringComparison.OrdinalIgnoreCase);
        using var request = new HttpRequestMessage(HttpMethod.Get, Samples);
        request.Headers.Add("Cookie", cookie.Split(';')[0]);
        var next = await site.Client.SendAsync(request, TestContext.Current.CancellationToken);
        var page = await new HtmlParser().ParseDocumentAsync(await next.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), TestContext.Current.CancellationToken);
        Assert.Equal(classes, page.DocumentElement.GetAttribute("class"));
    }
}
