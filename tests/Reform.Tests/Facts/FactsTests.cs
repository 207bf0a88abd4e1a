using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ThongSuot.Dossiers;
using ThongSuot.Dossiers.Steps;
using ThongSuot.Dossiers.Tests;
using ThongSuot.Engine.Processes;
using ThongSuot.Platform.Log;
using ThongSuot.Platform.Time;
using ThongSuot.Reform.Facts;

namespace ThongSuot.Reform.Tests.Facts;

/// <summary>
/// Facts of dossiers that were carried through the use cases. The days are those of April 2026: Monday 20 to Friday 24 are plain working days.
/// </summary>
public sealed class FactsTests(ReformProvince province) : IClassFixture<ReformProvince>
{
    private const string Outgoing = "VTLT-02";

    private readonly Given _given = new(province);

    [Theory]
    [InlineData("VTLT-02")]
    [InlineData("TCCB-01")]
    [InlineData("CYCN-08")]
    [InlineData("KTUB-01")]
    public async Task At_every_moment_the_open_steps_and_their_deadlines_are_those_of_the_dossier(string code)
    {
        var dossier = await _given.Filed(code);
        var compared = 0;
        dossier = await _given.Walk.ToTheEnd(dossier.Id, async (now, work, right) =>
        {
            await province.Relay();
            var open = (await Steps(now.Id)).Where(s => s.ClosedAt is null).ToList();
            Assert.Equal(
                now.State!.Open.Values.OfType<OpenStep>().Select(s => (s.Key, s.Node, s.Holder.Body.Id, s.Since, s.Due?.At)).Order(),
                open.Where(s => now.State.Open[s.Key] is OpenStep).Select(s => (s.Key, s.Node, s.Body, s.OpenedAt, s.DueAt)).Order());
            compared += open.Count;
        });
        await province.Relay();

        Assert.True(compared > 0);
        var steps = await Steps(dossier.Id);
        Assert.Equal(
            dossier.State!.Done.Select(d => (d.Node, d.Holder.Body.Id, d.At)).Order(),
            steps.Where(s => s.End == StepEnd.Completed && dossier.State.Done.Any(d => d.Key == s.Key)).Select(s => (s.Node, s.Body, s.ClosedAt!.Value)).Order());
        Assert.Equal(("Finished", dossier.EndedAt), await Whole(dossier.Id, f => (f.End, f.EndedAt)));
    }

    [Fact]
    public async Task The_limit_of_a_kind_of_request_is_the_limit_that_is_measured()
    {
        var dossier = await _given.At(await _given.Filed("VTLT-05"), "b2");
        dossier = await _given.Done(_given.Officer(dossier), dossier, (await _given.Walk.Completion(dossier, dossier.State!.Open["b2"])) with { Outcome = "xin_y_kien" });
        await province.Relay();

        Assert.Equal(7, dossier.State!.Due!.Limit.Value);
        Assert.Equal(dossier.DueAt, await Whole(dossier.Id, f => f.DueAt));
    }

    [Fact]
    public async Task What_was_taken_in_by_decision_is_under_way_again()
    {
        var dossier = await _given.Filed("VTLT-05");
        dossier = await _given.Done(_given.Officer(dossier), dossier, new StepAction(CommandKind.RefuseNotCompetent, "b1") { Why = "vuot_cap", Note = "Việc của cấp khác" });
        await province.Relay();
        Assert.Equal("NotCompetent", await Whole(dossier.Id, f => f.End));

        var acceptor = dossier.State!.Unprocessed!.Acceptor!;
        var board = province.Actor(province.Organisation.HoldersOf(acceptor.Role, acceptor.Body.Id).First());
        dossier = await _given.Done(board, dossier, new StepAction(CommandKind.AcceptByDecision, null) { Number = "12-QĐ/TU", Date = dossier.EndedAt!.Value.DateInVietnam() });
        await province.Relay();
        Assert.Equal((null, null, dossier.DueAt), await Whole(dossier.Id, f => (f.End, f.EndedAt, f.DueAt)));
    }

