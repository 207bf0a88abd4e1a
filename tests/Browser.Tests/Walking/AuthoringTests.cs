using Microsoft.Playwright;
using ThongSuot.Browser.Tests.Pages;
using ThongSuot.Browser.Tests.Running;

namespace ThongSuot.Browser.Tests.Walking;

/// <summary>A procedure written by an officer from nothing: eight steps, a branch, a round of opinions, a form, a decision of a collective; published, filed, finished.</summary>
public sealed class AuthoringTests(Site site)
{
    private const string Author = "chuyenvien1.tu-vp", Chief = "chanhvp.tu-vp";

    [Fact]
    public async Task A_procedure_is_written_published_filed_and_finished_without_a_file()
    {
        await using var author = await site.Officer(Author);
        await Begin(author);
        var address = new DraftPage(author).Address;
        var code = await author.Page.Locator("main .code").First.InnerTextAsync();
        await DesignForm(author, address);
        await WriteSteps(author, address, code);
        await Publish(author, address, code);
        await FileAndFinish(code);
    }

    [Fact]
    public async Task What_is_typed_is_kept_checked_and_drawn_before_it_is_saved()
    {
        await using var author = await site.Officer(Author);
        await Begin(author);
        var address = new DraftPage(author).Address;
        await author.Open($"{address}/buoc/b3");
        await Fill(author, "noi-dung", "Thẩm định thật kỹ");
        await Fill(author, "han", "90");
        // The picture and the check are of what is typed; the draft itself is as it was.
        await Kept(author);
        await Assertions.Expect(author.Page.Locator("#kiem-tra .swimlane")).ToContainTextAsync("Thẩm định thật");
        await Assertions.Expect(author.Page.Locator("#kiem-tra")).ToContainTextAsync("quá tổng thời hạn");
        await author.Open($"{address}/cac-buoc");
        await author.SeesNot("Thẩm định thật kỹ");

        // It is there again, also after the browser was closed, and not for others.
        await author.Open($"{address}/buoc/b3");
        await author.Sees("Nội dung bạn đang nhập dở");
        await author.Sees("quá tổng thời hạn");
        Assert.Equal("Thẩm định thật kỹ", await author.Page.Locator("[name='noi-dung']").InputValueAsync());
        await author.Press("Bỏ, lấy lại nội dung đã lưu");
        await author.SeesNot("Nội dung bạn đang nhập dở");
        Assert.NotEqual("Thẩm định thật kỹ", await author.Page.Locator("[name='noi-dung']").InputValueAsync());

        // What is not yet enough to be saved is kept as well; saved, it is no longer taken up.
        await author.Open($"{address}/buoc/moi?vao=b3&loai=step");
        await Fill(author, "noi-dung", "Ký nháy");
        await Kept(author);
        await author.Sees("Chưa đủ để lưu: Chọn loại việc.");
        await author.Open($"{address}/buoc/moi?vao=b3&loai=step");
        Assert.Equal("Ký nháy", await author.Page.Locator("[name='noi-dung']").InputValueAsync());
        await Choose(author, "loai", "review");
        await Choose(author, "vai-tro", "chief_of_office");
        await Choose(author, "noi", "competent.office");
        await Fill(author, "huong-dan", "Ký nháy từng trang.");
        await Save(author);
        await author.Sees("Ký nháy");
        await author.Open($"{address}/buoc/moi?vao=b3&loai=step");
        Assert.Equal("", await author.Page.Locator("[name='noi-dung']").InputValueAsync());

        // The other pages of a draft.
        await author.Open($"{address}/noi-dung");
        await Fill(author, "ten", "Cho mượn hội trường");
        await Kept(author);
        await author.Open($"{address}/noi-dung");
        await author.Sees("Nội dung bạn đang nhập dở");
        await author.Press("Lưu nội dung");
        await author.Open($"{address}/toan-van");
        await author.Page.Locator("[name='toan-van']").PressSequentiallyAsync("{{");
        await Kept(author);
        await Assertions.Expect(author.Page.Locator("#kiem-tra")).ToContainTextAsync("Dòng 1");
        await author.Open($"{address}/toan-van");
        await author.Sees("Nội dung bạn đang nhập dở");
        await author.Press("Bỏ, lấy lại nội dung đã lưu");
        Assert.Contains("Cho mượn hội trường", await author.Page.Locator("[name='toan-van']").InputValueAsync(), StringComparison.Ordinal);
    }

    private static Task Kept(Person author) => Assertions.Expect(author.Page.Locator("#da-giu")).ToContainTextAsync("Đã giữ nội dung đang nhập");

