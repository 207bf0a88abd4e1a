using Microsoft.Playwright;
using ThongSuot.Browser.Tests.Running;

namespace ThongSuot.Browser.Tests.Pages;

/// <summary>Steps of the old version beside those of the new one; what a preview found; the move.</summary>
internal sealed class MigratePage(Person person)
{
    /// <summary>What is chosen for a step of the old version.</summary>
    /// <param name="step">Number and words, such as "2. Tiếp nhận".</param>
    public async Task<string> Chosen(string step) => (await Select(step).Locator("option:checked").InnerTextAsync()).Trim();

    public Task Choose(string step, string other) => Select(step).SelectOptionAsync(new SelectOptionValue { Label = other });

    /// <summary>Starts a preview, waits for its end and opens what it found.</summary>
    public async Task Preview()
    {
        await person.Press("Xem trước");
        await Finished();
        await person.Leave(() => person.Page.Locator("#job td a, #job th a").First.ClickAsync());
    }

    /// <summary>Applies what the preview shows and waits for the report.</summary>
    public async Task Apply()
    {
        await person.Page.GetByText("Chuyển các hồ sơ này…", new() { Exact = true }).ClickAsync();
        await person.Check();
        await person.Press("Chuyển");
        await Finished();
    }

    /// <summary>What is said of one dossier.</summary>
    public async Task<string> Result(string code) => (await person.Page.GetByRole(AriaRole.Row).Filter(new() { HasText = code }).Locator("[data-label='Kết quả'] .badge-status").InnerTextAsync()).Trim();

    /// <summary>The exported list.</summary>
    public async Task<string> Csv()
    {
        var response = await person.Page.APIRequest.GetAsync((await person.Page.Locator("a[href*='danh-sach.csv']").GetAttributeAsync("href"))!);
        Assert.Equal(200, response.Status);
        return await response.TextAsync();
    }

    private ILocator Select(string step) => person.Page.GetByLabel($"Bước của phiên bản mới cho: {step}");

    private async Task Finished()
    {
        await Assertions.Expect(person.Page.Locator("#job")).ToContainTextAsync("Kết quả từng mục");
        await person.Check();
    }
}
