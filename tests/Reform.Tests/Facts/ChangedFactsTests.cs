using System.Collections.Immutable;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ThongSuot.Dossiers;
using ThongSuot.Dossiers.Migration;
using ThongSuot.Dossiers.Steps;
using ThongSuot.Dossiers.Tests;
using ThongSuot.Engine.Processes;
using ThongSuot.Engine.WorkingTime;
using ThongSuot.Platform.Jobs;
using ThongSuot.Platform.Log;
using ThongSuot.Platform.Results;
using ThongSuot.Reform.Breaches;
using ThongSuot.Reform.Facts;
using ThongSuot.Reform.Figures;
using ThongSuot.Reform.Tests.Figures;

namespace ThongSuot.Reform.Tests.Facts;

/// <summary>
/// What was measured of a dossier stays true when it goes over to another version in the middle of a step, and when an act is taken back. Monday 20 to Friday 24 April 2026
/// are plain working days; b4 has one of them.
/// </summary>
public sealed class ChangedFactsTests(ReformProvince province) : IClassFixture<ReformProvince>
{
    private const string Outgoing = "VTLT-02", Words = "Văn phòng thẩm định thể thức, thẩm quyền, quy trình";

    private readonly Given _given = new(province);

    [Fact]
    public async Task A_step_in_the_middle_of_which_the_version_changed_is_measured_as_one_run()
    {
        province.Time.Set(Local(20, 8, 0));
        var dossier = await _given.At(await _given.Filed(Outgoing), "b4");
        await province.Relay();
        var (old, before, whole) = (dossier.Definition, (await Steps(dossier.Id)).Single(s => s.Key == "b4"), await Whole(dossier.Id));
        var runs = await Runs(old, "b4");

        await province.LoadChangedCatalogue(folder =>
        {
            var file = Path.Combine(folder, "VTLT/VTLT-02.yaml");
            File.WriteAllText(file, File.ReadAllText(file).Replace(Words, Words + " ban hành", StringComparison.Ordinal));
        });
        province.Time.Set(Local(21, 10, 0));
        await Move(old);
        await province.Relay();
        dossier = await _given.Walk.Load(dossier.Id);
        Assert.NotEqual(old, dossier.Definition);
        var moved = (await Steps(dossier.Id)).Single(s => s.Key == "b4");
        Assert.Equal((dossier.Definition, before.Opened, before.OpenedAt, before.DueAt, before.LimitMinutes, before.Body, null), (moved.Version, moved.Opened, moved.OpenedAt, moved.DueAt, moved.LimitMinutes, moved.Body, moved.ClosedAt));
        var after = await Whole(dossier.Id);
        Assert.Equal((dossier.Definition, whole.FiledAt, whole.DueAt, whole.LimitMinutes, whole.Body), (after.Version, after.FiledAt, after.DueAt, after.LimitMinutes, after.Body));

        // Half a working day late, as if nothing had been changed.
        province.Time.Set(Local(22, 13, 0));
        var officer = _given.Officer(dossier);
        await _given.Done(officer, dossier, await _given.Walk.Completion(dossier, dossier.State!.Open["b4"]));
        await province.Relay();
        var fact = (await Steps(dossier.Id)).Single(s => s.Key == "b4");
        Assert.Equal((dossier.Definition, true, 150), (fact.Version, fact.IsLate, fact.UsedPercent));
        var duty = Assert.Single(await Duties(dossier.Id), d => d.Opened == before.Opened);
        Assert.Equal((DutyEnd.Done, officer.Person, before.OpenedAt, (DateTimeOffset?)Local(21, 17, 0)), (duty.End, duty.Person, duty.Since, duty.DueAt));
        Assert.Equal(1, await Runs(dossier.Definition, "b4"));
        Assert.Equal(runs, await Runs(old, "b4"));
        await IsWhatTheLogGives();
    }

