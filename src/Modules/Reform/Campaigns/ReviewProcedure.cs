using Microsoft.EntityFrameworkCore;
using ThongSuot.Contracts.Procedures;
using ThongSuot.Platform.Data;
using ThongSuot.Platform.Log;
using ThongSuot.Platform.Results;
using ThongSuot.Platform.Security;
using ThongSuot.Platform.Time;
using ThongSuot.Reform.Gains;
using ThongSuot.Reform.Review;

namespace ThongSuot.Reform.Campaigns;

/// <param name="Choice">"rut-ngan" or "nang-chat-luong".</param>
internal sealed record ReviewAnswer(
    string? Choice, string Reason, int? Steps, int? Components, int? Forms, decimal? Days, string? Measure, string? Goal, bool BeginDraft);

internal sealed record ProcedureReviewed(string Campaign, string Procedure, ReviewChoice Choice, int? Steps, int? Components, int? Forms, int? DayHundredths)
{
    public const string Type = "reform.procedure_reviewed";
}

/// <summary>The review of one procedure: shorten it, or improve its quality, with reason and target. May be given again until the campaign is closed.</summary>
internal sealed class ReviewProcedure(AppDb db, EventLog log, Rights rights, Comparison comparison, IProcedureDrafts drafts, TimeProvider time)
{
    public const string Shorten = "rut-ngan", Improve = "nang-chat-luong";

    public async Task<Result<CampaignItem>> Run(Actor actor, Guid campaignId, string procedure, ReviewAnswer answer, CancellationToken cancellation)
    {
        var reviewed = await rights.Reviewed(actor, cancellation);
        var items = db.CampaignItems;
        if (await items.FirstOrDefaultAsync(i => i.Campaign == campaignId && i.Procedure == procedure && reviewed.Contains(i.Reviewer), cancellation) is not { } item)
            return Refusals.NotYours;
        var campaign = (await db.Campaigns.FindAsync([campaignId], cancellation))!;
        if (campaign.ClosedAt is not null)
            return Refusals.CampaignClosed;
        if (Faults(answer, await comparison.ShapeOf(item.Baseline, cancellation)).ToArray() is { Length: > 0 } faults)
            return faults;
        if (answer.BeginDraft)
        {
            var begun = await drafts.Begin(actor, procedure, null, new DraftOrigin("campaign", campaign.Code, campaign.Address), cancellation);
            if (!begun.IsOk)
                return begun.Refusals.ToArray();
            item.Draft = begun.Value;
        }

        var shortens = answer.Choice == Shorten;
        (item.Choice, item.Reason, item.ReviewedAt, item.ReviewedBy) = (shortens ? ReviewChoice.Shorten : ReviewChoice.Improve, answer.Reason, time.Now(), actor.Person);
        (item.Steps, item.Components, item.Forms) = shortens ? (answer.Steps, answer.Components, answer.Forms) : (null, null, null);
        item.DayHundredths = shortens && answer.Days is { } days ? (int)(days * 100) : null;
        (item.Measure, item.Goal) = shortens ? (null, null) : (answer.Measure, answer.Goal);
        await log.Append(
            db, campaign.Stream, new Envelope(actor.Person, Body: item.Reviewer), ProcedureReviewed.Type,
            new ProcedureReviewed(campaign.Code, procedure, item.Choice.Value, item.Steps, item.Components, item.Forms, item.DayHundredths), cancellation);
        try
        {
            await db.SaveChangesAsync(cancellation);
            return item;
        }
        catch (DbUpdateException failure) when (failure.IsConflict())
        {
            return Refusals.ReviewChanged;
        }
    }

    private static IEnumerable<Refusal> Faults(ReviewAnswer answer, Shape now)
    {
        if (answer.Choice is not (Shorten or Improve))
            yield return Refusals.ChooseOne;
        if (answer.Reason.Length is 0 or > 2000)
            yield return Refusals.ReviewReason;
        if (answer.Choice == Improve)
        {
            if (answer.Measure is not { Length: > 0 and <= 1000 })
                yield return Refusals.MeasureMissing;
            if (answer.Goal is not { Length: > 0 and <= 300 })
                yield return Refusals.GoalMissing;
        }
        else if (answer.Choice == Shorten)
        {
            if (answer is { Steps: null, Components: null, Forms: null, Days: null })
                yield return Refusals.TargetMissing;
            foreach (var (field, target, current) in ((string, decimal?, decimal)[])
                [("buoc", answer.Steps, now.Steps), ("thanh-phan", answer.Components, now.Components), ("bieu-mau", answer.Forms, now.Forms), ("ngay", answer.Days, now.Days)])
            {
                if (target >= current)
                    yield return Refusals.TargetNotLess(field, Shown.Number(current));
            }
        }
    }
}
