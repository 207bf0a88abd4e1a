using ThongSuot.Browser.Tests.Pages;
using ThongSuot.Browser.Tests.Running;

namespace ThongSuot.Browser.Tests.Walking;

/// <summary>"Kết nạp đảng viên" from the first page to the result, each step by the officer whose turn it is.</summary>
public sealed class AdmissionTests(Site site)
{
    private const string Candidate = "Trần Thị Minh Hạnh";
    private const string Missing = "Thiếu ý kiến nhận xét của chi ủy nơi cư trú (mẫu 5-KNĐ).";

    [Fact]
    public async Task The_first_page_says_what_there_is_to_anyone()
    {
        await using var visitor = await site.Visitor();
        await visitor.Open("/");
        await visitor.Sees("6 lĩnh vực, 70 quy trình, 79 biểu mẫu");
    }

    [Fact]
    public async Task A_dossier_goes_all_the_way_with_one_return()
    {
        await using var secretary = await site.Officer("bithu.cb001");
        var (code, address) = await File(secretary);

        await Step("bithu.cb001", code, 1, d => d.Complete(new Answer("Ý kiến, ghi chú", "Lý lịch đã thẩm tra xong.")));
        await Step("bithu.cb001", code, 2, d => d.Vote(9));
        await Step("bithu.cs01", code, 3, d => d.Vote(7));
        await Step("vanthu.x01-xdd", code, 4, d => d.Do("Trả lại để bổ sung", new Answer("Nội dung cần bổ sung (nêu đủ một lần)", Missing)));
        await Supplement(secretary, code);
        await Step("vanthu.x01-xdd", code, 4, d => d.Complete());
        await Step("chuyenvien1.x01-xdd", code, 5, d => d.Complete(new Answer("Ý kiến, ghi chú", "Đủ điều kiện, tiêu chuẩn; đề nghị kết nạp.")));
        await Step("bithu.x01", code, 6, d => d.Vote(11));
        await Step("vanthu1.x01-vp", code, 7, d => d.Complete());
        // The deputy: whoever ends a dossier is not told of it again.
        await Step("phobithu.cb001", code, 8, d => d.Complete());

        await TheFilerSeesTheResult(secretary, code, address);
    }

    private static async Task<(string Code, string Address)> File(Person secretary)
    {
        var filing = new FilingPage(secretary);
        await filing.Begin("ket nap dang vien", "Kết nạp đảng viên");
        await filing.CheckIt();
        await secretary.Sees("Ghi họ và tên người");
        await secretary.Sees("Thiếu thành phần 1");

        await filing.Choose("Đảng ủy cấp trên trực tiếp");
        await filing.Subject(Candidate);
        await filing.Save();
        await filing.Upload("2. Đơn xin vào Đảng (mẫu 1-KNĐ)", "Đơn xin vào Đảng.pdf", SmallPdf.Bytes);
        await secretary.Sees("Đơn xin vào Đảng.pdf");
        await filing.TheRestOnPaper();
        await filing.CheckIt();
        await secretary.Sees("Cơ quan có thẩm quyền: Đảng ủy xã Phú Vân");
        await secretary.Sees("Hồ sơ đã đủ để gửi");

        var dossier = await filing.Send();
        await secretary.Sees("Đã gửi hồ sơ");
        await secretary.Sees("Theo quy định:");
        await secretary.Sees("Cơ quan có thẩm quyền: Đảng ủy xã Phú Vân");
        Assert.Equal("Đang giải quyết", await dossier.Status);
        return (await dossier.Code, dossier.Address);
    }

    private async Task Step(string userName, string code, int number, Func<DossierPage, Task> act)
    {
        await using var officer = await site.Officer(userName);
        var desk = await DeskPage.Of(officer);
        if (number == 4)
            await Pictures.Take(officer, "ban-lam-viec.png");
        var dossier = await desk.Take(code);
        if (number == 5)
            await Pictures.Take(officer, "ho-so.png");
        Assert.StartsWith($"{number}. ", await dossier.CurrentStep, StringComparison.Ordinal);
        await act(dossier);
        await officer.Sees("Đã ghi nhận.");
    }

    private static async Task Supplement(Person secretary, string code)
    {
        var desk = await DeskPage.Of(secretary);
        Assert.Equal("Bổ sung hồ sơ theo yêu cầu", await desk.TaskFor(code));
        var dossier = await desk.Take(code);
        Assert.Equal("Chờ bổ sung", await dossier.Status);
        await secretary.Sees("đồng hồ đang dừng");
        await secretary.Sees(Missing);
        await dossier.Do("Gửi bổ sung", new Answer("Nội dung đã bổ sung", "Đã bổ sung ý kiến của chi ủy nơi cư trú."));
        Assert.Equal("Đang giải quyết", await dossier.Status);
    }

    private static async Task TheFilerSeesTheResult(Person secretary, string code, string address)
    {
        await secretary.Open(address);
        var dossier = new DossierPage(secretary);
        Assert.Equal("Đã có kết quả", await dossier.Status);
        await secretary.Sees("Quyết định kết nạp đảng viên (9-KNĐ)");
        var history = await dossier.History.InnerTextAsync();
        foreach (var told in (string[])["Nộp hồ sơ tại", "Trả lại để bổ sung", Missing, "Đã bổ sung", "tán thành 11", "Đã có kết quả"])
            Assert.Contains(told, history, StringComparison.Ordinal);

        await secretary.OpenUntil("/thong-bao", $"Hồ sơ {code} đã kết thúc");
        await secretary.Sees($"Hồ sơ {code} được trả lại để đồng chí bổ sung");
        await secretary.Follow(code);
        Assert.Equal(address, dossier.Address);

        await secretary.Follow("Đánh giá việc giải quyết");
        await secretary.Page.GetByLabel("5/5").CheckAsync();
        await secretary.Press("Gửi đánh giá");
        await secretary.Sees("Cảm ơn đồng chí");
    }
}
