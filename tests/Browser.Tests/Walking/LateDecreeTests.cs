using Microsoft.Playwright;
using ThongSuot.Browser.Tests.Pages;
using ThongSuot.Browser.Tests.Running;

namespace ThongSuot.Browser.Tests.Walking;

/// <summary>A day off that is decided late: the calendar is changed by fields, its year is seen, and the deadlines that run are shown anew and then changed.</summary>
public sealed class LateDecreeTests(Site site)
{
    private const string Keeper = "chuyenvien1.tu-vp", Name = "Ngày nghỉ thêm theo quyết định muộn";

    [Fact]
    public async Task A_late_day_off_moves_the_deadlines_that_run_as_it_was_shown()
    {
        string address, before;
        await using (var filer = await site.Officer("bithu.cb001"))
        {
            var filing = new FilingPage(filer);
            await filing.BeginAt("TCCB-01");
            await filing.Choose("Đảng ủy cấp trên trực tiếp");
            await filing.Subject("Đỗ Văn Muộn");
            await filing.TheRestOnPaper();
            await filing.Send();
            address = new Uri(filer.Page.Url).AbsolutePath;
            before = await Proof(filer, address);
            Assert.DoesNotContain(Name, before, StringComparison.Ordinal);
        }

        await using var keeper = await site.Officer(Keeper);
        var day = WorkingDay(Today.Date.AddDays(7));
        await keeper.Open("/lich-lam-viec");
        await keeper.Open("/lich-lam-viec/chung/sua");
        var row = keeper.Page.Locator("fieldset.row-fields").First;
        await row.GetByLabel("Ngày", new() { Exact = true }).FillAsync(day.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture));
        await row.GetByLabel("Tên ngày nghỉ").FillAsync(Name);
        await keeper.Press("Lưu lịch làm việc");
        await keeper.Sees("Chưa lưu được");
        Assert.Equal(Name, await row.GetByLabel("Tên ngày nghỉ").InputValueAsync());
        await DraftPage.Fill(keeper, "so-quyet-dinh", "77-QĐ/TU");
        await DraftPage.Fill(keeper, "ngay-quyet-dinh", "2026-01-05");
        await DraftPage.Fill(keeper, "co-quan-ban-hanh", "Ban Thường vụ Tỉnh ủy");
        await keeper.Press("Lưu lịch làm việc");
        await keeper.OpenUntil($"/lich-lam-viec/chung?nam={day.Year}", Name);
        await keeper.Sees("77-QĐ/TU");

        await keeper.Open("/thoi-han/tinh-lai");
        await keeper.Press("Xem trước");
        await Finished(keeper);
        await keeper.Page.GetByRole(AriaRole.Link, new() { Name = "thời hạn sẽ đổi" }).Or(keeper.Page.Locator("main a[href^='/thoi-han/tinh-lai?lan=']")).First.ClickAsync();
        await keeper.Sees(Name);
        await keeper.Page.GetByText("Áp dụng…").ClickAsync();
        await keeper.Press("Áp dụng");
        await Finished(keeper);

        await using var again = await site.Officer("bithu.cb001");
        var after = await Proof(again, address);
        Assert.Contains(Name, after, StringComparison.Ordinal);
        Assert.DoesNotContain("chưa được tính lại", after, StringComparison.Ordinal);
        await again.Open(address);
        await again.Sees("Tính lại thời hạn theo lịch làm việc mới");
        await again.Open("/thoi-han/tinh-lai");
        await again.Sees("Chỉ văn phòng cấp ủy tỉnh");
    }

    private static DateOnly WorkingDay(DateOnly day) => day.DayOfWeek switch
    {
        DayOfWeek.Saturday => day.AddDays(2),
        DayOfWeek.Sunday => day.AddDays(1),
        _ => day,
    };

    private static async Task Finished(Person keeper)
    {
        await keeper.OpenUntil(new Uri(keeper.Page.Url).AbsolutePath, "Đã xong");
    }

    private static async Task<string> Proof(Person person, string address)
    {
        await person.Open(address);
        await person.Follow("Cách tính hạn");
        return await person.Page.Locator("main").InnerTextAsync();
    }
}