    private static Task<DraftPage> Begin(Person author) =>
        DraftPage.Begin(author, "VTLT", "Cho mượn phòng họp của cấp ủy", "Cho cơ quan trong đảng bộ mượn phòng họp.", "Chưa có quy trình.");

    private static async Task DesignForm(Person author, string address)
    {
        await author.Open($"{address}/bieu-mau");
        await Fill(author, "ten", "Phiếu mượn phòng họp");
        await author.Press("Thêm biểu mẫu");
        await AddField(author, "Phòng", "string", isRequired: true);
        await AddField(author, "Cỡ phòng", "enum", isRequired: true, choices: "Nhỏ\nLớn");
        await AddField(author, "Số người", "int", isRequired: false);
        await author.Leave(() => author.Page.Locator("[name='viec'][value^='len:so_nguoi']").ClickAsync());
        await AddField(author, "Lý do cần phòng lớn", "string", isRequired: false, shown: "Cỡ phòng: Lớn");
        await Choose(author, "muc-nhac", "so_nguoi");
        await Choose(author, "so-sanh", "khi");
        await author.Page.Locator("[name='khi']").SelectOptionAsync(new SelectOptionValue { Label = "Cỡ phòng: Lớn" });
        await Fill(author, "thong-bao", "Nhập số người khi mượn phòng lớn.");
        await author.Press("Thêm quy tắc");
        await author.Sees("“Số người” có điền");
    }

    private static async Task AddField(Person author, string label, string type, bool isRequired, string? choices = null, string? shown = null)
    {
        await Fill(author, "nhan", label);
        await author.Page.Locator("[name='kieu']").SelectOptionAsync(type);
        if (isRequired)
            await author.Page.GetByLabel("Bắt buộc điền").CheckAsync();
        if (choices is not null)
            await Fill(author, "lua-chon", choices);
        if (shown is not null)
            await author.Page.Locator("[name='hien-khi']").SelectOptionAsync(new SelectOptionValue { Label = shown });
        await author.Press("Thêm mục");
        await author.SeesNot("Chưa lưu được");
    }

    private static async Task WriteSteps(Person author, string address, string code)
    {
        await author.Open($"{address}/cac-buoc");
        // Nothing of the plain text stays.
        for (var left = 5; left > 0; left--)
            await author.Leave(() => author.Page.Locator("[name='viec'][value='bo:b1']").ClickAsync());
        await author.Sees("quy trình cần ít nhất một bước");
        await author.Press("Hoàn tác: Bỏ bước");
        await author.SeesNot("quy trình cần ít nhất một bước");
        await author.Press("Làm lại: Bỏ bước");

        await Add(author, address, "root", "Lập phiếu mượn phòng", "submit", "party_org_applicant", "filer", "1", form: $"BM-{code}-01");
        await author.Page.GetByRole(AriaRole.Link, new() { Name = "Thêm sau bước 1" }).ClickAsync();
        await author.Press("Tiếp nhận");
        await Add(author, address, "b2", "Thẩm định nhu cầu", "prepare", "case_officer", "competent.office", "1", outcomes: ["Trình tập thể", "Chánh Văn phòng giải quyết"]);
        await Consult(author, address);
        await Choice(author, address);
        await Add(author, address, "c1.1", "Ban Thường vụ cho ý kiến", "collective", "standing_committee", "competent.standing_committee", "2", vote: true);
        await Add(author, address, "c1.otherwise", "Chánh Văn phòng quyết định", "decide", "chief_of_office", "competent.office", "1");
        await Add(author, address, "c1", "Bố trí phòng", "technical", "case_officer", "competent.office", "0,5");
        await Add(author, address, "b7", "Thông báo kết quả, lưu hồ sơ", "issue", "records_clerk", "competent.office", "0,5");
        await author.Sees("Không thấy lỗi.");
        await Assertions.Expect(author.Page.Locator(".swimlane svg")).ToBeVisibleAsync();

        await author.Open($"{address}/noi-dung");
        await Fill(author, "tong-thoi-han", "8");
        await author.Press("Lưu nội dung");
    }

    private static async Task Add(
        Person author, string address, string place, string action, string kind, string role, string where, string days, string? form = null, string[]? outcomes = null, bool vote = false)
    {
        await author.Open($"{address}/buoc/moi?vao={place}&loai=step");
        await Fill(author, "noi-dung", action);
        await Choose(author, "loai", kind);
        await Choose(author, "vai-tro", role);
        await Choose(author, "noi", where);
        await Fill(author, "han", days);
        await Fill(author, "huong-dan", $"Làm đúng quy định: {action}.");
        foreach (var (outcome, i) in (outcomes ?? []).Select((outcome, i) => (outcome, i)))
            await Fill(author, $"ket-qua-{i + 1}", outcome);
        if (vote)
            await Choose(author, "nguong", "majority");
        if (form is not null)
            await author.Page.Locator($"[name='bieu-mau'][value='{form}']").CheckAsync();
        await Save(author);
    }

