using ThongSuot.Platform.Papers;
using ThongSuot.Platform.Results;
using ThongSuot.Platform.Time;
using ThongSuot.Procedures.Catalogue;

namespace ThongSuot.Procedures.Papers;

/// <summary>The blank form of a code as it is published now.</summary>
internal sealed class BlankFormPapers(ProceduresReader reader, PaperShelf shelf, TimeProvider time)
{
    /// <returns>Null when no such form is published.</returns>
    public async Task<PaperFile?> Docx(string code, CancellationToken cancellation) =>
        await reader.Now(cancellation) is { } published && published.Forms.GetValueOrDefault(code) is { } form
            ? BlankForm.Write(form.Definition, published.Set, published.Reference.Formats.On(time.GetUtcNow().DateInVietnam()))
            : null;

    /// <inheritdoc cref="Docx"/>
    public async Task<Result<byte[]>?> Pdf(string code, CancellationToken cancellation) =>
        await Docx(code, cancellation) is { } paper ? await shelf.Pdf(paper, cancellation) : default(Result<byte[]>?);
}
