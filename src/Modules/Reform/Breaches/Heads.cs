using ThongSuot.Contracts.Organisation;
using ThongSuot.Engine.Processes;

namespace ThongSuot.Reform.Breaches;

/// <summary>Who decides about the breaches at a body: who leads it, and where that is the person concerned, who leads above it.</summary>
/// <param name="Body">Whose leaders decide.</param>
/// <param name="Persons">They, those of now.</param>
internal sealed record Heads(Guid Body, IReadOnlyList<Guid> Persons)
{
    public static Heads Of(OrganisationView view, IReadOnlySet<string> leading, string role, Guid body, Guid? person)
    {
        if (At(view, leading, body, person) is { Count: > 0 } own)
            return new Heads(body, own);
        return view.Find(body) is { } at && view.SuperiorOf(new Holder(role, new BodyRef(at.Id, at.Name)))?.Body.Id is { } above
            ? new Heads(above, At(view, leading, above, person))
            : new Heads(body, []);
    }

    /// <summary>Who leads a body now, without the person concerned.</summary>
    public static IReadOnlyList<Guid> At(OrganisationView view, IReadOnlySet<string> leading, Guid body, Guid? person) =>
        [.. leading.Order(StringComparer.Ordinal).SelectMany(role => view.HoldersOf(role, body)).Distinct().Where(p => p != person)];
}
