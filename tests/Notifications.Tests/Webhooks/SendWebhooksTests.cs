using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ThongSuot.Engine.Processes;
using ThongSuot.Notifications.Data;
using ThongSuot.Notifications.Webhooks;
using ThongSuot.Platform.Log;
using ThongSuot.Testing;
using static ThongSuot.Notifications.Tests.Office;

namespace ThongSuot.Notifications.Tests.Webhooks;

/// <summary>What goes out, when, how often, and what does not.</summary>
public sealed class SendWebhooksTests
{
    private static readonly DateTimeOffset At = FixedTime.WorkingMorning;

    private static readonly StepOpened Step = new("b5", "b5", Officers, null, At);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_event_arrives_signed_and_says_nothing_that_people_wrote()
    {
        await using var hooks = await Hooks.Open();
        var (webhook, secret) = await hooks.Add();
        var dossier = await hooks.Office.Dossier(CellSecretary, Step, new StepCompleted("b5", "b5", "dong_y", At, Officer), new Ended(DossierStatus.Finished, null, null, Officer, At, null));
        await hooks.Office.Deliver();

        Assert.Equal(4, await hooks.Send());

        Assert.Equal(["dossier.filed", "dossier.step_opened", "dossier.step_completed", "dossier.ended"], hooks.Receiver.Messages.Select(m => Json(m).GetProperty("type").GetString()));
        var told = hooks.Receiver.Messages.ToArray()[1];
        Assert.True(SignatureCheck.IsGenuine(secret!, told.Id, told.Timestamp, told.Signature, told.Body, hooks.Office.Time.GetUtcNow()));
        Assert.False(SignatureCheck.IsGenuine(secret!, told.Id, told.Timestamp, told.Signature, [.. told.Body, (byte)' '], hooks.Office.Time.GetUtcNow()));
        Assert.False(SignatureCheck.IsGenuine(secret!, told.Id, told.Timestamp, told.Signature, told.Body, hooks.Office.Time.GetUtcNow().AddMinutes(6)));
        Assert.Equal(
            $$$"""{"id":"{{{told.Id}}}","type":"dossier.step_opened","timestamp":"2026-03-02T01:00:00+00:00","data":{"dossierId":"{{{dossier}}}","code":"{{{DossierDouble.Code}}}","procedure":"TCCB-01","step":"b5","end":null,"link":"https://thongsuot.example/api/v1/dossiers/{{{dossier}}}"}}""",
            Encoding.UTF8.GetString(told.Body));
        Assert.Equal("finished", Json(hooks.Receiver.Messages.Last()).GetProperty("data").GetProperty("end").GetString());
        Assert.All(await hooks.Deliveries(), d => Assert.Equal((DeliveryState.Delivered, 1, 200), (d.State, d.Attempts, d.Status)));
        Assert.Equal(At, (await hooks.Now(webhook.Id)).LastSuccessAt);
        var rows = await hooks.Office.InScope(services => services.GetRequiredService<WebhookList>().Deliveries(Hooks.Owner, webhook.Id, DeliveryState.Delivered, null, 10, Cancellation));
        Assert.All(rows, row => Assert.Equal(DossierDouble.Code, row.Code));
        Assert.Equal(0, await hooks.Send());
    }

    [Fact]
    public async Task Only_the_kinds_that_were_chosen_are_sent_and_each_entry_once()
    {
        await using var hooks = await Hooks.Open();
        await hooks.Add("/a", null, null, WebhookEvents.Returned, WebhookEvents.Resumed);
        var dossier = await hooks.Office.Dossier(
            Officer, Step, new Paused(DossierStatus.Suspended, null, null, Officer, At, null), new Unpaused(DossierStatus.Suspended, ImmutableDictionary<string, Due>.Empty, Officer, At, null),
            new Paused(DossierStatus.Returned, "b5", null, Officer, At, null));
        await hooks.Office.Deliver();
        await hooks.Office.Look(async db =>
        {
            var entries = await db.Set<LogEntry>().Where(e => e.Type == "dossier.paused").ToListAsync(Cancellation);
            db.AddRange(entries.Select(e => new Delivery { Listener = "webhooks", Entry = e.Id, Stream = e.Stream, Sequence = e.Sequence, NextAt = e.At }));
            return await db.SaveChangesAsync(Cancellation);
        });
        await hooks.Office.Deliver();

        await hooks.Send();

        Assert.Equal(["dossier.resumed", "dossier.returned"], hooks.Receiver.Messages.Select(m => Json(m).GetProperty("type").GetString()));
        Assert.All(hooks.Receiver.Messages, m => Assert.Equal(dossier, Json(m).GetProperty("data").GetProperty("dossierId").GetGuid()));
    }

