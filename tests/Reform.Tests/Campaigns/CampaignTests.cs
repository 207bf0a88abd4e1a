using ThongSuot.Contracts.Procedures;
using ThongSuot.Platform.Results;
using ThongSuot.Platform.Security;
using ThongSuot.Reform.Campaigns;

namespace ThongSuot.Reform.Tests.Campaigns;

/// <summary>A review chooses exactly one of two ways, with reason and target.</summary>
public sealed class CampaignTests(ReformProvince province) : IClassFixture<ReformProvince>
{
    private static readonly ReviewAnswer Shorter = new(ReviewProcedure.Shorten, "Bớt giấy tờ", null, 3, null, 20m, null, null, false);

    [Fact]
    public async Task Only_the_coordinator_opens_a_campaign_and_says_over_what()
    {
        Assert.Equal("REVIEW_NOT_YOURS", (await Open(province.Secretary)).Refusal.Code);
        var empty = await province.Ask<OpenCampaign, Result<Campaign>>(o => o.Run(
            province.Coordinator, new CampaignPlan("", "", null, null, new Dictionary<string, Guid>(), []), default));
        Assert.Equal(["CAMPAIGN_NAME", "CAMPAIGN_BASIS", "CAMPAIGN_DAYS", "CAMPAIGN_EMPTY"], empty.Refusals.Select(r => r.Code));

        var campaign = (await Open(province.Coordinator)).Value;

        Assert.Matches("^RS-2026-[0-9]{3}$", campaign.Code);
        Assert.Equal(8, (await Items(campaign)).Count);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("bai-bo")]
    [InlineData("rut-ngan,nang-chat-luong")]
    public async Task A_review_that_chooses_neither_is_refused(string? choice)
    {
        var campaign = (await Open(province.Coordinator)).Value;

        var refused = await Review(province.Owner, campaign, Shorter with { Choice = choice });

        Assert.Equal("CHOOSE_ONE", refused.Refusal.Code);
        Assert.All(await Items(campaign), i => Assert.Null(i.Item.Choice));
    }

    [Fact]
    public async Task Each_way_needs_its_reason_and_target_and_a_target_is_less_than_what_is()
    {
        var campaign = (await Open(province.Coordinator)).Value;

        Assert.Equal(["REVIEW_REASON", "TARGET_MISSING"], (await Review(province.Owner, campaign, Shorter with { Reason = "", Components = null, Days = null })).Refusals.Select(r => r.Code));
        Assert.Equal([("TARGET_NOT_LESS", "thanh-phan"), ("TARGET_NOT_LESS", "ngay")],
            (await Review(province.Owner, campaign, Shorter with { Components = 4, Days = 22.5m })).Refusals.Select(r => (r.Code, r.Field!)));
        Assert.Equal(["MEASURE_MISSING", "GOAL_MISSING"], (await Review(province.Owner, campaign, Shorter with { Choice = ReviewProcedure.Improve })).Refusals.Select(r => r.Code));
        Assert.Equal("REVIEW_NOT_YOURS", (await Review(province.Secretary, campaign, Shorter)).Refusal.Code);

        var improved = await Review(province.Owner, campaign, Shorter with { Choice = ReviewProcedure.Improve, Measure = "Mẫu hướng dẫn", Goal = "Trả lại dưới 5 %" });
        Assert.Equal((ReviewChoice.Improve, (int?)null), (improved.Value.Choice, improved.Value.Components));
    }

    [Fact]
    public async Task A_review_begins_a_draft_and_the_version_that_comes_of_it_is_measured_against_the_target()
    {
        var campaign = (await Open(province.Coordinator)).Value;
        province.Drafts.Refuses = new Refusal("NO_DRAFT", "Không soạn được.");
        Assert.Equal("NO_DRAFT", (await Review(province.Owner, campaign, Shorter with { BeginDraft = true })).Refusal.Code);
        province.Drafts.Refuses = null;

        var reviewed = await Review(province.Owner, campaign, Shorter with { BeginDraft = true });

        Assert.True(reviewed.IsOk);
        Assert.Contains(("CYCN-08", (Guid?)null, new DraftOrigin("campaign", campaign.Code, campaign.Address)), province.Drafts.Begun);
        Assert.Null((await Items(campaign)).Single(i => i.Item.Procedure == "CYCN-08").IsReached);

        // As if this other procedure's text had been published for it.
        var other = (await province.Procedures.FindPublished("VTLT-02", default))!;
        province.MoreVersions.Add(new HistoricVersion(
            other.VersionId, "CYCN-08", "CYCN", 2, null, false, province.Time.GetUtcNow(), null, [new DraftOrigin("campaign", campaign.Code, campaign.Address)]));
        var report = (await Items(campaign)).Single(i => i.Item.Procedure == "CYCN-08");
        province.MoreVersions.Clear();

        Assert.Equal(2, report.Reached!.Number);
        Assert.Equal([("thành phần", 4m, 3m, (decimal?)other.Components.Length), ("ngày làm việc", 22.5m, 20m, report.After!.Days)], report.Targets);
        Assert.Equal(other.Components.Length <= 3 && report.After.Days <= 20, report.IsReached);
    }

    [Fact]
    public async Task What_is_not_reviewed_in_time_is_late_and_a_closed_campaign_takes_nothing_more()
    {
        var campaign = (await Open(province.Coordinator)).Value;
        await Review(province.Owner, campaign, Shorter);
        province.Time.Advance(TimeSpan.FromDays(60));

        var items = await Items(campaign);
        var progress = Assert.Single(await province.Ask<CampaignReader, IReadOnlyList<FieldProgress>>(r => r.Progress(items, default)));
        Assert.Equal((8, 1, 7), (progress.Total, progress.Done, progress.Late));
        var page = await province.Draw<CampaignPage>(province.Owner, campaign.Address, ("Code", campaign.Code));
        Assert.Contains("7 chậm", page.TextContent, StringComparison.Ordinal);
        Assert.Equal(8, page.QuerySelectorAll($"a[href^='{campaign.Address}/ra-soat?thu-tuc=CYCN-']").Length);
        Assert.NotEmpty((await province.Draw<ReviewItemPage>(province.Owner, $"{campaign.Address}/ra-soat?thu-tuc=CYCN-01", ("Code", campaign.Code))).QuerySelectorAll("input[type=radio][name=chon]"));

        Assert.True((await province.Ask<CloseCampaign, Result<Campaign>>(c => c.Run(province.Coordinator, campaign.Id, default))).IsOk);
        Assert.Equal("CAMPAIGN_CLOSED", (await Review(province.Owner, campaign, Shorter)).Refusal.Code);
    }

    private Task<Result<Campaign>> Open(Actor actor)
    {
        var today = DateOnly.FromDateTime(province.Time.GetUtcNow().DateTime);
        return province.Ask<OpenCampaign, Result<Campaign>>(o => o.Run(
            actor, new CampaignPlan("Rà soát quý II", "Kế hoạch 05-KH/TU", today, today.AddDays(30), new Dictionary<string, Guid> { ["CYCN"] = province.Office.Id }, []), default));
    }

    private Task<Result<CampaignItem>> Review(Actor actor, Campaign campaign, ReviewAnswer answer) =>
        province.Ask<ReviewProcedure, Result<CampaignItem>>(r => r.Run(actor, campaign.Id, "CYCN-08", answer, default));

    private Task<IReadOnlyList<ItemReport>> Items(Campaign campaign) => province.Ask<CampaignReader, IReadOnlyList<ItemReport>>(r => r.Items(campaign, default));
}
