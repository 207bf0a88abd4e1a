using Microsoft.Playwright;
using ThongSuot.Browser.Tests.Running;

namespace ThongSuot.Browser.Tests.Walking;

/// <summary>The search box of the portal offers procedures while somebody types.</summary>
public sealed class SuggestingTests(Site site)
{
    [Fact]
    public async Task A_procedure_is_found_by_a_few_letters_and_opened_by_keys()
    {
        await using var visitor = await site.Visitor();
        await visitor.Open("/");
        var box = visitor.Page.GetByRole(AriaRole.Combobox, new() { Name = "Tìm thủ tục, biểu mẫu" });
        var options = visitor.Page.GetByRole(AriaRole.Option);
        await box.PressSequentiallyAsync("ket nap");
        await Assertions.Expect(options.First).ToContainTextAsync("Kết nạp đảng viên");
        await Assertions.Expect(box).ToHaveAttributeAsync("aria-expanded", "true");

        await box.PressAsync("Escape");
        await Assertions.Expect(options).ToHaveCountAsync(0);
        await Assertions.Expect(box).ToHaveAttributeAsync("aria-expanded", "false");
        await Assertions.Expect(box).ToHaveValueAsync("ket nap");

        await box.PressSequentiallyAsync(" d");
        await Assertions.Expect(options.First).ToBeVisibleAsync();
        await box.PressAsync("ArrowDown");
        await Assertions.Expect(box).ToHaveAttributeAsync("aria-activedescendant", "goi-y-0");
        await visitor.Leave(() => box.PressAsync("Enter"));
        Assert.Equal("Kết nạp đảng viên", await visitor.Heading());
    }

    [Fact]
    public async Task Without_a_choice_Enter_searches()
    {
        await using var visitor = await site.Visitor();
        await visitor.Open("/thu-tuc");
        var box = visitor.Page.Locator("#f-q");
        await box.PressSequentiallyAsync("ket nap");
        await visitor.Leave(() => box.PressAsync("Enter"));
        await visitor.Sees("Tìm thấy");
        Assert.Contains("q=ket", visitor.Page.Url, StringComparison.Ordinal);
    }
}
