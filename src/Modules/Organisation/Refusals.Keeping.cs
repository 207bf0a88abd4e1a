using ThongSuot.Platform.Results;

namespace ThongSuot.Organisation;

/// <summary>Every expected "no" to those who keep bodies, persons and roles.</summary>
internal static partial class Refusals
{
    public static readonly Refusal ChangedMeanwhile = new("CHANGED_MEANWHILE", "Người khác vừa thay đổi dữ liệu tổ chức. Hãy xem lại rồi gửi lần nữa.");

    public static readonly Refusal BasisMissing = new("BASIS_MISSING", "Hãy ghi căn cứ: số, ngày và tên quyết định.", "can-cu");

    public static readonly Refusal BasisTooLong = new("BASIS_TOO_LONG", "Căn cứ dài quá 300 ký tự.", "can-cu");

    public static readonly Refusal PersonUnknown = new("PERSON_UNKNOWN", "Không có người này. Hãy tìm và chọn một người đã đăng ký.", "nguoi");

    public static readonly Refusal BodyUnknown = new("BODY_UNKNOWN", "Không có cơ quan, tổ chức này, hoặc đã kết thúc hoạt động.", "co-quan");

    public static readonly Refusal RoleUnknown = new("ROLE_UNKNOWN", "Hãy chọn một vai trò hoặc một vị trí việc làm.", "vai-tro");

    public static readonly Refusal RoleHeld = new("ROLE_HELD", "Người này đã giữ vai trò đó tại đây trong thời gian đã chọn.", "vai-tro");

    public static readonly Refusal HoldingUnknown = new("HOLDING_UNKNOWN", "Vai trò này đã kết thúc hoặc không còn.");

    public static readonly Refusal LastAdministrator = new("LAST_ADMINISTRATOR", "Đây là quản trị viên cuối cùng. Hãy giao quyền quản trị cho người khác trước.");

    public static readonly Refusal DayMissing = new("DAY_MISSING", "Hãy chọn ngày.", "tu-ngay");

    public static readonly Refusal DayInvalid = new("DAY_INVALID", "Ngày không đúng. Hãy nhập theo dạng ngày/tháng/năm.", "tu-ngay");

    public static readonly Refusal DaysReversed = new("DAYS_REVERSED", "Ngày kết thúc phải từ ngày bắt đầu trở đi.", "den-ngay");

    public static readonly Refusal AfterBodyEnds = new("AFTER_BODY_ENDS", "Cơ quan, tổ chức này kết thúc hoạt động trước ngày đó.", "den-ngay");

    public static readonly Refusal BeforeBodyBegins = new("BEFORE_BODY_BEGINS", "Cơ quan, tổ chức này chưa thành lập vào ngày đó.", "tu-ngay");

    public static readonly Refusal CodeInvalid = new("CODE_INVALID", "Mã gồm 1 đến 40 ký tự: chữ không dấu, số, dấu chấm, gạch ngang, gạch dưới.", "ma");

    public static readonly Refusal CodeTaken = new("CODE_TAKEN", "Mã này đã dùng. Hãy chọn mã khác.", "ma");

    public static readonly Refusal BodyNameMissing = new("BODY_NAME_MISSING", "Hãy nhập tên.", "ten");

    public static readonly Refusal BodyNameTooLong = new("BODY_NAME_TOO_LONG", "Tên dài quá 300 ký tự.", "ten");

    public static readonly Refusal KindUnknown = new("KIND_UNKNOWN", "Hãy chọn loại cơ quan, tổ chức.", "loai");

    public static readonly Refusal TypeUnknown = new("TYPE_UNKNOWN", "Loại hình này không có trong danh mục.", "loai-hinh");

    public static readonly Refusal ParentUnknown = new("PARENT_UNKNOWN", "Không có cơ quan, tổ chức cấp trên này, hoặc nó không hoạt động vào ngày đó, hoặc sắp kết thúc.", "truc-thuoc");

    public static readonly Refusal ParentBelow = new("PARENT_BELOW", "Cấp trên không thể là chính nó hoặc nằm bên dưới nó.", "truc-thuoc");

    public static readonly Refusal ChangedLater = new("CHANGED_LATER", "Đã có thay đổi từ một ngày muộn hơn. Hãy chọn ngày từ ngày đó trở đi.", "tu-ngay");

    public static readonly Refusal NothingChanges = new("NOTHING_CHANGES", "Không có gì khác với hiện tại.", "ten");

    public static readonly Refusal HasChildren = new("HAS_CHILDREN", "Còn cơ quan, tổ chức trực thuộc. Hãy dùng “Sắp xếp tổ chức” để chuyển cho nơi kế thừa.");

