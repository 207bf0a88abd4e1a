using ThongSuot.Platform.Results;

namespace ThongSuot.Organisation;

/// <summary>Every expected "no" about delegations and absences.</summary>
internal static partial class Refusals
{
    public static readonly Refusal DelegateUnknown = new("DELEGATE_UNKNOWN", "Hãy chọn người được ủy quyền trong danh sách.", "nguoi-nhan");

    public static readonly Refusal NotToOneself = new("NOT_TO_ONESELF", "Không ủy quyền cho chính người ủy quyền. Hãy chọn người khác.", "nguoi-nhan");

    public static readonly Refusal NotYoursToDelegate = new("NOT_YOURS_TO_DELEGATE", "Chỉ người giữ vai trò, hoặc Chánh Văn phòng của cấp ủy đó, lập và thu hồi được ủy quyền này.");

    public static readonly Refusal NotForYourself = new("NOT_FOR_YOURSELF", "Đồng chí không tự lập ủy quyền của người khác cho chính mình. Hãy để người ủy quyền lập.", "nguoi-nhan");

    public static readonly Refusal RolesMissing = new("ROLES_MISSING", "Hãy chọn ít nhất một vai trò để ủy quyền.", "vai-tro");

    public static readonly Refusal RoleNotHeld = new("ROLE_NOT_HELD", "Người ủy quyền không giữ vai trò này vào ngày bắt đầu; không ủy quyền vượt quá quyền của mình.", "vai-tro");

    public static readonly Refusal RoleNotDelegable = new("ROLE_NOT_DELEGABLE", "Vai trò quản trị, kiểm soát và việc của bản thân không ủy quyền được; vai trò trong đoàn (tổ) chỉ ủy quyền khi ghi rõ gồm cả vụ việc kiểm tra.", "vai-tro");

    public static readonly Refusal DelegateElsewhere = new("DELEGATE_ELSEWHERE", "Người được chọn phải có tài khoản và đang công tác tại các cơ quan của cùng cấp ủy với vai trò được ủy quyền.", "nguoi-nhan");

    public static readonly Refusal StartsInPast = new("STARTS_IN_PAST", "Ủy quyền không có hiệu lực lùi: ngày bắt đầu phải từ hôm nay trở đi.", "tu-ngay");

    public static readonly Refusal LastDayMissing = new("LAST_DAY_MISSING", "Hãy chọn ngày cuối cùng.", "den-ngay");

    public static readonly Refusal NumberMissing = new("NUMBER_MISSING", "Hãy ghi số, ký hiệu văn bản ủy quyền, nhiều nhất 60 ký tự.", "so-van-ban");

    public static readonly Refusal BasisDayWrong = new("BASIS_DAY_WRONG", "Hãy chọn ngày văn bản, không sau hôm nay.", "ngay-van-ban");

    public static readonly Refusal IssuerMissing = new("ISSUER_MISSING", "Hãy ghi cơ quan hoặc người ban hành văn bản, nhiều nhất 200 ký tự.", "noi-ban-hanh");

    public static readonly Refusal LimitUnknown = new("LIMIT_UNKNOWN", "Lĩnh vực hoặc thủ tục này không có trong danh mục.", "gioi-han");

    public static readonly Refusal NotPassedOn = new("NOT_PASSED_ON", "Ủy quyền này không cho ủy quyền lại. Hãy đề nghị người ủy quyền lập ủy quyền khác.");

    public static readonly Refusal BeyondReceived = new("BEYOND_RECEIVED", "Ủy quyền lại không được rộng hơn ủy quyền đã nhận: vai trò, phạm vi và thời gian phải nằm trong đó.");

    public static readonly Refusal InACircle = new("IN_A_CIRCLE", "Người này đã ủy quyền chính vai trò đó cho đồng chí (trực tiếp hoặc qua người khác) trong thời gian ấy; không ủy quyền vòng.", "nguoi-nhan");

    public static readonly Refusal DelegationThere = new("DELEGATION_THERE", "Đã có ủy quyền cho người này với vai trò và phạm vi ấy trong thời gian đó.", "nguoi-nhan");

    public static readonly Refusal DelegationUnknown = new("DELEGATION_UNKNOWN", "Không có ủy quyền này.");

    public static readonly Refusal DelegationOver = new("DELEGATION_OVER", "Ủy quyền này đã hết hiệu lực hoặc đã thu hồi.");

    public static readonly Refusal AbsenceKindUnknown = new("ABSENCE_KIND_UNKNOWN", "Hãy chọn lý do vắng mặt trong danh sách.", "loai");

    public static readonly Refusal AbsenceOverlaps = new("ABSENCE_OVERLAPS", "Thời gian này trùng với một lần vắng mặt đã ghi. Hãy chọn thời gian khác, hoặc kết thúc lần kia trước.", "tu-ngay");

    public static readonly Refusal AbsenceOverAlready = new("ABSENCE_OVER_ALREADY", "Thời gian vắng mặt đã qua. Hãy chọn ngày cuối cùng từ hôm nay trở đi.", "den-ngay");

    public static readonly Refusal NotYourCalendar = new("NOT_YOUR_CALENDAR", "Chỉ người vắng mặt, hoặc Chánh Văn phòng của cấp ủy nơi người đó công tác, ghi và kết thúc được lịch vắng mặt.");

    public static readonly Refusal SubstituteWrong = new("SUBSTITUTE_WRONG", "Người thay phải có tài khoản, đang công tác tại các cơ quan của cùng cấp ủy và không phải là người vắng mặt.", "nguoi-thay");

    public static readonly Refusal SubstituteAbsent = new("SUBSTITUTE_ABSENT", "Người này cũng vắng mặt trong thời gian đó. Hãy chọn người khác.", "nguoi-thay");

    public static readonly Refusal AbsenceUnknown = new("ABSENCE_UNKNOWN", "Không có lần vắng mặt này, hoặc đã kết thúc.");
}
