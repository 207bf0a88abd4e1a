using System.Globalization;
using System.Text;
using Microsoft.EntityFrameworkCore;
using ThongSuot.Contracts.Dossiers;
using ThongSuot.Contracts.Organisation;
using ThongSuot.Contracts.Procedures;
using ThongSuot.Engine.Processes;
using ThongSuot.Notifications.Data;
using ThongSuot.Notifications.Reading;
using ThongSuot.Platform.Data;
using ThongSuot.Platform.Security;
using ThongSuot.Platform.Ui;

namespace ThongSuot.Notifications.Mailing;

/// <summary>
/// Puts a mail together at the moment it is sent, so that a secrecy raised meanwhile holds. Nothing that a person typed goes into a mail: up to
/// Thường it names code, procedure, action and deadline, above it the code alone.
/// </summary>
internal sealed class Compose(AppDb db, IDossiers dossiers, IOrganisation organisation, IProcedures procedures, MailSettings settings)
{
    private const string Product = "Thông Suốt", NewWork = "có việc mới trong hệ thống";
    private const int MostLines = 100;

    /// <summary>Null when there is nothing to be said any more.</summary>
    public async Task<(string Subject, string Text)?> Run(Mail mail, CancellationToken cancellation)
    {
        var view = await organisation.View(cancellation);
        // Whose account was closed gets no more mail.
        if (view.FindPerson(mail.Person)?.Account is null)
            return null;
        Guid[] scopes = [Scope.OfPerson(mail.Person), .. view.HeldBy(mail.Person).Select(h => Scope.OfRole(h.Role, h.Body)), .. view.MandatesOf(mail.Person).SelectMany(m => m.Scopes)];
        var notices = await db.Notices.AsNoTracking().Where(n => n.Mail == mail.Id && scopes.Contains(n.Scope)).OrderBy(n => n.Id).ToListAsync(cancellation);
        var summaries = await dossiers.References([.. notices.Select(n => n.Dossier).OfType<Guid>().Distinct()], cancellation);
        var lines = new List<Line>();
        foreach (var notice in notices)
        {
            if (notice.Dossier is not { } id)
                lines.Add(new Line(notice, null, null));
            else if (summaries.GetValueOrDefault(id) is { } summary)
                lines.Add(new Line(notice, summary, summary.Secrecy == Secrecy.Thuong ? await procedures.Version(summary.Definition, cancellation) : null));
        }

        return lines.Count == 0 ? null : mail.Kind == MailKind.Digest ? Digest(lines) : (SubjectOf(lines[0]), Ended(Told(lines[0])));
    }

    public (string Subject, string Text) Code(string code) =>
        ($"{Product}: mã xác nhận địa chỉ thư điện tử", Ended($"Mã xác nhận của đồng chí là {code}, có hiệu lực trong 30 phút.\n\nNhập mã này tại trang Cài đặt thông báo. Nếu đồng chí không yêu cầu, hãy bỏ qua thư này."));

    private (string Subject, string Text) Digest(List<Line> lines)
    {
        var text = new StringBuilder("Tổng hợp thông báo của đồng chí:\n");
        foreach (var kind in lines.Where(l => l.IsOpen).GroupBy(l => l.Notice.Kind).OrderBy(g => g.Key))
            text.Append(CultureInfo.InvariantCulture, $"- {NoticeWords.NameOf(kind.Key)}: {kind.Count()}\n");
        if (lines.Count(l => !l.IsOpen) is > 0 and var neutral)
            text.Append(CultureInfo.InvariantCulture, $"- Việc mới trong hệ thống: {neutral}\n");
        foreach (var line in lines.Take(MostLines))
            text.Append('\n').Append(Told(line));
        if (lines.Count > MostLines)
            text.Append(CultureInfo.InvariantCulture, $"\n… và {lines.Count - MostLines} thông báo khác.\n");
        return (string.Create(CultureInfo.InvariantCulture, $"{Product}: tổng hợp {lines.Count} thông báo"), Ended(text.ToString()));
    }

    private static string SubjectOf(Line line) => line switch
    {
        { Notice.Kind: NoticeKind.Asked } => $"{Product}: có việc của bộ thủ tục",
        { Dossier: null } => $"{Product}: tài khoản được đăng nhập từ thiết bị mới",
        { IsOpen: false } => $"{Product}: {NewWork}",
        _ => $"{Product}: {NoticeWords.NameOf(line.Notice.Kind).ToLower(CultureInfo.InvariantCulture)} – hồ sơ {line.Dossier.Code}",
    };

    private string Told(Line line)
    {
        var (notice, dossier) = (line.Notice, line.Dossier);
        if (notice.Kind == NoticeKind.Asked)
            return $"{notice.Text}\n{Link($"/thong-bao/{notice.Id}/mo")}";
        if (dossier is null)
            return $"{NoticeWords.Whole(notice.Kind)}\n{Link("/tai-khoan")}";
        if (!line.IsOpen)
            return $"Đồng chí {NewWork}: {dossier.Code}.\n{Link("/thong-bao")}";
        var text = new StringBuilder($"Hồ sơ {dossier.Code} {NoticeWords.After(notice.Kind, notice.Node)}\n");
        if (line.Procedure is { } procedure)
        {
            text.Append(CultureInfo.InvariantCulture, $"Thủ tục: {procedure.Name}\n");
            if (notice.Node is { } node && ActionOf(procedure.Definition.Find(node)) is { } action)
                text.Append(CultureInfo.InvariantCulture, $"Việc cần làm: {action}\n");
        }

        if (notice.DueAt is { } due)
            text.Append(CultureInfo.InvariantCulture, $"Hạn: {LocalTime.Long(due)}\n");
        return text.Append(Link($"/thong-bao/{notice.Id}/mo")).ToString();
    }

    private static string? ActionOf(Node? node) => node switch { Step step => step.Action, Consult consult => consult.Action, _ => null };

    private string Link(string address) => settings.Site is { } site ? $"{site}{address}\n" : "";

    private string Ended(string text) =>
        $"{text}\n--\nThư tự động của hệ thống {Product}; không trả lời thư này. Thay đổi cách nhận thông báo: trang Cài đặt thông báo.\n{Link("/thong-bao/cai-dat")}".ReplaceLineEndings("\r\n");

    /// <param name="Procedure">Null where it must not be named.</param>
    private sealed record Line(Notice Notice, DossierReference? Dossier, Procedure? Procedure)
    {
        public bool IsOpen => Dossier is null or { Secrecy: Secrecy.Thuong };
    }
}
