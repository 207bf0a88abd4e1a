using Microsoft.EntityFrameworkCore;
using ThongSuot.Contracts.Organisation;
using ThongSuot.Contracts.Procedures;
using ThongSuot.Dossiers.Data;
using ThongSuot.Engine.Processes;
using ThongSuot.Platform.Data;
using ThongSuot.Platform.Security;
using ThongSuot.Platform.Ui;

namespace ThongSuot.Dossiers.Migration;

/// <summary>A version on which dossiers still run, and the one in force now.</summary>
/// <param name="Running">How many; null for a compartment's, of which fewer than five are not told.</param>
internal sealed record OldVersion(Procedure From, Procedure To, int? Running);

/// <summary>Older versions with running dossiers, for those who keep the procedure: the owner at the office of the committee whose text it is; the set's is the province's.</summary>
internal sealed class OldVersions(AppDb db, IOrganisation organisation, IProcedures procedures)
{
    /// <summary>Of what is sealed off, smaller numbers would tell of single dossiers.</summary>
    public const int LeastTold = 5;

    private const string Owner = "catalogue_owner", Office = "office";

    public async Task<bool> Keeps(Actor actor, Guid? body, CancellationToken cancellation)
    {
        var view = await organisation.View(cancellation);
        var committee = body is { } own ? view.Find(own) : view.Province;
        return committee is not null && view.OrganOf(committee, Office) is { } office && actor.Holds(Owner, office.Id);
    }

    public async Task<bool> KeepsAny(Actor actor, CancellationToken cancellation)
    {
        var view = await organisation.View(cancellation);
        return actor.Grants.Any(g => g.Role == Owner && view.Find(g.Body)?.Kind == Office);
    }

    public async Task<IReadOnlyList<OldVersion>> Of(Actor actor, CancellationToken cancellation)
    {
        var dossiers = db.Dossiers;
        var counts = await dossiers.Where(d => d.Status < DossierStatus.Finished).GroupBy(d => d.Definition).Select(g => new { Version = g.Key, Count = g.Count() }).ToListAsync(cancellation);
        var found = new List<OldVersion>();
        foreach (var count in counts)
        {
            if (await Find(actor, count.Version, cancellation) is var (from, to))
                found.Add(new OldVersion(from, to, Told(from, count.Count)));
        }

        return [.. found.OrderBy(v => v.From.Code, StringComparer.Ordinal).ThenBy(v => v.From.Number)];
    }

    /// <summary>A version and that in force now in its place; null where there is no newer one, or the person does not keep the procedure.</summary>
    public async Task<(Procedure From, Procedure To)?> Find(Actor actor, Guid version, CancellationToken cancellation)
    {
        var dossiers = db.Dossiers;
        if (!await dossiers.AnyAsync(d => d.Definition == version, cancellation))
            return null;
        var from = await procedures.Version(version, cancellation);
        if (!await Keeps(actor, from.Body, cancellation))
            return null;
        var to = from.Body is { } body ? await procedures.FindFor(from.Code, body, cancellation) is { IsOk: true, Value: var own } ? own : null : await procedures.FindPublished(from.Code, cancellation);
        return to is not null && to.VersionId != from.VersionId && to.Body == from.Body && to.Number > from.Number ? (from, to) : null;
    }

    public static int? Told(Procedure procedure, int count) => procedure.Definition.Compartment && count is > 0 and < LeastTold ? null : count;

    /// <summary>A number inside a sentence.</summary>
    public static string InWords(int? told) => told is { } count ? LocalNumber.Of(count) : $"dưới {LocalNumber.Of(LeastTold)}";

    /// <summary>How far a job is: of what is sealed off nothing as long as it would tell a small number.</summary>
    public static (int Done, int? Total) Progress(Procedure procedure, int done, int total) => (Told(procedure, done) ?? 0, Told(procedure, total));
}