    [Fact]
    public async Task Steps_that_have_another_place_in_the_new_version_keep_all_that_was_measured()
    {
        var (from, to) = ((await province.Procedures.FindPublished("VTLT-02", default))!, (await province.Procedures.FindPublished("VTLT-06", default))!);
        var told = new ToldDossiers(province);
        var (stays, moves) = (Guid.CreateVersion7(Local(6, 8, 0)), Guid.CreateVersion7(Local(6, 8, 0)));
        var body = province.Organisation.Bodies.First(b => b.Kind == "office");
        var (person, holder) = (province.Organisation.Persons.First().Id, new Holder("chief_of_office", new BodyRef(body.Id, body.Name)));
        var nodes = new Dictionary<string, string> { ["b1"] = "b1", ["b2"] = "b3", ["b3"] = "b2" }.ToImmutableDictionary();
        Due Until(int day) => new(Local(day, 17, 0), new Limit(1, LimitUnit.WorkingDay, LimitBasis.Planned), new DateOnly(2026, 4, day));
        foreach (var id in (Guid[])[stays, moves])
        {
            string Key(string key) => id == moves ? nodes[key] : key;
            var then = id == moves ? to : from;
            await told.Append(id, from, Local(6, 8, 0), [new Filed(new Filer(person, "case_officer", holder.Body), ImmutableDictionary<string, string>.Empty, Secrecy.Thuong, Until(14), Local(6, 8, 0)), new StepOpened("b2", "b2", holder, Until(7), Local(6, 8, 0)), new StepOpened("b3", "b3", holder, Until(8), Local(6, 8, 0))]);
            await told.Append(id, from, Local(6, 15, 0), [new Paused(DossierStatus.Returned, "b2", null, person, Local(6, 15, 0), null)]);
            if (id == moves)
                await told.Append(id, to, Local(7, 9, 0), [new Migrated(from.VersionId, to.VersionId, nodes, [], person, Local(7, 9, 0))]);
            await told.Append(id, then, Local(8, 8, 0), [new Unpaused(DossierStatus.Returned, ImmutableDictionary<string, Due>.Empty.Add(Key("b2"), Until(9)).Add(Key("b3"), Until(10)).Add("", Until(16)), person, Local(8, 8, 0), null)]);
            await told.Append(id, then, Local(9, 9, 0), [new StepCompleted(Key("b2"), Key("b2"), "xong", Local(9, 9, 0), person)]);
            await told.Append(id, then, Local(13, 9, 0), [new StepCompleted(Key("b3"), Key("b3"), "xong", Local(13, 9, 0), person), new Ended(DossierStatus.Finished, null, null, person, Local(13, 9, 0), null)]);
            await province.Relay();
        }

        var (plain, changed) = (await Steps(stays), await Steps(moves));
        Assert.Equal(2, plain.Count);
        Assert.Equal(plain.Select(s => (nodes[s.Key], nodes[s.Node], s.Opened, Measured(s))), changed.Select(s => (s.Key, s.Node, s.Opened, Measured(s))));
        Assert.All(changed, s => Assert.Equal(to.VersionId, s.Version));
        var (one, other) = (await Whole(stays), await Whole(moves));
        Assert.Equal((one.DueAt, one.LimitMinutes, one.PausedMinutes, one.WorkedMinutes, one.UsedPercent, one.IsLate, one.Returns, one.End), (other.DueAt, other.LimitMinutes, other.PausedMinutes, other.WorkedMinutes, other.UsedPercent, other.IsLate, other.Returns, other.End));
        Assert.Equal(
            (await Duties(stays)).Select(d => (nodes[d.Node], d.Opened, d.Person, d.Since, d.DueAt, d.ClosedAt, d.End)), (await Duties(moves)).Select(d => (d.Node, d.Opened, d.Person, d.Since, d.DueAt, d.ClosedAt, d.End)));
        await IsWhatTheLogGives();
    }

