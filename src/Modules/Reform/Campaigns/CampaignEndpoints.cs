using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using ThongSuot.Contracts.Organisation;
using ThongSuot.Platform.Security;
using ThongSuot.Platform.Ui;
using ThongSuot.Reform.Review;

namespace ThongSuot.Reform.Campaigns;

internal static class CampaignEndpoints
{
    public static void MapCampaigns(this IEndpointRouteBuilder endpoints) =>
        endpoints.MapGet("/ra-soat/dot/{code}/tep", async (string code, string? dang, CampaignReader reader, IOrganisation organisation, CancellationToken cancellation) =>
        {
            if (await reader.Find(code, cancellation) is not { } campaign)
                return TypedResults.NotFound();
            var view = await organisation.View(cancellation);
            var rows = (await reader.Items(campaign, cancellation)).Select(r => (IReadOnlyList<string?>)
            [
                r.Item.Procedure, r.Name, r.Item.Field, view.Find(r.Item.Reviewer)?.Name, CampaignWords.Choice(r), r.Item.Reason, CampaignWords.Target(r), CampaignWords.Reached(r),
                r.Item.ReviewedAt is { } at ? LocalTime.Date(at) : null, string.Join("; ", r.Expired.Select(b => b.Citation)),
            ]);
            return TableFile.Of(dang, $"ra-soat-{campaign.Code}", "Rà soát", rows.Prepend(
                ["Mã", "Thủ tục", "Lĩnh vực", "Cơ quan rà soát", "Kết quả rà soát", "Lý do", "Chỉ tiêu", "Đạt được", "Ngày rà soát", "Căn cứ đã thay thế"]));
        }).RequireAuthorization(Policies.SignedIn);
}
