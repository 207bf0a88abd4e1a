using System.Collections.Immutable;
using ThongSuot.Engine.WorkingTime;

namespace ThongSuot.Engine.Processes;

/// <summary>
/// What happened to a dossier. Each event carries all that the state needs, so replay consults no calendar, no place and no guard.
/// Names are for ever; a changed shape gets a new version.
/// </summary>
public abstract record DossierEvent;

public sealed record Filed(Filer Filer, ImmutableDictionary<string, string> Facts, Secrecy Secrecy, Due? Due, DateTimeOffset At) : DossierEvent;

public sealed record StepOpened(string Key, string Node, Holder Holder, Due? Due, DateTimeOffset At) : DossierEvent;

public sealed record StepCompleted(string Key, string Node, string Outcome, DateTimeOffset At, Guid? By, Note? Note = null, Vote? Vote = null, ImmutableArray<Guid> Team = default, ImmutableDictionary<Guid, Guid>? TeamBodies = null) : DossierEvent
{
    public ImmutableArray<Guid> Team { get; init; } = Team.IsDefault ? [] : Team;
}

/// <summary>The dossier went from one body to another. <paramref name="Channel"/> is "system" or, for an outside body, "outside".</summary>
public sealed record Circulated(int Number, BodyRef From, BodyRef To, string Key, string Channel, bool Paper, DateTimeOffset At) : DossierEvent;

public sealed record HopReceived(int Number, Guid? By, DateTimeOffset At) : DossierEvent;

/// <summary>The whole dossier's clock begins (again).</summary>
/// <param name="At">Null: with the step that was completed just before.</param>
public sealed record DueSet(Due Due, DateTimeOffset? At = null) : DossierEvent;

/// <summary>The clock of the statutory limit begins (again), with that of the whole dossier.</summary>
public sealed record StatutoryDueSet(Due Due, DateTimeOffset At) : DossierEvent;

/// <summary>The case turned out to be one with another limit for the whole; the clock runs on from where it began.</summary>
public sealed record LimitChanged(Limit Limit, Due Due, DateTimeOffset At) : DossierEvent;

public sealed record ChoiceTaken(string Key, int Branch) : DossierEvent;

public sealed record ForkOpened(string Key, string Node, int Count, int Need, ImmutableArray<BodyRef> Items) : DossierEvent;

public sealed record BranchDone(string Key, int Branch) : DossierEvent;

public sealed record ForkClosed(string Key) : DossierEvent;

/// <summary>Work that is no longer wanted: siblings of a finished Parallel, or what a sending back undid.</summary>
public sealed record WorkCancelled(ImmutableArray<string> Keys) : DossierEvent;

public sealed record ConsultOpened(string Key, string Node, ImmutableArray<Holder> Holders, Due? Due, SilenceRule Silence, string? ForStep, DateTimeOffset At, Note? Note = null) : DossierEvent;

public sealed record OpinionGiven(string Key, Guid Body, string Given, Guid? By, DateTimeOffset At, Note? Note) : DossierEvent;

/// <param name="Silent">Bodies that did not answer in time; silence counts as consent.</param>
public sealed record ConsultClosed(string Key, ImmutableArray<Guid> Silent, DateTimeOffset At) : DossierEvent;

public sealed record CallOpened(string Key, string Node, string Procedure, BodyRef Body, DateTimeOffset At) : DossierEvent;

public sealed record CallAnswered(string Key, string Outcome, DateTimeOffset At) : DossierEvent;

public sealed record WaitOpened(string Key, string Node, string? Message, Due? Due, DateTimeOffset At) : DossierEvent;

public sealed record WaitEnded(string Key, string? Message, DateTimeOffset At) : DossierEvent;

/// <summary>The clocks stop: returned to the filer, a superior asked, or suspended.</summary>
public sealed record Paused(DossierStatus Why, string? Key, Due? Expires, Guid? By, DateTimeOffset At, Note? Note) : DossierEvent;

