using System.Collections.Frozen;

namespace ThongSuot.Audit.Reading;

/// <summary>What an entry says happened, in the words of people. The stored type stays beside it on the entry's own page.</summary>
internal static class KindNames
{
    private static readonly FrozenDictionary<string, string> Names = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["audit.read"] = "Xem nhật ký",
        ["audit.delivery_retried"] = "Giao lại một việc bị giữ",
        ["dossier.branch_done"] = "Xong một nhánh",
        ["dossier.body_replaced"] = "Đổi cơ quan theo sắp xếp tổ chức",
        ["dossier.call_answered"] = "Nhận kết quả hồ sơ ở nơi khác",
        ["dossier.call_opened"] = "Mở hồ sơ ở nơi khác",
        ["dossier.choice_taken"] = "Chọn hướng xử lý",
        ["dossier.circulated"] = "Luân chuyển hồ sơ",
        ["dossier.consult_closed"] = "Xong lấy ý kiến",
        ["dossier.consult_opened"] = "Lấy ý kiến",
        ["dossier.due_set"] = "Đặt hạn",
        ["dossier.ended"] = "Kết thúc hồ sơ",
        ["dossier.escalated"] = "Chuyển lên người phụ trách",
        ["dossier.extended"] = "Gia hạn",
        ["dossier.file_read"] = "Mở tệp của hồ sơ",
        ["dossier.filed"] = "Nộp hồ sơ",
        ["dossier.follow_on_opened"] = "Mở hồ sơ tiếp theo",
        ["dossier.fork_closed"] = "Xong các nhánh song song",
        ["dossier.fork_opened"] = "Mở các nhánh song song",
        ["dossier.handed_up"] = "Chuyển lên cấp trên",
        ["dossier.hop_received"] = "Ký nhận hồ sơ",
        ["dossier.mentioned"] = "Nhắc đến người khác",
        ["dossier.opinion_given"] = "Cho ý kiến",
        ["dossier.paused"] = "Dừng đồng hồ",
        ["dossier.read"] = "Xem hồ sơ",
        ["dossier.reassigned"] = "Giao người khác",
        ["dossier.reopened"] = "Mở lại hồ sơ",
        ["dossier.secrecy_raised"] = "Nâng độ mật",
        ["dossier.sent_back"] = "Gửi lại bước trước",
        ["dossier.step_completed"] = "Hoàn thành bước",
        ["dossier.step_opened"] = "Đến bước mới",
        ["dossier.unassigned"] = "Thôi giao riêng",
        ["dossier.unpaused"] = "Đồng hồ chạy tiếp",
        ["dossier.wait_ended"] = "Hết chờ",
        ["dossier.wait_opened"] = "Bắt đầu chờ",
        ["dossier.work_cancelled"] = "Bỏ phần việc không còn cần",
        ["organisation.account_closed"] = "Đóng tài khoản",
        ["organisation.account_opened"] = "Mở tài khoản",
        ["organisation.account_reopened"] = "Mở lại tài khoản",
        ["organisation.account_unlocked"] = "Mở khóa tài khoản",
        ["organisation.body_changed"] = "Sửa cơ quan",
        ["organisation.body_ended"] = "Kết thúc cơ quan",
        ["organisation.body_founded"] = "Thành lập cơ quan",
        ["organisation.body_succeeded"] = "Cơ quan được kế thừa",
        ["organisation.function_ended"] = "Thôi một chức năng",
        ["organisation.function_given"] = "Thêm chức năng",
        ["organisation.holding_ended"] = "Thôi giữ vai trò",
        ["organisation.new_device"] = "Đăng nhập từ thiết bị mới",
        ["organisation.officer_named"] = "Phân công cán bộ",
        ["organisation.password_changed"] = "Đổi mật khẩu",
        ["organisation.password_link_issued"] = "Cấp liên kết đặt mật khẩu",
        ["organisation.person_corrected"] = "Sửa thông tin người",
        ["organisation.person_registered"] = "Đăng ký người",
        ["organisation.position_changed"] = "Sửa vị trí việc làm",
        ["organisation.position_created"] = "Thêm vị trí việc làm",
        ["organisation.position_ended"] = "Bỏ vị trí việc làm",
        ["organisation.recovery_codes_renewed"] = "Lập mã dự phòng mới",
        ["organisation.reference_imported"] = "Nhập tổ chức mẫu",
        ["organisation.relative_declared"] = "Khai người thân",
        ["organisation.relative_withdrawn"] = "Rút khai người thân",
        ["organisation.role_ended"] = "Kết thúc vai trò",
        ["organisation.role_given"] = "Giao vai trò",
        ["organisation.role_limited"] = "Giới hạn thời gian giữ vai trò",
        ["organisation.second_factor_added"] = "Thêm cách xác thực hai bước",
        ["organisation.second_factor_removed"] = "Bỏ cách xác thực hai bước",
        ["organisation.sessions_ended"] = "Kết thúc phiên",
        ["organisation.sign_in_refused"] = "Từ chối đăng nhập",
        ["organisation.signed_in"] = "Đăng nhập",
        ["organisation.signed_out"] = "Đăng xuất",
        ["organisation.team_appointed"] = "Lập tổ, đoàn",
        ["organisation.team_ended"] = "Giải thể tổ, đoàn",
        ["organisation.team_member_added"] = "Thêm thành viên tổ, đoàn",
        ["organisation.team_member_ended"] = "Bớt thành viên tổ, đoàn",
        ["organisation.team_moved"] = "Chuyển tổ, đoàn",
        ["organisation.term_begun"] = "Bắt đầu nhiệm kỳ",
        ["organisation.term_ended"] = "Kết thúc nhiệm kỳ",
        ["procedures.version_published"] = "Công bố thủ tục",
        ["procedures.version_repealed"] = "Bãi bỏ thủ tục",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    private static readonly (string Prefix, string Words)[] Streams =
    [
        ("account/", "Tài khoản"), ("audit/", "Lần xem nhật ký"), ("person/", "Người"), ("body/", "Cơ quan"), ("team/", "Tổ, đoàn"), ("organisation/", "Tổ chức"), ("relay/", "Giao nhận"), ("procedure/", "Thủ tục"),
        ("dossier/", "Hồ sơ đã xóa"),
    ];

    /// <summary>The type itself where nobody gave it words: better than to hide what happened.</summary>
    public static string Of(string type) => Names.GetValueOrDefault(type, type);

    /// <summary>A stream by what it is about and the last characters of its key, enough to tell two apart; the stream itself when its kind has no words.</summary>
    public static string OfStream(string stream)
    {
        var (prefix, words) = Streams.FirstOrDefault(s => stream.StartsWith(s.Prefix, StringComparison.Ordinal));
        return prefix is null ? stream : $"{words} {Short(stream[prefix.Length..])}";
    }

    // Keys that people gave (a procedure's code) are short and stay whole.
    private static string Short(string key) => key.Length <= 20 ? key : "…" + key[^6..];
}
