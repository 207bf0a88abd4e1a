using System.Collections.Immutable;

namespace ThongSuot.Engine.Processes;

/// <summary>State from events, nothing else.</summary>
public static class Fold
{
    public static DossierState Of(IEnumerable<DossierEvent> events) =>
        events.Aggregate((DossierState?)null, (state, happened) => Apply(state, happened))
        ?? throw new ArgumentException("A dossier has at least one event.", nameof(events));

    public static DossierState Apply(DossierState? state, DossierEvent happened)
    {
        if (happened is Filed filed)
            return new DossierState { Status = DossierStatus.Running, Filer = filed.Filer, FiledAt = filed.At, Facts = filed.Facts, Secrecy = filed.Secrecy, Due = filed.Due, Limit = filed.Due?.Limit, DueSince = filed.At };
        var next = Meetings.Kept(Next(state ?? throw new ArgumentNullException(nameof(state)), happened));
        return Correcting.After(state, happened) is var last && ReferenceEquals(last, next.Last) ? next : next with { Last = last };
    }

    private static DossierState Next(DossierState state, DossierEvent happened) => happened switch
    {
        StepOpened e => state with { Open = state.Open.SetItem(e.Key, new OpenStep(e.Key, e.Node, e.At, e.Due, e.Holder)) },
        StepCompleted e => Complete(state, e),
        Circulated e => Circulate(state, e),
        HopReceived e => state with { Hops = state.Hops.SetItem(e.Number - 1, state.Hops[e.Number - 1] with { ReceivedAt = e.At }) },
        DueSet e => state with { Due = e.Due, Limit = e.Due.Limit, DueSince = e.At ?? state.Done[^1].At, Stops = [], Extensions = [] },
        LimitChanged e => state with { Due = e.Due, Limit = e.Limit },
        StatutoryDueSet e => state with { Statutory = e.Due, IsStatutoryExtended = false },
        ChoiceTaken => state,
        ForkOpened e => state with { Forks = state.Forks.SetItem(e.Key, new Fork(e.Key, e.Node, e.Count, e.Need, [], e.Items)) },
        BranchDone e => state with { Forks = state.Forks.SetItem(e.Key, state.Forks[e.Key] with { Done = state.Forks[e.Key].Done.Add(e.Branch) }) },
        ForkClosed e => state with { Forks = state.Forks.Remove(e.Key) },
        WorkCancelled e => state with { Open = state.Open.RemoveRange(e.Keys) },
        ConsultOpened e => state with { Open = state.Open.SetItem(e.Key, new OpenConsult(e.Key, e.Node, e.At, e.Due, e.Silence, e.ForStep, [.. e.Holders.Select(h => new Opinion(h))])) },
        OpinionGiven e => WithWork<OpenConsult>(state, e.Key, c => c with { Opinions = [.. c.Opinions.Select(o => o.Given is null && o.Body.Id == e.Body ? o with { Given = e.Given } : o)] }),
        ConsultClosed e => state with { Open = state.Open.Remove(e.Key) },
        CallOpened e => state with { Open = state.Open.SetItem(e.Key, new OpenCall(e.Key, e.Node, e.At, e.Procedure, e.Body)) },
        CallAnswered e => state with { Open = state.Open.Remove(e.Key) },
        WaitOpened e => state with { Open = state.Open.SetItem(e.Key, new OpenWait(e.Key, e.Node, e.At, e.Due, e.Message)) },
        WaitEnded e => state with { Open = state.Open.Remove(e.Key) },
        Paused e => Pause(state, e),
        Unpaused e => Unpause(state, e),
        Recomputed e => WithDues(state, e.Dues),
        SentBack => state,
        HandedUp e => WithWork<OpenStep>(state, e.Key, s => s with { Holder = e.To, Due = e.Due, Assignee = null, Hop = null, Escalated = null, Asked = null }),
        Extended { Key: Clocks.Whole } e => state with { Due = e.Due, Asked = null, Extensions = state.Extensions.Add(new Prolonged(e.At, e.Due.Limit)) },
        Extended { Key: Clocks.Statutory } e => state with { Statutory = e.Due, IsStatutoryExtended = true },
        Extended e => WithWork<OpenWork>(state, e.Key, w => w is OpenStep step ? step with { Due = e.Due, Asked = null } : w with { Due = e.Due }),
        Reassigned e => WithWork<OpenStep>(state, e.Key, s => s with { Assignee = e.To }),
        Unassigned e => WithWork<OpenStep>(state, e.Key, s => s with { Assignee = null }),
        Escalated { Body: { } body } e => WithWork<OpenConsult>(state, e.Key, c => c with { Opinions = [.. c.Opinions.Select(o => o.Given is null && o.Body.Id == body ? o with { Escalated = e.To } : o)] }),
        Escalated e => WithWork<OpenStep>(state, e.Key, s => s with { Escalated = e.To }),
        BodyReplaced e => Succession.Apply(state, e.From, e.To),
        SecrecyRaised e => state with { Secrecy = e.To },
        FollowOnOpened or Mentioned or FormFilled => state,
        Ended e => state with
        {
            // A clock that stood when it ended was given nothing for that.
            Stops = [.. state.Stops.Where(s => s.To is not null)],
            StoodSince = state.Pause?.At,
            Status = e.How, EndedAt = e.At, Open = state.Open.Clear(), Forks = state.Forks.Clear(), Pause = null, Asked = null,
            Unprocessed = e.AtKey is { } key && state.Open[key] is OpenStep at ? new Unprocessed(key, at.Holder.Body, at.Since, e.ReasonCode!, e.Why, e.Acceptor) : null,
        },
        AcceptedByDecision => state with { Status = DossierStatus.Running, EndedAt = null, StoodSince = null, Unprocessed = null, IsAccepted = true },
        Informed e => state with { Informed = [.. state.Informed.Union(e.Readers)] },
        ExtensionAsked { Key: Clocks.Whole } e => state with { Asked = new AskedTime(e.By, e.Of, e.Person, e.At) },
        ExtensionRefused { Key: Clocks.Whole } => state with { Asked = null },
        ExtensionAsked e => WithWork<OpenStep>(state, e.Key, s => s with { Asked = new AskedTime(e.By, e.Of, e.Person, e.At) }),
        ExtensionRefused e => WithWork<OpenStep>(state, e.Key, s => s with { Asked = null }),
        Reopened e => Reopen(state, e),
        Corrected => Correcting.Apply(state),
        Migrated e => new Renaming(e.Nodes).Apply(state),
        Directed e => state with { Directions = state.Directions.Add(e.Key, new Direction(e.Key, e.From, e.By, e.To, e.At, e.Due)) },
        DirectionAnswered e => state with { Directions = state.Directions.SetItem(e.Key, state.Directions[e.Key] with { AnsweredAt = e.At }) },
        DirectionClosed e => state with { Directions = state.Directions.SetItem(e.Key, state.Directions[e.Key] with { ClosedAt = e.At }) },
        MeetingCalled e => state with { Meetings = state.Meetings.SetItem(e.Key, new Meeting(e.Key, e.Body, e.Invited, e.Recused)) },
        MeetingHeld e => state with { Meetings = state.Meetings.SetItem(e.Key, state.Meetings[e.Key] with { Attendance = e.Attendance, PresidedBy = e.PresidedBy }) },
        _ => throw new ArgumentOutOfRangeException(nameof(happened), happened, "An event without a meaning."),
    };

