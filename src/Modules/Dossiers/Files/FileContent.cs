using System.Buffers;
using System.IO.Compression;
using System.Text;

namespace ThongSuot.Dossiers.Files;

/// <summary>
/// Looks into a file that has come in, before anybody may see it. Nothing is unpacked: of an archive only its directory is read and, for ODT,
/// the few bytes that name its type.
/// </summary>
internal static class FileContent
{
    private const int MostEntries = 10_000;
    private const long MostUnpacked = 2L * 1024 * 1024 * 1024;

    /// <summary>Office files hold text and pictures; more than this much air is an attack on whoever opens them.</summary>
    private const long MostRatio = 200;

    private static readonly string[] Programs = [".exe", ".dll", ".js", ".vbs", ".bat", ".cmd", ".ps1", ".scr", ".msi", ".jar", ".zip", ".7z", ".rar"];

    /// <summary>Null when the content is what its type says.</summary>
    /// <param name="content">Seekable; read from its beginning.</param>
    public static Platform.Results.Refusal? Check(string contentType, Stream content) => contentType switch
    {
        "text/plain" => IsText(content) ? null : Refusals.FileType,
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document" => Archive(content, "[Content_Types].xml", "word/document.xml"),
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet" => Archive(content, "[Content_Types].xml", "xl/workbook.xml"),
        "application/vnd.oasis.opendocument.text" => Archive(content, "mimetype", "content.xml"),
        _ => null,
    };

    private static Platform.Results.Refusal? Archive(Stream content, params ReadOnlySpan<string> parts)
    {
        try
        {
            using var archive = new ZipArchive(content, ZipArchiveMode.Read, leaveOpen: true);
            if (archive.Entries.Count > MostEntries)
                return Refusals.FileHostile;
            var names = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
            long unpacked = 0;
            foreach (var entry in archive.Entries)
            {
                unpacked += entry.Length;
                // Two entries of one name: what a checker sees and what Word opens may differ.
                if (!names.Add(entry.FullName) || LeavesFolder(entry.FullName) || entry.IsEncrypted)
                    return Refusals.FileHostile;
                if (entry.FullName.EndsWith("vbaProject.bin", StringComparison.OrdinalIgnoreCase) || entry.FullName.StartsWith("Basic/", StringComparison.OrdinalIgnoreCase))
                    return Refusals.FileMacro;
                if (Programs.Contains(Path.GetExtension(entry.FullName), StringComparer.OrdinalIgnoreCase))
                    return Refusals.FileHostile;
            }

            if (unpacked > MostUnpacked || unpacked / Math.Max(1, content.Length) > MostRatio)
                return Refusals.FileHostile;
            foreach (var part in parts)
            {
                if (!names.Contains(part))
                    return Refusals.FileType;
            }

            return parts[0] != "mimetype" || HasType(archive.GetEntry("mimetype")!, "application/vnd.oasis.opendocument.text") ? null : Refusals.FileType;
        }
        catch (InvalidDataException)
        {
            return Refusals.FileType;
        }
    }

    private static bool LeavesFolder(string name) =>
        name.Contains('\\', StringComparison.Ordinal) || name.StartsWith('/') || name.Contains(':', StringComparison.Ordinal) || name.Split('/').Contains("..");

    private static bool HasType(ZipArchiveEntry entry, string type)
    {
        Span<byte> bytes = stackalloc byte[100];
        using var stream = entry.Open();
        return Encoding.ASCII.GetString(bytes[..stream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false)]).Trim() == type;
    }

    // Valid UTF-8 without control characters but tab and line ends.
    private static bool IsText(Stream content)
    {
        var decoder = new UTF8Encoding(false, throwOnInvalidBytes: true).GetDecoder();
        var bytes = ArrayPool<byte>.Shared.Rent(1 << 16);
        var chars = ArrayPool<char>.Shared.Rent((1 << 16) + 16);
        try
        {
            int read;
            do
            {
                read = content.Read(bytes);
                var written = decoder.GetChars(bytes.AsSpan(0, read), chars, flush: read == 0);
                if (chars.AsSpan(0, written).ContainsAnyInRange('\0', '\b') || chars.AsSpan(0, written).ContainsAnyInRange('\u000E', '\u001F'))
                    return false;
            }
            while (read > 0);
            return true;
        }
        catch (DecoderFallbackException)
        {
            return false;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(bytes);
            ArrayPool<char>.Shared.Return(chars);
        }
    }
}
