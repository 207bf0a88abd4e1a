using Microsoft.Extensions.DependencyInjection;
using ThongSuot.Dossiers.Steps;
using ThongSuot.Engine.Processes;

namespace ThongSuot.Dossiers.Tests.Steps;

/// <summary>
/// What happens by itself, and when clocks stand. The days are those of April and May 2026: Monday 27/4 (for Giỗ Tổ, which falls on a
/// Sunday), Thursday 30/4 and Friday 1/5 are off.
/// </summary>
[Collection("Steps")]
public sealed class TimersTests(Province province)
{
    private const string Outgoing = "VTLT-02", Admission = "TCCB-01";

    private readonly Given _given = new(province);

    [Fact]
    public async Task An_unanswered_return_closes_itself_after_five_working_days_and_not_before()
    {
        var dossier = await ReturnedOn(Local(22, 4, 9, 0));
        // Thursday 23, Friday 24, Tuesday 28, Wednesday 29, Monday 4 May.
        Assert.Equal(Local(4, 5, 17, 0), dossier.TimerAt);

        await ExpireAt(Local(4, 5, 16, 59));
        Assert.Equal(DossierStatus.Returned, (await _given.Walk.Load(dossier.Id)).Status);
        await ExpireAt(Local(4, 5, 17, 0));

        dossier = await _given.Walk.Load(dossier.Id);
        Assert.Equal((DossierStatus.Expired, (DateTimeOffset?)null, (DateTimeOffset?)Local(4, 5, 17, 0)), (dossier.Status, dossier.TimerAt, dossier.EndedAt));
        var ended = Assert.Single((await _given.Events(dossier.Id)).OfType<Ended>());
        Assert.Equal(("RETURN", (Guid?)null), (ended.ReasonCode, ended.By));
        var late = await _given.Walk.Act(_given.Filer(dossier), dossier, new StepAction(CommandKind.Supplement, null));
        Assert.Equal("DOSSIER_OVER", late.Refusal.Code);
    }

    [Fact]
    public async Task An_answered_return_does_not_close()
    {
        var dossier = await ReturnedOn(Local(22, 4, 9, 0));
        province.Time.Set(Local(24, 4, 9, 0));
        await _given.Done(_given.Filer(dossier), dossier, new StepAction(CommandKind.Supplement, null));

        await ExpireAt(Local(20, 5, 9, 0));

        Assert.NotEqual(DossierStatus.Expired, (await _given.Walk.Load(dossier.Id)).Status);
    }

    [Fact]
    public async Task A_return_stops_the_clock_and_it_goes_on_with_what_was_left()
    {
        province.Time.Set(Local(20, 4, 8, 0));
        var dossier = await _given.At(await _given.Filed(Outgoing), "b4");
        // One working day, from Monday 20: the end of Tuesday 21.
        Assert.Equal(Local(21, 4, 17, 0), dossier.State!.Open["b4"].Due!.At);

        // Returned on Tuesday at 15:00, two hours before its end.
        province.Time.Set(Local(21, 4, 15, 0));
        dossier = await _given.Done(_given.Officer(dossier), dossier, new StepAction(CommandKind.ReturnToFiler, "b4") { Note = "Thiếu phiếu trình" });
        Assert.Null(dossier.DueAt);

        // Back on Wednesday 29 at 16:00: one hour then, and the other on Monday 4 May from 07:30.
        province.Time.Set(Local(29, 4, 16, 0));
        dossier = await _given.Done(_given.Filer(dossier), dossier, new StepAction(CommandKind.Supplement, null) { Note = "Đã bổ sung" });

        Assert.Equal((DossierStatus.Running, Local(4, 5, 8, 30)), (dossier.Status, dossier.State!.Open["b4"].Due!.At));
        Assert.Equal("RETURNED_ALREADY", (await _given.Walk.Act(_given.Officer(dossier), dossier, new StepAction(CommandKind.ReturnToFiler, "b4") { Note = "Nữa" })).Refusal.Code);
    }

    [Fact]
    public async Task The_clock_of_the_whole_stands_too()
    {
        province.Time.Set(Local(20, 4, 8, 0));
        var dossier = await _given.At(await _given.Filed(Admission), "b5");
        var due = Assert.NotNull(dossier.DueAt);

        dossier = await _given.Done(_given.Officer(dossier), dossier, new StepAction(CommandKind.ReturnToFiler, "b5") { Note = "Thiếu đơn" });
        Assert.Null(dossier.DueAt);
        var left = await Calendar(c => c.Remaining(province.Time.GetUtcNow(), due));
        province.Time.Set(Local(23, 4, 10, 0));
        dossier = await _given.Done(_given.Filer(dossier), dossier, new StepAction(CommandKind.Supplement, null));

        Assert.Equal(left, await Calendar(c => c.Remaining(province.Time.GetUtcNow(), dossier.DueAt!.Value)));
    }

