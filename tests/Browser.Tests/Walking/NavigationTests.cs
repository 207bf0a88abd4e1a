using Microsoft.Playwright;
using ThongSuot.Browser.Tests.Running;

namespace ThongSuot.Browser.Tests.Walking;

/// <summary>The bar on top of every page: one line on a desk's screen, however much somebody may do.</summary>
public sealed class NavigationTests(Site site)
{
    private const int OneLine = 60;

    [Theory]
    [InlineData("quantri1.tu")]
    [InlineData("chanhvp.tu-vp")]
    [InlineData("chuyenvien1.tu-vp")]
    [InlineData("bithu.cb001")]
    public async Task The_bar_stands_in_one_line_and_nothing_of_it_is_lost(string userName)
    {
        await using var person = await site.Officer(userName);
        await person.Open("/thong-bao");
        var bar = person.Page.Locator(".site-nav");
        Assert.InRange((await bar.BoundingBoxAsync())!.Height, 1, OneLine);
        await Assertions.Expect(bar.Locator("[aria-current=page]")).ToBeVisibleAsync();
        if (await bar.Locator("summary").CountAsync() > 0)
        {
            await bar.Locator("summary").ClickAsync();
            await person.Check();
        }

        foreach (var link in await bar.Locator("a").AllAsync())
            await Assertions.Expect(link).ToBeVisibleAsync();
    }

    [Fact]
    public async Task The_menu_of_the_bar_opens_by_keyboard_and_says_where_one_is()
    {
        await using var administrator = await site.Officer("quantri1.tu");
        await administrator.Open("/thong-bao");
        await administrator.TabTo("Thêm", exactly: true);
        await administrator.Page.Keyboard.PressAsync("Enter");
        await administrator.TabTo("Kết nối phần mềm");
        await administrator.Leave(() => administrator.Page.Keyboard.PressAsync("Enter"));
        Assert.Equal("Kết nối phần mềm", await administrator.Heading());
        await Assertions.Expect(administrator.Page.Locator(".site-nav summary.is-current")).ToBeVisibleAsync();
        await administrator.Page.Locator(".site-nav summary").ClickAsync();
        await Assertions.Expect(administrator.Page.Locator(".site-nav [aria-current=page]")).ToHaveTextAsync("Kết nối phần mềm");
    }

    [Fact]
    public async Task The_menu_of_the_bar_opens_without_script()
    {
        await using var administrator = await site.Officer("quantri1.tu", script: false);
        await administrator.Open("/thong-bao");
        await administrator.Page.Locator(".site-nav summary").ClickAsync();
        await administrator.Follow("Cơ quan", administrator.Page.Locator(".site-nav"));
        Assert.EndsWith("/co-quan", administrator.Page.Url, StringComparison.Ordinal);
    }
}
