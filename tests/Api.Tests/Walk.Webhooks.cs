using Microsoft.Kiota.Abstractions;
using ThongSuot.Generated;
using ThongSuot.Generated.Models;

namespace ThongSuot.Api.Tests;

/// <summary>Webhooks: what is told once is told once, what is another's is unknown, and a trial arrives.</summary>
internal sealed partial class Walk
{
    private static Dictionary<(string Operation, Way Way), Func<Walk, Task>> OfWebhooks() => new()
    {
        [("listWebhooks", Way.Good)] = async w => await w.PagesOfWebhooks(),
        [("listWebhooks", Way.Bad)] = async w => await Refused(400, "CURSOR_INVALID", (await w.Filer()).Api.V1.Webhooks.GetAsync(r => r.QueryParameters.Cursor = "AAAA")),
        [("listWebhooks", Way.Foreign)] = async w => await w.ForeignWebhooks(),
        [("listWebhooks", Way.Repeated)] = async w => await w.WebhooksTwice(),
        [("createWebhook", Way.Good)] = async w => Assert.StartsWith("whsec_", (await w.NewWebhook(await w.Keeper())).Secret, StringComparison.Ordinal),
        [("createWebhook", Way.Bad)] = async w => await w.BadWebhooks(),
        [("createWebhook", Way.Foreign)] = async w => await Refused(403, "SCOPE_MISSING", (await w.WithoutScope()).Api.V1.Webhooks.PostAsync(w.WebhookWanted(), Key())),
        [("createWebhook", Way.Repeated)] = async w => await w.WebhookMadeTwice(),
        [("getWebhook", Way.Good)] = async w => await w.WebhookRead(),
        [("getWebhook", Way.Bad)] = async w => await Refused(404, "NOT_FOUND", (await w.Keeper()).Api.V1.Webhooks[s_unknown].GetAsync()),
        [("getWebhook", Way.Foreign)] = async w => await Refused(404, "NOT_FOUND", (await w.Stranger()).Api.V1.Webhooks[await w.Webhook()].GetAsync()),
        [("getWebhook", Way.Repeated)] = async w => await w.WebhookReadTwice(),
        [("changeWebhook", Way.Good)] = async w => await w.WebhookChanged(),
        [("changeWebhook", Way.Bad)] = async w => await w.BadWebhookChanges(),
        [("changeWebhook", Way.Foreign)] = async w => await Refused(404, "NOT_FOUND", (await w.Stranger()).Api.V1.Webhooks[await w.Webhook()].PutAsync(w.WebhookWanted(), Match("1"))),
        [("changeWebhook", Way.Repeated)] = async w => await w.WebhookChangedTwice(),
        [("deleteWebhook", Way.Good)] = async w => await w.WebhookDeleted(times: 1),
        [("deleteWebhook", Way.Bad)] = async w => await Refused(404, "NOT_FOUND", (await w.Keeper()).Api.V1.Webhooks[s_unknown].DeleteAsync()),
        [("deleteWebhook", Way.Foreign)] = async w => await Refused(404, "NOT_FOUND", (await w.Stranger()).Api.V1.Webhooks[await w.Webhook()].DeleteAsync()),
        [("deleteWebhook", Way.Repeated)] = async w => await w.WebhookDeleted(times: 2),
        [("rotateWebhookSecret", Way.Good)] = async w => await w.SecretRotated(),
        [("rotateWebhookSecret", Way.Bad)] = async w => await Refused(404, "NOT_FOUND", (await w.Keeper()).Api.V1.Webhooks[s_unknown].Rotate.PostAsync(Key())),
        [("rotateWebhookSecret", Way.Foreign)] = async w => await Refused(404, "NOT_FOUND", (await w.Stranger()).Api.V1.Webhooks[await w.Webhook()].Rotate.PostAsync(Key())),
        [("rotateWebhookSecret", Way.Repeated)] = async w => await w.SecretRotatedTwice(),
        [("pingWebhook", Way.Good)] = async w => await w.Pinged(),
        [("pingWebhook", Way.Bad)] = async w => await Refused(400, "IDEMPOTENCY_KEY_MISSING", (await w.Keeper()).Api.V1.Webhooks[await w.Webhook()].Ping.PostAsync()),
        [("pingWebhook", Way.Foreign)] = async w => await Refused(404, "NOT_FOUND", (await w.Stranger()).Api.V1.Webhooks[await w.Webhook()].Ping.PostAsync(Key())),
        [("pingWebhook", Way.Repeated)] = async w => await w.PingedTwice(),
        [("listWebhookDeliveries", Way.Good)] = async w => await w.PagesOfDeliveries(),
        [("listWebhookDeliveries", Way.Bad)] = async w => await Refused(400, "PARAMETER_INVALID", (await w.Keeper()).Api.V1.Webhooks[await w.Webhook()].Deliveries.GetAsync(r => r.QueryParameters.State = "1")),
        [("listWebhookDeliveries", Way.Foreign)] = async w => await Refused(404, "NOT_FOUND", (await w.Stranger()).Api.V1.Webhooks[await w.Webhook()].Deliveries.GetAsync()),
        [("listWebhookDeliveries", Way.Repeated)] = async w => await w.DeliveriesTwice(),
        [("resendWebhookDelivery", Way.Good)] = async w => Assert.Equal("waiting", (await w.Resent(Filing.NewKey())).State),
        [("resendWebhookDelivery", Way.Bad)] = async w => await Refused(404, "NOT_FOUND", (await w.Keeper()).Api.V1.Webhooks[await w.Webhook()].Deliveries[s_unknown].Resend.PostAsync(Key())),
        [("resendWebhookDelivery", Way.Foreign)] = async w => await w.ForeignResent(),
        [("resendWebhookDelivery", Way.Repeated)] = async w => await w.ResentTwice(),
    };

