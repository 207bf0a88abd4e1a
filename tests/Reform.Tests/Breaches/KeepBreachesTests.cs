using System.Collections.Immutable;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ThongSuot.Contracts.Procedures;
using ThongSuot.Dossiers.Steps;
using ThongSuot.Engine.Processes;
using ThongSuot.Platform.Security;
using ThongSuot.Reform.Breaches;

namespace ThongSuot.Reform.Tests.Breaches;

/// <summary>Breaches as they are kept while dossiers are carried through the use cases.</summary>
public sealed class KeepBreachesTests(ReformProvince province) : IClassFixture<ReformProvince>
{
    private readonly GivenBreaches _given = new(province);

    private WatchDeadlines Watch => province.Services.GetRequiredService<WatchDeadlines>();

    [Fact]
    public async Task Work_that_stays_late_is_recorded_without_an_entry_grows_and_is_fixed_when_it_is_done()
    {
        var dossier = await _given.Waiting();
        await province.Relay();
        await Watch.RunOnce(default);
        Assert.Empty(await _given.Of(dossier.Id));

        province.Time.Set(GivenBreaches.Local(21, 17, 1));
        await Watch.RunOnce(default);
        var breach = Assert.Single(await _given.Of(dossier.Id));
        Assert.Equal((BreachKind.StepLate, BreachGroup.Pace, "b4", false, BreachState.Waiting), (breach.Kind, breach.Group, breach.Node, breach.IsFixed, breach.State));
        Assert.Equal((null, dossier.State!.OpenSteps.Single().Holder.Body.Id), (breach.Person, breach.Body));
        Assert.NotNull(breach.Head);

        // It grows as one looks.
        var head = _given.Head(breach);
        province.Time.Set(GivenBreaches.Local(22, 10, 0));
        Assert.Equal(150, (await _given.Sees(head, breach))!.LateMinutes);
        province.Time.Set(GivenBreaches.Local(22, 14, 0));
        Assert.Equal(270, (await _given.Sees(head, breach))!.LateMinutes);

        var officer = _given.Given.Officer(dossier);
        await _given.Complete(dossier);
        await province.Relay();
        province.Time.Set(GivenBreaches.Local(24, 10, 0));
        await Watch.RunOnce(default);
        breach = Assert.Single(await _given.Of(dossier.Id), b => b.Id == breach.Id);
        Assert.Equal((true, 270, officer.Person, GivenBreaches.Local(22, 14, 0)), (breach.IsFixed, breach.LateMinutes, breach.Person, breach.DoneAt));
        Assert.Equal(270, (await _given.Sees(head, breach))!.LateMinutes);
        Assert.Equal(
            [BreachEntries.Recorded, BreachEntries.Fixed, BreachEntries.Given], (await _given.Entries(breach)).Select(e => e.Type).Where(t => t.StartsWith("reform.", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Entries_that_are_delivered_again_record_and_tell_nothing_twice()
    {
        var (dossier, officer, breach) = await _given.Late();
        var (breaches, entries) = ((await _given.Of(dossier.Id)).Count, (await _given.Entries(breach)).Count);
        var notices = await _given.Notices(breach);
        Assert.Equal([officer.Person], notices[0].Persons);
        Assert.Contains(breach.Head!.Value, notices[1].Persons);
        Assert.All(notices, n => Assert.Contains(dossier.Code, n.Text, StringComparison.Ordinal));

        province.Time.Advance(TimeSpan.FromHours(3));
        await _given.Redeliver(dossier.Id);
        await Watch.RunOnce(default);

        Assert.Equal((breaches, entries), ((await _given.Of(dossier.Id)).Count, (await _given.Entries(breach)).Count));
        Assert.Equal(150, (await _given.Again(breach)).LateMinutes);
    }

    [Fact]
    public async Task A_deadline_that_was_moved_withdraws_the_breach_and_being_late_again_renews_it()
    {
        var dossier = await _given.Waiting();
        await province.Relay();
        province.Time.Set(GivenBreaches.Local(22, 9, 0));
        await Watch.RunOnce(default);
        var breach = Assert.Single(await _given.Of(dossier.Id));

        await Move(dossier, GivenBreaches.Local(23, 17, 0));
        await province.Relay();
        breach = await _given.Again(breach);
        Assert.Equal((BreachState.Withdrawn, WithdrawnWhy.InTime), (breach.State, breach.Why));
        Assert.NotNull(await _given.Sees(_given.Head(breach), breach));
        Assert.Equal("BREACH_WITHDRAWN", (await _given.Decide(_given.Head(breach), breach, BreachState.Confirmed)).Refusal.Code);

        province.Time.Set(GivenBreaches.Local(24, 9, 0));
        await Watch.RunOnce(default);
        breach = Assert.Single(await _given.Of(dossier.Id));
        Assert.Equal((BreachState.Waiting, null, GivenBreaches.Local(23, 17, 0)), (breach.State, breach.Why, breach.DueAt));
        Assert.Equal(
            [BreachEntries.Recorded, BreachEntries.Withdrawn, BreachEntries.Renewed], (await _given.Entries(breach)).Select(e => e.Type).Where(t => t.StartsWith("reform.", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task What_was_done_in_time_by_a_calendar_that_changed_meanwhile_is_none()
    {
        var dossier = await _given.Waiting();
        await province.Relay();
        province.Time.Set(GivenBreaches.Local(22, 9, 0));
        await Watch.RunOnce(default);
        Assert.Single(await _given.Of(dossier.Id));

        await Move(dossier, GivenBreaches.Local(24, 17, 0));
        await _given.Complete(await _given.Given.Walk.Load(dossier.Id));
        await province.Relay();

        Assert.Equal(BreachState.Withdrawn, (await _given.Of(dossier.Id)).Single(b => b.Node == "b4").State);
    }

    [Fact]
    public async Task Work_sent_back_is_a_breach_of_quality_of_who_did_it()
    {
        province.Time.Set(GivenBreaches.Local(20, 8, 0));
        var dossier = await _given.Given.At(await _given.Given.Filed("CYCN-08"), "b2");
        var did = _given.Given.Officer(dossier);
        dossier = await _given.Given.At(dossier, "b4");
        dossier = await _given.Given.Done(_given.Given.Officer(dossier), dossier, new StepAction(CommandKind.SendBack, "b4") { Node = "b2", Note = "Làm rõ" });
        await province.Relay();

        var breach = Assert.Single(await _given.Of(dossier.Id));
        Assert.Equal((BreachKind.SentBack, BreachGroup.Quality, "b2", did.Person, null, true), (breach.Kind, breach.Group, breach.Node, breach.Person, breach.LateMinutes, breach.IsFixed));
    }

    [Fact]
    public async Task Of_a_compartment_nobody_is_told_and_nobody_sees_it()
    {
        province.Time.Set(GivenBreaches.Local(20, 8, 0));
        var dossier = await _given.Given.Filed("KTUB-01");
        await province.Relay();
        province.Time.Advance(TimeSpan.FromDays(60));
        await Watch.RunOnce(default);

        var breaches = await _given.Of(dossier.Id);
        Assert.NotEmpty(breaches);
        foreach (var breach in breaches)
        {
            Assert.True(breach is { IsCompartment: true, Person: null });
            Assert.Empty(await _given.Notices(breach));
            Assert.DoesNotContain(dossier.Id.ToString(), (await _given.Entries(breach))[0].Body, StringComparison.Ordinal);
            foreach (var actor in (Actor[])[.. province.Organisation.Persons.Take(400).Select(p => province.Actor(p.Id)), province.Coordinator])
                Assert.Null(await _given.Sees(actor, breach));
        }
    }

    [Fact]
    public async Task Two_that_look_at_the_same_time_record_it_once()
    {
        var dossier = await _given.Waiting();
        await province.Relay();
        province.Time.Set(GivenBreaches.Local(22, 9, 0));
        var keep = province.Services.GetRequiredService<KeepBreaches>();
        await province.Look(async slower =>
        {
            await keep.Look(slower, dossier.Id, default);
            await Watch.RunOnce(default);
            await Assert.ThrowsAnyAsync<DbUpdateException>(() => slower.SaveChangesAsync());
            return 0;
        });

        Assert.Single(await _given.Of(dossier.Id));
    }

    [Fact]
    public async Task What_began_before_anybody_listened_is_there_once_the_facts_are_made_anew()
    {
        var (dossier, _, breach) = await _given.Late();
        Task<string> Rows() => province.Look(async db =>
        {
            var duties = db.Duties;
            return System.Text.Json.JsonSerializer.Serialize(await duties.AsNoTracking().Where(d => d.Dossier == dossier.Id).OrderBy(d => d.Opened).ThenBy(d => d.Place).ToListAsync());
        });
        var before = await Rows();
        await province.Look(async db =>
        {
            var (duties, watches) = (db.Duties, db.BreachWatches);
            await duties.Where(d => d.Dossier == dossier.Id).ExecuteDeleteAsync();
            return await watches.Where(w => w.Dossier == dossier.Id).ExecuteDeleteAsync();
        });

        await province.Services.GetRequiredService<Reform.Facts.RebuildFacts>().Run(default);

        Assert.Equal(before, await Rows());
        Assert.Equal(breach.LateMinutes, (await _given.Again(breach)).LateMinutes);
    }

    // As it is told when the calendar changed.
    private Task Move(Dossiers.Dossier dossier, DateTimeOffset to)
    {
        var due = dossier.State!.Open["b4"].Due! with { At = to };
        return province.Services.GetRequiredService<Dossiers.Hearing.ActAsSystem>()
            .Run(dossier.Id, (_, situation) => (new Recompute(ImmutableDictionary<string, Due>.Empty.Add("b4", due), "2"), situation.Context), default);
    }
}
