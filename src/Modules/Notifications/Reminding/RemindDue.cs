using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using ThongSuot.Contracts.Dossiers;
using ThongSuot.Notifications.Data;
using ThongSuot.Platform.Data;
using ThongSuot.Platform.Jobs;
using ThongSuot.Platform.Time;

namespace ThongSuot.Notifications.Reminding;

/// <param name="Seen">Open work looked at.</param>
/// <param name="Told">Reminders and escalations written.</param>
/// <param name="Failed">Work whose reminder failed; the next round tries again.</param>
internal sealed record Swept(int Seen, int Told, int Failed);

/// <summary>
/// Walks through all open work with a deadline, a page at a time. Nodes share a round by moving one cursor: who moves it has the page. What was told stands
/// with the work, not with the cursor, so a page that was lost with its node is seen again in the next round, and one that two nodes work on is told once.
/// </summary>
internal sealed partial class RemindDue(IServiceScopeFactory scopes, TimeProvider time, ILogger<RemindDue> logger)
{
    public static readonly TimeSpan Interval = TimeSpan.FromMinutes(5);

    private const int PageSize = 500, Batch = 50, MostTries = 20;

    // The share of a limit speaks before its end; limits of more than a year and a half are reminded of from here on.
    private static readonly TimeSpan Ahead = TimeSpan.FromDays(120);

    /// <summary>Takes pages until the round is over; nothing when the next round is not due yet.</summary>
    public async Task<Swept> RunOnce(CancellationToken cancellation)
    {
        var swept = new Swept(0, 0, 0);
        while (await Claim(cancellation) is { } page)
        {
            var (told, failed) = await Work(page, cancellation);
            swept = new Swept(swept.Seen + page.Count, swept.Told + told, swept.Failed + failed);
            if (page.Count < PageSize)
                break;
        }

        if (swept.Failed > 0)
            LogFailures(swept.Failed, swept.Seen);
        return swept;
    }

    // The page after the cursor, once the cursor was moved behind it; null when no round is due.
    private async Task<IReadOnlyList<DueWork>?> Claim(CancellationToken cancellation)
    {
        for (var attempt = 1; ; attempt++)
        {
            await using var scope = scopes.CreateAsyncScope();
            var db = scope.ServiceProvider.GetRequiredService<AppDb>();
            var now = time.Now();
            var cursor = await db.SweepCursors.FirstOrDefaultAsync(c => c.Id == SweepCursor.TheOne, cancellation);
            if (cursor is null)
                db.Add(cursor = new SweepCursor { Id = SweepCursor.TheOne, NextAt = now, Version = 0 });
            DueWork? after = cursor is { DueAt: { } dueAt, Dossier: { } dossier, Key: { } key } ? new DueWork(dueAt, dossier, key) : null;
            // A next round further away than one interval was set by a clock that ran ahead.
            if (after is null && cursor.NextAt > now && cursor.NextAt - now <= Interval)
                return null;
            var page = await scope.ServiceProvider.GetRequiredService<IDossiers>().DueWork(now + Ahead, after, PageSize, cancellation);
            var last = page.Count < PageSize ? null : page[^1];
            (cursor.DueAt, cursor.Dossier, cursor.Key) = (last?.DueAt, last?.Dossier, last?.Key);
            if (last is null)
                cursor.NextAt = now + Interval;
            cursor.Version++;
            try
            {
                await db.SaveChangesAsync(cancellation);
                return page;
            }
            catch (DbUpdateException failure) when (failure.IsConflict() && attempt < MostTries)
            {
                // Another node took this page; there may be a next one.
            }
        }
    }

    private async Task<(int Told, int Failed)> Work(IReadOnlyList<DueWork> page, CancellationToken cancellation)
    {
        var (told, failed) = (0, 0);
        foreach (var batch in (await Pending(page, cancellation)).Chunk(Batch))
        {
            var began = Stopwatch.GetTimestamp();
            if (await Try(batch, cancellation) is { } all)
            {
                told += all;
                if (batch.Length == Batch)
                    await GiveWay.After(began, cancellation);
                continue;
            }

            // One of them cannot be told, or another node was faster: each by itself, so that the others are.
            foreach (var work in batch)
            {
                if (await Try([work], cancellation) is { } one)
                    told += one;
                else
                    failed++;
            }
        }

        return (told, failed);
    }

    private async Task<IReadOnlyList<DueWork>> Pending(IReadOnlyList<DueWork> page, CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AppDb>();
        var ids = page.Select(w => w.Dossier).Distinct().ToArray();
        var watched = await db.Watches.AsNoTracking().Where(w => ids.Contains(w.Dossier)).ToDictionaryAsync(w => (w.Dossier, w.Key), cancellation);
        var now = time.Now();
        return [.. page.Where(w => !watched.TryGetValue((w.Dossier, w.Key), out var watch) || watch.DueAt != w.DueAt.ToMilliseconds() || watch.NextAt <= now)];
    }

    // Null when it failed. Whoever was told meanwhile by another node is no failure: the batch is looked at once more, one by one.
    private async Task<int?> Try(DueWork[] works, CancellationToken cancellation)
    {
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            return await scope.ServiceProvider.GetRequiredService<Remind>().Run(works, cancellation);
        }
        catch (DbUpdateException failure) when (failure.IsConflict())
        {
            return works.Length == 1 ? 0 : null;
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            if (works.Length == 1)
                LogReminderFailed(failure, works[0].Dossier);
            return null;
        }
    }

    [LoggerMessage(30, LogLevel.Error, "The reminder about dossier {Dossier} failed")]
    private partial void LogReminderFailed(Exception failure, Guid dossier);

    [LoggerMessage(31, LogLevel.Warning, "{Failed} reminders of {Seen} pieces of work failed; the next round tries again")]
    private partial void LogFailures(int failed, int seen);
}