    [Fact]
    public async Task Silence_after_a_consult_counts_as_consent_when_its_time_is_over()
    {
        province.Time.Set(Local(24, 4, 9, 0));
        var dossier = await _given.At(await _given.Filed(Outgoing), "b3", a => a with { Outcome = a.Key == "b2" ? "can_y_kien" : a.Outcome });
        var consult = dossier.State!.Open.Values.OfType<OpenConsult>().Single();
        // Two working days from Friday 24: Tuesday 28 and Wednesday 29.
        Assert.Equal(Local(29, 4, 17, 0), consult.Due!.At);
        Assert.Equal(2, consult.Opinions.Length);
        var answering = consult.Opinions[0];
        dossier = await _given.Done(_given.Walk.RightPerson(dossier.State, consult), dossier, new StepAction(CommandKind.GiveOpinion, consult.Key) { Body = answering.Body.Id, Opinion = "dong_y" });

        await ExpireAt(Local(29, 4, 16, 59));
        Assert.Equal(dossier.Version, (await _given.Walk.Load(dossier.Id)).Version);
        await ExpireAt(Local(29, 4, 17, 0));

        dossier = await _given.Walk.Load(dossier.Id);
        Assert.Equal("b4", Assert.Single(dossier.State!.Open.Values).Node);
        var closed = Assert.Single((await _given.Events(dossier.Id)).OfType<ConsultClosed>());
        Assert.Equal([consult.Opinions[1].Body.Id], closed.Silent);
    }

    [Fact]
    public async Task A_consult_asked_ad_hoc_holds_up_the_step_until_its_time_is_over()
    {
        province.Time.Set(Local(20, 4, 9, 0));
        var dossier = await _given.At(await _given.Filed(Outgoing), "b4");
        var asked = province.Organisation.Bodies.First(b => b.Kind == "propaganda_department").Id;
        dossier = await _given.Done(_given.Officer(dossier), dossier, new StepAction(CommandKind.ConsultAdHoc, "b4") { Bodies = [asked], Note = "Xin ý kiến" });
        Assert.Equal("CONSULT_OPEN", (await _given.Walk.Act(_given.Officer(dossier), dossier, new StepAction(CommandKind.Complete, "b4"))).Refusal.Code);

        // Three working days: Tuesday to Thursday.
        await ExpireAt(Local(23, 4, 16, 59));
        Assert.Equal(dossier.Version, (await _given.Walk.Load(dossier.Id)).Version);
        await ExpireAt(Local(23, 4, 17, 0));

        dossier = await _given.Walk.Load(dossier.Id);
        await _given.Done(_given.Officer(dossier), dossier, new StepAction(CommandKind.Complete, "b4"));
    }

    [Fact]
    public async Task Sweeps_of_two_nodes_at_once_close_it_once()
    {
        var dossier = await ReturnedOn(Local(22, 4, 9, 0));
        province.Time.Set(Local(5, 5, 9, 0));

        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => province.Services.GetRequiredService<ExpireDue>().RunOnce(default))));

        Assert.Single((await _given.Events(dossier.Id)).OfType<Ended>());
    }

    private async Task<Dossier> ReturnedOn(DateTimeOffset day)
    {
        province.Time.Set(day);
        var dossier = await _given.At(await _given.Filed(Outgoing), "b4");
        return await _given.Done(_given.Officer(dossier), dossier, new StepAction(CommandKind.ReturnToFiler, "b4") { Note = "Thiếu dự thảo" });
    }

    private Task ExpireAt(DateTimeOffset instant)
    {
        province.Time.Set(instant);
        return province.Services.GetRequiredService<ExpireDue>().RunOnce(default);
    }

    private async Task<T> Calendar<T>(Func<Engine.WorkingTime.WorkingCalendar, T> ask) => ask(await province.Procedures.Calendar(null, default));

    private static DateTimeOffset Local(int day, int month, int hour, int minute) => new DateTimeOffset(2026, month, day, hour, minute, 0, TimeSpan.FromHours(7)).ToUniversalTime();
}
