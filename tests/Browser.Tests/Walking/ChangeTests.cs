using System.IO.Compression;
using System.Xml.Linq;
using Microsoft.Playwright;
using ThongSuot.Browser.Tests.Pages;
using ThongSuot.Browser.Tests.Running;

namespace ThongSuot.Browser.Tests.Walking;

/// <summary>What was done wrongly is taken back by who did it, and stays to be read; what runs goes over to a new text of its procedure.</summary>
public sealed class ChangeTests(Site site)
{
    private const string Keeper = "chuyenvien1.tu-vp";
    private const string Gone = "Chánh Văn phòng đọc lại tờ trình", NewWords = "Thẩm định, lấy ý kiến, lập tờ trình";

    [Fact]
    public async Task An_officer_takes_back_a_step_that_was_completed_by_mistake()
    {
        string code;
        await using (var member = await site.Officer("dangvien3.cb004"))
            code = await (await FilingPage.Suggestion(member)).Code;

        await using var officer = await site.Officer("chuyenvien1.x01-vp");
        var dossier = await (await DeskPage.Of(officer)).Take(code);
        var before = await dossier.CurrentStep;
        await dossier.Complete();
        Assert.NotEqual(before, await dossier.CurrentStep);
        await dossier.Do("Đính chính việc vừa làm", new Answer("Lý do đính chính", "Hoàn thành nhầm hồ sơ khác"));
        Assert.Equal(before, await dossier.CurrentStep);
        // The wrong act is struck through; its correction stands beside it.
        await Assertions.Expect(dossier.History).ToContainTextAsync("Hoàn thành nhầm hồ sơ khác");
        await Assertions.Expect(dossier.History.Locator("s, del").First).ToBeVisibleAsync();
    }

    [Fact]
    public async Task A_keeper_of_texts_comes_to_the_dossiers_of_older_versions()
    {
        await using var keeper = await site.Officer(Keeper);
        await keeper.Open("/ban-thao");
        await keeper.Leave(() => keeper.Page.Locator("main a[href='/chuyen-phien-ban']").ClickAsync());
        Assert.Equal("Hồ sơ theo phiên bản cũ", await keeper.Heading());
    }

    [Fact]
    public async Task Running_dossiers_move_to_a_version_whose_steps_are_others_as_it_was_previewed()
    {
        await using var keeper = await site.Officer(Keeper);
        var code = await Published(keeper);
        var atIntake = await Filed(code);
        var prepared = await Filed(code);
        await Done("tiepnhan1.tu-vp", prepared);
        var read = await Filed(code);
        await Done("tiepnhan1.tu-vp", read);
        await Done(Keeper, read);
        await Revise(keeper, code);

        await keeper.OpenUntil(OldVersionsPage.Address, code);
        var move = await new OldVersionsPage(keeper).Choose(code);
        // The same words come to the same step, wherever it stands now; a step with other words waits for a look.
        Assert.Equal($"3. {NewWords}", await move.Chosen("3. Thẩm định, lập tờ trình"));
        Assert.Equal("4. Xem xét, quyết định", await move.Chosen("5. Xem xét, quyết định"));
        Assert.Equal("Không chuyển hồ sơ đang ở bước này", await move.Chosen($"4. {Gone}"));
        // The keeper may hold back what would move.
        await move.Choose("2. Tiếp nhận, kiểm tra thẩm quyền và thành phần hồ sơ", "Không chuyển hồ sơ đang ở bước này");
        await move.Preview();
        await keeper.Sees("1 hồ sơ chuyển được");
        Assert.Equal(["Không chuyển", "Không chuyển", "Chuyển được"], [await move.Result(atIntake), await move.Result(read), await move.Result(prepared)]);
        Assert.Contains($"\"{read}\",\"Không chuyển\"", await move.Csv(), StringComparison.Ordinal);

        // Chosen otherwise and previewed again: it is the last preview that is applied.
        await move.Choose("2. Tiếp nhận, kiểm tra thẩm quyền và thành phần hồ sơ", "2. Tiếp nhận, kiểm tra thẩm quyền và thành phần hồ sơ");
        await move.Preview();
        await keeper.Sees("2 hồ sơ chuyển được");
        await move.Apply();
        await keeper.Sees("Đã chuyển 2 hồ sơ sang phiên bản mới.");
        await keeper.Follow("Đã chuyển 2 hồ sơ sang phiên bản mới.");
        await keeper.Sees("Đã chuyển cả 2 hồ sơ chuyển được.");
        Assert.Equal(["Đã chuyển", "Không chuyển", "Đã chuyển"], [await move.Result(atIntake), await move.Result(read), await move.Result(prepared)]);

        // Work goes on by the new text where it stood; what stayed goes on by the old one.
        await Goes(Keeper, prepared, $"3. {NewWords}", "4. Xem xét, quyết định");
        await Goes("chanhvp.tu-vp", read, $"4. {Gone}", "5. Xem xét, quyết định");
        await IsInTheEventLog(keeper, code, prepared);
    }

