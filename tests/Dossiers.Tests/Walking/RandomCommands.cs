using System.Collections.Immutable;
using ThongSuot.Contracts.Organisation;
using ThongSuot.Dossiers.Steps;
using ThongSuot.Engine.Processes;
using ThongSuot.Engine.WorkingTime;

namespace ThongSuot.Dossiers.Tests.Walking;

/// <summary>A command of each kind with arguments that a person could have entered; whether it is allowed is another question.</summary>
internal sealed class RandomCommands(Random random, OrganisationView organisation, ProcedureDefinition definition)
{
    private readonly Body[] _bodies = [.. organisation.Bodies.OrderBy(b => b.Code, StringComparer.Ordinal)];

    /// <summary>Kinds that are about a piece of open work, and those about the whole dossier.</summary>
    public static readonly ImmutableArray<CommandKind> OfWork =
        [.. Enum.GetValues<CommandKind>().Except([CommandKind.File, CommandKind.Supplement, CommandKind.RecordSuperiorAnswer, CommandKind.Suspend, CommandKind.Resume, CommandKind.Withdraw, CommandKind.RaiseSecrecy, CommandKind.Reopen, CommandKind.Tend, CommandKind.ReplaceBody, CommandKind.Recompute, CommandKind.AcceptByDecision, CommandKind.Inform, CommandKind.ExtendWhole, CommandKind.ExtendStatutory, CommandKind.AskExtensionOfWhole, CommandKind.RefuseExtensionOfWhole, CommandKind.Direct, CommandKind.AnswerDirection, CommandKind.CloseDirection, CommandKind.Migrate, CommandKind.Correct])];

    public static readonly ImmutableArray<CommandKind> OfDossier =
        [CommandKind.Supplement, CommandKind.RecordSuperiorAnswer, CommandKind.Suspend, CommandKind.Resume, CommandKind.Withdraw, CommandKind.RaiseSecrecy, CommandKind.Reopen, CommandKind.Expire, CommandKind.Tend, CommandKind.ReplaceBody, CommandKind.Recompute, CommandKind.AcceptByDecision, CommandKind.Inform, CommandKind.ExtendWhole, CommandKind.ExtendStatutory, CommandKind.AskExtensionOfWhole, CommandKind.RefuseExtensionOfWhole, CommandKind.Direct, CommandKind.Migrate, CommandKind.Correct];

    /// <summary>Who may be chosen for a step: whom the matter does not concern.</summary>
    public Func<OpenStep, Guid, bool> MayBeGiven { get; set; } = (_, _) => true;

    /// <summary>The deadlines of what happened so far, as the calendar of now computes them.</summary>
    public Func<Recompute> Recomputed { get; set; } = () => new Recompute(ImmutableDictionary<string, Due>.Empty, "");

    public Func<DateTimeOffset> Now { get; set; } = () => default;

    /// <summary>Whom a person may give a direction.</summary>
    public Func<Acting, IReadOnlyList<Holder>> Directable { get; set; } = _ => [];

