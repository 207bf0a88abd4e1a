using System.Collections.Immutable;
using System.Text.Json.Serialization;
using ThongSuot.Engine.WorkingTime;

namespace ThongSuot.Engine.Processes;

/// <summary>What a leader directs inside a dossier. It waits at its addressee until it is answered, and at the leader until it is closed; no step and no clock of the process changes by it.</summary>
/// <param name="Key">"cd1", "cd2" … in the order in which they were given.</param>
/// <param name="From">The leading role at the body in which it was given.</param>
public sealed record Direction(string Key, Holder From, Guid By, Holder To, DateTimeOffset At, Due? Due, DateTimeOffset? AnsweredAt = null, DateTimeOffset? ClosedAt = null)
{
    [JsonIgnore]
    public bool IsOpen => ClosedAt is null;

    [JsonIgnore]
    public bool AwaitsAnswer => IsOpen && AnsweredAt is null;
}

/// <summary>Directions: who may give one to whom, who answers and who closes it.</summary>
internal static class Directions
{
    public static readonly ImmutableArray<CommandKind> Kinds = [CommandKind.AnswerDirection, CommandKind.CloseDirection];

    public static Refused? Why(ProcedureDefinition definition, DossierState state, Context context, CommandKind kind, string? key)
    {
        if (state.IsOver)
            return Refusals.Over;
        var concerned = May.Conflict(context, person => May.IsConcerned(definition, state, context, person));
        if (kind == CommandKind.Direct)
            return Targets(definition, state, context).IsEmpty ? Refusals.NotAllowed : concerned;
        if (state.Directions.GetValueOrDefault(key ?? "") is not { } direction)
            return Refusals.NoSuchWork;
        return kind == CommandKind.AnswerDirection
            ? !direction.AwaitsAnswer ? Refusals.NotOffered : context.Actor.Holds(direction.To) ? concerned : Refusals.NotAllowed
            : !direction.IsOpen ? Refusals.NotOffered : context.Actor.Holds(direction.From) ? concerned : Refusals.NotAllowed;
    }

    /// <summary>Whom this person may direct: those who hold or held work here, at a body that it leads or below one; in a compartment only who has work now.</summary>
    public static ImmutableArray<Holder> Targets(ProcedureDefinition definition, DossierState state, Context context)
    {
        if (context.Actor.Person is null)
            return [];
        var led = Led(state, context).ToArray();
        return led.Length == 0 ? [] : [.. Holders(definition, state)
            .Where(to => led.Any(from => Reaches(context, from, to)) && (context.HoldersOf is null || context.HoldersOf(to).Any(p => p != context.Actor.Person)))];
    }

    public static void Give(ProcedureDefinition definition, Flow flow, Direct command, Context context)
    {
        var known = Targets(definition, flow.State, context).FirstOrDefault(t => t.Role == command.To.Role && t.Body.Id == command.To.Body.Id);
        // A place that is held by name, such as a team, is meant as a whole when nobody of it is singled out.
        var one = known is not null && command.To.IsNamed && !command.To.Persons.SequenceEqual(known.Persons);
        if (known is null || command.To.Outside is not null || (one && !command.To.Persons.All(p => p != context.Actor.Person && (context.HoldersOf is null || context.HoldersOf(known).Contains(p)))))
            flow.Refuse(Refusals.DirectionTarget);
        else if (one && command.To.Persons.Any(p => May.IsConcerned(definition, flow.State, context, p)))
            flow.Refuse(Refusals.PersonConcerned);
        else if (command.Limit is { IsValid: false })
            flow.Refuse(Refusals.LimitInvalid);
        else if (Deciding.Reason(flow, command.Note))
            flow.Tell(new Directed($"cd{flow.State.Directions.Count + 1}", Led(flow.State, context).First(from => Reaches(context, from, known)), one ? command.To : known, flow.DueOf(command.Limit, known.Body.Id), context.Actor.Person!.Value, context.Now, command.Note!));
    }

    // The places from which this person leads: bodies on the dossier's way, and those above who holds it.
    private static IEnumerable<Holder> Led(DossierState state, Context context) => OnTheWay(state, context).DistinctBy(b => b.Id)
        .SelectMany(body => context.LeadingRoles.Order(StringComparer.Ordinal).Where(role => context.Actor.Holds(role, body.Id)).Select(role => new Holder(role, body)));

    private static IEnumerable<BodyRef> OnTheWay(DossierState state, Context context)
    {
        Holder[] open = [.. state.OpenSteps.OrderBy(s => s.Key, StringComparer.Ordinal).Select(s => s.Holder)];
        return open.Select(h => h.Body).Concat(state.Done.Select(d => d.Holder.Body)).Concat(open.SelectMany(h => Tending.Superiors(h, context)).Select(h => h.Body));
    }

    private static IEnumerable<Holder> Holders(ProcedureDefinition definition, DossierState state) => state.Open.Values.OrderBy(w => w.Key, StringComparer.Ordinal)
        .SelectMany(work => work switch
        {
            OpenStep step => [step.Holder],
            OpenConsult consult => consult.Opinions.Where(o => !definition.Compartment || o.Given is null).Select(o => o.Holder),
            _ => Enumerable.Empty<Holder>(),
        })
        .Concat(definition.Compartment ? [] : state.Done.Select(d => d.Holder))
        .Where(h => h.Outside is null && !(state.Filer.IsInPerson && h.Persons.Contains(state.Filer.Person)))
        .DistinctBy(h => (h.Role, h.Body.Id));

    private static bool Reaches(Context context, Holder from, Holder to) =>
        to.Body.Id == from.Body.Id || Tending.Superiors(to, context).Any(above => above.Body.Id == from.Body.Id);
}
