using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ThongSuot.Engine.Processes;
using ThongSuot.Notifications.Data;
using ThongSuot.Notifications.Webhooks;
using ThongSuot.Testing;
using static ThongSuot.Notifications.Tests.Office;

namespace ThongSuot.Notifications.Tests.Webhooks;

/// <summary>Who keeps which webhooks, and what is written of it.</summary>
public sealed class KeepWebhookTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("", "https://nhan.example/a", "dossier.filed", "WEBHOOK_NAME_MISSING")]
    [InlineData("Tên", "", "dossier.filed", "WEBHOOK_ADDRESS_WRONG")]
    [InlineData("Tên", "nhan.example", "dossier.filed", "WEBHOOK_ADDRESS_WRONG")]
    [InlineData("Tên", "http://nhan.example/a", "dossier.filed", "WEBHOOK_ADDRESS_WRONG")]
    [InlineData("Tên", "ftp://nhan.example/a", "dossier.filed", "WEBHOOK_ADDRESS_WRONG")]
    [InlineData("Tên", "https://ten:mat-khau@nhan.example/a", "dossier.filed", "WEBHOOK_ADDRESS_WRONG")]
    [InlineData("Tên", "https://nhan.example/a#b", "dossier.filed", "WEBHOOK_ADDRESS_WRONG")]
    [InlineData("Tên", "https://10.0.0.1/a", "dossier.filed", "WEBHOOK_ADDRESS_FORBIDDEN")]
    [InlineData("Tên", "https://[fe80::1]/a", "dossier.filed", "WEBHOOK_ADDRESS_FORBIDDEN")]
    [InlineData("Tên", "https://2852039166/a", "dossier.filed", "WEBHOOK_ADDRESS_FORBIDDEN")]
    [InlineData("Tên", "https://nhan.example/a", "", "WEBHOOK_KINDS_MISSING")]
    [InlineData("Tên", "https://nhan.example/a", "ping", "WEBHOOK_KINDS_MISSING")]
    [InlineData("Tên", "https://nhan.example/a", "dossier.filed dossier.khac", "WEBHOOK_KINDS_MISSING")]
    public async Task What_is_wrong_is_named(string name, string address, string kinds, string code)
    {
        await using var hooks = await Hooks.Open();

        var added = await hooks.Do<AddWebhook, WebhookWithSecret>(add => add.Run(Hooks.Owner, Officer, new WantedWebhook(name, address, kinds.Split(' ', StringSplitOptions.RemoveEmptyEntries)), null, Cancellation));

        Assert.Equal([code], added.Refusals.Select(r => r.Code));
    }

    [Fact]
    public async Task Every_change_is_in_the_log_and_neither_the_log_nor_the_table_holds_the_secret()
    {
        await using var hooks = await Hooks.Open();
        var (webhook, secret) = await hooks.Add("/duong-dan-bi-mat");
        var id = webhook.Id;
        Assert.StartsWith("whsec_", secret, StringComparison.Ordinal);
        var key = Convert.FromBase64String(secret!["whsec_".Length..]);
        Assert.InRange(key.Length, 24, 32);
        Assert.Equal(-1, webhook.Secret.AsSpan().IndexOf(key));

        Assert.True((await hooks.Do<ChangeWebhook, Webhook>(c => c.Run(Hooks.Owner, id, 1, new WantedWebhook("Tên khác", webhook.Address, [WebhookEvents.Ended]), null, Cancellation))).IsOk);
        Assert.Equal("WEBHOOK_CHANGED", (await hooks.Do<ChangeWebhook, Webhook>(c => c.Run(Hooks.Owner, id, 1, new WantedWebhook("Tên nữa", webhook.Address, [WebhookEvents.Ended]), null, Cancellation))).Refusal.Code);
        await hooks.Do<PauseWebhook, Webhook>(p => p.Run(Hooks.Owner, id, null, Cancellation));
        await hooks.Do<PauseWebhook, Webhook>(p => p.GoOn(Hooks.Owner, id, null, Cancellation));
        await hooks.Do<RotateSecret, WebhookWithSecret>(r => r.Run(Hooks.Owner, id, null, Cancellation));
        var trial = await hooks.Do<TryWebhook, WebhookDelivery>(t => t.Run(Hooks.Owner, id, Cancellation));
        Assert.Equal((DeliveryState.Delivered, 200), (trial.Value.State, trial.Value.Status));
        Assert.True((await hooks.Do<RemoveWebhook, Webhook>(r => r.Run(Hooks.Owner, id, null, Cancellation))).IsOk);

        var entries = await hooks.Log(id);
        Assert.Equal(["added", "changed", "paused", "resumed", "secret_rotated", "removed"], entries.Select(e => e.Type["notifications.webhook_".Length..]));
        Assert.All(entries, e => Assert.Equal(Officer, e.ReadEnvelope().Person));
        var all = string.Concat(entries.Select(e => e.Body + e.Envelope));
        Assert.DoesNotContain(secret["whsec_".Length..], all, StringComparison.Ordinal);
        Assert.DoesNotContain("duong-dan-bi-mat", all, StringComparison.Ordinal);
        Assert.DoesNotContain("Tên khác", all, StringComparison.Ordinal);
        Assert.Empty(await hooks.Deliveries());
    }

    [Fact]
    public async Task A_webhook_is_its_owners_and_another_systems_an_administrators()
    {
        await using var hooks = await Hooks.Open();
        var own = (await hooks.Add()).Webhook.Id;
        var software = (await hooks.Add("/b", Hooks.Administrator, AccountsOfOffice.Software.Account)).Webhook.Id;
        var colleague = ActorOf(Colleague, Officers);

        foreach (var (actor, webhook) in new[] { (colleague, own), (Hooks.Administrator, own), (colleague, software), (Hooks.Owner, software) })
        {
            Assert.Null(await hooks.Office.InScope(services => services.GetRequiredService<WebhookList>().Find(actor, webhook, Cancellation)));
            Assert.Equal("WEBHOOK_NOT_FOUND", (await hooks.Do<PauseWebhook, Webhook>(p => p.Run(actor, webhook, null, Cancellation))).Refusal.Code);
            Assert.Equal("WEBHOOK_NOT_FOUND", (await hooks.Do<RotateSecret, WebhookWithSecret>(r => r.Run(actor, webhook, null, Cancellation))).Refusal.Code);
            Assert.Equal("WEBHOOK_NOT_FOUND", (await hooks.Do<RemoveWebhook, Webhook>(r => r.Run(actor, webhook, null, Cancellation))).Refusal.Code);
            Assert.Equal("WEBHOOK_NOT_FOUND", (await hooks.Do<TryWebhook, WebhookDelivery>(t => t.Run(actor, webhook, Cancellation))).Refusal.Code);
        }

        Assert.Equal("WEBHOOK_NOT_FOUND", (await hooks.Do<AddWebhook, WebhookWithSecret>(a => a.Run(colleague, Officer, new WantedWebhook("Của người khác", "https://nhan.example", [WebhookEvents.Filed]), null, Cancellation))).Refusal.Code);
        Assert.NotNull(await hooks.Office.InScope(services => services.GetRequiredService<WebhookList>().Find(Hooks.Administrator, software, Cancellation)));
    }

    [Fact]
    public async Task What_an_administrator_stopped_goes_on_by_an_administrator_only()
    {
        await using var hooks = await Hooks.Open();
        var id = (await hooks.Add()).Webhook.Id;
        Assert.Equal("NOT_ADMINISTRATOR", (await hooks.Do<PauseWebhook, Webhook>(p => p.ByAdministrator(Hooks.Owner, id, true, null, Cancellation))).Refusal.Code);
        Assert.True((await hooks.Do<PauseWebhook, Webhook>(p => p.ByAdministrator(Hooks.Administrator, id, true, null, Cancellation))).IsOk);

        Assert.Equal("WEBHOOK_STOPPED", (await hooks.Do<PauseWebhook, Webhook>(p => p.GoOn(Hooks.Owner, id, null, Cancellation))).Refusal.Code);
        Assert.Equal("WEBHOOK_STOPPED", (await hooks.Do<ChangeWebhook, Webhook>(c => c.Run(Hooks.Owner, id, 2, new WantedWebhook("Tên", "https://nhan.example", [WebhookEvents.Filed]), null, Cancellation, runs: true))).Refusal.Code);
        Assert.Null((await hooks.Do<PauseWebhook, Webhook>(p => p.ByAdministrator(Hooks.Administrator, id, false, null, Cancellation))).Value.Paused);
    }

    [Fact]
    public async Task A_trial_that_fails_is_told_and_neither_tried_again_nor_counted()
    {
        await using var hooks = await Hooks.Open();
        var id = (await hooks.Add()).Webhook.Id;
        hooks.Receiver.Answers = _ => 404;

        for (var i = 0; i < 5; i++)
            Assert.Equal((DeliveryState.Failed, 404), await Try());

        Assert.Equal("TRIAL_TOO_OFTEN", (await hooks.Do<TryWebhook, WebhookDelivery>(t => t.Run(Hooks.Owner, id, Cancellation))).Refusal.Code);
        Assert.Null((await hooks.Now(id)).FailingSince);
        Assert.Equal(0, await hooks.Send());
        Assert.Equal("ping", System.Text.Json.JsonDocument.Parse(hooks.Receiver.Messages.First().Body).RootElement.GetProperty("type").GetString());

        async Task<(DeliveryState, int?)> Try()
        {
            var trial = (await hooks.Do<TryWebhook, WebhookDelivery>(t => t.Run(Hooks.Owner, id, Cancellation))).Value;
            return (trial.State, trial.Status);
        }
    }

    [Fact]
    public async Task An_account_has_no_more_webhooks_than_allowed()
    {
        await using var hooks = await Hooks.Open();
        for (var i = 0; i < 20; i++)
            await hooks.Add($"/{i}");

        var more = await hooks.Do<AddWebhook, WebhookWithSecret>(a => a.Run(Hooks.Owner, Officer, new WantedWebhook("Thêm nữa", "https://nhan.example", [WebhookEvents.Filed]), null, Cancellation));

        Assert.Equal("WEBHOOKS_TOO_MANY", more.Refusal.Code);
    }

    [Fact]
    public async Task The_check_that_receivers_are_told_of_is_the_one_that_is_tested_here()
    {
        var source = await File.ReadAllTextAsync(Path.Combine(SourceTree.Root, "tests/Notifications.Tests/Webhooks/SignatureCheck.cs"), Cancellation);
        var check = source.Split("// begin of docs/webhooks.md\n")[1].Split("    // end of")[0];
        var lines = check.TrimEnd().Split('\n').Select(line => line.StartsWith("    ", StringComparison.Ordinal) ? line[4..] : line);

        Assert.Contains(string.Join('\n', lines), await File.ReadAllTextAsync(Path.Combine(SourceTree.Root, "docs/webhooks.md"), Encoding.UTF8, Cancellation), StringComparison.Ordinal);
    }
}
