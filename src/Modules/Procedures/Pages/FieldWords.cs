using ThongSuot.Engine.Forms;

namespace ThongSuot.Procedures.Pages;

/// <summary>How a field is filled in, for people.</summary>
internal static class FieldWords
{
    public static string Of(FieldType type) => type switch
    {
        FieldType.LongText => "Đoạn văn",
        FieldType.Line => "Một dòng chữ",
        FieldType.Choice => "Chọn một",
        FieldType.Checklist => "Chọn một hoặc nhiều",
        FieldType.YesNo => "Có hoặc không",
        FieldType.Integer => "Số nguyên",
        FieldType.Decimal => "Số",
        FieldType.Money => "Số tiền (đồng)",
        FieldType.Date => "Ngày",
        FieldType.Moment => "Ngày giờ",
        FieldType.Month => "Tháng",
        FieldType.Period => "Kỳ (tháng, quý hoặc năm)",
        FieldType.DateRange => "Từ ngày đến ngày",
        FieldType.Email => "Thư điện tử",
        FieldType.Code => "Mã",
        FieldType.DocumentNumber => "Số và ký hiệu văn bản",
        FieldType.Encrypted => "Nội dung được mã hóa",
        FieldType.Table => "Bảng",
        FieldType.User => "Một người trong hệ thống",
        FieldType.Users => "Những người trong hệ thống",
        FieldType.Roles => "Vai trò",
        FieldType.Position => "Chức vụ",
        FieldType.Organisation => "Cơ quan, tổ chức",
        FieldType.Member => "Đảng viên",
        FieldType.Reference => "Tham chiếu",
        FieldType.References => "Danh sách tham chiếu",
        FieldType.Document => "Văn bản",
        FieldType.Documents => "Danh sách văn bản",
        FieldType.Case => "Hồ sơ",
        FieldType.Petition => "Đơn",
        FieldType.Meeting => "Cuộc họp",
        FieldType.Term => "Nhiệm kỳ",
        FieldType.File => "Tệp kèm theo",
        FieldType.Files => "Các tệp kèm theo",
        FieldType.Signature => "Chữ ký",
        FieldType.Signatures => "Các chữ ký",
    };
}