    [Fact]
    public async Task A_wrong_act_that_was_taken_back_counts_nowhere_and_the_right_one_counts_once()
    {
        province.Time.Set(Local(20, 8, 0));
        var dossier = await _given.At(await _given.Filed(Outgoing), "b4");
        await province.Relay();
        var officer = _given.Officer(dossier);
        var (runs, done) = (await Runs(dossier.Definition, "b4"), await Done(officer.Person));
        var open = (await Steps(dossier.Id)).Single(s => s.Key == "b4");

        province.Time.Set(Local(20, 10, 0));
        dossier = await _given.Done(officer, dossier, await _given.Walk.Completion(dossier, dossier.State!.Open["b4"]));
        await province.Relay();
        Assert.Equal((runs + 1, done + 1), (await Runs(dossier.Definition, "b4"), await Done(officer.Person)));

        province.Time.Set(Local(20, 11, 0));
        dossier = await _given.Done(officer, dossier, new StepAction(CommandKind.Correct, null) { Note = "Nhầm hồ sơ" });
        await province.Relay();
        Assert.Equal(["b4"], dossier.State!.Open.Keys);
        Assert.Equal((runs, done), (await Runs(dossier.Definition, "b4"), await Done(officer.Person)));
        var again = Assert.Single(await Steps(dossier.Id), s => s.Key == "b4");
        Assert.Equal((StepEnd.Open, null, null, open.OpenedAt, open.DueAt, open.LimitMinutes, open.Body), (again.End, again.ClosedAt, again.UsedPercent, again.OpenedAt, again.DueAt, again.LimitMinutes, again.Body));
        // Of what it had opened nothing is counted.
        Assert.All((await Steps(dossier.Id)).Where(s => s.Opened > open.Opened), s => Assert.Equal(StepEnd.Dropped, s.End));
        Assert.All((await Duties(dossier.Id)).Where(d => d.Opened > open.Opened), d => Assert.Equal(DutyEnd.Dropped, d.End));

        province.Time.Set(Local(22, 13, 0));
        await _given.Done(officer, dossier, await _given.Walk.Completion(dossier, dossier.State.Open["b4"]));
        await province.Relay();
        Assert.Equal((runs + 1, done + 1), (await Runs(dossier.Definition, "b4"), await Done(officer.Person)));
        var fact = Assert.Single(await Steps(dossier.Id), s => s.Key == "b4");
        Assert.Equal((StepEnd.Completed, true, 150), (fact.End, fact.IsLate, fact.UsedPercent));
        Assert.Equal(DutyEnd.Done, Assert.Single(await Duties(dossier.Id), d => d.Node == "b4").End);
        await IsWhatTheLogGives();
    }

    [Theory]
    [InlineData(CommandKind.ReturnToFiler)]
    [InlineData(CommandKind.SendBack)]
    [InlineData(CommandKind.Decline)]
    public async Task Whatever_was_taken_back_the_facts_are_those_from_before(CommandKind wrong)
    {
        province.Time.Set(Local(20, 8, 0));
        var dossier = await _given.At(await _given.Filed(Outgoing), "b4");
        await province.Relay();
        var officer = _given.Officer(dossier);
        var (steps, whole) = (await Steps(dossier.Id), await Whole(dossier.Id));

        province.Time.Set(Local(20, 10, 0));
        dossier = await _given.Done(officer, dossier, new StepAction(wrong, "b4") { Note = "Nhầm", Node = wrong == CommandKind.SendBack ? "b2" : null });
        await province.Relay();
        province.Time.Set(Local(20, 14, 0));
        dossier = await _given.Done(officer, dossier, new StepAction(CommandKind.Correct, null) { Note = "Nhầm hồ sơ" });
        await province.Relay();

        Assert.Equal(steps.Select(s => (s.Opened, s.Key, s.End, Measured(s))), (await Steps(dossier.Id)).Where(s => s.Opened <= steps[^1].Opened).Select(s => (s.Opened, s.Key, s.End, Measured(s))));
        var now = await Whole(dossier.Id);
        Assert.Equal((whole.DueAt, whole.LimitMinutes, whole.PausedAt, whole.PausedMinutes, whole.End, whole.EndedAt, whole.Returns, whole.SentBacks), (now.DueAt, now.LimitMinutes, now.PausedAt, now.PausedMinutes, now.End, now.EndedAt, now.Returns, now.SentBacks));
        // Nobody is blamed for it.
        Assert.DoesNotContain(await Duties(dossier.Id), d => d.WasSentBack);
        await IsWhatTheLogGives();
    }

