using ThongSuot.Browser.Tests.Pages;
using ThongSuot.Browser.Tests.Running;

namespace ThongSuot.Browser.Tests.Walking;

/// <summary>A procedure above "Thường" (political vetting): metadata only, reasons from a list, no files.</summary>
public sealed class SecretDossierTests(Site site)
{
    [Fact]
    public async Task Only_metadata_is_asked_and_kept()
    {
        string code;
        await using (var filer = await site.Officer("bithu.cs04"))
        {
            var filing = new FilingPage(filer);
            await filing.BeginAt("TCCB-13");
            await filer.Sees("Hồ sơ có nội dung mật");
            Assert.Equal(0, await filer.Page.Locator("input[type=file], textarea").CountAsync());
            var dossier = await filing.Send();
            await filer.Sees("Độ mật: Mật");
            code = await dossier.Code;
        }

        await using var clerk = await site.Officer("vanthu1.tu-btc");
        var received = await (await DeskPage.Of(clerk)).Take(code);
        Assert.Equal(0, await clerk.Page.Locator("input[type=file], textarea").CountAsync());
        await received.Do("Trả lại để bổ sung", new Answer("Nội dung cần bổ sung (nêu đủ một lần)", "Thiếu thành phần hồ sơ; nội dung cụ thể gửi theo đường mật"));
        Assert.Equal("Chờ bổ sung", await received.Status);
    }
}
