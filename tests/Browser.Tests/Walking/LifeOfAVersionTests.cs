using Microsoft.Playwright;
using ThongSuot.Browser.Tests.Pages;
using ThongSuot.Browser.Tests.Running;

namespace ThongSuot.Browser.Tests.Walking;

/// <summary>A procedure's text from its first draft to the version that somebody's remark led to, each act by the person whose it is.</summary>
public sealed class LifeOfAVersionTests(Site site)
{
    private const string Author = "chuyenvien1.tu-vp", Chief = "chanhvp.tu-vp";
    private const string LocalAuthor = "chuyenvien1.x01-vp", LocalChief = "chanhvp.x01-vp", LocalCommittee = "Đảng ủy xã Phú Vân";

    // Secretaries of grassroots organisations in three communes: two try the text out, the third does not.
    private const string Filer = "bithu.cs01", OtherPilot = "bithu.cs07", Elsewhere = "bithu.cs04";

    private const string Name = "Xác nhận thời gian tham gia cấp ủy";
    private const string Safeguard = "Đảng ủy xã rà soát văn bản đề nghị trước khi gửi tỉnh";

    private static readonly DateOnly s_today = Today.Date;

    [Fact]
    public async Task From_the_first_draft_to_the_version_that_a_remark_led_to()
    {
        var code = await DraftedAndPublishedAsPilot();
        await OnlyWhereItIsTriedOut(code);
        await BecomesOfficial(code);
        await OneCommuneAdaptsIt(code);
        await ItsPeopleFileByTheAdaptedText(code);
        var remark = await AVisitorRemarks(code);
        await TheRemarkBecomesANewVersion(code, remark);
        await TheCommuneSolvesTheConflict(code);
    }

    private async Task<string> DraftedAndPublishedAsPilot()
    {
        await using var author = await site.Officer(Author);
        var draft = await DraftPage.Begin(author, "TCCB", Name, "Xác nhận bằng văn bản thời gian một đảng viên tham gia cấp ủy.", "Nhiều nơi đề nghị, chưa có quy trình chung.");
        var code = await author.Page.Locator("main .code").First.InnerTextAsync();
        Assert.StartsWith("TCCB-", code, StringComparison.Ordinal);
        await draft.Submit();
        await author.SeesNot("Thống nhất, trình quyết định");

        await Appraised(Chief, draft.Address);
        await author.Open(draft.Address);
        await draft.Decide("125-QĐ/TU", s_today, LocalCommittee, "Đảng ủy xã Sông Hạ");
        await draft.Publish();
        await author.Sees("Đã công bố");
        return code;
    }

    private async Task Appraised(string chief, string address)
    {
        await using var appraiser = await site.Officer(chief);
        await appraiser.Open(address);
        await new DraftPage(appraiser).Agree("Nội dung rõ, đúng thẩm quyền.");
    }

    private async Task OnlyWhereItIsTriedOut(string code)
    {
        foreach (var pilot in (string[])[Filer, OtherPilot])
        {
            await using var filer = await site.Officer(pilot);
            await filer.OpenUntil($"/ho-so/moi?thu-tuc={code}", Name);
            await filer.Press("Bắt đầu hồ sơ");
            Assert.Equal($"Nộp hồ sơ: {Name}", await filer.Heading());
        }

        await using var third = await site.Officer(Elsewhere);
        await third.Open($"/ho-so/moi?thu-tuc={code}");
        await third.Sees("Thủ tục đang thí điểm ở cơ quan, tổ chức khác");
        await using var visitor = await site.Visitor();
        await visitor.Open($"/thu-tuc/{code}");
        await visitor.Sees("Thí điểm tại: Đảng ủy xã Phú Vân; Đảng ủy xã Sông Hạ");
        await visitor.Open("/");
        // How many depends on what other tests have published by now.
        await visitor.Sees("6 lĩnh vực, 70 quy trình, 79 biểu mẫu. Ban hành bổ sung");
    }

