using System.Collections.Immutable;
using Microsoft.EntityFrameworkCore;
using ThongSuot.Contracts.Organisation;
using ThongSuot.Platform.Data;
using ThongSuot.Platform.Security;
using ThongSuot.Platform.Time;
using ThongSuot.Procedures.Catalogue;
using ThongSuot.Procedures.Data;

namespace ThongSuot.Procedures.Localising;

/// <summary>The version that a page shows.</summary>
/// <param name="Owner">The body whose variant it is; null for the set's.</param>
/// <param name="Base">The text above a variant; null for the set's.</param>
/// <param name="LocalSteps">Numbers of the steps that are the body's own words.</param>
internal sealed record ShownVersion(LoadedVersion Version, Body? Owner, ImmutableArray<string> Types, LocalOverlay Overlay, YamlNode.Map? Base, IReadOnlySet<int> LocalSteps);

/// <summary>Finds the version to show for a code and, by the address, for a body: its own variant, the nearest above it, otherwise the set's.</summary>
internal sealed class VersionShown(AppDb db, ProceduresReader reader, IOrganisation organisation, TimeProvider time)
{
    public async Task<ShownVersion?> Find(string code, string? bodyCode, string? type, CancellationToken cancellation)
    {
        if (await reader.Now(cancellation) is not { } published)
            return null;
        var view = await organisation.View(cancellation);
        var of = bodyCode is { Length: > 0 } ? view.FindByCode(bodyCode) : null;
        if ((of is null ? null : HeadOf(published, view, of, code, type)) is { IsLocal: true } head && await reader.FindVersion(head.Id, cancellation) is { } local)
            return await Local(local, head, view, cancellation);
        return published.Find(code) is { } version ? new ShownVersion(version, null, [], LocalOverlay.Empty, null, new HashSet<int>()) : null;
    }

    /// <summary>The bodies that have a variant in force, in the order of their codes.</summary>
    public async Task<IReadOnlyList<(Body Body, ImmutableArray<string> Types)>> Variants(string code, CancellationToken cancellation)
    {
        if (await reader.Now(cancellation) is not { } published)
            return [];
        var (view, now) = (await organisation.View(cancellation), time.Now());
        return [.. published.HeadsOf(code).Where(h => h.IsLocal && h.IsInForce(now)).Select(h => (Body: view.Find(h.Body), h.Types)).Where(v => v.Body is not null)
            .OrderBy(v => v.Body!.Code, StringComparer.Ordinal).Select(v => (v.Body!, v.Types))];
    }

    /// <summary>The variant by which somebody files from one of the places where they work; null when it is the general text everywhere.</summary>
    public async Task<(Body Body, ImmutableArray<string> Types)?> Nearest(string code, Actor actor, CancellationToken cancellation)
    {
        if (await reader.Now(cancellation) is not { } published)
            return null;
        var view = await organisation.View(cancellation);
        return actor.Grants.Select(g => view.Find(g.Body)).OfType<Body>().Distinct()
            .Select(place => published.HeadFor(code, view, place, time.Now()) is { IsOk: true, Value: { IsLocal: true } head } && view.Find(head.Body) is { } owner ? (owner, head.Types) : default((Body, ImmutableArray<string>)?))
            .FirstOrDefault(found => found is not null);
    }

    private VersionHead? HeadOf(PublishedSnapshot published, OrganisationView view, Body body, string code, string? type)
    {
        var now = time.Now();
        var own = published.HeadsOf(code).Where(h => h.IsLocal && h.Body == body.Id && h.IsInForce(now)).ToList();
        return own.FirstOrDefault(h => type is { Length: > 0 } && h.Types.Contains(type, StringComparer.Ordinal)) ?? own.FirstOrDefault(h => h.Types.IsEmpty) ?? own.FirstOrDefault()
            ?? (published.HeadFor(code, view, body, now) is { IsOk: true, Value: var nearest } ? nearest : null);
    }

    private async Task<ShownVersion> Local(LoadedVersion local, VersionHead head, OrganisationView view, CancellationToken cancellation)
    {
        var versions = db.Versions;
        var rows = await versions.AsNoTracking().Where(v => v.Id == head.Id || v.Id == head.Base).Select(v => new { v.Id, v.Path, v.Yaml, v.Overlay }).ToListAsync(cancellation);
        var root = rows.FirstOrDefault(r => r.Id == head.Base) is { } above ? YamlText.Read(above.Path, above.Yaml, new CatalogueFaults()) as YamlNode.Map : null;
        var overlay = LocalOverlay.Parse(rows.FirstOrDefault(r => r.Id == head.Id)?.Overlay);
        var highest = root is null ? int.MaxValue : new BaseSteps(root).Highest;
        var steps = overlay.Differences.Where(d => d.At > 0 && d is not (AddedStep or RemovedStep)).Select(d => d.At)
            .Concat(local.Procedure.Definition.Steps.Select(s => s.Number).Where(n => n > highest)).ToHashSet();
        return new ShownVersion(local, view.Find(head.Body), head.Types, overlay, root, steps);
    }
}
