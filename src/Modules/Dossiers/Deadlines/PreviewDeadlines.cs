using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ThongSuot.Contracts.Dossiers;
using ThongSuot.Contracts.Procedures;
using ThongSuot.Dossiers.Data;
using ThongSuot.Dossiers.Steps;
using ThongSuot.Engine.Processes;
using ThongSuot.Engine.WorkingTime;
using ThongSuot.Platform.Data;
using ThongSuot.Platform.Jobs;
using ThongSuot.Platform.Log;

namespace ThongSuot.Dossiers.Deadlines;

/// <summary>
/// Computes every open deadline anew from the log, by the calendar of now, and keeps those that would move. Nothing else is written: whoever asked for it looks
/// at the changes and applies them.
/// </summary>
internal sealed class PreviewDeadlines(IServiceScopeFactory scopes, IProcedures procedures) : IJobKind
{
    public const string Kind = "dossiers.preview_deadlines";

    private const int PageSize = 100, MostNamed = 5;

    public string Name => Kind;

    public async Task Run(JobRun run, CancellationToken cancellation)
    {
        var at = run.Checkpoint is { } kept ? JsonSerializer.Deserialize<Reached>(kept, LogJson.Options)! : new Reached(await Total(cancellation));
        while (await Page(run.Job.Id, at, cancellation) is { } next)
        {
            at = next;
            await run.Tell(Math.Min(at.Looked, at.Total), at.Total, JsonSerializer.Serialize(at, LogJson.Options), cancellation);
        }

        run.Add(new JobLine($"Đã xem {at.Looked} hồ sơ; {at.Moved} thời hạn sẽ đổi.", Address: DeadlineAddress.Preview(run.Job.Id)));
        await run.Tell(at.Total, at.Total, JsonSerializer.Serialize(at, LogJson.Options), cancellation);
    }

    private async Task<Reached?> Page(Guid run, Reached at, CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AppDb>();
        var (dossiers, changes) = (db.Dossiers, db.DeadlineChanges);
        var page = await dossiers.AsNoTracking().Where(d => d.Status < DossierStatus.Finished && d.Id > at.After).OrderBy(d => d.Id).Take(PageSize)
            .Select(d => new { d.Id, d.FilerBody }).ToListAsync(cancellation);
        if (page.Count == 0)
            return null;
        var streams = page.Select(d => DossierEntries.StreamOf(d.Id)).ToArray();
        var entries = (await db.Set<LogEntry>().AsNoTracking().Where(e => streams.Contains(e.Stream)).OrderBy(e => e.Stream).ThenBy(e => e.Sequence).ToListAsync(cancellation)).ToLookup(e => e.Stream, StringComparer.Ordinal);
        // What a run that broke off had found is found again.
        var ids = page.Select(d => d.Id).ToArray();
        var known = (await changes.AsNoTracking().Where(c => c.Run == run && ids.Contains(c.Dossier)).Select(c => new { c.Dossier, c.Key }).ToListAsync(cancellation)).Select(c => (c.Dossier, c.Key)).ToHashSet();
        var (moved, calendars) = (0, await procedures.LatestCalendars(cancellation));
        foreach (var dossier in page)
        {
            foreach (var clock in Clocks.Of(entries[DossierEntries.StreamOf(dossier.Id)].Select(EventNames.Read)).Where(c => c.IsOpen))
            {
                var calendar = calendars(clock.Body ?? dossier.FilerBody);
                var deadline = clock.Compute(calendar);
                if (deadline.DueAt == clock.Due.At)
                    continue;
                moved++;
                if (!known.Contains((dossier.Id, clock.Key)))
                    db.Add(new DeadlineChange { Run = run, Dossier = dossier.Id, Key = clock.Key, Was = clock.Due.At, Becomes = deadline.DueAt, Nominal = deadline.NominalDate, Why = Why(deadline, calendar) });
            }
        }

        await db.SaveChangesAsync(cancellation);
        return at with { After = page[^1].Id, Looked = at.Looked + page.Count, Moved = at.Moved + moved };
    }

    // Which days off the clock passes besides the weekly rest.
    private static string Why(Deadline deadline, WorkingCalendar calendar)
    {
        var days = deadline.Proof.Where(line => line.Kind == ProofKind.DayOff && calendar.DayAt(line.Date).Kind != DayKind.WeeklyRest)
            .Select(line => $"{line.Date.ToString("dd'/'MM", System.Globalization.CultureInfo.InvariantCulture)}: {line.Reason}").ToList();
        var text = days.Count == 0 ? "Giờ làm việc hoặc ngày làm bù thay đổi" : string.Join("; ", days.Take(MostNamed)) + (days.Count > MostNamed ? $"; và {days.Count - MostNamed} ngày khác" : "");
        return text.Length <= DeadlineChange.LongestWhy ? text : text[..(DeadlineChange.LongestWhy - 1)] + "…";
    }

    private async Task<int> Total(CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        var dossiers = scope.ServiceProvider.GetRequiredService<AppDb>().Dossiers;
        return await dossiers.CountAsync(d => d.Status < DossierStatus.Finished, cancellation);
    }

    private sealed record Reached(int Total, Guid After = default, int Looked = 0, int Moved = 0);
}
