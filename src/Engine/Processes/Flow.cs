using System.Collections.Immutable;
using ThongSuot.Engine.Guards;
using ThongSuot.Engine.Values;
using ThongSuot.Engine.WorkingTime;

namespace ThongSuot.Engine.Processes;

/// <summary>
/// One decision under way: the state moves on with every event told, so that the state after a decision is the fold of its events by
/// construction. Walks the tree: entering a node opens work, leaving it goes on to what follows.
/// </summary>
internal sealed class Flow(ProcedureDefinition definition, DossierState? start, Context context)
{
    private DossierState? _state = start;
    private readonly ImmutableArray<DossierEvent>.Builder _events = ImmutableArray.CreateBuilder<DossierEvent>();
    private BodyRef? _from;

    public DossierState State => _state!;

    public Refused? Refusal { get; private set; }

    /// <summary>Set when the step just completed sends paper along to the next body.</summary>
    public bool Paper { get; set; }

    public ImmutableArray<DossierEvent> Events => _events.ToImmutable();

    public void Tell(DossierEvent happened)
    {
        _state = Fold.Apply(_state, happened);
        _events.Add(happened);
    }

    public void Refuse(Refused refusal) => Refusal ??= refusal;

    /// <summary>From which body the dossier moves on.</summary>
    public void MovesFrom(BodyRef? body) => _from = body;

    public void Enter(Node node, string prefix)
    {
        if (Refusal is not null)
            return;
        switch (node)
        {
            case Sequence { Nodes: [] }:
                Leave(node, prefix);
                break;
            case Sequence sequence:
                Enter(sequence.Nodes[0], prefix);
                break;
            case Choice choice:
                Choose(choice, prefix);
                break;
            case Parallel parallel:
                Fork(parallel, prefix, parallel.Branches.Length, Math.Min(parallel.Need, parallel.Branches.Length), []);
                break;
            case Each each:
                if (context.Lists.TryGetValue(each.Over, out var items))
                    Fork(each, prefix, items.Length, items.Length, items);
                else
                    Refuse(Refusals.UnknownList(each.Over));
                break;
            case Step step:
                Open(step, prefix);
                break;
            case Consult consult:
                Open(consult, prefix);
                break;
            case Call call:
                if (Find(call.Place, prefix) is { } body)
                {
                    Tell(new CallOpened(prefix + call.Id, call.Id, call.Procedure, body, context.Now));
                    Circulate(_from, new Holder("", body), prefix + call.Id);
                }

                break;
            case Wait wait:
                Tell(new WaitOpened(prefix + wait.Id, wait.Id, wait.Message, DueOf(wait.Limit), context.Now));
                break;
        }
    }

    public void Leave(Node node, string prefix)
    {
        if (Refusal is not null)
            return;
        switch (definition.ParentOf(node))
        {
            case null:
                Tell(new Ended(DossierStatus.Finished, null, null, context.Actor.Person, context.Now, null));
                break;
            case Sequence sequence:
                var next = sequence.Nodes.IndexOf(node) + 1;
                if (next < sequence.Nodes.Length)
                    Enter(sequence.Nodes[next], prefix);
                else
                    Leave(sequence, prefix);
                break;
            case Choice choice:
                Leave(choice, prefix);
                break;
            case Parallel parallel:
                Done(parallel, prefix, parallel.Branches.IndexOf((Sequence)node));
                break;
            case Each each:
                // "e1.2/" → the run of the Each that this branch belongs to, and the branch's number.
                var outer = prefix.LastIndexOf('/', prefix.Length - 2) + 1;
                var number = int.Parse(prefix[(prefix.LastIndexOf('.') + 1)..^1], System.Globalization.CultureInfo.InvariantCulture);
                Done(each, prefix[..outer], number);
                break;
        }
    }

