using ThongSuot.Platform.Results;

namespace ThongSuot.Procedures;

/// <summary>What keeps a file from being looked at.</summary>
internal static partial class Refusals
{
    private const string ImportField = "tep";

    public static readonly Refusal ImportMissing = new("IMPORT_MISSING", "Chọn tệp BPMN hoặc YAML có nội dung.", ImportField);

    public static readonly Refusal ImportTooBig = new("IMPORT_TOO_BIG", $"Tệp lớn quá {Interchange.FileText.MaxBytes / 1_000_000} MB nên không đọc.", ImportField);

    public static readonly Refusal ImportNotText = new("IMPORT_NOT_TEXT", "Tệp không phải văn bản UTF-8 hoặc UTF-16. Mở bằng công cụ đã tạo ra tệp rồi lưu lại bằng UTF-8.", ImportField);

    public static readonly Refusal ImportNotMap = new("IMPORT_NOT_MAP", "Tệp không phải mô hình BPMN và cũng không phải toàn văn thủ tục (YAML).", ImportField);

    public static Refusal ImportEncoding(string declared) =>
        new("IMPORT_ENCODING", $"Tệp ghi bảng mã “{declared}” nhưng nội dung không theo bảng mã đó, hoặc bảng mã này không được hỗ trợ. Lưu lại bằng UTF-8.", ImportField);
}
