using Microsoft.Playwright;
using ThongSuot.Browser.Tests.Pages;
using ThongSuot.Browser.Tests.Running;

namespace ThongSuot.Browser.Tests.Walking;

/// <summary>The author of a new text walks it to its end before anybody else has seen it.</summary>
public sealed class TryOutTests(Site site)
{
    private const string Author = "chuyenvien1.tu-vp", Elsewhere = "chuyenvien1.x01-vp";

    [Fact]
    public async Task A_new_draft_is_walked_to_its_end()
    {
        await using var author = await site.Officer(Author);
        var draft = (await DraftPage.Begin(author, "CYCN", "Cấp lại chứng thư số bị hỏng của cơ quan đảng cấp xã", "Cơ quan có chứng thư số để tiếp tục ký văn bản.", "Chưa có quy trình riêng.")).Address;
        await author.Follow("Chạy thử");
        var address = new Uri(author.Page.Url).AbsolutePath;
        Assert.Equal(draft + "/chay-thu", address);

        await author.Page.GetByLabel("Cơ quan, tổ chức nộp hồ sơ").SelectOptionAsync("X01");
        await author.Press("Tiếp tục");
        await author.Press("Nộp thử");
        await author.Sees("Bước 2. Tiếp nhận, kiểm tra thẩm quyền và thành phần hồ sơ");
        await author.Sees("Văn phòng Tỉnh ủy");

        // A second step, taken back and done again four working days later: past its half day, also of what is filed on a day off.
        await author.Press("Hoàn thành bước");
        await author.Sees("Bước 3. Thẩm định, lập tờ trình");
        await author.Press("Lùi lại một việc");
        await author.Sees("Bước 2. Tiếp nhận, kiểm tra thẩm quyền và thành phần hồ sơ");
        await author.Page.Locator(".action [name='sau-ngay']").FillAsync("hai");
        await author.Press("Hoàn thành bước");
        await author.Sees("Ghi số nguyên");
        await author.Page.Locator(".action [name='sau-ngay']").FillAsync("4");
        await author.Press("Hoàn thành bước");
        await author.Sees("quá hạn");

        // Returned, and supplemented by the filer.
        await author.Press("Trả lại để bổ sung");
        await author.Page.Locator(".action [name='note']").FillAsync("Thiếu văn bản đề nghị.");
        await author.Press("Trả lại để bổ sung", author.Page.Locator(".action"));
        await author.Sees("Chờ bổ sung");
        await author.Press("Gửi bổ sung");
        foreach (var step in (string[])["Bước 4. Xem xét, quyết định", "Bước 5. Phát hành kết quả, lưu hồ sơ"])
        {
            await author.Press("Hoàn thành bước");
            await author.Sees(step);
        }

        await author.Press("Hoàn thành bước");
        await author.Sees("Kết quả chạy thử");
        await author.Sees("Đã có kết quả");
        await author.Sees("Hồ sơ đã đi qua mọi bước của quy trình.");
        await ItLeftNothing(author);

        await using var other = await site.Officer(Elsewhere);
        await other.Open(address, status: 404);
    }

    private static async Task ItLeftNothing(Person author)
    {
        await author.Open("/ho-so?q=ch%E1%BB%A9ng+th%C6%B0+s%E1%BB%91");
        await author.SeesNot("Cấp lại chứng thư số bị hỏng");
        await author.Open("/thong-bao");
        await author.SeesNot("Cấp lại chứng thư số bị hỏng");
    }
}
