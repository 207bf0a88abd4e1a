using ThongSuot.Browser.Tests.Pages;
using ThongSuot.Browser.Tests.Running;

namespace ThongSuot.Browser.Tests.Walking;

/// <summary>What an intake clerk may answer instead of going on, and who may look at all.</summary>
public sealed class IntakeTests(Site site)
{
    private const string Typed = "Phản ánh rõ, có căn cứ; chuyển chuyên viên phân tích.";

    [Fact]
    public async Task Of_two_officers_at_once_the_second_is_told_and_keeps_the_text()
    {
        var (code, address) = await File("dangvien1.cb004");
        await using var first = await site.Officer("chuyenvien1.x01-vp");
        await using var second = await site.Officer("chuyenvien2.x01-vp");
        var firstSees = await (await DeskPage.Of(first)).Take(code);
        var secondSees = await (await DeskPage.Of(second)).Take(code);

        await firstSees.Complete();
        await secondSees.Do("Hoàn thành bước", new Answer("Ý kiến, ghi chú", Typed));

        await second.Sees("Hồ sơ vừa được người khác xử lý");
        Assert.Contains(Typed, await second.EverythingEntered());
        Assert.Equal(address, secondSees.Address);
        Assert.StartsWith("2. ", await secondSees.CurrentStep, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_person_who_has_no_part_does_not_find_the_dossier()
    {
        var (code, address) = await File("dangvien1.cb005");
        await using var stranger = await site.Officer("chuyenvien1.x02-vp");
        await stranger.Open(address, status: 404);
        await stranger.Sees("Không tìm thấy");
        await stranger.SeesNot(code);

        await stranger.Open($"/ho-so?q={Uri.EscapeDataString(code)}");
        await stranger.Sees("Không có dòng nào khớp điều kiện lọc");
    }

    [Fact]
    public async Task A_dossier_for_another_body_ends_and_names_that_body()
    {
        var (code, address) = await File("dangvien1.cb006");
        await using (var clerk = await site.Officer("chuyenvien1.x01-vp"))
        {
            var dossier = await (await DeskPage.Of(clerk)).Take(code);
            await dossier.Do("Không đúng thẩm quyền",
                new Answer("Gửi không đúng cơ quan có thẩm quyền giải quyết", ""), new Answer("Lý do không đúng cấp, không đúng thẩm quyền", "Quy định này do Tỉnh ủy ban hành."), new Answer("Cơ quan có thẩm quyền", "Văn phòng Tỉnh ủy Sông Thanh"));
            Assert.Equal("Không xử lý – không đúng thẩm quyền hoặc gửi trùng", await dossier.Status);
        }

        await using var member = await site.Officer("dangvien1.cb006");
        await member.Open(address);
        await member.Sees("Quy định này do Tỉnh ủy ban hành.");
        await member.Sees("Văn phòng Tỉnh ủy Sông Thanh");

        await member.Open($"/ho-so?q={Uri.EscapeDataString(code)}&trang-thai=xong&toi-nop=1");
        await member.Follow(code);
        Assert.Equal(address, new DossierPage(member).Address);
    }

    [Fact]
    public async Task Declining_needs_a_reason_and_tells_it_to_the_filer()
    {
        var (code, address) = await File("dangvien2.cb004");
        await using (var clerk = await site.Officer("chuyenvien1.x01-vp"))
        {
            var dossier = await (await DeskPage.Of(clerk)).Take(code);
            await dossier.Complete();
        }

        await using (var officer = await site.Officer("chuyenvien2.x01-vp"))
        {
            var dossier = await (await DeskPage.Of(officer)).Take(code);
            await dossier.Do("Từ chối giải quyết");
            await officer.Sees("Chưa thực hiện được");
            Assert.Equal("Đang giải quyết", await dossier.Status);

            await dossier.Do("Từ chối giải quyết", new Answer("Lý do từ chối (sẽ thông báo cho người nộp)", "Nội dung đã được sửa đổi từ tháng 9."));
            Assert.Equal("Từ chối giải quyết", await dossier.Status);
        }

        await using var member = await site.Officer("dangvien2.cb004");
        await member.Open(address);
        await member.Sees("Nội dung đã được sửa đổi từ tháng 9.");
    }

    private async Task<(string Code, string Address)> File(string userName)
    {
        await using var member = await site.Officer(userName);
        var dossier = await FilingPage.Suggestion(member);
        await member.Sees("Cơ quan có thẩm quyền: Đảng ủy xã Phú Vân");
        return (await dossier.Code, dossier.Address);
    }
}
