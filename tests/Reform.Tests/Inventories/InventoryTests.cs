using ThongSuot.Contracts.Organisation;
using ThongSuot.Contracts.Procedures;
using ThongSuot.Platform.Files;
using ThongSuot.Platform.Results;
using ThongSuot.Platform.Security;
using ThongSuot.Reform.Inventories;

namespace ThongSuot.Reform.Tests.Inventories;

/// <summary>A body lists its work, submits the list, and brings about the procedures that are missing.</summary>
public sealed class InventoryTests(ReformProvince province) : IClassFixture<ReformProvince>
{
    private static readonly WorkEntry Entry = new(
        "Tiếp nhận văn bản đến", "VTLT", WorkKind.Filed, WorkFrequency.Daily, 4000, false, WorkAuthority.Own, "VTLT-02", WorkProposal.Keep);

    private static readonly WorkEntry Missing = Entry with { Name = "Theo dõi tiến độ nghị quyết", Procedure = null, Proposal = WorkProposal.New, Kind = WorkKind.Internal, Frequency = WorkFrequency.Monthly };

    [Fact]
    public async Task A_list_is_filled_submitted_fixed_and_reopened_only_by_the_coordinator()
    {
        var (actor, body) = Own("organisation_department");
        Assert.Equal("INVENTORY_EMPTY", (await Submit(actor, body)).Refusal.Code);
        var work = (await Keep(actor, body, Entry)).Value;
        Assert.Equal("REVIEW_NOT_YOURS", (await Keep(province.Secretary, body, Entry)).Refusal.Code);
        Assert.Null(await province.Ask<InventoryReader, IReadOnlyList<Work>?>(r => r.Of(province.Secretary, body.Id, default)));

        Assert.True((await Submit(actor, body)).IsOk);

        Assert.Equal("INVENTORY_SUBMITTED", (await Keep(actor, body, Entry)).Refusal.Code);
        Assert.Equal("INVENTORY_SUBMITTED", (await province.Ask<KeepWork, Result<Work>>(k => k.Remove(actor, body.Id, work.Id, default))).Refusal.Code);
        Assert.Equal("INVENTORY_SUBMITTED", (await Submit(actor, body)).Refusal.Code);
        Assert.Single((await province.Ask<InventoryReader, IReadOnlyList<Work>?>(r => r.Of(province.Secretary, body.Id, default)))!);
        Assert.Equal("REVIEW_NOT_YOURS", (await Reopen(actor, body, "Sửa")).Refusal.Code);
        Assert.Equal("REOPEN_REASON", (await Reopen(province.Coordinator, body, "")).Refusal.Code);
        Assert.True((await Reopen(province.Coordinator, body, "Thiếu việc nội bộ")).IsOk);
        Assert.True((await Keep(actor, body, Missing)).IsOk);
        var page = await province.Draw<InventoryPage>(actor, RouteWork.AddressOf(body.Code), ("Code", body.Code));
        Assert.Contains("Thiếu việc nội bộ", page.TextContent, StringComparison.Ordinal);
        Assert.NotEmpty(page.QuerySelectorAll("select[name=tan-suat]"));
    }

    [Fact]
    public async Task What_is_wrong_in_a_row_is_all_told_at_once()
    {
        var (actor, body) = Own("propaganda_department");

        var refused = await Keep(actor, body, new WorkEntry("", "XYZ", null, null, null, true, null, "KHONG-CO", null));

        Assert.Equal(
            ["WORK_NAME", "WORK_FIELD", "WORK_KIND", "WORK_FREQUENCY", "WORK_VOLUME", "WORK_AUTHORITY", "WORK_PROCEDURE", "WORK_PROPOSAL"], refused.Refusals.Select(r => r.Code));
        Assert.Equal("NEW_NEEDS_NONE", (await Keep(actor, body, Entry with { Proposal = WorkProposal.New })).Refusal.Code);
    }