/// <summary>The clocks go on with these deadlines, by key of <see cref="Clocks"/>.</summary>
public sealed record Unpaused(DossierStatus From, ImmutableDictionary<string, Due> Dues, Guid? By, DateTimeOffset At, Note? Note) : DossierEvent;

/// <summary>The calendar changed: these deadlines are now others, by key of <see cref="Clocks"/>.</summary>
/// <param name="Calendar">Version of the calendar that computed them.</param>
public sealed record Recomputed(ImmutableDictionary<string, Due> Dues, string Calendar, Guid? By, DateTimeOffset At) : DossierEvent;

public sealed record SentBack(string Key, string ToNode, Guid? By, DateTimeOffset At, Note? Note) : DossierEvent;

/// <param name="Vote">Set when a vote below its threshold hands the decision up.</param>
public sealed record HandedUp(string Key, Holder To, Due? Due, Guid? By, DateTimeOffset At, Note? Note, Vote? Vote) : DossierEvent;

/// <param name="Key">Of <see cref="Clocks"/>.</param>
public sealed record Extended(string Key, Due Due, Guid? By, DateTimeOffset At, Note? Note) : DossierEvent;

public sealed record Reassigned(string Key, Guid To, Guid? By, DateTimeOffset At, Note? Note) : DossierEvent;

/// <summary>The assignee can no longer do it: the work is the role's again.</summary>
public sealed record Unassigned(string Key, Guid Person, DateTimeOffset At) : DossierEvent;

/// <summary>Nobody in the holder's place can do it: who leads the body, or the body above, may do it too.</summary>
/// <param name="Body">Whose opinion, where it is one of a consult.</param>
public sealed record Escalated(string Key, ImmutableArray<Holder> To, DateTimeOffset At, Guid? Body = null) : DossierEvent;

/// <summary>One body takes another's place in all that is open and all that is to come. What is done keeps the name it was done under.</summary>
public sealed record BodyReplaced(Guid From, BodyRef To, DateTimeOffset At) : DossierEvent;

public sealed record SecrecyRaised(Secrecy To, Guid? By, DateTimeOffset At) : DossierEvent;

/// <summary>A note names these persons, all of whom may see the dossier. The engine decides nothing by it.</summary>
public sealed record Mentioned(ImmutableArray<Guid> Persons) : DossierEvent;

/// <summary>A form was filled in. What stands in it lies in an erasable row; here is only its id and salted hash. It changes no state.</summary>
/// <param name="Form">Its code.</param>
/// <param name="Version">The version of the form.</param>
public sealed record FormFilled(string Form, int Version, Note Content, DateTimeOffset At) : DossierEvent;

/// <param name="Merged">By MERGE: the discipline procedure takes the matter on.</param>
public sealed record FollowOnOpened(string Key, string Procedure, bool Merged, Guid? By, DateTimeOffset At) : DossierEvent;

/// <summary>The end, whichever it is. <paramref name="Other"/> names the competent body or the other dossier.</summary>
/// <param name="Why">Of what was not processed: one of <see cref="Incompetence"/>.</param>
/// <param name="AtKey">The step at which it was not processed.</param>
/// <param name="Acceptor">Who alone may have it taken in after all, by a recorded decision.</param>
public sealed record Ended(DossierStatus How, string? ReasonCode, string? Other, Guid? By, DateTimeOffset At, Note? Note, string? Why = null, string? AtKey = null, Holder? Acceptor = null) : DossierEvent;

/// <param name="Dues">What was left of the whole's deadlines at the end, counted from now, by key of <see cref="Clocks"/>. Null: they ran on.</param>
/// <param name="Since">Since when they stood: the end, or the stop before it.</param>
public sealed record Reopened(Guid? By, DateTimeOffset At, Note? Note, ImmutableDictionary<string, Due>? Dues = null, DateTimeOffset? Since = null, Complaint? Complaint = null) : DossierEvent;

