using Microsoft.EntityFrameworkCore;
using ThongSuot.Contracts.Organisation;
using ThongSuot.Contracts.Procedures;
using ThongSuot.Platform.Log;
using ThongSuot.Platform.Results;
using ThongSuot.Procedures.Data;
using ThongSuot.Procedures.Drafting;
using ThongSuot.Procedures.Tests.Catalogue;

namespace ThongSuot.Procedures.Tests.Life;

public sealed class LifeTests
{
    private static readonly CancellationToken None = CancellationToken.None;

    public static TheoryData<bool> Databases => TestHost.Databases;

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task A_new_procedure_gets_the_next_number_and_the_original_set_stays(bool sqlite)
    {
        await using var life = await Living.Start(sqlite);
        var draft = Living.Done(await life.New(life.Province.Owner));
        Assert.Equal("TCCB-24", draft.Code);
        Assert.Equal("TCCB-25", Living.Done(await life.New(life.Province.Other)).Code);

        var version = await life.Pass(life.Province.Owner, draft);
        Assert.Equal(1, version.Number);
        Assert.Equal("Cấp lại thẻ đảng viên bị hỏng", await life.For("TCCB-24", life.Province.X01.Id));
        Assert.Equal(71, (await life.Procedures.Published(None)).Count);
        Assert.Equal(70, await life.Host.InDb(db => db.Versions.CountAsync(v => v.FromPackage)));
        Assert.Equal("procedures.code_taken procedures.version_published", await Types(life, "procedure/TCCB-24"));
        Assert.Equal(
            "procedures.draft_begun procedures.draft_submitted procedures.draft_appraised procedures.draft_decided procedures.draft_published",
            await Types(life, DraftDesk.StreamOf(draft.Id)));
        Assert.Null(await life.Host.InDb(db => EventLog.Verify(db, DraftDesk.StreamOf(draft.Id))));
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task A_committee_issues_its_own_or_proposes_to_the_province(bool sqlite)
    {
        await using var life = await Living.Start(sqlite);
        var p = life.Province;
        Assert.Equal("MAY_NOT_DRAFT", (await life.New(p.OwnerOfX01)).Refusal.Code);
        var own = Living.Done(await life.New(p.OwnerOfX01, p.X01.Id));
        Assert.Equal(("X01-TCCB-01", p.X01.Id), (own.Code, own.Body));
        var sent = Living.Done(await life.Submit(p.OwnerOfX01, own));
        Assert.Equal("DRAFT_UNKNOWN", (await life.Appraise(p.Chief, sent)).Refusal.Code);
        var appraised = Living.Done(await life.Appraise(p.ChiefOfX01, sent));
        Living.Done(await life.Publish(p.OwnerOfX01, Living.Done(await life.Decide(p.OwnerOfX01, appraised))));
        Assert.Equal([p.X01.Id], p.AskedFilers);
        Assert.Equal("Cấp lại thẻ đảng viên bị hỏng", await life.For("X01-TCCB-01", p.X01.Id));
        Assert.Equal("OF_ANOTHER_BODY", await life.For("X01-TCCB-01", p.X02.Id));

        var proposal = Living.Done(await life.New(p.OwnerOfX02, p.X02.Id, isProposal: true));
        Assert.Equal(("TCCB-24", (Guid?)null, p.X02.Id), (proposal.Code, proposal.Body, proposal.Proposer));
        Assert.Equal("DRAFT_UNKNOWN", (await life.Submit(p.Owner, proposal)).Refusal.Code);
        var version = await life.Pass(p.OwnerOfX02, proposal);
        Assert.Null(version.Body);
        Assert.Equal("Cấp lại thẻ đảng viên bị hỏng", await life.For("TCCB-24", p.X03.Id));
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task A_pilot_is_open_to_its_bodies_only_and_becomes_official(bool sqlite)
    {
        await using var life = await Living.Start(sqlite);
        var p = life.Province;
        var draft = Living.Done(await life.New(p.Owner));
        var pilot = await life.Pass(p.Owner, draft, pilot: [p.X01.Id, p.X02.Id], to: life.Today.AddDays(90));
        Assert.Equal(2, p.AskedFilers!.Count);
        Assert.Equal("PILOT_ELSEWHERE", await life.For("TCCB-24", p.X03.Id));
        Assert.Equal(draft.Name, await life.For("TCCB-24", p.X01.Id));

        Living.Done(await life.Ask<Standing.MakeOfficial, Result<VersionRow>>(m => m.Run(p.Owner, pilot.Id, new Decision("200-QĐ/TU", life.Today, "Ban Thường vụ"), life.Today.AddDays(3), None)));
        Assert.Equal("PILOT_ELSEWHERE", await life.For("TCCB-24", p.X03.Id));
        life.Host.Time.Forward(TimeSpan.FromDays(4));
        Assert.Equal(draft.Name, await life.For("TCCB-24", p.X03.Id));
        Assert.Equal(2, (await life.Procedures.FindFor("TCCB-24", p.X01.Id, None)).Value.Number);
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task Without_decision_or_officer_nothing_is_published_and_the_author_does_not_appraise(bool sqlite)
    {
        await using var life = await Living.Start(sqlite);
        var p = life.Province;
        var both = new By(p.Owner.Actor with { Grants = [.. p.Owner.Actor.Grants, .. p.Chief.Actor.Grants] }, null);
        var sent = Living.Done(await life.Submit(both, Living.Done(await life.New(both))));
        Assert.Equal("AUTHOR_APPRAISES", (await life.Appraise(both, sent)).Refusal.Code);
        var returned = Living.Done(await life.Appraise(p.Chief, sent, passes: false));
        Assert.Equal(DraftState.Draft, returned.State);
        var appraised = Living.Done(await life.Appraise(p.Chief, Living.Done(await life.Submit(both, returned))));
        Assert.Equal("DECISION_MISSING", (await life.Publish(both, appraised)).Refusal.Code);
        Assert.Equal("DECISION_MISSING", (await life.Decide(p.Clerk, appraised, number: "")).Refusal.Code);
        Assert.Equal("DECISION_INVALID", (await life.Decide(p.Clerk, appraised, number: "số mười")).Refusal.Code);
        Assert.Equal("EFFECTIVE_IN_PAST", (await life.Decide(p.Clerk, appraised, from: life.Today.AddDays(-1))).Refusal.Code);
        Assert.Equal("PILOT_END_MISSING", (await life.Decide(p.Clerk, appraised, pilot: [p.X01.Id])).Refusal.Code);
        var decided = Living.Done(await life.Decide(p.Clerk, appraised));
        Assert.Equal("MAY_NOT_PUBLISH", (await life.Publish(p.Clerk, decided)).Refusal.Code);

        p.Missing.Add(new ResponsibilityGap("TCCB-24", 3, "Thẩm định", "case_officer", "Chuyên viên", p.X01.Id, p.X01.Name));
        var refused = await life.Publish(both, decided);
        Assert.Equal(["RESPONSIBILITY_GAPS", "NOBODY_RESPONSIBLE"], refused.Refusals.Select(r => r.Code));
        Assert.Contains(p.X01.Name, refused.Refusals[1].Text, StringComparison.Ordinal);
        p.Missing.Clear();
        Living.Done(await life.Publish(both, decided));
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task A_future_version_takes_effect_by_the_clock(bool sqlite)
    {
        await using var life = await Living.Start(sqlite);
        var draft = await life.Revised(life.Province.Owner, "TCCB-01", "Kết nạp đảng viên theo bản mới");
        await life.Pass(life.Province.Owner, draft, from: life.Today.AddDays(10));
        Assert.Equal("Kết nạp đảng viên", await life.For("TCCB-01", life.Province.X01.Id));
        life.Host.Time.Forward(TimeSpan.FromDays(10));
        Assert.Equal("Kết nạp đảng viên theo bản mới", await life.For("TCCB-01", life.Province.X01.Id));
        Assert.Equal(70, (await life.Procedures.Published(None)).Count);
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task What_is_suspended_cannot_be_filed_comes_back_and_can_be_repealed(bool sqlite)
    {
        await using var life = await Living.Start(sqlite);
        var p = life.Province;
        var version = (await life.Procedures.FindPublished("TCCB-02", None))!;
        Assert.Equal("MAY_NOT_CHANGE_STANDING", (await life.Change(p.Clerk, version.VersionId, StandingAct.Suspend)).Refusal.Code);
        Living.Done(await life.Change(p.Owner, version.VersionId, StandingAct.Suspend, to: life.Today.AddDays(5)));
        Assert.Equal("PROCEDURE_SUSPENDED", await life.For("TCCB-02", p.X01.Id));
        life.Host.Time.Forward(TimeSpan.FromDays(6));
        Assert.Equal(version.Name, await life.For("TCCB-02", p.X01.Id));

        Living.Done(await life.Change(p.Owner, version.VersionId, StandingAct.Suspend));
        Assert.Equal("STANDING_WRONG", (await life.Change(p.Owner, version.VersionId, StandingAct.Suspend)).Refusal.Code);
        Living.Done(await life.Change(p.Owner, version.VersionId, StandingAct.Resume));
        Assert.Equal(version.Name, await life.For("TCCB-02", p.X01.Id));

        Living.Done(await life.Change(p.Owner, version.VersionId, StandingAct.Repeal, from: life.Today.AddDays(1)));
        Assert.Equal(version.Name, await life.For("TCCB-02", p.X01.Id));
        life.Host.Time.Forward(TimeSpan.FromDays(1));
        Assert.Equal("PROCEDURE_UNKNOWN", await life.For("TCCB-02", p.X01.Id));
        Assert.Equal(69, (await life.Procedures.Published(None)).Count);
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task An_expired_basis_flags_all_that_rest_on_it_and_begins_drafts_with_their_origin(bool sqlite)
    {
        await using var life = await Living.Start(sqlite);
        var p = life.Province;
        Living.Done(await life.Ask<Standing.MarkBasis, Result<BasisMarkRow>>(m => m.Run(p.Owner, "HD12", life.Today.AddDays(-1), "Hướng dẫn mới", "Công báo", None)));
        var admission = (await life.Procedures.FindPublished("TCCB-01", None))!;
        var basis = Assert.Single((await life.Procedures.Details(admission.VersionId, None)).Basis, b => b.Code == "HD12");
        Assert.True(basis.IsExpired(life.Today));
        Assert.False(basis.IsExpired(life.Today.AddDays(-1)));

        var drafts = (IProcedureDrafts)life.Host.Services.GetService(typeof(IProcedureDrafts))!;
        var first = Living.Done(await drafts.Begin(p.Owner.Actor, "TCCB-01", null, new DraftOrigin("feedback", "PA-2026-000012", "/gop-y/PA-2026-000012"), None));
        var second = Living.Done(await drafts.Begin(p.Owner.Actor, "TCCB-01", null, new DraftOrigin("basis", "HD12", "/ban-thao/can-cu"), None));
        Assert.Equal(first, second);
        Assert.Equal("/ban-thao/" + first, drafts.AddressOf(first));
        Assert.Equal("ORIGIN_INVALID", (await drafts.Begin(p.Owner.Actor, "TCCB-01", null, new DraftOrigin("x", "y", "https://elsewhere"), None)).Refusal.Code);
        Assert.Equal("MAY_NOT_DRAFT", (await drafts.Begin(p.Chief.Actor, "TCCB-01", null, new DraftOrigin("x", "y", "/z"), None)).Refusal.Code);

        var draft = await life.Revised(p.Owner, "TCCB-01", "Kết nạp đảng viên gọn hơn");
        await life.Pass(p.Owner, draft);
        var history = await life.Ask<Reading.VersionHistory, IReadOnlyList<Reading.HistoryRow>>(h => h.Of("TCCB-01", false, None));
        Assert.Equal([(2, VersionStatus.Official), (1, VersionStatus.Replaced)], history.Select(h => (h.Number, h.Status)));
        Assert.Equal(["HD12", "PA-2026-000012"], history[0].Origins.Select(o => o.Code).Order(StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task What_officers_repealed_or_changed_no_package_brings_back(bool sqlite)
    {
        using var folder = new CatalogueFolder();
        await using var life = await Living.Start(sqlite, folder.Root);
        var p = life.Province;
        Living.Done(await life.Change(p.Owner, (await life.Procedures.FindPublished("TCCB-02", None))!.VersionId, StandingAct.Repeal));
        await life.Pass(p.Owner, await life.Revised(p.Owner, "TCCB-01", "Kết nạp theo bản của tỉnh"));
        folder.Replace("TCCB/TCCB-02.yaml", "purpose: ", "purpose: Nay thì ");
        folder.Replace("TCCB/TCCB-01.yaml", "purpose: ", "purpose: Nay thì ");
        Assert.True((await ProceduresModule.LoadCatalogue(life.Host.Services, None)).IsOk);

        Assert.Equal("PROCEDURE_UNKNOWN", await life.For("TCCB-02", p.X01.Id));
        Assert.Equal("Kết nạp theo bản của tỉnh", await life.For("TCCB-01", p.X01.Id));
        var offered = Assert.Single(await life.Ask<DraftList, IReadOnlyList<DraftLine>>(l => l.Of(p.Owner.Actor, isOver: false, None)));
        Assert.Equal(("TCCB-01", DraftState.Draft), (offered.Code, offered.State));
    }

    private static async Task<string> Types(Living life, string stream) =>
        string.Join(' ', await life.Host.InDb(db => db.Set<LogEntry>().Where(e => e.Stream == stream).OrderBy(e => e.Sequence).Select(e => e.Type).ToListAsync()));
}