    // Somebody of its own: an account has only so many webhooks, and these walks make many.
    private Task<ApiClient> Keeper() => installation.Client(Filing.Secretary);

    private WebhookBody WebhookWanted(string name = "Phần mềm quản lý công việc") => new() { Name = name, Url = installation.Receiver.At("/api"), Kinds = ["dossier.suspended", "dossier.reopened"], Active = true };

    private async Task<WebhookSecretAnswer> NewWebhook(ApiClient client, string? key = null)
    {
        await MakeRoom(client);
        return (await client.Api.V1.Webhooks.PostAsync(WebhookWanted(), Key(key)))!;
    }

    private static async Task MakeRoom(ApiClient client)
    {
        foreach (var old in (await client.Api.V1.Webhooks.GetAsync(r => r.QueryParameters.Limit = "200"))!.Items!.SkipLast(8))
            await client.Api.V1.Webhooks[old.Id!.Value].DeleteAsync();
    }

    private async Task<Guid> Webhook() => (await NewWebhook(await Keeper())).Id!.Value;

    private static Action<RequestConfiguration<DefaultQueryParameters>> Key(string? key = null) => r => r.Headers.Add("Idempotency-Key", key ?? Filing.NewKey());

    private static Action<RequestConfiguration<DefaultQueryParameters>> Match(string version) => r => r.Headers.Add("If-Match", Tag(version));

    private async Task PagesOfWebhooks()
    {
        var client = await Keeper();
        var made = new HashSet<Guid> { await Webhook(), await Webhook() };
        var (seen, cursor) = (new List<Guid>(), (string?)null);
        do
        {
            var page = await client.Api.V1.Webhooks.GetAsync(r => (r.QueryParameters.Limit, r.QueryParameters.Cursor) = ("1", cursor));
            seen.AddRange(page!.Items!.Select(w => w.Id!.Value));
            cursor = page.Next;
        }
        while (cursor is not null);
        Assert.Equal(seen.Count, seen.Distinct().Count());
        Assert.Subset(seen.ToHashSet(), made);
    }

    private async Task ForeignWebhooks()
    {
        var webhook = await Webhook();
        Assert.DoesNotContain((await (await Stranger()).Api.V1.Webhooks.GetAsync())!.Items!, w => w.Id == webhook);
        await Refused(403, "SCOPE_MISSING", (await WithoutScope()).Api.V1.Webhooks.GetAsync());
    }

    private async Task WebhooksTwice()
    {
        var client = await Filer();
        Assert.Equal((await client.Api.V1.Webhooks.GetAsync())!.Items!.Select(w => w.Id), (await client.Api.V1.Webhooks.GetAsync())!.Items!.Select(w => w.Id));
    }

