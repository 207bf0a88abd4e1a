using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ThongSuot.Contracts.Dossiers;
using ThongSuot.Contracts.Notifications;
using ThongSuot.Dossiers;
using ThongSuot.Dossiers.Data;
using ThongSuot.Dossiers.Steps;
using ThongSuot.Engine.Processes;
using ThongSuot.Notifications;
using ThongSuot.Notifications.Data;
using ThongSuot.Notifications.Hearing;
using ThongSuot.Notifications.Telling;
using ThongSuot.Platform.Data;
using ThongSuot.Platform.Log;
using ThongSuot.Platform.Log.Verifying;
using ThongSuot.Platform.Security;

namespace ThongSuot.Load;

/// <summary>What was found: nothing, when all is well.</summary>
/// <param name="Lost">Acknowledged, and not in the log.</param>
/// <param name="Doubled">In the log more than once.</param>
/// <param name="Faults">All that does not agree, these two included.</param>
public sealed record Findings(int Entries, int Dossiers, int Notices, int Lost, int Doubled, IReadOnlyList<string> Faults)
{
    public override string ToString() => $"{Entries} entries, {Dossiers} dossiers, {Notices} notices; lost {Lost}, doubled {Doubled}; {string.Join("\n", Faults.Take(20))}";
}

/// <summary>
/// Whether all that is stored agrees: the log with itself, with what officers were told, and with everything that follows from it
/// (rows, tasks, scopes, notices). Everything must have been delivered before.
/// </summary>
public sealed class Consistency(SampleInstallation installation)
{
    private readonly List<string> _faults = [];
    private int _lost;
    private int _doubled;

    public async Task<Findings> Check(Acts acts) => await installation.Look(async db =>
    {
        await CheckLog();
        var set = db.Set<LogEntry>();
        var entries = (await set.AsNoTracking().Where(e => e.Stream.StartsWith(DossierEntries.StreamPrefix)).OrderBy(e => e.Stream).ThenBy(e => e.Sequence).ToListAsync())
            .GroupBy(e => DossierEntries.DossierOf(e.Stream)).ToDictionary(g => g.Key, g => g.ToArray());
        var dossiers = await CheckDossiers(db, entries);
        await CheckActs(db, acts, entries);
        var notices = await CheckNotices(db, entries);
        return new Findings(entries.Values.Sum(e => e.Length), dossiers, notices, _lost, _doubled, _faults);
    });

    /// <summary>Waits until every listener has heard everything.</summary>
    public static Task Delivered(SampleInstallation installation, TimeSpan longest) => Waiting.Until(
        () => installation.Look(db => db.Set<Delivery>().AsNoTracking().CountAsync()), left => left == 0, longest, left => $"{left} deliveries are still waiting.");

    // As an auditor would: chains, seals, signatures, and the anchors beside the database.
    private async Task CheckLog()
    {
        using var console = new StringWriter();
        var services = installation.Services;
        if (await LogCommands.Verify(services.GetRequiredService<DatabaseSettings>(), services.GetRequiredService<MasterKey>(), TimeProvider.System, [], console) != 0)
            _faults.Add(console.ToString());
    }

    private async Task<int> CheckDossiers(AppDb db, Dictionary<Guid, LogEntry[]> entries)
    {
        var (dossierSet, taskSet, scopeSet) = (db.Dossiers, db.DossierTasks, db.DossierScopes);
        var tasks = (await taskSet.AsNoTracking().ToListAsync()).ToLookup(t => t.Dossier);
        var scopes = (await scopeSet.AsNoTracking().ToListAsync()).ToLookup(s => s.Dossier);
        var dossiers = await dossierSet.AsNoTracking().ToListAsync();
        foreach (var orphan in entries.Keys.Concat(tasks.Select(t => t.Key)).Concat(scopes.Select(s => s.Key)).Except(dossiers.Select(d => d.Id)))
            _faults.Add($"{orphan}: no dossier of this id");
        foreach (var dossier in dossiers)
        {
            if (!entries.TryGetValue(dossier.Id, out var told))
            {
                _faults.Add($"{dossier.Code}: no entry");
                continue;
            }

            var definition = (await installation.Procedures.Version(dossier.Definition, default)).Definition;
            DossierState? state = null;
            var viewers = ImmutableHashSet<Viewer>.Empty;
            foreach (var entry in told)
            {
                var happened = EventNames.Read(entry);
                viewers = Sight.After(viewers, definition, dossier.Matter, state, [happened]);
                state = Process.Apply(state, happened);
            }

            var seen = viewers.Select(v => v.Scope).ToHashSet();

            Row(dossier, told[^1], state!);
            Same(dossier.Code, "tasks", OpenTasks.Of(dossier.Id, state!, definition).DistinctBy(t => (t.Scope, t.Key)).Select(Words), tasks[dossier.Id].Select(Words));
            Same(dossier.Code, "scopes", seen.Select(s => (s, dossier.FiledAt).ToString()), scopes[dossier.Id].Select(s => (s.Scope, s.FiledAt).ToString()));
            Same(dossier.Code, "scopes of the row", seen.Select(s => s.ToString()), dossier.Scopes.Select(s => s.ToString()));
        }

        return dossiers.Count;
    }