    /// <summary>Takes back all that is open below a node of the tree, within one run of an Each.</summary>
    public void CancelBelow(Node node, string prefix)
    {
        bool Inside(string key, string id) =>
            key.StartsWith(prefix, StringComparison.Ordinal) && definition.Find(id) is { } at && definition.AncestorsOf(at).Contains(node);

        var keys = State.Open.Values
            .Where(w => Inside(w.Key, w is OpenConsult { ForStep: { } step } ? State.Open.GetValueOrDefault(step)?.Node ?? w.Node : w.Node))
            .Select(w => w.Key).Order(StringComparer.Ordinal).ToImmutableArray();
        if (keys.Length > 0)
            Tell(new WorkCancelled(keys));
        foreach (var fork in State.Forks.Values.Where(f => Inside(f.Key, f.Node)).OrderBy(f => f.Key, StringComparer.Ordinal).ToArray())
            Tell(new ForkClosed(fork.Key));
    }

    /// <summary>The statutory limit runs from now on; with that of the whole.</summary>
    public void BeginStatutory()
    {
        if (DueOf(definition.Statutory?.Limit) is { } due)
            Tell(new StatutoryDueSet(due, context.Now));
    }

    /// <summary>The limit of the whole in this case.</summary>
    public Limit? WholeLimit(Limit? limit) => limit is null ? null : Case()?.Limit ?? limit;

    /// <summary>An outcome may tell which case it is: the whole dossier's deadline becomes what it would have been from the beginning.</summary>
    public void LookAtCase()
    {
        if (definition.Cases.IsEmpty || State.IsOver || State.Due is not { } due || WholeLimit(definition.FromIntake ?? definition.Total) is not { } limit || limit == State.Limit)
            return;
        var clock = new DeadlineClock(Clocks.Whole, null, State.DueSince!.Value, limit, due, [.. State.Stops.Concat<ClockTurn>(State.Extensions).OrderBy(turn => turn.At)]);
        Tell(new LimitChanged(limit, Due.From(clock.Compute(context.Calendar)), context.Now));
    }

    private LimitByCase? Case() => definition.Cases.FirstOrDefault(c => c.When.Evaluate(ValueOf));

    // Planned times stretch with the whole, in half days, rounded down so that they stay within it.
    private Limit? InCase(Limit? limit)
    {
        if (limit is not { Unit: LimitUnit.WorkingDay, Basis: LimitBasis.Planned } planned || (definition.FromIntake ?? definition.Total) is not { } usual || Case() is not { } found)
            return limit;
        return planned with { Value = Math.Max(0.5m, Math.Floor(planned.Value * found.Limit.Value / usual.Value * 2) / 2) };
    }

    /// <param name="at">The body whose time it is; null for the whole dossier's.</param>
    public Due? DueOf(Limit? limit, Guid? at = null) =>
        limit is { } known ? Due.From((at is { } body ? context.CalendarFor(body) : context.Calendar).DueAt(context.Now, known)) : null;

    /// <summary>The dossier moves to another body: a fact with a number of its own.</summary>
    public void Circulate(BodyRef? from, Holder to, string key)
    {
        if (from is null || from.Id == to.Body.Id && to.Outside is null)
            return;
        Tell(to.Outside is null
            ? new Circulated(State.Hops.Count + 1, from, to.Body, key, "system", Paper, context.Now)
            : new Circulated(State.Hops.Count + 1, to.Body, to.Body with { Name = to.Outside }, key, "outside", Paper, context.Now));
    }

    private void Choose(Choice choice, string prefix)
    {
        var taken = choice.Branches.IndexOf(choice.Branches.FirstOrDefault(b => b.When.Evaluate(ValueOf))!);
        Tell(new ChoiceTaken(prefix + choice.Id, taken));
        Enter(taken < 0 ? choice.Otherwise : choice.Branches[taken].Do, prefix);
    }

    private Value ValueOf(string name)
    {
        var dot = name.IndexOf('.', StringComparison.Ordinal);
        var (family, rest) = dot < 0 ? (name, "") : (name[..dot], name[(dot + 1)..]);
        return family switch
        {
            "outcome" => State.OutcomeOf(rest) is { } outcome ? new Value.Text(outcome) : Value.Nothing,
            "fact" => State.Facts.TryGetValue(rest, out var fact) ? new Value.Text(fact) : Value.Nothing,
            "form" => context.FormValue(name),
            "secrecy" => new Value.Text(SecrecyCodes.Of(State.Secrecy)),
            _ => Value.Nothing,
        };
    }

