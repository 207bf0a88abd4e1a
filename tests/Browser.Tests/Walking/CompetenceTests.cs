using Microsoft.Playwright;
using ThongSuot.Browser.Tests.Pages;
using ThongSuot.Browser.Tests.Running;

namespace ThongSuot.Browser.Tests.Walking;

/// <summary>The competence table is changed on the screen: an overlap is shown with an example, mended, published by a decision; then filings go as it says.</summary>
public sealed class CompetenceTests(Site site)
{
    private const string Keeper = "chuyenvien1.tu-vp", Chief = "chanhvp.tu-vp", Filer = "dangvien1.cb004", Code = "CYCN-03";

    private const string Reason = "Chi bộ đề nghị thu hồi chứng thư tại Văn phòng Tỉnh ủy, không nộp hồ sơ trên hệ thống.";

    private static readonly string s_today = Today.Posted();

    [Fact]
    public async Task An_overlap_is_seen_and_mended_and_filings_follow_the_published_table()
    {
        await using var filer = await site.Officer(Filer);
        var filing = new FilingPage(filer);
        await filing.BeginAt(Code);
        await filing.TheRestOnPaper();
        await filing.CheckIt();
        await filer.Sees("Cơ quan có thẩm quyền: Tỉnh ủy");
        var draft = new Uri(filer.Page.Url).AbsolutePath;

        // The officer adds a rule for cells: now two rules hold.
        await using var keeper = await site.Officer(Keeper);
        await keeper.Open("/thu-tuc");
        await keeper.Follow("bảng thẩm quyền");
        await keeper.Open("/tham-quyen?thu-tuc=" + Code);
        await keeper.Sees("B035");
        await keeper.Follow("Sửa bảng thẩm quyền");
        await keeper.Follow("Thêm quy tắc");
        await keeper.Press("Lưu vào bản sửa đổi");
        await keeper.Sees("Chọn ít nhất một thủ tục trong bảng chung.");
        var group = keeper.Page.Locator("details").Filter(new() { HasText = Code });
        await group.Locator("summary").ClickAsync();
        await group.GetByLabel(Code).CheckAsync();
        await Check(keeper, "cap", "CB");
        await Check(keeper, "dien", "tinh", "cap_duoi", "khong");
        await Check(keeper, "ket-qua", "co");
        await keeper.Page.GetByLabel("Cấp có thẩm quyền").SelectOptionAsync("filer_upper");
        await keeper.Page.GetByLabel("Cơ quan tiếp nhận").SelectOptionAsync("office");
        await keeper.Page.GetByLabel("Cơ quan quyết định").SelectOptionAsync("office");
        await DraftPage.Fill(keeper, "tu-ngay", s_today);
        await DraftPage.Fill(keeper, "can-cu", "Quy chế 05-QC/TU, Điều 7");
        await keeper.Press("Lưu vào bản sửa đổi");
        await keeper.Sees("Hai quy tắc cùng áp dụng: 1 cặp");
        await keeper.Sees($"nộp {Code} ngày");
        await keeper.Sees("cả B035 và Q001 cùng áp dụng.");
        await keeper.Sees("Chưa công bố được");
        await keeper.SeesNot("Công bố…");

        // Mended by the chief of the office in the same set: the old rule goes on without cells.
        await using var chief = await site.Officer(Chief);
        await chief.Open("/tham-quyen/B035");
        await chief.Follow("Thay quy tắc này");
        await chief.Page.Locator("[name=cap][value=CB]").UncheckAsync();
        await chief.Press("Lưu vào bản sửa đổi");
        await chief.Sees("Mỗi trường hợp có đúng một quy tắc");
        await chief.Open($"/tham-quyen/thu?thu-tuc={Code}&noi-nop=CB004&ban=sua");
        await chief.Sees("theo bản sửa đổi đang soạn");
        await chief.SeesNot("Nộp về Tỉnh ủy");
        await chief.Open("/tham-quyen/sua");
        await Publish(chief, "");
        await chief.Sees("Chưa có số quyết định");
        await Publish(chief, "77-QĐ/TU");
        await chief.Sees("Lần 1: 77-QĐ/TU");

        // Whoever looks finds the new rule, and the filing goes where it says.
        await filer.OpenUntil($"/tham-quyen/thu?thu-tuc={Code}&noi-nop=CB004", "Q001");
        var competent = await filer.Page.Locator("dl.definitions dd").First.InnerTextAsync();
        Assert.DoesNotContain("Tỉnh ủy", competent, StringComparison.Ordinal);
        await filer.Open(draft);
        await filing.CheckIt();
        await filer.Sees($"Cơ quan có thẩm quyền: {competent}");

        // The other way: nobody takes it in, and the sending is refused with what the filer has to know.
        await keeper.Open("/tham-quyen/Q001");
        await keeper.Follow("Thay quy tắc này");
        await Check(keeper, "ket-qua", "khong");
        await DraftPage.Fill(keeper, "ly-do", Reason);
        await keeper.Press("Lưu vào bản sửa đổi");
        await Publish(keeper, "78-QĐ/TU");
        await keeper.Sees("Lần 2: 78-QĐ/TU");
        await filer.OpenUntil($"/tham-quyen/thu?thu-tuc={Code}&noi-nop=CB004", Reason);
        await filer.Open(draft);
        await filer.Press("Gửi hồ sơ");
        await filer.Sees(Reason);
        await filer.Open("/tham-quyen/lich-su");
        await filer.Open("/tham-quyen/sua", 404);
    }

    private static async Task Check(Person person, string field, params string[] values)
    {
        foreach (var value in values)
            await person.Page.Locator($"[name={field}][value={value}]").CheckAsync();
    }

    private static async Task Publish(Person person, string number)
    {
        await DraftPage.Fill(person, "so-quyet-dinh", number);
        await DraftPage.Fill(person, "ngay-quyet-dinh", "2026-01-05");
        await DraftPage.Fill(person, "co-quan-ban-hanh", "Ban Thường vụ Tỉnh ủy");
        if (!await person.Page.GetByRole(AriaRole.Button, new() { Name = "Công bố bảng thẩm quyền" }).IsVisibleAsync())
            await person.Page.GetByText("Công bố…").ClickAsync();
        await person.Press("Công bố bảng thẩm quyền");
    }
}
