using Microsoft.EntityFrameworkCore;
using ThongSuot.Dossiers.Data;
using ThongSuot.Dossiers.Inbox;
using ThongSuot.Dossiers.Steps;
using ThongSuot.Dossiers.Tests.Walking;
using ThongSuot.Engine.Processes;
using ThongSuot.Platform.Results;
using ThongSuot.Platform.Security;

namespace ThongSuot.Dossiers.Tests.Inbox;

/// <summary>Each view holds what follows from the dossiers' states, for everybody, whatever happened to the dossiers.</summary>
public sealed class ViewsTests(Province province) : IClassFixture<Province>
{
    private static readonly string[] Codes = ["VTLT-02", "TCCB-05", "TCCB-01", "VTLT-01", "KTUB-01", "QTTC-01"];

    private readonly Given _given = new(province);

    [Fact]
    public async Task Every_view_of_everybody_is_what_the_states_say()
    {
        var random = new Random(20261121);
        var ids = await Dossiers(random, 18);
        var dossiers = new List<Dossier>();
        foreach (var id in ids)
            dossiers.Add(await _given.Walk.Load(id));
        province.Time.Advance(TimeSpan.FromDays(3));
        var people = province.Organisation.Persons.Select(p => province.Actor(p.Id)).Where(a => dossiers.Any(d => Walk.Sees(a, d))).OrderBy(a => a.Name, StringComparer.Ordinal).Take(14).ToArray();
        Assert.True(people.Length > 8, $"{people.Length} people");
        foreach (var person in people)
        {
            foreach (var followed in dossiers.Where(d => Walk.Sees(person, d)).Take(2))
                Assert.True((await province.Ask<Follows, Result<bool>>(f => f.Follow(person, followed.Id, default))).IsOk);
            await Agrees(person, dossiers);
        }
    }

    [Fact]
    public async Task A_stranger_sees_nothing_by_any_view_filter_or_word()
    {
        var dossier = await _given.Filed("TCCB-05");
        var stranger = new Actor(Guid.NewGuid(), Guid.NewGuid(), "Người lạ", [new Grant("intake_clerk", Guid.NewGuid())]);
        foreach (var (view, _, _) in InboxQuery.Views)
        {
            foreach (var query in (InboxQuery[])[new(view), new(view) { Words = dossier.Code }, new(view) { Words = "thu nghiem" }, new(view) { Procedure = dossier.Procedure }, new(view) { Body = dossier.CompetentBody }, new(view) { SortedBy = InboxSort.Code }])
                Assert.Empty((await province.Page(stranger, query)).Rows);
        }

        Assert.Equal(new InboxCounts(0, 0, 0, 0), await province.Counts(stranger));
        Assert.Equal("DOSSIER_NOT_FOUND", (await province.Ask<Follows, Result<bool>>(f => f.Follow(stranger, dossier.Id, default))).Refusal.Code);
    }

    [Fact]
    public async Task What_one_follows_but_may_no_longer_see_is_not_shown()
    {
        var dossier = await _given.Filed("TCCB-05");
        var person = _given.Filer(dossier);
        Assert.True((await province.Ask<Follows, Result<bool>>(f => f.Follow(person, dossier.Id, default))).IsOk);
        Assert.True((await province.Ask<Follows, Result<bool>>(f => f.Follow(person, dossier.Id, default))).IsOk);
        Assert.Contains(await province.Listed(person, new InboxQuery(InboxView.Followed)), r => r.Dossier == dossier.Id);

        await province.Look(async db =>
        {
            db.RemoveRange(await db.DossierScopes.Where(s => s.Dossier == dossier.Id).ToListAsync());
            db.RemoveRange(await db.DossierTasks.Where(t => t.Dossier == dossier.Id).ToListAsync());
            return await db.SaveChangesAsync();
        });

        Assert.DoesNotContain(await province.Listed(person, new InboxQuery(InboxView.Followed)), r => r.Dossier == dossier.Id);
        Assert.DoesNotContain(await province.Listed(person, new InboxQuery(InboxView.Sent)), r => r.Dossier == dossier.Id);
    }

    [Fact]
    public async Task A_list_is_gone_through_completely_while_its_rows_change()
    {
        var way = await _given.Way("VTLT-02");
        var person = province.Actor(way.Person);
        for (var i = 0; i < 12; i++)
            Assert.True((await _given.Send(way.Person, await _given.Draft(way, "VTLT-02"))).IsOk);
        foreach (var sort in Enum.GetValues<InboxSort>())
        {
            var query = new InboxQuery(InboxView.Sent) { SortedBy = sort };
            var standing = (await province.Listed(person, query, 5)).Select(r => r.Dossier).ToHashSet();
            var seen = new List<Guid>();
            for (var page = await province.Page(person, query, null, false, 5); ; page = await province.Page(person, query, page.After, false, 5))
            {
                seen.AddRange(page.Rows.Select(r => r.Dossier));
                if (page.After is null)
                    break;
                // Between two pages somebody files another one.
                await _given.Send(way.Person, await _given.Draft(way, "VTLT-02"));
                province.Time.Advance(TimeSpan.FromMinutes(1));
            }

            Assert.Equal(seen.Count, seen.Distinct().Count());
            Assert.Superset(standing, seen.ToHashSet());
        }
    }

