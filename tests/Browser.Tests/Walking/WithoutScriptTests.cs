using ThongSuot.Browser.Tests.Pages;
using ThongSuot.Browser.Tests.Running;

namespace ThongSuot.Browser.Tests.Walking;

/// <summary>Where the browser runs no script, work goes on all the same.</summary>
public sealed class WithoutScriptTests(Site site)
{
    [Fact]
    public async Task A_dossier_is_filed_with_a_file_and_acted_on()
    {
        string code;
        await using (var secretary = await site.Officer("bithu.cb002", script: false))
        {
            var filing = new FilingPage(secretary);
            await filing.Begin("kết nạp đảng viên", "Kết nạp đảng viên");
            await filing.Choose("Đảng ủy cấp trên trực tiếp");
            await filing.Subject("Lê Văn Thuận");
            await filing.Save();
            await filing.Upload("2. Đơn xin vào Đảng (mẫu 1-KNĐ)", "Đơn.pdf", SmallPdf.Bytes);
            await filing.TheRestOnPaper();
            var dossier = await filing.Send();
            await secretary.Sees("Đã gửi hồ sơ");
            code = await dossier.Code;

            var again = await (await DeskPage.Of(secretary)).Take(code);
            await again.Complete(new Answer("Ý kiến, ghi chú", "Đã thẩm tra lý lịch."));
            await secretary.Sees("Đã ghi nhận.");
        }

        await using var deputy = await site.Officer("phobithu.cb002", script: false);
        var next = await (await DeskPage.Of(deputy)).Take(code);
        await next.Vote(9, new Answer("Tán thành", "12"));
        await deputy.Sees("Chưa thực hiện được");
        Assert.Equal("12", await next.Entered("Hoàn thành bước", "Tán thành"));
        await next.Vote(9);
        Assert.StartsWith("3. ", await next.CurrentStep, StringComparison.Ordinal);
    }
}
