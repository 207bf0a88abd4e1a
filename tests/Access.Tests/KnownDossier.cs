using System.Collections.Immutable;
using ThongSuot.Contracts.Organisation;
using ThongSuot.Dossiers;
using ThongSuot.Engine.Processes;
using ThongSuot.Platform.Security;

namespace ThongSuot.Access.Tests;

/// <summary>
/// A dossier with its log, and who may see it and do something in it, worked out anew from the log and the roles held, by the words of
/// docs/security.md and without the rows that the program asks.
/// </summary>
internal sealed class KnownDossier(Dossier row, ProcedureDefinition definition, IReadOnlyList<DossierEvent> events)
{
    private readonly DossierState _state = Fold.Of(events);

    public Dossier Row => row;

    public DossierState State => _state;

    public bool IsCompartment => definition.Compartment;

    public bool IsSeenBy(Actor actor) => IsFiler(actor) || (definition.Compartment ? IsNeeded(actor) : EverHeld(actor));

    /// <summary>Pieces of open work that this person may do.</summary>
    public int WorkOf(Actor actor) => _state.IsOver ? 0
        : _state.Status == DossierStatus.Returned ? (IsFiler(actor) ? 1 : 0)
        : _state.Open.Values.Count(work => MayDo(actor, work));

    /// <summary>Whether open work lies at one of these bodies, of the kind that their leaders are told of.</summary>
    public bool LiesAt(IReadOnlySet<Guid> bodies) =>
        !_state.IsOver && !definition.Compartment && !definition.Steps.Any(s => s.AppointsTeam) && _state.Open.Values.SelectMany(Holders).Any(h => bodies.Contains(h.Body.Id));

    private static IEnumerable<Holder> Holders(OpenWork work) => work switch
    {
        OpenStep step => [step.Holder],
        OpenConsult consult => consult.Opinions.Where(o => o.Given is null).Select(o => o.Holder),
        _ => [],
    };

    private bool IsFiler(Actor actor) => _state.Filer is { IsInPerson: true } filer
        ? filer.Person == actor.Person
        : actor.Holds(_state.Filer.Role, _state.Filer.Body.Id) || (_state.Filer.Person == actor.Person && WorksAt(actor, _state.Filer.Body.Id));

    // Who ever held work, or was asked.
    private bool EverHeld(Actor actor)
    {
        DossierState? before = null;
        foreach (var happened in events)
        {
            var held = happened switch
            {
                StepOpened e => IsHolder(actor, e.Holder),
                ConsultOpened e => e.Holders.Any(h => IsHolder(actor, h)),
                HandedUp e => IsHolder(actor, e.To),
                Escalated e => e.To.Any(h => IsHolder(actor, h)),
                Reassigned e => e.To == actor.Person && WorksAt(actor, ((OpenStep)before!.Open[e.Key]).Holder.Body.Id),
                _ => false,
            };
            if (held)
                return true;
            before = Fold.Apply(before, happened);
        }

        return false;
    }

    // Whom the present state of a compartment needs.
    private bool IsNeeded(Actor actor) =>
        _state.Open.Values.Any(work => MayDo(actor, work))
        || (!_state.IsOver && _state.Team.Contains(actor.Person) && (_state.TeamBodies?.TryGetValue(actor.Person, out var body) != true || WorksAt(actor, body)))
        || (Process.DecidedBy(definition, _state) is { } decided && IsHolder(actor, decided))
        || (row.Matter.Overseer is { } commission && actor.Holds("inspection_standing", commission));

    private static bool MayDo(Actor actor, OpenWork work) => work switch
    {
        OpenStep { Assignee: { } assignee } step => (assignee == actor.Person && WorksAt(actor, step.Holder.Body.Id)) || IsAny(actor, step.Escalated),
        OpenStep step => IsHolder(actor, step.Holder) || IsAny(actor, step.Escalated),
        OpenConsult consult => consult.Opinions.Any(o => o.Given is null && (IsHolder(actor, o.Holder) || IsAny(actor, o.Escalated))),
        _ => false,
    };

    private static bool IsAny(Actor actor, ImmutableArray<Holder>? holders) => (holders ?? []).Any(h => IsHolder(actor, h));

    private static bool IsHolder(Actor actor, Holder holder) => holder.IsNamed
        ? holder.Persons.Contains(actor.Person) && (holder.BodyOf(actor.Person) is not { } body || WorksAt(actor, body))
        : actor.Holds(holder.Role, holder.Body.Id);

    private static bool WorksAt(Actor actor, Guid body) => actor.Grants.Any(g => g.Body == body);
}