    [Fact]
    public async Task Filters_leave_what_fits_and_nothing_else()
    {
        province.Time.Set(new DateTimeOffset(2026, 5, 4, 2, 0, 0, TimeSpan.Zero));
        var first = await _given.Filed("TCCB-05");
        province.Time.Set(new DateTimeOffset(2026, 5, 6, 2, 0, 0, TimeSpan.Zero));
        var second = await _given.Filed("TCCB-05");
        var filer = _given.Filer(first);
        async Task<Guid[]> With(Func<InboxQuery, InboxQuery> filter) =>
            [.. (await province.Listed(filer, filter(new InboxQuery(InboxView.All)))).Select(r => r.Dossier).Where(d => d == first.Id || d == second.Id)];

        Assert.Equal([first.Id], await With(q => q with { ReceivedTo = new(2026, 5, 5) }));
        Assert.Equal([second.Id], await With(q => q with { ReceivedFrom = new(2026, 5, 5) }));
        Assert.Equal([second.Id, first.Id], await With(q => q with { Field = "TCCB" }));
        Assert.Empty(await With(q => q with { Field = "VTLT" }));
        Assert.Equal([second.Id, first.Id], await With(q => q with { Procedure = "TCCB-05", Secrecy = Secrecy.Thuong, Body = first.CompetentBody }));
        Assert.Empty(await With(q => q with { Secrecy = Secrecy.Mat }));
        Assert.Empty(await With(q => q with { Body = Guid.NewGuid() }));
        Assert.Equal([first.Id, second.Id], await With(q => q with { SortedBy = InboxSort.Code }));
        Assert.Equal([second.Id, first.Id], await With(q => q with { SortedBy = InboxSort.Code, Falling = true }));
        Assert.Equal(first.DueAt is { } due ? [first.Id] : [], await With(q => q with { DueTo = first.DueAt is { } at ? DateOnly.FromDateTime(at.ToOffset(TimeSpan.FromHours(7)).DateTime) : null }));
    }

    private async Task Agrees(Actor person, IReadOnlyList<Dossier> dossiers)
    {
        var now = province.Time.GetUtcNow();
        var work = new List<(Guid Dossier, string Key, DateTimeOffset Due, DateTimeOffset Soon)>();
        foreach (var dossier in dossiers)
        {
            var definition = (await province.Procedures.Version(dossier.Definition, default)).Definition;
            work.AddRange(OpenTasks.Of(dossier.Id, dossier.State!, definition).Where(t => person.Scopes.Contains(t.Scope)).Select(t => (t.Dossier, t.Key, t.DueAt, t.SoonAt)).Distinct());
        }

        var seen = dossiers.Where(d => Walk.Sees(person, d)).ToArray();
        await Is(InboxView.ToDo, work.Select(w => (w.Dossier, w.Key)));
        await Is(InboxView.Soon, work.Where(w => w.Soon <= now && w.Due > now).Select(w => (w.Dossier, w.Key)));
        await Is(InboxView.Overdue, work.Where(w => w.Due <= now).Select(w => (w.Dossier, w.Key)));
        await Is(InboxView.Waiting, seen.Where(d => !d.State!.IsOver && work.All(w => w.Dossier != d.Id)).Select(d => (d.Id, "")));
        await Is(InboxView.Sent, seen.Where(d => d.FilerPerson == person.Person).Select(d => (d.Id, "")));
        await Is(InboxView.Followed, seen.Take(2).Select(d => (d.Id, "")));
        await Is(InboxView.Ended, seen.Where(d => d.State!.IsOver).Select(d => (d.Id, "")));
        await Is(InboxView.All, seen.Select(d => (d.Id, "")));

        async Task Is(InboxView view, IEnumerable<(Guid, string)> expected)
        {
            foreach (var sort in Enum.GetValues<InboxSort>())
            {
                var listed = (await province.Listed(person, new InboxQuery(view) { SortedBy = sort }, 3)).Where(r => dossiers.Any(d => d.Id == r.Dossier)).Select(r => (r.Dossier, r.Work)).ToArray();
                Assert.Equal(listed.Length, listed.Distinct().Count());
                Assert.Equal(expected.Order(), listed.Order());
            }

            var all = await province.Listed(person, new InboxQuery(view));
            if ((await province.Counts(person)).Of(view) is { } count)
                Assert.Equal(all.Count, count);
        }
    }

    // Carried on for a random number of steps, some returned, some withdrawn, some to the end.
    private async Task<IReadOnlyList<Guid>> Dossiers(Random random, int count)
    {
        var ids = new List<Guid>();
        for (var i = 0; i < count; i++)
        {
            var code = Codes[i % Codes.Length];
            if (await province.Procedures.FindPublished(code, default) is not { } procedure || await _given.Walk.Ways(procedure) is not { Count: > 0 } ways)
                continue;
            var way = ways[random.Next(ways.Count)];
            if (await _given.Send(way.Person, await _given.Draft(way, code)) is not { IsOk: true, Value: var id })
                continue;
            ids.Add(id);
            var steps = random.Next(4) == 0 ? 60 : random.Next(6);
            for (var step = 0; step < steps && await _given.Walk.Load(id) is { State.IsOver: false, State.Open.Count: > 0 } dossier; step++)
            {
                var open = dossier.State!.Open.Values.OrderBy(w => w.Key, StringComparer.Ordinal).ToArray();
                var done = await _given.Walk.Act(_given.Walk.RightPerson(dossier.State, open[0]), dossier, await _given.Walk.Completion(dossier, open[0]));
                if (!done.IsOk)
                    break;
                province.Time.Advance(TimeSpan.FromHours(random.Next(30)));
            }

            if (random.Next(4) == 0 && await _given.Walk.Load(id) is { State: { IsOver: false, Status: DossierStatus.Running } state } running && state.OpenSteps.FirstOrDefault() is { } at)
                await _given.Walk.Act(_given.Walk.RightPerson(state, at), running, new StepAction(CommandKind.ReturnToFiler, at.Key) { Note = Walk.NoteFor(running) });
        }

        return ids;
    }
}
