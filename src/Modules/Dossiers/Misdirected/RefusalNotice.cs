using System.Globalization;
using ThongSuot.Contracts.Dossiers;
using ThongSuot.Contracts.Procedures;
using ThongSuot.Dossiers.Data;
using ThongSuot.Dossiers.Steps;
using ThongSuot.Dossiers.Viewing;
using ThongSuot.Engine.Processes;
using ThongSuot.Platform.Data;
using ThongSuot.Platform.Log;
using ThongSuot.Platform.Papers;
using ThongSuot.Platform.Results;
using ThongSuot.Platform.Security;
using ThongSuot.Platform.Time;

namespace ThongSuot.Dossiers.Misdirected;

/// <summary>The notice to a sender that its dossier is not processed, with the reason and the body that is competent, as a paper to sign and send.</summary>
internal sealed class RefusalNotice(DossierReader reader, IProcedures procedures, PdfConverter converter, AppDb db)
{
    public static string Address(Guid dossier, string format) => $"/ho-so/{dossier}/thong-bao-khong-xu-ly.{format}";

    /// <returns>Null when the person may not see the dossier, or it was processed.</returns>
    public async Task<PaperFile?> Docx(Actor actor, Guid id, string? address, CancellationToken cancellation)
    {
        if (await reader.Find(actor, id, address, cancellation) is not { Dossier: { State.Unprocessed: { } refused } dossier } view)
            return null;
        var ended = (Ended)EventNames.Read(await LastEnd(id, cancellation));
        var texts = db.DossierContents;
        var reason = ended.Note is { } note ? (await texts.FindAsync([note.Content], cancellation))?.Text : null;
        var organisation = view.Situation.Organisation;
        var day = ended.At.InVietnam();
        var at = organisation.Find(refused.At.Id);
        var paper = new Paper(await procedures.Format(DateOnly.FromDateTime(day.DateTime), cancellation), $"Thông báo không xử lý {dossier.Code}");
        paper.Head(organisation.Find(at?.Parent)?.Name.ToUpperInvariant(), refused.At.Name.ToUpperInvariant(), "Số: ……-TB/……")
            .Title("THÔNG BÁO")
            .Note("về việc không xử lý hồ sơ gửi không đúng cấp, không đúng thẩm quyền hoặc gửi trùng")
            .Answer("Kính gửi", $"{organisation.FindPerson(dossier.State!.Filer.Person)?.Name}, {dossier.State.Filer.Body.Name}")
            .Answer("Hồ sơ", $"{dossier.Code} – {dossier.Title}")
            .Answer("Nhận lúc", LocalTime(refused.Since))
            .Answer("Lý do không xử lý", UnprocessedWords.Reason(refused.Code, refused.Why) + (reason is null ? "" : $". {reason}"));
        if (ended.Other is { } other)
            paper.Answer(refused.Code == "DUP" ? "Hồ sơ đã gửi trước" : "Cơ quan có thẩm quyền", other);
        paper.Text(dossier.Status == DossierStatus.Transferred
            ? "Hồ sơ đã được chuyển đến cơ quan có thẩm quyền để giải quyết."
            : "Hồ sơ không được xử lý và không chuyển tiếp; đề nghị gửi hồ sơ mới đến đúng cơ quan có thẩm quyền.");
        return paper.Signatures(string.Create(CultureInfo.InvariantCulture, $"……………, ngày {day:dd} tháng {day:MM} năm {day:yyyy}"), [("Người ký", "")]).Write();
    }

    /// <inheritdoc cref="Docx"/>
    public async Task<Result<byte[]>?> Pdf(Actor actor, Guid id, string? address, CancellationToken cancellation) =>
        await Docx(actor, id, address, cancellation) is { } paper ? await converter.Convert(paper.Docx, cancellation) : default(Result<byte[]>?);

    private async Task<LogEntry> LastEnd(Guid id, CancellationToken cancellation)
    {
        LogEntry? last = null;
        await foreach (var entry in EventLog.Read(db, DossierEntries.StreamOf(id)).WithCancellation(cancellation))
            last = entry.Type == DossierEntries.Ended ? entry : last;
        return last!;
    }

    private static string LocalTime(DateTimeOffset at) => Platform.Ui.LocalTime.Short(at);
}
