using ThongSuot.Platform.Results;

namespace ThongSuot.Reform;

/// <summary>Every expected "no" of difficulties and their digest.</summary>
internal static partial class Refusals
{
    public static readonly Refusal BodyNotOwn = new("BODY_NOT_OWN", "Chọn cơ quan nơi đồng chí công tác.", "co-quan");
    public static readonly Refusal DifficultyNotFound = new("DIFFICULTY_NOT_FOUND", "Không có vướng mắc này, hoặc đồng chí không xem được.");
    public static readonly Refusal DifficultyAnswered = new("DIFFICULTY_ANSWERED", "Vướng mắc này đã được trả lời.");
    public static readonly Refusal DigestNotFound = new("DIGEST_NOT_FOUND", "Không có bản tổng hợp này, hoặc đồng chí không xem được.");
    public static readonly Refusal DirectionMissing = new("DIRECTION_MISSING", "Ghi ý kiến chỉ đạo, không quá 4.000 ký tự.", "chi-dao");
}
