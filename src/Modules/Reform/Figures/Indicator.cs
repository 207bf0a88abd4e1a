using System.Collections.Immutable;
using ThongSuot.Contracts.Procedures;

namespace ThongSuot.Reform.Figures;

/// <summary>From what an indicator is computed. Nothing of it is ever typed in.</summary>
internal enum IndicatorSource
{
    /// <summary>Dossiers that ended, by <see cref="Measure"/>s.</summary>
    Dossiers,

    /// <summary>Ratings of filers.</summary>
    Ratings,

    /// <summary>Published versions of the set.</summary>
    Publications,

    /// <summary>Committees with a finished dossier, or step, of one procedure.</summary>
    Committees,

    /// <summary>Working time of versions of the same procedure.</summary>
    SavedDays,

    /// <summary>What the program does not keep yet.</summary>
    None,
}

/// <summary>An indicator of the reform: what it counts, out of what, and what stays outside for which reason.</summary>
/// <param name="Code">"KPI-1".</param>
/// <param name="Name">Vietnamese.</param>
/// <param name="Definition">Vietnamese; stands on its page.</param>
/// <param name="Top">Adds up to the numerator.</param>
/// <param name="Bottom">Adds up to the denominator.</param>
/// <param name="Outside">Not in the denominator, each with its reason.</param>
internal sealed record Indicator(
    string Code, string Name, string Definition, IndicatorSource Source, bool HigherIsBetter, ImmutableArray<Measure> Top, ImmutableArray<Measure> Bottom, ImmutableArray<Measure> Outside)
{
    private static readonly ImmutableArray<Measure> OtherEnds = [Measure.Declined, Measure.NotCompetent, Measure.Transferred, Measure.Withdrawn, Measure.Expired];

    public static readonly Indicator Electronic = new(
        "KPI-1", "Hồ sơ liên thông luân chuyển hoàn toàn điện tử",
        "Hồ sơ đã giải quyết xong của thủ tục liên thông, đủ điều kiện điện tử, mà mọi lần chuyển giữa các cơ quan đều qua hệ thống, không kèm giấy và có ký nhận, trên tổng số hồ sơ như vậy.",
        IndicatorSource.Dossiers, true, [Measure.Electronic], [Measure.Electronic, Measure.NotElectronic], [Measure.Secret, Measure.PaperOnly, Measure.NotConnected, Measure.NoHop]);

    public static readonly Indicator OnTime = new(
        "KPI-5", "Hồ sơ giải quyết đúng hạn", "Hồ sơ đã giải quyết xong trong thời hạn (sau khi trừ thời gian tạm dừng), trên số hồ sơ đã xong có thời hạn.",
        IndicatorSource.Dossiers, true, [Measure.OnTime], [Measure.Timed], OtherEnds);

    public static readonly Indicator Returned = new(
        "KPI-6", "Hồ sơ phải trả lại để bổ sung", "Hồ sơ đã giải quyết xong từng bị trả lại người nộp, trên số hồ sơ đã xong; quy định không trả lại quá một lần.",
        IndicatorSource.Dossiers, false, [Measure.Returned], [Measure.Finished], OtherEnds);

    public static readonly Indicator NotCompetent = new(
        "KPI-7", "Hồ sơ gửi sai thẩm quyền", "Hồ sơ không được xử lý vì gửi không đúng cấp, không đúng thẩm quyền, trên số hồ sơ đã kết thúc; nêu theo cơ quan gửi.",
        IndicatorSource.Dossiers, false, [Measure.NotCompetent], [Measure.Finished, .. OtherEnds], []);

    public static readonly Indicator Paper = new(
        "KPI-8", "Hồ sơ phải kèm giấy", "Hồ sơ đã giải quyết xong có ít nhất một lần chuyển kèm bản giấy, trên số hồ sơ đã xong.",
        IndicatorSource.Dossiers, false, [Measure.PaperAttached], [Measure.Finished], OtherEnds);

    public static readonly Indicator Satisfaction = new(
        "KPI-10", "Mức độ hài lòng", $"Đánh giá từ {Ratings.Rating.FewestSatisfied} sao trở lên, trên số đánh giá của người nộp sau khi hồ sơ xong.", IndicatorSource.Ratings, true, [], [], []);

    public static readonly Indicator Rework = new(
        "CL-1", "Hồ sơ phải làm lại bước trước", "Hồ sơ đã giải quyết xong từng bị trả về bước trước để làm lại, trên số hồ sơ đã xong.",
        IndicatorSource.Dossiers, false, [Measure.Reworked], [Measure.Finished], OtherEnds);

    public static readonly Indicator Published = new(
        "KPI-2", "Thủ tục của bộ đã công bố", "Thủ tục của bộ thủ tục ban đầu đang có hiệu lực vào cuối kỳ, trên tổng số thủ tục của bộ.", IndicatorSource.Publications, true, [], [], []);

    public static readonly Indicator Arranged = new(
        "KPI-3", "Cấp ủy đã chỉnh lý tài liệu lưu trữ", "Cấp ủy (từ cấp trên trực tiếp cơ sở) có hồ sơ chỉnh lý, số hóa đã qua bước chỉnh lý đến cuối kỳ, trên tổng số cấp ủy ấy.",
        IndicatorSource.Committees, true, [], [], []);

    public static readonly Indicator Digitised = new(
        "KPI-4", "Cấp ủy đã số hóa tài liệu lưu trữ", "Cấp ủy (từ cấp trên trực tiếp cơ sở) có hồ sơ chỉnh lý, số hóa đã xong đến cuối kỳ, trên tổng số cấp ủy ấy.",
        IndicatorSource.Committees, true, [], [], []);

    public static readonly Indicator Signed = new(
        "KPI-9", "Văn bản điện tử ký số", "Văn bản điện tử đã ký số, trên số văn bản đã ban hành.", IndicatorSource.None, true, [], [], []);

    public static readonly Indicator Saved = new(
        "KPI-11", "Ngày giảm được so với phiên bản trước",
        "Trung bình mỗi hồ sơ xong trong kỳ: thời gian giải quyết trung bình theo phiên bản trước của thủ tục trừ thời gian trung bình theo phiên bản đang dùng, tính bằng ngày làm việc.",
        IndicatorSource.SavedDays, true, [], [], []);

    public static readonly Indicator Disseminated = new(
        "KPI-12", "Hoàn thành quán triệt văn bản", "Nơi đã quán triệt xong, trên số nơi phải quán triệt.", IndicatorSource.None, true, [], [], []);

    /// <summary>In the order of their numbers.</summary>
    public static readonly ImmutableArray<Indicator> All =
        [Electronic, Published, Arranged, Digitised, OnTime, Returned, NotCompetent, Paper, Signed, Satisfaction, Saved, Disseminated, Rework];

    /// <summary>Counted in sums that tell bodies, fields and procedures apart.</summary>
    public bool IsToldApart => Source is IndicatorSource.Dossiers or IndicatorSource.Ratings;

    public bool IsShare => Source != IndicatorSource.SavedDays;

    /// <summary>"kpi-1": the last part of its page's address.</summary>
    public string Address => Code.ToLowerInvariant();

    public static Indicator? Find(string? address) => All.FirstOrDefault(i => i.Address == address);
}