    public static readonly Refusal HasOpenWork = new("HAS_OPEN_WORK", "Còn công việc đang giải quyết tại đây. Hãy dùng “Sắp xếp tổ chức” để chuyển cho nơi kế thừa.");

    public static readonly Refusal BirthYearInvalid = new("BIRTH_YEAR_INVALID", "Năm sinh gồm bốn chữ số, từ 1900 đến nay.", "nam-sinh");

    public static readonly Refusal RelationUnknown = new("RELATION_UNKNOWN", "Hãy chọn quan hệ.", "quan-he");

    public static readonly Refusal RelativeSelf = new("RELATIVE_SELF", "Không thể khai chính mình.", "nguoi");

    public static readonly Refusal RelativeDeclared = new("RELATIVE_DECLARED", "Đã khai người này. Nếu ghi sai, hãy rút khai báo cũ trước.", "nguoi");

    public static readonly Refusal RelativeUnknown = new("RELATIVE_UNKNOWN", "Khai báo này đã rút hoặc không phải của đồng chí.");

    public static readonly Refusal TextMissing = new("TEXT_MISSING", "Hãy nhập nội dung.", "noi-dung");

    public static readonly Refusal TextTooLong = new("TEXT_TOO_LONG", "Nội dung dài quá 2000 ký tự.", "noi-dung");

    public static readonly Refusal NotFound = new("NOT_FOUND", "Mục này không còn hoặc đã kết thúc.");

    public static readonly Refusal TermRunning = new("TERM_RUNNING", "Nhiệm kỳ trước chưa kết thúc. Hãy kết thúc nhiệm kỳ trước.", "tu-ngay");

    public static readonly Refusal HeadCountInvalid = new("HEAD_COUNT_INVALID", "Số lượng là số nguyên từ 1 đến 999.", "so-luong");

    public static readonly Refusal PositionUnknown = new("POSITION_UNKNOWN", "Vị trí việc làm này không có tại cơ quan, hoặc đã kết thúc.", "vi-tri");

    public static readonly Refusal PositionFull = new("POSITION_FULL", "Vị trí việc làm này đã đủ người.", "vi-tri");

    public static readonly Refusal PositionHeld = new("POSITION_HELD", "Còn người giữ vị trí này. Hãy kết thúc vai trò của họ trước.");

    public static readonly Refusal TeamUnknown = new("TEAM_UNKNOWN", "Tổ này đã kết thúc hoặc không có.");

    public static readonly Refusal MemberAlready = new("MEMBER_ALREADY", "Người này đã là thành viên trong thời gian đó.", "nguoi");

    public static readonly Refusal NotHead = new("NOT_HEAD", "Chỉ người đứng đầu cơ quan, tổ chức này phân công được.");

    public static readonly Refusal OfficerNotHolder = new("OFFICER_NOT_HOLDER", "Người được phân công phải đang giữ vai trò này tại đây.", "can-bo");

    public static readonly Refusal DeputyNotHolder = new("DEPUTY_NOT_HOLDER", "Người dự phòng phải đang giữ vai trò này tại đây và khác người được phân công.", "du-phong");

    public static readonly Refusal BodiesMissing = new("BODIES_MISSING", "Hãy chọn ít nhất một cơ quan, tổ chức đang hoạt động để sắp xếp.", "co-quan");

    public static readonly Refusal SuccessorMissing = new("SUCCESSOR_MISSING", "Hãy chọn nơi kế thừa đang hoạt động, không thuộc những nơi bị sắp xếp.", "ke-thua");

    public static readonly Refusal SuccessorBelow = new("SUCCESSOR_BELOW", "Nơi kế thừa không thể nằm bên dưới nơi bị sắp xếp.", "ke-thua");

    public static readonly Refusal FileMissing = new("FILE_MISSING", "Hãy chọn một tệp Excel (.xlsx).", "tep");

    public static readonly Refusal FileTooBig = new("FILE_TOO_BIG", "Tệp lớn quá 5 MB.", "tep");

    public static readonly Refusal FileUnreadable = new("FILE_UNREADABLE", "Tệp này không phải là bảng tính Excel (.xlsx) đọc được.", "tep");

    public static readonly Refusal FileExpands = new("FILE_EXPANDS", "Tệp nén chứa quá nhiều dữ liệu (trên 100 MB sau khi giải nén) nên không đọc.", "tep");

    public static readonly Refusal FileTooLong = new("FILE_TOO_LONG", "Tệp có quá 100.000 dòng. Hãy chia thành nhiều tệp.", "tep");

    public static readonly Refusal FileForeign = new("FILE_FOREIGN", "Tệp không có trang tính nào theo mẫu. Hãy tải mẫu về và điền vào đó.", "tep");

    public static readonly Refusal FileHasErrors = new("FILE_HAS_ERRORS", "Tệp còn lỗi. Hãy sửa rồi tải lên lại.");
}
