using System.Globalization;
using ThongSuot.Engine.Values;

namespace ThongSuot.Engine.Forms;

/// <summary>Every message of a form, in one place.</summary>
internal static class FieldErrors
{
    internal static FieldError Required(string key, FieldDefinition field) => new(key, "required", field.Type.Shape() switch
    {
        FieldShape.Table => $"Thêm ít nhất một dòng vào bảng “{field.Label}”.",
        FieldShape.Truth => $"Chọn có hoặc không ở mục “{field.Label}”.",
        _ when field.Type is FieldType.Choice or FieldType.Checklist => $"Chọn mục “{field.Label}”.",
        _ when field.Type is FieldType.File or FieldType.Files => $"Đính kèm tệp ở mục “{field.Label}”.",
        _ when field.Type is FieldType.Signature or FieldType.Signatures => $"Ký ở mục “{field.Label}”.",
        _ => $"Nhập mục “{field.Label}”.",
    });

    internal static FieldError Type(string key) =>
        new(key, "type", "Dữ liệu ở mục này không đúng loại. Nhập lại mục này.");

    internal static FieldError Several(string key) =>
        new(key, "several", "Mục này chỉ nhận một giá trị. Chỉ giữ lại một giá trị.");

    internal static FieldError Characters(string key) => new(key, "characters",
        "Nội dung có ký tự ẩn không được phép (ký tự điều khiển hoặc đảo chiều chữ). Xóa đoạn đó rồi gõ lại bằng tay.");

    internal static FieldError OneLine(string key) =>
        new(key, "one_line", "Mục này chỉ gồm một dòng. Bỏ dấu xuống dòng.");

    internal static FieldError TooLong(string key, int limit) =>
        new(key, "too_long", $"Nội dung dài quá {Count(limit)} ký tự. Rút gọn lại.");

    internal static FieldError Integer(string key) =>
        new(key, "integer", "Nhập số nguyên, ví dụ 15 hoặc 1.250.");

    internal static FieldError Money(string key) =>
        new(key, "money", "Nhập số tiền bằng đồng, không có phần lẻ, ví dụ 1.250.000.");

    internal static FieldError Decimal(string key) => new(key, "decimal",
        "Nhập số, dùng dấu phẩy cho phần thập phân và dấu chấm để tách hàng nghìn, ví dụ 1.250,5.");

    internal static FieldError Date(string key) =>
        new(key, "date", "Nhập ngày theo dạng ngày/tháng/năm, ví dụ 05/02/2026.");

    internal static FieldError Moment(string key) =>
        new(key, "moment", "Nhập ngày và giờ theo dạng ngày/tháng/năm giờ:phút, ví dụ 05/02/2026 14:30.");

    internal static FieldError Month(string key) =>
        new(key, "month", "Nhập tháng theo dạng tháng/năm, ví dụ 02/2026.");

    internal static FieldError Period(string key) =>
        new(key, "period", "Nhập kỳ là tháng, quý hoặc năm, ví dụ 02/2026, Quý I/2026 hoặc 2026.");

    internal static FieldError Year(string key) =>
        new(key, "year", $"Năm phải từ {VietnameseDate.FirstYear} đến {VietnameseDate.LastYear}. Kiểm tra lại năm.");

    internal static FieldError Truth(string key) => new(key, "truth", "Chọn có hoặc không.");

    internal static FieldError Choice(string key) => new(key, "choice", "Chọn một giá trị trong danh sách.");

    internal static FieldError Email(string key) =>
        new(key, "email", "Nhập địa chỉ thư điện tử, ví dụ vanphong@songthanh.vn.");

    internal static FieldError Code(string key) =>
        new(key, "code", "Mã chỉ gồm chữ, số và các dấu . / _ - , không có khoảng trắng.");

    internal static FieldError DocumentNumber(string key) => new(key, "docno",
        "Nhập số và ký hiệu theo dạng số-loại văn bản/cơ quan, ví dụ 05-NQ/TU.");

    internal static FieldError Pattern(string key, FieldDefinition field) =>
        new(key, "pattern", field.PatternHelp ?? "Nội dung chưa đúng mẫu quy định. Kiểm tra lại.");

    internal static FieldError Min(string key, Value min) =>
        new(key, "min", $"Giá trị nhỏ nhất là {Shown(min)}. Nhập giá trị từ mức này trở lên.");

    internal static FieldError Max(string key, Value max) =>
        new(key, "max", $"Giá trị lớn nhất là {Shown(max)}. Nhập giá trị không quá mức này.");

    internal static FieldError RangeHalf(string key) =>
        new(key, "range_half", "Nhập đủ cả ngày bắt đầu và ngày kết thúc.");

    internal static FieldError RangeOrder(string key) =>
        new(key, "range_order", "Ngày kết thúc phải sau hoặc bằng ngày bắt đầu. Kiểm tra lại hai ngày.");

    internal static FieldError TooMany(string key, FieldDefinition field) =>
        new(key, "too_many", $"Chỉ được tối đa {Count(field.RowLimit)} {Unit(field)}. Bỏ bớt rồi gửi lại.");

    internal static FieldError TooFew(string key, FieldDefinition field) =>
        new(key, "too_few", $"Cần ít nhất {Count(field.MinRows ?? 1)} {Unit(field)}. Bổ sung cho đủ.");

    internal static FieldError Twice(string key) =>
        new(key, "twice", "Có giá trị được chọn hai lần. Bỏ giá trị trùng.");

    internal static FieldError Rule(FormRule rule) => new(rule.FieldKey, "rule", rule.Message);

    private static string Unit(FieldDefinition field) => field.Type == FieldType.Table ? "dòng" : "mục";

    private static string Count(int count) => VietnameseNumber.Format(count);

    private static string Shown(Value value) => value switch
    {
        Value.Number number => VietnameseNumber.Format(number.Amount),
        Value.Date date => VietnameseDate.Format(date.Day),
        Value.Moment moment => VietnameseDate.Format(moment.At),
        _ => string.Create(CultureInfo.InvariantCulture, $"{value}"),
    };
}
