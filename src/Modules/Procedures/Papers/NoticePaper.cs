using QRCoder;
using ThongSuot.Platform.Papers;
using ThongSuot.Procedures.Notices;

namespace ThongSuot.Procedures.Papers;

/// <summary>What a body posts up, as a paper for its board, with a code that leads to the same on the portal.</summary>
internal static class NoticePaper
{
    private const int QuietPixels = 8;
    private const decimal QrMillimetres = 32;

    /// <param name="site">Scheme and host by which people reach the portal.</param>
    public static PaperFile Write(BodyNotice notice, string site, PaperFormat format)
    {
        var address = site + notice.Path;
        var paper = new Paper(format, $"{notice.Title} – {notice.BodyName}");
        paper.Head(notice.Committee, notice.BodyName, $"Ngày {notice.Day:dd} tháng {notice.Day:MM} năm {notice.Day:yyyy}")
            .Title("THÔNG BÁO NIÊM YẾT", notice.Title)
            .Text($"{notice.Set.Title}, phiên bản {notice.Set.Version}, ban hành theo Quyết định {notice.Set.Decision.Number} ngày {notice.Set.Decision.Date:dd/MM/yyyy} của {notice.Set.Decision.Issuer}.");
        paper.Picture(Qr(address), QrMillimetres, "Mã QR dẫn đến danh mục này trên cổng", $"Quét mã để xem chi tiết từng thủ tục: {address}");
        Rows(paper, "Thủ tục tiếp nhận hoặc quyết định tại đây", [.. notice.Handled]);
        Rows(paper, "Thủ tục đảng viên, tổ chức tại đây được nộp", [.. notice.FiledOnly]);
        return paper.Foot($"{notice.BodyName} – {notice.Set.StatusText}").Write();
    }

    private static void Rows(Paper paper, string heading, IReadOnlyList<NoticeRow> rows)
    {
        if (rows.Count == 0)
            return;
        paper.Text($"{heading} ({rows.Count})", bold: true);
        paper.Table(
            [new("STT", 1.25m, Center: true), new("Mã", 2m), new("Tên thủ tục", 4m), new("Thời hạn", 2.2m), new("Nơi nộp", 2.6m), new("Nơi quyết định", 4.4m)],
            rows.Select((row, i) => (IReadOnlyList<string>)[$"{i + 1}", row.Code, row.Name, row.Time, row.HandIn, row.Decider]));
    }

    private static byte[] Qr(string address)
    {
        using var generator = new QRCodeGenerator();
        using var data = generator.CreateQrCode(address, QRCodeGenerator.ECCLevel.M);
        return new PngByteQRCode(data).GetGraphic(QuietPixels);
    }
}
