using System.Collections.Immutable;
using ThongSuot.Engine.WorkingTime;

namespace ThongSuot.Engine.Processes;

/// <summary>A text that lies in an erasable table; entries hold only its id and salted hash.</summary>
public sealed record Note(Guid Content, string Hash);

/// <summary>The numbers of a vote. <paramref name="Members"/> is the size of the deciding body.</summary>
/// <param name="Recused">Members who take no part because the matter concerns them; they count neither as invited nor for the threshold.</param>
public sealed record Vote(Guid PresidedBy, int Members, int Invited, int Present, int For, int Against, int Other, int Recused = 0)
{
    /// <summary>Those who may vote.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public int Voters => Members - Recused;
}

public enum CommandKind
{
    File, Complete, Receive, GiveOpinion, ReturnToFiler, Supplement, SendBack, RefuseNotCompetent, RefuseDuplicate, Decline, ConsultAdHoc,
    AskSuperior, RecordSuperiorAnswer, HandUp, Extend, ExtendWhole, ExtendStatutory, AskExtensionOfWhole, RefuseExtensionOfWhole, Suspend, Resume, Withdraw, Reassign, RaiseSecrecy, FollowOn, Merge, Reopen,
    Expire, AnswerCall, Deliver, Tend, ReplaceBody, Recompute, AcceptByDecision, Inform, AskExtension, RefuseExtension,
    Direct, AnswerDirection, CloseDirection, CallMeeting, RecordMeeting, Migrate, Correct,
}

/// <summary>What somebody, or the system's timer, wants to happen. <see cref="Key"/> names the open work it is about, if any.</summary>
public abstract record Command(CommandKind Kind, string? Key = null);

/// <param name="Secrecy">Level of the content, where the procedure takes it from there; never below the procedure's own.</param>
public sealed record FileDossier(string Role, BodyRef Body, ImmutableDictionary<string, string> Facts, Secrecy Secrecy = Secrecy.Thuong) : Command(CommandKind.File);

/// <param name="Team">The persons named where the step appoints the team.</param>
/// <param name="TeamBodies">The body by virtue of which each of them is named; who is missing is named in person.</param>
/// <param name="Paper">Paper goes along to the next body; needs a reason in <paramref name="Note"/>.</param>
public sealed record Complete(string Step, string? Outcome = null, Note? Note = null, Vote? Vote = null, ImmutableArray<Guid> Team = default, bool Paper = false, ImmutableDictionary<Guid, Guid>? TeamBodies = null)
    : Command(CommandKind.Complete, Step);

/// <summary>Signs for the arrival of what came from another body.</summary>
public sealed record Receive(string Step) : Command(CommandKind.Receive, Step);

public sealed record GiveOpinion(string Consult, Guid Body, string Given, Note? Note = null) : Command(CommandKind.GiveOpinion, Consult);

public sealed record ReturnToFiler(string Step, Note? Missing) : Command(CommandKind.ReturnToFiler, Step);

public sealed record Supplement(Note? Note = null) : Command(CommandKind.Supplement);

public sealed record SendBack(string Step, string ToNode, Note? Note) : Command(CommandKind.SendBack, Step);

/// <param name="Competent">The body that is competent, by name; it stands in the notice.</param>
/// <param name="Why">Code of the reason, one of <see cref="Incompetence"/>.</param>
public sealed record RefuseNotCompetent(string Step, string? Competent, Note? Note, string? Why = null) : Command(CommandKind.RefuseNotCompetent, Step);

public sealed record RefuseDuplicate(string Step, string? Other, Note? Note) : Command(CommandKind.RefuseDuplicate, Step);

public sealed record Decline(string Step, Note? Note) : Command(CommandKind.Decline, Step);

public sealed record ConsultAdHoc(string Step, ImmutableArray<BodyRef> Bodies, Note? Note) : Command(CommandKind.ConsultAdHoc, Step);

public sealed record AskSuperior(string Step, Note? Note) : Command(CommandKind.AskSuperior, Step);

public sealed record RecordSuperiorAnswer(Note? Note) : Command(CommandKind.RecordSuperiorAnswer);

public sealed record HandUp(string Step, Note? Note) : Command(CommandKind.HandUp, Step);

public sealed record Extend(string Step, Limit By, Note? Note) : Command(CommandKind.Extend, Step);

/// <summary>More time for the whole dossier, within what a rule above allows.</summary>
public sealed record ExtendWhole(Limit By, Note? Note) : Command(CommandKind.ExtendWhole, null);

/// <summary>Whoever works on it asks who leads the competent body for more time for the whole.</summary>
public sealed record AskExtensionOfWhole(Limit By, Note? Note) : Command(CommandKind.AskExtensionOfWhole, null);

public sealed record RefuseExtensionOfWhole(Note? Note) : Command(CommandKind.RefuseExtensionOfWhole, null);

/// <summary>The statutory limit prolonged as its rule allows.</summary>
/// <param name="By">In the unit of the extension that the rule allows.</param>
public sealed record ExtendStatutory(decimal By, Note? Note) : Command(CommandKind.ExtendStatutory, null);