/// <summary>It goes on by another version of its procedure. What is open keeps holder, deadline and clock.</summary>
/// <param name="Nodes">Ids of the version before → ids of this one; what is missing has no place in it.</param>
/// <param name="Changed">Open steps that are now described otherwise.</param>
/// <param name="By">Who asked for it.</param>
public sealed record Migrated(Guid From, Guid To, ImmutableDictionary<string, string> Nodes, ImmutableArray<ChangedWork> Changed, Guid? By, DateTimeOffset At) : DossierEvent
{
    /// <summary>The key of work as it is now; marked where it has no place in the new version.</summary>
    public string KeyOf(string key) => new Renaming(Nodes).Key(key);

    /// <summary>The id of a node as it is now; marked where it has no place in the new version.</summary>
    public string NodeOf(string node) => new Renaming(Nodes).Node(node);
}

/// <summary>An act was a mistake and is taken back. Both stay in the log; the dossier stands as before it.</summary>
/// <param name="Key">Of the work it was about.</param>
/// <param name="Doer">Who had done it.</param>
/// <param name="DoneAt">When.</param>
/// <param name="Back">What is open again, as it was.</param>
/// <param name="Due">The whole's deadline as it was.</param>
/// <param name="DueSince">Since when that ran.</param>
public sealed record Corrected(WrongAct What, string Key, string Node, Guid Doer, DateTimeOffset DoneAt, ImmutableArray<RestoredWork> Back, Due? Due, DateTimeOffset? DueSince, Guid? By, DateTimeOffset At, Note? Note) : DossierEvent;

/// <param name="Body">Whose work it is; null for what no single body has.</param>
public sealed record RestoredWork(string Key, Guid? Body, Due? Due);

/// <summary>Open work that its holder has to look at again.</summary>
public sealed record ChangedWork(string Key, string Node, Holder Holder, Due? Due);

/// <summary>What was not processed goes on at the step that did not take it in, by a decision of the Standing Board.</summary>
/// <param name="Number">Number and symbol of the decision.</param>
/// <param name="Date">Its day.</param>
public sealed record AcceptedByDecision(string Number, DateOnly Date, Guid? By, DateTimeOffset At, Note? Note) : DossierEvent;

/// <summary>A copy to know of it ("để biết") was sent to who holds these roles at these bodies.</summary>
public sealed record Informed(ImmutableArray<Holder> Readers, Guid? By, DateTimeOffset At) : DossierEvent;

/// <param name="Of">Who may give more time.</param>
/// <param name="Key">Of <see cref="Clocks"/>.</param>
public sealed record ExtensionAsked(string Key, Limit By, ImmutableArray<Holder> Of, Guid? Person, DateTimeOffset At, Note? Note) : DossierEvent;

public sealed record ExtensionRefused(string Key, Guid? By, DateTimeOffset At, Note? Note) : DossierEvent;
public sealed record Directed(string Key, Holder From, Holder To, Due? Due, Guid By, DateTimeOffset At, Note Note) : DossierEvent;

/// <param name="From">The place in which it was given.</param>
/// <param name="Leader">Who gave it.</param>
public sealed record DirectionAnswered(string Key, Holder From, Guid Leader, Guid? By, DateTimeOffset At, Note Note) : DossierEvent;

public sealed record DirectionClosed(string Key, Guid? By, DateTimeOffset At, Note? Note) : DossierEvent;

/// <param name="When">When the meeting is held.</param>
public sealed record MeetingCalled(string Key, BodyRef Body, DateTimeOffset When, ImmutableArray<Guid> Invited, ImmutableArray<Guid> Recused, Guid? By, DateTimeOffset At, Note? Place, Note? Agenda) : DossierEvent;

public sealed record MeetingHeld(string Key, Guid PresidedBy, ImmutableArray<Attendee> Attendance, Guid? By, DateTimeOffset At, Note? Discussion) : DossierEvent;
