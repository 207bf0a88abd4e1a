using ThongSuot.Reform.Review;

namespace ThongSuot.Reform.Campaigns;

internal static class CampaignWords
{
    public static string Choice(ItemReport row) => row.Item.Choice switch
    {
        ReviewChoice.Shorten => "Rút ngắn",
        ReviewChoice.Improve => "Nâng chất lượng",
        _ => row.IsLate ? "Chậm" : "Chưa rà soát",
    };

    public static string Target(ItemReport row) => row.Item.Choice == ReviewChoice.Improve
        ? $"{row.Item.Measure}: {row.Item.Goal}"
        : string.Join("; ", row.Targets.Select(t => $"{t.Part} {Shown.Number(t.Before)} → {Shown.Number(t.Target)}"));

    public static string Reached(ItemReport row)
    {
        if (row.Reached is not { } version)
            return row.Item.Draft is null ? "" : "Đang soạn";
        var parts = string.Join("; ", row.Targets.Select(t => $"{t.Part} {Shown.Number(t.After ?? 0)}"));
        return $"Phiên bản {version.Number}{(parts.Length > 0 ? $": {parts}" : "")}{row.IsReached switch { true => " – đạt", false => " – chưa đạt", null => "" }}";
    }
}
