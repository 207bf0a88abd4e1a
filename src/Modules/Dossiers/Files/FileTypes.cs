using System.Collections.Immutable;

namespace ThongSuot.Dossiers.Files;

/// <summary>Which files are taken: name and content must agree. Content decides, never what the browser says.</summary>
internal static class FileTypes
{
    /// <summary>Enough bytes to recognise every type.</summary>
    public const int HeadLength = 512;

    private static readonly ImmutableArray<(string Ending, string ContentType, byte[] Start)> Known =
    [
        (".pdf", "application/pdf", "%PDF-"u8.ToArray()),
        (".docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document", [0x50, 0x4B, 0x03, 0x04]),
        (".xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", [0x50, 0x4B, 0x03, 0x04]),
        (".odt", "application/vnd.oasis.opendocument.text", [0x50, 0x4B, 0x03, 0x04]),
        (".png", "image/png", [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]),
        (".jpg", "image/jpeg", [0xFF, 0xD8, 0xFF]),
        (".jpeg", "image/jpeg", [0xFF, 0xD8, 0xFF]),
    ];

    /// <summary>The content type, or null when the file is not taken.</summary>
    public static string? Of(string name, ReadOnlySpan<byte> head)
    {
        var ending = Path.GetExtension(name).ToLowerInvariant();
        foreach (var (known, type, start) in Known)
        {
            if (known == ending && head.StartsWith(start))
                return type;
        }

        return ending == ".txt" && !head.Contains((byte)0) ? "text/plain" : null;
    }

    /// <summary>The name without folders and control characters; null when nothing usable is left.</summary>
    public static string? SafeName(string? name)
    {
        if (name is null)
            return null;
        var last = Platform.Text.Folding.Normalise(name[(name.LastIndexOfAny(['/', '\\']) + 1)..]);
        // Marks that reverse the reading order can make "gpj.exe" look like a picture.
        var hostile = last.Any(c => char.IsControl(c) || c is '\u202A' or '\u202B' or '\u202C' or '\u202D' or '\u202E' or '\u2066' or '\u2067' or '\u2068' or '\u2069');
        return last.Length is 0 or > 200 || hostile || last is "." or ".." ? null : last;
    }
}
