using System.Security.Cryptography;

namespace ThongSuot.Platform.Backups;

/// <summary>Files that are on the disk when the call returns.</summary>
internal static class WholeFile
{
    private const int BufferSize = 1 << 16;

    public static async Task Write(string file, ReadOnlyMemory<byte> content, CancellationToken cancellation)
    {
        await using var target = Create(file);
        await target.WriteAsync(content, cancellation);
        target.Flush(flushToDisk: true);
    }

    /// <summary>Copies and hashes in one pass.</summary>
    /// <param name="name">The name that the copy goes by.</param>
    public static async Task<CopiedFile> Copy(string name, string from, string to, CancellationToken cancellation)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(to)!);
        await using var target = Create(to);
        var copied = await Read(name, from, (bytes, token) => target.WriteAsync(bytes, token), cancellation);
        target.Flush(flushToDisk: true);
        return copied;
    }

    public static Task<CopiedFile> Sum(string name, string file, CancellationToken cancellation) =>
        Read(name, file, (_, _) => ValueTask.CompletedTask, cancellation);

    /// <summary>For what another program wrote.</summary>
    public static void Flush(string file)
    {
        using var written = new FileStream(file, FileMode.Open, FileAccess.ReadWrite);
        written.Flush(flushToDisk: true);
    }

    private static FileStream Create(string file) => new(file, FileMode.CreateNew, FileAccess.Write, FileShare.None, BufferSize, useAsync: true);

    private static async Task<CopiedFile> Read(string name, string file, Func<ReadOnlyMemory<byte>, CancellationToken, ValueTask> take, CancellationToken cancellation)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        await using var source = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete, BufferSize, useAsync: true);
        var buffer = new byte[BufferSize];
        long length = 0;
        int read;
        while ((read = await source.ReadAsync(buffer, cancellation)) > 0)
        {
            hash.AppendData(buffer, 0, read);
            await take(buffer.AsMemory(0, read), cancellation);
            length += read;
        }

        return new CopiedFile(name, length, Convert.ToHexStringLower(hash.GetHashAndReset()));
    }
}
