using System.Collections.Immutable;
using System.Text;
using ThongSuot.Contracts.Procedures;
using ThongSuot.Dossiers.Viewing;
using ThongSuot.Platform.Files;
using ThongSuot.Platform.Papers;
using ThongSuot.Platform.Results;
using ThongSuot.Platform.Security;
using ThongSuot.Platform.Time;
using ThongSuot.Platform.Ui;

namespace ThongSuot.Dossiers.Cooperation;

internal enum CooperationTable { Opinions, Hops }

/// <summary>The tables of a dossier as files, receipts and minutes as papers: for who may see the dossier, never put on the shelf of papers, because what is erased here would stay there.</summary>
internal sealed class CooperationPapers(DossierReader reader, IProcedures procedures, PdfConverter converter, TimeProvider time)
{
    public static readonly ImmutableArray<string> Formats = ["csv", "xlsx", "docx"];

    /// <param name="format">csv (UTF-8 with its mark), xlsx or docx.</param>
    /// <param name="only">Of opinions: one consult, by its number.</param>
    /// <returns>Null when there is no such dossier for this person, or no such format.</returns>
    public async Task<(byte[] Content, string Name)?> Table(Actor actor, Guid id, CooperationTable which, string format, int? only, string? address, CancellationToken cancellation)
    {
        if (!Formats.Contains(format, StringComparer.Ordinal) || await reader.Find(actor, id, address, cancellation) is not { Cooperation: { } cooperation } view)
            return null;
        var table = which == CooperationTable.Opinions ? CooperationWords.Opinions(cooperation, only) : CooperationWords.Hops(cooperation);
        return (format switch
        {
            "csv" => Csv(table),
            "xlsx" => Xlsx(table),
            _ => Docx(view, table, await Format(cancellation)),
        }, $"{table.FileName}.{format}");
    }

    /// <summary>The receipt of one hand-over (biên nhận bàn giao).</summary>
    public async Task<PaperFile?> Receipt(Actor actor, Guid id, int number, string? address, CancellationToken cancellation) =>
        await reader.Find(actor, id, address, cancellation) is { Cooperation: { } cooperation } view && cooperation.Hops.FirstOrDefault(h => h.Number == number) is { } hop
            ? HopReceipt.Write(view, hop, await Format(cancellation))
            : null;

    /// <summary>The minutes of a collective decision (biên bản); null before anything was recorded of it.</summary>
    public async Task<PaperFile?> Minutes(Actor actor, Guid id, int number, string? address, CancellationToken cancellation) =>
        await reader.Find(actor, id, address, cancellation) is { Cooperation: { } cooperation } view && cooperation.Meetings.FirstOrDefault(m => m.Number == number) is { } meeting && (meeting.Held is not null || meeting.Vote is not null)
            ? MinutesPaper.Write(view, meeting, await Format(cancellation))
            : null;

    public Task<Result<byte[]>> Pdf(PaperFile paper, CancellationToken cancellation) => converter.Convert(paper.Docx, cancellation);

    private async Task<PaperFormat> Format(CancellationToken cancellation) => await procedures.Format(time.Now().DateInVietnam(), cancellation);

    private static byte[] Csv(SheetTable table) =>
        [.. Encoding.UTF8.GetPreamble(), .. Encoding.UTF8.GetBytes(string.Concat(table.Rows.Prepend(table.Heads).Select(Spreadsheet.CsvLine)))];

    private static byte[] Xlsx(SheetTable table)
    {
        using var file = new MemoryStream();
        Spreadsheet.WriteXlsx(file, [(table.Title, table.Rows.Prepend(table.Heads).Select(row => row.Select(Spreadsheet.Safe).ToArray()))]);
        return file.ToArray();
    }

    // Ten columns need the long side of the sheet.
    private static byte[] Docx(DossierView view, SheetTable table, PaperFormat format)
    {
        var page = format.Page;
        var across = format with { Page = page with { Width = page.Height, Height = page.Width } };
        var body = view.Situation.Organisation.Find(view.Dossier.CompetentBody);
        return new Paper(across, $"{table.Title} – {view.Dossier.Code}")
            .Head(view.Situation.Organisation.Find(body?.Parent)?.Name.ToUpperInvariant(), (body?.Name ?? "").ToUpperInvariant(), null)
            .Title(table.Title.ToUpperInvariant(), $"{view.Dossier.Code} – {view.Dossier.Title}")
            .Table([.. table.Heads.Zip(table.Shares, (name, share) => new PaperColumn(name, share, Center: share <= 1))], table.Rows)
            .Foot($"{view.Dossier.Code}, lập lúc {LocalTime.Short(view.Situation.Context.Now)}").Write().Docx;
    }
}
