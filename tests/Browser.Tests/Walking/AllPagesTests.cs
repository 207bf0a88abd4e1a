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
    [InlineData("/dat-mat-khau?ma=khong-co")]
    [InlineData("/dang-nhap/buoc-hai")]
    [InlineData("/thiet-lap")]
    [InlineData("/thu-tuc?q=ket+nap&linh-vuc=TCCB")]
    [InlineData("/thu-tuc/TCCB-09/phien-ban")]
    [InlineData("/thu-tuc/TCCB-09/phien-ban/1")]
    [InlineData("/thu-tuc/luot-xem")]
    [InlineData("/can-cu")]
    [InlineData("/thong-bao-niem-yet")]
    [InlineData("/thong-bao-niem-yet/X01?linh-vuc=VTLT")]
    [InlineData("/gop-y/moi")]
    [InlineData("/lay-y-kien")]
    public async Task A_visitor_reads(string address)
    {
        await using var visitor = await site.Visitor();
        await visitor.Open(address);
        Assert.NotEmpty(await visitor.Heading());
    }

    [Theory]
    [InlineData("bithu.x01", "/ho-so /ho-so?trang-thai=dang /ho-so/moi /thong-bao /thong-bao/cai-dat /thong-bao/don-doc /co-quan /co-quan/X01 /co-quan/X01/trach-nhiem /co-quan/trach-nhiem")]
    [InlineData("bithu.x01", "/tai-khoan /tai-khoan/nguoi-than /tai-khoan/mat-khau /tai-khoan/phien /tai-khoan/xac-thuc /tien-trinh /dieu-hanh /dieu-hanh/khong-xu-ly /dieu-hanh/khong-xu-ly?chieu=gui&nam=2025 /ban-lam-viec?loc=qua-han /ban-lam-viec?linh-vuc=TCCB&mat=Mat")]
    [InlineData("quantri1.tu", "/quan-tri/tai-khoan /quan-tri/tai-khoan/mo?tim=khong-ai /quan-tri/nhan-su /quan-tri/nhan-su/moi /quan-tri/nhap-to-chuc /quan-tri/sap-xep /quan-tri/sap-xep?noi=X99&ke-thua=X02 /quan-tri/thu-dien-tu /quan-tri/giao-nhan")]
    [InlineData("quantri1.tu", "/quan-tri/co-quan/moi /quan-tri/co-quan/TU-VP /quan-tri/co-quan/TU-VP/vi-tri /quan-tri/co-quan/TU-VP/chuc-nang /quan-tri/co-quan/TU-VP/to /co-quan/TU-VP/trach-nhiem")]
    [InlineData("chuyenvien1.tu-vp", "/ban-thao /ban-thao/moi /ban-thao/can-cu /dia-phuong /gop-y /gop-y?xem=qua-han /lay-y-kien/moi /vuong-mac /vuong-mac/moi /vuong-mac/tong-hop /danh-gia")]
    [InlineData("chuyenvien2.tu-vp", "/ra-soat /ra-soat/can-cu /ra-soat/co-quan-chua-hoat-dong /ra-soat/cong-viec /ra-soat/cong-viec/de-nghi /ra-soat/cong-viec/tong-hop /ra-soat/diem-nghen /ra-soat/dot /ra-soat/ket-qua /sang-kien /vi-pham /vi-pham/co-quan /vi-pham/thong-ke /vi-pham/ghi-nhan")]
    [InlineData("bithu.x01", "/uy-quyen /uy-quyen/moi /co-quan/X01/uy-quyen /vang-mat /co-quan/X01/vang-mat /co-quan/X01/vang-mat?kieu=tuan /ban-giao")]
    [InlineData("chuyenvien1.x01-vp", "/khong-xu-ly/van-ban-giay")]
    [InlineData("giamsat2.tu", "/nhat-ky?tu=2026-01-01&loai=audit.read /nhat-ky?tu=hom-qua")]
    public async Task A_person_of_the_office_reads(string userName, string addresses)
    {
        await using var person = await site.Officer(userName);
        foreach (var address in addresses.Split(' '))
        {
            await person.Open(address);
            Assert.NotEmpty(await person.Heading());
        }
    }

    [Theory]
    [InlineData("/quan-tri/tai-khoan")]
    [InlineData("/quan-tri/nhan-su")]
    public async Task An_administrator_opens_the_first_of_a_list(string list)
    {
        await using var administrator = await site.Officer("quantri1.tu");
        await administrator.Open(list);
        await administrator.Leave(() => administrator.Page.Locator("tbody th a").First.ClickAsync());
        Assert.NotEmpty(await administrator.Heading());
    }

    [Fact]
    public async Task An_address_without_a_page_says_so()
    {
        await using var officer = await site.Officer("bithu.x01");
        await officer.Open("/khong-co-trang-nay", status: 404);
        await officer.Sees("Không tìm thấy");
    }
}
