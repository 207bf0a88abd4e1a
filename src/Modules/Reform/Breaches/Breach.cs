using ThongSuot.Contracts.Procedures;
using ThongSuot.Platform.Security;

namespace ThongSuot.Reform.Breaches;

/// <summary>What became of a breach. The names are stored.</summary>
internal enum BreachState
{
    /// <summary>Waits for an explanation.</summary>
    Waiting,

    /// <summary>Waits for the head of the body.</summary>
    Explained,
    Confirmed,
    Excused,

    /// <summary>The head does not agree with the record itself.</summary>
    Disputed,

    /// <summary>There is no breach any more, such as when the deadline was moved. The record stays.</summary>
    Withdrawn,
}

internal enum WithdrawnWhy
{
    /// <summary>By the deadline of now it was in time.</summary>
    InTime,

    /// <summary>Whoever marked it took it back.</summary>
    ByMarker,
}

/// <summary>One fact about one piece of work that was not as it should be. References only: the words are in <see cref="BreachText"/>.</summary>
internal sealed class Breach
{
    public const int MostText = 2_000;

    public required Guid Id { get; init; }

    public required Guid Dossier { get; init; }

    public required BreachKind Kind { get; init; }

    public required BreachGroup Group { get; init; }

    /// <summary>Sequence of the entry that opened the work, and its body then: with dossier and kind the one fact.</summary>
    public required int Opened { get; init; }

    public required Guid Place { get; init; }

    /// <summary>Code of the rule by which it is one.</summary>
    public required string Rule { get; init; }

    public required string Procedure { get; init; }

    public required Guid Version { get; init; }

    public required string Node { get; init; }

    /// <summary>Its dossiers are told of only as sums; nobody opens it.</summary>
    public required bool IsCompartment { get; init; }

    public required DateTimeOffset RecordedAt { get; init; }

    public string Role { get; private set; } = "";

    public Guid Body { get; private set; }

    /// <summary>Null while the work is its role's.</summary>
    public Guid? Person { get; private set; }

    /// <summary>Scope of whose it is: the person, or the role at the body.</summary>
    public Guid Holder { get; private set; }

    /// <summary>The head of the body when it was recorded.</summary>
    public Guid? Head { get; private set; }

    /// <summary>The body whose leaders decide: the body itself, or the one above where the head is concerned.</summary>
    public Guid HeadBody { get; private set; }

    /// <summary>When it became a breach.</summary>
    public DateTimeOffset At { get; private set; }

    public DateTimeOffset? DueAt { get; private set; }

    /// <summary>When the work ended; null while it is open.</summary>
    public DateTimeOffset? DoneAt { get; private set; }

    /// <summary>It no longer grows.</summary>
    public bool IsFixed { get; private set; }

    /// <summary>An opinion that never came.</summary>
    public bool IsSilent { get; private set; }

    public bool InHours { get; private set; }

    /// <summary>When it was last looked at: working time, or time by the clock where the limit is in hours. Null where nothing was late.</summary>
    public int? LateMinutes { get; private set; }

    /// <summary>Since the deadline, in which the clocks stood.</summary>
    public int StoodMinutes { get; private set; }

    /// <summary>It gets later as we look; neither done nor standing.</summary>
    public bool IsGrowing { get; private set; }

    public BreachState State { get; private set; }

    public Guid? MarkedBy { get; init; }

    /// <summary>Code of the cause that was named.</summary>
    public string? Cause { get; private set; }

    public DateTimeOffset ExplainBy { get; private set; }

    public Guid? ExplainedBy { get; private set; }

    public DateTimeOffset? DecidedAt { get; private set; }

    public Guid? DecidedBy { get; private set; }

    public DateTimeOffset? ReplyBy { get; private set; }

    public DateTimeOffset? RepliedAt { get; private set; }

    public DateTimeOffset? WithdrawnAt { get; private set; }

    public WithdrawnWhy? Why { get; private set; }

    /// <summary>Moves when a person acts.</summary>
    public int Revision { get; private set; }

    public bool IsDecided => State is BreachState.Confirmed or BreachState.Excused or BreachState.Disputed;

    /// <summary>After its time, or once explained; again once the person replied.</summary>
    public bool MayBeDecided(DateTimeOffset now) => State switch
    {
        BreachState.Explained => true,
        BreachState.Waiting => now > ExplainBy,
        _ => IsDecided && RepliedAt >= DecidedAt,
    };

