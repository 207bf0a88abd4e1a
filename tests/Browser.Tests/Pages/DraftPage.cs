using System.Globalization;
using Microsoft.Playwright;
using ThongSuot.Browser.Tests.Running;

namespace ThongSuot.Browser.Tests.Pages;

/// <summary>The draft of a procedure's text as one person sees it.</summary>
internal sealed class DraftPage(Person person)
{
    public string Address => new Uri(person.Page.Url).AbsolutePath;

    /// <summary>Begins a draft with what a new one needs.</summary>
    /// <param name="field">Code of the field it belongs to.</param>
    public static async Task<DraftPage> Begin(Person person, string field, string name, string purpose, string reason)
    {
        await person.Open("/ban-thao/moi");
        await person.Page.GetByLabel("Lĩnh vực").SelectOptionAsync(field);
        await Fill(person, "ten", name);
        await Fill(person, "muc-dich", purpose);
        await person.Page.GetByLabel("Căn cứ chính").SelectOptionAsync(new SelectOptionValue { Index = 1 });
        await Fill(person, "ly-do", reason);
        await person.Press("Lập bản thảo");
        return new DraftPage(person);
    }

    /// <summary>Fills a field by the name under which it is posted.</summary>
    public static Task Fill(Person person, string field, string value) => person.Page.Locator($"[name='{field}']").FillAsync(value);

    public Task Fill(string field, string value) => Fill(person, field, value);

    /// <summary>Sends the text to be appraised.</summary>
    public Task Submit() => Press("Gửi thẩm định");

    public async Task Agree(string opinion)
    {
        await Fill("y-kien", opinion);
        await Press("Thống nhất, trình quyết định");
    }

    /// <summary>Records the decision, in force from its own day.</summary>
    /// <param name="pilotAt">Bodies that try the text out; empty when it becomes official.</param>
    public async Task Decide(string number, DateOnly day, params string[] pilotAt)
    {
        await EnterDecision(person, number, day);
        await person.Page.GetByLabel(pilotAt.Length > 0 ? "Thí điểm" : "Chính thức", new() { Exact = true }).CheckAsync();
        if (pilotAt.Length > 0)
            await Fill("thi-diem-den", Posted(day.AddMonths(6)));
        foreach (var body in pilotAt)
            await person.Page.GetByLabel(body, new() { Exact = true }).CheckAsync();
        await Press("Ghi quyết định");
    }

    public static async Task EnterDecision(Person person, string number, DateOnly day)
    {
        await Fill(person, "so-quyet-dinh", number);
        await Fill(person, "ngay-quyet-dinh", Posted(day));
        await Fill(person, "co-quan-ban-hanh", "Ban Thường vụ");
        await Fill(person, "hieu-luc-tu", Posted(day));
    }

    public async Task Publish()
    {
        await person.Page.GetByText("Công bố…", new() { Exact = true }).ClickAsync();
        await Press("Công bố phiên bản");
    }

    private async Task Press(string button)
    {
        await person.Press(button);
        await person.SeesNot("Chưa thực hiện được");
    }

    private static string Posted(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