    private static async Task Consult(Person author, string address)
    {
        await author.Open($"{address}/buoc/moi?vao=b3&loai=consult");
        await Fill(author, "noi-dung", "Hỏi Ban Tổ chức");
        await Choose(author, "vai-tro", "consulted_body");
        await Choose(author, "noi-1", "competent.organisation_department");
        await Fill(author, "huong-dan", "Nêu có trùng lịch hay không.");
        await author.Press("Lưu");
        await author.Sees("Nhập thời hạn.");
        await Fill(author, "han", "1");
        await Save(author);
    }

    private static async Task Choice(Person author, string address)
    {
        await author.Open($"{address}/buoc/moi?vao=b4&loai=choice");
        await author.Page.Locator("[name='dieu-kien-1']").SelectOptionAsync(new SelectOptionValue { Label = "Kết quả bước 3 là Trình tập thể" });
        await Save(author);
        await author.Sees("Nhánh 1: khi kết quả bước 3 là “Trình tập thể”");
    }

    private static async Task Save(Person author)
    {
        await author.Press("Lưu");
        await author.SeesNot("Chưa lưu được");
    }

    private async Task Publish(Person author, string address, string code)
    {
        await author.Open(address);
        var draft = new DraftPage(author);
        await draft.Submit();
        await using (var chief = await site.Officer(Chief))
        {
            await chief.Open(address);
            await new DraftPage(chief).Agree("Đạt.");
        }

        await author.Open(address);
        await draft.Decide("160-QĐ/TU", Today.Date);
        await draft.Publish();
        await using var visitor = await site.Visitor();
        await visitor.OpenUntil($"/thu-tuc/{code}", "160-QĐ/TU");
        await visitor.Sees("Các bước (8)");
        await visitor.Open($"/bieu-mau/BM-{code}-01");
        await visitor.Sees("Cỡ phòng");
    }

    private async Task FileAndFinish(string code)
    {
        string number;
        await using (var filer = await site.Officer("bithu.cs01"))
        {
            var filing = new FilingPage(filer);
            await filing.BeginAt(code);
            await FillForm(filer);
            await filing.TheRestOnPaper();
            number = await (await filing.Send()).Code;
        }

        await Step("tiepnhan1.tu-vp", number, d => d.Complete());
        await Step("chuyenvien1.tu-vp", number, d => d.Complete(new Answer("Trình tập thể", "")));
        await Step("truongban.tu-btc", number, d => d.Do("Gửi ý kiến", new Answer("Đồng ý", ""), new Answer("Nội dung ý kiến", "Không trùng lịch.")));
        await Step("bithu.tu", number, d => d.Vote(11));
        await Step("chuyenvien1.tu-vp", number, d => d.Complete());
        await Step("vanthu1.tu-vp", number, d => d.Complete());
        await using var again = await site.Officer("bithu.cs01");
        await again.OpenUntil("/thong-bao", $"Hồ sơ {number} đã kết thúc");
    }

    private static async Task FillForm(Person filer)
    {
        var draft = filer.Page.Url;
        await filer.Leave(() => filer.Page.Locator("section[aria-labelledby=forms] a").First.ClickAsync());
        await filer.Press("Hoàn thành biểu mẫu");
        await filer.Sees("Chưa hoàn thành được");
        await Fill(filer, "phong", "Phòng 201");
        await filer.Page.GetByLabel("Lớn", new() { Exact = true }).CheckAsync();
        await Fill(filer, "ly_do_can_phong_lon", "Hội nghị đảng bộ");
        await filer.Press("Hoàn thành biểu mẫu");
        await filer.Sees("Nhập số người khi mượn phòng lớn.");
        await Fill(filer, "so_nguoi", "120");
        await filer.Press("Hoàn thành biểu mẫu");
        await filer.Sees("Đã hoàn thành biểu mẫu.");
        await filer.Open(new Uri(draft).AbsolutePath);
    }

    private async Task Step(string userName, string number, Func<DossierPage, Task> act)
    {
        await using var officer = await site.Officer(userName);
        var desk = await DeskPage.Of(officer);
        await act(await desk.Take(number));
        await officer.Sees("Đã ghi nhận.");
    }

    private static Task Fill(Person person, string field, string value) => person.Page.Locator($"[name='{field}']:visible").FillAsync(value);

    private static Task Choose(Person person, string field, string value) => person.Page.Locator($"[name='{field}']").SelectOptionAsync(value);
}