public sealed record Suspend(Note? Note) : Command(CommandKind.Suspend);

public sealed record Resume(Note? Note) : Command(CommandKind.Resume);

public sealed record Withdraw(Note? Note) : Command(CommandKind.Withdraw);

public sealed record Reassign(string Step, Guid Person, Note? Note) : Command(CommandKind.Reassign, Step);

public sealed record RaiseSecrecy(Secrecy To) : Command(CommandKind.RaiseSecrecy);

/// <summary>Opens another dossier about the same matter without waiting for it.</summary>
public sealed record FollowOn(string Step, string Procedure) : Command(CommandKind.FollowOn, Step);

/// <summary>The violation is clear: the discipline procedure that the definition names opens at once.</summary>
public sealed record Merge(string Step) : Command(CommandKind.Merge, Step);

/// <summary>The last act was a mistake: it is taken back, with what followed from it.</summary>
public sealed record Correct(Note? Note) : Command(CommandKind.Correct);

/// <param name="Complaint">After which it is opened again, where there was one.</param>
public sealed record Reopen(string AtNode, Note? Note, Complaint? Complaint = null) : Command(CommandKind.Reopen);

/// <summary>A complaint as it is referred to: number and day. Who complained lies in an erasable row.</summary>
public sealed record Complaint(string Number, DateOnly Date, Note? Complainant = null);

/// <summary>Onto another version of the procedure. The keeper of the procedure asks for it for all dossiers at once; the system carries it out.</summary>
/// <param name="From">The version that it is on.</param>
/// <param name="Version">The other version, which <paramref name="To"/> says.</param>
/// <param name="Nodes">Its nodes by those of the version before; "" where what is open there does not move.</param>
/// <param name="By">Who asked for it.</param>
public sealed record Migrate(Guid From, Guid Version, ProcedureDefinition To, ImmutableDictionary<string, string> Nodes, Guid? By) : Command(CommandKind.Migrate);

/// <summary>By the system: the time of a consult, a wait or (key "") a return is over.</summary>
public sealed record Expire(string Work) : Command(CommandKind.Expire, Work);

public sealed record AnswerCall(string Call, string Outcome) : Command(CommandKind.AnswerCall, Call);

public sealed record Deliver(string Wait, string Message) : Command(CommandKind.Deliver, Wait);

/// <summary>By the system, after a change of the organisation: what is assigned to somebody who left goes back to the role, what nobody can do any more goes to who leads.</summary>
public sealed record Tend() : Command(CommandKind.Tend);

/// <summary>By the system: a body was merged, split or dissolved; another one stands in its place here, for open and later work.</summary>
public sealed record ReplaceBody(Guid From, BodyRef To) : Command(CommandKind.ReplaceBody);

/// <summary>The calendar changed: open deadlines become those that <see cref="Clocks"/> computed by it.</summary>
/// <param name="Dues">By key of the work, "" for the whole dossier; what is no longer open is passed over.</param>
public sealed record Recompute(ImmutableDictionary<string, Due> Dues, string Calendar) : Command(CommandKind.Recompute);

/// <summary>What was not processed is taken in after all, by a decision that only the Standing Board can record.</summary>
/// <param name="Number">Number and symbol of the decision.</param>
public sealed record AcceptByDecision(string Number, DateOnly Date, Note? Note) : Command(CommandKind.AcceptByDecision);

/// <summary>Copies "để biết": who may read the dossier at other bodies, without a part in it.</summary>
public sealed record Inform(ImmutableArray<Holder> Readers) : Command(CommandKind.Inform);

/// <summary>Whoever does a step asks who leads the body for more time.</summary>
public sealed record AskExtension(string Step, Limit By, Note? Note) : Command(CommandKind.AskExtension, Step);

/// <summary>More time was asked for and is not given.</summary>
public sealed record RefuseExtension(string Step, Note? Note) : Command(CommandKind.RefuseExtension, Step);
/// <summary>A leader's direction to whoever holds a place in the dossier, or to a person there.</summary>
/// <param name="Limit">Until when it is to be answered; null leaves it open.</param>
public sealed record Direct(Holder To, Limit? Limit, Note? Note) : Command(CommandKind.Direct);

public sealed record AnswerDirection(string Direction, Note? Note) : Command(CommandKind.AnswerDirection, Direction);

public sealed record CloseDirection(string Direction, Note? Note = null) : Command(CommandKind.CloseDirection, Direction);

/// <summary>The notice of the meeting in which a collective step is decided; given again, it takes the place of the one before.</summary>
/// <param name="Recused">Members of the deciding body whom the matter concerns.</param>
public sealed record CallMeeting(string Step, DateTimeOffset When, ImmutableArray<Guid> Invited, ImmutableArray<Guid> Recused, Note? Place = null, Note? Agenda = null) : Command(CommandKind.CallMeeting, Step);

/// <summary>Who came to the meeting and, of an open vote, how each voted.</summary>
public sealed record RecordMeeting(string Step, Guid PresidedBy, ImmutableArray<Attendee> Attendance, Note? Discussion = null) : Command(CommandKind.RecordMeeting, Step);
