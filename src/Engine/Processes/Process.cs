using System.Collections.Immutable;

namespace ThongSuot.Engine.Processes;

/// <summary>Either events and the state after them, or the reason why not. Never both.</summary>
public sealed record Decision(ImmutableArray<DossierEvent> Events, DossierState? State, Refused? Refusal)
{
    public bool IsRefused => Refusal is not null;
}

/// <summary>A command that this person may give now.</summary>
/// <param name="Key">The open work it is about; null for the whole dossier.</param>
/// <param name="Node">The node of that work.</param>
public sealed record Offer(CommandKind Kind, string? Key, string? Node);

/// <summary>The engine: pure functions over a procedure's definition and a dossier's state.</summary>
public static class Process
{
    /// <summary>What this person may do now, in the order of the open work.</summary>
    public static ImmutableArray<Offer> Offers(ProcedureDefinition definition, DossierState state, Context context)
    {
        var offers = ImmutableArray.CreateBuilder<Offer>();
        foreach (var work in state.Open.Values.OrderBy(w => w.Since).ThenBy(w => w.Key, StringComparer.Ordinal))
        {
            foreach (var kind in OfWork)
            {
                if (May.Why(definition, state, context, kind, work.Key) is null)
                    offers.Add(new Offer(kind, work.Key, work.Node));
            }
        }

        foreach (var direction in state.Directions.Values.OrderBy(d => d.At).ThenBy(d => d.Key, StringComparer.Ordinal))
        {
            foreach (var kind in Directions.Kinds.Where(kind => May.Why(definition, state, context, kind, direction.Key) is null))
                offers.Add(new Offer(kind, direction.Key, null));
        }

        foreach (var kind in OfDossier)
        {
            if (May.Why(definition, state, context, kind, null) is null)
                offers.Add(new Offer(kind, null, null));
        }

        return offers.ToImmutable();
    }

    /// <summary>Steps to which an open step may be sent back.</summary>
    public static IEnumerable<Step> SendBackTargets(ProcedureDefinition definition, DossierState state, string key) =>
        state.Open.GetValueOrDefault(key) is OpenStep step ? May.Earlier(definition, state, step) : [];

    /// <summary>Steps at which a dossier that is over may be reopened.</summary>
    public static IEnumerable<Step> ReopenTargets(ProcedureDefinition definition, DossierState state) => May.Reopenable(definition, state);

    /// <summary>The bodies for which this person may give an opinion in a consult.</summary>
    public static IEnumerable<BodyRef> OpinionsOf(DossierState state, string key, Acting actor) =>
        state.Open.GetValueOrDefault(key) is OpenConsult consult ? May.Answers(consult, actor).Select(o => o.Body) : [];

    /// <summary>Why this person is offered nothing at a step that is otherwise its own; null when there is no such step.</summary>
    public static Refused? WhyBarred(ProcedureDefinition definition, DossierState state, Context context) =>
        state.Open.Values.Select(w => May.Why(definition, state, context, w is OpenConsult ? CommandKind.GiveOpinion : CommandKind.Complete, w.Key))
            .FirstOrDefault(why => why == Refusals.ConflictOfInterest || why == Refusals.PrincipalConcerned);

    /// <summary>Why this person may not give a command of this kind now; null when it may. Whether its arguments are right is another matter.</summary>
    public static Refused? WhyNot(ProcedureDefinition definition, DossierState state, Context context, CommandKind kind, string? key) =>
        May.Why(definition, state, context, kind, key);

    /// <summary>Whether a person may be given this open step: the matter does not concern it.</summary>
    public static bool MayBeGiven(ProcedureDefinition definition, DossierState state, Context context, OpenStep step, Guid person) =>
        !May.IsBarred(definition, state, context, step, person);

    /// <summary>The places in the dossier to whose holders this person may give a direction.</summary>
    public static ImmutableArray<Holder> DirectionTargets(ProcedureDefinition definition, DossierState state, Context context) => Directions.Targets(definition, state, context);

    /// <summary>The places from which the whole dossier may be given more time.</summary>
    public static ImmutableArray<Holder> LeadersOfWhole(ProcedureDefinition definition, DossierState state, Context context) => Extending.ByOfWhole(definition, state, context);

    /// <summary>Whether work is the filer's by name.</summary>
    public static bool IsFilers(DossierState state, Holder holder) => May.IsOnlyFilers(state, holder);

    /// <summary>Whether the matter is a person's own or a relative's.</summary>
    public static bool IsConcerned(ProcedureDefinition definition, DossierState state, Context context, Guid person) =>
        May.IsConcerned(definition, state, context, person);

    /// <summary>Who decided, and so may reopen: by the final decision, or else by the last step on the officers' side; null before that.</summary>
    public static Holder? DecidedBy(ProcedureDefinition definition, DossierState state) => May.DecidedBy(definition, state)?.Holder;

    /// <summary>Every body that a state names by its id: where another one would have to take its place.</summary>
    public static IEnumerable<Guid> BodiesOf(DossierState state) => Succession.BodiesOf(state).Distinct();

    public static Decision Decide(ProcedureDefinition definition, DossierState? state, Command command, Context context)
    {
        var flow = new Flow(definition, state, context);
        if (command is FileDossier file && state is null)
        {
            Filing.File(definition, flow, file, context);
        }
        else if (command is FileDossier || state is null)
        {
            flow.Refuse(Refusals.NotOffered);
        }
        else if (May.Why(definition, state, context, command.Kind, command.Key) is { } refusal)
        {
            flow.Refuse(refusal);
        }
        else
        {
            Deciding.Carry(definition, flow, command, context);
        }

        if (flow.Refusal is null)
            Tending.Run(command is Migrate { To: var other } ? other : definition, flow, context);
        return flow.Refusal is { } why ? new Decision([], null, why) : new Decision(flow.Events, flow.State, null);
    }

    public static DossierState Apply(DossierState? state, DossierEvent happened) => Fold.Apply(state, happened);

    private static readonly ImmutableArray<CommandKind> OfWork =
    [
        CommandKind.Complete, CommandKind.Receive, CommandKind.GiveOpinion, CommandKind.ReturnToFiler, CommandKind.SendBack, CommandKind.RefuseNotCompetent,
        CommandKind.RefuseDuplicate, CommandKind.Decline, CommandKind.ConsultAdHoc, CommandKind.AskSuperior, CommandKind.HandUp, CommandKind.Extend,
        CommandKind.AskExtension, CommandKind.RefuseExtension,
        CommandKind.Reassign, CommandKind.Merge, CommandKind.FollowOn, CommandKind.Expire, CommandKind.AnswerCall, CommandKind.Deliver,
        CommandKind.RecordMeeting, CommandKind.CallMeeting,
    ];

    private static readonly ImmutableArray<CommandKind> OfDossier =
    [
        CommandKind.Supplement, CommandKind.RecordSuperiorAnswer, CommandKind.Suspend, CommandKind.Resume, CommandKind.Withdraw, CommandKind.RaiseSecrecy,
        CommandKind.Reopen, CommandKind.AcceptByDecision, CommandKind.Inform, CommandKind.Expire, CommandKind.Tend, CommandKind.Correct, CommandKind.ReplaceBody, CommandKind.Recompute, CommandKind.Migrate,
        CommandKind.ExtendWhole, CommandKind.ExtendStatutory, CommandKind.AskExtensionOfWhole, CommandKind.RefuseExtensionOfWhole, CommandKind.Direct,
    ];
}
