using ThongSuot.Contracts.Organisation;
using ThongSuot.Contracts.Procedures;
using ThongSuot.Engine.Processes;
using ThongSuot.Engine.WorkingTime;
using ThongSuot.Platform.Log;
using ThongSuot.Platform.Security;
using ThongSuot.Platform.Ui;

namespace ThongSuot.Dossiers.Viewing;

/// <summary>An event with who brought it about, and for which body.</summary>
/// <param name="Person">Null: the system.</param>
/// <param name="Principal">In whose place.</param>
/// <param name="Basis">By which mandate.</param>
internal sealed record Happening(DateTimeOffset At, Guid? Person, string? BodyName, DossierEvent Event, Guid? Principal = null, string? Basis = null);

/// <summary>The log of a dossier as a person reads it. Texts come from the erasable table; what was erased says so.</summary>
/// <param name="inner">Whether the person reads what officers say to each other: directions and what was said at a meeting.</param>
/// <param name="definition">Of the version on which it began.</param>
/// <param name="versions">Those onto which it went over.</param>
internal sealed class History(ProcedureDefinition definition, OrganisationView organisation, WorkingCalendar calendar, IReadOnlyDictionary<Guid, string?> texts, Installation installation, bool inner = true,
    IReadOnlyDictionary<Guid, ProcedureDefinition>? versions = null)
{
    private ProcedureDefinition _definition = definition;

    private readonly Dictionary<string, DateTimeOffset> _openedAt = new(StringComparer.Ordinal);

    /// <summary>Newest first; given in the order in which it happened.</summary>
    public IReadOnlyList<TimelineEntry> Tell(IEnumerable<Happening> happenings) => [.. Struck([.. happenings]).AsEnumerable().Reverse()];

    // What was corrected is struck through; it stays where it happened.
    private List<TimelineEntry> Struck(IReadOnlyList<Happening> happenings)
    {
        var wrong = happenings.Select(h => h.Event).OfType<Corrected>().ToList();
        return [.. happenings.Select(h => (Entry: Tell(h), h.Event)).Where(told => told.Entry is not null).Select(told => told.Entry! with { Struck = wrong.Any(c => IsOf(told.Event, c)) })];
    }

    private static bool IsOf(DossierEvent happened, Corrected correction) => happened switch
    {
        StepCompleted e => correction.What == WrongAct.Completed && e.Key == correction.Key && e.At == correction.DoneAt,
        HandedUp e => correction.What == WrongAct.HandedUp && e.Key == correction.Key && e.At == correction.DoneAt,
        SentBack e => correction.What == WrongAct.SentBack && e.Key == correction.Key && e.At == correction.DoneAt,
        OpinionGiven e => correction.What == WrongAct.Opinion && e.Key == correction.Key && e.At == correction.DoneAt,
        Paused e => correction.What == WrongAct.Returned && e.At == correction.DoneAt,
        Ended e => correction.What == WrongAct.Declined && e.At == correction.DoneAt,
        _ => false,
    };

    private TimelineEntry? Tell(Happening happening)
    {
        var who = happening.Person is { } person
            ? string.Join(", ", new[] { happening.Principal is { } principal ? InPlace(organisation, person, principal, happening.Basis) : NameOf(organisation, person), happening.BodyName }.Where(p => p is not null))
            : "Hệ thống";
        return Words(happening.Event) is var (what, note, icon, tone) && what.Length > 0
            ? new TimelineEntry(happening.At, who, what, note, icon, tone)
            : null;
    }

    /// <summary>"đ/c A thực hiện theo ủy quyền của đ/c B", or, by the basis, in its place during an absence.</summary>
    public static string InPlace(OrganisationView organisation, Guid person, Guid principal, string? basis) =>
        $"đ/c {NameOf(organisation, person)} thực hiện {(basis?.StartsWith(MandateWords.Absence, StringComparison.Ordinal) == true ? "thay" : "theo ủy quyền của")} đ/c {NameOf(organisation, principal)}{(basis is null ? "" : $" ({basis})")}";

    private static string NameOf(OrganisationView organisation, Guid person) => organisation.FindPerson(person)?.Name ?? "Người đã rời hệ thống";

    public static Happening Read(LogEntry entry)
    {
        var envelope = entry.ReadEnvelope();
        return new Happening(entry.At, envelope.Person, envelope.BodyName, Steps.EventNames.Read(entry), envelope.Principal, envelope.Basis);
    }

    private (string What, string? Note, IconName Icon, Tone Tone) Words(DossierEvent happened)
    {
        switch (happened)
        {
            case Filed e:
                return ($"Nộp hồ sơ tại {e.Filer.Body.Name}", null, IconName.File, Tone.Info);
            case StepOpened e:
                _openedAt[e.Key] = e.At;
                return ("", null, IconName.Circle, Tone.Neutral);
            case StepCompleted e:
                return ($"Xong bước {StepName(e.Node)}{OutcomeName(e.Node, e.Outcome)}{Took(e.Key, e.At)}", Join(VoteText(e.Vote), Text(e.Note)), IconName.Check, Tone.Success);
            case Circulated e:
                return ($"Chuyển từ {e.From.Name} đến {e.To.Name}{(e.Paper ? " (kèm bản giấy)" : "")}", null, IconName.ArrowRight, Tone.Neutral);
            case HopReceived:
                return ("Ký nhận hồ sơ chuyển đến", null, IconName.Inbox, Tone.Neutral);
            case ConsultOpened e:
                _openedAt[e.Key] = e.At;
                return ($"Lấy ý kiến: {string.Join("; ", e.Holders.Select(h => h.Outside ?? h.Body.Name))}", Text(e.Note), IconName.Info, Tone.Info);
            case OpinionGiven e:
                return ($"Cho ý kiến: {ActionWords.OpinionText(e.Given)}", Text(e.Note), IconName.Check, Tone.Neutral);
            case ConsultClosed { Silent.Length: > 0 } e:
                return ($"Hết hạn lấy ý kiến; {e.Silent.Length} cơ quan không trả lời, coi như đồng ý", null, IconName.Clock, Tone.Warning);
            case Paused { Why: DossierStatus.Returned } e:
                return ("Trả lại để bổ sung; đồng hồ dừng", Text(e.Note), IconName.Return, Tone.Warning);
            case Paused { Why: DossierStatus.WaitingSuperior } e:
                return ("Xin ý kiến cấp trên; đồng hồ dừng", Text(e.Note), IconName.Pause, Tone.Warning);
            case Paused e:
                return ("Tạm dừng giải quyết", Text(e.Note), IconName.Pause, Tone.Warning);
            case Unpaused { From: DossierStatus.Returned } e:
                return ("Đã bổ sung; đồng hồ chạy tiếp", Text(e.Note), IconName.Check, Tone.Info);
            case Unpaused e:
                return ("Tiếp tục giải quyết", Text(e.Note), IconName.Check, Tone.Info);
            case SentBack e:
                return ($"Gửi lại bước {StepName(e.ToNode)}", Text(e.Note), IconName.Return, Tone.Warning);
            case HandedUp e:
                return ($"Chuyển {e.To.Body.Name} quyết định{(e.Vote is null ? "" : " do biểu quyết không đủ tỉ lệ")}", Join(VoteText(e.Vote), Text(e.Note)), IconName.ArrowUp, Tone.Warning);
            case Extended e:
                return ($"Gia hạn{(DeadlineWords.OfWhole(e.Key) is { } extended ? $" {extended.ToLowerInvariant()}" : "")} đến {LocalTime.Short(e.Due.At)}", Text(e.Note), IconName.Clock, Tone.Warning);
            case Recomputed e:
                return ($"Tính lại thời hạn theo lịch làm việc mới: {string.Join("; ", e.Dues.OrderBy(d => d.Key, StringComparer.Ordinal).Select(d => $"{(DeadlineWords.OfWhole(d.Key)?.ToLowerInvariant() ?? (_definition.Find(OpenWork.NodeOf(d.Key)) is null ? "ý kiến chỉ đạo" : $"bước {StepName(OpenWork.NodeOf(d.Key))}"))} đến {LocalTime.Short(d.Value.At)}"))}", null, IconName.Clock, Tone.Info);
            case Reassigned e:
                return ($"Giao cho {organisation.FindPerson(e.To)?.Name ?? "người khác"}", Text(e.Note), IconName.Info, Tone.Neutral);
            case FormFilled e:
                return ($"Điền biểu mẫu {e.Form}", null, IconName.File, Tone.Neutral);
            case Mentioned e:
                return ($"Nhắc đến: {string.Join(", ", e.Persons.Select(p => organisation.FindPerson(p)?.Name ?? "người đã rời hệ thống"))}", null, IconName.Info, Tone.Neutral);
            case Directed e:
                return ($"Ý kiến chỉ đạo đến {HolderName(e.To)}{(e.Due is null ? "" : $", hạn {LocalTime.Short(e.Due.At)}")}", Inner(e.Note), IconName.Info, Tone.Info);
            case DirectionAnswered e:
                return ("Trả lời ý kiến chỉ đạo", Inner(e.Note), IconName.Check, Tone.Neutral);
            case DirectionClosed e:
                return ("Khép ý kiến chỉ đạo", Inner(e.Note), IconName.Check, Tone.Neutral);
            case MeetingCalled e:
                return ($"Gửi giấy mời họp lúc {LocalTime.Short(e.When)}, triệu tập {e.Invited.Length} thành viên", Join(Text(e.Place), Inner(e.Agenda)), IconName.Calendar, Tone.Info);
            case MeetingHeld e:
                return ($"Ghi thành phần dự họp: có mặt {e.Attendance.Count(a => a.Presence == Presence.Present)}, vắng {e.Attendance.Count(a => a.Presence == Presence.Absent)}", Inner(e.Discussion), IconName.Check, Tone.Neutral);
            case Unassigned e:
                return ($"{organisation.FindPerson(e.Person)?.Name ?? "Người được giao"} không còn xử lý được bước này; việc trở về cho cả vai trò", null, IconName.Return, Tone.Warning);
            case Escalated e:
                return ($"Không còn ai ở vai trò này xử lý được; {string.Join("; ", e.To.Select(h => h.Body.Name).Distinct())} (lãnh đạo) được xử lý thay", null, IconName.ArrowUp, Tone.Warning);
            case BodyReplaced e:
                return ($"{e.To.Name} kế thừa hồ sơ do sắp xếp tổ chức", null, IconName.ArrowRight, Tone.Info);
            case SecrecyRaised e:
                return ($"Nâng độ mật lên {SecrecyCodes.NameOf(e.To)}{(installation.Holds(e.To) ? "" : "; nội dung đã xóa khỏi hệ thống")}", null, IconName.Lock, Tone.Danger);
            case FollowOnOpened e:
                return ($"Mở hồ sơ tiếp theo: {e.Procedure}", null, IconName.File, Tone.Info);
            case Ended e:
                return ($"{ActionWords.StatusText(e.How)}{(e.Why is null ? "" : $" ({Incompetence.NameOf(e.Why)})")}{(e.Other is null ? "" : $": {e.Other}")}", Text(e.Note), e.How == DossierStatus.Finished ? IconName.CheckCircle : IconName.Close, ActionWords.ToneOf(e.How));
            case AcceptedByDecision e:
                return ($"Tiếp nhận theo Quyết định {e.Number} ngày {e.Date:dd/MM/yyyy} của Thường trực", Text(e.Note), IconName.Return, Tone.Warning);
            case Informed e:
                return ($"Đồng gửi để biết: {string.Join("; ", e.Readers.Select(r => r.Body.Name).Distinct())}", null, IconName.Info, Tone.Neutral);
            case ExtensionAsked e:
                return ($"Đề nghị gia hạn{(DeadlineWords.OfWhole(e.Key) is { } asked ? $" {asked.ToLowerInvariant()}" : "")} thêm {LimitText.Of(e.By)}", Text(e.Note), IconName.Clock, Tone.Info);
            case ExtensionRefused e:
                return ($"Không đồng ý gia hạn{(DeadlineWords.OfWhole(e.Key) is { } refused ? $" {refused.ToLowerInvariant()}" : "")}", Text(e.Note), IconName.Clock, Tone.Warning);
            case StatutoryDueSet e:
                return ($"Thời hạn theo quy định: {LimitText.Of(e.Due.Limit)}, đến {LocalTime.Short(e.Due.At)}", null, IconName.Clock, Tone.Neutral);
            case LimitChanged e:
                return ($"Thời hạn cả hồ sơ theo loại việc: {LimitText.Of(e.Limit)}, đến {LocalTime.Short(e.Due.At)}", null, IconName.Clock, Tone.Info);
            case Reopened e:
                return ($"Mở lại hồ sơ{(e.Complaint is { } complaint ? $" theo đơn số {complaint.Number} ngày {complaint.Date:dd/MM/yyyy}" : "")}{(e.Dues?.GetValueOrDefault(Clocks.Whole) is { } left ? $"; hạn cả hồ sơ đến {LocalTime.Short(left.At)}" : "")}",
                    Join(e.Complaint?.Complainant is { } complainant ? $"Người khiếu nại, kiến nghị: {Text(complainant)}" : null, Text(e.Note)), IconName.Return, Tone.Warning);
            case Migrated e:
                _definition = versions?.GetValueOrDefault(e.To) ?? _definition;
                return ("Chuyển sang phiên bản mới của thủ tục; việc đang mở giữ nguyên người giữ và hạn", null, IconName.ArrowRight, Tone.Info);
            case Corrected e:
                return ($"Đính chính: {CorrectionWords.Of(e.What, e.Node, _definition)} lúc {LocalTime.Short(e.DoneAt)} của {NameOf(organisation, e.Doer)}", Text(e.Note), IconName.Return, Tone.Warning);
            default:
                return ("", null, IconName.Circle, Tone.Neutral);
        }
    }

    private string Took(string key, DateTimeOffset at) =>
        _openedAt.TryGetValue(key, out var from) ? $" (sau {DeadlineWords.Taken(calendar, from, at)})" : "";

    private string StepName(string node) => _definition.Find(node) is Step step ? $"{step.Number}. {step.Action}" : node;

    private string OutcomeName(string node, string outcome) =>
        _definition.Find(node) is Step step && step.Outcomes.FirstOrDefault(o => o.Code == outcome) is { } declared ? $": {declared.Label}" : "";

    private static string? VoteText(Vote? vote) => vote is null
        ? null
        : $"Triệu tập {vote.Invited}/{vote.Members}, có mặt {vote.Present}; tán thành {vote.For}, không tán thành {vote.Against}, ý kiến khác {vote.Other}{(vote.Recused > 0 ? $"; {vote.Recused} không tham gia vì liên quan" : "")}.";

    private string HolderName(Holder holder) => holder.IsNamed
        ? $"{string.Join(", ", holder.Persons.Select(p => organisation.FindPerson(p)?.Name ?? "người đã rời hệ thống"))}, {holder.Body.Name}"
        : holder.Body.Name;

    private string? Inner(Note? note) => inner ? Text(note) : null;

    private string? Text(Note? note) => note is null ? null : texts.GetValueOrDefault(note.Content) ?? "(nội dung đã xóa)";

    private static string? Join(string? first, string? second) =>
        first is null ? second : second is null ? first : $"{first}\n{second}";
}
