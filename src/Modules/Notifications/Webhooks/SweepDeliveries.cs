using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ThongSuot.Notifications.Data;
using ThongSuot.Platform.Data;
using ThongSuot.Platform.Time;

namespace ThongSuot.Notifications.Webhooks;

/// <summary>Takes away what is older than it is kept. Every node may do it.</summary>
internal sealed class SweepDeliveries(IServiceScopeFactory scopes, WriteGate gate, TimeProvider time)
{
    public async Task<int> RunOnce(CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AppDb>();
        var before = time.Now() - Retries.Kept;
        var old = db.WebhookDeliveries.Where(d => d.At < before);
        if (!await old.AnyAsync(cancellation))
            return 0;
        return await (db.IsSqlite ? gate.InTurn(() => old.ExecuteDeleteAsync(cancellation), cancellation) : old.ExecuteDeleteAsync(cancellation));
    }
}