    /// <summary>The facts as they are now.</summary>
    public void Become(FoundBreach found)
    {
        (At, DueAt, IsFixed, IsGrowing, InHours) = (found.At, found.DueAt, found.IsFixed, found.IsGrowing, found.Duty.InHours);
        (LateMinutes, StoodMinutes) = (found.LateMinutes, found.StoodMinutes);
        (DoneAt, IsSilent) = (found.Duty.ClosedAt, found.Duty.End == DutyEnd.Silent);
    }

    public void GiveTo(string role, Guid body, Guid? person, Guid headBody, Guid? head, DateTimeOffset explainBy)
    {
        (Role, Body, Person, HeadBody, Head) = (role, body, person, headBody, head);
        Holder = person is { } known ? Scope.OfPerson(known) : Scope.OfRole(role, body);
        // A person that was not known before gets the whole time.
        ExplainBy = explainBy;
    }

    public void Mark(DateTimeOffset at, DateTimeOffset? doneAt) => (At, DoneAt, IsFixed) = (at, doneAt, true);

    public void Explain(Guid by, string cause)
    {
        (ExplainedBy, Cause, State) = (by, cause, BreachState.Explained);
        Revision++;
    }

    public void Decide(Guid by, DateTimeOffset at, BreachState decision, DateTimeOffset replyBy)
    {
        (DecidedBy, DecidedAt, State) = (by, at, decision);
        // One reply: a decision after it is the last word.
        ReplyBy ??= replyBy;
        Revision++;
    }

    public void Reply(DateTimeOffset at)
    {
        RepliedAt = at;
        Revision++;
    }

    public void Withdraw(DateTimeOffset at, WithdrawnWhy why)
    {
        (WithdrawnAt, Why, State) = (at, why, BreachState.Withdrawn);
        Revision++;
    }

    /// <summary>The deadline of now is over as well.</summary>
    public void Renew(DateTimeOffset explainBy)
    {
        (WithdrawnAt, Why, Cause, ExplainedBy, ReplyBy, RepliedAt) = (null, null, null, null, null, null);
        (State, ExplainBy) = (BreachState.Waiting, explainBy);
        Revision++;
    }
}

internal enum BreachPart
{
    Mark,
    Explanation,
    Remark,
    Reply,
    Withdrawal,
}

/// <summary>What somebody wrote about a breach. Erasable: the text goes, the row stays.</summary>
internal sealed class BreachText
{
    public required Guid Id { get; init; }

    public required Guid Breach { get; init; }

    public required BreachPart Part { get; init; }

    public required Guid By { get; init; }

    public required DateTimeOffset At { get; init; }

    /// <summary>What the head decided then.</summary>
    public BreachState? Decision { get; init; }

    public string? Text { get; set; }

    public required byte[] Salt { get; init; }
}

/// <summary>A step or an opinion with who did it, for the statistics of bodies and officers.</summary>
internal sealed class DutyRow
{
    public required Guid Dossier { get; init; }

    public required int Opened { get; init; }

    public required Guid Place { get; init; }

    public required string Procedure { get; init; }

    public required Guid Version { get; init; }

    public required string Node { get; init; }

    public required bool IsCompartment { get; init; }

    public required string Role { get; init; }

    public required Guid Body { get; init; }

    public required Guid? Person { get; init; }

    public required DateTimeOffset Since { get; init; }

    public required DateTimeOffset? DueAt { get; init; }

    /// <summary>The clocks stand.</summary>
    public required bool IsStill { get; init; }

    public required DateTimeOffset? ClosedAt { get; init; }

    public required DutyEnd End { get; init; }

    /// <summary>It ended after its deadline, by however little.</summary>
    public required bool IsLate { get; init; }

    public required bool WasSentBack { get; init; }
}

/// <summary>How far a dossier was looked at, and when to look again without an entry.</summary>
internal sealed class BreachWatch
{
    public required Guid Dossier { get; init; }

    /// <summary>Sequence of the last entry.</summary>
    public int Heard { get; set; }

    public DateTimeOffset? NextAt { get; set; }

    /// <summary>Of two that look at the same time one wins.</summary>
    public int Looks { get; set; }
}
