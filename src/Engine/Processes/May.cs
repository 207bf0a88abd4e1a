using System.Collections.Immutable;

namespace ThongSuot.Engine.Processes;

/// <summary>
/// May this person do this now? The one place that both <see cref="Process.Offers"/> and <see cref="Process.Decide"/> ask,
/// so that what is drawn and what is accepted cannot differ.
/// </summary>
internal static class May
{
    private static readonly ImmutableHashSet<StepKind> Returnable =
        [StepKind.Intake, StepKind.Prepare, StepKind.Review, StepKind.Decide, StepKind.Collective, StepKind.Technical, StepKind.Issue];

    private static readonly ImmutableHashSet<StepKind> Declinable =
        [StepKind.Prepare, StepKind.Review, StepKind.Decide, StepKind.Collective, StepKind.Technical];

    public static Refused? Why(ProcedureDefinition definition, DossierState state, Context context, CommandKind kind, string? key)
    {
        if (kind == CommandKind.Reopen)
            return Reopen(definition, state, context.Actor);
        if (state.IsOver)
            return Refusals.Over;
        if (kind == CommandKind.Expire && key is "")
            key = null;
        if (key is not null && !state.Open.ContainsKey(key))
            return Refusals.NoSuchWork;
        return kind switch
        {
            CommandKind.Supplement => Only(state.Status == DossierStatus.Returned, IsFiler(state, context.Actor)),
            CommandKind.RecordSuperiorAnswer => Only(state.Status == DossierStatus.WaitingSuperior, CanActOnAny(state, context)),
            CommandKind.Resume => Only(state.Status == DossierStatus.Suspended, CanActOnAny(state, context)),
            CommandKind.Withdraw => Only(definition.Allows(BranchCode.Withdraw) && state.Status is DossierStatus.Running or DossierStatus.Returned && Undecided(definition, state), IsFiler(state, context.Actor)),
            CommandKind.RaiseSecrecy => Only(definition.Allows(BranchCode.Secret) && state.Secrecy < Secrecy.TuyetMat, IsFiler(state, context.Actor) || CanActOnAny(state, context)),
            CommandKind.Suspend => Only(definition.Allows(BranchCode.Suspend) && state.Status == DossierStatus.Running, CanActOnAny(state, context)),
            CommandKind.Expire => Only(key is null ? state.Status == DossierStatus.Returned : state.Status == DossierStatus.Running && state.Open[key] is OpenConsult { Silence: SilenceRule.Consent } or OpenWait { Due: not null }, context.Actor.Person is null),
            CommandKind.AnswerCall => Only(key is not null && state.Open[key] is OpenCall, context.Actor.Person is null),
            CommandKind.Deliver => Only(key is not null && state.Open[key] is OpenWait { Message: not null }, context.Actor.Person is null),
            CommandKind.GiveOpinion => Only(state.Status == DossierStatus.Running && key is not null && state.Open[key] is OpenConsult, key is not null && state.Open[key] is OpenConsult consult && Answers(consult, context.Actor).Any()),
            _ when key is not null && state.Open[key] is OpenStep step => OnStep(definition, state, context, kind, step),
            _ => Refusals.NotOffered,
        };
    }

    /// <summary>Bodies for which this person may still give the opinion.</summary>
    public static IEnumerable<Opinion> Answers(OpenConsult consult, Acting actor) =>
        consult.Opinions.Where(o => o.Given is null && Holds(o.Holder, actor));

    public static bool CanActOn(OpenStep step, Acting actor) =>
        step.Assignee is { } assignee ? actor.Person == assignee : Holds(step.Holder, actor);

    private static Refused? OnStep(ProcedureDefinition definition, DossierState state, Context context, CommandKind kind, OpenStep open)
    {
        var step = (Step)definition.Find(open.Node)!;
        var mine = CanActOn(open, context.Actor);
        var running = state.Status == DossierStatus.Running;
        var others = !FilersSide(state, open.Holder);
        var consulting = state.Open.Values.OfType<OpenConsult>().Any(c => c.ForStep == open.Key);
        return kind switch
        {
            CommandKind.Complete => consulting && running && mine ? Refusals.ConsultOpen : Only(running, mine),
            CommandKind.Receive => Only(running && open.Hop is { } hop && state.Hops[hop - 1].ReceivedAt is null, mine),
            CommandKind.ReturnToFiler => Only(running && definition.Allows(BranchCode.Return) && others && Returnable.Contains(step.Kind), mine)
                ?? (state.Returns < definition.ReturnLimit ? null : Refusals.ReturnedAlready),
            CommandKind.SendBack => Only(running && Earlier(definition, state, open).Any(), mine),
            CommandKind.RefuseNotCompetent => Only(running && definition.Allows(BranchCode.NotComp) && Receives(definition, state, open, step), mine),
            CommandKind.RefuseDuplicate => Only(running && definition.Allows(BranchCode.Dup) && Receives(definition, state, open, step), mine),
            CommandKind.Decline => Only(running && definition.Allows(BranchCode.Reject) && others && Declinable.Contains(step.Kind), mine),
            CommandKind.ConsultAdHoc => Only(running && definition.Allows(BranchCode.Consult) && step.Kind is not StepKind.Submit && !consulting, mine),
            CommandKind.AskSuperior or CommandKind.HandUp => Only(
                running && definition.Allows(BranchCode.Upper) && others && step.Kind is StepKind.Review or StepKind.Decide or StepKind.Collective or StepKind.Prepare or StepKind.Technical && context.Places.Superior(open.Holder) is not null, mine),
            CommandKind.Extend => Only(running && definition.Allows(BranchCode.Extend) && open.Due is not null, mine),
            CommandKind.Merge => Only(running && definition.Allows(BranchCode.Merge) && definition.MergeInto is not null && step.Kind is StepKind.FieldWork or StepKind.Decide or StepKind.Collective, mine),
            CommandKind.FollowOn => Only(running && others, mine),
            CommandKind.Reassign => Only(running && !open.Holder.IsNamed, mine || Leads(open.Holder.Body.Id, context)),
            _ => Refusals.NotOffered,
        };
    }

