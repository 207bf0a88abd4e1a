using System.Collections.Immutable;
using Microsoft.EntityFrameworkCore;
using ThongSuot.Contracts.Notifications;
using ThongSuot.Contracts.Procedures;
using ThongSuot.Platform.Data;
using ThongSuot.Platform.Log;
using ThongSuot.Platform.Results;
using ThongSuot.Platform.Security;
using ThongSuot.Platform.Time;
using ThongSuot.Reform.Review;

namespace ThongSuot.Reform.Campaigns;

/// <param name="Reviewers">By field: the body that reviews its procedures.</param>
/// <param name="Only">Codes of procedures; empty for all of the chosen fields.</param>
internal sealed record CampaignPlan(string Name, string Basis, DateOnly? From, DateOnly? To, IReadOnlyDictionary<string, Guid> Reviewers, IReadOnlyCollection<string> Only);

internal sealed record CampaignOpened(string Code, ImmutableArray<string> Procedures)
{
    public const string Type = "reform.campaign_opened";
}

/// <summary>Opens a campaign over the procedures as they are in force now, and tells those who are to review them.</summary>
internal sealed class OpenCampaign(AppDb db, EventLog log, IProcedures procedures, TimeProvider time)
{
    public async Task<Result<Campaign>> Run(Actor actor, CampaignPlan plan, CancellationToken cancellation)
    {
        if (!Rights.Coordinates(actor))
            return Refusals.NotYours;
        if (Faults(plan).ToArray() is { Length: > 0 } faults)
            return faults;
        var chosen = (await procedures.Published(cancellation)).Where(p => plan.Reviewers.ContainsKey(p.Field) && (plan.Only.Count == 0 || plan.Only.Contains(p.Code))).ToList();
        if (chosen.Count == 0)
            return Refusals.CampaignEmpty;
        var now = time.Now();
        var year = now.DateInVietnam().Year;
        var campaigns = db.Campaigns;
        var campaign = new Campaign
        {
            Id = Guid.CreateVersion7(now), Year = year, Number = (await campaigns.Where(c => c.Year == year).MaxAsync(c => (int?)c.Number, cancellation) ?? 0) + 1,
            Name = plan.Name, Basis = plan.Basis, From = plan.From!.Value, To = plan.To!.Value, OpenedAt = now, OpenedBy = actor.Person,
        };
        db.Add(campaign);
        db.AddRange(chosen.Select(p => new CampaignItem
        {
            Campaign = campaign.Id, Procedure = p.Code, Field = p.Field, Reviewer = plan.Reviewers[p.Field], Baseline = p.VersionId,
        }));
        var told = new NoticeWanted(
            [], [.. chosen.Select(p => plan.Reviewers[p.Field]).Distinct().Select(body => new RoleAt(Rights.Owner, body))],
            $"Đợt rà soát {campaign.Code} đã mở: rà soát thủ tục trước hết ngày {Shown.Day(campaign.To)}.", campaign.Address);
        log.Append(db, StreamHead.New(campaign.Stream), new Envelope(actor.Person, Rights.Coordinator),
            [(CampaignOpened.Type, new CampaignOpened(campaign.Code, [.. chosen.Select(p => p.Code)])), (NoticeWanted.Type, told)]);
        try
        {
            await db.SaveChangesAsync(cancellation);
            return campaign;
        }
        catch (DbUpdateException failure) when (failure.IsConflict())
        {
            return Refusals.ReviewChanged;
        }
    }

    private static IEnumerable<Refusal> Faults(CampaignPlan plan)
    {
        if (plan.Name.Length is 0 or > 300)
            yield return Refusals.CampaignName;
        if (plan.Basis.Length is 0 or > 500)
            yield return Refusals.CampaignBasis;
        if (plan.From is null || plan.To is null || plan.To < plan.From)
            yield return Refusals.CampaignDays;
        if (plan.Reviewers.Count == 0)
            yield return Refusals.CampaignEmpty;
    }
}

internal sealed record CampaignClosed(string Code)
{
    public const string Type = "reform.campaign_closed";
}

/// <summary>No more reviews from now on; what was reviewed stays.</summary>
internal sealed class CloseCampaign(AppDb db, EventLog log, TimeProvider time)
{
    public async Task<Result<Campaign>> Run(Actor actor, Guid id, CancellationToken cancellation)
    {
        if (!Rights.Coordinates(actor))
            return Refusals.NotYours;
        if (await db.Campaigns.FindAsync([id], cancellation) is not { } campaign)
            return Refusals.ReviewNotThere;
        if (campaign.ClosedAt is not null)
            return Refusals.CampaignClosed;
        campaign.ClosedAt = time.Now();
        await log.Append(db, campaign.Stream, new Envelope(actor.Person, Rights.Coordinator), CampaignClosed.Type, new CampaignClosed(campaign.Code), cancellation);
        await db.SaveChangesAsync(cancellation);
        return campaign;
    }
}
