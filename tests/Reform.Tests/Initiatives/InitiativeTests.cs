using Microsoft.EntityFrameworkCore;
using ThongSuot.Contracts.Notifications;
using ThongSuot.Contracts.Procedures;
using ThongSuot.Platform.Log;
using ThongSuot.Platform.Results;
using ThongSuot.Platform.Security;
using ThongSuot.Reform.Initiatives;

namespace ThongSuot.Reform.Tests.Initiatives;

/// <summary>From a person's proposal to the Office's decision.</summary>
public sealed class InitiativeTests(ReformProvince province) : IClassFixture<ReformProvince>
{
    private static readonly InitiativeText Text = new("Gộp hai phiếu trình", "Hai phiếu ghi cùng nội dung", "Dùng một phiếu", "Bớt một biểu mẫu", "CYCN", "CYCN-08");

    [Fact]
    public async Task It_is_proposed_asked_about_answered_and_accepted_with_a_draft()
    {
        var initiative = (await Propose(Text)).Value;
        Assert.Matches("^SK-2026-[0-9]{6}$", initiative.Code);
        Assert.Null(await Seen(province.Owner, initiative));
        Assert.Contains(await province.Ask<InitiativeReader, IReadOnlyList<Initiative>>(r => r.Waiting(province.Coordinator, default)), i => i.Id == initiative.Id);
        Assert.Empty(await province.Ask<InitiativeReader, IReadOnlyList<Initiative>>(r => r.Waiting(province.Secretary, default)));

        Assert.Equal("REVIEW_NOT_YOURS", (await Discuss(province.Secretary, initiative, asks: true)).Refusal.Code);
        Assert.Equal("REVIEW_NOT_YOURS", (await Discuss(province.Secretary, initiative, asks: false)).Refusal.Code);
        Assert.Equal(InitiativeState.Asked, (await Discuss(province.Coordinator, initiative, asks: true)).Value.State);
        Assert.Equal(InitiativeState.Proposed, (await Discuss(province.Secretary, initiative, asks: false)).Value.State);
        var course = await province.Draw<InitiativePage>(province.Secretary, initiative.Address, ("Code", initiative.Code));
        Assert.Contains("Văn phòng", course.TextContent, StringComparison.Ordinal);

        Assert.Equal("REVIEW_NOT_YOURS", (await Decide(province.Secretary, initiative, InitiativeRoute.Draft)).Refusal.Code);
        Assert.Equal("REVIEW_REASON", (await Decide(province.Coordinator, initiative, InitiativeRoute.Draft, "")).Refusal.Code);
        Assert.True((await Decide(province.Coordinator, initiative, InitiativeRoute.Draft)).IsOk);

        Assert.Contains(("CYCN-08", (Guid?)null, new DraftOrigin("initiative", initiative.Code, initiative.Address)), province.Drafts.Begun);
        Assert.Equal("INITIATIVE_DECIDED", (await Decide(province.Coordinator, initiative, null)).Refusal.Code);
        Assert.NotNull(await Seen(province.Owner, initiative));
        Assert.Contains(Text.Title, (await province.Draw<InitiativesPage>(province.Owner, "/sang-kien")).TextContent, StringComparison.Ordinal);
        var told = await province.Look(db => db.Set<LogEntry>().CountAsync(e => e.Stream == initiative.Stream && e.Type == NoticeWanted.Type));
        Assert.Equal(4, told);
    }

    [Fact]
    public async Task A_rejected_one_stays_between_its_author_and_the_Office()
    {
        var initiative = (await Propose(Text with { Procedure = null })).Value;
        Assert.Equal("INITIATIVE_NO_PROCEDURE", (await Decide(province.Coordinator, initiative, InitiativeRoute.Draft)).Refusal.Code);

        Assert.Equal(InitiativeState.Rejected, (await Decide(province.Coordinator, initiative, null)).Value.State);

        Assert.Null(await Seen(province.Owner, initiative));
        Assert.Contains("Không được chấp nhận", (await province.Draw<InitiativePage>(province.Secretary, initiative.Address, ("Code", initiative.Code))).TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_for_software_leads_to_the_procedure_for_software()
    {
        var initiative = (await Propose(Text)).Value;
        await Decide(province.Coordinator, initiative, InitiativeRoute.Software);

        var page = await province.Draw<InitiativePage>(province.Secretary, initiative.Address, ("Code", initiative.Code));

        Assert.Single(page.QuerySelectorAll("a[href='/ho-so/moi?thu-tuc=CYCN-08']"));
    }

    [Fact]
    public async Task All_that_is_missing_is_told_at_once() =>
        Assert.Equal(
            ["INITIATIVE_TITLE", "INITIATIVE_PROBLEM", "INITIATIVE_PROPOSAL", "INITIATIVE_GAIN", "WORK_FIELD", "WORK_PROCEDURE"],
            (await Propose(new InitiativeText("", "", "", "", null, "KHONG-CO"))).Refusals.Select(r => r.Code));

    private Task<Result<Initiative>> Propose(InitiativeText text) => province.Ask<ProposeInitiative, Result<Initiative>>(p => p.Run(province.Secretary, text, default));

    private Task<Result<Initiative>> Discuss(Actor actor, Initiative initiative, bool asks) =>
        province.Ask<DiscussInitiative, Result<Initiative>>(d => d.Run(actor, initiative.Code, asks, "Bớt được bao nhiêu?", default));

    private Task<Result<Initiative>> Decide(Actor actor, Initiative initiative, InitiativeRoute? route, string reason = "Hợp lý") =>
        province.Ask<DecideInitiative, Result<Initiative>>(d => d.Run(actor, initiative.Code, route, reason, default));

    private Task<Initiative?> Seen(Actor actor, Initiative initiative) => province.Ask<InitiativeReader, Initiative?>(r => r.Find(actor, initiative.Code, default));
}
