using Microsoft.EntityFrameworkCore;
using ThongSuot.Notifications.Data;
using ThongSuot.Notifications.Reminding;
using static ThongSuot.Notifications.Tests.Office;

namespace ThongSuot.Notifications.Tests.Reminding;

public sealed class RemindDueTests
{
    // Monday 2 March, 08:00 in Vietnam, to Friday 17:00.
    private static readonly DateTimeOffset Came = new(2026, 3, 2, 1, 0, 0, TimeSpan.Zero), Due = new(2026, 3, 6, 10, 0, 0, TimeSpan.Zero);

    private static readonly TimeSpan Round = RemindDue.Interval + TimeSpan.FromSeconds(1);

    [Fact]
    public async Task A_deadline_is_told_before_at_and_after_it_and_then_to_the_head_and_to_who_stands_above()
    {
        await using var office = await Open();
        office.Dossiers.Open(Came, Due);

        var told = new List<string>();
        for (var day = 0; day < 20; day++)
        {
            office.Time.Advance(TimeSpan.FromDays(1));
            var before = (await office.Told()).Count;
            await office.Sweep();
            told.AddRange((await office.Told()).Skip(before).Select(n => $"{day + 3:D2} {n.Kind} {NameOf(n.Person)}").Order(StringComparer.Ordinal));
        }

        Assert.Equal(
            [
                "05 DueSoon colleague", "05 DueSoon officer", "06 DueSoon colleague", "06 DueSoon officer", "07 Overdue colleague", "07 Overdue officer",
                "10 Overdue colleague", "10 Overdue officer", "11 Escalated head", "13 Escalated board",
            ],
            told);
    }

    [Fact]
    public async Task Each_body_that_was_asked_is_reminded_before_and_after_until_it_answers_and_then_its_head_and_who_stands_above()
    {
        await using var office = await Open();
        var dossier = office.Dossiers.Open(Came, Due);
        var work = office.Dossiers.Works[(dossier, "b5")];
        Assert.True(office.Dossiers.Works.TryRemove((dossier, "b5"), out _));
        office.Dossiers.Works[(dossier, "b5?1")] = work with { Key = "b5?1", Holders = [Officers, Secretaries] };

        var told = new List<string>();
        for (var day = 0; day < 20; day++)
        {
            office.Time.Advance(TimeSpan.FromDays(1));
            // The committee answers on the tenth, after its deadline; the department never does.
            if (day + 3 == 10)
                office.Dossiers.Works[(dossier, "b5?1")] = office.Dossiers.Works[(dossier, "b5?1")] with { Holders = [Officers] };
            var before = (await office.Told()).Count;
            await office.Sweep();
            told.AddRange((await office.Told()).Skip(before).Select(n => $"{day + 3:D2} {n.Kind} {NameOf(n.Person)}").Order(StringComparer.Ordinal));
        }

        Assert.Equal(["05 DueSoon secretary", "06 DueSoon secretary", "07 Overdue secretary"], told.Where(t => t.EndsWith("secretary", StringComparison.Ordinal)));
        Assert.Contains("11 Escalated head", told);
        Assert.Contains("13 Escalated board", told);
    }

    [Fact]
    public async Task Nothing_is_told_twice_by_another_round_a_clock_set_back_or_one_that_ran_ahead()
    {
        await using var office = await Open();
        office.Dossiers.Open(Came, Due);
        office.Time.Set(Due + TimeSpan.FromHours(1));
        await office.Sweep();
        var told = await office.Told();

        foreach (var at in (DateTimeOffset[])[Due + TimeSpan.FromHours(2), Came + TimeSpan.FromHours(1), Due - TimeSpan.FromHours(1), Due + TimeSpan.FromHours(3)])
        {
            office.Time.Set(at);
            await office.Sweep();
        }

        Assert.Equal(2, told.Count);
        Assert.Equal(told, await office.Told());
    }

    [Fact]
    public async Task A_new_deadline_is_reminded_of_anew()
    {
        await using var office = await Open();
        var dossier = office.Dossiers.Open(Came, Due);
        office.Time.Set(Due);
        await office.Sweep();
        var work = office.Dossiers.Works[(dossier, "b5")];
        office.Dossiers.Works[(dossier, "b5")] = work with { Due = work.Due with { At = Due.AddDays(7) } };

        office.Time.Set(Due.AddDays(7));
        await office.Sweep();

        Assert.Equal(4, (await office.Told()).Count(n => n.Kind == NoticeKind.Overdue));
    }

    [Fact]
    public async Task Two_nodes_that_sweep_at_once_tell_each_once()
    {
        await using var office = await Open();
        for (var i = 0; i < 1_300; i++)
            office.Dossiers.Open(Came, Due.AddSeconds(i % 7), i % 2 == 0 ? Officers : Heads);
        office.Time.Set(Due.AddMinutes(1));

        var swept = await Task.WhenAll(office.Sweep(), office.Sweep(), office.Sweep());

        Assert.Equal(1_300, swept.Sum(s => s.Seen));
        Assert.Equal(0, swept.Sum(s => s.Failed));
        Assert.Equal(650 * 2 + 650, (await office.Told()).Count);
        Assert.Equal(1_300, await office.Look(db => db.Reminders.CountAsync(TestContext.Current.CancellationToken)));
    }

