using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using ThongSuot.Organisation.Bodies;
using ThongSuot.Organisation.Data;
using ThongSuot.Platform.Data;

namespace ThongSuot.Organisation.Roles;

/// <summary>
/// Days pass by themselves: says in the log which roles are over, and lets a body become what was decided for a day that has come.
/// At start and then every minute; doing it twice, or on two nodes, says everything once.
/// </summary>
internal sealed partial class SayWhatEnded(IServiceScopeFactory scopes, TimeProvider time, ILogger<SayWhatEnded> logger) : BackgroundService
{
    private const int AtOnce = 200;

    private static readonly TimeSpan Interval = TimeSpan.FromMinutes(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, time);
        do
        {
            try
            {
                await RunOnce(stoppingToken);
            }
            catch (DbUpdateException failure) when (failure.IsConflict())
            {
                // Somebody changed the organisation at the same moment; the next minute sees it.
            }
            catch (Exception failure) when (failure is not OperationCanceledException)
            {
                LogSweepFailed(failure);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    /// <summary>Everything that is due; returns how much it was.</summary>
    public async Task<int> RunOnce(CancellationToken cancellation)
    {
        var done = 0;
        while (true)
        {
            await using var scope = scopes.CreateAsyncScope();
            var some = await Some(scope.ServiceProvider.GetRequiredService<OrganisationChanges>(), cancellation);
            if (some == 0)
                return done;
            done += some;
        }
    }

    private static async Task<int> Some(OrganisationChanges changes, CancellationToken cancellation)
    {
        var db = changes.Db;
        var (today, now) = (changes.Today, changes.Now);
        var holdings = db.Holdings;
        var states = db.BodyStates;
        if (!await holdings.AnyAsync(h => h.EndedAt == null && h.ValidTo < today, cancellation)
            && !await states.AnyAsync(s => s.AppliedAt == null && s.ValidFrom <= today, cancellation))
            return 0;

        var change = await changes.Begin(by: null, basis: null, cancellation);
        var over = await holdings.Where(h => h.EndedAt == null && h.ValidTo < today).OrderBy(h => h.ValidTo).ThenBy(h => h.Id).Take(AtOnce).ToListAsync(cancellation);
        var persons = over.Select(h => h.Person).ToHashSet();
        var held = (await holdings.Where(h => persons.Contains(h.Person) && h.EndedAt == null && (h.ValidTo == null || h.ValidTo >= today) && h.ValidFrom <= today)
            .Select(h => new { h.Person, h.Role, h.Body }).ToListAsync(cancellation)).Select(h => (h.Person, h.Role, h.Body)).ToHashSet();
        foreach (var holding in over)
            change.End(holding, holding.ValidTo!.Value, now, held.Contains((holding.Person, holding.Role, holding.Body)));

        var due = await states.Where(s => s.AppliedAt == null && s.ValidFrom <= today).OrderBy(s => s.ValidFrom).Take(AtOnce).ToListAsync(cancellation);
        var ids = due.Select(s => s.Body).ToHashSet();
        var bodies = await db.Bodies.Where(b => ids.Contains(b.Id)).ToDictionaryAsync(b => b.Id, cancellation);
        var lines = due.Count == 0 ? null : await BodyLines.Read(db.Bodies, cancellation);
        foreach (var state in due)
        {
            // Decided long before: meanwhile the one above may have come to stand below.
            if (state.Parent is { } parent && lines!.IsBelow(parent, state.Body))
                state.Parent = bodies[state.Body].Parent;
            change.Change(bodies[state.Body], state, added: false, today, now);
            lines!.Put(state.Body, state.Parent);
        }

        await change.Save(cancellation);
        return over.Count + due.Count;
    }

    [LoggerMessage(20, LogLevel.Error, "Saying what ended failed; it is tried again")]
    private partial void LogSweepFailed(Exception failure);
}
