using Microsoft.Playwright;
using ThongSuot.Browser.Tests.Pages;
using ThongSuot.Browser.Tests.Running;

namespace ThongSuot.Browser.Tests.Walking;

/// <summary>Right authority only, as each person concerned meets it.</summary>
public sealed class AuthorityTests(Site site)
{
    private const string Clerk = "chuyenvien1.x01-vp", Board = "bithu.x01", Chief = "chanhvp.x01-vp";

    [Fact]
    public async Task What_was_not_processed_is_counted_and_taken_in_by_the_standing_board_alone()
    {
        var (code, address) = await File("dangvien1.cb008");
        await using (var clerk = await site.Officer(Clerk))
        {
            var dossier = await (await DeskPage.Of(clerk)).Take(code);
            await dossier.Do("Không đúng thẩm quyền", new Answer("Lý do không đúng cấp, không đúng thẩm quyền", "Việc của Tỉnh ủy."));
            // Without why it is not for this body nothing happens, and what was typed stays.
            await clerk.Sees("Chọn vì sao không đúng thẩm quyền.");
            Assert.Equal("Việc của Tỉnh ủy.", await dossier.Entered("Không đúng thẩm quyền", "Lý do không đúng cấp, không đúng thẩm quyền"));
            await dossier.Do("Không đúng thẩm quyền", new Answer("Gửi vượt cấp", ""));
            await clerk.Sees("Gửi vượt cấp");
            Assert.False(await dossier.Offers("Tiếp nhận theo quyết định"));
        }

        await using var board = await site.Officer(Board);
        await board.Open("/dieu-hanh/khong-xu-ly");
        await board.Sees("theo nơi gửi và lý do");
        await board.Follow(code);
        var refused = new DossierPage(board);
        Assert.Equal(address, refused.Address);
        await refused.Do("Tiếp nhận theo quyết định", new Answer("Số, ký hiệu quyết định của Thường trực", "07-QĐ/ĐU"), new Answer("Ngày quyết định", Today.Posted()));
        await board.Sees("Đã ghi nhận.");
        await board.Sees("Tiếp nhận theo Quyết định 07-QĐ/ĐU");
        Assert.Equal("Đang giải quyết", await refused.Status);

        await using var again = await site.Officer(Clerk);
        var taken = await (await DeskPage.Of(again)).Take(code);
        Assert.False(await taken.Offers("Không đúng thẩm quyền"));
    }

    [Fact]
    public async Task A_copy_to_know_is_marked_and_offers_nothing()
    {
        string address;
        await using (var member = await site.Officer("dangvien2.cb008"))
        {
            var filing = new FilingPage(member);
            await filing.BeginAt("VTLT-15");
            await filing.Choose("Cấp dưới");
            await filing.TheRestOnPaper();
            await member.Page.GetByText("Đồng gửi để biết").First.ClickAsync();
            await filing.Choose("Ban Xây dựng Đảng Đảng ủy xã Phú Vân");
            address = (await filing.Send()).Address;
            await member.Sees("Đồng gửi để biết");
        }

        await using var reader = await site.Officer("truongban.x01-xdd");
        await reader.OpenUntil("/thong-bao", "gửi đến cơ quan của đồng chí để biết");
        await reader.Open(address);
        await reader.Sees("Bản để biết");
        Assert.False(await new DossierPage(reader).Offers("Hoàn thành bước"));
    }

