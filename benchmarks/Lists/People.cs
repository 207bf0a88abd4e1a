using Microsoft.EntityFrameworkCore;
using ThongSuot.Load;
using ThongSuot.Platform.Security;

namespace ThongSuot.Bench.Lists;

/// <summary>Who looks at lists: ordinary officers with very many grants, and who sees most of the body at which most lies.</summary>
internal static class People
{
    private static readonly string[] s_ordinary = ["intake_clerk", "case_officer", "records_clerk", "party_org_applicant", "accountant", "it_officer"];

    /// <summary>Gives clerks further roles at further bodies, until each has so many; those at which something lies come first.</summary>
    public static Task Grant(SampleInstallation installation, int persons, int grants) => installation.Look(async db =>
    {
        var organisation = installation.Organisation;
        var rows = await ScopeRows(installation);
        var places = organisation.Bodies.SelectMany(b => s_ordinary.Where(r => organisation.HoldersOf(r, b.Id).Any()).Select(role => (Role: role, Body: b.Id)))
            .OrderByDescending(p => rows.GetValueOrDefault(Scope.OfRole(p.Role, p.Body))).ThenBy(p => p.Body).ThenBy(p => p.Role, StringComparer.Ordinal).Take(grants + 100).ToArray();
        foreach (var (i, person) in Ordinary(installation, persons).Index())
        {
            var held = organisation.HeldBy(person).Select(h => (h.Role, h.Body)).ToHashSet();
            // Each begins at another place of the row, so that they are not one person eight times.
            foreach (var (role, body) in Enumerable.Range(0, places.Length).Select(n => places[(n + (i * 7)) % places.Length]).Where(p => !held.Contains(p)).Take(grants - held.Count))
            {
                await db.Database.ExecuteSqlAsync(
                    $"insert into organisation_holding (id, person, role, body, valid_from) values ({Guid.CreateVersion7()}, {person}, {role}, {body}, {new DateOnly(2025, 7, 1)})");
            }
        }

        return true;
    });

    /// <summary>Account names of both.</summary>
    public static async Task<(IReadOnlyList<string> Ordinary, IReadOnlyList<string> Leading)> Both(SampleInstallation installation, int each) =>
        ([.. Ordinary(installation, each).Select(installation.UserName)], [.. (await Leading(installation, each)).Select(installation.UserName)]);

    private static IEnumerable<Guid> Ordinary(SampleInstallation installation, int persons)
    {
        var view = installation.Organisation;
        return view.Bodies.Where(b => b.Kind == "grassroots").OrderBy(b => b.Code, StringComparer.Ordinal).SelectMany(b => view.HoldersOf("party_org_applicant", b.Id).Take(1)).Distinct().Take(persons);
    }

    // Who leads, or receives for, the body whose roles see most.
    private static async Task<IReadOnlyList<Guid>> Leading(SampleInstallation installation, int persons)
    {
        var (view, rows) = (installation.Organisation, await ScopeRows(installation));
        var ordinary = Ordinary(installation, persons).ToHashSet();
        var all = view.Bodies.SelectMany(b => view.MembersOf(b.Id)).Distinct().Where(p => !ordinary.Contains(p));
        return [.. all.OrderByDescending(p => view.HeldBy(p).Sum(h => rows.GetValueOrDefault(Scope.OfRole(h.Role, h.Body)))).ThenBy(p => p).Take(persons)];
    }

    private static async Task<Dictionary<Guid, int>> ScopeRows(SampleInstallation installation) => (await installation.Look(db =>
        db.Database.SqlQueryRaw<ScopeCount>("select scope, count(*)::int as rows from dossiers_scope group by scope").ToListAsync())).ToDictionary(r => r.Scope, r => r.Rows);

    private sealed record ScopeCount(Guid Scope, int Rows);
}
