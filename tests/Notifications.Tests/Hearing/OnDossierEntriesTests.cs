using System.Collections.Immutable;
using ThongSuot.Contracts.Dossiers;
using ThongSuot.Engine.Processes;
using ThongSuot.Engine.WorkingTime;
using ThongSuot.Platform.Log;
using static ThongSuot.Notifications.Tests.Office;

namespace ThongSuot.Notifications.Tests.Hearing;

public sealed class OnDossierEntriesTests
{
    private static readonly DateTimeOffset At = new(2026, 3, 2, 1, 0, 0, TimeSpan.Zero);
    private static readonly Due InThreeDays = new(At.AddDays(3), new Limit(3, LimitUnit.WorkingDay, LimitBasis.Planned), new DateOnly(2026, 3, 5));

    [Fact]
    public async Task A_step_is_told_to_all_who_hold_its_role_but_not_to_who_opened_it()
    {
        await using var office = await Open();
        await office.Dossier(Officer, new StepOpened("e1.2/b5", "b5", Officers, InThreeDays, At));

        await office.Deliver();

        Assert.Equal([(Colleague, NoticeKind.Assigned, "b5")], await office.Told());
    }

    [Fact]
    public async Task What_the_system_opens_is_told_to_every_holder_once()
    {
        await using var office = await Open();
        await office.Dossier(null, new StepOpened("b5", "b5", Officers, InThreeDays, At));

        await office.Deliver();

        Assert.Equal([Officer, Colleague], (await office.Told()).Select(n => n.Person).Order());
    }

    [Fact]
    public async Task A_step_of_named_persons_is_told_to_them_alone()
    {
        await using var office = await Open();
        await office.Dossier(CellSecretary, new StepOpened("b2", "b2", Officers with { Persons = [Colleague, CellSecretary, Colleague] }, null, At));

        await office.Deliver();

        Assert.Equal([(Colleague, NoticeKind.Assigned, "b2")], await office.Told());
    }

    [Fact]
    public async Task A_consult_is_told_once_to_each_who_may_answer_also_for_two_bodies()
    {
        await using var office = await Open();
        await office.Dossier(Officer, new ConsultOpened("b5?1", "b5", [Secretaries, Officers with { Body = Committee }], InThreeDays, SilenceRule.Consent, "b5", At));

        await office.Deliver();

        Assert.Equal([(Secretary, NoticeKind.OpinionAsked, "b5")], await office.Told());
    }

    [Fact]
    public async Task A_direction_is_told_to_its_addressee_and_its_answer_to_the_leader_alone()
    {
        await using var office = await Open();
        await office.Dossier(Head, new Directed("cd1", Heads, Officers, InThreeDays, Head, At, new Note(Guid.NewGuid(), "")));
        await office.Dossier(Officer, new DirectionAnswered("cd1", Heads, Head, Officer, At, new Note(Guid.NewGuid(), "")));

        await office.Deliver();

        Assert.Equal(
            [(Officer, NoticeKind.Directed), (Colleague, NoticeKind.Directed), (Head, NoticeKind.DirectionAnswered)],
            (await office.Told()).Select(n => (n.Person, n.Kind)).OrderBy(n => n.Kind).ThenBy(n => n.Person));
    }

    [Fact]
    public async Task A_notice_of_a_meeting_is_told_to_those_asked_and_not_to_those_recused()
    {
        await using var office = await Open();
        await office.Dossier(Head, new MeetingCalled("b5", Department, At.AddDays(2), [Officer, Head], [Colleague], Head, At, null, null));

        await office.Deliver();

        Assert.Equal([(Officer, NoticeKind.MeetingCalled, "b5")], await office.Told());
    }

    [Fact]
    public async Task A_return_and_the_end_are_told_to_the_filer()
    {
        await using var office = await Open();
        await office.Dossier(
            Officer,
            new Paused(DossierStatus.Returned, "b2", InThreeDays, Officer, At, null),
            new Ended(DossierStatus.Declined, "REJECT", null, Officer, At, new Note(Guid.NewGuid(), "hash")));

        await office.Deliver();

        Assert.Equal([(CellSecretary, NoticeKind.Finished, null), (CellSecretary, NoticeKind.Returned, null)], (await office.Told()).OrderBy(n => n.Kind.ToString(), StringComparer.Ordinal));
    }

    [Fact]
    public async Task Who_withdraws_the_own_dossier_is_not_told_of_its_end()
    {
        await using var office = await Open();
        await office.Dossier(CellSecretary, new Ended(DossierStatus.Withdrawn, "WITHDRAW", null, CellSecretary, At, null));

        await office.Deliver();

        Assert.Empty(await office.Told());
    }

    [Theory]
    [InlineData(DossierStatus.WaitingSuperior)]
    [InlineData(DossierStatus.Suspended)]
    public async Task Other_pauses_are_told_to_nobody(DossierStatus why)
    {
        await using var office = await Open();
        await office.Dossier(Officer, new Paused(why, "b2", null, Officer, At, null));

        await office.Deliver();

        Assert.Empty(await office.Told());
        Assert.Empty(await office.Waiting());
    }

