using System.Collections.Immutable;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ThongSuot.Contracts.Dossiers;
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
/// A follow-on dossier about the same matter, opened ex officio at the competent body of the one it follows. Its id is that of the entry that
/// asked for it, so that hearing twice opens one.
/// </summary>
internal sealed class OnFollowOnOpened(IServiceScopeFactory scopes) : IListener
{
    public string Name => "dossiers.follow_on";

    public IReadOnlySet<string> Types { get; } = new HashSet<string>(StringComparer.Ordinal) { DossierEntries.FollowOnOpened };

    public async Task Hear(LogEntry entry, AppDb db, CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        var services = scope.ServiceProvider;
        var asked = (FollowOnOpened)EventNames.Read(entry);
        if (await db.Dossiers.AnyAsync(d => d.Id == entry.Id, cancellation))
            return;
        var parentId = DossierEntries.DossierOf(entry.Stream);
        var parent = await db.Dossiers.AsNoTracking().SingleAsync(d => d.Id == parentId, cancellation);
        var procedure = await services.GetRequiredService<IProcedures>().FindPublished(asked.Procedure, cancellation)
            ?? throw new InvalidOperationException($"Procedure {asked.Procedure} to follow on is not published.");
        var view = await services.GetRequiredService<IOrganisation>().View(cancellation);
        var (role, body) = Opener(procedure, view, parent);
        var now = services.GetRequiredService<TimeProvider>().Now();
        var title = procedure.Definition.Secrecy > Secrecy.Thuong || parent.Secrecy > Secrecy.Thuong
            ? $"{procedure.Code}: hồ sơ có nội dung mật, tiếp theo {parent.Code}"
            : $"{procedure.Name} – tiếp theo {parent.Code}";
        var number = await services.GetRequiredService<Numbers>().Next(now.DateInVietnam().Year, cancellation);
        var dossier = Dossier.New(
            entry.Id, procedure, number, title, Matters.KeyOf(procedure.Code, entry.Id.ToString(), null, body.Id),
            asked.By ?? parent.FilerPerson, body.Id, parent.CompetentBody, parent.Matter with { Rule = "follow_on", Overseer = Matters.Overseer(view, view.Find(parent.CompetentBody)!) }, now);

        // Opened by virtue of the decision on the parent: the opener's role stands in for the filing right.
        var acting = new Acting(dossier.FilerPerson, ImmutableHashSet.Create((role, body.Id)));
        var situation = await services.GetRequiredService<Situations>().Of(procedure, body.Id, dossier.Matter, acting, cancellation);
        var carried = dossier.Carry(procedure.Definition, new FileDossier(role, new BodyRef(body.Id, body.Name), ImmutableDictionary<string, string>.Empty, parent.Secrecy), situation.Context);
        if (!carried.IsOk)
            throw new InvalidOperationException($"Follow-on {procedure.Code} was refused: {carried.Refusal.Code}.");
        db.Add(dossier);
        services.GetRequiredService<Recording>().Record(db, dossier, null, situation, carried.Value, new Acted(role, new BodyRef(body.Id, body.Name), null, null));
    }

    private static (string Role, Body Body) Opener(Procedure procedure, OrganisationView view, Dossier parent)
    {
        var committee = view.Find(parent.CompetentBody)!;
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