    /// <summary>A new event is either measured or said here to change nothing that is.</summary>
    [Fact]
    public void Every_event_is_measured_or_known_to_change_no_time_and_no_person()
    {
        Type[] nothing =
        [
            typeof(ChoiceTaken), typeof(ForkOpened), typeof(BranchDone), typeof(ForkClosed), typeof(CallOpened), typeof(CallAnswered), typeof(WaitOpened), typeof(WaitEnded),
            typeof(Escalated), typeof(SecrecyRaised), typeof(Mentioned), typeof(FormFilled), typeof(FollowOnOpened), typeof(Informed), typeof(ExtensionAsked), typeof(ExtensionRefused),
            typeof(StatutoryDueSet), typeof(Directed), typeof(DirectionAnswered), typeof(DirectionClosed), typeof(MeetingCalled), typeof(MeetingHeld),
        ];
        var all = typeof(DossierEvent).Assembly.GetTypes().Where(t => t.IsSubclassOf(typeof(DossierEvent))).ToArray();
        Assert.Empty(all.Where(t => DossierEvents.OfPeople.Contains(DossierEvents.NameOf(t)) == nothing.Contains(t)).Select(t => t.Name));
    }

    [Fact]
    public async Task Work_done_after_its_deadline_is_late_by_what_it_took_more()
    {
        province.Time.Set(Local(20, 8, 0));
        var dossier = await _given.At(await _given.Filed(Outgoing), "b4");
        // One working day: the end of Tuesday 21.
        Assert.Equal(Local(21, 17, 0), dossier.State!.Open["b4"].Due!.At);

        // Four of the eight hours of a working day later.
        province.Time.Set(Local(22, 13, 0));
        await _given.Done(_given.Officer(dossier), dossier, await _given.Walk.Completion(dossier, dossier.State.Open["b4"]));
        await province.Relay();

        var fact = (await Steps(dossier.Id)).Single(s => s.Key == "b4" && s.ClosedAt is not null);
        Assert.Equal((true, 150), (fact.IsLate, fact.UsedPercent));
    }

    [Fact]
    public async Task A_return_stops_the_clock_of_the_facts_as_it_stops_that_of_the_step()
    {
        province.Time.Set(Local(20, 8, 0));
        var dossier = await _given.At(await _given.Filed(Outgoing), "b4");
        // Two hours before the end of the one working day.
        province.Time.Set(Local(21, 15, 0));
        dossier = await _given.Done(_given.Officer(dossier), dossier, new StepAction(CommandKind.ReturnToFiler, "b4") { Note = "Thiếu phiếu trình" });
        province.Time.Set(Local(23, 8, 0));
        dossier = await _given.Done(_given.Filer(dossier), dossier, new StepAction(CommandKind.Supplement, null));
        province.Time.Set(Local(23, 9, 0));
        await _given.Done(_given.Officer(dossier), dossier, await _given.Walk.Completion(dossier, dossier.State!.Open["b4"]));
        await province.Relay();

        var fact = (await Steps(dossier.Id)).Single(s => s.Key == "b4");
        Assert.Equal((false, 88, 1), (fact.IsLate, fact.UsedPercent, fact.Returns));
        Assert.Equal(1, await Whole(dossier.Id, f => f.Returns));
    }

    [Fact]
    public async Task What_was_heard_one_by_one_is_what_the_log_gives_anew()
    {
        var returned = await _given.At(await _given.Filed(Outgoing), "b4");
        await _given.Done(_given.Officer(returned), returned, new StepAction(CommandKind.ReturnToFiler, "b4") { Note = "Thiếu" });
        var declined = await _given.At(await _given.Filed(Outgoing), "b4");
        await _given.Done(_given.Officer(declined), declined, new StepAction(CommandKind.Decline, "b4") { Note = "Không đạt" });
        var withdrawn = await _given.At(await _given.Filed("CYCN-08"), "b2");
        foreach (var code in (string[])["TCCB-01", "CYCN-08", "KTUB-01"])
            await _given.Walk.ToTheEnd((await _given.Filed(code)).Id);
        await province.Relay();
        var heard = await Everything();
        Assert.Contains(withdrawn.Id.ToString(), heard, StringComparison.Ordinal);

        var rebuilt = await province.Services.GetRequiredService<RebuildFacts>().Run(default);

        Assert.True(rebuilt >= 6);
        Assert.Equal(heard, await Everything());

        // Also from nothing at all.
        await province.Look(async db =>
        {
            await db.StepFacts.ExecuteDeleteAsync();
            return await db.DossierFacts.ExecuteDeleteAsync();
        });
        await province.Services.GetRequiredService<RebuildFacts>().Run(default);
        Assert.Equal(heard, await Everything());
    }

