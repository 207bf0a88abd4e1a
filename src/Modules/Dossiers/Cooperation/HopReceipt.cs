using ThongSuot.Dossiers.Viewing;
using ThongSuot.Platform.Papers;
using ThongSuot.Platform.Time;
using ThongSuot.Platform.Ui;

namespace ThongSuot.Dossiers.Cooperation;

/// <summary>The receipt of one hand-over: what, from whom, to whom, when, by which way.</summary>
internal static class HopReceipt
{
    /// <summary>What it says, line by line; the same on the page.</summary>
    public static IEnumerable<(string Label, string Text)> Lines(DossierView view, HopRow hop)
    {
        var cooperation = view.Cooperation!;
        yield return ("Hồ sơ", $"{view.Dossier.Code} – {view.Dossier.Title}");
        yield return ("Lần luân chuyển", $"{hop.Number}");
        yield return ("Bên giao", hop.From);
        yield return ("Người giao", cooperation.Name(hop.SentBy));
        yield return ("Giao lúc", LocalTime.Long(hop.SentAt));
        yield return ("Bên nhận", hop.To);
        yield return ("Để thực hiện", cooperation.Step(hop.Node, whole: true));
        yield return ("Phương thức", CooperationWords.ChannelOf(hop));
        if (cooperation.Text(hop.PaperReason) is { } reason)
            yield return ("Lý do kèm bản giấy", reason);
        yield return ("Người nhận", hop.ReceivedAt is null ? CooperationWords.ReceiptOf(cooperation, hop) : cooperation.Name(hop.ReceivedBy));
        if (hop.ReceivedAt is { } at)
        {
            yield return ("Ký nhận lúc", LocalTime.Long(at));
            yield return ("Thời gian từ khi giao đến khi ký nhận", cooperation.Took(hop.SentAt, at));
        }
    }

    public static PaperFile Write(DossierView view, HopRow hop, PaperFormat format)
    {
        var cooperation = view.Cooperation!;
        var day = hop.ReceivedAt ?? hop.SentAt;
        var paper = new Paper(format, $"Biên nhận bàn giao {hop.Number} – {view.Dossier.Code}").Head(null, hop.From.ToUpperInvariant(), null).Title("BIÊN NHẬN BÀN GIAO HỒ SƠ", $"Lần luân chuyển {hop.Number}");
        foreach (var (label, text) in Lines(view, hop))
            paper.Answer(label, text);
        return paper.Signatures("……………, " + MinutesPaper.Day(day), [("Người giao", cooperation.Name(hop.SentBy)), ("Người nhận", hop.ReceivedAt is null ? "" : cooperation.Name(hop.ReceivedBy))])
            .Foot(view.Dossier.Code).Write();
    }
}
