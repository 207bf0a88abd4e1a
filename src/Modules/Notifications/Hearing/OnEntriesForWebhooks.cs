using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ThongSuot.Contracts.Dossiers;
using ThongSuot.Notifications.Data;
using ThongSuot.Notifications.Webhooks;
using ThongSuot.Platform.Data;
using ThongSuot.Platform.Log;
using ThongSuot.Platform.Time;

namespace ThongSuot.Notifications.Hearing;

/// <summary>
/// Writes down what webhooks are to be told, one row for each; sending is another matter, so that no receiver holds back a dossier. Of what an account does
/// not see there is no row: that something happens at all is not its business. Whether it still sees it is asked again when the row is sent.
/// </summary>
internal sealed class OnEntriesForWebhooks(IServiceScopeFactory scopes, TimeProvider time) : IListener
{
    public string Name => "webhooks";

    public IReadOnlySet<string> Types => WebhookEvents.Types;

    public async Task Hear(LogEntry entry, AppDb db, CancellationToken cancellation)
    {
        // What happens while a webhook stands still is not kept for it.
        var running = await db.Webhooks.AsNoTracking().Where(w => w.Paused == null).ToListAsync(cancellation);
        if (running.Count == 0)
            return;
        var (kind, step, end) = WebhookEvents.Of(entry);
        var wanting = running.Where(w => w.Wants(kind)).ToList();
        if (wanting.Count == 0)
            return;
        var dossier = DossierEntries.DossierOf(entry.Stream);
        await using var scope = scopes.CreateAsyncScope();
        var sight = scope.ServiceProvider.GetRequiredService<WebhookSight>();
        if (await sight.Tellable(dossier, cancellation) is null)
            return;
        // Also when the entry is delivered again.
        var told = await db.WebhookDeliveries.Where(d => d.Entry == entry.Id).Select(d => d.Webhook).ToListAsync(cancellation);
        var now = time.Now();
        foreach (var account in wanting.Where(w => !told.Contains(w.Id)).GroupBy(w => w.Account))
        {
            if (!await sight.Sees(account.Key, dossier, cancellation))
                continue;
            db.AddRange(account.Select(w => new WebhookDelivery
            {
                Id = InOrder(now, entry.Sequence), Webhook = w.Id, Entry = entry.Id, Kind = kind, Dossier = dossier, Step = step, End = end, At = entry.At, NextAt = now,
            }));
        }
    }

    // What happened in one moment keeps its order: the sequence stands where an id of version 7 may have a counter (RFC 9562, 6.2).
    private static Guid InOrder(DateTimeOffset at, int sequence)
    {
        Span<byte> id = stackalloc byte[16];
        Guid.CreateVersion7(at).TryWriteBytes(id, bigEndian: true, out _);
        id[6] = (byte)(0x70 | ((sequence >> 8) & 0x0f));
        id[7] = (byte)sequence;
        return new Guid(id, bigEndian: true);
    }
}
