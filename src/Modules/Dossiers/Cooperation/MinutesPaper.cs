using System.Globalization;
using ThongSuot.Dossiers.Viewing;
using ThongSuot.Engine.Processes;
using ThongSuot.Platform.Papers;
using ThongSuot.Platform.Time;
using ThongSuot.Platform.Ui;

namespace ThongSuot.Dossiers.Cooperation;

/// <summary>The minutes of a collective decision, put together from what was recorded: notice, who came, vote with its arithmetic, result.</summary>
internal static class MinutesPaper
{
    public static PaperFile Write(DossierView view, MeetingSheet meeting, PaperFormat format)
    {
        var cooperation = view.Cooperation!;
        var organisation = view.Situation.Organisation;
        var body = organisation.Find(meeting.Holder.Body.Id);
        var above = organisation.Find(body?.Parent)?.Name.ToUpperInvariant();
        var day = meeting.Called?.When ?? meeting.DecidedAt ?? view.Situation.Context.Now;
        var paper = new Paper(format, $"Biên bản – {view.Dossier.Code}")
            .Head(above, meeting.Holder.Body.Name.ToUpperInvariant(), "……………, " + Day(day))
            .Title("BIÊN BẢN", $"Hội nghị {meeting.Holder.Body.Name} về hồ sơ {view.Dossier.Code}");
        paper.Answer("Hồ sơ", view.Dossier.Title).Answer("Bước", $"{meeting.Step.Number}. {meeting.Step.Action}");
        if (meeting.Called is { } called)
        {
            paper.Answer("Thời gian họp", LocalTime.Long(called.When));
            if (cooperation.Text(called.Place) is { } place)
                paper.Answer("Địa điểm", place);
            if (cooperation.Inner && cooperation.Text(called.Agenda) is { } agenda)
                paper.Answer("Nội dung", agenda);
        }

        var presided = meeting.Held?.PresidedBy ?? meeting.Vote?.PresidedBy;
        paper.Answer("Chủ trì", presided is null ? "" : cooperation.Member(presided.Value));
        Attendance(paper, cooperation, meeting);
        if (cooperation.Inner && cooperation.Text(meeting.Held?.Discussion) is { } discussion)
            paper.Text("Ý kiến thảo luận, kết luận:", bold: true).Answer("Nội dung", discussion);
        Result(paper, cooperation, meeting);
        return paper.Signatures(null, [("Người ghi biên bản", cooperation.Name(meeting.Held?.By ?? meeting.RecordedBy)), ("Chủ trì hội nghị", presided is null ? "" : cooperation.Name(presided))])
            .Foot($"{view.Dossier.Code} – lập từ số liệu ghi trên hệ thống").Write();
    }

    /// <summary>"ngày 05 tháng 12 năm 2026".</summary>
    public static string Day(DateTimeOffset at) => string.Create(CultureInfo.InvariantCulture, $"ngày {at.InVietnam():dd} tháng {at.InVietnam():MM} năm {at.InVietnam():yyyy}");

    private static void Attendance(Paper paper, CooperationView view, MeetingSheet meeting)
    {
        if (meeting.Held is null)
            return;
        var named = meeting.Attendance.Any(a => a.Ballot is not null);
        paper.Text("Thành phần dự họp:", bold: true);
        List<PaperColumn> columns = [new("STT", 1, Center: true), new("Họ và tên, chức vụ", 6), new("Dự họp", 3), new("Lý do vắng mặt", 4)];
        if (named)
            columns.Add(new("Biểu quyết", 3));
        paper.Table(columns, meeting.Attendance.Select((a, i) =>
        {
            List<string> cells = [$"{i + 1}", view.Member(a.Person), CooperationWords.PresenceOf(a.Presence), view.Text(a.Reason) ?? ""];
            if (named)
                cells.Add(CooperationWords.BallotOf(a.Ballot));
            return (IReadOnlyList<string>)cells;
        }));
    }

    private static void Result(Paper paper, CooperationView view, MeetingSheet meeting)
    {
        if (meeting.Vote is not { } vote || meeting.Step.Vote is not { } rule)
            return;
        paper.Text(rule.Secret ? "Kết quả bỏ phiếu kín:" : "Kết quả biểu quyết:", bold: true)
            .Answer("Tán thành", $"{vote.For}").Answer("Không tán thành", $"{vote.Against}").Answer("Ý kiến khác", $"{vote.Other}");
        foreach (var line in CooperationWords.Arithmetic(rule, vote))
            paper.Text(line);
        if (meeting.HandedUp)
            paper.Text("Do không đủ tỉ lệ, kết quả được báo cáo lên cấp trên quyết định.");
        else if (meeting.Step.Outcomes.FirstOrDefault(o => o.Code == meeting.Outcome) is { } outcome)
            paper.Answer("Kết quả của bước", outcome.Label);
        if (view.Inner && view.Text(meeting.Note) is { } note)
            paper.Answer("Ghi chú", note);
    }
}