/// <summary>What an indicator comes to.</summary>
/// <param name="Top">The numerator; of <see cref="IndicatorSource.SavedDays"/> hundredths of working days.</param>
/// <param name="Outside">What is not counted, in the order of <see cref="Indicator.Outside"/>.</param>
internal sealed record IndicatorValue(Indicator Indicator, long Top, long Bottom, ImmutableArray<long> Outside)
{
    /// <summary>Percent with one decimal, or working days; null when there is nothing to divide by.</summary>
    public decimal? Number => Bottom == 0 ? null : Math.Round(Indicator.IsShare ? 100m * Top / Bottom : Top / 100m / Bottom, 1, MidpointRounding.AwayFromZero);

    public static IndicatorValue Of(Indicator indicator, HandledSums sums) =>
        new(indicator, indicator.Top.Sum(m => m.Read(sums)), indicator.Bottom.Sum(m => m.Read(sums)), [.. indicator.Outside.Select(m => m.Read(sums))]);
}

/// <summary>The way from target to target of one indicator.</summary>
internal static class TargetPath
{
    /// <summary>What is to be reached on a day: on the straight line between the targets around it; before the first one that one, after the last the last.</summary>
    /// <returns>Null without targets.</returns>
    public static decimal? On(IReadOnlyCollection<IndicatorTarget> targets, DateOnly day)
    {
        var before = targets.Where(t => t.By <= day).MaxBy(t => t.By);
        var after = targets.Where(t => t.By > day).MinBy(t => t.By);
        if (before is null || after is null)
            return (before ?? after)?.Value;
        var share = (decimal)(day.DayNumber - before.By.DayNumber) / (after.By.DayNumber - before.By.DayNumber);
        return Math.Round(before.Value + (share * (after.Value - before.Value)), 1, MidpointRounding.AwayFromZero);
    }
}
