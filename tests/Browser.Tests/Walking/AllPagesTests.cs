using ThongSuot.Browser.Tests.Running;

namespace ThongSuot.Browser.Tests.Walking;

/// <summary>Pages that no walk passes are accessible and fit a phone as well.</summary>
public sealed class AllPagesTests(Site site)
{
    [Theory]
    [InlineData("/thu-tuc")]
    [InlineData("/thu-tuc/KTUB-05")]
    [InlineData("/linh-vuc/VTLT")]
    [InlineData("/bieu-mau/BM-VTLT-24")]
    public async Task A_visitor_reads(string address)
    {
        await using var visitor = await site.Visitor();
        await visitor.Open(address);
        Assert.NotEmpty(await visitor.Heading());
    }

    [Fact]
    public async Task An_officer_reads_lists_bodies_and_the_own_account()
    {
        await using var officer = await site.Officer("bithu.x01");
        foreach (var address in (string[])["/ho-so", "/ho-so?trang-thai=dang", "/ho-so/moi", "/thong-bao", "/co-quan", "/co-quan/X01", "/tai-khoan", "/ban-lam-viec?loc=qua-han"])
        {
            await officer.Open(address);
            Assert.NotEmpty(await officer.Heading());
        }
    }

    [Fact]
    public async Task An_address_without_a_page_says_so()
    {
        await using var officer = await site.Officer("bithu.x01");
        await officer.Open("/khong-co-trang-nay", status: 404);
        await officer.Sees("Không tìm thấy");
    }
}
