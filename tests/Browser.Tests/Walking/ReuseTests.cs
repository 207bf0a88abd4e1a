using ThongSuot.Browser.Tests.Pages;
using ThongSuot.Browser.Tests.Running;

namespace ThongSuot.Browser.Tests.Walking;

/// <summary>A paper that was handed in once is not asked for again.</summary>
public sealed class ReuseTests(Site site)
{
    private const string Application = "2. Đơn xin vào Đảng (mẫu 1-KNĐ)", File = "Đơn của Trần Thị Lan.pdf";

    [Fact]
    public async Task A_file_of_an_earlier_dossier_about_the_same_person_is_taken_again()
    {
        await using var secretary = await site.Officer("bithu.cb001");
        var filing = new FilingPage(secretary);
        await Begin(filing, "Trần Thị Lan");
        await filing.Upload(Application, File, SmallPdf.Bytes);
        await filing.TheRestOnPaper();
        await filing.Send();
        await secretary.Sees("Hồ sơ");

        await Begin(filing, "Người khác");
        await secretary.SeesNot(File);
        await Begin(filing, "Trần Thị Lan");
        await secretary.Sees($"Đã có: {File}");
        await secretary.Press($"Dùng lại {File}");
        await secretary.SeesNot("Đã có:");
        await secretary.Sees("đã có 1 tệp");

        await secretary.Open("/thu-tuc/TCCB-01");
        await secretary.Sees("Đã có ở hồ sơ trước của cơ quan đồng chí");
        await using var visitor = await site.Visitor();
        await visitor.Open("/thu-tuc/TCCB-01");
        await visitor.SeesNot("Đã có ở hồ sơ trước");
    }

    private static async Task Begin(FilingPage filing, string subject)
    {
        await filing.BeginAt("TCCB-01");
        await filing.Choose("Đảng ủy cấp trên trực tiếp");
        await filing.Subject(subject);
        await filing.Save();
    }
}
