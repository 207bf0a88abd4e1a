using ThongSuot.Contracts.Dossiers;
using ThongSuot.Engine.Processes;
using ThongSuot.Platform.Log;
using ThongSuot.Reform.Facts;

namespace ThongSuot.Reform.EventLogs;

/// <summary>One event of a trace.</summary>
/// <param name="Sequence">Of the log entry in the dossier's stream.</param>
/// <param name="Activity">What is done, in the officers' words.</param>
/// <param name="Transition">Of XES's standard lifecycle.</param>
/// <param name="Instance">Which run of the activity; the same from its start to its end.</param>
internal sealed record WorkEvent(int Sequence, DateTimeOffset At, string Activity, string Transition, string Instance, string? Role, string? Group, string? Outcome = null)
{
    /// <summary>Who has the work as far as it is told: a post, no person.</summary>
    public string? Resource => Role is null ? Group : $"{Role} – {Group}";
}

/// <summary>
/// Reads the entries of one dossier in their order and says which work they began, halted or ended. Of an entry that moves several pieces of
/// work come several events; what began ends once. Nothing of a person and nothing that somebody wrote comes out.
/// </summary>
/// <param name="nameOf">What a node of a version of its procedure is called.</param>
internal sealed class WorkEvents(Func<Guid, string, string> nameOf)
{
    /// <summary>The activity that the whole dossier is.</summary>
    public const string Whole = "Hồ sơ";

    private static readonly Type[] Shapes =
    [
        typeof(Filed), typeof(StepOpened), typeof(StepCompleted), typeof(ConsultOpened), typeof(OpinionGiven), typeof(ConsultClosed), typeof(CallOpened), typeof(CallAnswered),
        typeof(WaitOpened), typeof(WaitEnded), typeof(Paused), typeof(Unpaused), typeof(SentBack), typeof(HandedUp), typeof(Reassigned), typeof(WorkCancelled), typeof(BodyReplaced),
        typeof(Ended), typeof(AcceptedByDecision), typeof(Reopened), typeof(Migrated), typeof(Corrected),
    ];

    // Work that is open, or was: a wrong act that is taken back opens it again.
    private readonly Dictionary<WorkKey, Work> _work = [];
    private Guid _version;
    private bool _isHalted, _isOver;
    private int _opinions;

    /// <summary>Types of the entries that are work, or tell where it lies.</summary>
    public static IReadOnlyList<string> Types { get; } = [.. Shapes.Select(DossierEvents.NameOf)];

    /// <summary>The versions on which the dossier was.</summary>
    public static IEnumerable<Guid> VersionsOf(IEnumerable<LogEntry> entries) =>
        entries.Where(e => e.Type is DossierEntries.Filed or DossierEntries.Migrated).Select(e => DossierEvents.Read(e) is Migrated migrated ? migrated.To : FiledOn(e)).Distinct();

    public IReadOnlyList<WorkEvent> Hear(LogEntry entry)
    {
        var happened = DossierEvents.Read(entry);
        switch (happened)
        {
            case Filed:
                _version = FiledOn(entry);
                break;
            case BodyReplaced e:
                Replace(e);
                break;
            case Migrated e:
                Rename(e);
                break;
        }

        return [.. Told(entry, happened)];
    }

    private IEnumerable<WorkEvent> Told(LogEntry entry, DossierEvent happened) => happened switch
    {
        Filed e => [Of(entry, Whole, "start", "", new Place(e.Filer.Role, e.Filer.Body))],
        StepOpened e => [Begin(entry, e.Key, e.Node, new Place(e.Holder.Role, e.Holder.Body))],
        ConsultOpened e => Ask(entry, e),
        CallOpened e => [Begin(entry, e.Key, e.Node, new Place(null, e.Body))],
        WaitOpened e => [Begin(entry, e.Key, e.Node, null)],
        StepCompleted e => Close(entry, new WorkKey(e.Key), "complete", e.Outcome),
        CallAnswered e => Close(entry, new WorkKey(e.Key), "complete", e.Outcome),
        OpinionGiven e => Close(entry, new WorkKey(e.Key, e.Body), "complete", e.Given),
        // The silent ones were asked until now.
        ConsultClosed e => [.. OpinionsOf(e.Key).SelectMany(opinion => Close(entry, opinion, "withdraw")), .. Close(entry, new WorkKey(e.Key), "complete")],
        WaitEnded e => Close(entry, new WorkKey(e.Key), "complete"),
        SentBack e => Close(entry, new WorkKey(e.Key), "ate_abort"),
        HandedUp e => [HandUp(entry, e)],
        Reassigned e => [On(entry, Of(new WorkKey(e.Key)), "reassign")],
        WorkCancelled e => e.Keys.SelectMany(key => OpinionsOf(key).Append(new WorkKey(key))).SelectMany(work => Close(entry, work, "withdraw")),
        Paused e => Halt(entry, e),
        Unpaused or AcceptedByDecision or Reopened => GoOn(entry),
        Corrected e => [.. GoOn(entry), .. e.Back.SelectMany(back => Again(entry, back.Key, e.DoneAt))],
        Ended e => End(entry, e),
        _ => [],
    };

    // A refusal is an end like another; what nobody decided was withdrawn or aborted.
    private static string EndOf(DossierStatus how) => how switch
    {
        DossierStatus.Finished or DossierStatus.Declined => "complete",
        DossierStatus.Withdrawn => "withdraw",
        _ => "pi_abort",
    };

