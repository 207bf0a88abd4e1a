using Microsoft.EntityFrameworkCore;
using ThongSuot.Contracts.Procedures;
using ThongSuot.Platform.Data;
using ThongSuot.Platform.Time;
using ThongSuot.Reform.Gains;

namespace ThongSuot.Reform.Campaigns;

/// <param name="Late">Not reviewed although the last day is over.</param>
internal sealed record FieldProgress(string Field, string Name, int Total, int Done, int Late);

/// <summary>One procedure of a campaign with what was aimed at and what came of it.</summary>
/// <param name="Reached">The first version that was published because of this campaign; null as long as there is none.</param>
/// <param name="Expired">Legal bases that were replaced.</param>
internal sealed record ItemReport(CampaignItem Item, string Name, Shape Before, Shape? After, HistoricVersion? Reached, IReadOnlyList<LegalBasis> Expired, bool IsLate)
{
    /// <summary>Each part with a target: its name, before, target, and what the new version has.</summary>
    public IEnumerable<(string Part, decimal Before, decimal Target, decimal? After)> Targets
    {
        get
        {
            if (Item.Steps is { } steps)
                yield return ("bước", Before.Steps, steps, After?.Steps);
            if (Item.Components is { } components)
                yield return ("thành phần", Before.Components, components, After?.Components);
            if (Item.Forms is { } forms)
                yield return ("biểu mẫu", Before.Forms, forms, After?.Forms);
            if (Item.DayHundredths is { } days)
                yield return ("ngày làm việc", Before.Days, days / 100m, After?.Days);
        }
    }

    /// <summary>Null as long as no new version tells, or where the target is no number.</summary>
    public bool? IsReached => After is null || !Targets.Any() ? null : Targets.All(t => t.After <= t.Target);
}

/// <summary>Campaigns as everybody who is signed in may read them.</summary>
internal sealed class CampaignReader(AppDb db, IProcedures procedures, IProcedureHistory history, Comparison comparison, ExpiredBases bases, TimeProvider time)
{
    public async Task<IReadOnlyList<(Campaign Campaign, int Total, int Done)>> All(CancellationToken cancellation)
    {
        var (campaigns, items) = (db.Campaigns, db.CampaignItems);
        var counts = (await items.GroupBy(i => i.Campaign).Select(g => new { g.Key, Total = g.Count(), Done = g.Count(i => i.Choice != null) }).ToListAsync(cancellation)).ToDictionary(c => c.Key);
        return [.. (await campaigns.AsNoTracking().OrderByDescending(c => c.Year).ThenByDescending(c => c.Number).Take(200).ToListAsync(cancellation))
            .Select(c => (c, counts.TryGetValue(c.Id, out var count) ? count.Total : 0, counts.TryGetValue(c.Id, out var done) ? done.Done : 0))];
    }

    public async Task<Campaign?> Find(string code, CancellationToken cancellation)
    {
        if (code.Split('-') is not ["RS", var year, var number] || !int.TryParse(year, System.Globalization.NumberStyles.None, null, out var y) || !int.TryParse(number, System.Globalization.NumberStyles.None, null, out var n))
            return null;
        return await db.Campaigns.AsNoTracking().FirstOrDefaultAsync(c => c.Year == y && c.Number == n, cancellation);
    }

    public async Task<IReadOnlyList<ItemReport>> Items(Campaign campaign, CancellationToken cancellation)
    {
        var items = await db.CampaignItems.AsNoTracking().Where(i => i.Campaign == campaign.Id).OrderBy(i => i.Procedure).ToListAsync(cancellation);
        var now = time.Now();
        var expired = (await bases.Of(cancellation)).ToDictionary(e => e.Procedure.Code, e => e.Bases, StringComparer.Ordinal);
        var versions = (await history.OfSet(cancellation)).ToLookup(v => v.Code, StringComparer.Ordinal);
        var reports = new List<ItemReport>();
        foreach (var item in items)
        {
            var reached = versions[item.Procedure].FirstOrDefault(v => v.ValidFrom <= now && v.Origins.Any(o => o.Kind == "campaign" && o.Code == campaign.Code));
            reports.Add(new ItemReport(
                item, (await procedures.Version(item.Baseline, cancellation)).Name, await comparison.ShapeOf(item.Baseline, cancellation),
                reached is null ? null : await comparison.ShapeOf(reached.Id, cancellation), reached, expired.GetValueOrDefault(item.Procedure, []),
                item.Choice is null && now.DateInVietnam() > campaign.To));
        }

        return reports;
    }

    public async Task<IReadOnlyList<FieldProgress>> Progress(IReadOnlyList<ItemReport> items, CancellationToken cancellation)
    {
        var names = (await procedures.Set(cancellation))?.Fields.ToDictionary(f => f.Code, f => f.Name, StringComparer.Ordinal) ?? [];
        return [.. items.GroupBy(i => i.Item.Field, StringComparer.Ordinal).Select(g => new FieldProgress(
            g.Key, names.GetValueOrDefault(g.Key, g.Key), g.Count(), g.Count(i => i.Item.Choice is not null), g.Count(i => i.IsLate)))];
    }
}

/// <summary>A procedure with those of its legal bases that no longer hold.</summary>
internal sealed record ExpiredBasis(Procedure Procedure, IReadOnlyList<LegalBasis> Bases);

/// <summary>Procedures that rest on a text that is no longer in force.</summary>
internal sealed class ExpiredBases(IProcedures procedures, TimeProvider time)
{
    public async Task<IReadOnlyList<ExpiredBasis>> Of(CancellationToken cancellation)
    {
        var today = time.Now().DateInVietnam();
        var all = new List<(Procedure Procedure, ProcedureDetails Details)>();
        foreach (var procedure in await procedures.Published(cancellation))
            all.Add((procedure, await procedures.Details(procedure.VersionId, cancellation)));
        return [.. all.Select(p => new ExpiredBasis(p.Procedure, [.. p.Details.Basis.Where(b => b.IsExpired(today))])).Where(p => p.Bases.Count > 0)];
    }
}
