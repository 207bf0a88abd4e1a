using ThongSuot.Platform.Results;

namespace ThongSuot.Platform.Api;

/// <summary>Every expected "no" of the interface's own.</summary>
public static class ApiRefusals
{
    public static readonly Refusal TokenMissing = new("TOKEN_MISSING", "Yêu cầu phải có mã truy cập trong đầu mục Authorization: Bearer …");
    public static readonly Refusal TokenInvalid = new("TOKEN_INVALID", "Mã truy cập không đúng, đã hết hạn, đã thu hồi, hoặc tài khoản đã đóng.");
    public static readonly Refusal TokenTries = new("TOKEN_TRIES", "Từ địa chỉ này đã gửi quá nhiều mã truy cập sai. Hãy chờ rồi thử lại.");
    public static readonly Refusal SecondFactorOwed = new("SECOND_FACTOR_OWED", "Vai trò của tài khoản bắt buộc xác thực hai bước mà tài khoản chưa có. Hãy lập xác thực hai bước trên trang “Tài khoản của tôi”.");
    public static readonly Refusal ScopeMissing = new("SCOPE_MISSING", "Mã truy cập không có quyền cần cho việc này, hoặc tài khoản không giữ vai trò nào.");
    public static readonly Refusal NotFound = new("NOT_FOUND", "Không có nội dung này, hoặc nội dung không thuộc phạm vi của tài khoản.");
    public static readonly Refusal BodyMissing = new("BODY_MISSING", "Yêu cầu phải có nội dung JSON (Content-Type: application/json).");
    public static readonly Refusal BodyTooLarge = new("BODY_TOO_LARGE", "Nội dung JSON lớn hơn 1 MB.");
    public static readonly Refusal ParameterInvalid = new("PARAMETER_INVALID", "Tham số không đúng dạng.");
    public static readonly Refusal CursorInvalid = new("CURSOR_INVALID", "Giá trị cursor không phải của danh sách này; hãy đọc lại từ trang đầu.", "cursor");
    public static readonly Refusal LimitInvalid = new("LIMIT_INVALID", "Giá trị limit là số nguyên từ 1 đến 200.", "limit");
    public static readonly Refusal VersionMissing = new("VERSION_MISSING", "Yêu cầu phải có đầu mục If-Match với ETag của lần đọc gần nhất.");
    public static readonly Refusal VersionChanged = new("CHANGED_MEANWHILE", "Nội dung đã thay đổi sau lần đọc gần nhất. Hãy đọc lại rồi làm lại.");
    public static readonly Refusal KeyMissing = new("IDEMPOTENCY_KEY_MISSING", "Yêu cầu POST phải có đầu mục Idempotency-Key: 8 đến 100 ký tự chữ, số hoặc dấu - _ . :");
    public static readonly Refusal KeyReused = new("IDEMPOTENCY_KEY_REUSED", "Idempotency-Key này đã dùng cho một yêu cầu khác. Mỗi việc mới cần một khóa mới.");
    public static readonly Refusal KeyInUse = new("IDEMPOTENCY_KEY_IN_USE", "Yêu cầu có Idempotency-Key này đang được xử lý. Hãy chờ rồi gửi lại đúng như cũ.");

    /// <param name="path">Where in the body, such as "content.facts".</param>
    public static Refusal BodyInvalid(string path) => new("BODY_INVALID", "Nội dung JSON không đúng dạng ở chỗ này.", path.Length == 0 ? null : path);

    public static Refusal MemberMissing(string path) => new("MEMBER_MISSING", "Thiếu mục bắt buộc này.", path);

    public static Refusal MemberUnknown(string path) => new("MEMBER_UNKNOWN", "Không có mục này trong nội dung được nhận; xem lại tên mục.", path);

    /// <summary>What has no code of its own: a status set by the framework.</summary>
    public static Refusal OfStatus(int status) => status switch
    {
        400 => new("BAD_REQUEST", "Yêu cầu không đúng dạng."),
        401 => TokenMissing,
        403 => ScopeMissing,
        404 => NotFound,
        405 => new("METHOD_NOT_ALLOWED", "Địa chỉ này không nhận phương thức đã gửi."),
        413 => BodyTooLarge,
        415 => BodyMissing,
        429 => new("TOO_MANY_REQUESTS", "Gửi quá nhanh. Hãy chờ số giây ghi ở đầu mục Retry-After rồi gửi lại."),
        503 => new("UNAVAILABLE", "Hệ thống tạm thời chưa trả lời được. Hãy gửi lại sau."),
        >= 500 => new("INTERNAL_ERROR", "Hệ thống gặp sự cố. Hãy gửi lại sau; nếu còn lỗi, báo quản trị kèm traceId."),
        _ => new("REFUSED", "Yêu cầu không được thực hiện."),
    };
}
