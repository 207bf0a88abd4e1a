using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using ThongSuot.Organisation.Accounts.KeptForms;
using ThongSuot.Organisation.Accounts.Sessions;
using ThongSuot.Organisation.Data;
using ThongSuot.Platform.Data;
using ThongSuot.Platform.Time;

namespace ThongSuot.Organisation.Accounts;

/// <summary>Every minute takes away what has had its time: kept forms, links, sessions long over. Every node may do it.</summary>
internal sealed partial class Sweeping(IServiceScopeFactory scopes, LiveSessions live, SignInPace pace, WriteGate gate, TimeProvider time, ILogger<Sweeping> logger) : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromMinutes(1);

    // By them a device is known: as long as its cookie may live.
    private static readonly TimeSpan SessionsKept = TimeSpan.FromDays(400);

    public async Task Run(CancellationToken cancellation)
    {
        live.Tidy();
        pace.Tidy();
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AppDb>();
        var now = time.Now();
        var (formsBefore, linksBefore, sessionsBefore) = (now - KeepForm.Life, now - OneTimeLinks.Life, now - SessionsKept);
        var (forms, links, sessions) = (db.KeptForms.Where(f => f.KeptAt <= formsBefore), db.SetupLinks.Where(l => l.ExpiresAt <= linksBefore), db.Sessions.Where(s => s.SeenAt <= sessionsBefore));
        // Looking costs no turn among the writers; most minutes there is nothing.
        if (await forms.AnyAsync(cancellation))
            await Write(db, () => forms.ExecuteDeleteAsync(cancellation), cancellation);
        if (await links.AnyAsync(cancellation))
            await Write(db, () => links.ExecuteDeleteAsync(cancellation), cancellation);
        if (await sessions.AnyAsync(cancellation))
            await Write(db, () => sessions.ExecuteDeleteAsync(cancellation), cancellation);
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

    private Task<int> Write(AppDb db, Func<Task<int>> write, CancellationToken cancellation) => db.IsSqlite ? gate.InTurn(write, cancellation) : write();

    [LoggerMessage(LogLevel.Error, "Old sessions and kept forms could not be swept.")]
    private partial void Failed(Exception failure);
}
