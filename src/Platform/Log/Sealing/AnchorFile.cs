using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using ThongSuot.Platform.Data;

namespace ThongSuot.Platform.Log.Sealing;

/// <summary>A seal as it stands outside the database. It can be checked by itself: the signature is over the root, by the public key.</summary>
/// <param name="Root">Lower-case hex.</param>
/// <param name="Signature">Base64; r and s of 32 bytes each.</param>
/// <param name="PublicKey">Base64; SubjectPublicKeyInfo.</param>
internal sealed record Anchor(long Number, DateTimeOffset At, string Root, string Signature, string PublicKey)
{
    public static Anchor Of(Seal seal, byte[] publicKey) =>
        new(seal.Number, seal.At, Convert.ToHexStringLower(seal.Root), Convert.ToBase64String(seal.Signature), Convert.ToBase64String(publicKey));

    /// <summary>Null when the line is none.</summary>
    public static Anchor? Parse(string line)
    {
        try
        {
            return JsonSerializer.Deserialize<Anchor>(line, LogJson.Options) is { Root: not null, Signature: not null, PublicKey: not null } anchor ? anchor : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}

/// <summary>
/// The roots of all seals, a line each, in a file beside the database: whoever can write to the database alone cannot cut off or sign anew what stands
/// here. It is only ever added to.
/// </summary>
public sealed class AnchorFile(string path)
{
    private const int LongestLine = 4096;
    private const int AtOnce = 1000;

    public string Path => path;

    /// <summary>Adds the seals that the file does not know yet.</summary>
    /// <returns>False when the file knows more than the database.</returns>
    internal async Task<bool> Append(AppDb db, CancellationToken cancellation)
    {
        var newest = await db.Set<Seal>().MaxAsync(s => (long?)s.Number, cancellation) ?? 0;
        if (newest == 0 && !File.Exists(path))
            return true;
        // Nobody else writes meanwhile: nodes may share the folder.
        await using var file = new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.Read);
        var known = LastNumber(file);
        if (known >= newest)
            return known == newest;
        var keys = await db.Set<SealKey>().AsNoTracking().ToListAsync(cancellation);
        while (known < newest)
        {
            var seals = await db.Set<Seal>().AsNoTracking().Where(s => s.Number > known).OrderBy(s => s.Number).Take(AtOnce).ToListAsync(cancellation);
            var lines = new StringBuilder();
            foreach (var seal in seals)
                lines.Append(JsonSerializer.Serialize(Anchor.Of(seal, keys.First(k => k.Id.AsSpan().SequenceEqual(seal.KeyId)).PublicKey), LogJson.Options)).Append('\n');
            await file.WriteAsync(Encoding.UTF8.GetBytes(lines.ToString()), cancellation);
            known = seals[^1].Number;
        }

        file.Flush(flushToDisk: true);
        return true;
    }

    // Positions the file behind its last whole line: what a crash left of a line is written again.
    private static long LastNumber(FileStream file)
    {
        var tail = new byte[Math.Min(LongestLine, file.Length)];
        file.Seek(-tail.Length, SeekOrigin.End);
        file.ReadExactly(tail);
        var end = Array.LastIndexOf(tail, (byte)'\n') + 1;
        file.SetLength(file.Length - tail.Length + end);
        file.Seek(0, SeekOrigin.End);
        if (end == 0)
            return 0;
        var lines = Encoding.UTF8.GetString(tail, 0, end - 1);
        return Anchor.Parse(lines[(lines.LastIndexOf('\n') + 1)..])?.Number
            ?? throw new InvalidDataException("The last line of the file of seals is none; move the file away and look who changed it.");
    }
}