    [Fact]
    public async Task What_is_not_taken_is_tried_again_with_doubling_waits_over_two_days_and_then_given_up_until_somebody_asks()
    {
        await using var hooks = await Hooks.Open();
        var webhook = (await hooks.Add("/a", null, null, WebhookEvents.StepOpened)).Webhook;
        hooks.Receiver.Answers = _ => 503;
        await hooks.Office.Dossier(CellSecretary, Step);
        await hooks.Office.Deliver();
        for (var attempt = 1; attempt < Retries.MostAttempts; attempt++)
        {
            var before = hooks.Office.Time.GetUtcNow();
            Assert.Equal(1, await hooks.Send());
            var waits = Assert.Single(await hooks.Deliveries());
            Assert.Equal((DeliveryState.Waiting, attempt, 503), (waits.State, waits.Attempts, waits.Status));
            var wait = TimeSpan.FromSeconds(Math.Min(30 * Math.Pow(2, attempt - 1), 6 * 3600));
            Assert.InRange(waits.NextAt - before, wait, wait * 1.1);
            hooks.Office.Time.Set(waits.NextAt.AddMilliseconds(-1));
            Assert.Equal(0, await hooks.Send());
            hooks.Office.Time.Set(waits.NextAt);
        }

        Assert.Equal(1, await hooks.Send());
        var given = Assert.Single(await hooks.Deliveries());
        Assert.Equal((DeliveryState.Failed, Retries.MostAttempts), (given.State, given.Attempts));
        Assert.InRange(hooks.Office.Time.GetUtcNow() - At, TimeSpan.FromHours(44), TimeSpan.FromHours(50));
        Assert.Equal(At, (await hooks.Now(webhook.Id)).FailingSince);

        hooks.Receiver.Answers = _ => 204;
        hooks.Office.Time.Advance(TimeSpan.FromHours(1));
        Assert.Equal("WEBHOOK_NOT_FOUND", (await hooks.Do<ResendDelivery, WebhookDelivery>(r => r.Run(ActorOf(Colleague, Officers), webhook.Id, given.Id, null, Cancellation))).Refusal.Code);
        Assert.True((await hooks.Do<ResendDelivery, WebhookDelivery>(r => r.Run(Hooks.Owner, webhook.Id, given.Id, null, Cancellation))).IsOk);
        Assert.Equal(1, await hooks.Send());
        Assert.Single(hooks.Receiver.Messages.Select(m => m.Id).Distinct());
        Assert.Equal(DeliveryState.Delivered, Assert.Single(await hooks.Deliveries()).State);
        Assert.Null((await hooks.Now(webhook.Id)).FailingSince);
    }

