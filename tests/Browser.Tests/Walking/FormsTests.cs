using Microsoft.Playwright;
using ThongSuot.Browser.Tests.Running;

namespace ThongSuot.Browser.Tests.Walking;

/// <summary>A form with a table is filled in by keyboard and by pasting, saves itself, tells what is wrong beside the field, and is printed.</summary>
public sealed class FormsTests(Site site)
{
    [Fact]
    public async Task A_form_with_a_table_is_filled_in_from_beginning_to_end()
    {
        await using var person = await site.Officer("bithu.cs01");
        var page = person.Page;
        var form = await Open(person);

        // Finished too early: the fault stands at its field, and what was typed stays.
        await person.Press("Hoàn thành biểu mẫu");
        await person.Sees("Chưa hoàn thành được");
        Assert.True(await page.Locator(".error").CountAsync() > 0);

        // A block of a spreadsheet: rows come as they are needed.
        var table = page.Locator("fieldset[data-table]").First;
        var before = await table.Locator("tbody tr").CountAsync();
        await table.Locator("tbody tr").First.Locator("td input").First.FocusAsync();
        await page.EvaluateAsync(
            """
            () => {
              const data = new DataTransfer();
              data.setData("text/plain", Array.from({ length: 12 }, (_, i) => `Dòng ${i + 1}\tcột hai`).join("\n"));
              document.activeElement.dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }));
            }
            """);
        await Assertions.Expect(table.Locator("tbody tr")).ToHaveCountAsync(Math.Max(before, 12));
        Assert.Equal("Dòng 12", await table.Locator("tbody tr").Nth(11).Locator("td input").First.InputValueAsync());

        // Enter goes down and makes a row at the end.
        await table.Locator("tbody tr").Last.Locator("td input").First.PressAsync("Enter");
        await Assertions.Expect(table.Locator("tbody tr")).ToHaveCountAsync(Math.Max(before, 12) + 1);
        await page.Keyboard.TypeAsync("Dòng cuối");

        // It saves itself, and a new visit finds it.
        await Assertions.Expect(page.Locator("[data-saved]")).ToContainTextAsync("Đã lưu nháp", new() { Timeout = 15_000 });
        await person.Open(form);
        var cells = await page.Locator("fieldset[data-table] td input").EvaluateAllAsync<string[]>("all => all.map(cell => cell.value)");
        Assert.Contains("Dòng 12", cells);

        foreach (var (kind, begins) in new[] { ("docx", "PK"), ("pdf", "%PDF") })
        {
            var answer = await page.APIRequest.GetAsync(new Uri(new Uri(page.Url), $"{form}/tep.{kind}").ToString());
            Assert.Equal(200, answer.Status);
            Assert.Equal(begins, System.Text.Encoding.ASCII.GetString((await answer.BodyAsync())[..begins.Length]));
        }
    }

    [Fact]
    public async Task Without_script_rows_come_by_a_button_and_the_draft_is_kept()
    {
        await using var person = await site.Officer("bithu.cs01", script: false);
        await Open(person);
        var rows = person.Page.Locator("fieldset[data-table] tbody tr");
        var before = await rows.CountAsync();
        await rows.First.Locator("td input").First.FillAsync("Không có script");
        await person.Press("Thêm dòng");
        Assert.True(await rows.CountAsync() > before);
        Assert.Equal("Không có script", await rows.First.Locator("td input").First.InputValueAsync());
    }

    /// <summary>The form of a new draft of a procedure whose form has a table.</summary>
    private static async Task<string> Open(Person person)
    {
        await person.Open("/ho-so/moi?thu-tuc=QTTC-04");
        await person.Press("Bắt đầu hồ sơ");
        var link = person.Page.Locator("section[aria-labelledby=forms] a").First;
        var address = (await link.GetAttributeAsync("href"))!;
        await person.Open(address);
        return address;
    }
}
