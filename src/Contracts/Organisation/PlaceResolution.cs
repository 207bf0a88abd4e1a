using System.Collections.Immutable;
using ThongSuot.Engine.Processes;

namespace ThongSuot.Contracts.Organisation;

/// <summary>What is needed to find a procedure's places for one dossier.</summary>
/// <param name="FilerBody">The body that files.</param>
/// <param name="Competent">The anchor that the competence table found: filer_cell, filer_grassroots, filer_upper or province.</param>
/// <param name="Parties">Other bodies chosen at filing, by key ("destination", "residence").</param>
/// <param name="Subject">The body that the dossier is about, when it is a body.</param>
public sealed record PlaceRequest(Guid FilerBody, string Competent, ImmutableDictionary<string, Guid> Parties, Guid? Subject);

public static class PlaceResolution
{
    /// <summary>The engine's look-ups for one dossier: "competent.office" → the body, and the superior of a holder by the dated ladder.</summary>
    public static Places PlacesFor(this OrganisationView view, PlaceRequest request) =>
        new(place => view.Place(place, request) is { } body ? new BodyRef(body.Id, body.Name) : null, view.SuperiorOf);

    /// <summary>
    /// The bodies over which an Each goes: "competent.grassroots" is all bodies of this kind directly below the competent committee, "filer.*" everything directly
    /// below the filer that is no organ. Null for a name that says no such list.
    /// </summary>
    public static ImmutableArray<BodyRef>? ListFor(this OrganisationView view, string over, PlaceRequest request)
    {
        if (over.Split('.') is not [var anchor, { Length: > 0 } kind] || view.Anchor(anchor, request) is not { } above)
            return null;
        return [.. view.ChildrenOf(above.Id).Where(b => kind == "*" ? !b.IsOrgan : b.Kind == kind).OrderBy(b => b.Code, StringComparer.Ordinal).Select(b => new BodyRef(b.Id, b.Name))];
    }

    private static Body? Place(this OrganisationView view, string place, PlaceRequest request)
    {
        var dot = place.IndexOf('.', StringComparison.Ordinal);
        var anchor = dot < 0 ? place : place[..dot];
        if (view.Anchor(anchor, request) is not { } committee)
            return null;
        return dot < 0 ? committee : view.OrganOf(committee, place[(dot + 1)..]);
    }

    private static Body? Anchor(this OrganisationView view, string anchor, PlaceRequest request) => anchor switch
    {
        Performer.Filer or "filer_body" => view.Find(request.FilerBody),
        "province" => view.Province,
        "competent" => view.Anchor(request.Competent, request),
        Performer.Subject => view.Find(request.Subject),
        _ when anchor.Split('_') is [var start, var level] => view.OnLine(start == "filer" ? request.FilerBody : request.Parties.TryGetValue(start, out var party) ? party : null, level),
        _ => null,
    };

    /// <summary>The body of a level on the line from a body upwards. A grassroots cell (chi bộ cơ sở) is its own grassroots organisation's cell, too.</summary>
    private static Body? OnLine(this OrganisationView view, Guid? from, string level)
    {
        if (view.Find(from) is not { } start)
            return null;
        var wanted = level switch { "cell" => "CB", "grassroots" => "CS", "upper" => "CTCS", _ => null };
        var committee = view.CommitteeOf(start);
        // A chi bộ cơ sở is a cell that is at the same time a grassroots organisation.
        return view.Line(committee).FirstOrDefault(b => b.Level == wanted && !b.IsOrgan) ?? (level == "cell" && committee.Level == "CS" ? committee : null);
    }

    /// <summary>Who decides above a holder, by the first rule of the ladder that fits; null at its end.</summary>
    public static Holder? SuperiorOf(this OrganisationView view, Holder holder)
    {
        if (view.Find(holder.Body.Id) is not { } body)
            return null;
        foreach (var rule in view.Ladder)
        {
            if (rule.FromKind != body.Kind || (rule.AtLevel is not null && rule.AtLevel != body.Level))
                continue;
            var committee = view.CommitteeOf(body);
            var organ = rule.To;
            if (organ.StartsWith("up", StringComparison.Ordinal))
            {
                if (view.Find(committee.Parent) is not { } above)
                    return null;
                committee = view.CommitteeOf(above);
                organ = organ.Length > 3 ? organ[3..] : "";
            }

            var to = organ.Length == 0 ? committee : view.OrganOf(committee, organ);
            return to is null ? null : new Holder(rule.Role, new BodyRef(to.Id, to.Name));
        }

        return null;
    }
}
