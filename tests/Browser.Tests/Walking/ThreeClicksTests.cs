using Microsoft.Playwright;
using ThongSuot.Browser.Tests.Running;

namespace ThongSuot.Browser.Tests.Walking;

/// <summary>What a filer looks for is at most three steps from the first page, by pointer and by keyboard, wide and on a phone.</summary>
public sealed class ThreeClicksTests(Site site)
{
    private const string Procedure = "Xét tặng, truy tặng, cấp lại Huy hiệu Đảng";

    public static TheoryData<int, bool> Ways => new() { { Person.Wide, false }, { Person.Narrow, false }, { Person.Wide, true }, { Person.Narrow, true } };

    [Theory]
    [MemberData(nameof(Ways))]
    public async Task From_the_first_page_to_the_components_of_a_procedure(int width, bool keyboard)
    {
        await using var visitor = await Visitor(width);
        await Go(visitor, "Tổ chức cán bộ, đảng viên", keyboard);
        await Go(visitor, Procedure, keyboard);
        Assert.Equal(Procedure, await visitor.Heading());
        await Stay(visitor, "Thành phần hồ sơ (5)", keyboard);
        Assert.EndsWith("#thanh-phan", visitor.Page.Url, StringComparison.Ordinal);
        await Assertions.Expect(visitor.Page.Locator("#thanh-phan")).ToBeInViewportAsync();
        await visitor.Sees("Tờ khai đề nghị tặng Huy hiệu Đảng (mẫu 6-HHĐ)");
        await visitor.Sees("Lập ở bước 3");
    }

    [Theory]
    [MemberData(nameof(Ways))]
    public async Task From_the_first_page_to_a_blank_form(int width, bool keyboard)
    {
        await using var visitor = await Visitor(width);
        var field = await visitor.Page.Locator("main a[href='/linh-vuc/VTLT']").InnerTextAsync();
        await Go(visitor, field, keyboard);
        await Go(visitor, "BM-VTLT-04", keyboard);
        await visitor.Sees("Các mục của biểu mẫu");
        Assert.EndsWith("/bieu-mau/BM-VTLT-04", visitor.Page.Url, StringComparison.Ordinal);
    }

    private async Task<Person> Visitor(int width)
    {
        var visitor = await site.Visitor();
        await visitor.Open("/");
        await visitor.Page.SetViewportSizeAsync(width, 800);
        return visitor;
    }

    private static async Task Go(Person visitor, string link, bool keyboard)
    {
        var width = visitor.Page.ViewportSize!.Width;
        if (keyboard)
            await visitor.TabTo(link);
        await visitor.Leave(() => keyboard ? visitor.Page.Keyboard.PressAsync("Enter") : Link(visitor, link).ClickAsync());
        // Each page that is reached is looked at in both widths.
        await visitor.Page.SetViewportSizeAsync(width, 800);
    }

    private static async Task Stay(Person visitor, string link, bool keyboard)
    {
        if (keyboard)
        {
            await visitor.TabTo(link);
            await visitor.Page.Keyboard.PressAsync("Enter");
        }
        else
        {
            await Link(visitor, link).ClickAsync();
        }
    }

    private static ILocator Link(Person visitor, string text) => visitor.Page.Locator("main").GetByRole(AriaRole.Link).Filter(new() { HasText = text }).First;
}
