using System.Collections.Immutable;
using ThongSuot.Engine.WorkingTime;

namespace ThongSuot.Engine.Processes;

/// <summary>What happened to a clock after it began.</summary>
public abstract record ClockTurn(DateTimeOffset At);

/// <summary>It stood still until <paramref name="To"/>; null while it still stands.</summary>
public sealed record Stood(DateTimeOffset At, DateTimeOffset? To) : ClockTurn(At);

/// <summary>It was given more time.</summary>
public sealed record Prolonged(DateTimeOffset At, Limit By) : ClockTurn(At);

/// <summary>
/// A deadline of a dossier with everything that set and moved it: enough to compute it anew when a calendar has changed, and to prove it day by day.
/// </summary>
/// <param name="Key">Of the work or the direction, or one of <see cref="Clocks"/>.</param>
/// <param name="Node">Null where it is of no single work.</param>
/// <param name="Since">When it began to run.</param>
/// <param name="Due">As it was set last.</param>
/// <param name="EndedAt">Null while it is open.</param>
/// <param name="Body">The body whose calendar counts; null: the dossier's.</param>
public sealed record DeadlineClock(string Key, string? Node, DateTimeOffset Since, Limit Limit, Due Due, ImmutableArray<ClockTurn> Turns, DateTimeOffset? EndedAt = null, Guid? Body = null)
{
    public bool IsOpen => EndedAt is null;

    /// <summary>The deadline by a calendar, with its proof. By the calendar it was set with it is <see cref="Due"/>.</summary>
    public Deadline Compute(WorkingCalendar calendar)
    {
        var deadline = calendar.DueAt(Since, Limit);
        foreach (var turn in Turns)
        {
            deadline = turn switch
            {
                Stood { To: { } to } stood => Resumed(calendar, deadline, stood.At, to),
                Prolonged prolonged => calendar.Prolong(deadline, prolonged.At, prolonged.By),
                _ => deadline,
            };
        }

        return deadline;
    }

    // The clocks of two machines differ a little; none runs backwards here.
    private Deadline Resumed(WorkingCalendar calendar, Deadline deadline, DateTimeOffset at, DateTimeOffset to)
    {
        var stopped = at < Since ? Since : at;
        return calendar.Resume(calendar.PauseAt(deadline, stopped), to < stopped ? stopped : to);
    }
}

/// <summary>The clocks of a dossier, from its events alone.</summary>
public static class Clocks
{
    /// <summary>The body's own plan for the whole dossier.</summary>
    public const string Whole = "";

    /// <summary>What a rule above the body allows the whole dossier. No node is called so.</summary>
    public const string Statutory = "§";

    /// <summary>How long a returned dossier waits for its filer. No node is called so.</summary>
    public const string Supplement = "+";

