using Microsoft.Playwright;
using ThongSuot.Browser.Tests.Running;

namespace ThongSuot.Browser.Tests.Pages;

/// <summary>What an officer answers in the form of an action: the label of the field and what is chosen or typed.</summary>
internal sealed record Answer(string Label, string Value);

/// <summary>A dossier as one person sees it.</summary>
internal sealed class DossierPage(Person person)
{
    private IPage Page => person.Page;

    /// <summary>Path of the dossier, the same for everyone.</summary>
    public string Address => new Uri(Page.Url).AbsolutePath;

    public Task<string> Code => Page.Locator(".facts-line strong").InnerTextAsync();

    public Task<string> Status => Page.Locator(".facts-line .badge-status").First.InnerTextAsync();

    public ILocator Progress => Page.GetByRole(AriaRole.List, new() { Name = "Các bước xử lý" });

    public ILocator History => Page.GetByRole(AriaRole.List, new() { Name = "Diễn biến" });

    /// <summary>The step whose turn it is, such as "4. Tiếp nhận, …".</summary>
    public Task<string> CurrentStep => Progress.Locator("[aria-current=step] .title").First.InnerTextAsync();

    /// <summary>Fills the form of an action that is offered and sends it.</summary>
    /// <param name="action">What its button says, such as "Trả lại để bổ sung".</param>
    public async Task Do(string action, params Answer[] answers)
    {
        var form = await Fill(action, answers);
        await person.Leave(() => form.Locator("button[type=submit]").ClickAsync());
    }

    /// <summary>Completes the open step; its forms are filled in before.</summary>
    public async Task Complete(params Answer[] answers)
    {
        await FillForms();
        await Do("Hoàn thành bước", answers);
    }

    /// <summary>Fills in, as plainly as they allow, the forms that the open step waits for.</summary>
    public async Task FillForms()
    {
        var address = Page.Url;
        while (true)
        {
            var asked = Page.Locator("section[aria-labelledby=forms] li").Filter(new() { HasText = "cần điền ở bước này" }).Locator("a");
            if (await asked.CountAsync() == 0)
                return;
            await person.Leave(() => asked.First.ClickAsync());
            await Page.EvaluateAsync(
                """
                () => {
                  const kinds = { "ngày/tháng/năm": "27/11/2026", "ngày/tháng/năm giờ:phút": "27/11/2026 08:30", "tháng/năm": "11/2026" };
                  for (const input of document.querySelectorAll("form.fill-form .form-part:not([hidden]) .form-control")) {
                    if (input.value !== "" || input.readOnly) continue;
                    if (input.matches("select")) input.selectedIndex = 1;
                    else input.value = kinds[input.placeholder] ?? (input.inputMode ? "1" : "Nội dung thử");
                  }
                  for (const group of document.querySelectorAll("form.fill-form .form-part:not([hidden]) fieldset"))
                    if (!group.querySelector(":checked")) group.querySelector("input[type=radio], input[type=checkbox]")?.click();
                }
                """);
            await person.Press("Hoàn thành biểu mẫu");
            await person.Sees("Đã hoàn thành biểu mẫu.");
            await person.Open(address);
        }
    }

    /// <summary>Records a unanimous vote with the first person offered in the chair.</summary>
    public Task Vote(int members, params Answer[] answers)
    {
        var count = members.ToString(System.Globalization.CultureInfo.InvariantCulture);
        return Complete(
        [
            new("Tổng số thành viên", count), new("Được triệu tập", count), new("Có mặt", count), new("Tán thành", count), new("Không tán thành", "0"), new("Ý kiến khác", "0"),
            .. answers,
        ]);
    }

    /// <summary>Opens the form of an action and fills it, without sending.</summary>
    public async Task<ILocator> Fill(string action, params Answer[] answers)
    {
        var form = Form(action);
        if (await Asking(action).CountAsync() > 0)
            await Asking(action).First.ClickAsync();
        await form.WaitForAsync();
        var chair = form.GetByLabel("Chủ trì");
        if (await chair.CountAsync() > 0)
            await chair.SelectOptionAsync(new SelectOptionValue { Index = 1 });
        foreach (var answer in answers)
            await Enter(form, answer);
        return form;
    }

    /// <summary>What stands in a field of the form, as after a refusal.</summary>
    public Task<string> Entered(string action, string label) => Field(Form(action), label).InputValueAsync();

    public async Task<bool> Offers(string action) => await Form(action).Or(Asking(action)).CountAsync() > 0;

    // The form of what is not expected now comes when it is asked for.
    private ILocator Asking(string action) => Page.Locator(".other-actions > a", new() { HasText = action });

    private ILocator Form(string action) =>
        Page.Locator("details.action").Filter(new() { Has = Page.Locator("summary", new() { HasText = action }) }).First;

    private static async Task Enter(ILocator form, Answer answer)
    {
        var field = Field(form, answer.Label);
        switch (await field.EvaluateAsync<string>("e => e.type"))
        {
            case "radio" or "checkbox":
                await field.CheckAsync();
                break;
            case "select-one":
                await field.SelectOptionAsync(new SelectOptionValue { Label = answer.Value });
                break;
            default:
                await field.FillAsync(answer.Value);
                break;
        }
    }

    // Required fields carry a mark behind their label.
    private static ILocator Field(ILocator form, string label) =>
        form.GetByLabel(new System.Text.RegularExpressions.Regex($@"^\s*{System.Text.RegularExpressions.Regex.Escape(label)}(\s*\*.*)?\s*$"));
}
