using System.Globalization;
using Microsoft.Playwright;
using ThongSuot.Browser.Tests.Running;
using ThongSuot.Load;
using ThongSuot.Testing;

namespace ThongSuot.Browser.Tests.Walking;

/// <summary>
/// Figures of work that was done in this process, by a clock that the test moves: the program opens the same data and counts what it hears.
/// </summary>
public sealed class FigureTests(Site site)
{
    [Fact]
    public async Task A_coordinator_goes_from_an_indicator_to_its_dossiers_and_takes_the_table_along()
    {
        var today = TimeProvider.System.GetUtcNow();
        var time = new FixedTime(today.AddDays(-75));
        await using var installation = await SampleInstallation.Create(null, time);
        var filings = new Filings(installation);
        var (filed, begin) = (new List<Guid>(), time.GetUtcNow());
        for (var month = 0; month < 3; month++)
        {
            time.Set(begin.AddDays(30 * month));
            filed.AddRange(await filings.File(4, "TU"));
        }

        // One stays open; the others are over within a few days, some of them late.
        foreach (var (i, dossier) in filed.Skip(1).Index())
        {
            time.Set(begin.AddDays((30 * ((i + 1) / 4)) + 1));
            while (await filings.Complete(dossier))
                time.Advance(TimeSpan.FromDays(i % 4 == 0 ? 4 : 0.2));
        }

        await using var program = await PublishedProgram.Start(installation.Program(0));
        var view = installation.Organisation;
        var coordinator = view.HoldersOf("reform_coordinator", view.FindByCode("TU-VP")!.Id).First();
        await using var person = await site.Officer(installation.UserName(coordinator), at: program);
        // The year in which most of it ended.
        var year = begin.AddDays(30).Year.ToString(CultureInfo.InvariantCulture);
        await person.OpenUntil($"/chi-tieu/kpi-5?nam={year}", "trên");
        await person.OpenUntil($"/chi-tieu?nam={year}", "KPI-1. Hồ sơ liên thông luân chuyển hoàn toàn điện tử");
        await person.Sees("Chưa đo được: hệ thống chưa quản lý nội dung này.");
        // The picture is drawn, and its table says the same.
        await Assertions.Expect(person.Page.Locator("figure.chart canvas").First).ToBeVisibleAsync();
        var here = today.ToOffset(TimeSpan.FromHours(7));
        Assert.Equal(here.Year.ToString(CultureInfo.InvariantCulture) == year ? here.Month : 12, await person.Page.Locator("table tbody tr").CountAsync());

        await person.Follow("KPI-5. Hồ sơ giải quyết đúng hạn");
        await person.Sees("Cách tính");
        var rows = person.Page.GetByRole(AriaRole.Table, new() { Name = "Cách tính" }).GetByRole(AriaRole.Row);
        var timed = rows.Filter(new() { HasText = "Mẫu số" }).GetByRole(AriaRole.Link);
        var count = int.Parse(await timed.InnerTextAsync(), CultureInfo.InvariantCulture);
        Assert.InRange(count, 1, 11);
        await person.Leave(() => timed.ClickAsync());
        await person.Sees($"Trong năm {year}.");

        await person.Open($"/chi-tieu/kpi-7?nam={year}");
        await person.Sees("Không có hồ sơ nào gửi sai thẩm quyền trong kỳ");
        foreach (var page in (string[])["thoi-gian", "lanh-dao", "lam-tot", "su-dung", "bao-cao", "kpi-3", "kpi-9", "kpi-11"])
            await person.Open($"/chi-tieu/{page}?nam={year}");
        await person.Open($"/chi-tieu/thoi-gian?nam={year}");
        var waiting = person.Page.WaitForDownloadAsync();
        await person.Page.GetByRole(AriaRole.Link, new() { Name = "Tải CSV" }).ClickAsync();
        var file = await File.ReadAllTextAsync(await (await waiting).PathAsync());
        Assert.Contains("Trung vị (ngày làm việc)", file, StringComparison.Ordinal);
        await person.Open("/chi-tieu/kpi-99", 404);

        // Nobody else's dossiers are shown behind a number.
        await using var secretary = await site.Officer("bithu.cb001", at: program);
        await secretary.Open($"/chi-tieu/kpi-5/ho-so?phan=co-han&nam={year}");
        await secretary.Sees("Không có hồ sơ nào đồng chí được xem");
    }
}
