using ThongSuot.Platform.Results;
using ThongSuot.Procedures.Calendars;

namespace ThongSuot.Procedures;

/// <summary>What keeps a working calendar from being changed.</summary>
internal static partial class Refusals
{
    public static readonly Refusal CalendarUnknown = new("CALENDAR_UNKNOWN", "Không có cơ quan, tổ chức này.");

    public static readonly Refusal MayNotChangeCalendar = new(
        "MAY_NOT_CHANGE_CALENDAR", "Lịch làm việc do người quản lý bộ thủ tục hoặc lãnh đạo văn phòng cấp ủy khai cho cấp ủy và cơ quan của mình; lịch chung do văn phòng cấp ủy tỉnh khai.");

    public static readonly Refusal CalendarUnchanged = new("CALENDAR_UNCHANGED", "Chưa có gì thay đổi so với lịch đang áp dụng.");

    public static readonly Refusal CalendarSourceMissing = new("CALENDAR_SOURCE_MISSING", "Nhập số văn bản quyết định thay đổi này.", "so-quyet-dinh");

    public static readonly Refusal CalendarSourceTooLong = new("TEXT_TOO_LONG", "Số văn bản không quá 100 ký tự.", "so-quyet-dinh");

    public static readonly Refusal CalendarOfEverybody = new("CALENDAR_WRONG_LAYER", "Ngày lễ và lựa chọn ngày nghỉ thuộc lịch chung; giờ làm việc và ngày nghỉ riêng thuộc lịch của từng cơ quan.");

    public static Refusal CalendarProblem(string problem) => new("CALENDAR_PROBLEM", problem);

    public static Refusal CalendarTooMany(string kind) => new("CALENDAR_TOO_MANY", $"Không quá {CalendarFields.MostRows} dòng ở mỗi mục; bỏ các dòng của những năm đã qua.", $"{kind}-0-{CalendarFields.First(kind)}");

    public static Refusal CalendarDateMissing(string field) => new("CALENDAR_DATE", "Nhập ngày, ví dụ 24/11/2026.", field);

    public static Refusal CalendarYearFar(string field) => new("CALENDAR_YEAR", $"Năm phải từ {CalendarFields.FirstYear} đến {CalendarFields.LastYear}.", field);

    public static Refusal CalendarNameMissing(string field) => new("CALENDAR_NAME", "Nhập tên, không quá 200 ký tự.", field);

    public static Refusal CalendarTwice(string field) => new("CALENDAR_TWICE", "Ngày này đã có ở một dòng khác.", field);

    public static Refusal CalendarPartMissing(string field) => new("CALENDAR_PART", "Chọn cả ngày, buổi sáng hoặc buổi chiều.", field);

    public static Refusal CalendarRuleUnknown(string field) => new("CALENDAR_RULE", "Chọn kỳ nghỉ.", field);

    public static Refusal CalendarRuleTwice(string field) => new("CALENDAR_RULE_TWICE", "Kỳ nghỉ này đã được chọn ngày trong năm ấy ở một dòng khác.", field);

    public static Refusal CalendarChoiceFar(string field) => new("CALENDAR_CHOICE_FAR", "Ngày đầu kỳ nghỉ phải cách kỳ nghỉ không quá 10 ngày; kiểm tra lại ngày và năm.", field);

    public static Refusal CalendarSwapEmpty(string field) => new("CALENDAR_SWAP_EMPTY", "Nhập ngày nghỉ, ngày làm bù, hoặc cả hai.", field);

    public static Refusal CalendarSwapSame(string field) => new("CALENDAR_SWAP_SAME", "Ngày làm bù phải khác ngày nghỉ.", field);

    public static Refusal CalendarAlreadyOff(string field) => new("CALENDAR_ALREADY_OFF", "Ngày, buổi này vốn đã nghỉ, không cần hoán đổi.", field);

    public static Refusal CalendarAlreadyWorked(string field) => new("CALENDAR_ALREADY_WORKED", "Ngày này vốn đã là ngày làm việc; chọn một ngày nghỉ để làm bù.", field);

    public static Refusal CalendarStaysOff(string field) => new("CALENDAR_STAYS_OFF", "Ngày này vẫn nghỉ dù khai làm bù: cơ quan nghỉ ngày ấy, hoặc ngày được nghỉ không có giờ làm việc.", field);

    public static Refusal CalendarClosed(string field) => new("CALENDAR_CLOSED", "Từ ngày này, hai tháng liền không có ngày làm việc nào; kiểm tra lại các ngày nghỉ.", field);

    public static Refusal CalendarPeriodEnds(string field) => new("CALENDAR_PERIOD", "Ngày kết thúc không thể trước ngày bắt đầu.", field);

    public static Refusal CalendarSeason(string field) => new("CALENDAR_SEASON", "Nhập cả ngày đầu và ngày cuối mùa dạng ngày/tháng, ví dụ 16/04; không dùng 29/02.", field);

    public static Refusal CalendarTime(string field) => new("CALENDAR_TIME", "Nhập cả giờ bắt đầu và giờ kết thúc của buổi, ví dụ 07:30; giờ kết thúc phải sau giờ bắt đầu.", field);

    public static Refusal CalendarMorning(string field) => new("CALENDAR_MORNING", "Buổi sáng bắt đầu trước 12:00, buổi chiều bắt đầu từ 12:00 và sau khi buổi sáng kết thúc.", field);

    public static Refusal CalendarNoHours(string field) => new("CALENDAR_NO_HOURS", "Nhập ít nhất một buổi làm việc trong tuần.", field);
}
