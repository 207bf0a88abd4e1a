using System.Security.Cryptography;
using ThongSuot.Platform.Measuring;

namespace ThongSuot.Platform.Files;

/// <summary>A file as it lies in the store.</summary>
/// <param name="Hash">Lower-case hex SHA-256 of the content; also its address.</param>
public sealed record StoredFile(string Hash, long Length);

/// <summary>Files on disk, kept by hash: the same content lies there once, and a name from outside never becomes a path.</summary>
public sealed class FileStore(string folder)
{
    /// <summary>Streams the content in; null when it is longer than <paramref name="most"/> bytes (nothing is kept then).</summary>
    public async Task<StoredFile?> Keep(Stream content, long most, CancellationToken cancellation)
    {
        Directory.CreateDirectory(folder);
        var arriving = Path.Combine(folder, Guid.CreateVersion7().ToString("N") + ".part");
        try
        {
            using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
            long length = 0;
            await using (var file = new FileStream(arriving, FileMode.CreateNew, FileAccess.Write, FileShare.None, 1 << 16, useAsync: true))
            {
                var buffer = new byte[1 << 16];
                int read;
                while ((read = await content.ReadAsync(buffer, cancellation)) > 0)
                {
                    length += read;
                    if (length > most)
                        return null;
                    hash.AppendData(buffer, 0, read);
                    await file.WriteAsync(buffer.AsMemory(0, read), cancellation);
                }

                file.Flush(flushToDisk: true);
            }

            var name = Convert.ToHexStringLower(hash.GetHashAndReset());
            var place = PlaceOf(name);
            Directory.CreateDirectory(Path.GetDirectoryName(place)!);
            if (!File.Exists(place))
                File.Move(arriving, place, overwrite: true);
            Telemetry.Uploaded(length);
            return new StoredFile(name, length);
        }
        finally
        {
            File.Delete(arriving);
        }
    }

    /// <summary>Opens a kept file, or null when it was erased.</summary>
    public Stream? Open(string hash)
    {
        var place = PlaceOf(hash);
        return File.Exists(place) ? new FileStream(place, FileMode.Open, FileAccess.Read, FileShare.Read, 1 << 16, useAsync: true) : null;
    }

    /// <summary>Where a kept file lies, for whoever copies it as it is; null when it was erased.</summary>
    internal string? Find(string hash) => PlaceOf(hash) is var place && File.Exists(place) ? place : null;

    /// <summary>Writes and removes an empty file; throws when the disk is full, gone or closed to us.</summary>
    public void TryWriting()
    {
        Directory.CreateDirectory(folder);
        var trial = Path.Combine(folder, Guid.CreateVersion7().ToString("N") + ".part");
        File.WriteAllBytes(trial, [0]);
        File.Delete(trial);
    }

    public void Erase(string hash) => File.Delete(PlaceOf(hash));

    private string PlaceOf(string hash)
    {
        if (hash.Length != 64 || !hash.All(char.IsAsciiHexDigitLower))
            throw new ArgumentException("Not the name of a kept file.", nameof(hash));
        return Path.Combine(folder, hash[..2], hash);
    }
}