    private async Task BecomesOfficial(string code)
    {
        await using (var author = await site.Officer(Author))
        {
            await author.Open($"/thu-tuc/{code}");
            await author.Follow("Thay đổi hiệu lực");
            await author.Page.GetByLabel("Chuyển thành chính thức").CheckAsync();
            await DraftPage.EnterDecision(author, "140-QĐ/TU", s_today);
            await DraftPage.Fill(author, "ly-do", "Thí điểm đạt yêu cầu.");
            await author.Page.GetByText("Thực hiện…", new() { Exact = true }).ClickAsync();
            await author.Press("Xác nhận thay đổi");
            await author.Sees("140-QĐ/TU");
        }

        await using var third = await site.Officer(Elsewhere);
        await third.OpenUntil($"/ho-so/moi?thu-tuc={code}", Name);
        await third.SeesNot("Thủ tục đang thí điểm");
    }

    private async Task OneCommuneAdaptsIt(string code)
    {
        await using var author = await site.Officer(LocalAuthor);
        await author.Open($"/dia-phuong?thu-tuc={code}");
        await author.Press("Bắt đầu cụ thể hóa");
        await DraftPage.Fill(author, "b1-huong-dan", "Ghi cả nhiệm kỳ và chức vụ.");
        await DraftPage.Fill(author, "b3-han", "2");
        await DraftPage.Fill(author, "them-1-noi-dung", Safeguard);
        await author.Page.Locator("[name='them-1-sau']").SelectOptionAsync("1");
        await author.Page.Locator("[name='them-1-loai']").SelectOptionAsync("review");
        await author.Page.Locator("[name='them-1-vai-tro']").SelectOptionAsync("chief_of_office");
        await author.Page.Locator("[name='them-1-noi']").SelectOptionAsync("filer_upper.office");
        await DraftPage.Fill(author, "them-1-han", "0,5");
        await DraftPage.Fill(author, "ly-do", "Xã quản lý danh sách cấp ủy qua các nhiệm kỳ.");
        await author.Press("Lưu");
        await author.Sees("Chưa nhập hướng dẫn của bước thêm.");
        Assert.Equal(Safeguard, await author.Page.Locator("[name='them-1-noi-dung']").InputValueAsync());
        await DraftPage.Fill(author, "them-1-huong-dan", "Đối chiếu danh sách cấp ủy các nhiệm kỳ.");
        await author.Press("Lưu");
        await author.SeesNot("Chưa làm được");
        await SubmittedAndPublished(author, "31-QĐ/ĐU");

        await using var visitor = await site.Visitor();
        await visitor.OpenUntil($"/thu-tuc/{code}?co-quan=X01", $"Nội dung do {LocalCommittee} cụ thể hóa");
        await visitor.Sees(Safeguard);
        await visitor.Open($"/thu-tuc/{code}");
        await visitor.SeesNot(Safeguard);
    }

    // Goes on from the page of the differences, saved.
    private async Task SubmittedAndPublished(Person author, string number)
    {
        await author.Page.GetByText("Trình bản đã lưu…", new() { Exact = true }).ClickAsync();
        await author.Press("Trình");
        await author.Follow("Thẩm định, quyết định và công bố");
        var draft = new DraftPage(author);
        await Appraised(LocalChief, draft.Address);
        await author.Open(draft.Address);
        await draft.Decide(number, s_today);
        await draft.Publish();
        await author.Sees("Đã công bố");
    }

    private async Task ItsPeopleFileByTheAdaptedText(string code)
    {
        Assert.Contains(Safeguard, await ProgressOfAFiling(Filer, code), StringComparison.Ordinal);
        Assert.DoesNotContain(Safeguard, await ProgressOfAFiling(Elsewhere, code), StringComparison.Ordinal);
    }

    private async Task<string> ProgressOfAFiling(string userName, string code)
    {
        await using var filer = await site.Officer(userName);
        var filing = new FilingPage(filer);
        await filing.BeginAt(code);
        await filing.TheRestOnPaper();
        var dossier = await filing.Send();
        Assert.Equal("Đang giải quyết", await dossier.Status);
        return await dossier.Progress.InnerTextAsync();
    }

