using Microsoft.EntityFrameworkCore;
using ThongSuot.Notifications.Data;
using ThongSuot.Platform.Data;
using ThongSuot.Platform.Log;
using ThongSuot.Platform.Results;
using ThongSuot.Platform.Security;
using ThongSuot.Platform.Text;
using ThongSuot.Platform.Time;

namespace ThongSuot.Notifications.Webhooks;

/// <summary>A webhook as it is asked for, as typed.</summary>
internal sealed record WantedWebhook(string? Name, string? Address, IReadOnlyCollection<string> Kinds);

/// <param name="Secret">Shown once; null when it was added, or changed, before by the same request.</param>
internal sealed record WebhookWithSecret(Webhook Webhook, string? Secret);

/// <summary>Adds a webhook: for oneself, or, as administrator, for another system.</summary>
internal sealed class AddWebhook(AppDb db, WebhookKeepers keepers, WebhookChange change, WebhookSecrets secrets, CheckWebhook check, WebhookSettings settings, TimeProvider time)
{
    /// <param name="id">The id that it gets, so that a repeated request finds it again; null for a new one.</param>
    /// <param name="runs">False: it begins paused.</param>
    public async Task<Result<WebhookWithSecret>> Run(Actor actor, Guid account, WantedWebhook wanted, string? from, CancellationToken cancellation, Guid? id = null, bool runs = true)
    {
        if (!await keepers.MayKeep(actor, account, cancellation))
            return Refusals.WebhookNotFound;
        if (id is { } known && await db.Webhooks.AsNoTracking().SingleOrDefaultAsync(w => w.Id == known && w.Account == account, cancellation) is { } before)
            return new WebhookWithSecret(before, null);
        var read = check.Run(wanted);
        if (!read.IsOk)
            return read.Refusals.ToArray();
        if (await db.Webhooks.CountAsync(w => w.Account == account, cancellation) >= settings.MostOfAccount)
            return Refusals.WebhooksTooMany(settings.MostOfAccount);
        var now = time.Now();
        var webhookId = id ?? Guid.CreateVersion7(now);
        var (shown, stored) = secrets.New(webhookId);
        var (name, address, kinds) = read.Value;
        var webhook = new Webhook { Id = webhookId, Account = account, MadeBy = actor.Person, MadeAt = now, Name = name, Address = address, Kinds = kinds, Secret = stored, HeldUntil = now, RestUntil = now };
        if (!runs)
            webhook.Pause(PauseReason.ByKeeper, now);
        db.Add(webhook);
        var saved = await change.Save(webhook, new Envelope(actor.Person, Address: from), [("notifications.webhook_added", new WebhookAdded(webhookId, account, webhook.Host, kinds))], cancellation);
        return saved.IsOk ? new WebhookWithSecret(webhook, shown) : saved.Refusal;
    }
}

/// <summary>Changes name, address and kinds.</summary>
internal sealed class ChangeWebhook(WebhookKeepers keepers, WebhookChange change, CheckWebhook check, TimeProvider time)
{
    /// <param name="version">The one that was read last.</param>
    /// <param name="runs">Whether it runs or is paused from now on; null leaves that as it is.</param>
    public async Task<Result<Webhook>> Run(Actor actor, Guid id, int version, WantedWebhook wanted, string? from, CancellationToken cancellation, bool? runs = null)
    {
        if (await keepers.Find(actor, id, cancellation) is not { } webhook)
            return Refusals.WebhookNotFound;
        if (webhook.Version != version)
            return Refusals.WebhookChanged;
        var read = check.Run(wanted);
        if (!read.IsOk)
            return read.Refusals.ToArray();
        if (runs == true && !PauseWebhook.MayResume(actor, webhook))
            return Refusals.WebhookStopped;
        var (name, address, kinds) = read.Value;
        webhook.Change(name, address, kinds);
        List<(string, object)> happened = [("notifications.webhook_changed", new WebhookAdded(id, webhook.Account, webhook.Host, kinds))];
        if (runs == false && webhook.Paused is null)
        {
            webhook.Pause(PauseReason.ByKeeper, time.Now());
            happened.Add(("notifications.webhook_paused", new WebhookPaused(id, webhook.Account, PauseReason.ByKeeper)));
        }
        else if (runs == true && webhook.Paused is not null)
        {
            webhook.Resume(time.Now());
            happened.Add(("notifications.webhook_resumed", new WebhookResumed(id, webhook.Account)));
        }

        return await change.Save(webhook, new Envelope(actor.Person, Address: from), happened, cancellation);
    }
}

