using System.Collections.Immutable;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using ThongSuot.Contracts.Dossiers;
using ThongSuot.Dossiers;
using ThongSuot.Dossiers.Data;
using ThongSuot.Dossiers.Deadlines;
using ThongSuot.Dossiers.Steps;
using ThongSuot.Engine.Processes;
using ThongSuot.Platform.Jobs;
using ThongSuot.Platform.Log;
using ThongSuot.Platform.Time;

namespace ThongSuot.Load;

/// <summary>A change of the calendar and what it does to the deadlines that run: done through the pages by who keeps it, watched and checked from outside.</summary>
public sealed class Recomputation(SampleInstallation installation)
{
    private const string CalendarPage = "/lich-lam-viec/chung/sua", Start = "/thoi-han/tinh-lai";

    public string Keeper => installation.UserName(installation.Organisation.HoldersOf("catalogue_owner", installation.Organisation.FindByCode("TU-VP")!.Id).First());

    /// <summary>Makes the next working days, from tomorrow on, days off for everybody.</summary>
    public async Task<bool> Decree(Officer keeper, int days)
    {
        var page = await keeper.Get(CalendarPage);
        var form = Officer.Forms(page).Single(f => f.Has("nghi-0-ngay"));
        // What the form offers besides stays as it is: empty rows.
        form = new PageForm([.. form.Fields.Where(f => !f.Key.StartsWith("chon-", StringComparison.Ordinal) && !f.Key.StartsWith("doi-", StringComparison.Ordinal))]);
        var calendar = await installation.Procedures.Calendar(null, default);
        var today = TimeProvider.System.Now().DateInVietnam();
        foreach (var (i, day) in Enumerable.Range(1, 40).Select(today.AddDays).Where(d => !calendar.DayAt(d).IsOff).Take(days).Index())
            form = form.With($"nghi-{i}-ngay", day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)).With($"nghi-{i}-ten", "Ngày nghỉ theo quyết định muộn");
        form = form.With("so-quyet-dinh", "78-QĐ/TU").With("ngay-quyet-dinh", "2026-01-05").With("co-quan-ban-hanh", "Ban Thường vụ Tỉnh ủy");
        return (await keeper.Post(CalendarPage, form)).Status == 302;
    }

    /// <returns>The job that was started.</returns>
    public static Task<Guid> Preview(Officer keeper) => Begin(keeper, Start, "xem-truoc");

    /// <inheritdoc cref="Preview"/>
    public static Task<Guid> Apply(Officer keeper, Guid preview) => Begin(keeper, $"{Start}?lan={preview}", "ap-dung");

    public Task<Job> Job(Guid id) => installation.Look(db => db.Set<Job>().AsNoTracking().SingleAsync(j => j.Id == id));

    /// <summary>How many deadlines a preview has found so far, and how many of them were moved.</summary>
    public Task<(int Found, int Applied)> Progress(Guid preview) => installation.Look(async db =>
    {
        var changes = db.DeadlineChanges;
        return (await changes.CountAsync(c => c.Run == preview), await changes.CountAsync(c => c.Run == preview && c.AppliedAt != null));
    });

    /// <summary>The job when it is over.</summary>
    public Task<Job> Ended(Guid id, TimeSpan longest) => Waiting.Until(() => Job(id), job => job.IsOver, longest, job => $"{job.Kind} is still under way, {job.Done} done.");

    /// <summary>What a preview should find: every open deadline that by the calendar of now is another one.</summary>
    public async Task<IReadOnlyList<string>> Expected()
    {
        var (found, calendars) = (new List<string>(), await installation.Procedures.Calendars(default));
        foreach (var (dossier, events) in await Running())
        {
            found.AddRange(Clocks.Of(events).Where(c => c.IsOpen).Select(c => (Clock: c, Becomes: c.Compute(calendars(c.Body ?? dossier.FilerBody)).DueAt))
                .Where(c => c.Becomes != c.Clock.Due.At).Select(c => Words(dossier.Id, c.Clock.Key, c.Clock.Due.At, c.Becomes)));
        }

        return [.. found.Order(StringComparer.Ordinal)];
    }

    /// <summary>What the preview found, in the words of <see cref="Expected"/>.</summary>
    public Task<IReadOnlyList<string>> Found(Guid preview) => installation.Look(async db =>
    {
        var changes = db.DeadlineChanges;
        return (IReadOnlyList<string>)[.. (await changes.AsNoTracking().Where(c => c.Run == preview).ToListAsync()).Select(c => Words(c.Dossier, c.Key, c.Was, c.Becomes)).Order(StringComparer.Ordinal)];
    });

    /// <summary>What does not agree once the changes of a preview were applied: nothing, when each was moved once and to where it was shown.</summary>
    public async Task<IReadOnlyList<string>> Faults(Guid preview)
    {
        var faults = new List<string>();
        var changes = (await installation.Look(db =>
        {
            var set = db.DeadlineChanges;
            return set.AsNoTracking().Where(c => c.Run == preview).ToListAsync();
        })).ToLookup(c => c.Dossier);
        foreach (var (dossier, events) in await Running())
        {
            var shown = changes[dossier.Id].ToImmutableDictionary(c => c.Key, c => c.Becomes, StringComparer.Ordinal);
            var moved = events.OfType<Recomputed>().ToArray();
            if (moved.Length != (shown.IsEmpty ? 0 : 1))
                faults.Add($"{dossier.Code}: its deadlines were moved {moved.Length} times");
            else if (moved is [var once] && !once.Dues.Select(d => (d.Key, d.Value.At)).Order().SequenceEqual(shown.Select(s => (s.Key, s.Value)).Order()))
                faults.Add($"{dossier.Code}: moved to others than were shown");
            if (changes[dossier.Id].Any(c => c.AppliedAt is null || c.Passed))
                faults.Add($"{dossier.Code}: a change is not marked as applied");
            var sheet = await installation.Ask<ProofSheets, ProofSheet?>(s => s.Find(installation.Actor(dossier.FilerPerson), dossier.Id, null, default));
            if (sheet is null || sheet.Deadlines.Any(d => d.Clock.IsOpen && !d.IsAsSet))
                faults.Add($"{dossier.Code}: the proof sheet shows another deadline");
        }

        return faults;
    }

    private static async Task<Guid> Begin(Officer keeper, string page, string handler)
    {
        var form = Officer.Forms(await keeper.Get(page)).Single(f => f["_handler"] == handler);
        var answer = await keeper.Post(page, form);
        return Guid.TryParse(answer.Location.Split('/')[^1], out var job) ? job : throw new InvalidOperationException($"{page} answered {answer.Status} {answer.Location}.");
    }

    private Task<List<(Dossier Row, IReadOnlyList<DossierEvent> Events)>> Running() => installation.Look(async db =>
    {
        var dossiers = db.Dossiers;
        var entries = (await db.Set<LogEntry>().AsNoTracking().Where(e => e.Stream.StartsWith(DossierEntries.StreamPrefix)).OrderBy(e => e.Stream).ThenBy(e => e.Sequence).ToListAsync())
            .ToLookup(e => e.Stream, StringComparer.Ordinal);
        return (await dossiers.AsNoTracking().Where(d => d.Status < DossierStatus.Finished).ToListAsync())
            .Select(d => (d, (IReadOnlyList<DossierEvent>)[.. entries[DossierEntries.StreamOf(d.Id)].Select(EventNames.Read)])).ToList();
    });

    private static string Words(Guid dossier, string key, DateTimeOffset was, DateTimeOffset becomes) => $"{dossier} {key} {LogTime(was)} {LogTime(becomes)}";

    private static string LogTime(DateTimeOffset at) => at.ToUniversalTime().ToString("yyyy-MM-dd'T'HH:mm:ss.fff", CultureInfo.InvariantCulture);
}
