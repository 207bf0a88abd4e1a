using System.Globalization;

namespace ThongSuot.Platform.Ui;

/// <summary>One file of a list.</summary>
/// <param name="Name">File name as uploaded.</param>
/// <param name="Address">Policy-checked address of the download; null when the reader may not open it.</param>
/// <param name="Size">Bytes; null when it is not known or not to be told.</param>
/// <param name="Kind">For example "PDF" or "Tờ trình, bản chính".</param>
/// <param name="AddedAt">When it was added (UTC).</param>
/// <param name="AddedBy">Who added it.</param>
public sealed record FileItem(
    string Name,
    string? Address,
    long? Size,
    string? Kind = null,
    DateTimeOffset? AddedAt = null,
    string? AddedBy = null)
{
    private static readonly CultureInfo Vietnamese = CultureInfo.GetCultureInfo("vi-VN");

    internal string About => string.Join(" · ", new[]
    {
        Kind, Size is { } size ? SizeText(size) : null, AddedAt is { } at ? LocalTime.Short(at) : null, AddedBy,
    }.Where(part => !string.IsNullOrEmpty(part)));

    /// <summary>A size in words, such as "1,4 MB" (1 MB = 1 048 576 bytes, as file managers count).</summary>
    public static string SizeText(long bytes) => bytes switch
    {
        < 1024 => string.Create(Vietnamese, $"{bytes} byte"),
        < 1024 * 1024 => string.Create(Vietnamese, $"{bytes / 1024.0:0} KB"),
        < 1024L * 1024 * 1024 => string.Create(Vietnamese, $"{bytes / (1024.0 * 1024):0.#} MB"),
        _ => string.Create(Vietnamese, $"{bytes / (1024.0 * 1024 * 1024):0.#} GB"),
    };
}