/// <summary>Gives a webhook another secret.</summary>
internal sealed class RotateSecret(WebhookKeepers keepers, WebhookChange change, WebhookSecrets secrets, TimeProvider time)
{
    public async Task<Result<WebhookWithSecret>> Run(Actor actor, Guid id, string? from, CancellationToken cancellation)
    {
        if (await keepers.Find(actor, id, cancellation) is not { } webhook)
            return Refusals.WebhookNotFound;
        var (shown, stored) = secrets.New(id);
        webhook.Rotate(stored, time.Now());
        var saved = await change.Save(webhook, new Envelope(actor.Person, Address: from), [("notifications.webhook_secret_rotated", new WebhookResumed(id, webhook.Account))], cancellation);
        return saved.IsOk ? new WebhookWithSecret(webhook, shown) : saved.Refusal;
    }
}

/// <summary>Takes a webhook away with all that waits for it.</summary>
internal sealed class RemoveWebhook(AppDb db, WebhookKeepers keepers, WebhookChange change)
{
    public async Task<Result<Webhook>> Run(Actor actor, Guid id, string? from, CancellationToken cancellation)
    {
        if (await keepers.Find(actor, id, cancellation) is not { } webhook)
            return Refusals.WebhookNotFound;
        var deliveries = db.WebhookDeliveries.Where(d => d.Webhook == id);
        db.SaveWith(c => deliveries.ExecuteDeleteAsync(c));
        db.Remove(webhook);
        return await change.Save(webhook, new Envelope(actor.Person, Address: from), [("notifications.webhook_removed", new WebhookResumed(id, webhook.Account))], cancellation);
    }
}

/// <summary>What is typed of a webhook, looked at whole: each fault at once.</summary>
internal sealed class CheckWebhook(WebhookSettings settings, AddressGuard guard)
{
    public Result<(string Name, string Address, string Kinds)> Run(WantedWebhook wanted)
    {
        var name = Folding.Normalise(wanted.Name ?? "").Trim();
        var kinds = WebhookEvents.All.Select(e => e.Code).Where(wanted.Kinds.Contains).ToArray();
        var (address, wrong) = Read((wanted.Address ?? "").Trim());
        Refusal?[] refusals =
        [
            name.Length is 0 or > Webhook.LongestName ? Refusals.WebhookNameMissing : null,
            wrong,
            kinds.Length == 0 || !wanted.Kinds.All(WebhookEvents.IsKnown) ? Refusals.WebhookKindsMissing : null,
        ];
        return refusals.OfType<Refusal>().ToArray() is { Length: > 0 } all ? all : (name, address, string.Join(' ', kinds));
    }

    // A name is looked up when it is called: what it leads to may change. An address in figures says already now that it leads nowhere.
    private (string Address, Refusal? Wrong) Read(string typed)
    {
        if (typed.Length is 0 or > Webhook.LongestAddress || !Uri.TryCreate(typed, UriKind.Absolute, out var uri) || uri.AbsoluteUri.Length > Webhook.LongestAddress || uri.Host.Length == 0
            || uri.UserInfo.Length > 0 || uri.Fragment.Length > 0)
            return ("", Refusals.WebhookAddressWrong);
        var isLocal = settings.AllowLoopback && uri.Scheme == Uri.UriSchemeHttp && uri.IsLoopback;
        if (uri.Scheme != Uri.UriSchemeHttps && !isLocal)
            return ("", Refusals.WebhookAddressWrong);
        return uri.HostNameType is UriHostNameType.IPv4 or UriHostNameType.IPv6 && !guard.IsAllowed(System.Net.IPAddress.Parse(uri.DnsSafeHost))
            ? ("", Refusals.WebhookAddressForbidden)
            : (uri.AbsoluteUri, null);
    }
}

/// <param name="Host">Of its address; the rest may hold secrets of the receiver.</param>
internal sealed record WebhookAdded(Guid Webhook, Guid Account, string Host, string Kinds);
