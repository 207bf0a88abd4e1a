using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using ThongSuot.Reform.Review;
using static System.FormattableString;

namespace ThongSuot.Reform.Gains;

internal static class GainEndpoints
{
    public static void MapGains(this IEndpointRouteBuilder endpoints) =>
        endpoints.MapGet("/ra-soat/ket-qua/tep", async (string? dang, string? ngay, Comparison comparison, CancellationToken cancellation) =>
        {
            var gains = await comparison.OfProcedures(PostedForm.ReadDay(ngay), cancellation);
            var rows = gains.Select(g => (IReadOnlyList<string?>)
            [
                g.Code, g.Name, g.Field, Invariant($"{g.From.Number}"), Invariant($"{g.To.Number}"), .. Pair(g.Before.Steps, g.After.Steps),
                .. Pair(g.Before.Components, g.After.Components), .. Pair(g.Before.Forms, g.After.Forms), .. Pair(g.Before.Days, g.After.Days), .. Pair(g.Before.Bodies, g.After.Bodies),
                .. Pair(g.Before.Handovers, g.After.Handovers), g.IndexBefore is { } before ? Shown.Number(before) : null, g.Index is { } index ? Shown.Number(index) : null,
            ]);
            return TableFile.Of(dang, "ket-qua-cat-giam", "Kết quả", rows.Prepend(
            [
                "Mã", "Thủ tục", "Lĩnh vực", "Phiên bản trước", "Phiên bản nay", "Bước trước", "Bước nay", "Thành phần trước", "Thành phần nay", "Biểu mẫu trước", "Biểu mẫu nay",
                "Ngày làm việc trước", "Ngày làm việc nay", "Nơi thực hiện trước", "Nơi thực hiện nay", "Lần chuyển trước", "Lần chuyển nay", "Chỉ số phức tạp trước", "Chỉ số phức tạp nay",
            ]));
        }).AllowAnonymous();

    private static string[] Pair(decimal before, decimal after) => [Shown.Number(before), Shown.Number(after)];
}
