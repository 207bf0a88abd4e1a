using Microsoft.Extensions.DependencyInjection;
using ThongSuot.Contracts.Dossiers;
using ThongSuot.Contracts.Organisation;
using ThongSuot.Contracts.Procedures;
using ThongSuot.Platform.Security;

namespace ThongSuot.Notifications.Telling;

/// <summary>
/// Whoever acts for another one is told what that one is told by a role, as far as the mandate reaches: work that comes to who is absent is not found
/// only by looking for it.
/// </summary>
internal sealed class StandIns(IServiceScopeFactory scopes, IOrganisation organisation, IProcedures procedures)
{
    public async Task<IReadOnlyCollection<News>> Add(IReadOnlyCollection<News> news, CancellationToken cancellation)
    {
        var view = await organisation.View(cancellation);
        var acting = news.Where(n => n.Dossier is not null).ToDictionary(n => n, n => (from to in n.To
                                                                                     from acts in view.ActingFor(to.Person)
                                                                                     where acts.Mandate.Grants.Any(g => Scope.OfRole(g.Role, g.Body) == to.Scope)
                                                                                     select (acts.Delegate, acts.Mandate, to.Scope)).ToArray());
        var ids = acting.Where(a => a.Value.Length > 0).Select(a => a.Key.Dossier!.Value).Distinct().ToArray();
        if (ids.Length == 0)
            return news;
        await using var scope = scopes.CreateAsyncScope();
        var references = await scope.ServiceProvider.GetRequiredService<IDossiers>().References(ids, cancellation);
        var about = new Dictionary<Guid, Procedure>();
        foreach (var (id, reference) in references)
            about[id] = await procedures.Version(reference.Definition, cancellation);
        return [.. news.Select(n => n with { To = [.. n.To, .. Reached(n)] })];

        IEnumerable<Addressee> Reached(News one) => one.Dossier is { } dossier && about.TryGetValue(dossier, out var procedure)
            ? acting[one].Where(a => a.Mandate.Reaches(procedure.Code) && (a.Mandate.Cases || !procedure.Definition.Compartment)).Select(a => new Addressee(a.Delegate, a.Scope))
            : [];
    }
}
