using System.Collections.Immutable;
using System.Text.Json.Serialization;
using ThongSuot.Engine.Processes;
using ThongSuot.Platform.Security;

namespace ThongSuot.Dossiers.Steps;

/// <summary>Who may see a dossier, in plain: a person, a person as long as it works at a body, or a role at a body. Its scope is what rows hold.</summary>
internal sealed record Viewer(Guid? Person, string? Role, Guid? Body)
{
    /// <summary>A member of a deciding body, from the notice of the meeting until the decision and no longer.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool Guest { get; init; }

    [JsonIgnore]
    public Guid Scope => (Person, Role, Body) switch
    {
        ({ } person, _, { } body) => Platform.Security.Scope.OfPersonAt(person, body),
        ({ } person, _, _) => Platform.Security.Scope.OfPerson(person),
        (_, { } role, { } body) => Platform.Security.Scope.OfRole(role, body),
        _ => throw new InvalidOperationException("A viewer is a person or a role."),
    };

    /// <summary>The role at the body, or each named person at the body by virtue of which it was named.</summary>
    public static IEnumerable<Viewer> Of(Holder holder) => holder.IsNamed
        ? holder.Persons.Select(p => new Viewer(p, null, holder.BodyOf(p)))
        : [new Viewer(null, holder.Role, holder.Body.Id)];
}

/// <summary>
/// Who may see a dossier, as a function of its events. An ordinary one: who ever held work in it or was asked, and the filer. A compartment:
/// whom its present state needs, and nobody else. Pure, so that it can be rebuilt and compared.
/// </summary>
internal static class Sight
{
    /// <summary>Who oversees a compartment at the body of <see cref="Matter.Overseer"/>.</summary>
    private const string Overseer = "inspection_standing";

    /// <param name="seeing">Who saw it before these events.</param>
    /// <param name="before">The state before them; null for a new dossier.</param>
    public static ImmutableHashSet<Viewer> After(
        ImmutableHashSet<Viewer> seeing, ProcedureDefinition definition, Matter matter, DossierState? before, IEnumerable<DossierEvent> events)
    {
        var state = before;
        var see = seeing.ToHashSet();
        foreach (var happened in events)
        {
            state = Process.Apply(state, happened);
            if (happened is BodyReplaced replaced)
                see = [.. see.Select(v => v.Body == replaced.From ? v with { Body = replaced.To.Id } : v)];
            if (definition.Compartment)
                continue;
            see.RemoveWhere(v => v.Guest);
            see.UnionWith(Concerned(state));
            see.UnionWith(Guests(state));
        }

        if (definition.Compartment && state is not null)
            return [.. Compartment(definition, matter, state)];
        return see.SetEquals(seeing) ? seeing : [.. see];
    }

    /// <summary>The filer: for good when it filed for itself, otherwise by its work at the body, beside all who hold that role there.</summary>
    public static IEnumerable<Viewer> Filers(DossierState state)
    {
        var byName = Viewer.Of(state.Filer.AsHolder(state.Filer.Role));
        return state.Filer.IsInPerson ? byName : byName.Append(new Viewer(null, state.Filer.Role, state.Filer.Body.Id));
    }

    /// <summary>Who may do an open step.</summary>
    public static IEnumerable<Viewer> Doers(OpenStep step) =>
        (step.Assignee is { } assignee ? [new Viewer(assignee, null, step.Holder.Body.Id)] : Viewer.Of(step.Holder)).Concat((step.Escalated ?? []).SelectMany(Viewer.Of));

    /// <summary>Who may give an opinion.</summary>
    public static IEnumerable<Viewer> Answerers(Opinion opinion) => Viewer.Of(opinion.Holder).Concat((opinion.Escalated ?? []).SelectMany(Viewer.Of));

    /// <summary>The two sides of a direction that is not closed: who answers it, and the place from which it was given.</summary>
    public static IEnumerable<Viewer> Sides(Direction direction) => Viewer.Of(direction.To).Concat(Viewer.Of(direction.From));

    // In a compartment only who holds the deciding role is invited, and sees it by that.
    private static IEnumerable<Viewer> Guests(DossierState state) =>
        state.Meetings.Values.SelectMany(m => m.Invited.Select(p => new Viewer(p, null, m.Body.Id) { Guest = true }));

    private static IEnumerable<Viewer> Concerned(DossierState state) => Filers(state)
        .Concat(state.OpenSteps.SelectMany(Doers))
        .Concat(state.OpenSteps.SelectMany(s => Viewer.Of(s.Holder)))
        .Concat(state.Open.Values.OfType<OpenConsult>().SelectMany(c => c.Opinions).SelectMany(Answerers))
        .Concat(Asked(state))
        .Concat(state.Informed.SelectMany(Viewer.Of))
        .Concat(state.Directions.Values.SelectMany(Sides));

    // Who may give more time where it was asked for, and who alone may have taken in what was not processed.
    private static IEnumerable<Viewer> Asked(DossierState state) => state.OpenSteps.Select(s => s.Asked).Append(state.Asked).SelectMany(asked => asked?.Of ?? []).SelectMany(Viewer.Of)
        .Concat(state.Unprocessed?.Acceptor is { } acceptor ? Viewer.Of(acceptor) : []);

    private static IEnumerable<Viewer> Compartment(ProcedureDefinition definition, Matter matter, DossierState state) => Filers(state)
        .Concat(state.OpenSteps.SelectMany(Doers))
        .Concat(state.Open.Values.OfType<OpenConsult>().SelectMany(c => c.Opinions).Where(o => o.Given is null).SelectMany(Answerers))
        .Concat(state.IsOver ? [] : state.Directions.Values.Where(d => d.IsOpen).SelectMany(d => d.AwaitsAnswer ? Sides(d) : Viewer.Of(d.From)))
        .Concat(state.IsOver ? [] : state.Team.Select(p => new Viewer(p, null, state.TeamBodies?.TryGetValue(p, out var body) == true ? body : null)))
        .Concat(Asked(state))
        .Concat(Process.DecidedBy(definition, state) is { } decided ? Viewer.Of(decided) : [])
        .Concat(matter.Overseer is { } overseer ? [new Viewer(null, Overseer, overseer)] : []);
}