    private async Task<string> AVisitorRemarks(string code)
    {
        await using var visitor = await site.Visitor();
        await visitor.Open($"/gop-y/moi?thu-tuc={code}&phan=buoc-3");
        await DraftPage.Fill(visitor, "noi-dung", "Bước 3 chỉ cần một ngày.");
        await visitor.Page.GetByLabel("Tôi xác nhận nội dung trên không có thông tin mật").CheckAsync();
        await visitor.Press("Gửi góp ý");
        await visitor.Sees("Đã gửi góp ý");
        return await visitor.Page.Locator("main .notice strong, main strong").Filter(new() { HasText = "PA-" }).First.InnerTextAsync();
    }

    private async Task TheRemarkBecomesANewVersion(string code, string remark)
    {
        await using var author = await site.Officer(Author);
        await author.Open("/gop-y");
        await author.Follow(remark);
        await author.Page.GetByLabel("Tiếp thu", new() { Exact = true }).CheckAsync();
        await DraftPage.Fill(author, "tra-loi", "Tiếp thu, rút thời hạn bước 3 còn một ngày rưỡi.");
        await author.Press("Ghi nhận xử lý");
        await author.Press("Công bố");
        await author.Follow("Dự thảo sửa thủ tục");
        var draft = new DraftPage(author);
        await author.Sees(remark);
        await author.Follow("Sửa nội dung");
        await draft.Fill("ly-do", $"Tiếp thu góp ý {remark}.");
        await draft.Fill("buoc-3-thoi-han", "1,5");
        await draft.Fill("tong-thoi-han", "5");
        await author.Press("Lưu nội dung");
        await draft.Submit();
        await Appraised(Chief, draft.Address);
        await author.Open(draft.Address);
        await draft.Decide("150-QĐ/TU", s_today);
        await draft.Publish();

        await using var visitor = await site.Visitor();
        await visitor.OpenUntil($"/thu-tuc/{code}/phien-ban", "150-QĐ/TU");
        await visitor.Sees(remark);
        await visitor.Press("So sánh");
        await Assertions.Expect(visitor.Page.Locator("main ins").Filter(new() { HasText = "1,5" })).ToBeVisibleAsync();
        await visitor.Open($"/thu-tuc/{code}");
        await visitor.Sees("Tiếp thu, rút thời hạn bước 3 còn một ngày rưỡi.");
        await visitor.Sees("5 ngày làm việc (kế hoạch); trong đó 5 ngày làm việc kể từ khi tiếp nhận đủ hồ sơ");
        await visitor.Follow("So sánh");
        await visitor.Sees($"So sánh {code}: phiên bản 2 và 4");
    }

    private async Task TheCommuneSolvesTheConflict(string code)
    {
        await using var author = await site.Officer(LocalAuthor);
        await author.OpenUntil("/thong-bao", code);
        await author.Open("/dia-phuong");
        await author.Follow("1 nội dung cụ thể hóa cần xử lý");
        await author.Leave(() => author.Page.GetByRole(AriaRole.Button, new() { Name = $"Áp dụng lại: {code}" }).First.ClickAsync());
        Assert.Equal("2", await author.Page.Locator("[name='b3-han']").InputValueAsync());
        await DraftPage.Fill(author, "b3-han", "1");
        await DraftPage.Fill(author, "ly-do", "Vẫn làm nhanh hơn thời hạn mới.");
        await author.Press("Lưu");
        await author.SeesNot("Chưa làm được");
        await SubmittedAndPublished(author, "45-QĐ/ĐU");
        await author.Open("/dia-phuong/xung-dot");
        await author.Sees("Không có nội dung nào cần xử lý");

        await using var visitor = await site.Visitor();
        await visitor.OpenUntil($"/thu-tuc/{code}?co-quan=X01", "45-QĐ/ĐU");
        await visitor.Sees(Safeguard);
        await visitor.Sees("Ghi cả nhiệm kỳ và chức vụ.");
    }
}