    private static (DateTimeOffset, DateTimeOffset?, int, int, DateTimeOffset?, int?, int?, bool, int, int) Measured(StepFact s) =>
        (s.OpenedAt, s.DueAt, s.LimitMinutes, s.PausedMinutes, s.ClosedAt, s.UsedPercent, s.WorkedMinutes, s.IsLate, s.Returns, s.SentBacks);

    private static DateTimeOffset Local(int day, int hour, int minute) => new DateTimeOffset(2026, 4, day, hour, minute, 0, TimeSpan.FromHours(7)).ToUniversalTime();

    private async Task Move(Guid old)
    {
        var keeper = province.Owner;
        var (from, to) = (await province.Ask<OldVersions, (Contracts.Procedures.Procedure From, Contracts.Procedures.Procedure To)?>(v => v.Find(keeper, old, default)))!.Value;
        var preview = await province.Ask<MigrateDossiers, Result<Guid>>(m => m.Preview(keeper, old, Migrating.Propose(from.Definition, to.Definition), default));
        await province.Services.GetRequiredService<JobRunner>().Drain(default);
        Assert.True((await province.Ask<MigrateDossiers, Result<Guid>>(m => m.Apply(keeper, preview.Value, default))).IsOk);
        await province.Services.GetRequiredService<JobRunner>().Drain(default);
    }

    private async Task IsWhatTheLogGives()
    {
        var heard = await Everything();
        await province.Services.GetRequiredService<RebuildFacts>().Run(default);
        Assert.Equal(heard, await Everything());
    }

    private async Task<string> Everything() => await FigureRows.Everything(province) + await province.Look(async db =>
    {
        var (dossiers, steps, duties) = (db.DossierFacts, db.StepFacts, db.Duties);
        return JsonSerializer.Serialize(
            new
            {
                Dossiers = await dossiers.AsNoTracking().OrderBy(f => f.Dossier).ToListAsync(),
                Steps = await steps.AsNoTracking().OrderBy(f => f.Dossier).ThenBy(f => f.Opened).ThenBy(f => f.Place).ToListAsync(),
                Duties = await duties.AsNoTracking().OrderBy(d => d.Dossier).ThenBy(d => d.Opened).ThenBy(d => d.Place).ToListAsync(),
            },
            LogJson.Options);
    });

    private Task<List<StepFact>> Steps(Guid dossier) => province.Look(db =>
    {
        var facts = db.StepFacts;
        return facts.AsNoTracking().Where(f => f.Dossier == dossier).OrderBy(f => f.Opened).ToListAsync();
    });

    private Task<List<DutyRow>> Duties(Guid dossier) => province.Look(db =>
    {
        var duties = db.Duties;
        return duties.AsNoTracking().Where(d => d.Dossier == dossier).OrderBy(d => d.Opened).ToListAsync();
    });

    private Task<DossierFact> Whole(Guid dossier) => province.Look(db =>
    {
        var facts = db.DossierFacts;
        return facts.AsNoTracking().SingleAsync(f => f.Dossier == dossier);
    });

    private Task<long> Runs(Guid version, string node) => province.Look(db =>
    {
        var months = db.StepMonths;
        return months.Where(m => m.Version == version && m.Node == node).SumAsync(m => m.Runs);
    });

    private Task<long> Done(Guid person) => province.Look(db =>
    {
        var months = db.OfficerMonths;
        return months.Where(m => m.Person == person).SumAsync(m => m.Done);
    });
}
