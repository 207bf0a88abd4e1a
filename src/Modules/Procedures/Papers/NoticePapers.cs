using ThongSuot.Platform.Papers;
using ThongSuot.Platform.Results;
using ThongSuot.Procedures.Catalogue;
using ThongSuot.Procedures.Notices;

namespace ThongSuot.Procedures.Papers;

/// <summary>The notice of a body as a paper for its board.</summary>
internal sealed class NoticePapers(BodyNotices notices, ProceduresReader reader, PaperShelf shelf)
{
    /// <param name="field">Code of a field of work; null: all.</param>
    /// <param name="site">Scheme and host by which people reach the portal.</param>
    /// <returns>Null when there is no such body or field.</returns>
    public async Task<PaperFile?> Docx(string bodyCode, string? field, string site, CancellationToken cancellation) =>
        await notices.For(bodyCode, field, cancellation) is { } notice && await reader.Now(cancellation) is { } published
            ? NoticePaper.Write(notice, site, published.Reference.Formats.On(notice.Day))
            : null;

    /// <inheritdoc cref="Docx"/>
    public async Task<Result<byte[]>?> Pdf(string bodyCode, string? field, string site, CancellationToken cancellation) =>
        await Docx(bodyCode, field, site, cancellation) is { } paper ? await shelf.Pdf(paper, cancellation) : default(Result<byte[]>?);
}