    public Command Of(CommandKind kind, string? key, DossierState state, Acting actor)
    {
        var work = key is null ? null : state.Open.GetValueOrDefault(key);
        var at = key ?? "";
        return kind switch
        {
            CommandKind.Complete => Completion(at, work, state),
            CommandKind.Receive => new Receive(at),
            CommandKind.GiveOpinion => new GiveOpinion(at, OpinionBody(state, at, work, actor), Pick(["dong_y", "khong_dong_y", "khac"]), Note()),
            CommandKind.ReturnToFiler => new ReturnToFiler(at, Note()),
            CommandKind.Supplement => new Supplement(Note()),
            CommandKind.SendBack => new SendBack(at, PickOr([.. Process.SendBackTargets(definition, state, at).Select(s => s.Id)], definition.Steps[0].Id), Note()),
            CommandKind.RefuseNotCompetent => new RefuseNotCompetent(at, "Cơ quan khác", Note()),
            CommandKind.RefuseDuplicate => new RefuseDuplicate(at, "TCCB-01/2026/000001", Note()),
            CommandKind.Decline => new Decline(at, Note()),
            CommandKind.ConsultAdHoc => new ConsultAdHoc(at, [.. Enumerable.Range(0, random.Next(1, 4)).Select(_ => Pick(NotAsked(state, at))).Select(b => new BodyRef(b.Id, b.Name))], Note()),
            CommandKind.AskSuperior => new AskSuperior(at, Note()),
            CommandKind.RecordSuperiorAnswer => new RecordSuperiorAnswer(Note()),
            CommandKind.HandUp => new HandUp(at, Note()),
            CommandKind.ExtendWhole => new ExtendWhole(More(state.Due, 120), Note()),
            CommandKind.AskExtensionOfWhole => new AskExtensionOfWhole(More(state.Due, 20), Note()),
            CommandKind.RefuseExtensionOfWhole => new RefuseExtensionOfWhole(Note()),
            CommandKind.ExtendStatutory => new ExtendStatutory(definition.Statutory?.Extension?.Value ?? 1, Note()),
            CommandKind.Extend => new Extend(at, More(work?.Due, 120), Note()),
            CommandKind.AskExtension => new AskExtension(at, More(work?.Due, 20), Note()),
            CommandKind.RefuseExtension => new RefuseExtension(at, Note()),
            CommandKind.AcceptByDecision => new AcceptByDecision("12-QĐ/TU", new DateOnly(2025, 1, 2), Note()),
            CommandKind.Inform => new Inform([.. Enumerable.Range(0, random.Next(1, 3)).Select(_ => Pick(_bodies)).Select(b => new Holder("records_clerk", new BodyRef(b.Id, b.Name)))]),
            CommandKind.Suspend => new Suspend(Note()),
            CommandKind.Resume => new Resume(Note()),
            CommandKind.Withdraw => new Withdraw(Note()),
            CommandKind.Reassign => new Reassign(at, work is OpenStep { Holder: var holder } open ? PickOr([.. organisation.HoldersOf(holder.Role, holder.Body.Id).Where(p => MayBeGiven(open, p))], state.Filer.Person) : state.Filer.Person, Note()),
            CommandKind.RaiseSecrecy => new RaiseSecrecy(state.Secrecy == Secrecy.TuyetMat ? Secrecy.TuyetMat : state.Secrecy + random.Next(1, Secrecy.TuyetMat - state.Secrecy + 1)),
            CommandKind.FollowOn => new FollowOn(at, "TCCB-01"),
            CommandKind.Merge => new Merge(at),
            CommandKind.Reopen => new Reopen(PickOr([.. Process.ReopenTargets(definition, state).Select(s => s.Id)], definition.Steps[0].Id), Note()),
            CommandKind.Expire => new Expire(at),
            CommandKind.AnswerCall => new AnswerCall(at, "xong"),
            CommandKind.Deliver => new Deliver(at, work is OpenWait { Message: { } message } ? message : "tin"),
            CommandKind.Correct => new Correct(Note()),
            // Onto the same text: everything stays where it is.
            CommandKind.Migrate => new Migrate(Guid.Empty, Guid.Empty, definition, Migrating.Propose(definition, definition), null),
            CommandKind.Tend => new Tend(),
            CommandKind.ReplaceBody => Replacement(state),
            // By the calendar of always: nothing moves.
            CommandKind.Recompute => Recomputed(),
            CommandKind.Direct => new Direct(PickOr(Directable(actor), new Holder("case_officer", state.Filer.Body)), random.Next(2) == 0 ? new Limit(2, LimitUnit.WorkingDay, LimitBasis.Planned) : null, Note()),
            CommandKind.AnswerDirection => new AnswerDirection(at, Note()),
            CommandKind.CloseDirection => new CloseDirection(at),
            CommandKind.CallMeeting => new CallMeeting(at, Now(), [Member(work)], []),
            CommandKind.RecordMeeting => new RecordMeeting(at, state.Meetings.TryGetValue(at, out var meeting) ? meeting.Invited[0] : Guid.Empty, Everybody(state.Meetings.GetValueOrDefault(at))),
            _ => throw new ArgumentOutOfRangeException(nameof(kind)),
        };
    }

