using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ThongSuot.Contracts.Notifications;
using ThongSuot.Contracts.Procedures;
using ThongSuot.Platform.Log;
using ThongSuot.Platform.Results;
using ThongSuot.Procedures.Data;
using ThongSuot.Procedures.Localising;

namespace ThongSuot.Procedures.Tests.Localising;

/// <summary>From a body's differences to what its organisations file by, and on when the text above changes.</summary>
public sealed class LocalVariantTests(ITestOutputHelper output)
{
    private const string Code = "TCCB-05";

    private static readonly LocalOverlay Stricter = new([new LocalGuidance(2, "Xác nhận trong buổi sinh hoạt."), new LocalLimit(3, 1)]);

    public static TheoryData<bool> Databases => TestHost.Databases;

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task A_body_decides_itself_unless_it_loosens_the_text_above(bool sqlite)
    {
        await using var host = await LocalHost.Start(sqlite);
        var own = await host.Draft("X01", Code, Stricter);
        Assert.Equal(DraftState.Appraisal, (await Submit(host, own)).Value.State);

        var looser = await host.Draft("X01", Code, new LocalOverlay([new LocalLimit(3, 5)]));
        var waiting = await Submit(host, looser);
        Assert.Equal(DraftState.UpperApproval, waiting.Value.State);
        Assert.Equal("LOCAL_UNKNOWN", (await Approve(host, "X02", waiting.Value, true, "")).Refusal.Code);
        Assert.Equal("LOCAL_NOT_YOURS", (await Approve(host, "X01", waiting.Value, true, "")).Refusal.Code);
        Assert.Equal("LOCAL_WHY_NOT", (await Approve(host, "TU", waiting.Value, false, " ")).Refusal.Code);
        var refused = await Approve(host, "TU", waiting.Value, false, "Không kéo dài.");
        Assert.Equal((DraftState.Draft, "Không kéo dài."), (refused.Value.State, refused.Value.Opinion));
        Assert.Equal(DraftState.Appraisal, (await Approve(host, "TU", (await Submit(host, refused.Value)).Value, true, "")).Value.State);
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task Only_its_own_body_writes_it_and_a_refusal_changes_nothing(bool sqlite)
    {
        await using var host = await LocalHost.Start(sqlite);
        Assert.Equal("LOCAL_NOT_YOURS", (await host.Ask<BeginLocal, Result<Guid>>(b => b.Run(host.Owner("X02"), null, Code, host.Of("X01").Id, null, default))).Refusal.Code);
        var draft = await host.Draft("X01", Code, Stricter);
        Assert.Equal("LOCAL_UNKNOWN", (await Save(host, "X02", draft, draft.Revision, Stricter)).Refusal.Code);
        Assert.Equal("LOCAL_CHANGED", (await Save(host, "X01", draft, 1, Stricter)).Refusal.Code);
        var faulty = await Save(host, "X01", draft, draft.Revision, new LocalOverlay([new LocalPerformer(2, "nobody", "nowhere"), new LocalGuidance(99, "x")]));
        Assert.Equal(["LOCAL_NO_STEP"], faulty.Refusals.Select(r => r.Code));
        Assert.All((await Save(host, "X01", draft, draft.Revision, new LocalOverlay([new LocalPerformer(2, "nobody", "nowhere")]))).Refusals, r => Assert.Equal("LOCAL_TEXT", r.Code));
        Assert.Equal(Stricter.ToJson(), (await host.Look(db => db.Set<DraftRow>().AsNoTracking().SingleAsync(d => d.Id == draft.Id))).Overlay);
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task Organisations_file_by_their_types_variant_and_overlapping_types_are_refused(bool sqlite)
    {
        await using var host = await LocalHost.Start(sqlite);
        await host.Publish(await host.Draft("X01", Code, new LocalOverlay([new LocalPerformer(2, "grassroots_committee", "filer_grassroots")]), "truong_hoc"));
        await host.Publish(await host.Draft("X01", Code, Stricter));
        var procedures = host.Services.GetRequiredService<IProcedures>();
        async Task<(string Role, decimal Limit)> At(string cell)
        {
            var definition = (await procedures.FindFor(Code, host.Of(cell).Id, default)).Value.Definition;
            return (definition.Steps.Single(s => s.Number == 2).Who.Role, definition.Steps.Single(s => s.Number == 3).Limit!.Value.Value);
        }

        Assert.Equal(("grassroots_committee", 2m), await At("CB1"));
        Assert.Equal(("cell", 1m), await At("CB2"));
        Assert.Equal(("cell", 2m), await At("CB3"));

        var overlapping = await host.Draft("X01", Code, Stricter, "truong_hoc", "doanh_nghiep_ngoai_nha_nuoc");
        Assert.Equal("LOCAL_OVERLAP", (await Submit(host, overlapping)).Refusal.Code);
        var shown = await host.Ask<VersionShown, ShownVersion?>(v => v.Find(Code, "X01", null, default));
        Assert.Equal(("X01", 2), (shown!.Owner!.Code, shown.LocalSteps.Count));
        Assert.Equal(["truong_hoc"], (await host.Ask<VersionShown, ShownVersion?>(v => v.Find(Code, "X01", "truong_hoc", default)))!.Types);
        Assert.Null((await host.Ask<VersionShown, ShownVersion?>(v => v.Find(Code, "X02", null, default)))!.Owner);
        Assert.Null((await host.Ask<VersionShown, ShownVersion?>(v => v.Find(Code, "../x", null, default)))!.Owner);
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task When_the_text_above_changes_what_fits_goes_on_and_what_does_not_waits_for_its_body(bool sqlite)
    {
        await using var host = await LocalHost.Start(sqlite);
        var first = await host.Publish(await host.Draft("X01", Code, Stricter));
        var open = await host.Draft("X02", Code, Stricter);
        var above = await host.PublishAbove(Code, new LocalOverlay([new LocalLimit(3, 4), new LocalNote("Mới.")]).Apply(await host.Root(Code)).Root);

        var rows = await host.Look(db => db.Set<VersionRow>().AsNoTracking().Where(v => v.Body != null).OrderBy(v => v.Number).ToListAsync());
        Assert.Equal([above.ValidFrom, (DateTimeOffset?)null], rows.Select(r => r.ValidTo));
        Assert.Equal((above.Id, above.ValidFrom, first.Decision), (rows[1].Base, rows[1].ValidFrom, rows[1].Decision));
        Assert.IsType<LocalGuidance>(LocalOverlay.Parse(rows[1].Overlay).Differences.Single());
        var now = (await host.Services.GetRequiredService<IProcedures>().FindFor(Code, host.Of("CB1").Id, default)).Value;
        Assert.Equal((rows[1].Id, 4m), (now.VersionId, now.Definition.Steps.Single(s => s.Number == 3).Limit!.Value.Value));
        Assert.Contains("Mới.", rows[1].Yaml, StringComparison.Ordinal);
        Assert.Equal((above.Id, 3), await host.Look(db => db.Set<DraftRow>().Where(d => d.Id == open.Id).Select(d => new ValueTuple<Guid, int>(d.Base!.Value, d.Revision)).SingleAsync()));
        Assert.Null(await host.Look(db => EventLog.Verify(db, $"procedure/{Code}")));
        Assert.Equal(2, await host.Look(db => db.Set<LogEntry>().CountAsync(e => e.Type == NoticeWanted.Type)));

        var conflicts = await host.Look(db => db.Set<LocalConflictRow>().AsNoTracking().ToListAsync());
        var mine = conflicts.Single(c => c.Body == host.Of("X01").Id);
        Assert.Equal("LOCAL_CONFLICT_UNKNOWN", (await Solve(host, "X02", mine.Id, SolveConflict.Local)).Refusal.Code);
        var draft = (await Solve(host, "X01", mine.Id, SolveConflict.Local)).Value;
        var again = await host.Look(db => db.Set<DraftRow>().AsNoTracking().SingleAsync(d => d.Id == draft));
        Assert.Equal((above.Id, 2), (again.Base!.Value, LocalOverlay.Parse(again.Overlay).Differences.Length));
        Assert.Null((await Solve(host, "X02", conflicts.Single(c => c != mine).Id, SolveConflict.Upper)).Value);
        Assert.Equal("LOCAL_CONFLICT_UNKNOWN", (await Solve(host, "X01", mine.Id, SolveConflict.Upper)).Refusal.Code);
    }

    [Fact]
    public async Task A_variant_of_which_nothing_is_left_ends()
    {
        await using var host = await LocalHost.Start(sqlite: true);
        var local = await host.Publish(await host.Draft("X01", Code, new LocalOverlay([new LocalLimit(3, 1)])));
        var above = await host.PublishAbove(Code, new LocalOverlay([new LocalLimit(3, 1)]).Apply(await host.Root(Code)).Root);
        Assert.Equal(above.ValidFrom, await host.Look(db => db.Set<VersionRow>().Where(v => v.Id == local.Id).Select(v => v.ValidTo).SingleAsync()));
        Assert.Equal(above.Id, (await host.Services.GetRequiredService<IProcedures>().FindFor(Code, host.Of("CB1").Id, default)).Value.VersionId);
        Assert.Empty(await host.Look(db => db.Set<LocalConflictRow>().ToListAsync()));
    }

    [Fact]
    public async Task A_thousand_variants_are_carried_over_while_somebody_waits()
    {
        const int Many = 1000;
        await using var host = await LocalHost.Start(sqlite: true);
        var first = await host.Publish(await host.Draft("X01", Code, Stricter));
        var root = await host.Root(Code);
        await host.Look(async db =>
        {
            for (var i = 0; i < Many; i++)
            {
                var overlay = new LocalOverlay([new LocalGuidance(2, $"Hướng dẫn của nơi thứ {i}."), new LocalLimit(3, 1), new LocalNote($"Nơi {i}.")]);
                db.Add(new VersionRow
                {
                    Id = Guid.CreateVersion7(), Code = Code, Number = 100 + i, Field = first.Field, Set = first.Set, Hash = $"h{i}", Path = first.Path, Yaml = overlay.Apply(root).Root.ToYaml(),
                    Status = VersionStatus.Official, ValidFrom = first.ValidFrom, Body = Guid.CreateVersion7(), Base = first.Base, Overlay = overlay.ToJson(), Decision = "1-QĐ",
                });
            }

            return await db.SaveChangesAsync();
        });

        var watch = System.Diagnostics.Stopwatch.StartNew();
        var above = await host.PublishAbove(Code, new LocalOverlay([new LocalLimit(3, 4)]).Apply(root).Root);
        output.WriteLine($"1,000 variants carried over in {watch.ElapsedMilliseconds} ms");
        Assert.Equal(Many + 1, await host.Look(db => db.Set<VersionRow>().CountAsync(v => v.Base == above.Id && v.ValidTo == null)));
        Assert.Equal(Many + 1, await host.Look(db => db.Set<LocalConflictRow>().CountAsync()));
    }

    private static Task<Result<DraftRow>> Submit(LocalHost host, DraftRow draft) =>
        host.Ask<SubmitLocal, Result<DraftRow>>(s => s.Run(host.Owner("X01"), null, draft.Id, draft.Revision, default));

    private static Task<Result<DraftRow>> Approve(LocalHost host, string committee, DraftRow draft, bool approves, string reason) =>
        host.Ask<ApproveLocal, Result<DraftRow>>(a => a.Run(host.Owner(committee), null, draft.Id, draft.Revision, approves, reason, default));

    private static Task<Result<DraftRow>> Save(LocalHost host, string committee, DraftRow draft, int revision, LocalOverlay overlay) =>
        host.Ask<SaveLocal, Result<DraftRow>>(s => s.Run(host.Owner(committee), null, draft.Id, revision, overlay, [], "Lý do.", default));

    private static Task<Result<Guid?>> Solve(LocalHost host, string committee, Guid conflict, string solution) =>
        host.Ask<SolveConflict, Result<Guid?>>(s => s.Run(host.Owner(committee), null, conflict, solution, default));
}
