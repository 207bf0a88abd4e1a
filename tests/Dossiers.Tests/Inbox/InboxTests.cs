using Microsoft.EntityFrameworkCore;
using ThongSuot.Dossiers.Data;
using ThongSuot.Dossiers.Inbox;
using ThongSuot.Dossiers.Steps;
using ThongSuot.Engine.Processes;
using ThongSuot.Platform.Security;

namespace ThongSuot.Dossiers.Tests.Inbox;

/// <summary>What waits for a person: all of it, once, by how pressing it is, and nothing of others.</summary>
public sealed class InboxTests(Province province) : IClassFixture<Province>
{
    private const string Outgoing = "VTLT-02", Transfer = "TCCB-05";

    private readonly Given _given = new(province);

    [Fact]
    public async Task A_task_is_due_soon_from_four_fifths_of_its_time_and_then_overdue()
    {
        // One working day from Monday 08:00 to Tuesday 17:00: 33 hours, of which 26 h 24 min are four fifths.
        province.Time.Set(Local(20, 8, 0));
        var dossier = await _given.At(await _given.Filed(Outgoing), "b4");
        var officer = _given.Officer(dossier);

        Assert.Equal([InboxView.ToDo], await PartsWith(officer, dossier, Local(21, 10, 23)));
        Assert.Equal([InboxView.ToDo, InboxView.Soon], await PartsWith(officer, dossier, Local(21, 10, 24)));
        Assert.Equal([InboxView.ToDo, InboxView.Soon], await PartsWith(officer, dossier, Local(21, 16, 59)));
        Assert.Equal([InboxView.ToDo, InboxView.Overdue], await PartsWith(officer, dossier, Local(21, 17, 0)));

        await _given.Done(officer, dossier, new StepAction(CommandKind.Complete, "b4"));
        Assert.Empty(await PartsWith(officer, dossier, Local(21, 17, 0)));
    }

    [Fact]
    public async Task Counts_agree_with_the_lists()
    {
        province.Time.Set(Local(20, 8, 0));
        var dossier = await _given.At(await _given.Filed(Outgoing), "b4");
        var officer = _given.Officer(dossier);
        foreach (var at in (DateTimeOffset[])[Local(20, 9, 0), Local(21, 12, 0), Local(22, 12, 0)])
        {
            province.Time.Set(at);
            var counts = await Counts(officer);
            Assert.Equal(
                (counts.ToDo, counts.Soon, counts.Overdue),
                ((await List(officer, InboxView.ToDo)).Count, (await List(officer, InboxView.Soon)).Count, (await List(officer, InboxView.Overdue)).Count));
        }
    }

    [Fact]
    public async Task What_came_within_a_day_is_counted_as_new()
    {
        province.Time.Set(Local(20, 8, 0));
        var dossier = await _given.At(await _given.Filed(Outgoing), "b4");
        var officer = _given.Officer(dossier);
        var fresh = (await Counts(officer)).SinceYesterday;

        province.Time.Set(Local(21, 8, 1));

        Assert.InRange((await Counts(officer)).SinceYesterday, 0, fresh - 1);
    }

    [Fact]
    public async Task A_task_reached_through_two_scopes_is_one_task()
    {
        var dossier = await _given.At(await _given.Filed(Outgoing), "b4");
        dossier = await _given.Done(_given.Officer(dossier), dossier, new StepAction(CommandKind.ReturnToFiler, "b4") { Note = "Thiếu" });
        var filer = _given.Filer(dossier);
        Assert.Equal(2, await province.Look(db =>
        {
            var tasks = db.DossierTasks;
            var scopes = filer.Scopes;
            return tasks.CountAsync(t => t.Dossier == dossier.Id && scopes.Contains(t.Scope));
        }));

        var before = await Counts(filer);
        Assert.Equal(OpenTasks.SupplementKey, Assert.Single(await List(filer, InboxView.ToDo), r => r.Dossier == dossier.Id).Work);
        await _given.Done(filer, dossier, new StepAction(CommandKind.Supplement, null));

        Assert.Equal(before.ToDo - 1, (await Counts(filer)).ToDo);
    }

