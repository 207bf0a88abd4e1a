using ThongSuot.Platform.Results;

namespace ThongSuot.Dossiers.TryOut;

/// <summary>Every expected "no" of a try-out, besides those that a real dossier knows.</summary>
internal static class TryOutRefusals
{
    public static readonly Refusal Foreign = new("TRY_OUT_FOREIGN", "Không đọc được trạng thái của lần chạy thử này, hoặc nó không phải của đồng chí. Hãy chạy thử lại từ đầu.");
    public static readonly Refusal DraftChanged = new("TRY_OUT_DRAFT_CHANGED", "Bản thảo đã được sửa từ khi bắt đầu lần chạy thử này. Hãy chạy thử lại từ đầu theo nội dung mới.");
    public static readonly Refusal TooLong = new("TRY_OUT_TOO_LONG", "Lần chạy thử đã quá dài (tối đa 200 việc). Lùi lại hoặc chạy thử lại từ đầu.");
    public static readonly Refusal FilerUnknown = new("TRY_OUT_FILER", "Chọn người nộp trong danh sách.", "right");
    public static readonly Refusal PersonUnknown = new("TRY_OUT_PERSON", "Chọn người thực hiện trong danh sách.");
    public static readonly Refusal TimeWrong = new("TRY_OUT_TIME", "Ghi số nguyên, nhiều nhất 250 ngày và 40 giờ.", "sau-ngay");
    public static readonly Refusal StartWrong = new("TRY_OUT_START", "Chọn ngày bắt đầu từ năm 2000 đến năm 2100.", "bat-dau");
    public static readonly Refusal NoTimePasses = new("TRY_OUT_NO_TIME", "Ghi số ngày hoặc số giờ cần cho trôi qua.", "sau-ngay");

    public static Refusal ListEmpty(string list) => new("TRY_OUT_LIST", $"Chọn ít nhất một cơ quan, tổ chức cho danh sách “{list}”.", "list." + list);
}
