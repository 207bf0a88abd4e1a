using Microsoft.EntityFrameworkCore;
using ThongSuot.Contracts.Dossiers;
using ThongSuot.Contracts.Organisation;
using ThongSuot.Engine.Processes;
using ThongSuot.Notifications.Data;
using ThongSuot.Platform.Data;
using ThongSuot.Platform.Security;

namespace ThongSuot.Notifications.Webhooks;

/// <param name="Waiting">How many deliveries wait.</param>
internal sealed record WebhookRow(Webhook Webhook, int Waiting);

/// <param name="Code">Of its dossier, where the reader sees that now; null otherwise.</param>
internal sealed record DeliveryRow(WebhookDelivery Delivery, string? Code);

/// <param name="Owner">The person or the software; null when the account is closed or owes a second factor: nothing is sent for it.</param>
/// <param name="IsService">Another system's.</param>
internal sealed record WebhookHealth(Webhook Webhook, string? Owner, bool IsService, int Waiting);

/// <summary>Webhooks and what became of their deliveries, as their keepers read it.</summary>
internal sealed class WebhookList(AppDb db, WebhookKeepers keepers, IProgramAccounts accounts, IDossiers dossiers)
{
    public const int PageSize = 50;

    /// <summary>Those of an account that this person keeps, the newest first; null when it does not.</summary>
    public async Task<IReadOnlyList<WebhookRow>?> Of(Actor actor, Guid account, CancellationToken cancellation) => await keepers.MayKeep(actor, account, cancellation)
        ? await Rows(db.Webhooks.AsNoTracking().Where(w => w.Account == account).OrderByDescending(w => w.Id)).ToListAsync(cancellation)
        : null;

    public async Task<WebhookRow?> Find(Actor actor, Guid id, CancellationToken cancellation) => await keepers.Find(actor, id, cancellation) is null
        ? null
        : await Rows(db.Webhooks.AsNoTracking().Where(w => w.Id == id)).SingleOrDefaultAsync(cancellation);

    /// <summary>Newest first. The caller has found the webhook by <see cref="Find"/>.</summary>
    /// <param name="after">Id of the last one of the page before.</param>
    public async Task<IReadOnlyList<DeliveryRow>> Deliveries(Actor actor, Guid webhook, DeliveryState? state, Guid? after, int count, CancellationToken cancellation)
    {
        var rows = db.WebhookDeliveries.AsNoTracking().Where(d => d.Webhook == webhook);
        if (state is { } wanted)
            rows = rows.Where(d => d.State == wanted);
        if (after is { } last)
            rows = rows.Where(d => d.Id < last);
        var page = await rows.OrderByDescending(d => d.Id).Take(count).ToListAsync(cancellation);
        var ids = page.Where(d => d.State != DeliveryState.NotVisible).Select(d => d.Dossier).OfType<Guid>().Distinct().ToArray();
        var (references, visible) = (await dossiers.References(ids, cancellation), await dossiers.Visible(actor, ids, cancellation));
        return [.. page.Select(d => new DeliveryRow(d, d is { State: not DeliveryState.NotVisible, Dossier: { } id } && visible.Contains(id) && references.GetValueOrDefault(id) is { Secrecy: Secrecy.Thuong } known ? known.Code : null))];
    }

    public async Task<WebhookDelivery?> FindDelivery(Actor actor, Guid webhook, Guid id, CancellationToken cancellation) => await keepers.Find(actor, webhook, cancellation) is null
        ? null
        : await db.WebhookDeliveries.AsNoTracking().SingleOrDefaultAsync(d => d.Id == id && d.Webhook == webhook, cancellation);

    /// <summary>A page of all webhooks, for who runs the system: whose, where to, and how it goes; nothing of what is sent.</summary>
    /// <param name="after">Id of the last one of the page before.</param>
    public async Task<IReadOnlyList<WebhookHealth>> Health(Guid? after, CancellationToken cancellation)
    {
        var rows = await Rows(db.Webhooks.AsNoTracking().Where(w => after == null || w.Id > after).OrderBy(w => w.Id).Take(PageSize)).ToListAsync(cancellation);
        var owners = new Dictionary<Guid, (string? Name, bool IsService)>();
        foreach (var account in rows.Select(r => r.Webhook.Account).Distinct())
            owners[account] = await accounts.FindService(account, cancellation) is { } service ? (service.Name, true) : ((await accounts.ActorOf(account, cancellation))?.Name, false);
        return [.. rows.Select(r => new WebhookHealth(r.Webhook, owners[r.Webhook.Account].Name, owners[r.Webhook.Account].IsService, r.Waiting))];
    }

    private IQueryable<WebhookRow> Rows(IQueryable<Webhook> webhooks)
    {
        var deliveries = db.WebhookDeliveries;
        return webhooks.Select(w => new WebhookRow(w, deliveries.Count(d => d.Webhook == w.Id && d.State == DeliveryState.Waiting)));
    }
}