    [Fact]
    public async Task Time_is_asked_for_by_who_works_and_given_by_who_leads()
    {
        string code, address;
        await using (var member = await site.Officer("dangvien1.cb009"))
        {
            var sent = await FilingPage.Request(member);
            (code, address) = (await sent.Code, sent.Address);
        }

        await using (var clerk = await site.Officer(Clerk))
            await (await (await DeskPage.Of(clerk)).Take(code)).Complete();
        await using (var sorting = await site.Officer(Chief))
        {
            await (await (await DeskPage.Of(sorting)).Take(code)).Complete(new Answer("Xin ý kiến", ""));
            await sorting.Sees("Thời hạn cả hồ sơ theo loại việc: 7 ngày làm việc");
        }

        await using var officer = await site.Officer("chuyenvien2.x01-vp");
        var working = await (await DeskPage.Of(officer)).Take(code);
        await working.Do("Đề nghị gia hạn", new Answer("Gia hạn thêm", "2"), new Answer("Lý do cần thêm thời gian", "Chờ số liệu của Ủy ban nhân dân xã."));
        await officer.Sees("Đề nghị gia hạn thêm 2 ngày làm việc");

        await using var chief = await site.Officer(Chief);
        var asked = await (await DeskPage.Of(chief)).Take(code);
        Assert.Equal(address, asked.Address);
        await asked.Do("Gia hạn", new Answer("Lý do gia hạn", "Đồng ý."));
        await chief.Sees("Gia hạn đến");
    }

    [Fact]
    public async Task More_time_for_the_whole_is_asked_for_and_given_by_who_leads_the_competent_body()
    {
        string code;
        await using (var member = await site.Officer("dangvien1.cb008"))
            code = await (await FilingPage.Request(member)).Code;
        await using (var clerk = await site.Officer(Clerk))
        {
            var working = await (await DeskPage.Of(clerk)).Take(code);
            await working.Do("Đề nghị gia hạn cả hồ sơ", new Answer("Gia hạn cả hồ sơ thêm", "3"), new Answer("Lý do cần thêm thời gian", "Chờ ý kiến của nhiều nơi."));
            await clerk.Sees("Đề nghị gia hạn cả hồ sơ thêm 3 ngày làm việc");
        }

        await using var board = await site.Officer(Board);
        var desk = await DeskPage.Of(board);
        await board.Sees("Xét gia hạn cả hồ sơ");
        var asked = await desk.Take(code);
        await board.Sees("đề nghị thêm 3 ngày làm việc");
        await asked.Do("Gia hạn cả hồ sơ", new Answer("Lý do gia hạn", "Đồng ý."));
        await board.Sees("Gia hạn cả hồ sơ đến");
        await board.Open(asked.Address + "/thoi-han");
        await board.Sees("Gia hạn thêm 3 ngày làm việc");
    }

    [Fact]
    public async Task A_paper_that_came_to_the_wrong_body_is_registered_and_counted()
    {
        await using (var clerk = await site.Officer(Clerk))
        {
            await clerk.Open("/ho-so/moi");
            await clerk.Follow("Văn bản giấy gửi sai nơi: ghi nhận không xử lý");
            await clerk.Page.GetByLabel("Nơi gửi").SelectOptionAsync("Ban Nội chính Tỉnh ủy Sông Thanh");
            await clerk.Page.GetByLabel("Số, ký hiệu văn bản").FillAsync("31-CV/BNCTU");
            await clerk.Page.GetByLabel("Không thuộc lĩnh vực của cơ quan nhận").CheckAsync();
            await clerk.Page.GetByRole(AriaRole.Button, new() { Name = "Ghi nhận không xử lý" }).ClickAsync();
            // What is missing is named, what was typed stays.
            await clerk.Sees("Ghi trích yếu, không quá 500 ký tự.");
            Assert.Equal("31-CV/BNCTU", await clerk.Page.GetByLabel("Số, ký hiệu văn bản").InputValueAsync());
            await clerk.Page.GetByLabel("Trích yếu").FillAsync("Đề nghị cung cấp số liệu về đất đai");
            await clerk.Page.GetByRole(AriaRole.Button, new() { Name = "Ghi nhận không xử lý" }).ClickAsync();
            await clerk.Sees("Đã ghi nhận");
            await clerk.Sees("31-CV/BNCTU, Đề nghị cung cấp số liệu về đất đai");
        }

        await using var board = await site.Officer(Board);
        await board.Open("/dieu-hanh/khong-xu-ly");
        await board.Sees("văn bản giấy");
    }

    private async Task<(string Code, string Address)> File(string userName)
    {
        await using var member = await site.Officer(userName);
        var dossier = await FilingPage.Suggestion(member);
        return (await dossier.Code, dossier.Address);
    }
}
