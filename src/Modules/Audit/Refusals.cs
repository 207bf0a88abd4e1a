using ThongSuot.Platform.Results;

namespace ThongSuot.Audit;

/// <summary>Every expected "no" of this module.</summary>
internal static class Refusals
{
    public static readonly Refusal FromInvalid = new("FROM_INVALID", "Hãy nhập ngày theo dạng ngày/tháng/năm.", "tu");

    public static readonly Refusal ToInvalid = new("TO_INVALID", "Hãy nhập ngày theo dạng ngày/tháng/năm.", "den");

    public static readonly Refusal PeriodInvalid = new("PERIOD_INVALID", "Ngày kết thúc phải sau ngày bắt đầu.", "den");

    public static readonly Refusal KindInvalid = new("KIND_INVALID", "Loại mục chỉ gồm chữ thường không dấu, dấu chấm và dấu gạch dưới.", "loai");

    public static readonly Refusal PersonUnknown = new("PERSON_UNKNOWN", "Không có ai mang tên này.", "nguoi");

    public static readonly Refusal TooManyPersons = new("TOO_MANY_PERSONS", "Quá nhiều người mang tên này; hãy nhập tên đầy đủ hơn.", "nguoi");

    public static readonly Refusal DossierUnknown = new("DOSSIER_UNKNOWN", "Không có hồ sơ hay dòng sự kiện nào mang mã này.", "ho-so");

    public static readonly Refusal AddressInvalid = new("ADDRESS_INVALID", "Hãy nhập một địa chỉ mạng đầy đủ, ví dụ 10.1.2.3.", "dia-chi");

    public static readonly Refusal NotNoted = new("NOT_NOTED", "Chưa ghi được lần xem này vào nhật ký nên không hiện nội dung. Hãy thử lại.");

    public static readonly Refusal DeliveryGone = new("DELIVERY_GONE", "Mục này đã được giao hoặc đang được thử lại.");
}
