using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using ThongSuot.Dossiers.Data;
using ThongSuot.Dossiers.Forms;
using ThongSuot.Engine.Processes;
using ThongSuot.Platform.Data;
using ThongSuot.Platform.Time;

namespace ThongSuot.Dossiers.Steps;

/// <summary>Acts when a time is over: silence after a consult, an unanswered return, a wait. Each dossier in its own transaction, so one failure holds up no other.</summary>
internal sealed partial class ExpireDue(IServiceScopeFactory scopes, TimeProvider time, ILogger<ExpireDue> logger) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(30);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await RunOnce(stoppingToken);
            }
            catch (Exception failure) when (!stoppingToken.IsCancellationRequested)
            {
                // Also what a driver cancels by itself: a sweep that is given up must not end the program.
                LogSweepFailed(failure);
            }
        }
    }

    /// <summary>Handles everything due now; returns how many timers ran.</summary>
    public async Task<int> RunOnce(CancellationToken cancellation)
    {
        var ran = 0;
        var after = (At: DateTimeOffset.MinValue, Id: Guid.Empty);
        while (true)
        {
            await using var scope = scopes.CreateAsyncScope();
            var db = scope.ServiceProvider.GetRequiredService<AppDb>();
            var now = time.Now();
            var (at, last) = after;
            var due = await db.Dossiers.AsNoTracking().Where(d => d.TimerAt <= now && (d.TimerAt > at || (d.TimerAt == at && d.Id > last))).OrderBy(d => d.TimerAt).ThenBy(d => d.Id)
                .Select(d => new { d.Id, TimerAt = d.TimerAt!.Value }).Take(100).ToListAsync(cancellation);
            if (due.Count == 0)
                return ran;
            foreach (var one in due)
                ran += await Expire(one.Id, cancellation) ? 1 : 0;
            after = (due[^1].TimerAt, due[^1].Id);
        }
    }

    /// <summary>What is over at this moment; null when nothing is. "" stands for an unanswered return.</summary>
    public static string? KeyOf(DossierState state, DateTimeOffset now) => state.Pause is not null ? OpenTasks.SupplementKey : state.Open.Values
        .Where(w => w is OpenConsult { Silence: SilenceRule.Consent } or OpenWait && w.Due?.At <= now).Select(w => w.Key).FirstOrDefault();

    private async Task<bool> Expire(Guid id, CancellationToken cancellation)
    {
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            var services = scope.ServiceProvider;
            var db = services.GetRequiredService<AppDb>();
            var dossier = await db.Dossiers.SingleAsync(d => d.Id == id, cancellation);
            var situation = await services.GetRequiredService<Situations>().Of(dossier, Acting.System, cancellation);
            situation = situation.With(await services.GetRequiredService<FilledForms>().Values(id, situation.Procedure.Definition, cancellation));
            var before = dossier.State!;
            if (KeyOf(before, situation.Context.Now) is not { } key)
                return false;
            var carried = dossier.Carry(situation.Procedure.Definition, new Expire(key), situation.Context);
            if (!carried.IsOk)
                return false;
            services.GetRequiredService<Recording>().Record(db, dossier, before, situation, carried.Value, Acted.BySystem);
            await db.SaveChangesAsync(cancellation);
            return true;
        }
        catch (DbUpdateException failure) when (failure.IsConflict())
        {
            // Somebody acted, or another node was faster; the next sweep sees the new state.
            return false;
        }
        catch (Exception failure) when (!cancellation.IsCancellationRequested)
        {
            LogTimerFailed(failure, id);
            return false;
        }
    }

    [LoggerMessage(10, LogLevel.Error, "Sweep of timers failed")]
    private partial void LogSweepFailed(Exception failure);

    [LoggerMessage(11, LogLevel.Error, "Timer of dossier {Dossier} failed")]
    private partial void LogTimerFailed(Exception failure, Guid dossier);
}
