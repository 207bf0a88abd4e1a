using System.Collections.Frozen;

namespace ThongSuot.Procedures.Catalogue;

/// <summary>What the pages call the keys of a procedure's text, for those who write it by its fields.</summary>
internal static class KeyWords
{
    private static readonly FrozenDictionary<string, string> Words = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["action"] = "nội dung", ["guidance"] = "hướng dẫn", ["kind"] = "loại việc", ["who"] = "người thực hiện", ["role"] = "vai trò", ["where"] = "nơi thực hiện", ["limit"] = "thời hạn", ["cases"] = "trường hợp", ["statutory"] = "thời hạn theo quy định", ["extension"] = "được gia hạn thêm", ["value"] = "giá trị",
        ["unit"] = "đơn vị", ["name"] = "tên", ["purpose"] = "mục đích", ["basis"] = "căn cứ", ["filer"] = "người nộp", ["receiving"] = "nơi tiếp nhận", ["deciding"] = "cơ quan quyết định", ["label"] = "tên gọi",
        ["when"] = "điều kiện", ["outcomes"] = "kết quả có thể của bước", ["bodies"] = "nơi cho ý kiến", ["components"] = "thành phần hồ sơ", ["forms"] = "biểu mẫu", ["process"] = "các bước", ["fields"] = "các mục",
        ["choices"] = "các lựa chọn", ["columns"] = "các cột", ["must"] = "quy tắc", ["message"] = "lời nhắc", ["procedure"] = "thủ tục", ["over"] = "danh sách", ["threshold"] = "tỉ lệ thông qua", ["field"] = "lĩnh vực, mục",
        ["outside"] = "cơ quan ngoài hệ thống", ["recorded_by"] = "người ghi nhận", ["competence"] = "thẩm quyền",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>"“hướng dẫn” (guidance)"; a key without words by itself.</summary>
    public static string Of(string key) => Words.TryGetValue(key, out var words) ? $"“{words}” ({key})" : $"“{key}”";
}
