using ThongSuot.Contracts.Organisation;
using ThongSuot.Platform.Security;
using ThongSuot.Procedures.Data;

namespace ThongSuot.Procedures.Drafting;

/// <summary>Who may do what with drafts: roles held at the office of the committee whose text it is; the set's is the province's.</summary>
internal sealed class DraftRights(OrganisationView view, Actor actor)
{
    public const string Owner = "catalogue_owner";
    public const string Chief = "chief_of_office";
    public const string Clerk = "records_clerk";

    private const string Office = "office";

    private static readonly string[] s_roles = [Owner, Chief, Clerk];

    public OrganisationView View => view;

    public Actor Actor => actor;

    /// <summary>The committees at whose office the person has one of the roles.</summary>
    public IReadOnlyList<Body> Committees => field ??= CommitteesOf(s_roles);

    /// <summary>Those for which the person writes.</summary>
    public IReadOnlyList<Body> Writes => field ??= CommitteesOf([Owner]);

    public bool IsOfProvince => Committees.Any(c => c.Id == view.Province?.Id);

    /// <summary>The office that keeps the texts of a committee; null: of the set.</summary>
    public Body? OfficeOf(Guid? body) => (body is null ? view.Province : view.Find(body)) is { } committee ? view.OrganOf(committee, Office) : null;

    public static bool HasOffice(OrganisationView view, Body committee) => view.OrganOf(committee, Office) is not null;

    public bool Holds(string role, Guid? body) => OfficeOf(body) is { } office && actor.Holds(role, office.Id);

    public bool MayWrite(DraftRow draft) => draft is { State: DraftState.Draft, IsLocal: false } && IsWriter(draft);

    public bool IsWriter(DraftRow draft) => Holds(Owner, draft.Proposer ?? draft.Body);

    /// <summary>Whoever wrote it does not appraise it.</summary>
    public bool MayAppraise(DraftRow draft) => draft.State == DraftState.Appraisal && Holds(Chief, draft.Body) && draft.Author != actor.Person;

    public bool MayDecide(DraftRow draft) =>
        draft.State is DraftState.Appraised or DraftState.Decided && (Holds(Owner, draft.Body) || Holds(Clerk, draft.Body));

    public bool MayPublish(DraftRow draft) => draft.State == DraftState.Decided && Holds(Owner, draft.Body);

    public bool MayWithdraw(DraftRow draft) => draft.State is not (DraftState.Published or DraftState.Withdrawn) && (IsWriter(draft) || Holds(Owner, draft.Body));

    /// <summary>The drafts that the person may read. A proposal is the proposer's own until it is sent.</summary>
    public IQueryable<DraftRow> Visible(IQueryable<DraftRow> drafts)
    {
        var (isOfProvince, committees) = (IsOfProvince, Committees.Select(c => (Guid?)c.Id).ToList());
        return drafts.Where(d => (d.Body == null && isOfProvince && (d.Proposer == null || d.State != DraftState.Draft))
            || (d.Body != null && committees.Contains(d.Body)) || (d.Proposer != null && committees.Contains(d.Proposer)));
    }

    private IReadOnlyList<Body> CommitteesOf(string[] roles) =>
        [.. actor.Grants.Where(g => roles.Contains(g.Role, StringComparer.Ordinal)).Select(g => view.Find(g.Body)).OfType<Body>().Where(b => b.Kind == Office)
            .Select(view.CommitteeOf).DistinctBy(c => c.Id).OrderBy(c => c.Code, StringComparer.Ordinal)];
}
