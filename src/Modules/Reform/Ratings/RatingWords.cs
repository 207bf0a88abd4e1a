using System.Globalization;
using ThongSuot.Platform.Ui;

namespace ThongSuot.Reform.Ratings;

internal static class RatingWords
{
    private static readonly string[] Words = ["Rất không hài lòng", "Không hài lòng", "Bình thường", "Hài lòng", "Rất hài lòng"];

    public static IReadOnlyList<FieldOption> Options { get; } = [.. Enumerable.Range(1, Rating.MostStars).Reverse().Select(s => new FieldOption(s.ToString(CultureInfo.InvariantCulture), Of(s)))];

    public static string Of(int stars) => $"{stars}/5 – {Words[stars - 1]}";

    public static string Of(RatingAverage average) => string.Create(CultureInfo.GetCultureInfo("vi-VN"), $"{average.Stars:0.0}/5 ({average.Count} lượt đánh giá)");
}
