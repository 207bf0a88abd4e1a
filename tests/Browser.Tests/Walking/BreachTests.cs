using System.Globalization;
using ThongSuot.Browser.Tests.Running;
using ThongSuot.Load;
using ThongSuot.Testing;

namespace ThongSuot.Browser.Tests.Walking;

/// <summary>
/// Work that was done late is recorded by itself, explained by who did it, excused by the head, and counted. The work is done in this process by a clock that the
/// test moves; the program then opens the same data.
/// </summary>
public sealed class BreachTests(Site site)
{
    [Fact]
    public async Task An_officer_who_was_late_explains_the_head_excuses_and_the_statistics_change()
    {
        var today = TimeProvider.System.GetUtcNow();
        var time = new FixedTime(today.AddDays(-30));
        await using var installation = await SampleInstallation.Create(null, time);
        var filings = new Filings(installation);
        var dossier = (await filings.File(1, "TU"))[0];
        var (person, _) = (await filings.NextOf(dossier))!.Value;
        time.Set(today.AddDays(-5));
        Assert.True(await filings.Complete(dossier));
        var (leader, body) = await LeaderOf(installation, person);
        await using var program = await PublishedProgram.Start(installation.Program(0));

        await using var officer = await site.Officer(installation.UserName(person), at: program);
        await officer.OpenUntil("/vi-pham", "Bước xử lý quá hạn");
        await officer.Open("/vi-pham?trang-thai=confirmed");
        await officer.Sees("Không có ghi nhận nào");
        await officer.Open("/vi-pham?nhom=pace&loai=step-late");
        await officer.Leave(() => officer.Page.Locator("tbody a").First.ClickAsync());
        var breach = new Uri(officer.Page.Url).AbsolutePath;
        await officer.Sees("Chờ giải trình");
        await officer.Page.Locator("[name='giai-trinh']").FillAsync("Nhiều hồ sơ đến cùng lúc; đã làm ngay khi có thể.");
        await officer.Press("Gửi giải trình");
        await officer.Sees("Chọn nguyên nhân");
        Assert.Equal("Nhiều hồ sơ đến cùng lúc; đã làm ngay khi có thể.", await officer.Page.Locator("[name='giai-trinh']").InputValueAsync());
        await officer.Page.Locator("[name='nguyen-nhan']").SelectOptionAsync("overload");
        await officer.Page.Locator("form:visible [name='khong-mat']").First.CheckAsync();
        await officer.Press("Gửi giải trình");
        await officer.Sees("Chờ người đứng đầu xem xét");

        var period = $"tu={Day(today.AddDays(-60))}&den={Day(today)}";
        await using var head = await site.Officer(installation.UserName(leader), at: program);
        await head.Open($"/vi-pham/thong-ke?{period}");
        Assert.Equal("1/1 (100 %)", await Cell(head, body, "Quá hạn"));
        Assert.Equal("0/1 (0 %)", await Cell(head, body, "Được miễn trách"));
        await head.Follow(body);
        await head.Open("/vi-pham/co-quan?nguyen-nhan=overload");
        await head.Leave(() => head.Page.Locator("tbody a").First.ClickAsync());
        Assert.Equal(breach, new Uri(head.Page.Url).AbsolutePath);
        await head.Page.GetByLabel("Miễn trách").CheckAsync();
        await head.Page.Locator("[name='nhan-xet']").FillAsync("Khối lượng tăng đột biến, cơ quan đã phân công lại.");
        await head.Page.Locator("form:visible [name='khong-mat']").First.CheckAsync();
        await head.Press("Ghi kết quả xem xét");
        await head.Sees("Miễn trách");
        await head.Open($"/vi-pham/thong-ke?{period}");
        Assert.Equal("1/1 (100 %)", await Cell(head, body, "Được miễn trách"));

        await officer.OpenUntil(breach, "Khối lượng tăng đột biến");
        await officer.Page.Locator("[name='phan-hoi']").FillAsync("Cảm ơn đồng chí, tôi đã rõ.");
        await officer.Page.Locator("form:visible [name='khong-mat']").First.CheckAsync();
        await officer.Press("Gửi phản hồi");
        await officer.Sees("Cảm ơn đồng chí, tôi đã rõ.");
        await officer.Open($"/ho-so/{dossier}");
        await officer.Sees("Bước xử lý quá hạn");

        // Who has nothing to do with it is not told that it exists.
        await using var stranger = await site.Officer("bithu.cb001", at: program);
        await stranger.Open(breach, 404);
        await stranger.Open("/vi-pham/thong-ke");
    }

    private static async Task<(Guid Leader, string Body)> LeaderOf(SampleInstallation installation, Guid person)
    {
        var view = installation.Organisation;
        var leading = await installation.Procedures.LeadingRoles(default);
        return view.HeldBy(person).SelectMany(h => leading.SelectMany(role => view.HoldersOf(role, h.Body)), (held, leader) => (leader, view.Find(held.Body)!.Name)).First(l => l.leader != person);
    }

    private static async Task<string> Cell(Person person, string row, string column) =>
        (await person.Page.Locator("tbody tr").Filter(new() { HasText = row }).Locator($"[data-label='{column}']").InnerTextAsync()).Trim();

    private static string Day(DateTimeOffset at) => at.ToOffset(TimeSpan.FromHours(7)).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