    private void Fork(Node fork, string prefix, int count, int need, ImmutableArray<BodyRef> items)
    {
        var key = prefix + fork.Id;
        Tell(new ForkOpened(key, fork.Id, count, need, items));
        if (need == 0)
        {
            Tell(new ForkClosed(key));
            Leave(fork, prefix);
            return;
        }

        var from = _from;
        for (var i = 0; i < count && State.Forks.ContainsKey(key); i++)
        {
            _from = from;
            if (fork is Parallel parallel)
                Enter(parallel.Branches[i], prefix);
            else
                Enter(((Each)fork).Do, $"{key}.{i}/");
        }
    }

    private void Done(Node fork, string prefix, int branch)
    {
        var key = prefix + fork.Id;
        Tell(new BranchDone(key, branch));
        if (State.Forks[key].Done.Length < State.Forks[key].Need)
            return;
        CancelBelow(fork, prefix);
        Tell(new ForkClosed(key));
        Leave(fork, prefix);
    }

    private void Open(Step step, string prefix)
    {
        if (HolderOf(step.Who, prefix) is not { } holder)
            return;
        var key = prefix + step.Id;
        Tell(new StepOpened(key, step.Id, holder, DueOf(InCase(step.Limit), holder.Body.Id), context.Now));
        Circulate(_from, holder, key);
    }

    private void Open(Consult consult, string prefix)
    {
        var holders = consult.Bodies.Select(b => HolderOf(b, prefix)).OfType<Holder>().ToImmutableArray();
        if (Refusal is not null)
            return;
        if (holders.IsEmpty)
        {
            Leave(consult, prefix);
            return;
        }

        var key = prefix + consult.Id;
        Tell(new ConsultOpened(key, consult.Id, holders, DueOf(InCase(consult.Limit)), consult.Silence, null, context.Now));
        foreach (var holder in holders)
            Circulate(_from, holder, key);
    }

    private Holder? HolderOf(Performer who, string prefix)
    {
        if (who.Outside is not null && who.RecordedBy is { } clerk)
            return HolderOf(clerk, prefix) is { } recorder ? recorder with { Outside = who.Outside } : null;
        switch (who.Place)
        {
            case Performer.Filer:
                return State.Filer.AsHolder(who.Role);
            case Performer.Team when State.Team.IsEmpty:
                Refuse(Refusals.TeamRequired);
                return null;
            case Performer.Team:
                return new Holder(who.Role, State.TeamBody!, State.Team) { Bodies = State.TeamBodies };
            case Performer.Subject when !context.SubjectPersons.IsDefaultOrEmpty:
                return new Holder(who.Role, context.Places.Find(Performer.Subject) ?? State.Filer.Body, context.SubjectPersons);
            case Performer.Subject when context.Places.Find(Performer.Subject) is null:
                // The subject has no account: whoever runs the case records its answer.
                return State switch
                {
                    { Team.IsEmpty: false } => new Holder("inspection_team", State.TeamBody!, State.Team, "Đối tượng") { Bodies = State.TeamBodies },
                    { Filer.IsInPerson: true } => State.Filer.AsHolder(State.Filer.Role) with { Outside = "Đối tượng" },
                    _ => new Holder(State.Filer.Role, State.Filer.Body, default, "Đối tượng"),
                };
            default:
                return Find(who.Place!, prefix) is { } body ? new Holder(who.Role, body) : null;
        }
    }

    private BodyRef? Find(string place, string prefix)
    {
        if (place == Performer.Item)
        {
            var at = prefix.TrimEnd('/');
            var dot = at.LastIndexOf('.');
            if (dot >= 0)
                return State.Forks[at[..dot]].Items[int.Parse(at[(dot + 1)..], System.Globalization.CultureInfo.InvariantCulture)];
        }
        else if (context.Places.Find(place) is { } body)
        {
            return body;
        }

        Refuse(Refusals.UnknownPlace(place));
        return null;
    }
}
