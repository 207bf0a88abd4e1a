using Microsoft.Playwright;
using ThongSuot.Browser.Tests.Running;

namespace ThongSuot.Browser.Tests.Walking;

/// <summary>An administrator keeps the organisation: from a spreadsheet, and when bodies are merged.</summary>
public sealed class OrganisationTests(Site site)
{
    private static readonly string[] s_head = ["Mã *", "Họ và tên *", "Năm sinh"];

    [Fact]
    public async Task A_spreadsheet_with_an_error_says_where_and_the_mended_one_is_taken()
    {
        await using var administrator = await site.Officer("quantri1.tu");
        await administrator.Open("/quan-tri/nhap-to-chuc");
        await Upload(administrator, ["NS-901", "Phan Thị Nhập", "một chín chín mươi"], ["NS-902", "Tôn Nữ Huyền Trân Bảo Châu", "1988"]);
        await administrator.Sees("1 lỗi");
        await administrator.Sees("Nhân sự!C2");

        await Upload(administrator, ["NS-901", "Phan Thị Nhập", "1990"], ["NS-902", "Tôn Nữ Huyền Trân Bảo Châu", "1988"]);
        await administrator.SeesNot("Nhân sự!C2");
        await administrator.Page.GetByText("Nhập 2 dòng…").ClickAsync();
        await administrator.Press("Nhập ngay");
        var progress = new Uri(administrator.Page.Url).AbsolutePath;
        Assert.StartsWith("/tien-trinh/", progress, StringComparison.Ordinal);
        // It renews itself: nobody loads the page again.
        await administrator.Sees("2 mục làm được, 0 mục không làm được");
        await administrator.Check();
        await administrator.Open("/quan-tri/nhan-su?tim=bao%20chau");
        await administrator.Sees("Tôn Nữ Huyền Trân Bảo Châu");
    }

    [Fact]
    public async Task Two_communes_become_one_after_a_look_at_what_will_change()
    {
        await using var administrator = await site.Officer("quantri2.tu");
        await administrator.Open("/co-quan");
        await administrator.Follow("Sắp xếp tổ chức");
        await administrator.Page.Locator("[name=noi]").FillAsync("X05");
        await administrator.Page.Locator("[name=ke-thua]").FillAsync("X06");
        await administrator.Press("Xem thử");
        await administrator.Sees("Sẽ thay đổi");
        await administrator.Sees("vai trò đang giữ");
        await administrator.Open("/co-quan/X05");
        await administrator.SeesNot("Kế thừa");

        await administrator.Open("/quan-tri/sap-xep?noi=X05&ke-thua=X06");
        await administrator.Page.GetByText("Sắp xếp…").ClickAsync();
        await administrator.Page.Locator("[name=can-cu]").FillAsync("Quyết định số 12-QĐ/TU ngày 10/11/2026");
        await administrator.Press("Sắp xếp ngay");
        await administrator.Sees("Đã sắp xếp lúc");
        await administrator.Check();
    }

    private static async Task Upload(Person administrator, params string[][] rows)
    {
        await administrator.Page.Locator("[name=tep]").SetInputFilesAsync(new FilePayload
        {
            Name = "nhan-su.xlsx",
            MimeType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            Buffer = SmallXlsx.Of("Nhân sự", [s_head, .. rows]),
        });
        await administrator.Press("Tải lên và kiểm tra");
    }
}