    [Fact]
    public async Task Pages_follow_one_another_without_gap_or_repetition()
    {
        var way = await _given.Way(Outgoing);
        var officer = province.Actor(way.Person);
        province.Time.Set(Local(20, 8, 0));
        var filed = new HashSet<Guid>();
        for (var i = 0; i < Inboxes.PageSize + 10; i++)
            filed.Add((await _given.Send(way.Person, await _given.Draft(way, Outgoing))).Value);

        var rows = await List(officer, InboxView.ToDo);
        Assert.Equal(rows.Count, rows.Select(r => (r.Dossier, r.Work)).Distinct().Count());
        Assert.Equal((await Counts(officer)).ToDo, rows.Count);
        Assert.Superset(filed, rows.Select(r => r.Dossier).ToHashSet());
        Assert.Equal(rows.Select(r => r.Due).Order(), rows.Select(r => r.Due));

        var seen = await Dossiers(officer);
        Assert.Equal(seen.Count, seen.Select(r => r.Dossier).Distinct().Count());
        Assert.Superset(filed, seen.Select(r => r.Dossier).ToHashSet());
    }

    [Fact]
    public async Task Nobody_sees_what_is_not_theirs()
    {
        var dossier = await _given.Filed(Transfer);
        var officer = _given.Officer(dossier);
        Assert.Contains(await List(officer, InboxView.ToDo), r => r.Dossier == dossier.Id);

        foreach (var person in province.Organisation.Persons.Select(p => province.Actor(p.Id)).Where(a => !Walking.Walk.Sees(a, dossier)).Take(40))
        {
            Assert.DoesNotContain(await List(person, InboxView.ToDo), r => r.Dossier == dossier.Id);
            Assert.DoesNotContain(await Dossiers(person), r => r.Dossier == dossier.Id);
        }
    }

    [Fact]
    public async Task The_list_of_dossiers_is_searched_by_words_with_or_without_marks()
    {
        var dossier = await _given.Filed(Transfer);
        var filer = _given.Filer(dossier);
        var name = dossier.Title[dossier.Title.LastIndexOf("Thử", StringComparison.Ordinal)..];

        Assert.Contains(await Dossiers(filer, words: name), r => r.Dossier == dossier.Id);
        Assert.Contains(await Dossiers(filer, words: "THU NGHIEM " + dossier.Code), r => r.Dossier == dossier.Id);
        Assert.DoesNotContain(await Dossiers(filer, words: name + " khác"), r => r.Dossier == dossier.Id);
        Assert.DoesNotContain(await Dossiers(filer, words: "100%_"), r => r.Dossier == dossier.Id);
        Assert.Contains(await Dossiers(filer, open: true), r => r.Dossier == dossier.Id);
        Assert.DoesNotContain(await Dossiers(filer, open: false), r => r.Dossier == dossier.Id);
        var other = province.Organisation.Persons.Select(p => province.Actor(p.Id)).First(a => a.Person != dossier.FilerPerson && Walking.Walk.Sees(a, dossier));
        Assert.Contains(await Dossiers(other), r => r.Dossier == dossier.Id);
        Assert.DoesNotContain(await Dossiers(other, mine: true), r => r.Dossier == dossier.Id);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("abc")]
    [InlineData("-1-00000000000000000000000000000000")]
    [InlineData("9223372036854775807-00000000000000000000000000000000")]
    [InlineData("12-zz-")]
    [InlineData("12-00000000000000000000000000000000-6")]
    public void A_page_key_that_was_not_written_here_begins_anew(string? text) => Assert.Null(PageKey.Read(text));

    [Fact]
    public void A_page_key_comes_back()
    {
        var key = new PageKey(Local(20, 8, 0), Guid.NewGuid(), "e1.2/b5");
        Assert.Equal(key, PageKey.Read(key.ToString()));
    }

    private async Task<InboxView[]> PartsWith(Actor actor, Dossier dossier, DateTimeOffset at)
    {
        province.Time.Set(at);
        var parts = new List<InboxView>();
        foreach (var part in (InboxView[])[InboxView.ToDo, InboxView.Soon, InboxView.Overdue])
        {
            if ((await List(actor, part)).Any(r => r.Dossier == dossier.Id))
                parts.Add(part);
        }

        return [.. parts];
    }

    private Task<InboxCounts> Counts(Actor actor) => province.Ask<Inboxes, InboxCounts>(i => i.Count(actor, default));

    private Task<IReadOnlyList<InboxRow>> List(Actor actor, InboxView view) => province.Listed(actor, new InboxQuery(view));

    private Task<IReadOnlyList<InboxRow>> Dossiers(Actor actor, bool mine = false, bool? open = null, string? words = null) =>
        province.Listed(actor, new InboxQuery(mine ? InboxView.Sent : InboxView.All) { Ended = !open, Words = words });

    private static DateTimeOffset Local(int day, int hour, int minute) => new DateTimeOffset(2026, 4, day, hour, minute, 0, TimeSpan.FromHours(7)).ToUniversalTime();
}