    [Fact]
    public async Task Several_senders_at_once_send_each_delivery_once_and_one_at_a_time_to_each_webhook()
    {
        await using var hooks = await Hooks.Open();
        foreach (var path in (string[])["/a", "/b", "/c"])
            await hooks.Add(path, null, null, WebhookEvents.StepOpened);
        for (var i = 0; i < 6; i++)
            await hooks.Office.Dossier(CellSecretary, Step);
        await hooks.Office.Deliver();

        var sent = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => hooks.Send()));

        Assert.Equal(18, sent.Sum());
        Assert.Equal((18, 18), (hooks.Receiver.Messages.Count, hooks.Receiver.Messages.Select(m => m.Id).Distinct().Count()));
        Assert.Equal(1, hooks.Receiver.MostAtOnce);
    }

    [Fact]
    public async Task A_slow_receiver_holds_back_nobody_else()
    {
        await using var hooks = await Hooks.Open();
        await hooks.Add("/slow", null, null, WebhookEvents.StepOpened);
        var (arrived, answered) = (new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously), new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
        hooks.Receiver.Before = async (message, _) =>
        {
            if (message.Path != "/slow")
                return;
            arrived.TrySetResult();
            await answered.Task;
        };
        await hooks.Office.Dossier(CellSecretary, Step);
        await hooks.Office.Deliver();
        var slow = hooks.Send();
        await arrived.Task.WaitAsync(Cancellation);
        await hooks.Add("/other", null, null, WebhookEvents.StepOpened);
        await hooks.Office.Dossier(CellSecretary, Step);
        await hooks.Office.Deliver();

        Assert.Equal(1, await hooks.Send());

        Assert.Equal(["/slow", "/other"], hooks.Receiver.Messages.Select(m => m.Path));
        answered.SetResult();
        Assert.Equal(2, await slow);
    }

    [Fact]
    public async Task What_a_dead_sender_held_is_free_again_after_a_minute()
    {
        await using var hooks = await Hooks.Open();
        var webhook = (await hooks.Add()).Webhook;
        await hooks.Office.Dossier(CellSecretary, Step);
        await hooks.Office.Deliver();
        var until = At.AddMinutes(1);
        await hooks.Office.Look(db => db.Webhooks.Where(w => w.Id == webhook.Id).ExecuteUpdateAsync(set => set.SetProperty(w => w.HeldUntil, until), Cancellation));

        Assert.Equal(0, await hooks.Send());
        hooks.Office.Time.Set(until);
        Assert.Equal(2, await hooks.Send());
    }

    [Fact]
    public async Task While_a_secret_is_changed_both_sign_and_after_a_day_the_new_one_alone()
    {
        await using var hooks = await Hooks.Open();
        var (webhook, old) = await hooks.Add("/a", null, null, WebhookEvents.StepOpened);
        var rotated = (await hooks.Do<RotateSecret, WebhookWithSecret>(r => r.Run(Hooks.Owner, webhook.Id, null, Cancellation))).Value.Secret;
        Assert.NotEqual(old, rotated);

        await Tell();
        Assert.Equal((true, true), Fits(hooks.Receiver.Messages.Last()));
        hooks.Office.Time.Advance(TimeSpan.FromHours(24) - TimeSpan.FromMilliseconds(1));
        await Tell();
        Assert.Equal((true, true), Fits(hooks.Receiver.Messages.Last()));
        hooks.Office.Time.Advance(TimeSpan.FromMilliseconds(1));
        await Tell();
        Assert.Equal((false, true), Fits(hooks.Receiver.Messages.Last()));

        async Task Tell()
        {
            await hooks.Office.Dossier(CellSecretary, Step);
            await hooks.Office.Deliver();
            await hooks.Send();
        }

        (bool, bool) Fits(ReceivedMessage m) =>
            (SignatureCheck.IsGenuine(old!, m.Id, m.Timestamp, m.Signature, m.Body, hooks.Office.Time.GetUtcNow()), SignatureCheck.IsGenuine(rotated!, m.Id, m.Timestamp, m.Signature, m.Body, hooks.Office.Time.GetUtcNow()));
    }

    [Fact]
    public async Task What_the_owner_no_longer_sees_when_its_turn_comes_is_not_sent()
    {
        await using var hooks = await Hooks.Open();
        var webhook = (await hooks.Add()).Webhook;
        var lost = await hooks.Office.Dossier(CellSecretary, Step);
        var raised = await hooks.Office.Dossier(CellSecretary, Step);
        await hooks.Office.Deliver();
        hooks.Office.Dossiers.Unseen.Add(lost);
        hooks.Office.Dossiers.Secret[raised] = Secrecy.Mat;

        Assert.Equal(4, await hooks.Send());

        Assert.Empty(hooks.Receiver.Messages);
        Assert.All(await hooks.Deliveries(), d => Assert.Equal((DeliveryState.NotVisible, 0), (d.State, d.Attempts)));
        hooks.Office.Dossiers.Unseen.Clear();
        var rows = await hooks.Office.InScope(services => services.GetRequiredService<WebhookList>().Deliveries(Hooks.Owner, webhook.Id, null, null, 10, Cancellation));
        Assert.All(rows, row => Assert.Null(row.Code));
        Assert.Null((await hooks.Now(webhook.Id)).FailingSince);
    }

    [Theory]
    [InlineData(Secrecy.Mat, false, false)]
    [InlineData(Secrecy.TuyetMat, false, false)]
    [InlineData(Secrecy.Thuong, true, false)]
    [InlineData(Secrecy.Thuong, false, true)]
    public async Task Of_a_secret_dossier_of_a_compartment_and_of_what_one_does_not_see_not_even_a_row_is_written(Secrecy secrecy, bool compartment, bool unseen)
    {
        await using var hooks = await Hooks.Open();
        await hooks.Add();
        hooks.Office.Procedures.Compartment = compartment;
        var dossier = await hooks.Office.Dossier(CellSecretary, Step);
        hooks.Office.Dossiers.Secret[dossier] = secrecy;
        if (unseen)
            hooks.Office.Dossiers.Unseen.Add(dossier);

        await hooks.Office.Deliver();

        Assert.Empty(await hooks.Deliveries());
        Assert.Empty(await hooks.Office.Waiting());
    }

    [Fact]
    public async Task Whose_account_is_closed_is_told_nothing_more()
    {
        await using var hooks = await Hooks.Open();
        await hooks.Add();
        await hooks.Office.Dossier(CellSecretary, Step);
        await hooks.Office.Deliver();
        hooks.Office.Accounts.Closed[Officer] = true;
        await hooks.Office.Dossier(CellSecretary, Step);
        await hooks.Office.Deliver();

        Assert.Equal(2, await hooks.Send());

        Assert.Empty(hooks.Receiver.Messages);
        Assert.All(await hooks.Deliveries(), d => Assert.Equal(DeliveryState.NotVisible, d.State));
    }

    [Fact]
    public async Task A_receiver_that_is_gone_pauses_its_webhook_and_the_owner_is_told()
    {
        await using var hooks = await Hooks.Open();
        var webhook = (await hooks.Add()).Webhook;
        hooks.Receiver.Answers = _ => 410;
        await hooks.Office.Dossier(CellSecretary, Step);
        await hooks.Office.Deliver();

        Assert.Equal(1, await hooks.Send());
        await hooks.Office.Deliver();

        Assert.Equal(PauseReason.Gone, (await hooks.Now(webhook.Id)).Paused);
        Assert.Equal([DeliveryState.Failed, DeliveryState.Waiting], (await hooks.Deliveries()).Select(d => d.State).Order().Reverse());
        Assert.Contains((Officer, NoticeKind.Asked, null), await hooks.Office.Told());
        Assert.Equal(0, await hooks.Send());

        // What waited is sent when it goes on; what happened meanwhile was never meant for it.
        await hooks.Office.Dossier(CellSecretary, Step);
        await hooks.Office.Deliver();
        hooks.Receiver.Answers = _ => 200;
        Assert.True((await hooks.Do<PauseWebhook, Webhook>(p => p.GoOn(Hooks.Owner, webhook.Id, null, Cancellation))).IsOk);
        Assert.Equal(1, await hooks.Send());
    }

    [Fact]
    public async Task After_five_days_without_success_a_webhook_is_paused_and_its_keepers_are_told()
    {
        await using var hooks = await Hooks.Open();
        var webhook = (await hooks.Add("/a", Hooks.Administrator, AccountsOfOffice.Software.Account)).Webhook;
        hooks.Receiver.Answers = _ => 500;
        for (var day = 0; day <= 5; day++)
        {
            Assert.Null((await hooks.Now(webhook.Id)).Paused);
            await hooks.Office.Dossier(CellSecretary, Step);
            await hooks.Office.Deliver();
            Assert.NotEqual(0, await hooks.Send());
            hooks.Office.Time.Advance(TimeSpan.FromDays(1));
        }

        await hooks.Office.Deliver();
        Assert.Equal(PauseReason.Failing, (await hooks.Now(webhook.Id)).Paused);
        Assert.Superset(new HashSet<Guid> { BoardMember, Head }, (await hooks.Office.Told()).Where(t => t.Kind == NoticeKind.Asked).Select(t => t.Person).ToHashSet());
    }

    [Fact]
    public async Task A_receiver_that_fails_is_left_alone_for_a_while_whatever_waits()
    {
        await using var hooks = await Hooks.Open();
        await hooks.Add("/a", null, null, WebhookEvents.StepOpened);
        hooks.Receiver.Answers = _ => 500;
        for (var i = 0; i < 5; i++)
            await hooks.Office.Dossier(CellSecretary, Step);
        await hooks.Office.Deliver();

        Assert.Equal(1, await hooks.Send());
        hooks.Office.Time.Advance(TimeSpan.FromSeconds(30));
        Assert.Equal(1, await hooks.Send());
        hooks.Office.Time.Advance(TimeSpan.FromSeconds(30));
        Assert.Equal(0, await hooks.Send());
    }

    [Theory]
    [InlineData(503, "1200", 1200)]
    [InlineData(429, "in 20 minutes", 1200)]
    [InlineData(503, "9999999", 6 * 3600)]
    [InlineData(503, "-5", 34)]
    [InlineData(500, "1200", 34)]
    public async Task A_receiver_that_asks_for_a_pause_has_it_up_to_six_hours(int status, string asked, int seconds)
    {
        await using var hooks = await Hooks.Open();
        await hooks.Add("/a", null, null, WebhookEvents.StepOpened);
        hooks.Receiver.Answers = _ => status;
        hooks.Receiver.RetryAfter = asked.StartsWith("in", StringComparison.Ordinal) ? hooks.Office.Time.GetUtcNow().AddMinutes(20).ToString("r") : asked;
        await hooks.Office.Dossier(CellSecretary, Step);
        await hooks.Office.Dossier(CellSecretary, Step);
        await hooks.Office.Deliver();
        Assert.Equal(1, await hooks.Send());

        hooks.Office.Time.Advance(TimeSpan.FromSeconds(seconds > 34 ? seconds - 1 : 29));
        Assert.Equal(0, await hooks.Send());
        hooks.Office.Time.Advance(TimeSpan.FromSeconds(seconds > 34 ? 1 : 5));
        Assert.Equal(1, await hooks.Send());
    }

    [Fact]
    public async Task A_receiver_whose_certificate_nobody_vouches_for_gets_nothing()
    {
        using var key = RSA.Create(2048);
        // Nothing is wrong with its dates, whatever the machine's clock says.
        var (from, to) = (new DateTimeOffset(2000, 1, 1, 0, 0, 0, TimeSpan.Zero), new DateTimeOffset(2100, 1, 1, 0, 0, 0, TimeSpan.Zero));
        using var certificate = new CertificateRequest("CN=127.0.0.1", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1).CreateSelfSigned(from, to);
        await using var hooks = await Hooks.Open(certificate);
        await hooks.Add("/a", null, null, WebhookEvents.StepOpened);
        await hooks.Office.Dossier(CellSecretary, Step);
        await hooks.Office.Deliver();

        Assert.Equal(1, await hooks.Send());

        var waits = Assert.Single(await hooks.Deliveries());
        Assert.Equal((DeliveryState.Waiting, WebhookFault.Insecure), (waits.State, waits.Fault));
        Assert.Empty(hooks.Receiver.Messages);
    }

    [Fact]
    public async Task What_is_older_than_thirty_days_is_swept()
    {
        await using var hooks = await Hooks.Open();
        await hooks.Add("/a", null, null, WebhookEvents.StepOpened);
        await hooks.Office.Dossier(CellSecretary, Step);
        await hooks.Office.Deliver();
        hooks.Office.Time.Advance(TimeSpan.FromDays(30));
        await hooks.Office.Dossier(CellSecretary, Step);
        await hooks.Office.Deliver();

        Assert.Equal(0, await Sweep());
        hooks.Office.Time.Advance(TimeSpan.FromMilliseconds(1));
        Assert.Equal(1, await Sweep());
        Assert.Single(await hooks.Deliveries());

        Task<int> Sweep() => hooks.Office.InScope(services => services.GetRequiredService<SweepDeliveries>().RunOnce(Cancellation));
    }

    private static JsonElement Json(ReceivedMessage message) => JsonDocument.Parse(message.Body).RootElement;
}
