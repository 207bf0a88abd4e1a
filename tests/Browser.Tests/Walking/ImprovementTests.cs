using Microsoft.Playwright;
using ThongSuot.Browser.Tests.Running;

namespace ThongSuot.Browser.Tests.Walking;

/// <summary>What those who work with procedures say of them, from the first word to the answer.</summary>
public sealed class ImprovementTests(Site site)
{
    private const string Owner = "chuyenvien1.tu-vp", Coordinator = "chuyenvien2.tu-vp";

    [Fact]
    public async Task A_draft_is_offered_for_comment_and_each_comment_is_answered()
    {
        await using var owner = await site.Officer(Owner);
        await owner.Open("/lay-y-kien/moi");
        await Fill(owner, "ten", "Lấy ý kiến về quy trình chuyển sinh hoạt đảng");
        await Choose(owner, "thu-tuc", "TCCB-03");
        await owner.Page.GetByLabel("Lấy các bước của thủ tục này làm nội dung").CheckAsync();
        await Fill(owner, "tu-ngay", Today.Posted(0));
        await Fill(owner, "den-ngay", Today.Posted(30));
        await owner.Press("Lập đợt");
        await Confirm(owner, "Công bố lấy ý kiến…", "Công bố");
        var address = Path(owner);

        await using (var visitor = await site.Visitor())
        {
            await visitor.Open("/lay-y-kien");
            await visitor.Follow("Lấy ý kiến về quy trình chuyển sinh hoạt đảng");
            await visitor.Page.Locator("form").Filter(new() { HasText = "Gửi ý kiến" }).Locator("[name='noi-dung']").FillAsync("Nên cho nộp bản điện tử.");
            await Fill(visitor, "ten", "Chi bộ khu dân cư");
            await visitor.Page.GetByLabel("Tôi xác nhận nội dung trên không có thông tin mật").CheckAsync();
            await visitor.Press("Gửi ý kiến");
            await visitor.Sees("Đã ghi nhận");
        }

        await owner.Open(address);
        await owner.Page.GetByText("Trả lời ý kiến của Chi bộ khu dân cư").ClickAsync();
        await owner.Page.GetByLabel("Tiếp thu", new() { Exact = true }).CheckAsync();
        await Fill(owner, "giai-trinh", "Đã bổ sung nộp điện tử.");
        await owner.Press("Ghi giải trình");
        await owner.Sees("Đã bổ sung nộp điện tử.");
    }

    [Fact]
    public async Task A_difficulty_is_answered_by_the_office()
    {
        string address;
        await using (var reporter = await site.Officer("bithu.cb001"))
        {
            await reporter.Open("/vuong-mac/moi");
            await Fill(reporter, "noi-dung", "Không rõ ai ký mẫu xác nhận.");
            await reporter.Page.GetByLabel("Tôi xác nhận nội dung trên không có thông tin mật").CheckAsync();
            await reporter.Press("Gửi vướng mắc");
            await reporter.Open("/vuong-mac");
            await reporter.Leave(() => reporter.Page.Locator("tbody a").First.ClickAsync());
            address = Path(reporter);
        }

        await using (var office = await site.Officer(Owner))
        {
            await office.Open(address);
            await Fill(office, "tra-loi", "Bí thư chi bộ ký.");
            await office.Press("Gửi trả lời");
            await office.Sees("Bí thư chi bộ ký.");
            await office.Open("/vuong-mac/tong-hop");
        }

        await using var again = await site.Officer("bithu.cb001");
        await again.Open(address);
        await again.Sees("Bí thư chi bộ ký.");
    }

    [Fact]
    public async Task An_initiative_is_examined_and_accepted()
    {
        await using (var author = await site.Officer("vanthu1.x01-vp"))
        {
            await author.Open("/sang-kien");
            await Fill(author, "ten", "Gộp hai sổ theo dõi công văn");
            await Choose(author, "linh-vuc", "VTLT");
            await Fill(author, "thuc-trang", "Mỗi công văn ghi vào hai sổ.");
            await Fill(author, "de-xuat", "Chỉ dùng sổ điện tử.");
            await Fill(author, "ket-qua", "Bớt 20 phút mỗi ngày.");
            await author.Press("Gửi sáng kiến");
        }

        await using (var office = await site.Officer(Coordinator))
        {
            await office.Open("/sang-kien");
            await office.Follow("Gộp hai sổ theo dõi công văn");
            await office.Page.GetByLabel("Chấp nhận").First.CheckAsync();
            await Fill(office, "ly-do", "Làm được ngay.");
            await office.Press("Quyết định");
        }

        await using var reader = await site.Officer("bithu.cb001");
        await reader.Open("/sang-kien");
        await reader.Sees("Gộp hai sổ theo dõi công văn");
    }

