using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace ThongSuot.Engine.Processes;

public enum Presence
{
    Present,
    Absent,

    /// <summary>Takes no part because the matter concerns it.</summary>
    Recused,
}

/// <summary>A member at a meeting.</summary>
/// <param name="Reason">Why it was absent.</param>
/// <param name="Ballot">How it voted, one of <see cref="Meetings.Ballots"/>; only of an open vote, and only of who was present.</param>
public sealed record Attendee(Guid Person, Presence Presence, Note? Reason = null, string? Ballot = null);

/// <summary>The meeting that an open collective step is decided in; gone with the step.</summary>
/// <param name="Body">The deciding body.</param>
/// <param name="Recused">Members of the deciding body whom the matter concerns; they get no papers.</param>
public sealed record Meeting(string Key, BodyRef Body, ImmutableArray<Guid> Invited, ImmutableArray<Guid> Recused)
{
    /// <summary>Empty until it was recorded.</summary>
    public ImmutableArray<Attendee> Attendance { get; init; } = [];

    public Guid? PresidedBy { get; init; }

    [JsonIgnore]
    public bool IsRecorded => PresidedBy is not null;
}

/// <summary>Meetings of collective decisions: the notice, who came, and that the vote agrees with it. How a secret vote was cast is known to nobody here.</summary>
public static class Meetings
{
    public static readonly ImmutableArray<string> Ballots = ["tan_thanh", "khong_tan_thanh", "khac"];

    private static readonly TimeSpan Longest = TimeSpan.FromDays(366);

    internal static void Call(ProcedureDefinition definition, Flow flow, CallMeeting command, OpenStep open, Context context)
    {
        var invited = command.Invited.IsDefault ? [] : command.Invited.Distinct().ToImmutableArray();
        bool IsBarred(Guid person) => May.IsBarred(definition, flow.State, context, open, person);
        var members = (command.Recused.IsDefault ? [] : command.Recused).Concat(context.HoldersOf?.Invoke(open.Holder) ?? []);
        // A meeting that was called by telephone is written down afterwards.
        if (invited.IsEmpty)
            flow.Refuse(Refusals.NobodyInvited);
        else if ((command.When - context.Now).Duration() > Longest)
            flow.Refuse(Refusals.MeetingTime);
        else if (invited.Any(IsBarred))
            flow.Refuse(Refusals.PersonConcerned);
        else if (definition.Compartment && context.HoldersOf is { } holders && invited.Except(holders(open.Holder)).Any())
            flow.Refuse(Refusals.OutsideCompartment);
        else
            flow.Tell(new MeetingCalled(open.Key, open.Holder.Body, command.When, invited, [.. members.Where(IsBarred).Distinct()], context.Actor.Person, context.Now, command.Place, command.Agenda));
    }

    internal static void Record(ProcedureDefinition definition, Flow flow, RecordMeeting command, OpenStep open, Context context)
    {
        var meeting = flow.State.Meetings[open.Key];
        var came = command.Attendance.IsDefault ? [] : command.Attendance;
        var rule = ((Step)definition.Find(open.Node)!).Vote;
        var persons = came.Select(a => a.Person).ToHashSet();
        if (persons.Count != came.Length || !persons.SetEquals(meeting.Invited.Union(meeting.Recused)) || came.Any(a => meeting.Recused.Contains(a.Person) && a.Presence != Presence.Recused))
            flow.Refuse(Refusals.AttendanceIncomplete);
        else if (came.All(a => a.Person != command.PresidedBy || a.Presence != Presence.Present))
            flow.Refuse(Refusals.PresiderAbsent);
        else if (rule is not { Secret: false } && came.Any(a => a.Ballot is not null))
            flow.Refuse(Refusals.SecretBallot);
        else if (came.Any(a => a.Ballot is { } ballot && (a.Presence != Presence.Present || !Ballots.Contains(ballot, StringComparer.Ordinal)))
            || (came.Any(a => a.Ballot is not null) && came.Any(a => a is { Presence: Presence.Present, Ballot: null })))
            flow.Refuse(Refusals.BallotMissing);
        else
            flow.Tell(new MeetingHeld(open.Key, command.PresidedBy, came, context.Actor.Person, context.Now, command.Discussion));
    }

    /// <summary>What a step that was called a meeting for still lacks.</summary>
    internal static Refused? Lacks(ProcedureDefinition definition, DossierState state, Context context, OpenStep open) =>
        state.Meetings.GetValueOrDefault(open.Key) is { } meeting && (!meeting.IsRecorded || IsOutdated(definition, state, context, open, meeting)) ? Refusals.MeetingNotRecorded : null;

    /// <summary>Since the notice somebody has become concerned: the meeting is to be called anew, without that member.</summary>
    internal static bool IsOutdated(ProcedureDefinition definition, DossierState state, Context context, OpenStep open, Meeting meeting) =>
        meeting.Invited.Concat(context.HoldersOf?.Invoke(open.Holder) ?? []).Any(p => !meeting.Recused.Contains(p) && May.IsBarred(definition, state, context, open, p));

    /// <summary>Somebody could be asked to come: in a compartment only who takes the decision.</summary>
    internal static bool HasMembers(ProcedureDefinition definition, DossierState state, Context context, OpenStep open) =>
        !definition.Compartment || context.HoldersOf is null || context.HoldersOf(open.Holder).Any(p => !May.IsBarred(definition, state, context, open, p));

    /// <summary>Null when the numbers of a vote are those of the recorded meeting, or there was none.</summary>
    internal static Refused? Differs(DossierState state, OpenStep open, Vote vote)
    {
        if (state.Meetings.GetValueOrDefault(open.Key) is not { } meeting)
            return null;
        var expected = Count(meeting, vote);
        return expected == vote ? null : Refusals.VoteDiffers(expected);
    }

    /// <summary>A vote with everything that a recorded meeting says of it; the rest stays as given.</summary>
    public static Vote Count(Meeting meeting, Vote vote)
    {
        int Of(Presence presence) => meeting.Attendance.Count(a => a.Presence == presence);
        int Cast(string ballot) => meeting.Attendance.Count(a => a.Ballot == ballot);
        vote = vote with { PresidedBy = meeting.PresidedBy ?? vote.PresidedBy, Invited = Of(Presence.Present) + Of(Presence.Absent), Present = Of(Presence.Present), Recused = Of(Presence.Recused) };
        return meeting.Attendance.All(a => a.Ballot is null) ? vote : vote with { For = Cast(Ballots[0]), Against = Cast(Ballots[1]), Other = Cast(Ballots[2]) };
    }

    /// <summary>Only meetings of steps that are still open at the same body.</summary>
    internal static DossierState Kept(DossierState state) => state.Meetings.IsEmpty ? state : state with
    {
        Meetings = state.Meetings.RemoveRange(state.Meetings.Values.Where(m => state.Open.GetValueOrDefault(m.Key) is not OpenStep step || step.Holder.Body.Id != m.Body.Id).Select(m => m.Key)),
    };
}
