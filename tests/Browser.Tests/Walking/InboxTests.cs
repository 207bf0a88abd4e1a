using Microsoft.Playwright;
using ThongSuot.Browser.Tests.Pages;
using ThongSuot.Browser.Tests.Running;

namespace ThongSuot.Browser.Tests.Walking;

/// <summary>A day at the desk of an officer who never touches the mouse, and a colleague who works beside.</summary>
public sealed class InboxTests(Site site)
{
    private const string Officer = "chuyenvien2.x02-vp";

    [Fact]
    public async Task By_keyboard_from_the_filter_to_an_act_in_the_list_and_many_at_once()
    {
        var codes = new[] { await File("dangvien2.cb010"), await File("dangvien3.cb010"), await File("dangvien2.cb010") };
        await using var officer = await site.Officer(Officer);
        foreach (var code in codes)
            await (await (await DeskPage.Of(officer)).Take(code)).FillForms();
        await DeskPage.Of(officer);

        await officer.Page.Keyboard.PressAsync("/");
        await officer.Page.Keyboard.TypeAsync(codes[0]);
        await officer.Leave(() => officer.Page.Keyboard.PressAsync("Enter"));
        Assert.Equal(1, await Rows(officer).CountAsync());
        await officer.Page.Keyboard.PressAsync("j");
        Assert.Equal(codes[0], await officer.Focused());
        await officer.Page.Keyboard.PressAsync("Tab");
        await officer.Page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(officer.Page.Locator(".in-place form").First).ToBeVisibleAsync();
        await officer.Check();
        await officer.TabTo("Hoàn thành bước", exactly: true);
        await officer.Page.Keyboard.PressAsync("Enter");
        await officer.Sees("Đã ghi nhận.");
        Assert.StartsWith("Phân tích", await new DeskPage(officer).TaskFor(codes[0]), StringComparison.Ordinal);

        var desk = await DeskPage.Of(officer);
        foreach (var code in codes[1..])
            await desk.Row(code).Locator("[data-select-row]").CheckAsync();
        await officer.Press("Xử lý các việc đã chọn…");
        await officer.Sees("Đã chọn 2 việc");
        await officer.Page.Locator("[name=ket-qua]").First.CheckAsync();
        await officer.Press("Hoàn thành");
        await officer.Sees("2 hồ sơ đã làm, 0 hồ sơ không làm được");
        desk = await DeskPage.Of(officer);
        Assert.StartsWith("Phân tích", await desk.TaskFor(codes[1]), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_list_follows_what_others_do_without_being_loaded_again()
    {
        await using var watcher = await site.Officer("chuyenvien1.x02-vp");
        var desk = await DeskPage.Of(watcher);
        var code = await File("phobithu.cb010");
        await Assertions.Expect(desk.Row(code)).ToHaveCountAsync(1);
        var first = await desk.TaskFor(code);

        await using var colleague = await site.Officer(Officer);
        var dossier = await (await DeskPage.Of(colleague)).Take(code);
        await dossier.Complete();
        await Assertions.Expect(desk.Row(code).Filter(new() { HasText = first })).ToHaveCountAsync(0);
        await watcher.Check();
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Conditions_and_forms_come_when_they_are_asked_for(bool script)
    {
        var code = await File("dangvien1.cb010");
        await using var officer = await site.Officer(Officer, script: script);
        await DeskPage.Of(officer);
        var field = officer.Page.GetByLabel("Lĩnh vực");
        await Assertions.Expect(field).ToHaveCountAsync(0);
        await officer.Page.GetByRole(AriaRole.Link, new() { Name = "Thêm điều kiện và cột" }).ClickAsync();
        await field.SelectOptionAsync(new SelectOptionValue { Index = 1 });
        var chosen = await field.InputValueAsync();
        await officer.Press("Áp dụng");
        Assert.Contains($"linh-vuc={chosen}", officer.Page.Url, StringComparison.Ordinal);
        Assert.Equal(chosen, await field.InputValueAsync());
        await officer.Check();

        var dossier = await (await DeskPage.Of(officer)).Take(code);
        await dossier.Fill("Trả lại để bổ sung");
        await officer.Check();
        await dossier.Do("Trả lại để bổ sung", new Answer("Nội dung cần bổ sung (nêu đủ một lần)", "Thiếu tờ trình."));
        await officer.Sees("Thiếu tờ trình.");
    }

    private static ILocator Rows(Person person) => person.Page.Locator(".list-form tbody tr");

    private async Task<string> File(string userName)
    {
        await using var member = await site.Officer(userName);
        return await (await FilingPage.Suggestion(member)).Code;
    }
}