    [Fact]
    public async Task A_step_that_was_sent_back_to_counts_as_done_again()
    {
        var dossier = await _given.At(await _given.Filed("CYCN-08"), "b4");
        var officer = _given.Officer(dossier);
        dossier = await _given.Done(officer, dossier, new StepAction(CommandKind.SendBack, "b4") { Node = "b2", Note = "Làm rõ" });
        await _given.At(dossier, "b4");
        await province.Relay();

        var steps = await Steps(dossier.Id);
        Assert.Equal((StepEnd.SentBack, 1), steps.Where(s => s.Key == "b4").Select(s => (s.End, s.SentBacks)).First());
        Assert.Equal([false, true], steps.Where(s => s.Key == "b2").Select(s => s.IsRework));
    }

    [Fact]
    public async Task Facts_of_an_earlier_release_are_told_of_until_they_are_made_anew()
    {
        await _given.Filed(Outgoing);
        await province.Relay();
        var (administrator, other) = (new Platform.Security.Actor(Guid.NewGuid(), Guid.NewGuid(), "Quản trị", [new Platform.Security.Grant("system_admin", province.Office.Id)]), province.Secretary);
        Task<Platform.Ui.PageNotice?> Told(Platform.Security.Actor actor) => province.Ask<FactsGap, Platform.Ui.PageNotice?>(g => g.Notice(actor, default));
        Assert.Null(await Told(other));

        await province.Look(db => db.DossierFacts.ExecuteUpdateAsync(set => set.SetProperty(f => f.Body, Guid.Empty).SetProperty(f => f.Field, "")));
        Assert.Equal(HeatAddress.Recount, (await Told(administrator))!.Address);
        Assert.Null((await Told(other))!.Address);

        await province.Look(async db =>
        {
            Platform.Jobs.JobList.Start(db, administrator, RebuildFacts.KindName, "Tính lại", new { }, province.Time);
            return await db.SaveChangesAsync();
        });
        Assert.Contains("đang tính lại", (await Told(other))!.Text, StringComparison.Ordinal);
        Assert.Null((await Told(administrator))!.Address);
        await province.Services.GetRequiredService<Platform.Jobs.JobRunner>().Drain(default);
        Assert.Null(await Told(administrator));
        Assert.Equal(0, await province.Look(db => db.DossierFacts.CountAsync(f => f.Body == Guid.Empty || f.Field == "")));
    }

    private static DateTimeOffset Local(int day, int hour, int minute) => new(2026, 4, day, hour, minute, 0, TimeSpan.FromHours(7));

    private Task<List<StepFact>> Steps(Guid dossier) => province.Look(db =>
    {
        var facts = db.StepFacts;
        return facts.AsNoTracking().Where(f => f.Dossier == dossier).OrderBy(f => f.Opened).ToListAsync();
    });

    private Task<T> Whole<T>(Guid dossier, Func<DossierFact, T> look) => province.Look(async db =>
    {
        var facts = db.DossierFacts;
        return look(await facts.AsNoTracking().SingleAsync(f => f.Dossier == dossier));
    });

    private Task<string> Everything() => province.Look(async db =>
    {
        var (dossiers, steps) = (db.DossierFacts, db.StepFacts);
        return System.Text.Json.JsonSerializer.Serialize(
            new
            {
                Dossiers = await dossiers.AsNoTracking().OrderBy(f => f.Dossier).ToListAsync(),
                Steps = await steps.AsNoTracking().OrderBy(f => f.Dossier).ThenBy(f => f.Opened).ThenBy(f => f.Place).ToListAsync(),
            },
            LogJson.Options);
    });
}
