using ThongSuot.Dossiers.Steps;
using ThongSuot.Dossiers.Tests;
using ThongSuot.Engine.Processes;
using ThongSuot.Reform.Facts;

namespace ThongSuot.Reform.Tests.Facts;

/// <summary>The heat-map over dossiers that were carried through the use cases, and the comparison of versions.</summary>
public sealed class HeatMapTests(ReformProvince province) : IClassFixture<ReformProvince>
{
    private readonly Given _given = new(province);

    [Theory]
    [InlineData(50, 20)]
    [InlineData(90, 50)]
    [InlineData(100, 50)]
    [InlineData(1, 10)]
    public void A_percentile_is_the_nearest_rank(int percent, int value) =>
        Assert.Equal(value, Shares.Percentile([(50, 2), (10, 4), (20, 4)], percent));

    [Fact]
    public async Task Each_step_is_counted_with_its_lateness_and_links_to_dossiers_that_one_may_see()
    {
        province.Time.Set(new DateTimeOffset(2026, 4, 20, 1, 0, 0, TimeSpan.Zero));
        var late = await _given.At(await _given.Filed("CYCN-08"), "b2");
        province.Time.Set(new DateTimeOffset(2026, 5, 20, 1, 0, 0, TimeSpan.Zero));
        var officer = _given.Officer(late);
        late = await _given.At(late, "b4");
        var prompt = await _given.At(await _given.Filed("CYCN-08"), "b4");
        await province.Relay();

        var question = (await province.Ask<HeatQuestions, HeatQuestion?>(q => q.Read("CYCN-08", null, "2026-01-01", "2026-12-31", null, default)))!;
        var rows = await province.Ask<HeatMap, IReadOnlyList<StepHeat>>(m => m.Of(question, default));

        Assert.Equal(["b1", "b2", "b3", "b4", "b5", "b6"], rows.Select(r => r.Node));
        Assert.Equal((2, 1, 50), (rows[1].Count, rows[1].Late, rows[1].LatePercent));
        Assert.True(rows[1].P90 > 100);
        Assert.Equal(0, rows[3].Count);
        Assert.Equal([late.Id], await province.Ask<HeatMap, IReadOnlyList<Guid>>(m => m.Dossiers(question, "b2", "tre", 10, default)));

        var page = await province.Draw<HeatMapPage>(province.Secretary, "/ra-soat/diem-nghen?thu-tuc=CYCN-08&tu=2026-01-01&den=2026-12-31");
        Assert.Contains("quá hạn", page.TextContent, StringComparison.Ordinal);
        Assert.NotEmpty(page.QuerySelectorAll("a[href*='so-do=tre']"));
        var list = "/ra-soat/diem-nghen/ho-so?thu-tuc=CYCN-08&tu=2026-01-01&den=2026-12-31&buoc=b2&so-do=tre";
        Assert.Single((await province.Draw<HeatDossiersPage>(officer, list)).QuerySelectorAll("a[href^='/ho-so/']"));
        Assert.Empty((await province.Draw<HeatDossiersPage>(province.Secretary, list)).QuerySelectorAll("a[href^='/ho-so/']"));
        Assert.NotEqual(prompt.Id, late.Id);
    }

    [Fact]
    public async Task Of_an_inspection_only_sums_of_at_least_five_are_told_and_no_dossier()
    {
        const string inspection = "KTUB-01";
        for (var i = 0; i < HeatMap.FewestOfCompartment; i++)
        {
            await province.Relay();
            Assert.All(await Heat(inspection), row => Assert.Equal(0, row.Count));
            await _given.Walk.ToTheEnd((await _given.Filed(inspection)).Id);
        }

        await province.Relay();
        var rows = await Heat(inspection);
        Assert.Contains(rows, r => r.Count >= HeatMap.FewestOfCompartment);
        var page = await province.Draw<HeatMapPage>(province.Secretary, $"/ra-soat/diem-nghen?thu-tuc={inspection}");
        Assert.Empty(page.QuerySelectorAll("a[href*='/ho-so']"));
        Assert.Empty(page.QuerySelectorAll("[name=co-quan]"));
        var question = (await province.Ask<HeatQuestions, HeatQuestion?>(q => q.Read(inspection, null, null, null, null, default)))!;
        Assert.Empty(await province.Ask<HeatMap, IReadOnlyList<Guid>>(m => m.Dossiers(question, rows.First(r => r.Count > 0).Node, null, 10, default)));
    }

    [Fact]
    public async Task Versions_are_compared_by_what_became_of_their_dossiers()
    {
        await _given.Walk.ToTheEnd((await _given.Filed("VTLT-02")).Id);
        var returned = await _given.At(await _given.Filed("VTLT-02"), "b4");
        await _given.Done(_given.Officer(returned), returned, new StepAction(CommandKind.ReturnToFiler, "b4") { Note = "Thiếu" });
        await province.Relay();

        var result = Assert.Single(await province.Ask<PilotReport, IReadOnlyList<VersionResult>>(r => r.Of("VTLT-02", default)));

        Assert.Equal((2, 1, 1), (result.Filed, result.Ended, result.Returns));
        Assert.NotNull(result.MedianMinutes);
        var page = await province.Draw<PilotPage>(province.Secretary, "/ra-soat/thi-diem/VTLT-02", ("Code", "VTLT-02"));
        Assert.Contains("chưa có phiên bản thí điểm", page.TextContent, StringComparison.Ordinal);

        // As if this other procedure's version were the pilot.
        await _given.Walk.ToTheEnd((await _given.Filed("TCCB-01")).Id);
        await province.Relay();
        var pilot = (await province.Procedures.FindPublished("TCCB-01", default))!.VersionId;
        province.MoreVersions.Add(new Contracts.Procedures.HistoricVersion(pilot, "VTLT-02", "VTLT", 2, null, true, province.Time.GetUtcNow(), null, []));
        var both = await province.Ask<PilotReport, IReadOnlyList<VersionResult>>(r => r.Of("VTLT-02", default));
        page = await province.Draw<PilotPage>(province.Secretary, "/ra-soat/thi-diem/VTLT-02", ("Code", "VTLT-02"));
        province.MoreVersions.Clear();
        Assert.Equal([(false, 2), (true, 1)], both.Select(r => (r.Version.IsPilot, r.Filed)));
        Assert.Matches("Thí điểm (nhanh|chậm) hơn chính thức|mất cùng thời gian", page.TextContent);
        Assert.Contains("Thí điểm", page.TextContent, StringComparison.Ordinal);
    }

    private async Task<IReadOnlyList<StepHeat>> Heat(string code)
    {
        var question = (await province.Ask<HeatQuestions, HeatQuestion?>(q => q.Read(code, null, null, null, null, default)))!;
        return await province.Ask<HeatMap, IReadOnlyList<StepHeat>>(m => m.Of(question, default));
    }
}
