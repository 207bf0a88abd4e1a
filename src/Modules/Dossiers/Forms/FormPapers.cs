using ThongSuot.Contracts.Procedures;
using ThongSuot.Platform.Papers;
using ThongSuot.Platform.Results;
using ThongSuot.Platform.Security;
using ThongSuot.Platform.Time;

namespace ThongSuot.Dossiers.Forms;

/// <summary>
/// A filled form as a file. Its PDF is made anew each time and never put on the shelf of papers: what is erased here would stay there.
/// </summary>
internal sealed class FormPapers(FormDesk desk, IProcedures procedures, PdfConverter converter, TimeProvider time)
{
    /// <returns>Null when there is no such form, or nothing in it, for this person.</returns>
    public async Task<PaperFile?> Docx(Actor actor, FormAddress at, string? address, CancellationToken cancellation)
    {
        if (await desk.Find(actor, at.Owner, at.IsDraft, at.Code, address, cancellation) is not { HoldsContent: true, Entry.Values: not null } sheet)
            return null;
        var day = time.Now().DateInVietnam();
        return FilledForm.Write(sheet, await procedures.Set(cancellation), await procedures.Format(day, cancellation));
    }

    /// <inheritdoc cref="Docx"/>
    public async Task<Result<byte[]>?> Pdf(Actor actor, FormAddress at, string? address, CancellationToken cancellation) =>
        await Docx(actor, at, address, cancellation) is { } paper ? await converter.Convert(paper.Docx, cancellation) : default(Result<byte[]>?);
}