    private WorkEvent Begin(LogEntry entry, string key, string node, Place? place) => Start(entry, new WorkKey(key), new Work(nameOf(_version, node), "", place));

    private WorkEvent Start(LogEntry entry, WorkKey key, Work work)
    {
        var opinion = key.Body is null ? "" : $"/{++_opinions}";
        work = _work[key] = work with { Instance = $"{key.Key}/{entry.Sequence}{opinion}", ClosedAt = null };
        return On(entry, work, "start");
    }

    private List<WorkEvent> Ask(LogEntry entry, ConsultOpened asked)
    {
        foreach (var before in OpinionsOf(asked.Key, isOpen: null).ToList())
            _work.Remove(before);
        var events = new List<WorkEvent> { Begin(entry, asked.Key, asked.Node, null) };
        foreach (var holder in asked.Holders.DistinctBy(h => new Opinion(h).Body.Id))
        {
            var body = new Opinion(holder).Body;
            events.Add(Start(entry, new WorkKey(asked.Key, body.Id), new Work($"{Of(new WorkKey(asked.Key)).Activity} – ý kiến", "", new Place(holder.Role, body))));
        }

        return events;
    }

    // What is over does not end once more, such as what sent the dossier back and is then cancelled with the rest.
    private IEnumerable<WorkEvent> Close(LogEntry entry, WorkKey key, string transition, string? outcome = null)
    {
        var work = Of(key);
        if (work.ClosedAt is not null)
            return [];
        _work[key] = work with { ClosedAt = entry.At };
        return [On(entry, work, transition, outcome)];
    }

    // A wrong act was taken back: what it had ended begins once more.
    private IEnumerable<WorkEvent> Again(LogEntry entry, string key, DateTimeOffset doneAt) =>
        OpinionsOf(key, isOpen: false).Prepend(new WorkKey(key)).Where(work => Of(work).ClosedAt >= doneAt).ToList().Select(work => Start(entry, work, Of(work)));

    private IEnumerable<WorkEvent> Halt(LogEntry entry, Paused paused)
    {
        if (_isHalted)
            return [];
        _isHalted = true;
        return [Of(entry, Whole, "suspend", "", null, paused.Why.ToString())];
    }

    private IEnumerable<WorkEvent> GoOn(LogEntry entry)
    {
        if (!_isHalted && !_isOver)
            return [];
        (_isHalted, _isOver) = (false, false);
        return [Of(entry, Whole, "resume", "", null)];
    }

    private IEnumerable<WorkEvent> End(LogEntry entry, Ended ended)
    {
        (_isHalted, _isOver) = (false, true);
        var left = _work.Where(w => w.Value.ClosedAt is null).Select(w => w.Key).OrderBy(k => k.Key, StringComparer.Ordinal).ThenBy(k => k.Body).ToList();
        return [.. left.SelectMany(key => Close(entry, key, "pi_abort")), Of(entry, Whole, EndOf(ended.How), "", null, ended.How.ToString())];
    }

    // What nobody saw beginning is called by its key: one odd dossier must not end the export of all.
    private Work Of(WorkKey key) => _work.TryGetValue(key, out var work) ? work : new Work(key.Key, key.Key, null);

    /// <param name="isOpen">Null: either.</param>
    private IEnumerable<WorkKey> OpinionsOf(string key, bool? isOpen = true) =>
        _work.Where(w => w.Key.Key == key && w.Key.Body is not null && (isOpen is null || w.Value.ClosedAt is null == isOpen)).Select(w => w.Key).OrderBy(k => k.Body);

    private WorkEvent HandUp(LogEntry entry, HandedUp up)
    {
        var work = _work[new WorkKey(up.Key)] = Of(new WorkKey(up.Key)) with { Place = new Place(up.To.Role, up.To.Body) };
        return On(entry, work, "reassign");
    }

    private void Replace(BodyReplaced replaced)
    {
        foreach (var (key, work) in _work.Where(w => w.Value.ClosedAt is null && w.Value.Place?.Body.Id == replaced.From).ToList())
        {
            _work.Remove(key);
            _work[key.Body is null ? key : key with { Body = replaced.To.Id }] = work with { Place = work.Place! with { Body = replaced.To } };
        }
    }

    // What is open keeps the name under which it began.
    private void Rename(Migrated migrated)
    {
        _version = migrated.To;
        var renamed = _work.Select(w => (Key: w.Key with { Key = migrated.KeyOf(w.Key.Key) }, w.Value)).ToList();
        _work.Clear();
        foreach (var (key, work) in renamed)
            _work[key] = work;
    }

    private static Guid FiledOn(LogEntry entry) => entry.ReadEnvelope().Definition ?? throw new NotSupportedException($"Entry {entry.Id} names no version of its procedure.");

    private static WorkEvent On(LogEntry entry, Work work, string transition, string? outcome = null) => Of(entry, work.Activity, transition, work.Instance, work.Place, outcome);

    private static WorkEvent Of(LogEntry entry, string activity, string transition, string instance, Place? place, string? outcome = null) =>
        new(entry.Sequence, entry.At, activity, transition, instance, place?.Role, place?.Body.Name, outcome);

    /// <param name="Body">Whose opinion is asked for; null for the work itself.</param>
    private readonly record struct WorkKey(string Key, Guid? Body = null);

    private sealed record Place(string? Role, BodyRef Body);

    private sealed record Work(string Activity, string Instance, Place? Place, DateTimeOffset? ClosedAt = null);
}
