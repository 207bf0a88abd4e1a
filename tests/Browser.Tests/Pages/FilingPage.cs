using Microsoft.Playwright;
using ThongSuot.Browser.Tests.Running;

namespace ThongSuot.Browser.Tests.Pages;

/// <summary>From a procedure to a dossier that is sent: what a filer does.</summary>
internal sealed class FilingPage(Person person)
{
    private IPage Page => person.Page;

    /// <summary>Finds the procedure by words as people type them, and begins a draft.</summary>
    public async Task Begin(string words, string name)
    {
        await person.Open("/");
        // A combobox with script, a plain box without.
        await Page.Locator("#f-q").FillAsync(words);
        await person.Press("Tìm");
        await person.Follow(name);
        await person.Follow("Nộp hồ sơ này");
        await person.Press("Bắt đầu hồ sơ");
    }

    public async Task Subject(string name) => await Page.GetByLabel("Họ và tên người mà hồ sơ giải quyết").FillAsync(name);

    public async Task Choose(string label) => await Page.GetByLabel(label).CheckAsync();

    /// <summary>Ticks every component that is still without a file as handed in on paper.</summary>
    public async Task TheRestOnPaper()
    {
        foreach (var box in await Page.Locator("input[name^='component.']").AllAsync())
        {
            if (!(await box.Locator("xpath=ancestor::div[contains(@class, 'field')]").InnerTextAsync()).Contains("đã có", StringComparison.Ordinal))
                await box.CheckAsync();
        }
    }

    /// <summary>Uploads a file for one component; what stands in the form is saved with it.</summary>
    public async Task Upload(string component, string name, byte[] content)
    {
        var form = Page.Locator(".upload");
        await form.GetByLabel("Thuộc thành phần").SelectOptionAsync(new SelectOptionValue { Label = component });
        await form.GetByLabel("Chọn tệp").SetInputFilesAsync(new FilePayload { Name = name, MimeType = "application/pdf", Buffer = content });
        await person.Press("Tải tệp lên");
    }

    public Task Save() => person.Press("Lưu nháp");

    public Task CheckIt() => person.Press("Lưu và kiểm tra");

    public async Task<DossierPage> Send()
    {
        await person.Press("Gửi hồ sơ");
        return new DossierPage(person);
    }

    /// <summary>Begins a draft of a procedure whose code is known.</summary>
    public async Task BeginAt(string code)
    {
        await person.Open($"/ho-so/moi?thu-tuc={code}");
        await person.Press("Bắt đầu hồ sơ");
    }

    /// <summary>A suggestion about procedures of the commune, which its office takes in at the first step: the shortest way to an officer.</summary>
    public static async Task<DossierPage> Suggestion(Person member)
    {
        var filing = new FilingPage(member);
        await filing.BeginAt("VTLT-15");
        await filing.Choose("Cấp dưới");
        await filing.TheRestOnPaper();
        return await filing.Send();
    }

    /// <summary>A request that the commune answers; its office finds out of which kind.</summary>
    public static async Task<DossierPage> Request(Person member)
    {
        var filing = new FilingPage(member);
        await filing.BeginAt("VTLT-05");
        await filing.Choose("Cấp dưới (đảng ủy xã, phường, đặc khu, đảng ủy trực thuộc)");
        await member.Page.GetByLabel("Độ mật của văn bản").SelectOptionAsync("Thuong");
        await filing.TheRestOnPaper();
        return await filing.Send();
    }
}
