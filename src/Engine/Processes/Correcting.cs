using System.Collections.Immutable;

namespace ThongSuot.Engine.Processes;

/// <summary>What somebody did by mistake.</summary>
public enum WrongAct { Completed, HandedUp, SentBack, Opinion, Returned, Declined }

/// <summary>Why the last act cannot be undone although nobody acted after it.</summary>
public enum Barrier { None, Finished, ElsewhereOpened, CopiesSent }

/// <summary>The last act in a dossier as long as it can be taken back: what it was, and how the dossier stood before it.</summary>
/// <param name="Key">Of the work it was about.</param>
/// <param name="Holder">In whose place it was done.</param>
/// <param name="Touched">Who came next has begun: only who leads may still take it back.</param>
public sealed record LastAct(WrongAct What, string Key, string Node, Holder Holder, Guid By, DateTimeOffset At, Standing Before, bool Touched = false, Barrier Barrier = Barrier.None);

/// <summary>All of a state that an act may change. Movements and directions stay as they are.</summary>
public sealed record Standing(
    DossierStatus Status, ImmutableDictionary<string, OpenWork> Open, ImmutableDictionary<string, Fork> Forks, int Done, ImmutableArray<Guid> Team, BodyRef? TeamBody, ImmutableDictionary<Guid, Guid>? TeamBodies,
    ImmutableDictionary<string, Meeting> Meetings, int Returns, Due? Due, Due? Statutory, bool IsStatutoryExtended, AskedTime? Asked, WorkingTime.Limit? Limit, DateTimeOffset? DueSince,
    ImmutableArray<Stood> Stops, ImmutableArray<Prolonged> Extensions)
{
    public static Standing Of(DossierState s) => new(
        s.Status, s.Open, s.Forks, s.Done.Count, s.Team, s.TeamBody, s.TeamBodies, s.Meetings, s.Returns, s.Due, s.Statutory, s.IsStatutoryExtended, s.Asked, s.Limit, s.DueSince, s.Stops, s.Extensions);
}

/// <summary>A wrong act is taken back: the dossier stands as before it, its clocks as if it had not been.</summary>
internal static class Correcting
{
    /// <summary>What can be taken back after this event. Everything that is not known to leave it as it was ends it.</summary>
    public static LastAct? After(DossierState before, DossierEvent happened)
    {
        LastAct? Act(WrongAct what, string key, Guid? by, DateTimeOffset at, Holder? holder) =>
            by is { } person && holder is not null && !IsFiling(before, holder, at) && before.Status == DossierStatus.Running ? new LastAct(what, key, before.Open[key].Node, holder, person, at, Standing.Of(before)) : null;
        Holder? At(string key) => (before.Open[key] as OpenStep)?.Holder;

        return happened switch
        {
            StepCompleted e => Act(WrongAct.Completed, e.Key, e.By, e.At, At(e.Key)),
            HandedUp e => Act(WrongAct.HandedUp, e.Key, e.By, e.At, At(e.Key)),
            SentBack e => Act(WrongAct.SentBack, e.Key, e.By, e.At, At(e.Key)),
            OpinionGiven e => Act(WrongAct.Opinion, e.Key, e.By, e.At, ((OpenConsult)before.Open[e.Key]).Opinions.FirstOrDefault(o => o.Body.Id == e.Body)?.Holder),
            Paused { Why: DossierStatus.Returned, Key: { } key } e => Act(WrongAct.Returned, key, e.By, e.At, At(key)),
            Ended { How: DossierStatus.Declined } e => OnlyStepOf(before, e.By) is { } key ? Act(WrongAct.Declined, key, e.By, e.At, At(key)) : null,
            Ended { How: DossierStatus.Finished } => Barred(before.Last, Barrier.Finished),
            CallOpened or FollowOnOpened => Barred(before.Last, Barrier.ElsewhereOpened),
            Informed => Barred(before.Last, Barrier.CopiesSent),
            FormFilled or HopReceived => before.Last is { } last ? last with { Touched = true } : null,
            ConsultClosed e when e.At == before.Last?.At => before.Last,
            ConsultOpened { ForStep: null } or StepOpened or Circulated or DueSet or LimitChanged or StatutoryDueSet or ChoiceTaken or ForkOpened or BranchDone or ForkClosed or WorkCancelled or WaitOpened
                or Unassigned or Escalated or Mentioned or Directed or DirectionAnswered or DirectionClosed => before.Last,
            _ => null,
        };
    }

