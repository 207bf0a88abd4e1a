using ThongSuot.Contracts.Organisation;
using ThongSuot.Contracts.Procedures;
using ThongSuot.Organisation.Accounts;
using ThongSuot.Platform.Time;

namespace ThongSuot.Organisation.Responsibility;

/// <summary>Answers from memory; what was found is kept as long as neither the organisation nor the published set changes.</summary>
internal sealed class ResponsibilityReader(IOrganisation organisation, IProcedures procedures, TimeProvider time) : IResponsibility
{
    private volatile Known? _known;

    private sealed record Known(OrganisationView View, IReadOnlyList<Procedure> Procedures, IReadOnlyList<Duty> Duties);

    /// <summary>The steps of all published procedures with the bodies at which they are done.</summary>
    public async ValueTask<(OrganisationView View, IReadOnlyList<Duty> Duties)> All(CancellationToken cancellation)
    {
        var view = await organisation.View(cancellation);
        var published = await procedures.Published(cancellation);
        if (_known is { } known && ReferenceEquals(known.View, view) && ReferenceEquals(known.Procedures, published))
            return (view, known.Duties);
        if (published.Count == 0)
            return (view, []);
        var duties = new Duties(view, await procedures.Competence(cancellation), time.Now().DateInVietnam());
        var found = published.SelectMany(duties.Of).ToList();
        _known = new Known(view, published, found);
        return (view, found);
    }

    public async ValueTask<IReadOnlyList<ResponsibilityGap>> Gaps(
        Procedure procedure, IReadOnlyCollection<Guid>? bodies, IReadOnlyCollection<Guid>? filers, CancellationToken cancellation)
    {
        var view = await organisation.View(cancellation);
        var wanted = bodies?.ToHashSet();
        var gaps = new List<ResponsibilityGap>();
        foreach (var duty in new Duties(view, OwnCompetence.AddedFor(await procedures.Competence(cancellation), procedure), time.Now().DateInVietnam(), filers).Of(procedure))
        {
            foreach (var body in Unheld(view, duty).Where(b => wanted is null || wanted.Contains(b.Id)))
                gaps.Add(new ResponsibilityGap(procedure.Code, duty.Step, duty.Action, duty.Role, await procedures.NameOf(duty.Role, cancellation), body.Id, body.Name));
        }

        return gaps;
    }

    /// <summary>All gaps of all published procedures, gathered by body and role, in the order of the bodies' codes.</summary>
    public async ValueTask<IReadOnlyList<RoleGap>> AllGaps(CancellationToken cancellation)
    {
        var (view, duties) = await All(cancellation);
        var gaps = new Dictionary<(Guid Body, string Role), SortedSet<string>>();
        foreach (var duty in duties)
        {
            foreach (var body in Unheld(view, duty))
            {
                if (!gaps.TryGetValue((body.Id, duty.Role), out var codes))
                    gaps[(body.Id, duty.Role)] = codes = new SortedSet<string>(StringComparer.Ordinal);
                codes.Add(duty.Procedure.Code);
            }
        }

        var rows = new List<RoleGap>(gaps.Count);
        foreach (var ((body, role), codes) in gaps)
            rows.Add(new RoleGap(view.Find(body)!, role, await procedures.NameOf(role, cancellation), [.. codes]));
        rows.Sort((one, other) => string.CompareOrdinal(one.Key, other.Key));
        return rows;
    }

    private static IEnumerable<Body> Unheld(OrganisationView view, Duty duty) =>
        duty.Bodies.Where(b => !view.HoldersOf(duty.Role, b).Any()).Select(b => view.Find(b)!).OrderBy(b => b.Code, StringComparer.Ordinal);
}

/// <summary>A role that procedures need at a body and that nobody holds there.</summary>
internal sealed record RoleGap(Body Body, string Role, string RoleName, IReadOnlyList<string> Procedures)
{
    /// <summary>Its place in the list, for going on from page to page.</summary>
    public string Key => $"{Body.Code}|{Role}";
}
