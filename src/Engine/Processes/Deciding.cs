using System.Collections.Immutable;
using ThongSuot.Engine.Values;
using ThongSuot.Engine.WorkingTime;

namespace ThongSuot.Engine.Processes;

/// <summary>Carries out a command that is allowed: checks its arguments, tells what happens.</summary>
internal static class Deciding
{
    public static readonly ImmutableArray<string> Opinions = ["dong_y", "khong_dong_y", "khac"];

    public static void Carry(ProcedureDefinition definition, Flow flow, Command command, Context context)
    {
        var (by, now) = (context.Actor.Person, context.Now);
        var open = command.Key is { Length: > 0 } key ? flow.State.Open.GetValueOrDefault(key) : null;
        if (open is OpenStep step && command.Kind is not (CommandKind.Receive or CommandKind.Reassign or CommandKind.Extend or CommandKind.RefuseExtension))
            Sign(flow, step, by, now);

        switch (command)
        {
            case Complete c:
                Completing.Run(definition, flow, c, (OpenStep)open!, context);
                break;
            case Receive:
                Sign(flow, (OpenStep)open!, by, now);
                break;
            case GiveOpinion c:
                Consulting.Answer(definition, flow, c, (OpenConsult)open!, context);
                break;
            case ConsultAdHoc c:
                Consulting.Ask(definition, flow, c, (OpenStep)open!, context);
                break;
            case ReturnToFiler c:
                if (Reason(flow, c.Missing))
                    flow.Tell(new Paused(DossierStatus.Returned, c.Key, flow.DueOf(definition.ReturnWait), by, now, c.Missing));
                break;
            case AskSuperior c:
                if (Reason(flow, c.Note))
                    flow.Tell(new Paused(DossierStatus.WaitingSuperior, c.Key, null, by, now, c.Note));
                break;
            case Suspend c:
                if (Reason(flow, c.Note))
                    flow.Tell(new Paused(DossierStatus.Suspended, null, null, by, now, c.Note));
                break;
            case Supplement c:
                Pausing.GoOn(flow, context, c.Note);
                break;
            case RecordSuperiorAnswer c:
                if (Reason(flow, c.Note))
                    Pausing.GoOn(flow, context, c.Note);
                break;
            case Resume c:
                Pausing.GoOn(flow, context, c.Note);
                break;
            case SendBack c:
                SendBack(definition, flow, c, (OpenStep)open!, context);
                break;
            case RefuseNotCompetent c:
                if (c.Why is { } why && !Incompetence.IsKnown(why))
                    flow.Refuse(Refusals.UnknownIncompetence);
                else if (Reason(flow, c.Note))
                    NotProcess(definition, flow, (OpenStep)open!, definition.TransfersWhenNotCompetent ? DossierStatus.Transferred : DossierStatus.NotCompetent, "NOTCOMP", c.Competent, c.Note, c.Why, context);
                break;
            case RefuseDuplicate c:
                if (Reason(flow, c.Note))
                    NotProcess(definition, flow, (OpenStep)open!, DossierStatus.NotCompetent, "DUP", c.Other, c.Note, null, context);
                break;
            case AcceptByDecision c:
                Accept(definition, flow, c, context);
                break;
            case Inform c:
                if (c.Readers.IsDefaultOrEmpty)
                    flow.Refuse(Refusals.NoBodiesToInform);
                else
                    flow.Tell(new Informed([.. c.Readers.Distinct()], by, now));
                break;
            case AskExtension c:
                Extending.Ask(definition, flow, c, (OpenStep)open!, context);
                break;
            case RefuseExtension c:
                if (Reason(flow, c.Note))
                    flow.Tell(new ExtensionRefused(c.Step, by, now, c.Note));
                break;
            case Decline c:
                if (Reason(flow, c.Note))
                    flow.Tell(new Ended(DossierStatus.Declined, "REJECT", null, by, now, c.Note));
                break;
            case Withdraw c:
                if (Reason(flow, c.Note))
                    flow.Tell(new Ended(DossierStatus.Withdrawn, "WITHDRAW", null, by, now, c.Note));
                break;
            case HandUp c:
                if (Reason(flow, c.Note))
                    Completing.HandUp(definition, flow, (OpenStep)open!, c.Note, null, context);
                break;
            case Extend c:
                Extending.Give(flow, c, (OpenStep)open!, context);
                break;
            case AskExtensionOfWhole c:
                Extending.Ask(definition, flow, c, context);
                break;
            case RefuseExtensionOfWhole c:
                if (Reason(flow, c.Note))
                    flow.Tell(new ExtensionRefused(Clocks.Whole, by, now, c.Note));
                break;
            case ExtendWhole c:
                Extending.Give(flow, c, context);
                break;
            case ExtendStatutory c:
                Extending.Give(definition, flow, c, context);
                break;
            case Reassign c:
                if (May.IsBarred(definition, flow.State, context, (OpenStep)open!, c.Person))
                    flow.Refuse(Refusals.PersonConcerned);
                else
                    flow.Tell(new Reassigned(c.Step, c.Person, by, now, c.Note));
                break;
            case RaiseSecrecy c:
                if (c.To > flow.State.Secrecy && Enum.IsDefined(c.To))
                    flow.Tell(new SecrecyRaised(c.To, by, now));
                else
                    flow.Refuse(Refusals.SecrecyOnlyUp);
                break;
            case FollowOn c:
                flow.Tell(new FollowOnOpened(c.Step, c.Procedure, Merged: false, by, now));
                break;
            case Merge c:
                flow.Tell(new FollowOnOpened(c.Step, definition.MergeInto!, Merged: true, by, now));
                break;
            case Reopen c:
                Reopen(definition, flow, c, context);
                break;
            case Tend:
                // What it does is done after every decision.
                break;
            case ReplaceBody c:
                // Also where no open or past work names it: a party to come, which only the matter knows.
                flow.Tell(new BodyReplaced(c.From, c.To, now));
                break;
            case Correct c:
                Correcting.Run(flow, c, context);
                break;
            case Migrate c:
                Migrating.Run(definition, flow, c, context);
                break;
            case Recompute c:
                Recompute(flow, c, context);
                break;
            case Expire c:
                Expire(definition, flow, c, open, context);
                break;
            case AnswerCall c:
                if (flow.State.Hops.LastOrDefault(h => h.Key == c.Call) is { ReceivedAt: null } gone)
                    flow.Tell(new HopReceived(gone.Number, by, now));
                flow.Tell(new CallAnswered(c.Call, c.Outcome, now));
                flow.MovesFrom(((OpenCall)open!).Body);
                flow.Leave(definition.Find(open.Node)!, Prefix(open));
                Pausing.GoOnIfNobodyCan(flow, context);
                break;
            case Deliver c:
                if (((OpenWait)open!).Message == c.Message)
                {
                    flow.Tell(new WaitEnded(c.Wait, c.Message, now));
                    flow.Leave(definition.Find(open.Node)!, Prefix(open));
                    Pausing.GoOnIfNobodyCan(flow, context);
                }
                else
                {
                    flow.Refuse(Refusals.NotOffered);
                }

                break;
            case Direct c:
                Directions.Give(definition, flow, c, context);
                break;
            case AnswerDirection c:
                if (Reason(flow, c.Note) && flow.State.Directions[c.Direction] is var answered)
                    flow.Tell(new DirectionAnswered(c.Direction, answered.From, answered.By, by, now, c.Note!));
                break;
            case CloseDirection c:
                flow.Tell(new DirectionClosed(c.Direction, by, now, c.Note));
                break;
            case CallMeeting c:
                Meetings.Call(definition, flow, c, (OpenStep)open!, context);
                break;
            case RecordMeeting c:
                Meetings.Record(definition, flow, c, (OpenStep)open!, context);
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(command), command.Kind, "A command without a meaning.");
        }
    }

    public static bool Reason(Flow flow, Note? note)
    {
        if (note is null)
            flow.Refuse(Refusals.ReasonRequired);
        return note is not null;
    }

    /// <summary>"e1.2/" of "e1.2/b5".</summary>
    public static string Prefix(OpenWork work) => work.Key[..(work.Key.LastIndexOf('/') + 1)];

    // Acting on what arrived signs for its arrival.
    private static void Sign(Flow flow, OpenStep step, Guid? by, DateTimeOffset now)
    {
        if (step.Hop is { } hop && flow.State.Hops[hop - 1].ReceivedAt is null)
            flow.Tell(new HopReceived(hop, by, now));
    }

    private static void SendBack(ProcedureDefinition definition, Flow flow, SendBack command, OpenStep from, Context context)
    {
        if (!Reason(flow, command.Note))
            return;
        if (May.Earlier(definition, flow.State, from).FirstOrDefault(s => s.Id == command.ToNode) is not { } target)
        {
            flow.Refuse(Refusals.NotEarlier);
            return;
        }

        var line = definition.AncestorsOf(definition.Find(from.Node)!).ToHashSet();
        var common = definition.AncestorsOf(target).First(line.Contains);
        // The runs of Each above the common ancestor stay; those below it end.
        var prefix = May.SharedPrefix(definition, from, target);
        flow.Tell(new SentBack(from.Key, target.Id, context.Actor.Person, context.Now, command.Note));
        flow.CancelBelow(common, prefix);
        flow.MovesFrom(from.Holder.Body);
        flow.Enter(target, prefix);
    }

    // A petition is passed on; all else stays as it is, for the Standing Board alone to take in.
    private static void NotProcess(
        ProcedureDefinition definition, Flow flow, OpenStep open, DossierStatus how, string code, string? other, Note? note, string? why, Context context) =>
        flow.Tell(new Ended(how, code, other, context.Actor.Person, context.Now, note, why, open.Key, how == DossierStatus.NotCompetent ? May.AcceptorOf(definition, open, context) : null));

    private static void Accept(ProcedureDefinition definition, Flow flow, AcceptByDecision command, Context context)
    {
        if (string.IsNullOrWhiteSpace(command.Number))
        {
            flow.Refuse(Refusals.DecisionMissing);
            return;
        }

        if (command.Date > context.Calendar.DateOf(context.Now))
        {
            flow.Refuse(Refusals.DecisionDate);
            return;
        }

        var key = flow.State.Unprocessed!.AtKey;
        flow.Tell(new AcceptedByDecision(command.Number, command.Date, context.Actor.Person, context.Now, command.Note));
        // Nobody could work on it before: its time begins with the decision.
        if (flow.WholeLimit(definition.Total) is { } limit)
            flow.Tell(new DueSet(flow.DueOf(limit)!, context.Now));
        flow.BeginStatutory();
        flow.MovesFrom(flow.State.Filer.Body);
        flow.Enter(definition.Find(OpenWork.NodeOf(key))!, "");
    }

    private static void Recompute(Flow flow, Recompute command, Context context)
    {
        var state = flow.State;
        flow.Tell(new Recomputed(command.Dues.Where(due => state.DueOf(due.Key) is not null).ToImmutableDictionary(StringComparer.Ordinal), command.Calendar, context.Actor.Person, context.Now));
    }

    private static void Reopen(ProcedureDefinition definition, Flow flow, Reopen command, Context context)
    {
        if (!Reason(flow, command.Note))
            return;
        if (May.Reopenable(definition, flow.State).FirstOrDefault(s => s.Id == command.AtNode) is not { } step)
        {
            flow.Refuse(Refusals.NotEarlier);
            return;
        }

        if (command.Complaint is { } complaint && (string.IsNullOrWhiteSpace(complaint.Number) || complaint.Date > context.Calendar.DateOf(context.Now)))
        {
            flow.Refuse(Refusals.ComplaintUnclear);
            return;
        }

        // Between the end and this nobody could work on it.
        var since = flow.State.StoodSince ?? flow.State.EndedAt!.Value;
        flow.Tell(new Reopened(context.Actor.Person, context.Now, command.Note, Pausing.OfWhole(flow.State, since, context), since, command.Complaint));
        flow.MovesFrom(flow.State.Done[^1].Holder.Body);
        flow.Enter(step, "");
    }

    private static void Expire(ProcedureDefinition definition, Flow flow, Expire command, OpenWork? open, Context context)
    {
        var due = open?.Due ?? flow.State.Pause?.Expires;
        if (due is null || due.At > context.Now)
        {
            flow.Refuse(Refusals.TooEarly);
            return;
        }

        switch (open)
        {
            case OpenConsult consult:
                Consulting.Close(definition, flow, consult, context);
                break;
            case OpenWait wait:
                flow.Tell(new WaitEnded(wait.Key, null, context.Now));
                flow.Leave(definition.Find(wait.Node)!, Prefix(wait));
                break;
            default:
                flow.Tell(new Ended(DossierStatus.Expired, "RETURN", null, null, context.Now, null));
                break;
        }
    }
}
