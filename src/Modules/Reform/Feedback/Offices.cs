using ThongSuot.Contracts.Organisation;
using ThongSuot.Platform.Security;

namespace ThongSuot.Reform.Feedback;

/// <summary>Who keeps the set of procedures, and who is told when nobody does.</summary>
internal static class Offices
{
    public const string CatalogueOwner = "catalogue_owner", Chief = "chief_of_office", Coordinator = "reform_coordinator", StandingBoard = "standing_board";

    private const string Office = "office";

    /// <summary>The province's office; null in an empty installation.</summary>
    public static Body? OfProvince(OrganisationView view) => view.Province is { } province ? view.OrganOf(province, Office) : null;

    /// <summary>The Standing Board of the province.</summary>
    public static Body? BoardOfProvince(OrganisationView view) => view.Province is { } province ? view.OrganOf(province, StandingBoard) : null;

    /// <summary>The office whose owners answer for a text: of the body of a local variant, where it has owners, otherwise the province's.</summary>
    public static Body? OwnerOf(OrganisationView view, Guid? body) =>
        view.Find(body) is { } of && view.OrganOf(view.CommitteeOf(of), Office) is { } office && HasOwners(view, office) ? office : OfProvince(view);

    public static bool HasOwners(OrganisationView view, Body office) => view.HoldersOf(CatalogueOwner, office.Id).Any();

    /// <summary>Offices that have owners of procedures, by name.</summary>
    public static IEnumerable<Body> WithOwners(OrganisationView view) =>
        view.Bodies.Where(b => b.Kind == Office && HasOwners(view, b)).OrderBy(b => b.Code, StringComparer.Ordinal);

    /// <summary>Offices for which this person answers.</summary>
    public static Guid[] AnsweredBy(Actor actor) => [.. actor.Grants.Where(g => g.Role == CatalogueOwner).Select(g => g.Body).Distinct()];

    /// <summary>Offices whose feedback this person reads: who answers, and the chief, who is told of late answers.</summary>
    public static Guid[] ReadBy(Actor actor) => [.. actor.Grants.Where(g => g.Role is CatalogueOwner or Chief).Select(g => g.Body).Distinct()];
}
