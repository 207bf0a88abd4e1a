using Microsoft.Playwright;
using ThongSuot.Browser.Tests.Pages;
using ThongSuot.Browser.Tests.Running;

namespace ThongSuot.Browser.Tests.Walking;

/// <summary>How people work together inside one dossier: a direction, comments, opinions, hand-overs and a meeting, each by the persons concerned.</summary>
public sealed class CooperationTests(Site site)
{
    private const string Direction = "Rà lại thẩm quyền, báo cáo trước khi trình.", Reply = "Đã rà, thuộc thẩm quyền của Đảng ủy xã.", Comment = "Nhờ @chuyenvien2.x01-vp xem thêm phần căn cứ.";

    [Fact]
    public async Task A_dossier_is_worked_on_together_until_it_is_decided()
    {
        var (code, address) = await File("dangvien1.cb008");
        await using var head = await site.Officer("chuyenvien1.x01-vp");
        await using var officer = await site.Officer("chuyenvien2.x01-vp");

        await IsDirected(head, officer, code, address);
        await IsDiscussed(head, officer, address);
        await TheFilerSeesNoneOfIt(address);

        await head.Open(address);
        await new DossierPage(head).Complete();
        await officer.Open(address);
        await new DossierPage(officer).Complete();
        await OpinionsAreGiven(head, address);
        await TheHandOversAreReceipted(head, address);
    }

    [Fact]
    public async Task A_meeting_is_called_held_and_put_into_minutes_and_its_members_see_the_dossier_until_then()
    {
        await using var secretary = await site.Officer("bithu.cb009");
        var filing = new FilingPage(secretary);
        await filing.BeginAt("TCCB-01");
        await filing.Choose("Đảng ủy cấp trên trực tiếp");
        await filing.Subject("Lê Thị Hồng Phối Hợp");
        await filing.TheRestOnPaper();
        var address = (await filing.Send()).Address;
        await secretary.Open(address);
        await new DossierPage(secretary).Complete();
        await ItIsDecidedAtAMeeting(secretary, address);
    }

    private static async Task IsDirected(Person head, Person officer, string code, string address)
    {
        await head.Open(address);
        var page = new DossierPage(head);
        var form = await page.Fill("Cho ý kiến chỉ đạo", new Answer("Trả lời trong", "2"), new Answer("Nội dung chỉ đạo", Direction));
        var only = await form.GetByLabel("Gửi đến").Locator("option", new() { HasText = "Riêng đồng chí" }).First.GetAttributeAsync("value");
        await form.GetByLabel("Gửi đến").SelectOptionAsync(new SelectOptionValue { Value = only });
        await head.Leave(() => form.Locator("button[type=submit]").ClickAsync());
        await head.Sees("Chờ trả lời");

        var desk = await DeskPage.Of(officer);
        await Assertions.Expect(desk.Row(code).Filter(new() { HasText = "Trả lời ý kiến chỉ đạo" })).ToHaveCountAsync(1);
        await officer.Open(address);
        await new DossierPage(officer).Do("Trả lời ý kiến chỉ đạo", new Answer("Kết quả thực hiện, trả lời", Reply));

        await head.Open("/ban-lam-viec");
        await Assertions.Expect(new DeskPage(head).Row(code).Filter(new() { HasText = "Xem trả lời ý kiến chỉ đạo" })).ToHaveCountAsync(1);
        await head.Open(address);
        await head.Sees(Reply);
        await new DossierPage(head).Do("Khép ý kiến chỉ đạo");
        await head.Sees("Đã khép");
    }

    private static async Task IsDiscussed(Person head, Person officer, string address)
    {
        await head.Open(address);
        await head.Press("Gửi trao đổi");
        await head.Sees("Ghi nội dung trao đổi trước khi gửi.");
        await head.Page.GetByLabel("Nội dung trao đổi").FillAsync(Comment);
        await head.Press("Gửi trao đổi");
        await head.Sees(Comment);
        var mine = head.Page.Locator(".talk > li").Filter(new() { HasText = Comment });
        await mine.GetByText("Đính kèm tệp").ClickAsync();
        await mine.GetByLabel("Chọn tệp").SetInputFilesAsync(new FilePayload { Name = "Căn cứ.pdf", MimeType = "application/pdf", Buffer = SmallPdf.Bytes });
        await head.Press("Tải tệp lên", mine);
        await head.Sees("Căn cứ.pdf");
        await officer.OpenUntil("/thong-bao", "có ý kiến nhắc đến đồng chí");

        await officer.Open(address);
        await officer.Page.GetByLabel("Nội dung trao đổi").FillAsync("Ý kiến này sẽ được rút.");
        await officer.Press("Gửi trao đổi");
        var theirs = officer.Page.Locator(".talk > li").Filter(new() { HasText = "Ý kiến này sẽ được rút." });
        await theirs.Locator("summary", new() { HasText = "Rút ý kiến" }).ClickAsync();
        await officer.Press("Rút ý kiến này", theirs);
        await officer.Sees("Ý kiến đã được người viết rút");
        await officer.SeesNot("Ý kiến này sẽ được rút.");
    }

