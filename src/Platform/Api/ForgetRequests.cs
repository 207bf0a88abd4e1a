using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using ThongSuot.Platform.Data;
using ThongSuot.Platform.Time;

namespace ThongSuot.Platform.Api;

/// <summary>Every quarter of an hour takes away requests of more than a day ago. Every node may do it.</summary>
internal sealed partial class ForgetRequests(IServiceScopeFactory scopes, WriteGate gate, TimeProvider time, ILogger<ForgetRequests> logger) : BackgroundService
{
    public static readonly TimeSpan Kept = TimeSpan.FromHours(24);

    private static readonly TimeSpan Every = TimeSpan.FromMinutes(15);

    public async Task Run(CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AppDb>();
        var before = time.Now() - Kept;
        var old = db.Set<IdempotentRequest>().Where(r => r.At <= before);
        if (await old.AnyAsync(cancellation))
            await (db.IsSqlite ? gate.InTurn(() => old.ExecuteDeleteAsync(cancellation), cancellation) : old.ExecuteDeleteAsync(cancellation));
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Every, time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await Run(stoppingToken);
            }
            catch (Exception failure) when (failure is not OperationCanceledException)
            {
                Failed(failure);
            }
        }
    }

    [LoggerMessage(LogLevel.Error, "Old requests of the interface could not be swept.")]
    private partial void Failed(Exception failure);
}
