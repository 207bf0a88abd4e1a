using ThongSuot.Dossiers.Viewing;
using ThongSuot.Engine.Processes;
using ThongSuot.Platform.Ui;

namespace ThongSuot.Dossiers.Cooperation;

/// <summary>A table of a dossier for a file or a paper.</summary>
/// <param name="Shares">Widths of the columns on paper, compared with each other.</param>
internal sealed record SheetTable(string Title, string FileName, IReadOnlyList<string> Heads, IReadOnlyList<decimal> Shares, IReadOnlyList<IReadOnlyList<string>> Rows);

/// <summary>The words of the tables, the same on the page, in files and on paper.</summary>
internal static class CooperationWords
{
    public static string StateOf(OpinionRow row) => row.State switch
    {
        OpinionState.Answered => row.Late ? "Trả lời muộn" : "Đã trả lời",
        OpinionState.Silent => "Không trả lời – coi như đồng ý",
        OpinionState.Dropped => "Không còn cần",
        _ => row.Late ? "Quá hạn, chưa trả lời" : "Chờ trả lời",
    };

    public static Tone ToneOf(OpinionRow row) => row.State switch
    {
        OpinionState.Answered => row.Late ? Tone.Warning : Tone.Success,
        OpinionState.Silent => Tone.Warning,
        OpinionState.Dropped => Tone.Neutral,
        _ => row.Late ? Tone.Danger : Tone.Info,
    };

    /// <summary>The rule for silence, and what came of it.</summary>
    public static string RuleOf(ConsultSheet sheet) => (sheet.Silence, sheet.IsOpen) switch
    {
        (SilenceRule.Consent, true) => "Hết hạn mà không trả lời thì coi như đồng ý và hồ sơ tự đi tiếp.",
        (SilenceRule.Consent, false) when sheet.Rows.Any(r => r.State == OpinionState.Silent) =>
            $"Hết hạn, {sheet.Rows.Count(r => r.State == OpinionState.Silent)} cơ quan không trả lời nên coi như đồng ý; hồ sơ đi tiếp lúc {LocalTime.Short(sheet.ClosedAt!.Value)}.",
        (SilenceRule.Mandatory, true) => "Bắt buộc có ý kiến: hết hạn vẫn chờ; hệ thống nhắc cơ quan được hỏi, người đứng đầu, rồi cấp trên.",
        (_, false) when sheet.Rows.Any(r => r.State == OpinionState.Dropped) => "Không lấy tiếp: bước đã được gửi lại hoặc hồ sơ đã kết thúc.",
        (_, false) => $"Đủ ý kiến lúc {LocalTime.Short(sheet.ClosedAt!.Value)}.",
        _ => "",
    };

    public static string ChannelOf(HopRow hop) => (hop.IsElectronic ? "Trên hệ thống" : "Ngoài hệ thống") + (hop.Paper ? ", kèm bản giấy" : "");

    public static string ReceiptOf(CooperationView view, HopRow hop) => hop switch
    {
        { ReceivedAt: { } at } => $"{view.Name(hop.ReceivedBy)}, {LocalTime.Short(at)}",
        { Dropped: true } => "Không ký nhận, việc đã kết thúc",
        _ => "Chưa ký nhận",
    };

    public static string BallotOf(string? ballot) => ballot switch
    {
        "tan_thanh" => "Tán thành",
        "khong_tan_thanh" => "Không tán thành",
        "khac" => "Ý kiến khác",
        _ => "",
    };

    public static string PresenceOf(Presence presence) => presence switch
    {
        Presence.Present => "Có mặt",
        Presence.Absent => "Vắng mặt",
        _ => "Không tham gia vì liên quan",
    };

    /// <summary>Quorum and threshold as arithmetic: "Có mặt 7/9 được triệu tập, cần ít nhất 6 (hai phần ba): đủ."</summary>
    public static IEnumerable<string> Arithmetic(VoteRule rule, Vote vote)
    {
        var quorum = (2 * vote.Invited + 2) / 3;
        yield return $"Có mặt {vote.Present}/{vote.Invited} được triệu tập; cần ít nhất {quorum} (hai phần ba): {(vote.Present >= quorum ? "đủ" : "không đủ")} số thành viên để biểu quyết.";
        if (vote.Recused > 0)
            yield return $"Tổng số {vote.Members} thành viên, trừ {vote.Recused} không tham gia vì liên quan, còn {vote.Voters}.";
        var of = rule.Of == VoteBase.Members ? vote.Voters : vote.Present;
        var needed = rule.Threshold == VoteThreshold.TwoThirds ? (2 * of + 2) / 3 : of / 2 + 1;
        yield return $"Tán thành {vote.For}/{of} {(rule.Of == VoteBase.Members ? "thành viên" : "người có mặt")}; cần ít nhất {needed} ({(rule.Threshold == VoteThreshold.TwoThirds ? "hai phần ba" : "quá nửa")}): {(Votes.IsMet(rule, vote) ? "đạt" : "không đạt")}.";
    }

    /// <summary>The consolidated table of opinions; of one consult, or of all.</summary>
    public static SheetTable Opinions(CooperationView view, int? only) => new(
        "Bảng tổng hợp ý kiến", "tong-hop-y-kien",
        ["Lần", "Cơ quan được hỏi", "Hỏi lúc", "Hạn trả lời", "Tình trạng", "Trả lời lúc", "Người trả lời", "Ý kiến", "Nội dung"], [1, 4, 2.4m, 2.4m, 2.6m, 2.4m, 3, 2.2m, 5],
        [
            .. view.Consults.Where(c => only is null || c.Number == only).SelectMany(c => c.Rows.Select(r => (IReadOnlyList<string>)
            [
                $"{c.Number}", r.Body, LocalTime.Short(c.AskedAt), c.Due is { } due ? LocalTime.Short(due.At) : "", StateOf(r), r.At is { } at ? LocalTime.Short(at) : "", r.At is null ? "" : view.Name(r.By),
                r.Given is { } given ? ActionWords.OpinionText(given) : "", view.Text(r.Text) ?? "",
            ])),
        ]);

    public static SheetTable Hops(CooperationView view) => new(
        "Bảng luân chuyển hồ sơ", "luan-chuyen",
        ["Số", "Từ", "Đến", "Việc", "Chuyển lúc", "Người chuyển", "Ký nhận", "Thời gian đến khi ký nhận", "Phương thức", "Lý do kèm bản giấy"], [1, 3.4m, 3.4m, 1.8m, 2.4m, 3, 3.4m, 2.4m, 2.4m, 3],
        [
            .. view.Hops.Select(h => (IReadOnlyList<string>)
            [
                $"{h.Number}", h.From, h.To, view.Step(h.Node), LocalTime.Short(h.SentAt), view.Name(h.SentBy), ReceiptOf(view, h), h.ReceivedAt is null ? "" : view.Took(h.SentAt, h.ReceivedAt),
                ChannelOf(h), view.Text(h.PaperReason) ?? "",
            ]),
        ]);
}