    [Fact]
    public async Task Nodes_that_take_the_same_page_tell_each_once()
    {
        await using var office = await Open();
        for (var i = 0; i < 60; i++)
            office.Dossiers.Open(Came, Due);
        office.Time.Set(Due);

        // Each begins a round of its own, as if the other had died behind its cursor.
        await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => office.RemindAll()));

        Assert.Equal(120, (await office.Told()).Count);
        Assert.Equal(60, await office.Look(db => db.Reminders.CountAsync(TestContext.Current.CancellationToken)));
    }

    [Fact]
    public async Task A_dossier_that_cannot_be_read_delays_no_other()
    {
        await using var office = await Open();
        var dossiers = Enumerable.Range(0, 150).Select(_ => office.Dossiers.Open(Came, Due)).ToArray();
        office.Dossiers.Broken.Add(dossiers[3]);
        office.Time.Set(Due);

        var swept = await office.Sweep();

        Assert.Equal(new Swept(150, 149, 1), swept);
        Assert.Equal(298, (await office.Told()).Count);

        office.Dossiers.Broken.Clear();
        office.Time.Advance(Round);
        Assert.Equal(1, (await office.Sweep()).Told);
    }

    [Fact]
    public async Task While_the_clocks_stand_nothing_is_told()
    {
        await using var office = await Open();
        office.Dossiers.Paused.Add(office.Dossiers.Open(Came, Due));
        office.Time.Set(Due.AddDays(10));

        Assert.Equal(new Swept(0, 0, 0), await office.Sweep());
        Assert.Empty(await office.Told());
    }

    [Fact]
    public async Task A_role_that_nobody_holds_stands_in_the_log_and_the_next_rung_is_told()
    {
        await using var office = await Open();
        office.Dossiers.Open(Came, Due, new("vacant", Board));
        office.Time.Set(Due.AddDays(30));
        await office.Sweep();

        var log = await office.Look(db => db.Reminders.AsNoTracking().OrderBy(r => r.Rule).ToListAsync(TestContext.Current.CancellationToken));

        Assert.Equal([("after", 0), ("head", 1), ("superior", 1)], log.Select(r => (r.Rule, r.Told)));
        Assert.Equal([Board.Id, Board.Id, Committee.Id], log.Select(r => r.ToldBody));
    }

    [Fact]
    public async Task A_round_that_was_begun_goes_on_and_the_next_waits_for_its_time()
    {
        await using var office = await Open();
        office.Dossiers.Open(Came, Due);
        office.Time.Set(Due);

        Assert.Equal(1, (await office.Sweep()).Seen);
        Assert.Equal(0, (await office.Sweep()).Seen);
        office.Time.Advance(Round);
        Assert.Equal(1, (await office.Sweep()).Seen);
        // Set back by a year: the round that was planned then is too far away to be waited for.
        office.Time.Advance(TimeSpan.FromDays(-365));
        Assert.Equal(0, (await office.Sweep()).Told);
    }

    [Fact]
    public async Task A_leader_sees_the_log_of_the_own_and_lower_bodies_only()
    {
        await using var office = await Open();
        office.Dossiers.Open(Came, Due);
        office.Dossiers.Open(Came, Due, new("cell_secretary", Cell));
        office.Time.Set(Due);
        await office.Sweep();
        Task<IReadOnlyList<ReminderRow>> Log(Platform.Security.Actor actor, Guid? body = null) =>
            office.InScope(services => ((ReminderLog)services.GetService(typeof(ReminderLog))!).List(actor, body, null, default));

        Assert.Equal([Department.Name], (await Log(ActorOf(Head, Heads))).Select(r => r.Body));
        Assert.Equal([Department.Name, Cell.Name], (await Log(ActorOf(BoardMember, BoardMembers))).Select(r => r.Body).Order(StringComparer.Ordinal));
        Assert.Equal([Cell.Name], (await Log(ActorOf(BoardMember, BoardMembers), Cell.Id)).Select(r => r.Body));
        Assert.Empty(await Log(ActorOf(Head, Heads), Cell.Id));
        Assert.Empty(await Log(ActorOf(Officer, Officers)));
    }

    [Fact]
    public async Task The_log_counts_what_is_overdue_by_body()
    {
        await using var office = await Open();
        for (var i = 0; i < 3; i++)
            office.Dossiers.Open(Came, Due);
        office.Dossiers.Open(Came, Due, new("cell_secretary", Cell));
        office.Time.Set(Due);

        var counts = await office.InScope(services => ((ReminderLog)services.GetService(typeof(ReminderLog))!).Overdue(ActorOf(BoardMember, BoardMembers), default));

        Assert.Equal([(Department.Name, 3), (Cell.Name, 1)], counts.Select(c => (c.Name, c.Count)));
    }

    private static string NameOf(Guid person) => person == Officer ? "officer" : person == Colleague ? "colleague" : person == Head ? "head" : person == Secretary ? "secretary" : person == BoardMember ? "board" : "?";
}