    // A body of the same kind and level, where the same roles are held; itself where there is no other.
    private ReplaceBody Replacement(DossierState state)
    {
        var from = Pick([.. Process.BodiesOf(state).Where(b => organisation.Find(b) is not null).Order()]);
        var body = organisation.Find(from)!;
        var to = Pick([.. _bodies.Where(b => b.Kind == body.Kind && b.Level == body.Level)]);
        return new ReplaceBody(from, new BodyRef(to.Id, to.Name));
    }

    /// <summary>A vote that does not reach its threshold.</summary>
    public static Complete Lost(Complete completion) => completion with { Vote = completion.Vote! with { For = 2, Against = 7 } };

    public T Pick<T>(IReadOnlyList<T> from) => from[random.Next(from.Count)];

    private Complete Completion(string key, OpenWork? work, DossierState state)
    {
        if (work is not OpenStep { Holder: var holder } || definition.Find(work.Node) is not Step step)
            return new Complete(key);
        var team = step.AppointsTeam ? organisation.TeamCandidates(organisation.Find(holder.Body.Id)!).Where(p => MayBeGiven((OpenStep)work, p)).Take(random.Next(1, 4)).ToImmutableArray() : default;
        return new Complete(
            key,
            step.Outcomes.IsEmpty ? null : Pick(step.Outcomes).Code,
            Note(),
            step.Vote is null ? null : Counted(state.Meetings.GetValueOrDefault(key)),
            team,
            Paper: random.Next(5) == 0);
    }

    private Body[] NotAsked(DossierState state, string step)
    {
        var asked = state.Open.Values.OfType<OpenConsult>().Where(c => c.ForStep == step).SelectMany(c => c.Opinions).Where(o => o.Given is null).Select(o => o.Body.Id).ToHashSet();
        return [.. _bodies.Where(b => !asked.Contains(b.Id))];
    }

    // Who takes the decision; where nobody of them may, anybody whom the matter does not concern.
    private Guid Member(OpenWork? work) => work is OpenStep { Holder: var holder } open
        ? organisation.HoldersOf(holder.Role, holder.Body.Id).Concat(holder.Persons).Concat(organisation.Persons.Select(p => p.Id)).First(p => MayBeGiven(open, p))
        : Guid.Empty;

    private static ImmutableArray<Attendee> Everybody(Meeting? meeting) => meeting is null
        ? []
        : [.. meeting.Invited.Select(p => new Attendee(p, Presence.Present)), .. meeting.Recused.Select(p => new Attendee(p, Presence.Recused))];

    private static Vote Counted(Meeting? meeting)
    {
        var vote = new Vote(Guid.Empty, 109, 9, 9, 9, 0, 0, 100);
        return meeting is { IsRecorded: true } ? Meetings.Count(meeting, vote) with { Members = meeting.Attendance.Length, For = 1 } : vote;
    }

    private Guid OpinionBody(DossierState state, string key, OpenWork? work, Acting actor)
    {
        var open = Process.OpinionsOf(state, key, actor).ToArray();
        return open.Length > 0 ? Pick(open).Id : work is OpenConsult consult ? consult.Opinions[0].Body.Id : Guid.Empty;
    }

    private T PickOr<T>(IReadOnlyList<T> from, T otherwise) => from.Count > 0 ? Pick(from) : otherwise;

    // Halves of working days and hours; dates are whole.
    private Limit More(Due? due, int most) => StepAction.UnitOfMore(due) is var unit && unit == LimitUnit.CalendarDay
        ? new Limit(random.Next(1, most / 2), unit, LimitBasis.Planned)
        : new Limit(random.Next(1, most + 1) / 2m, unit, LimitBasis.Planned);

    private Note Note() => new(new Guid(random.Next(), 0, 0, new byte[8]), "băm");
}