    private async Task TheFilerSeesNoneOfIt(string address)
    {
        await using var member = await site.Officer("dangvien1.cb008");
        await member.Open(address);
        await member.SeesNot(Direction);
        await member.SeesNot(Comment);
    }

    private async Task OpinionsAreGiven(Person head, string address)
    {
        await head.Open(address);
        await head.Sees("Lấy ý kiến phối hợp");
        await head.Sees("Đã trả lời 0/2 cơ quan");
        await head.Sees("hồ sơ tự đi tiếp");
        await using (var consulted = await site.Officer("truongban.x01-xdd"))
        {
            await consulted.Open(address);
            await new DossierPage(consulted).Do("Gửi ý kiến", new Answer("Ý kiến khác", ""));
        }

        await head.Open(address);
        await head.Sees("Đã trả lời 1/2 cơ quan");
        await using (var consulted = await site.Officer("chunhiem.x01-ubkt"))
        {
            await consulted.Open(address);
            await new DossierPage(consulted).Do("Gửi ý kiến", new Answer("Đồng ý", "Đồng ý"), new Answer("Nội dung ý kiến", "Thống nhất nội dung."));
        }

        await head.Open(address);
        await head.Sees("Thống nhất nội dung.");
        await head.Sees("Đủ ý kiến lúc");
        Assert.Equal(200, (await head.Page.Context.APIRequest.GetAsync($"{new Uri(head.Page.Url).GetLeftPart(UriPartial.Authority)}{address}/y-kien.xlsx")).Status);
    }

    private static async Task TheHandOversAreReceipted(Person head, string address)
    {
        await head.Open(address);
        await head.Sees("Bảng luân chuyển");
        await head.Follow("Biên nhận bàn giao 1");
        Assert.Equal("Biên nhận bàn giao hồ sơ", await head.Heading());
        await head.Sees("Bên giao");
    }

    private async Task ItIsDecidedAtAMeeting(Person secretary, string address)
    {
        await using var member = await site.Officer("dangvien1.cb009");
        await member.Open(address, status: 404);
        await secretary.Open(address);
        var page = new DossierPage(secretary);
        await page.Do("Gửi giấy mời họp", new Answer("Giờ họp", "14:00"), new Answer("Địa điểm", "Phòng họp số 1"));
        await secretary.Sees("Chưa thực hiện được");
        Assert.Equal("Phòng họp số 1", await page.Entered("Gửi giấy mời họp", "Địa điểm"));
        await page.Do("Gửi giấy mời họp", new Answer("Ngày họp", "2026-12-15"));
        await secretary.Sees("Phòng họp số 1");

        await member.OpenUntil("/thong-bao", "có giấy mời họp gửi đồng chí");
        await member.Open(address);
        await member.Sees("14:00");

        var form = await page.Fill("Ghi thành phần dự họp, biểu quyết");
        foreach (var ballot in await form.GetByLabel("Biểu quyết").AllAsync())
            await ballot.SelectOptionAsync(new SelectOptionValue { Label = "Tán thành" });
        await secretary.Leave(() => form.Locator("button[type=submit]").ClickAsync());
        await secretary.Sees("Thành phần dự họp");
        // The numbers stand there already, from what was recorded.
        await page.Complete();
        await secretary.Sees("được triệu tập; cần ít nhất");
        await secretary.Sees("đạt.");
        Assert.Equal(200, (await secretary.Page.Context.APIRequest.GetAsync($"{new Uri(secretary.Page.Url).GetLeftPart(UriPartial.Authority)}{address}/hoi-nghi/1/bien-ban.docx")).Status);
        await member.Open(address, status: 404);
    }

    private async Task<(string Code, string Address)> File(string userName)
    {
        await using var member = await site.Officer(userName);
        var dossier = await FilingPage.Suggestion(member);
        return (await dossier.Code, dossier.Address);
    }
}
