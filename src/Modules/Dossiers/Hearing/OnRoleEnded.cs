using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using ThongSuot.Contracts.Organisation;
using ThongSuot.Contracts.Procedures;
using ThongSuot.Dossiers.Data;
using ThongSuot.Platform.Data;
using ThongSuot.Platform.Jobs;
using ThongSuot.Platform.Log;
using ThongSuot.Platform.Security;

namespace ThongSuot.Dossiers.Hearing;

/// <summary>
/// Somebody lost a role. Its rights ended with that; its open work changes hands in the background, seen by who ended the role, or by the
/// head of the body when the role ended by its date.
/// </summary>
internal sealed class OnRoleEnded(IOrganisation organisation, IProcedures procedures, TimeProvider time) : IListener
{
    public string Name => "dossiers.role_ended";

    public IReadOnlySet<string> Types { get; } = new HashSet<string>(StringComparer.Ordinal) { OrganisationEntries.RoleEnded };

    public async Task Hear(LogEntry entry, AppDb db, CancellationToken cancellation)
    {
        var ended = JsonSerializer.Deserialize<RoleEnded>(entry.Body, LogJson.Options)!;
        var (tasks, held) = (db.DossierTasks, HandOverWork.ScopesOf(ended));
        if (!await tasks.AnyAsync(t => held.Contains(t.Scope), cancellation))
            return;
        var view = await organisation.View(cancellation);
        var title = $"Chuyển giao việc: {await procedures.RoleName(ended.Role, cancellation)}, {view.Find(ended.Body)?.Name ?? "cơ quan đã kết thúc"}";
        var owner = entry.ReadEnvelope().Person ?? await Head(view, ended, cancellation);
        JobList.Start(db, new Actor(owner, Guid.Empty, "", []), HandOverWork.Kind, title.Length > 300 ? title[..299] + "…" : title, ended, time);
    }

    private async Task<Guid> Head(OrganisationView view, RoleEnded ended, CancellationToken cancellation)
    {
        var leading = await procedures.LeadingRoles(cancellation);
        return (view.Find(ended.Body) is { } body ? view.Line(body) : [])
            .SelectMany(b => leading.Order(StringComparer.Ordinal).SelectMany(role => view.HoldersOf(role, b.Id)))
            .FirstOrDefault(person => person != ended.Person, ended.Person);
    }
}
