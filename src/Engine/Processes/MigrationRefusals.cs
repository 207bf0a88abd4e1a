using System.Collections.Immutable;

namespace ThongSuot.Engine.Processes;

/// <summary>Why a dossier stays on its version: a closed list, so that it can be counted and shown without the dossier.</summary>
public static class MigrationRefusals
{
    public static readonly Refused StepGone = new("STEP_GONE", "Bước đang mở không có ở phiên bản mới; chọn bước tương ứng, hoặc chờ hồ sơ qua bước này.");
    public static readonly Refused KeptBack = new("KEPT_BACK", "Bước đang mở được chọn là không chuyển.");
    public static readonly Refused StepDiffers = new("STEP_DIFFERS", "Bước tương ứng khác loại việc hoặc khác vai trò thực hiện.");
    public static readonly Refused ForkDiffers = new("FORK_DIFFERS", "Bước đang mở nằm trong nhánh song song (hoặc lặp theo danh sách) ở một phiên bản mà không như vậy ở phiên bản kia.");
    public static readonly Refused TwoInOne = new("TWO_IN_ONE", "Hai bước đang mở cùng được chuyển về một bước.");
    public static readonly Refused ConsultDiffers = new("CONSULT_DIFFERS", "Đang lấy ý kiến theo cách mà phiên bản mới không có; chờ xong lấy ý kiến.");
    public static readonly Refused CallGone = new("CALL_GONE", "Đang chờ kết quả của hồ sơ ở nơi khác mà phiên bản mới không chờ như vậy; chờ có kết quả.");
    public static readonly Refused WaitGone = new("WAIT_GONE", "Đang chờ một việc mà phiên bản mới không chờ; chờ việc đó xong.");
    public static readonly Refused TeamMissing = new("TEAM_MISSING", "Phiên bản mới cần đoàn (tổ) ở bước sau mà hồ sơ chưa lập và sẽ không qua bước lập đoàn.");
    public static readonly Refused CompartmentDiffers = new("COMPARTMENT_DIFFERS", "Hai phiên bản khác nhau về phạm vi người được xem hồ sơ.");
    public static readonly Refused SecrecyDiffers = new("SECRECY_DIFFERS", "Phiên bản mới có độ mật cao hơn hồ sơ; nâng độ mật của hồ sơ trước.");
    public static readonly Refused OtherProcedure = new("OTHER_PROCEDURE", "Phiên bản mới thuộc thủ tục khác.");
    public static readonly Refused OtherVersion = new("OTHER_VERSION", "Hồ sơ không còn ở phiên bản được chọn.");
    public static readonly Refused ChangedSince = new("CHANGED_SINCE", "Hồ sơ đã có diễn biến mới từ lúc xem trước, để nguyên; xem trước lại.");

    /// <summary>All of them, with what the engine says of every dossier that is over.</summary>
    public static readonly ImmutableArray<Refused> All =
    [
        StepGone, KeptBack, StepDiffers, ForkDiffers, TwoInOne, ConsultDiffers, CallGone, WaitGone, TeamMissing, CompartmentDiffers, SecrecyDiffers, OtherProcedure, OtherVersion, ChangedSince,
        Refusals.Over,
    ];
}