    // What began before the move is called as it was called then.
    private static async Task IsInTheEventLog(Person person, string procedure, string dossier)
    {
        await person.Open($"/ra-soat/diem-nghen?thu-tuc={procedure}");
        await person.Press("Xuất XES");
        await Assertions.Expect(person.Page.Locator("#job")).ToContainTextAsync("Tải về");
        await person.Check();
        var file = await person.Page.APIRequest.GetAsync((await person.Page.Locator("#job a.btn-primary").GetAttributeAsync("href"))!);
        await using var unpacked = new GZipStream(new MemoryStream(await file.BodyAsync()), CompressionMode.Decompress);
        var log = await XDocument.LoadAsync(unpacked, LoadOptions.None, TestContext.Current.CancellationToken);
        string? Value(XElement of, string key) => of.Elements().SingleOrDefault(e => e.Attribute("key")?.Value == key)?.Attribute("value")?.Value;
        var trace = log.Root!.Elements().Single(e => e.Name.LocalName == "trace" && Value(e, "concept:name") == dossier);
        var steps = trace.Elements().Where(e => e.Name.LocalName == "event" && Value(e, "concept:instance") is not null).Select(e => $"{Value(e, "lifecycle:transition")} {Value(e, "concept:name")}").ToList();
        Assert.Equal(["complete 3. Thẩm định, lập tờ trình", "start 4. Xem xét, quyết định"], steps.TakeLast(2));
    }

    private async Task<string> Published(Person author)
    {
        var draft = await DraftPage.Begin(author, "VTLT", "Xác nhận tài liệu lưu trữ của cấp ủy", "Xác nhận một tài liệu có trong kho lưu trữ.", "Chưa có quy trình chung.");
        var (address, code) = (draft.Address, await author.Page.Locator("main .code").First.InnerTextAsync());
        // A day of the third step goes to one more step behind it.
        await author.Open($"{address}/buoc/b3");
        await Fill(author, "han", "2");
        await author.Press("Lưu");
        await author.Open($"{address}/buoc/moi?vao=b3&loai=step");
        await Fill(author, "noi-dung", Gone);
        await Choose(author, "loai", "review");
        await Choose(author, "vai-tro", "chief_of_office");
        await Choose(author, "noi", "competent.office");
        await Fill(author, "han", "1");
        await Fill(author, "huong-dan", "Đọc lại toàn văn tờ trình.");
        await author.Press("Lưu");
        await author.SeesNot("Chưa lưu được");
        await Decided(author, address, "171-QĐ/TU");
        await author.OpenUntil($"/thu-tuc/{code}", "171-QĐ/TU");
        return code;
    }

    private async Task Revise(Person author, string code)
    {
        await author.Open("/ban-thao");
        var procedure = author.Page.Locator("[name='thu-tuc']");
        await procedure.SelectOptionAsync((await procedure.Locator("option", new() { HasText = code }).GetAttributeAsync("value"))!);
        await author.Press("Lập bản thảo sửa đổi");
        var address = new DraftPage(author).Address;
        await author.Open($"{address}/buoc/b3");
        await Fill(author, "noi-dung", NewWords);
        await author.Press("Lưu");
        await author.Open($"{address}/cac-buoc");
        await author.Leave(() => author.Page.Locator("[name='viec'][value='bo:b4']").ClickAsync());
        await author.SeesNot(Gone);
        await author.Open($"{address}/noi-dung");
        await Fill(author, "ly-do", "Bớt một lần đọc lại.");
        await author.Press("Lưu nội dung");
        await Decided(author, address, "172-QĐ/TU");
        await author.OpenUntil($"/thu-tuc/{code}", "172-QĐ/TU");
    }

    private async Task Decided(Person author, string address, string number)
    {
        await author.Open(address);
        var draft = new DraftPage(author);
        await draft.Submit();
        await using (var chief = await site.Officer("chanhvp.tu-vp"))
        {
            await chief.Open(address);
            await new DraftPage(chief).Agree("Đạt.");
        }

        await author.Open(address);
        await draft.Decide(number, Today.Date);
        await draft.Publish();
    }

    private async Task<string> Filed(string code)
    {
        await using var filer = await site.Officer("bithu.cs01");
        var filing = new FilingPage(filer);
        await filing.BeginAt(code);
        await filing.TheRestOnPaper();
        return await (await filing.Send()).Code;
    }

    private async Task Done(string userName, string code)
    {
        await using var officer = await site.Officer(userName);
        await (await (await DeskPage.Of(officer)).Take(code)).Complete();
        await officer.Sees("Đã ghi nhận.");
    }

    private async Task Goes(string userName, string code, string from, string to)
    {
        await using var officer = await site.Officer(userName);
        var dossier = await (await DeskPage.Of(officer)).Take(code);
        Assert.Equal(from, await dossier.CurrentStep);
        await dossier.Complete();
        Assert.Equal(to, await dossier.CurrentStep);
    }

    private static Task Fill(Person person, string field, string value) => person.Page.Locator($"[name='{field}']:visible").FillAsync(value);

    private static Task Choose(Person person, string field, string value) => person.Page.Locator($"[name='{field}']").SelectOptionAsync(value);
}