    /// <summary>The steps already done to which this one may be sent back.</summary>
    public static IEnumerable<Step> Earlier(ProcedureDefinition definition, DossierState state, OpenStep from)
    {
        var line = definition.AncestorsOf(definition.Find(from.Node)!).Prepend(definition.Find(from.Node)!).ToArray();
        return definition.Steps.Where(target => target.Id != from.Node && Reaches(definition, line, target) && IsDone(definition, state, from, target));
    }

    /// <summary>The runs of Each in which both steps stand: "e1.2/" for "e1.2/e3.0/b5" and a target beside e3.</summary>
    public static string SharedPrefix(ProcedureDefinition definition, OpenStep from, Step target)
    {
        var line = definition.AncestorsOf(definition.Find(from.Node)!).ToHashSet();
        var depth = definition.AncestorsOf(target).SkipWhile(up => !line.Contains(up)).Count(up => up is Each);
        return string.Concat(Deciding.Prefix(from).Split('/', StringSplitOptions.RemoveEmptyEntries).Take(depth).Select(part => part + "/"));
    }

    /// <summary>The steps done that no Parallel and no Each encloses: entering those anew would lack the branches beside them.</summary>
    public static IEnumerable<Step> Reopenable(ProcedureDefinition definition, DossierState state) =>
        definition.Steps.Where(step => state.Done.Any(d => d.Key == step.Id) && definition.AncestorsOf(step).All(up => up is Sequence or Choice));

    // In this run: another run of the same Each may have taken another branch of a Choice.
    private static bool IsDone(ProcedureDefinition definition, DossierState state, OpenStep from, Step target)
    {
        var key = SharedPrefix(definition, from, target) + target.Id;
        return state.Done.Any(d => d.Key == key);
    }

    // The common ancestor is a Sequence in which the target stands earlier, and only Sequences and Choices lie between it and the target.
    private static bool Reaches(ProcedureDefinition definition, Node[] line, Step target)
    {
        Node child = target;
        foreach (var up in definition.AncestorsOf(target))
        {
            var at = Array.IndexOf(line, up);
            if (at > 0)
                return up is Sequence sequence && sequence.Nodes.IndexOf(child) < sequence.Nodes.IndexOf(line[at - 1]);
            if (up is not (Sequence or Choice))
                return false;
            child = up;
        }

        return false;
    }

    private static bool Receives(ProcedureDefinition definition, DossierState state, OpenStep open, Step step)
    {
        // Once another step has checked it, the matter is under way: that body declines, hands up or asks.
        if (step.ChecksCompetence)
            return state.Done.All(d => d.Node == step.Id || !((Step)definition.Find(d.Node)!).ChecksCompetence);
        // Without an intake before it, the first body other than the filer's receives.
        return open.Holder.Body.Id != state.Filer.Body.Id
            && state.Done.All(d => d.Holder.Body.Id == state.Filer.Body.Id && !((Step)definition.Find(d.Node)!).ChecksCompetence);
    }

    private static Refused? Reopen(ProcedureDefinition definition, DossierState state, Acting actor)
    {
        if (state.Status is not (DossierStatus.Finished or DossierStatus.Declined or DossierStatus.Expired))
            return Refusals.NotOffered;
        // Not the filer, whose dossier was declined or closed before anybody else had completed a step: the filer files anew.
        var decided = state.Done.LastOrDefault(d => d.Node == definition.FinalDecision.Id) ?? state.Done.LastOrDefault(d => !FilersSide(state, d.Holder));
        return Only(decided is not null && Reopenable(definition, state).Any(), decided is not null && Holds(decided.Holder, actor));
    }

    private static bool Undecided(ProcedureDefinition definition, DossierState state) =>
        state.Done.All(d => d.Node != definition.FinalDecision.Id);

    private static bool FilersSide(DossierState state, Holder holder) =>
        holder.IsNamed ? holder.Persons.Contains(state.Filer.Person) : holder.Role == state.Filer.Role && holder.Body.Id == state.Filer.Body.Id;

    private static bool CanActOnAny(DossierState state, Context context) => state.OpenSteps.Any(s => CanActOn(s, context.Actor));

    private static bool IsFiler(DossierState state, Acting actor) =>
        actor.Person == state.Filer.Person || actor.Holds(state.Filer.Role, state.Filer.Body.Id);

    private static bool Holds(Holder holder, Acting actor) =>
        holder.IsNamed ? actor.Person is { } person && holder.Persons.Contains(person) : actor.Holds(holder.Role, holder.Body.Id);

    private static bool Leads(Guid body, Context context) => context.LeadingRoles.Any(role => context.Actor.Holds(role, body));

    private static Refused? Only(bool offered, bool allowed) => !offered ? Refusals.NotOffered : !allowed ? Refusals.NotAllowed : null;
}
