using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Metadata;

namespace ThongSuot.Dossiers.Forms;

/// <summary>Reads a posted form: names and texts as they came. What belongs to the form is told by its definition.</summary>
internal static class FormPosting
{
    public const string RevisionField = "phien-ban", RowsPrefix = "dong.", AddPrefix = "them:";

    public static int Revision(IFormCollection form) =>
        int.TryParse(form[RevisionField], NumberStyles.None, CultureInfo.InvariantCulture, out var revision) ? revision : -1;

    public static IReadOnlyDictionary<string, IReadOnlyList<string>> Read(IFormCollection form) =>
        form.ToDictionary(field => field.Key, field => (IReadOnlyList<string>)[.. field.Value.Select(text => text ?? "")], StringComparer.Ordinal);

    /// <summary>How many rows of a table the page showed.</summary>
    public static int Rows(IFormCollection form, string table) =>
        int.TryParse(form[RowsPrefix + table], NumberStyles.None, CultureInfo.InvariantCulture, out var rows) ? rows : 0;
}

/// <summary>A table of 300 rows is more fields than a form usually may have.</summary>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class LargeFormAttribute : Attribute, IFormOptionsMetadata
{
    public bool? BufferBody => null;

    public int? MemoryBufferThreshold => null;

    public long? BufferBodyLengthLimit => null;

    public int? ValueCountLimit => 20_000;

    public int? KeyLengthLimit => null;

    public int? ValueLengthLimit => null;

    public int? MultipartBoundaryLengthLimit => null;

    public int? MultipartHeadersCountLimit => null;

    public int? MultipartHeadersLengthLimit => null;

    public long? MultipartBodyLengthLimit => null;
}
