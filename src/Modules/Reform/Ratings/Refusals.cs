using ThongSuot.Platform.Results;

namespace ThongSuot.Reform;

/// <summary>Every expected "no" of ratings.</summary>
internal static partial class Refusals
{
    public static readonly Refusal RatingNotFound = new("RATING_NOT_FOUND", "Không có hồ sơ nào chờ đồng chí đánh giá ở đây.");
    public static readonly Refusal RatedAlready = new("RATED_ALREADY", "Đồng chí đã đánh giá hồ sơ này.");
    public static readonly Refusal StarsMissing = new("STARS_MISSING", "Chọn mức đánh giá từ 1 đến 5.", "muc");
    public static readonly Refusal RatingTooLong = new("RATING_TOO_LONG", "Lời nhắn không quá 2.000 ký tự.", "loi-nhan");
}