    private async Task BadWebhooks()
    {
        var client = await Keeper();
        await Refused(400, "MEMBER_MISSING", client.Api.V1.Webhooks.PostAsync(new WebhookBody(), Key()));
        var problem = await Assert.ThrowsAsync<ApiProblem>(() => client.Api.V1.Webhooks.PostAsync(new WebhookBody { Name = "", Url = "http://nhan.example", Kinds = ["dossier.khac"] }, Key()));
        Assert.Equal((422, "name url kinds"), (problem.ResponseStatusCode, Text(problem.Errors!.Select(e => e.Field))));
        await Refused(422, "WEBHOOK_ADDRESS_FORBIDDEN", client.Api.V1.Webhooks.PostAsync(new WebhookBody { Name = "Trong mạng", Url = "https://192.168.1.1/", Kinds = ["dossier.filed"] }, Key()));
    }

    private async Task WebhookMadeTwice()
    {
        var (client, key) = (await Keeper(), Filing.NewKey());
        var (one, other) = (await NewWebhook(client, key), (await client.Api.V1.Webhooks.PostAsync(WebhookWanted(), Key(key)))!);
        Assert.Equal((one.Id, one.Version, true, true), (other.Id, other.Version, one.Secret is not null, other.Secret is null));
        Assert.False(await installation.Holds(one.Secret!["whsec_".Length..]));
    }

    private async Task WebhookRead()
    {
        var read = (await (await Keeper()).Api.V1.Webhooks[await Webhook()].GetAsync())!;
        Assert.Equal(("Phần mềm quản lý công việc", true, "dossier.suspended dossier.reopened"), (read.Name, read.Active, Text(read.Kinds!)));
    }

    private async Task WebhookReadTwice()
    {
        var one = (await Keeper()).Api.V1.Webhooks[await Webhook()];
        Assert.Equal((await one.GetAsync())!.Version, (await one.GetAsync())!.Version);
    }

    private async Task WebhookChanged()
    {
        var made = await NewWebhook(await Keeper());
        var one = (await Keeper()).Api.V1.Webhooks[made.Id!.Value];
        var wanted = WebhookWanted("Tên khác");
        wanted.Active = false;
        var changed = await one.PutAsync(wanted, Match(made.Version!));
        Assert.Equal(("Tên khác", false, "byKeeper"), (changed!.Name, changed.Active, changed.PausedBecause));
        Assert.NotEqual(made.Version, changed.Version);
        Assert.True((await one.PutAsync(WebhookWanted(), Match(changed.Version!)))!.Active);
    }

    private async Task BadWebhookChanges()
    {
        var made = await NewWebhook(await Keeper());
        var one = (await Keeper()).Api.V1.Webhooks[made.Id!.Value];
        await Refused(428, "VERSION_MISSING", one.PutAsync(WebhookWanted()));
        await Refused(422, "WEBHOOK_NAME_MISSING", one.PutAsync(WebhookWanted(""), Match(made.Version!)));
        await Refused(400, "MEMBER_UNKNOWN", one.PutAsync(new WebhookBody { Name = "Tên", Url = "https://nhan.example", Kinds = ["dossier.filed"], AdditionalData = { ["uri"] = "x" } }, Match(made.Version!)));
    }

    private async Task WebhookChangedTwice()
    {
        var made = await NewWebhook(await Keeper());
        var one = (await Keeper()).Api.V1.Webhooks[made.Id!.Value];
        await one.PutAsync(WebhookWanted("Một"), Match(made.Version!));
        await Refused(412, "CHANGED_MEANWHILE", one.PutAsync(WebhookWanted("Hai"), Match(made.Version!)));
    }

    private async Task WebhookDeleted(int times)
    {
        var one = (await Keeper()).Api.V1.Webhooks[await Webhook()];
        await one.DeleteAsync();
        for (var again = 1; again < times; again++)
            await Refused(404, "NOT_FOUND", one.DeleteAsync());
        await Refused(404, "NOT_FOUND", one.GetAsync());
    }

    private async Task SecretRotated()
    {
        var made = await NewWebhook(await Keeper());
        var one = (await Keeper()).Api.V1.Webhooks[made.Id!.Value];
        var rotated = await one.Rotate.PostAsync(Key());
        Assert.StartsWith("whsec_", rotated!.Secret, StringComparison.Ordinal);
        Assert.NotEqual(made.Secret, rotated.Secret);
        Assert.NotNull((await one.GetAsync())!.OldSecretUntil);
    }

