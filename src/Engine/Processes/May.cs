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
        if (!context.Actor.Reaches(definition))
            return Refusals.BeyondMandate;
        if (kind == CommandKind.Reopen)
            return Reopen(definition, state, context);
        if (kind == CommandKind.Correct)
            return Correcting.Why(definition, state, context);
        if (kind == CommandKind.AcceptByDecision)
            return Accept(definition, state, context);
        if (kind == CommandKind.Tend)
            return Only(Tending.IsNeeded(definition, state, context), context.Actor.Person is null);
        if (kind == CommandKind.ReplaceBody)
            return Only(true, context.Actor.Person is null);
        if (state.IsOver)
            return Refusals.Over;
        if (kind is CommandKind.Recompute or CommandKind.Migrate)
            return Only(true, context.Actor.Person is null);
        if (kind is CommandKind.Direct or CommandKind.AnswerDirection or CommandKind.CloseDirection)
            return Directions.Why(definition, state, context, kind, key);
        if (kind == CommandKind.Expire && key is "")
            key = null;
        if (key is not null && !state.Open.ContainsKey(key))
            return Refusals.NoSuchWork;
        return kind switch
        {
            CommandKind.Supplement => Only(state.Status == DossierStatus.Returned, IsFiler(state, context.Actor)),
            CommandKind.RecordSuperiorAnswer => Only(state.Status == DossierStatus.WaitingSuperior, CanActOnAny(definition, state, context)),
            CommandKind.Resume => Only(state.Status == DossierStatus.Suspended, CanActOnAny(definition, state, context)),
            CommandKind.Withdraw => Only(definition.Allows(BranchCode.Withdraw) && state.Status is DossierStatus.Running or DossierStatus.Returned && Undecided(definition, state), IsFiler(state, context.Actor)),
            CommandKind.RaiseSecrecy => Only(definition.Allows(BranchCode.Secret) && state.Secrecy < Secrecy.TuyetMat, IsFiler(state, context.Actor) || CanActOnAny(definition, state, context)),
            CommandKind.Inform => Only(!definition.Compartment && state.Secrecy == Secrecy.Thuong, IsFiler(state, context.Actor) || CanActOnAny(definition, state, context)),
            CommandKind.Suspend => Only(definition.Allows(BranchCode.Suspend) && state.Status == DossierStatus.Running, CanActOnAny(definition, state, context)),
            CommandKind.ExtendWhole => Extending.Whole(definition, state, context, state.Due is not null),
            CommandKind.RefuseExtensionOfWhole => Extending.Whole(definition, state, context, state.Asked is not null),
            CommandKind.AskExtensionOfWhole => Extending.AskWhole(definition, state, context, CanActOnAny(definition, state, context)),
            CommandKind.ExtendStatutory => Extending.Whole(definition, state, context, state is { Statutory: not null, IsStatutoryExtended: false } && definition.Statutory?.Extension is not null),
            CommandKind.Expire => Only(key is null ? state.Status == DossierStatus.Returned : state.Status == DossierStatus.Running && state.Open[key] is OpenConsult { Silence: SilenceRule.Consent } or OpenWait { Due: not null }, context.Actor.Person is null),
            CommandKind.AnswerCall => Only(key is not null && state.Open[key] is OpenCall, context.Actor.Person is null),
            CommandKind.Deliver => Only(key is not null && state.Open[key] is OpenWait { Message: not null }, context.Actor.Person is null),
            CommandKind.GiveOpinion => Only(state.Status == DossierStatus.Running && key is not null && state.Open[key] is OpenConsult, key is not null && state.Open[key] is OpenConsult consult && Answers(consult, context.Actor).Any())
                ?? Conflict(context, person => IsConcerned(definition, state, context, person)),
            _ when key is not null && state.Open[key] is OpenStep step => OnStep(definition, state, context, kind, step),
            _ => Refusals.NotOffered,
        };
    }

    /// <summary>Bodies for which this person may still give the opinion.</summary>
    public static IEnumerable<Opinion> Answers(OpenConsult consult, Acting actor) =>
        consult.Opinions.Where(o => o.Given is null && (actor.Holds(o.Holder) || (o.Escalated ?? []).Any(actor.Holds)));

    public static bool CanActOn(OpenStep step, Acting actor) =>
        (actor.Holds(step.Holder) && (step.Assignee is not { } assignee || actor.Assigned == assignee)) || (step.Escalated ?? []).Any(actor.Holds);

    /// <summary>
    /// Whether the matter is a person's own or a relative's: who filed for itself, who is the subject, and declared relatives of the subject
    /// and of who filed. Ex officio nobody filed as a party.
    /// </summary>
    public static bool IsConcerned(ProcedureDefinition definition, DossierState state, Context context, Guid person)
    {
        var filer = definition.ExOfficio ? (Guid?)null : state.Filer.Person;
        return context.SubjectPersons.Contains(person)
            || (person == filer && state.Filer.IsInPerson)
            || context.SubjectPersons.Any(s => context.RelativesOf(s).Contains(person))
            || (filer is { } other && context.RelativesOf(other).Contains(person));
    }

    /// <summary>Whether a person may not do this step although it could: the matter concerns it, and the step is no party's.</summary>
    public static bool IsBarred(ProcedureDefinition definition, DossierState state, Context context, OpenStep step, Guid person) =>
        IsConcerned(definition, state, context, person) && !IsPartys(definition, state, context, step.Holder);

    // Neither who acts nor in whose place.
    public static Refused? Conflict(Context context, Func<Guid, bool> concerns) =>
        context.Actor.Person is { } person && concerns(person) ? Refusals.ConflictOfInterest
        : context.Actor.Principal is { } principal && concerns(principal) ? Refusals.PrincipalConcerned
        : null;

    private static Refused? OnStep(ProcedureDefinition definition, DossierState state, Context context, CommandKind kind, OpenStep open) =>
        Offered(definition, state, context, kind, open)
            ?? Conflict(context, person => IsBarred(definition, state, context, open, person));

    private static Refused? Offered(ProcedureDefinition definition, DossierState state, Context context, CommandKind kind, OpenStep open)
    {
        var step = (Step)definition.Find(open.Node)!;
        var mine = CanActOn(open, context.Actor) || StandsInForFiler(state, open.Holder, context.Actor);
        var running = state.Status == DossierStatus.Running;
        var others = !IsFilersSide(state, open.Holder);
        var consulting = state.Open.Values.OfType<OpenConsult>().Any(c => c.ForStep == open.Key);
        return kind switch
        {
            CommandKind.Complete => consulting && running && mine ? Refusals.ConsultOpen : Only(running, mine) ?? Meetings.Lacks(definition, state, context, open),
            CommandKind.Receive => Only(running && open.Hop is { } hop && state.Hops[hop - 1].ReceivedAt is null, mine),
            CommandKind.ReturnToFiler => Only(running && definition.Allows(BranchCode.Return) && others && Returnable.Contains(step.Kind), mine)
                ?? (state.Returns < definition.ReturnLimit ? null : Refusals.ReturnedAlready),
            CommandKind.SendBack => Only(running && Earlier(definition, state, open).Any(), mine),
            CommandKind.RefuseNotCompetent => Only(running && definition.Allows(BranchCode.NotComp) && !state.IsAccepted && Receives(definition, state, open, step), mine),
            CommandKind.RefuseDuplicate => Only(running && definition.Allows(BranchCode.Dup) && !state.IsAccepted && Receives(definition, state, open, step), mine),
            CommandKind.Decline => Only(running && definition.Allows(BranchCode.Reject) && others && Declinable.Contains(step.Kind), mine),
            CommandKind.ConsultAdHoc => Only(running && definition.Allows(BranchCode.Consult) && step.Kind is not StepKind.Submit, mine),
            CommandKind.AskSuperior or CommandKind.HandUp => Only(
                running && definition.Allows(BranchCode.Upper) && others && step.Kind is StepKind.Review or StepKind.Decide or StepKind.Collective or StepKind.Prepare or StepKind.Technical && context.Places.Superior(open.Holder) is not null, mine),
            CommandKind.Extend => Only(running && definition.Allows(BranchCode.Extend) && open.Due is not null, Extending.IsGivenBy(definition, state, open, context)),
            CommandKind.AskExtension => Only(running && definition.Allows(BranchCode.Extend) && open.Due is not null && open.Asked is null && !Extending.IsGivenBy(definition, state, open, context), mine),
            CommandKind.RefuseExtension => Only(running && open.Asked is not null, open.Asked is { } asked && (asked.Of.Any(context.Actor.Holds) || Extending.IsGivenBy(definition, state, open, context))),
            CommandKind.Merge => Only(running && definition.Allows(BranchCode.Merge) && definition.MergeInto is not null && step.Kind is StepKind.FieldWork or StepKind.Decide or StepKind.Collective, mine),
            CommandKind.FollowOn => Only(running && others, mine),
            CommandKind.CallMeeting => Only(running && step.Kind == StepKind.Collective && Meetings.HasMembers(definition, state, context, open), mine),
            CommandKind.RecordMeeting => Only(running && state.Meetings.GetValueOrDefault(open.Key) is { } meeting && !Meetings.IsOutdated(definition, state, context, open, meeting), mine),
            CommandKind.Reassign => Only(running && !open.Holder.IsNamed && CanBeGiven(definition, state, context, open), mine || Leads(open.Holder.Body.Id, context) || context.HandsOver(open.Holder.Body.Id)),
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
            return state.Done.All(d => d.Node == step.Id || !Checked(definition, d));
        // Without an intake before it, the first body other than the filer's receives.
        return open.Holder.Body.Id != state.Filer.Body.Id
            && state.Done.All(d => d.Holder.Body.Id == state.Filer.Body.Id && !Checked(definition, d));
    }

    /// <summary>A step of a version before, which this one does not know, counts as none that checks.</summary>
    public static bool Checked(ProcedureDefinition definition, DoneStep done) => definition.Find(done.Node) is Step { ChecksCompetence: true };

    private static Refused? Reopen(ProcedureDefinition definition, DossierState state, Context context)
    {
        if (state.Status is not (DossierStatus.Finished or DossierStatus.Declined or DossierStatus.Expired))
            return Refusals.NotOffered;
        var decided = DecidedBy(definition, state);
        return Only(decided is not null && Reopenable(definition, state).Any(), decided is not null && context.Actor.Holds(decided.Holder))
            ?? (IsPartys(definition, state, context, decided!.Holder) ? null : Conflict(context, person => IsConcerned(definition, state, context, person)));
    }

    private static Refused? Accept(ProcedureDefinition definition, DossierState state, Context context) =>
        Only(state is { Status: DossierStatus.NotCompetent, Unprocessed.Acceptor: not null }, state.Unprocessed?.Acceptor is { } acceptor && context.Actor.Holds(acceptor))
            ?? Conflict(context, person => IsConcerned(definition, state, context, person));

    /// <summary>
    /// Who alone may have taken in what was not processed: the Standing Board of the competent committee, by a recorded decision; where it has none,
    /// who leads the body. Null inside a fork, whose branches are gone with the end.
    /// </summary>
    public static Holder? AcceptorOf(ProcedureDefinition definition, OpenStep open, Context context)
    {
        if (!definition.AncestorsOf(definition.Find(open.Node)!).All(up => up is Sequence or Choice))
            return null;
        if (context.Places.Find("competent.standing_board") is { } board)
            return new Holder("standing_board", board);
        return context.Places.Find("competent") is not { } body ? null : Tending.Leaders(body, context).FirstOrDefault(leader => context.HoldersOf is null || context.HoldersOf(leader).Any());
    }

    /// <summary>Not the filer, whose dossier was declined or closed before anybody else had completed a step: the filer files anew.</summary>
    public static DoneStep? DecidedBy(ProcedureDefinition definition, DossierState state) =>
        state.Done.LastOrDefault(d => d.Node == definition.FinalDecision.Id) ?? (state.IsOver ? state.Done.LastOrDefault(d => !IsFilersSide(state, d.Holder)) : null);

    // Somebody there can be chosen; taken for granted where nobody knows who is there.
    private static bool CanBeGiven(ProcedureDefinition definition, DossierState state, Context context, OpenStep open) =>
        context.HoldersOf is null || context.HoldersOf(open.Holder).Any(p => !IsBarred(definition, state, context, open, p));

    private static bool Undecided(ProcedureDefinition definition, DossierState state) =>
        state.Done.All(d => d.Node != definition.FinalDecision.Id);

    public static bool IsFilersSide(DossierState state, Holder holder) =>
        holder.IsNamed ? holder.Persons.Contains(state.Filer.Person) : holder.Role == state.Filer.Role && holder.Body.Id == state.Filer.Body.Id;

    // A step that a party takes in its own matter: the applicant's side, and the subject that answers in person.
    private static bool IsPartys(ProcedureDefinition definition, DossierState state, Context context, Holder holder) =>
        (!definition.ExOfficio && (holder.IsNamed ? holder.Persons is [var only] && only == state.Filer.Person : IsFilersSide(state, holder)))
        || (holder.IsNamed && holder.Outside is null && holder.Persons.SequenceEqual(context.SubjectPersons));

    private static bool CanActOnAny(ProcedureDefinition definition, DossierState state, Context context) =>
        state.OpenSteps.Any(s => (CanActOn(s, context.Actor) || StandsInForFiler(state, s.Holder, context.Actor)) && !context.Actor.Persons.Any(person => IsBarred(definition, state, context, s, person)));

    // A member who files for itself is its filer for good and alone; who files for a body is, as long as it works there, beside all in that role.
    private static bool IsFiler(DossierState state, Acting actor) => state.Filer.IsInPerson
        ? actor.Principal is null && actor.Person == state.Filer.Person
        : actor.Holds(state.Filer.AsHolder(state.Filer.Role)) || actor.Holds(state.Filer.Role, state.Filer.Body.Id);

    // The filer's own step is named, whatever role the table writes there; who filed for a body did it in a role, and that passes on.
    public static bool StandsInForFiler(DossierState state, Holder holder, Acting actor) =>
        actor.Principal == state.Filer.Person && !state.Filer.IsInPerson && IsOnlyFilers(state, holder) && actor.Holds(state.Filer.Role, state.Filer.Body.Id);

    /// <summary>A step of the filer by name, and not because it is the whole team.</summary>
    public static bool IsOnlyFilers(DossierState state, Holder holder) =>
        holder.Outside is null && holder.Persons is [var only] && only == state.Filer.Person && (state.Team.IsDefaultOrEmpty || !state.Team.SequenceEqual(holder.Persons));

    private static bool Leads(Guid body, Context context) => context.LeadingRoles.Any(role => context.Actor.Holds(role, body));

    private static Refused? Only(bool offered, bool allowed) => !offered ? Refusals.NotOffered : !allowed ? Refusals.NotAllowed : null;
}