    [Fact]
    public async Task Work_given_to_a_colleague_and_work_handed_up_is_told_to_who_has_it_now()
    {
        await using var office = await Open();
        await office.Dossier(Officer, new Reassigned("e1.2/b5", Colleague, Officer, At, null), new HandedUp("b6", Secretaries, InThreeDays, Officer, At, null, null));

        await office.Deliver();

        Assert.Equal(
            [(Colleague, NoticeKind.Reassigned, "b5"), (Secretary, NoticeKind.Assigned, "b6")],
            (await office.Told()).OrderBy(n => n.Person));
    }

    [Fact]
    public async Task Work_whose_words_changed_with_the_version_is_told_to_who_has_it_once_and_to_nobody_else()
    {
        await using var office = await Open();
        var nodes = ImmutableDictionary<string, string>.Empty.Add("b5", "b6").Add("b6", "b7");
        await office.Dossier(
            Head,
            new Migrated(Guid.NewGuid(), Guid.NewGuid(), nodes, [new ChangedWork("b6", "b6", Officers with { Persons = [Colleague] }, InThreeDays), new ChangedWork("b7", "b7", Officers, null)], Head, At),
            new Migrated(Guid.NewGuid(), Guid.NewGuid(), nodes, [], Head, At));

        await office.Deliver();

        Assert.Equal([(Officer, NoticeKind.WorkChanged, "b6"), (Colleague, NoticeKind.WorkChanged, "b6")], (await office.Told()).OrderBy(n => n.Person));
    }

    [Fact]
    public async Task An_act_that_somebody_else_took_back_is_told_to_who_had_done_it()
    {
        await using var office = await Open();
        var note = new Note(Guid.NewGuid(), "hash");
        await office.Dossier(Head, new Corrected(WrongAct.Completed, "b5", "b5", Officer, At, [new RestoredWork("b5", Department.Id, InThreeDays)], null, null, Head, At.AddHours(1), note));
        await office.Dossier(Colleague, new Corrected(WrongAct.SentBack, "b6", "b6", Colleague, At, [], null, null, Colleague, At.AddHours(1), note));

        await office.Deliver();

        // Who takes back an act of the own is told nothing.
        Assert.Equal([(Officer, NoticeKind.Corrected, "b5")], await office.Told());
    }

    [Fact]
    public async Task An_entry_delivered_twice_is_told_once()
    {
        await using var office = await Open();
        var dossier = await office.Dossier(
            Officer, new StepOpened("b5", "b5", Officers, null, At), new ConsultOpened("b5?1", "b5", [Secretaries], null, SilenceRule.Consent, "b5", At), new Ended(DossierStatus.Finished, null, null, Officer, At, null));
        await office.Deliver();
        var told = await office.Told();

        await office.DeliverAgain(dossier);

        Assert.Equal(3, told.Count);
        Assert.Equal(told, await office.Told());
        Assert.Empty(await office.Waiting());
    }

    [Fact]
    public async Task The_same_step_opened_twice_is_told_twice()
    {
        await using var office = await Open();
        var opened = new StepOpened("b5", "b5", Officers with { Persons = [Colleague] }, null, At);
        await office.Dossier(Officer, opened, opened);

        await office.Deliver();

        Assert.Equal(2, (await office.Told()).Count);
    }

    [Theory]
    [InlineData(DossierEntries.StepOpened)]
    [InlineData(DossierEntries.ConsultOpened)]
    [InlineData(DossierEntries.Paused)]
    [InlineData(DossierEntries.Reassigned)]
    [InlineData(DossierEntries.HandedUp)]
    [InlineData(DossierEntries.Ended)]
    public async Task An_unreadable_entry_is_parked_and_holds_back_its_own_stream_only(string type)
    {
        await using var office = await Open();
        var stuck = await office.Dossier(Officer);
        await office.Append(stuck, Officer, new Unreadable(type, "?"), new StepOpened("b6", "b6", Secretaries, null, At));
        await office.Dossier(Officer, new StepOpened("b5", "b5", Officers, null, At));

        for (var attempt = 0; attempt < Relay.MostAttempts; attempt++)
        {
            await office.Deliver();
            office.Time.Advance(TimeSpan.FromHours(1));
        }

        Assert.Equal([(Colleague, NoticeKind.Assigned, "b5")], await office.Told());
        var waiting = await office.Waiting();
        Assert.Equal([(2, true), (3, false)], waiting.Select(d => (d.Sequence, d.ParkedAt is not null)));
        Assert.Equal(Relay.MostAttempts, waiting[0].Attempts);
        Assert.All(waiting, d => Assert.Equal(DossierEntries.StreamOf(stuck), d.Stream));
    }
}