    /// <summary>In the order in which they began; those that ended, too.</summary>
    public static IReadOnlyList<DeadlineClock> Of(IEnumerable<DossierEvent> events)
    {
        var (clocks, open) = (new List<DeadlineClock>(), new Dictionary<string, int>(StringComparer.Ordinal));
        var (now, pausedAt) = (default(DateTimeOffset), default(DateTimeOffset?));
        // Who was asked answers also while the dossier stands still.
        var directions = new HashSet<string>(StringComparer.Ordinal);

        void Begin(string key, string? node, DateTimeOffset at, Due? due, Guid? body = null)
        {
            now = at;
            End(key, at);
            if (due is null)
                return;
            open[key] = clocks.Count;
            clocks.Add(new DeadlineClock(key, node, at, due.Limit, due, pausedAt is null || key == Supplement || directions.Contains(key) ? [] : [new Stood(at, null)], Body: body));
        }

        void End(string key, DateTimeOffset at)
        {
            now = at;
            if (open.Remove(key, out var index))
                clocks[index] = clocks[index] with { EndedAt = at };
        }

        void Change(string key, Func<DeadlineClock, DeadlineClock> change)
        {
            if (open.TryGetValue(key, out var index))
                clocks[index] = change(clocks[index]);
        }

        // One that stood when it ended was given nothing for that.
        void EndLasting(DateTimeOffset? at)
        {
            foreach (var key in (string[])[Whole, Statutory, .. directions])
                Change(key, clock => clock with { EndedAt = at, Turns = [.. clock.Turns.Where(t => t is not Stood { To: null })] });
        }

        // What ended keeps the names of its time.
        void Rename(Renaming renaming)
        {
            foreach (var (key, index) in open.ToList())
            {
                if (clocks[index].Node is not { } node || renaming.Find(key) is not { } other)
                    continue;
                clocks[index] = clocks[index] with { Key = other, Node = renaming.Nodes.GetValueOrDefault(node, node) };
                open.Remove(key);
            }

            foreach (var index in Enumerable.Range(0, clocks.Count).Where(i => clocks[i].IsOpen))
                open[clocks[index].Key] = index;
        }

        void GoOn(Unpaused e)
        {
            End(Supplement, e.At);
            (now, pausedAt) = (e.At, null);
            foreach (var key in open.Keys.ToList())
                Change(key, clock => clock with { Turns = [.. clock.Turns.Where(t => t is not Stood { To: null }), .. clock.Turns.OfType<Stood>().Where(s => s.To is null).Select(s => s with { To = e.At })], Due = e.Dues.GetValueOrDefault(key, clock.Due) });
        }

        var before = new Dictionary<string, (int Index, DeadlineClock Clock)>(StringComparer.Ordinal);

        // As it was before the act that was a mistake; directions are no part of it.
        void TakeBack(DateTimeOffset at)
        {
            (now, pausedAt) = (at, null);
            foreach (var (key, index) in open.Where(o => !directions.Contains(o.Key)).ToList())
            {
                if (before.TryGetValue(key, out var was) && was.Index == index)
                    continue;
                clocks[index] = clocks[index] with { EndedAt = at };
                open.Remove(key);
            }

            foreach (var (key, was) in before)
                (open[key], clocks[was.Index]) = (was.Index, was.Clock);
            foreach (var key in directions)
                Change(key, clock => clock with { EndedAt = null });
        }

        foreach (var happened in events)
        {
            if (happened is StepCompleted or HandedUp or SentBack or OpinionGiven or Paused or Ended)
                before = open.Where(o => !directions.Contains(o.Key)).ToDictionary(o => o.Key, o => (o.Value, clocks[o.Value]), StringComparer.Ordinal);
            switch (happened)
            {
                case Filed e: Begin(Whole, null, e.At, e.Due); break;
                // Told in one act with the step that took the dossier in.
                case DueSet e: Begin(Whole, null, e.At ?? now, e.Due); break;
                case StatutoryDueSet e: Begin(Statutory, null, e.At, e.Due); break;
                case LimitChanged e:
                    now = e.At;
                    Change(Whole, clock => clock with { Limit = e.Limit, Due = e.Due });
                    break;
                case StepOpened e: Begin(e.Key, e.Node, e.At, e.Due, e.Holder.Body.Id); break;
                case ConsultOpened e: Begin(e.Key, e.Node, e.At, e.Due); break;
                case WaitOpened e: Begin(e.Key, e.Node, e.At, e.Due); break;
                case HandedUp e: Begin(e.Key, OpenWork.NodeOf(e.Key), e.At, e.Due, e.To.Body.Id); break;
                case Directed e:
                    directions.Add(e.Key);
                    Begin(e.Key, null, e.At, e.Due, e.To.Body.Id);
                    break;
                case DirectionAnswered e: End(e.Key, e.At); break;
                case DirectionClosed e: End(e.Key, e.At); break;
                case BodyReplaced e:
                    foreach (var key in open.Keys.ToList())
                        Change(key, clock => clock.Body == e.From ? clock with { Body = e.To.Id } : clock);
                    break;
                case StepCompleted e: End(e.Key, e.At); break;
                case ConsultClosed e: End(e.Key, e.At); break;
                case WaitEnded e: End(e.Key, e.At); break;
                case WorkCancelled e: e.Keys.ToList().ForEach(key => End(key, now)); break;
                case Extended e:
                    now = e.At;
                    Change(e.Key, clock => clock with { Turns = clock.Turns.Add(new Prolonged(e.At, e.Due.Limit)), Due = e.Due });
                    break;
                case Paused e:
                    (now, pausedAt) = (e.At, e.At);
                    foreach (var key in open.Keys.Where(k => !directions.Contains(k)).ToList())
                        Change(key, clock => clock with { Turns = clock.Turns.Add(new Stood(e.At, null)) });
                    Begin(Supplement, null, e.At, e.Expires);
                    break;
                case Unpaused e: GoOn(e); break;
                case Recomputed e:
                    foreach (var (key, due) in e.Dues)
                        Change(key, clock => clock with { Due = due });
                    break;
                case Ended e:
                    now = e.At;
                    pausedAt = null;
                    // The whole dossier's clocks and those of directions go on when it is opened again.
                    foreach (var key in open.Keys.Where(k => k is not (Whole or Statutory) && !directions.Contains(k)).ToList())
                        End(key, e.At);
                    EndLasting(e.At);
                    break;
                case Reopened e:
                    now = e.At;
                    EndLasting(null);
                    foreach (var (key, due) in e.Dues ?? ImmutableDictionary<string, Due>.Empty)
                        Change(key, clock => clock with { Due = due, Turns = clock.Turns.Add(new Stood(e.Since!.Value, e.At)) });
                    break;
                case Corrected e:
                    TakeBack(e.At);
                    break;
                case Migrated e:
                    now = e.At;
                    Rename(new Renaming(e.Nodes));
                    break;
                case AcceptedByDecision e:
                    now = e.At;
                    EndLasting(null);
                    break;
            }
        }

        return clocks;
    }
}