    private void Row(Dossier dossier, LogEntry last, DossierState state)
    {
        var stored = (dossier.Status, dossier.Secrecy, dossier.DueAt, dossier.EndedAt, dossier.TimerAt);
        if (dossier.Version != last.Sequence || !dossier.Hash.AsSpan().SequenceEqual(last.Hash))
            _faults.Add($"{dossier.Code}: the row is at {dossier.Version}, the log at {last.Sequence}");
        if (!JsonNode.DeepEquals(JsonSerializer.SerializeToNode(dossier.State, LogJson.Options), JsonSerializer.SerializeToNode(state, LogJson.Options)))
            _faults.Add($"{dossier.Code}: the row is not the fold of its entries");
        dossier.Become(state);
        if (stored != (dossier.Status, dossier.Secrecy, dossier.DueAt, dossier.EndedAt, dossier.TimerAt))
            _faults.Add($"{dossier.Code}: columns of the row do not follow from its state");
    }

    private async Task CheckActs(AppDb db, Acts acts, Dictionary<Guid, LogEntry[]> entries)
    {
        var contentSet = db.DossierContents;
        var contents = (await contentSet.AsNoTracking().ToListAsync()).ToLookup(c => c.Text ?? "", StringComparer.Ordinal);
        var noted = entries.SelectMany(e => e.Value).Select(e => (Entry: e, Note: NoteOf(EventNames.Read(e)))).Where(n => n.Note is not null).ToLookup(n => n.Note!.Value, n => n.Entry);
        foreach (var act in acts.All)
        {
            var carried = contents[act.Note].SelectMany(c => noted[c.Id]).ToArray();
            if (carried.Length != contents[act.Note].Count())
                _faults.Add($"{act.Dossier}: a text without its entry");
            if (carried.Length > 1)
            {
                _doubled++;
                _faults.Add($"{act.Dossier} at {act.Version}: acted {carried.Length} times");
            }

            if (act.End == ActEnd.Acknowledged && !carried.Any(e => DossierEntries.DossierOf(e.Stream) == act.Dossier && e.Sequence > act.Version))
            {
                _lost++;
                _faults.Add($"{act.Dossier} at {act.Version}: acknowledged, but not in the log");
            }

            if (act is { End: ActEnd.Refused, IsUncertain: false } && carried.Length > 0)
                _faults.Add($"{act.Dossier} at {act.Version}: refused, but in the log");
            if (act.Unexpected is { } unexpected)
                _faults.Add($"{act.Dossier} at {act.Version}: {unexpected}");
        }

        foreach (var twice in acts.All.Where(a => a.End == ActEnd.Acknowledged).GroupBy(a => (a.Dossier, a.Version)).Where(g => g.Count() > 1))
        {
            _doubled++;
            _faults.Add($"{twice.Key}: {twice.Count()} acts on the same version were acknowledged");
        }

        foreach (var filing in acts.Filed.Where(id => !entries.ContainsKey(id)))
        {
            _lost++;
            _faults.Add($"{filing}: its filing was acknowledged, but it is not in the log");
        }
    }

