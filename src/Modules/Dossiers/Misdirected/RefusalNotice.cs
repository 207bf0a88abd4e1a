using System.Globalization;
using ThongSuot.Contracts.Dossiers;
using ThongSuot.Contracts.Organisation;
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
internal sealed class RefusalNotice(DossierReader reader, MisdirectedPapers papers, IProcedures procedures, IOrganisation organisations, PdfConverter converter, AppDb db)
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
        var paper = await Begin(dossier.Code, refused.At.Name, organisation.Find(organisation.Find(refused.At.Id)?.Parent)?.Name, "hồ sơ", ended.At, cancellation);
        paper.Answer("Kính gửi", $"{organisation.FindPerson(dossier.State!.Filer.Person)?.Name}, {dossier.State.Filer.Body.Name}")
            .Answer("Hồ sơ", $"{dossier.Code} – {dossier.Title}")
            .Answer("Nhận lúc", LocalTime(refused.Since))
            .Answer("Lý do không xử lý", UnprocessedWords.Reason(refused.Code, refused.Why) + (reason is null ? "" : $". {reason}"));
        if (ended.Other is { } other)
            paper.Answer(refused.Code == "DUP" ? "Hồ sơ đã gửi trước" : "Cơ quan có thẩm quyền", other);
        paper.Text(dossier.Status == DossierStatus.Transferred
            ? "Hồ sơ đã được chuyển đến cơ quan có thẩm quyền để giải quyết."
            : "Hồ sơ không được xử lý và không chuyển tiếp; đề nghị gửi hồ sơ mới đến đúng cơ quan có thẩm quyền.");
        return Signed(paper, ended.At);
    }

    /// <summary>Of a paper that came outside the system.</summary>
    /// <returns>Null when the person may not see it.</returns>
    public async Task<PaperFile?> OfPaper(Actor actor, Guid id, CancellationToken cancellation)
    {
        if (await papers.Find(actor, id, cancellation) is not { } came)
            return null;
        var organisation = await organisations.View(cancellation);
        string NameOf(Guid? body) => organisation.Find(body)?.Name ?? "……………";
        var paper = await Begin(came.Code, NameOf(came.Receiver), organisation.Find(organisation.Find(came.Receiver)?.Parent)?.Name, "văn bản", came.RegisteredAt, cancellation);
        paper.Answer("Kính gửi", NameOf(came.Sender))
            .Answer("Văn bản", string.Join(", ", new[] { came.Symbol is null ? null : $"số {came.Symbol}", came.Day is { } day ? $"ngày {day:dd/MM/yyyy}" : null, came.Abstract }.OfType<string>().DefaultIfEmpty("nội dung mật, không ghi tại đây")))
            .Answer("Nhận lúc", LocalTime(came.ReceivedAt))
            .Answer("Lý do không xử lý", UnprocessedWords.Reason(UnprocessedWords.NotCompetent, came.Why));
        if (came.Competent is not null)
            paper.Answer("Cơ quan có thẩm quyền", NameOf(came.Competent));
        return Signed(paper.Text("Văn bản không được xử lý và không chuyển tiếp; đề nghị gửi đến đúng cơ quan có thẩm quyền."), came.RegisteredAt);
    }

    private async Task<Paper> Begin(string code, string at, string? above, string what, DateTimeOffset on, CancellationToken cancellation) =>
        new Paper(await procedures.Format(on.DateInVietnam(), cancellation), $"Thông báo không xử lý {code}")
            .Head(above?.ToUpperInvariant(), at.ToUpperInvariant(), "Số: ……-TB/……")
            .Title("THÔNG BÁO")
            .Note($"về việc không xử lý {what} gửi không đúng cấp, không đúng thẩm quyền hoặc gửi trùng");

    private static PaperFile Signed(Paper paper, DateTimeOffset on) =>
        paper.Signatures(string.Create(CultureInfo.InvariantCulture, $"……………, ngày {on.InVietnam():dd} tháng {on.InVietnam():MM} năm {on.InVietnam():yyyy}"), [("Người ký", "")]).Write();

    /// <inheritdoc cref="Docx"/>
    public async Task<Result<byte[]>?> Pdf(Actor actor, Guid id, string? address, CancellationToken cancellation) =>
        await Docx(actor, id, address, cancellation) is { } paper ? await converter.Convert(paper.Docx, cancellation) : default(Result<byte[]>?);

    /// <inheritdoc cref="OfPaper"/>
    public async Task<Result<byte[]>?> PdfOfPaper(Actor actor, Guid id, CancellationToken cancellation) =>
        await OfPaper(actor, id, cancellation) is { } paper ? await converter.Convert(paper.Docx, cancellation) : default(Result<byte[]>?);

    private async Task<LogEntry> LastEnd(Guid id, CancellationToken cancellation)
    {
        LogEntry? last = null;
        await foreach (var entry in EventLog.Read(db, DossierEntries.StreamOf(id)).WithCancellation(cancellation))
            last = entry.Type == DossierEntries.Ended ? entry : last;
        return last!;
    }

    private static string LocalTime(DateTimeOffset at) => Platform.Ui.LocalTime.Short(at);
}