    [Fact]
    public async Task The_coordinator_sees_who_submitted_and_filters_by_everything()
    {
        var (actor, body) = Own("policy_department");
        await Keep(actor, body, Entry);
        await Keep(actor, body, Missing);
        Assert.Empty(await Found(new WorkFilter(body.Id, null, null, null, null, false)));
        await Submit(actor, body);

        Assert.Equal(2, (await Found(new WorkFilter(body.Id, null, null, null, null, false))).Count);
        Assert.Equal([Missing.Name], await Found(new WorkFilter(body.Id, null, null, null, null, true)));
        Assert.Equal([Entry.Name], await Found(new WorkFilter(body.Id, "VTLT", WorkKind.Filed, WorkFrequency.Daily, WorkAuthority.Own, false)));
        Assert.Empty(await Found(new WorkFilter(body.Id, "TCCB", null, null, null, false)));
        Assert.Empty(await Found(new WorkFilter(body.Id, null, null, null, WorkAuthority.Above, false)));
        Assert.Empty(await province.Ask<InventoryReader, IReadOnlyList<(Work, Body)>>(r => r.Works(actor, new WorkFilter(null, null, null, null, null, false), 10, default)));
        var bodies = await province.Ask<InventoryReader, IReadOnlyList<BodyInventory>>(r => r.Bodies(province.Coordinator, default));
        Assert.Equal((2, 1), bodies.Where(b => b.Body.Id == body.Id).Select(b => (b.Works, b.Gaps)).Single());
        Assert.Contains(bodies, b => b.SubmittedAt is null);
        var page = await province.Draw<InventorySummaryPage>(province.Coordinator, "/ra-soat/cong-viec/tong-hop");
        Assert.Contains(Missing.Name, page.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain(Missing.Name, (await province.Draw<InventorySummaryPage>(province.Secretary, "/ra-soat/cong-viec/tong-hop")).TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_missing_procedure_is_asked_for_above_or_issued_where_the_body_decides()
    {
        var (actor, body) = Own("internal_affairs_department");
        var asked = (await Keep(actor, body, Missing)).Value;
        var own = (await Keep(actor, body, Missing with { Name = "Việc riêng" })).Value;
        var above = (await Keep(actor, body, Missing with { Name = "Việc cấp trên", Authority = WorkAuthority.Above })).Value;
        var has = (await Keep(actor, body, Entry)).Value;

        Assert.Equal("ROUTE_NEEDS_NEW", (await Route(actor, body, has, WorkRoute.Propose, null)).Refusal.Code);
        Assert.Equal("ROUTE_ABOVE", (await Route(actor, body, above, WorkRoute.Issue, "VTLT-X1")).Refusal.Code);
        Assert.Equal("NEW_CODE", (await Route(actor, body, own, WorkRoute.Issue, "sai mã")).Refusal.Code);
        Assert.True((await Route(actor, body, own, WorkRoute.Issue, "VTLT-X1")).IsOk);
        Assert.Contains(("VTLT-X1", (Guid?)body.Id, new DraftOrigin("inventory", body.Code, RouteWork.AddressOf(body.Code))), province.Drafts.Begun);
        Assert.Equal("ROUTE_TAKEN", (await Route(actor, body, own, WorkRoute.Propose, null)).Refusal.Code);

        Assert.True((await Route(actor, body, asked, WorkRoute.Propose, null)).IsOk);
        var list = await province.Ask<ProposalReader, IReadOnlyList<Proposal>?>(r => r.All(province.Owner, default));
        Assert.Contains(list!, p => p.Work.Id == asked.Id && p.Body.Id == body.Id);
        Assert.Null(await province.Ask<ProposalReader, IReadOnlyList<Proposal>?>(r => r.All(province.Secretary, default)));
        Assert.Contains(Missing.Name, (await province.Draw<ProposalsPage>(province.Owner, ProposalReader.Address)).TextContent, StringComparison.Ordinal);

        Assert.Equal("REVIEW_NOT_YOURS", (await AnswerTo(province.Secretary, asked, "VTLT-X2")).Refusal.Code);
        Assert.True((await AnswerTo(province.Owner, asked, "VTLT-X2")).IsOk);
        Assert.Contains(province.Drafts.Begun, d => d.Code == "VTLT-X2" && d.Body is null);
        Assert.Equal("ROUTE_TAKEN", (await AnswerTo(province.Owner, asked, null)).Refusal.Code);
    }

    [Fact]
    public async Task A_spreadsheet_is_taken_whole_or_not_at_all_and_each_wrong_cell_is_named()
    {
        var (actor, body) = Own("inspection_commission");
        string[] good = ["Lưu trữ hồ sơ", "VTLT", "việc nội bộ", "HẰNG THÁNG", "12", "Cơ quan quyết định", "", "Ban hành thủ tục mới"];

        var wrong = (await Import(actor, body, good, ["", "VTLT", "việc lạ", "Hằng ngày", "nhiều", "Cấp trên quyết định", "", "Bỏ"])).Value;
        Assert.Equal(0, wrong.Rows);
        Assert.Equal(["Ô A3", "Ô C3", "Ô E3"], wrong.Faults.Split('\n').Select(f => f[..4]));
        Assert.Empty((await province.Ask<InventoryReader, IReadOnlyList<Work>?>(r => r.Of(actor, body.Id, default)))!);

        var taken = (await Import(actor, body, good, good)).Value;
        Assert.Equal((2, ""), (taken.Rows, taken.Faults));
        var work = (await province.Ask<InventoryReader, IReadOnlyList<Work>?>(r => r.Of(actor, body.Id, default)))![0];
        Assert.Equal((WorkKind.Internal, WorkFrequency.Monthly, 12, WorkProposal.New), (work.Kind, work.Frequency, work.Volume!.Value, work.Proposal));
        Assert.Null(await province.Ask<ImportWork, WorkImport?>(i => i.Find(province.Secretary, taken.Id, default)));

        using var rubbish = new MemoryStream("PK không phải bảng tính"u8.ToArray());
        Assert.Equal("SHEET_UNREADABLE", (await province.Ask<ImportWork, Result<WorkImport>>(i => i.Run(actor, body.Id, rubbish, default))).Refusal.Code);
    }

    private (Actor Actor, Body Body) Own(string kind)
    {
        var body = province.Organisation.OrganOf(province.Organisation.Province!, kind)!;
        return (province.Holder("case_officer", body), body);
    }

    private Task<Result<Work>> Keep(Actor actor, Body body, WorkEntry entry) => province.Ask<KeepWork, Result<Work>>(k => k.Run(actor, body.Id, null, entry, default));

    private Task<Result<Inventory>> Submit(Actor actor, Body body) => province.Ask<SubmitInventory, Result<Inventory>>(s => s.Run(actor, body.Id, default));

    private Task<Result<Inventory>> Reopen(Actor actor, Body body, string reason) => province.Ask<ReopenInventory, Result<Inventory>>(r => r.Run(actor, body.Id, reason, default));

    private Task<Result<Work>> Route(Actor actor, Body body, Work work, WorkRoute route, string? code) =>
        province.Ask<RouteWork, Result<Work>>(r => r.Run(actor, body.Id, work.Id, route, code, default));

    private Task<Result<Work>> AnswerTo(Actor actor, Work work, string? code) => province.Ask<AnswerProposal, Result<Work>>(a => a.Run(actor, work.Id, code, "Chưa cần", default));

    private async Task<IReadOnlyList<string>> Found(WorkFilter filter) =>
        [.. (await province.Ask<InventoryReader, IReadOnlyList<(Work Work, Body Body)>>(r => r.Works(province.Coordinator, filter, 100, default))).Select(r => r.Work.Name)];

    private async Task<Result<WorkImport>> Import(Actor actor, Body body, params string[][] rows)
    {
        using var file = new MemoryStream();
        Spreadsheet.WriteXlsx(file, [("Công việc", rows.Select(r => (IReadOnlyList<string?>)r).Prepend([.. ImportWork.Columns.Select(c => c.Head)]))]);
        file.Position = 0;
        return await province.Ask<ImportWork, Result<WorkImport>>(i => i.Run(actor, body.Id, file, default));
    }
}