    private async Task<int> CheckNotices(AppDb db, Dictionary<Guid, LogEntry[]> entries)
    {
        var listener = new OnDossierEntries(null!, null!);
        var expected =
            from told in entries
            let filer = ((Filed)EventNames.Read(told.Value[0])).Filer.Person
            from entry in told.Value
            where listener.Types.Contains(entry.Type)
            let telling = Told.Of(EventNames.Read(entry), filer, installation.Organisation)
            where telling is not null
            let actor = entry.ReadEnvelope().Person
            from to in telling.To.DistinctBy(t => t.Person)
            where to.Person != actor
            select $"{entry.Id} {to.Person} {to.Scope} {telling.Kind} {telling.Node} {told.Key}";
        var noticeSet = db.Notices;
        // Reminders have causes of their own; here it is about what entries cause.
        NoticeKind[] reminders = [NoticeKind.DueSoon, NoticeKind.Overdue, NoticeKind.Escalated, NoticeKind.NewDevice];
        var notices = await noticeSet.AsNoTracking().Where(n => !reminders.Contains(n.Kind)).ToListAsync();
        Same("notices", "notices", expected.Concat(await Wanted(db, entries)), notices.Select(n => $"{n.Cause} {n.Person} {n.Scope} {n.Kind} {n.Node} {n.Dossier}"));
        var left = await db.Set<Delivery>().AsNoTracking().CountAsync();
        if (left > 0)
            _faults.Add($"{left} deliveries are left");
        return notices.Count;
    }

    /// <summary>What modules ask to be told; and that the filer of each finished dossier that may be rated is asked exactly once.</summary>
    private async Task<IEnumerable<string>> Wanted(AppDb db, Dictionary<Guid, LogEntry[]> entries)
    {
        var log = db.Set<LogEntry>();
        var wanted = await log.AsNoTracking().Where(e => e.Type == NoticeWanted.Type).ToListAsync();
        var dossierSet = db.Dossiers;
        var finished = (await dossierSet.AsNoTracking().Where(d => d.Status == DossierStatus.Finished && d.Secrecy == Secrecy.Thuong).ToListAsync())
            .Where(d => entries.TryGetValue(d.Id, out var told) && told.Any(e => EventNames.Read(e) is Ended { How: DossierStatus.Finished }));
        var rated = new List<string>();
        foreach (var dossier in finished)
        {
            var procedure = await installation.Procedures.Version(dossier.Definition, default);
            if (!procedure.ExOfficio && !procedure.Definition.Compartment)
                rated.Add($"{dossier.Id:N}");
        }

        const string Ratings = "rating/";
        Same("ratings", "filers asked", rated, wanted.Where(e => e.Stream.StartsWith(Ratings, StringComparison.Ordinal)).Select(e => e.Stream[Ratings.Length..]));
        var view = installation.Organisation;
        return
            from entry in wanted
            let asked = JsonSerializer.Deserialize<NoticeWanted>(entry.Body, LogJson.Options)!
            let actor = entry.ReadEnvelope().Person
            from to in asked.Persons.Select(Addressee.Personally).Concat(asked.Roles.SelectMany(at => Addressee.HoldersOf(at.Role, at.Body, view))).DistinctBy(t => t.Person)
            where to.Person != actor
            select $"{entry.Id} {to.Person} {to.Scope} {NoticeKind.Asked}  ";
    }

    private void Same(string where, string what, IEnumerable<string> expected, IEnumerable<string> stored)
    {
        var (should, are) = (expected.Order(StringComparer.Ordinal).ToArray(), stored.Order(StringComparer.Ordinal).ToArray());
        if (!should.SequenceEqual(are, StringComparer.Ordinal))
            _faults.Add($"{where}: {what} differ; missing {string.Join(", ", should.Except(are, StringComparer.Ordinal).Take(3))}; too many {string.Join(", ", are.Except(should, StringComparer.Ordinal).Take(3))}; {should.Length} and {are.Length}");
    }

    // PostgreSQL keeps microseconds.
    private static string Words(DossierTask task) => $"{task.Scope} {task.Key} {task.Action} {Micro(task.Since)} {Micro(task.DueAt)} {Micro(task.SoonAt)}";

    private static long Micro(DateTimeOffset at) => at.UtcTicks / TimeSpan.TicksPerMicrosecond;

    private static Guid? NoteOf(DossierEvent happened) => happened switch
    {
        StepCompleted e => e.Note?.Content,
        OpinionGiven e => e.Note?.Content,
        _ => null,
    };
}
