using System.Security.Cryptography;
using ThongSuot.Platform.Measuring;

namespace ThongSuot.Platform.Files;

/// <summary>A file as it lies in the store.</summary>
/// <param name="Hash">Lower-case hex SHA-256 of the content; also its address.</param>
public sealed record StoredFile(string Hash, long Length);

/// <summary>Files on disk, kept by hash: the same content lies there once, and a name from outside never becomes a path.</summary>
public sealed class FileStore(string folder)
{
    private const string Arriving = ".part";

    /// <summary>Streams the content in and keeps it; null when it is longer than <paramref name="most"/> bytes (nothing is kept then).</summary>
    public async Task<StoredFile?> Keep(Stream content, long most, CancellationToken cancellation)
    {
        using var arriving = await Receive(content, most, cancellation);
        return arriving?.Keep();
    }

    /// <summary>Streams the content in, to be looked at before it is kept; null when it is longer than <paramref name="most"/> bytes.</summary>
    public async Task<ArrivingFile?> Receive(Stream content, long most, CancellationToken cancellation)
    {
        Directory.CreateDirectory(folder);
        var path = Path.Combine(folder, Guid.CreateVersion7().ToString("N") + Arriving);
        try
        {
            using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
            long length = 0;
            await using (var file = new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.None, 1 << 16, useAsync: true))
            {
                var buffer = new byte[1 << 16];
                int read;
                while ((read = await content.ReadAsync(buffer, cancellation)) > 0)
                {
                    length += read;
                    if (length > most)
                    {
                        File.Delete(path);
                        return null;
                    }

                    hash.AppendData(buffer, 0, read);
                    await file.WriteAsync(buffer.AsMemory(0, read), cancellation);
                }

                file.Flush(flushToDisk: true);
            }

            var name = Convert.ToHexStringLower(hash.GetHashAndReset());
            Telemetry.Uploaded(length);
            return new ArrivingFile(path, PlaceOf(name), new StoredFile(name, length));
        }
        catch
        {
            File.Delete(path);
            throw;
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
        var trial = Path.Combine(folder, Guid.CreateVersion7().ToString("N") + Arriving);
        File.WriteAllBytes(trial, [0]);
        File.Delete(trial);
    }

    public void Erase(string hash) => File.Delete(PlaceOf(hash));

    /// <summary>Removes what a crash left half received.</summary>
    /// <param name="before">Only files last written before this instant: younger ones may still be arriving, on this node or another.</param>
    public int SweepArriving(DateTimeOffset before)
    {
        if (!Directory.Exists(folder))
            return 0;
        var left = Directory.EnumerateFiles(folder, "*" + Arriving).Where(f => File.GetLastWriteTimeUtc(f) < before.UtcDateTime).ToList();
        left.ForEach(File.Delete);
        return left.Count;
    }

    private string PlaceOf(string hash)
    {
        if (hash.Length != 64 || !hash.All(char.IsAsciiHexDigitLower))
            throw new ArgumentException("Not the name of a kept file.", nameof(hash));
        return Path.Combine(folder, hash[..2], hash);
    }
}

/// <summary>A file that has come in and that nobody can reach yet. Gone when it is disposed without having been kept.</summary>
public sealed class ArrivingFile : IDisposable
{
    private readonly string _path, _place;

    internal ArrivingFile(string path, string place, StoredFile file) => (_path, _place, File) = (path, place, file);

    public StoredFile File { get; }

    /// <summary>Seekable.</summary>
    public Stream Open() => new FileStream(_path, FileMode.Open, FileAccess.Read, FileShare.Read, 1 << 16, useAsync: true);

    public StoredFile Keep()
    {
        Directory.CreateDirectory(Path.GetDirectoryName(_place)!);
        System.IO.File.Move(_path, _place, overwrite: true);
        return File;
    }

    public void Dispose() => System.IO.File.Delete(_path);
}
