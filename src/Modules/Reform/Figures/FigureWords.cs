using ThongSuot.Platform.Ui;
using ThongSuot.Reform.Review;

namespace ThongSuot.Reform.Figures;

/// <summary>Figures in the officers' words.</summary>
internal static class FigureWords
{
    public static string Number(IndicatorValue value) => value switch
    {
        { Number: null } => "–",
        { Indicator.IsShare: true, Number: { } percent } => $"{LocalNumber.Of(percent)} %",
        { Number: { } days } => $"{LocalNumber.Of(days)} ngày",
    };

    /// <summary>Why there is no number.</summary>
    public static string Missing(IndicatorValue value) => value.Indicator switch
    {
        { Source: IndicatorSource.None } => "Chưa đo được: hệ thống chưa quản lý nội dung này.",
        { Source: IndicatorSource.SavedDays } => "Chưa có thủ tục nào có hồ sơ xong ở cả hai phiên bản liền nhau.",
        { Source: IndicatorSource.Ratings } => "Chưa có đánh giá nào trong kỳ.",
        _ => "Chưa có hồ sơ nào trong kỳ.",
    };

    public static string Unit(Indicator indicator) => indicator switch
    {
        { Source: IndicatorSource.Ratings } => "đánh giá",
        { Source: IndicatorSource.Publications } => "thủ tục",
        { Source: IndicatorSource.Committees } => "cấp ủy",
        _ => "hồ sơ",
    };

    /// <summary>What is to be reached, and whether it is.</summary>
    public static (string Text, Tone Tone) Against(IndicatorValue value, decimal target)
    {
        var wanted = $"{LocalNumber.Of(target)}{(value.Indicator.IsShare ? " %" : "")}";
        return value.Number switch
        {
            null => ($"chỉ tiêu {wanted}", Tone.Neutral),
            { } number when (value.Indicator.HigherIsBetter ? number >= target : number <= target) => ($"đạt chỉ tiêu {wanted}", Tone.Success),
            _ => ($"chưa đạt chỉ tiêu {wanted}", Tone.Warning),
        };
    }

    /// <summary>"tăng 2,5 điểm so với quý II năm 2026".</summary>
    public static string? Change(IndicatorValue now, IndicatorValue before, FigurePeriod period) => (now.Number, before.Number) switch
    {
        ({ } number, { } was) when number == was => $"không đổi so với {period.Name}",
        ({ } number, { } was) => $"{(number > was ? "tăng" : "giảm")} {LocalNumber.Of(Math.Abs(number - was))} {(now.Indicator.IsShare ? "điểm phần trăm" : "ngày")} so với {period.Name}",
        _ => null,
    };

    /// <summary>"4/2026".</summary>
    public static string Month(string key) => $"{FigurePeriod.FirstOf(key).Month}/{FigurePeriod.FirstOf(key).Year}";

    public static string Month(FigureRow row) => Month(row.Key);

    public static string Days(int? median) => median is { } days ? $"{LocalNumber.Of(days)} ngày" : "–";

    public static string Dimension(FigureDimension dimension) => dimension switch
    {
        FigureDimension.Month => "thang",
        FigureDimension.Body => "co-quan",
        FigureDimension.Field => "linh-vuc",
        FigureDimension.Procedure => "thu-tuc",
    };

    public static string Heading(FigureDimension dimension) => dimension switch
    {
        FigureDimension.Month => "Tháng",
        FigureDimension.Body => "Cơ quan thụ lý",
        FigureDimension.Field => "Lĩnh vực",
        FigureDimension.Procedure => "Thủ tục",
    };

    public static string Percent(long part, long whole) => whole == 0 ? "–" : $"{LocalNumber.Of(Math.Round(100m * part / whole, 1, MidpointRounding.AwayFromZero))} %";
}

/// <summary>Names of what figures are told apart by.</summary>
/// <param name="Bodies">By id.</param>
/// <param name="Fields">By code.</param>
/// <param name="Procedures">By code.</param>
internal sealed record FigureNames(Func<string, string?> Bodies, IReadOnlyDictionary<string, string> Fields, IReadOnlyDictionary<string, string> Procedures)
{
    public string Of(FigureDimension dimension, string key) => dimension switch
    {
        FigureDimension.Month => FigureWords.Month(key),
        FigureDimension.Body => Bodies(key) ?? "Cơ quan không còn",
        FigureDimension.Field => Fields.GetValueOrDefault(key) ?? key,
        FigureDimension.Procedure => Procedures.TryGetValue(key, out var name) ? $"{key} – {name}" : key,
    };
}

/// <summary>What was asked for and what can be, handed to the parts of a page.</summary>
internal sealed record FigureAsked(FigureQuestion Question, int ThisYear, IReadOnlyList<FieldOption> Bodies, IReadOnlyList<FieldOption> Fields);
