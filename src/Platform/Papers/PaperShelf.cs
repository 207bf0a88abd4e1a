using System.Collections.Concurrent;
using ThongSuot.Platform.Results;

namespace ThongSuot.Platform.Papers;

/// <summary>
/// PDFs that were made before, by the hash of what they were made from, so that many readers cost one conversion. Can be made again at any time: no backup
/// takes them, and the folder may be emptied while the program runs. What nobody asked for in a month goes by itself.
/// </summary>
public sealed class PaperShelf(string folder, PdfConverter converter, TimeProvider time)
{
    private const string Arriving = ".part";

    private static readonly TimeSpan Kept = TimeSpan.FromDays(30), Day = TimeSpan.FromDays(1);

    private readonly ConcurrentDictionary<string, Task<Result<byte[]>>> _making = new(StringComparer.Ordinal);
    private readonly Lock _sweeping = new();
    private DateTimeOffset _swept = DateTimeOffset.MinValue;

    /// <summary>The paper as PDF/A; those who ask for the same one meanwhile wait for it together.</summary>
    public async Task<Result<byte[]>> Pdf(PaperFile paper, CancellationToken cancellation)
    {
        var place = Path.Combine(folder, paper.Hash[..2], paper.Hash + ".pdf");
        if (await Read(place, cancellation) is { } kept)
            return kept;
        // Goes on when the first one who asked leaves: the others still want it.
        var making = _making.GetOrAdd(paper.Hash, _ => Task.Run(() => Make(paper, place), CancellationToken.None));
        return await making.WaitAsync(cancellation);
    }

    private async Task<Result<byte[]>> Make(PaperFile paper, string place)
    {
        try
        {
            var made = await converter.Convert(paper.Docx, CancellationToken.None);
            if (made.IsOk)
                await Keep(place, made.Value);
            return made;
        }
        finally
        {
            _making.TryRemove(paper.Hash, out _);
        }
    }

    private async Task<byte[]?> Read(string place, CancellationToken cancellation)
    {
        try
        {
            var content = await File.ReadAllBytesAsync(place, cancellation);
            var now = time.GetUtcNow().UtcDateTime;
            if (now - File.GetLastWriteTimeUtc(place) > Day)
                File.SetLastWriteTimeUtc(place, now);
            return content;
        }
        catch (Exception absent) when (absent is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
    }

    private async Task Keep(string place, byte[] content)
    {
        MakeFolder(folder);
        MakeFolder(Path.GetDirectoryName(place)!);
        var part = Path.Combine(folder, Guid.CreateVersion7().ToString("N") + Arriving);
        await File.WriteAllBytesAsync(part, content);
        File.SetLastWriteTimeUtc(part, time.GetUtcNow().UtcDateTime);
        // Whole or not at all, also for another node with the same folder.
        File.Move(part, place, overwrite: true);
        Sweep();
    }

    private void Sweep()
    {
        var now = time.GetUtcNow();
        lock (_sweeping)
        {
            if (now - _swept < Day)
                return;
            _swept = now;
        }

        foreach (var file in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories))
        {
            if (now.UtcDateTime - File.GetLastWriteTimeUtc(file) > (file.EndsWith(Arriving, StringComparison.Ordinal) ? Day : Kept))
                File.Delete(file);
        }
    }

    private static void MakeFolder(string folder)
    {
        if (OperatingSystem.IsWindows())
            Directory.CreateDirectory(folder);
        else
            Directory.CreateDirectory(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }
}
