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
        if (key is { Length: > 0 } && !state.Open.ContainsKey(key))
            return Refusals.NoSuchWork;
        return kind switch
        {
            CommandKind.Supplement => Only(state.Status == DossierStatus.Returned, IsFiler(state, context.Actor)),
            CommandKind.RecordSuperiorAnswer => Only(state.Status == DossierStatus.WaitingSuperior, CanActOnAny(state, context)),
            CommandKind.Resume => Only(state.Status == DossierStatus.Suspended, CanActOnAny(state, context)),
            CommandKind.Withdraw => Only(definition.Allows(BranchCode.Withdraw) && state.Status is DossierStatus.Running or DossierStatus.Returned && Undecided(definition, state), IsFiler(state, context.Actor)),
            CommandKind.RaiseSecrecy => Only(definition.Allows(BranchCode.Secret) && state.Secrecy < Secrecy.TuyetMat, IsFiler(state, context.Actor) || CanActOnAny(state, context)),
            CommandKind.Suspend => Only(definition.Allows(BranchCode.Suspend) && state.Status == DossierStatus.Running, CanActOnAny(state, context)),
            CommandKind.Expire => Only(key is null or "" ? state.Status == DossierStatus.Returned : state.Open[key] is OpenConsult { Silence: SilenceRule.Consent } or OpenWait { Due: not null }, context.Actor.Person is null),
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
        var others = !FilersSide(state, open);
        var consulting = state.Open.Values.OfType<OpenConsult>().Any(c => c.ForStep == open.Key);
        return kind switch
        {
            CommandKind.Complete => consulting && running && mine ? Refusals.ConsultOpen : Only(running, mine),
            CommandKind.Receive => Only(running && open.Hop is { } hop && state.Hops[hop - 1].ReceivedAt is null, mine),
            CommandKind.ReturnToFiler => Only(running && definition.Allows(BranchCode.Return) && others && Returnable.Contains(step.Kind) && state.Returns < definition.ReturnLimit, mine),
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
        return definition.Steps.Where(target => target.Id != from.Node && state.Done.Any(d => d.Node == target.Id) && Reaches(definition, line, target));
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
        if (step.ChecksCompetence)
            return true;
        // Without an intake before it, the first body other than the filer's receives.
        return open.Holder.Body.Id != state.Filer.Body.Id
            && state.Done.All(d => d.Holder.Body.Id == state.Filer.Body.Id && !((Step)definition.Find(d.Node)!).ChecksCompetence);
    }

    private static Refused? Reopen(ProcedureDefinition definition, DossierState state, Acting actor)
    {
        if (state.Status is not (DossierStatus.Finished or DossierStatus.Declined or DossierStatus.Expired))
            return Refusals.NotOffered;
        var decided = state.Done.LastOrDefault(d => d.Node == definition.FinalDecision.Id) ?? state.Done.LastOrDefault();
        return Only(decided is not null, decided is not null && Holds(decided.Holder, actor));
    }

    private static bool Undecided(ProcedureDefinition definition, DossierState state) =>
        state.Done.All(d => d.Node != definition.FinalDecision.Id);

    private static bool FilersSide(DossierState state, OpenStep open) =>
        open.Holder.IsNamed ? open.Holder.Persons.Contains(state.Filer.Person) : open.Holder.Role == state.Filer.Role && open.Holder.Body.Id == state.Filer.Body.Id;

    private static bool CanActOnAny(DossierState state, Context context) => state.OpenSteps.Any(s => CanActOn(s, context.Actor));

    private static bool IsFiler(DossierState state, Acting actor) =>
        actor.Person == state.Filer.Person || actor.Holds(state.Filer.Role, state.Filer.Body.Id);

    private static bool Holds(Holder holder, Acting actor) =>
        holder.IsNamed ? actor.Person is { } person && holder.Persons.Contains(person) : actor.Holds(holder.Role, holder.Body.Id);

    private static bool Leads(Guid body, Context context) => context.LeadingRoles.Any(role => context.Actor.Holds(role, body));

    private static Refused? Only(bool offered, bool allowed) => !offered ? Refusals.NotOffered : !allowed ? Refusals.NotAllowed : null;
}