    private async Task SecretRotatedTwice()
    {
        var (one, key) = ((await Keeper()).Api.V1.Webhooks[await Webhook()], Filing.NewKey());
        var (rotated, again) = (await one.Rotate.PostAsync(Key(key)), await one.Rotate.PostAsync(Key(key)));
        Assert.Equal((rotated!.Version, (string?)null), (again!.Version, again.Secret));
        Assert.Equal(rotated.Version, (await one.GetAsync())!.Version);
        Assert.False(await installation.Holds(rotated.Secret!["whsec_".Length..]));
    }

    private async Task Pinged()
    {
        var ping = await (await Keeper()).Api.V1.Webhooks[await Webhook()].Ping.PostAsync(Key());
        Assert.Equal(("ping", "delivered", 200), (ping!.Kind, ping.State, ping.Status));
        Assert.Single(installation.Receiver.Messages, m => m.Id == ping.Id.ToString());
    }

    private async Task PingedTwice()
    {
        var (one, key) = ((await Keeper()).Api.V1.Webhooks[await Webhook()], Filing.NewKey());
        var (ping, again) = (await one.Ping.PostAsync(Key(key)), await one.Ping.PostAsync(Key(key)));
        Assert.Equal((ping!.Id, "delivered"), (again!.Id, again.State));
        Assert.Single(installation.Receiver.Messages, m => m.Id == ping.Id.ToString());
    }

    private async Task PagesOfDeliveries()
    {
        var one = (await Keeper()).Api.V1.Webhooks[await Webhook()];
        var sent = new HashSet<Guid>();
        for (var i = 0; i < 3; i++)
            sent.Add((await one.Ping.PostAsync(Key()))!.Id!.Value);
        var (seen, cursor) = (new List<Guid>(), (string?)null);
        do
        {
            var page = await one.Deliveries.GetAsync(r => (r.QueryParameters.Limit, r.QueryParameters.Cursor, r.QueryParameters.State) = ("2", cursor, "delivered"));
            seen.AddRange(page!.Items!.Where(d => d.Kind == "ping").Select(d => d.Id!.Value));
            cursor = page.Next;
        }
        while (cursor is not null);
        Assert.Equal(seen.Count, seen.Distinct().Count());
        Assert.Equal(sent, seen.ToHashSet());
        Assert.DoesNotContain((await one.Deliveries.GetAsync(r => r.QueryParameters.State = "failed"))!.Items!, d => d.Kind == "ping");
    }

    private async Task DeliveriesTwice()
    {
        var one = (await Keeper()).Api.V1.Webhooks[await Webhook()];
        var ping = (await one.Ping.PostAsync(Key()))!.Id;
        async Task<int> Count() => (await one.Deliveries.GetAsync())!.Items!.Count(d => d.Id == ping);
        Assert.Equal((1, 1), (await Count(), await Count()));
    }

    private async Task<WebhookDeliveryAnswer> Resent(string key)
    {
        var one = (await Keeper()).Api.V1.Webhooks[await Webhook()];
        var ping = await one.Ping.PostAsync(Key());
        return (await one.Deliveries[ping!.Id!.Value].Resend.PostAsync(Key(key)))!;
    }

    private async Task ForeignResent()
    {
        var webhook = await Webhook();
        var ping = await (await Keeper()).Api.V1.Webhooks[webhook].Ping.PostAsync(Key());
        await Refused(404, "NOT_FOUND", (await Stranger()).Api.V1.Webhooks[webhook].Deliveries[ping!.Id!.Value].Resend.PostAsync(Key()));
    }

    private async Task ResentTwice()
    {
        var (one, key) = ((await Keeper()).Api.V1.Webhooks[await Webhook()], Filing.NewKey());
        var delivery = one.Deliveries[(await one.Ping.PostAsync(Key()))!.Id!.Value];
        var (resent, again) = (await delivery.Resend.PostAsync(Key(key)), await delivery.Resend.PostAsync(Key(key)));
        Assert.Equal((resent!.Id, resent.State), (again!.Id, again.State));
    }
}