    public static DossierState Apply(DossierState state)
    {
        var was = state.Last!.Before;
        return state with
        {
            Status = was.Status, Open = was.Open, Forks = was.Forks, Done = state.Done.GetRange(0, was.Done), Team = was.Team, TeamBody = was.TeamBody, TeamBodies = was.TeamBodies,
            Meetings = was.Meetings, Returns = was.Returns, Due = was.Due, Statutory = was.Statutory, IsStatutoryExtended = was.IsStatutoryExtended, Asked = was.Asked, Limit = was.Limit,
            DueSince = was.DueSince, Stops = was.Stops, Extensions = was.Extensions, Pause = null, EndedAt = null, StoodSince = null, Unprocessed = null,
        };
    }

    /// <summary>By who did it and could do it again, or by who leads the body where it was done.</summary>
    public static Refused? Why(ProcedureDefinition definition, DossierState state, Context context)
    {
        if (state.Last is not { } act)
            return Refusals.CorrectedTooLate;
        var leads = context.LeadingRoles.Any(role => context.Actor.Holds(role, act.Holder.Body.Id));
        var did = act.By == context.Actor.Person && Could(state, act, context.Actor);
        if (!leads && !did)
            return Refusals.NotAllowed;
        return act.Barrier switch
        {
            Barrier.Finished => Refusals.CorrectedFinished,
            Barrier.ElsewhereOpened => Refusals.CorrectedElsewhere,
            Barrier.CopiesSent => Refusals.CorrectedCopies,
            _ when act.Touched && !leads => Refusals.CorrectedTouched,
            _ when act.Before.Open[act.Key] is OpenStep step => May.Conflict(context, person => May.IsBarred(definition, state, context, step, person)),
            _ => May.Conflict(context, person => May.IsConcerned(definition, state, context, person)),
        };
    }

    public static void Run(Flow flow, Correct command, Context context)
    {
        if (!Deciding.Reason(flow, command.Note))
            return;
        var act = flow.State.Last!;
        var (before, now) = (act.Before.Open, flow.State.Open);
        // A step entered anew on the way has its old key and another beginning.
        bool IsAnew(string key) => before[key].Since != now[key].Since || before[key] is OpenStep was && now[key] is OpenStep { Holder: var holder } && was.Holder != holder;
        var followed = now.Keys.Where(key => !before.ContainsKey(key) || IsAnew(key)).Order(StringComparer.Ordinal).ToImmutableArray();
        var back = before.Keys.Where(key => !now.ContainsKey(key) || IsAnew(key) || key == act.Key).Order(StringComparer.Ordinal)
            .Select(key => new RestoredWork(key, before[key] is OpenStep step ? step.Holder.Body.Id : null, before[key].Due));
        var from = followed.Select(key => (now[key] as OpenStep)?.Holder.Body).OfType<BodyRef>().FirstOrDefault();
        if (followed.Length > 0)
            flow.Tell(new WorkCancelled(followed));
        flow.Tell(new Corrected(act.What, act.Key, act.Node, act.By, act.At, [.. back], act.Before.Due, act.Before.DueSince, context.Actor.Person, context.Now, command.Note));
        if (flow.State.Open[act.Key] is OpenStep opened)
            flow.Circulate(from, opened.Holder, opened.Key);
    }

    // The first step is done by the filing itself; who filed by mistake withdraws.
    private static bool IsFiling(DossierState before, Holder holder, DateTimeOffset at) => before.Done.IsEmpty && at == before.FiledAt && holder.Persons.Contains(before.Filer.Person);

    private static LastAct? Barred(LastAct? act, Barrier barrier) => act is null ? null : act with { Barrier = barrier };

    private static bool Could(DossierState state, LastAct act, Acting actor) => act.Before.Open[act.Key] switch
    {
        OpenStep step => May.CanActOn(step, actor) || May.StandsInForFiler(state, step.Holder, actor),
        OpenConsult consult => May.Answers(consult, actor).Any(o => o.Body.Id == act.Holder.Body.Id || o.Holder == act.Holder),
        _ => false,
    };

    // Declining names no step; where several are open, whose it was is not known.
    private static string? OnlyStepOf(DossierState state, Guid? by) => by is not null && state.OpenSteps.ToList() is [var only] ? only.Key : null;
}