    [Fact]
    public async Task A_campaign_shortens_or_improves_each_procedure_with_reason_and_target()
    {
        await using var coordinator = await site.Officer(Coordinator);
        await coordinator.Open("/ra-soat/dot");
        await Fill(coordinator, "ten", "Rà soát lĩnh vực cơ yếu");
        await Fill(coordinator, "can-cu", "Kế hoạch 12-KH/TU");
        await Fill(coordinator, "tu", Today.Posted(0));
        await Fill(coordinator, "den", Today.Posted(60));
        await coordinator.Page.Locator("[name='linh-vuc'][value='CYCN']").CheckAsync();
        await coordinator.Page.Locator("[name='noi.CYCN']").SelectOptionAsync(new SelectOptionValue { Label = "Văn phòng Tỉnh ủy Sông Thanh" });
        await coordinator.Press("Mở đợt rà soát");
        await coordinator.Sees("0/8");
        var address = Path(coordinator);

        await using var reviewer = await site.Officer(Owner);
        await reviewer.Open(address);
        await reviewer.Leave(() => reviewer.Page.Locator("main a[href*='/ra-soat?']").First.ClickAsync());
        await reviewer.Page.GetByLabel("Nâng chất lượng", new() { Exact = true }).CheckAsync();
        await Fill(reviewer, "ly-do", "Không bớt được bước nào.");
        await reviewer.Press("Lưu kết quả rà soát");
        await reviewer.Sees("Chưa lưu được kết quả rà soát");
        Assert.Equal("Không bớt được bước nào.", await reviewer.Page.Locator("[name='ly-do']").InputValueAsync());
        await Fill(reviewer, "bien-phap", "Hướng dẫn kèm ảnh.");
        await Fill(reviewer, "chi-tieu", "Tỉ lệ trả lại dưới 5 %.");
        await reviewer.Press("Lưu kết quả rà soát");
        await reviewer.Open(address);
        await reviewer.Sees("1/8");
    }

    [Fact]
    public async Task A_commune_lists_its_work_and_asks_for_the_procedure_it_lacks()
    {
        await using var keeper = await site.Officer("chuyenvien1.x01-vp");
        await keeper.Open("/ra-soat/cong-viec");
        await keeper.Leave(() => keeper.Page.Locator("tbody a").First.ClickAsync());
        await Fill(keeper, "ten", "Xác nhận lý lịch đảng viên đi nước ngoài");
        foreach (var field in (string[])["linh-vuc", "loai", "tan-suat", "tham-quyen", "de-xuat"])
            await keeper.Page.Locator($"[name='{field}']").First.SelectOptionAsync(new SelectOptionValue { Index = 1 });
        await Fill(keeper, "so-luong", "12");
        await keeper.Press("Thêm công việc");
        await keeper.Sees("Xác nhận lý lịch đảng viên đi nước ngoài");
        await Confirm(keeper, "Gửi bản kê…", "Gửi bản kê");

        await using var coordinator = await site.Officer(Coordinator);
        await coordinator.Open("/ra-soat/cong-viec/tong-hop?thieu=true");
        await coordinator.Sees("Xác nhận lý lịch đảng viên đi nước ngoài");
    }

    private static Task Fill(Person person, string field, string value) => person.Page.Locator($"[name='{field}']:visible").FillAsync(value);

    private static Task Choose(Person person, string field, string value) => person.Page.Locator($"[name='{field}']").SelectOptionAsync(value);

    private static async Task Confirm(Person person, string open, string sure)
    {
        await person.Page.GetByText(open, new() { Exact = true }).ClickAsync();
        await person.Press(sure);
    }

    private static string Path(Person person) => new Uri(person.Page.Url).AbsolutePath;
}
