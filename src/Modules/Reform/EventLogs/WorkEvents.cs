using ThongSuot.Engine.Processes;
using ThongSuot.Platform.Log;
using ThongSuot.Reform.Facts;

namespace ThongSuot.Reform.EventLogs;

/// <summary>One event of a trace.</summary>
/// <param name="Sequence">Of the log entry in the dossier's stream.</param>
/// <param name="Activity">What is done, in the officers' words.</param>
/// <param name="Transition">Of XES's standard lifecycle.</param>
/// <param name="Instance">Which run of the activity; the same from its start to its end.</param>
internal sealed record WorkEvent(int Sequence, DateTimeOffset At, string Activity, string Transition, string Instance, string? Role, string? Group, string? Outcome = null);

/// <summary>
/// Reads the entries of one dossier in their order and says which work they began, halted or ended. Of an entry that moves several pieces of
/// work come several events. Nothing of a person and nothing that somebody wrote comes out.
/// </summary>
/// <param name="names">What each node of its procedure's version is called.</param>
internal sealed class WorkEvents(IReadOnlyDictionary<string, string> names)
{
    /// <summary>The activity that the whole dossier is.</summary>
    public const string Whole = "Hồ sơ";

    private static readonly Type[] Shapes =
    [
        typeof(Filed), typeof(StepOpened), typeof(StepCompleted), typeof(ConsultOpened), typeof(OpinionGiven), typeof(ConsultClosed), typeof(CallOpened), typeof(CallAnswered),
        typeof(WaitOpened), typeof(WaitEnded), typeof(Paused), typeof(Unpaused), typeof(SentBack), typeof(HandedUp), typeof(Reassigned), typeof(WorkCancelled), typeof(BodyReplaced),
        typeof(Ended), typeof(AcceptedByDecision), typeof(Reopened), typeof(Migrated), typeof(Corrected),
    ];

    // Work that is open, or was: what was sent back is named again by what cancels it.
    private readonly Dictionary<string, Work> _work = new(StringComparer.Ordinal);

    /// <summary>Types of the entries that are work, or tell where it lies.</summary>
    public static IReadOnlyList<string> Types { get; } = [.. Shapes.Select(DossierEvents.NameOf)];

    public IEnumerable<WorkEvent> Hear(LogEntry entry)
    {
        var happened = DossierEvents.Read(entry);
        if (happened is BodyReplaced replaced)
            Replace(replaced);
        if (happened is Migrated migrated)
            Rename(migrated);
        return Told(entry, happened);
    }

    private IEnumerable<WorkEvent> Told(LogEntry entry, DossierEvent happened) => happened switch
    {
        Filed e => [Of(entry, Whole, "start", "", new Place(e.Filer.Role, e.Filer.Body))],
        StepOpened e => [Begin(entry, e.Key, e.Node, new Place(e.Holder.Role, e.Holder.Body))],
        ConsultOpened e => [Begin(entry, e.Key, e.Node, null)],
        CallOpened e => [Begin(entry, e.Key, e.Node, new Place(null, e.Body))],
        WaitOpened e => [Begin(entry, e.Key, e.Node, null)],
        StepCompleted e => [On(entry, e.Key, "complete", e.Outcome)],
        CallAnswered e => [On(entry, e.Key, "complete", e.Outcome)],
        ConsultClosed e => [On(entry, e.Key, "complete")],
        WaitEnded e => [On(entry, e.Key, "complete")],
        OpinionGiven e => [Opinion(entry, e)],
        SentBack e => [On(entry, e.Key, "ate_abort")],
        HandedUp e => [HandUp(entry, e)],
        Reassigned e => [On(entry, e.Key, "reassign")],
        WorkCancelled e => e.Keys.Where(_work.ContainsKey).Select(key => On(entry, key, "withdraw")),
        Paused e => [Of(entry, Whole, "suspend", "", null, e.Why.ToString())],
        Unpaused => [Of(entry, Whole, "resume", "", null)],
        AcceptedByDecision or Reopened => [Of(entry, Whole, "resume", "", null)],
        Corrected e => e.Back.Select(back => Again(entry, back.Key)),
        Ended e => [Of(entry, Whole, EndOf(e.How), "", null, e.How.ToString())],
        _ => [],
    };

    // A refusal is an end like another; what nobody decided was withdrawn or aborted.
    private static string EndOf(DossierStatus how) => how switch
    {
        DossierStatus.Finished or DossierStatus.Declined => "complete",
        DossierStatus.Withdrawn => "withdraw",
        _ => "pi_abort",
    };

    private WorkEvent Begin(LogEntry entry, string key, string node, Place? place)
    {
        var work = _work[key] = new Work(names.GetValueOrDefault(node, node), $"{key}/{entry.Sequence}", place);
        return Of(entry, work.Activity, "start", work.Instance, work.Place);
    }

    // A wrong act was taken back: the same work once more.
    private WorkEvent Again(LogEntry entry, string key)
    {
        var work = _work[key] = Of(key) with { Instance = $"{key}/{entry.Sequence}" };
        return Of(entry, work.Activity, "start", work.Instance, work.Place);
    }

    private WorkEvent On(LogEntry entry, string key, string transition, string? outcome = null)
    {
        var work = Of(key);
        return Of(entry, work.Activity, transition, work.Instance, work.Place, outcome);
    }

    // What nobody saw beginning is called by its key: one odd dossier must not end the export of all.
    private Work Of(string key) => _work.TryGetValue(key, out var work) ? work : new Work(key, key, null);

    private WorkEvent Opinion(LogEntry entry, OpinionGiven given)
    {
        var work = Of(given.Key);
        return Of(entry, $"{work.Activity} – ý kiến", "complete", $"{work.Instance}/{entry.Sequence}", null, given.Given);
    }

    private WorkEvent HandUp(LogEntry entry, HandedUp up)
    {
        _work[up.Key] = Of(up.Key) with { Place = new Place(up.To.Role, up.To.Body) };
        return On(entry, up.Key, "reassign");
    }

    private void Replace(BodyReplaced replaced)
    {
        foreach (var (key, work) in _work.Where(w => w.Value.Place?.Body.Id == replaced.From).ToList())
            _work[key] = work with { Place = work.Place! with { Body = replaced.To } };
    }

    private void Rename(Migrated migrated)
    {
        foreach (var (key, work) in _work.ToList())
        {
            _work.Remove(key);
            _work[migrated.KeyOf(key)] = work;
        }
    }

    private static WorkEvent Of(LogEntry entry, string activity, string transition, string instance, Place? place, string? outcome = null) =>
        new(entry.Sequence, entry.At, activity, transition, instance, place?.Role, place?.Body.Name, outcome);

    private sealed record Place(string? Role, BodyRef Body);

    private sealed record Work(string Activity, string Instance, Place? Place);
}