    private static DossierState Complete(DossierState state, StepCompleted e)
    {
        var step = (OpenStep)state.Open[e.Key];
        return state with
        {
            Open = state.Open.Remove(e.Key),
            Done = state.Done.Add(new DoneStep(e.Key, e.Node, e.Outcome, step.Holder, step.Since, e.At)),
            Team = e.Team.IsDefaultOrEmpty ? state.Team : e.Team,
            TeamBody = e.Team.IsDefaultOrEmpty ? state.TeamBody : step.Holder.Body,
            TeamBodies = e.Team.IsDefaultOrEmpty ? state.TeamBodies : e.TeamBodies,
        };
    }

    private static DossierState Circulate(DossierState state, Circulated e)
    {
        state = state with { Hops = state.Hops.Add(new Hop(e.Number, e.From, e.To, e.Key, e.Channel, e.Paper, e.At)) };
        return state.Open.ContainsKey(e.Key) ? WithWork<OpenWork>(state, e.Key, w => w is OpenStep s ? s with { Hop = e.Number } : w) : state;
    }

    private static DossierState Pause(DossierState state, Paused e) => state with
    {
        Status = e.Why,
        Returns = state.Returns + (e.Why == DossierStatus.Returned ? 1 : 0),
        Pause = new Standstill(e.At, e.Key, e.Expires),
        Stops = state.Stops.Add(new Stood(e.At, null)),
    };

    private static DossierState Reopen(DossierState state, Reopened e)
    {
        state = state with { Status = DossierStatus.Running, EndedAt = null, StoodSince = null };
        return e is { Dues: { } dues, Since: { } since } ? WithDues(state with { Stops = state.Due is null ? state.Stops : state.Stops.Add(new Stood(since, e.At)) }, dues) : state;
    }

    private static DossierState Unpause(DossierState state, Unpaused e) => WithDues(
        state with { Status = DossierStatus.Running, Pause = null, Stops = [.. state.Stops.Select(s => s.To is null ? s with { To = e.At } : s)] }, e.Dues);

    private static DossierState WithDues(DossierState state, ImmutableDictionary<string, Due> dues) => state with
    {
        Due = dues.GetValueOrDefault(Clocks.Whole, state.Due!),
        Statutory = dues.GetValueOrDefault(Clocks.Statutory, state.Statutory!),
        Pause = dues.TryGetValue(Clocks.Supplement, out var lapse) ? state.Pause! with { Expires = lapse } : state.Pause,
        Open = state.Open.SetItems(dues.Where(d => state.Open.ContainsKey(d.Key))
            .Select(d => KeyValuePair.Create(d.Key, state.Open[d.Key] with { Due = d.Value }))),
        Directions = state.Directions.SetItems(dues.Where(d => state.Directions.ContainsKey(d.Key))
            .Select(d => KeyValuePair.Create(d.Key, state.Directions[d.Key] with { Due = d.Value }))),
    };

    private static DossierState WithWork<T>(DossierState state, string key, Func<T, OpenWork> change)
        where T : OpenWork => state with { Open = state.Open.SetItem(key, change((T)state.Open[key])) };
}
