using System.Collections.Immutable;
using ThongSuot.Contracts.Organisation;
using ThongSuot.Contracts.Procedures;
using ThongSuot.Dossiers.Data;
using ThongSuot.Dossiers.Filing;
using ThongSuot.Dossiers.Steps;
using ThongSuot.Engine.Processes;
using ThongSuot.Platform.Data;
using ThongSuot.Platform.Log;
using ThongSuot.Platform.Time;

namespace ThongSuot.Dossiers.Hearing;

/// <summary>
/// A dossier that another one opens, ex officio, about the same matter: one that follows it, or one at another body whose result it awaits. Its id is
/// that of the entry that asked for it, so that hearing twice opens one.
/// </summary>
internal sealed class OpenedByDossier(IOrganisation organisation, IProcedures procedures, Situations situations, Recording recording, Numbers numbers, TimeProvider time)
{
    /// <param name="competent">The committee that decides it.</param>
    /// <param name="rule">What stands where a dossier has its rule of competence.</param>
    /// <param name="words">How it hangs together with the one that asked: "tiếp theo", "theo yêu cầu của".</param>
    public async Task Open(AppDb db, LogEntry asked, Dossier parent, string code, Guid competent, Guid? by, string rule, string words, Caller? caller, CancellationToken cancellation)
    {
        var procedure = await procedures.FindPublished(code, cancellation) ?? throw new InvalidOperationException($"Procedure {code} to be opened is not published.");
        var view = await organisation.View(cancellation);
        var committee = view.CommitteeOf(view.Find(competent)!);
        var (role, body) = Opener(procedure, view, committee);
        var now = time.Now();
        var title = procedure.Definition.Secrecy > Secrecy.Thuong || parent.Secrecy > Secrecy.Thuong
            ? $"{procedure.Code}: hồ sơ có nội dung mật, {words} {parent.Code}"
            : $"{procedure.Name} – {words} {parent.Code}";
        var dossier = Dossier.New(
            asked.Id, procedure, await numbers.Next(now.DateInVietnam().Year, cancellation), title, Matters.KeyOf(procedure.Code, asked.Id.ToString(), null, body.Id),
            by ?? view.HoldersOf(role, body.Id).First(), body.Id, committee.Id,
            parent.Matter with { Anchor = AnchorOf(view, body, committee, parent), Rule = rule, Overseer = Matters.Overseer(view, committee), Caller = caller }, now);

        // Opened by virtue of the decision on the parent: the opener's role stands in for the filing right.
        var acting = new Acting(dossier.FilerPerson, ImmutableHashSet.Create((role, body.Id)));
        var situation = await situations.Of(procedure, body.Id, dossier.Matter, acting, cancellation);
        var carried = dossier.Carry(procedure.Definition, new FileDossier(role, new BodyRef(body.Id, body.Name), ImmutableDictionary<string, string>.Empty, parent.Secrecy), situation.Context);
        if (!carried.IsOk)
            throw new InvalidOperationException($"{procedure.Code}, asked for by {parent.Code}, was refused: {carried.Refusal.Code}.");
        db.Add(dossier);
        recording.Record(db, dossier, null, situation, carried.Value, new Acted(role, new BodyRef(body.Id, body.Name), null, null));
    }

    // Seen from the body that opens it, the committee it belongs to; the parent's own anchor where that is the same committee.
    private static string AnchorOf(OrganisationView view, Body opener, Body committee, Dossier parent)
    {
        if (committee.Id == parent.CompetentBody)
            return parent.Matter.Anchor;
        return committee.Id == view.Province?.Id ? "province" : committee.Level switch { "CTCS" => "filer_upper", "CS" => "filer_grassroots", "CB" => "filer_cell", _ => "province" };
    }

    private static (string Role, Body Body) Opener(Procedure procedure, OrganisationView view, Body committee)
    {
        var found =
            from right in procedure.FiledBy
            from kind in right.At
            let organ = committee.Kind == kind ? committee : view.OrganOf(committee, kind)
            where organ is not null && view.HoldersOf(right.Role, organ.Id).Any()
            select (right.Role, organ);
        return found.FirstOrDefault() is (not null, not null) opener
            ? opener
            : throw new InvalidOperationException($"Nobody at {committee.Code} may open {procedure.Code}.");
    }
}
