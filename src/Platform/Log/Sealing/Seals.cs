using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using ThongSuot.Platform.Data;

namespace ThongSuot.Platform.Log.Sealing;

/// <summary>How far sealing has come.</summary>
/// <param name="Last">Number of the last seal; null before the first.</param>
/// <param name="Waiting">Appends that no seal holds yet.</param>
/// <param name="Verified">What the last verification on this machine found; null before the first.</param>
public sealed record SealState(long? Last, DateTimeOffset? LastAt, int Waiting, LastVerification? Verified);

/// <param name="Fault">The first thing that was wrong, in Vietnamese; null when all was well.</param>
public sealed record LastVerification(DateTimeOffset At, long Entries, long Seals, string? Fault)
{
    /// <returns>False where nothing can be written, as on a machine that only checks.</returns>
    internal bool Write(string file)
    {
        try
        {
            File.WriteAllText(file, JsonSerializer.Serialize(this, LogJson.Options));
            return true;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    internal static LastVerification? Read(string file)
    {
        try
        {
            return File.Exists(file) ? JsonSerializer.Deserialize<LastVerification>(File.ReadAllText(file), LogJson.Options) : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}

/// <summary>What pages may ask of the seals.</summary>
public sealed class Seals(AppDb db, DatabaseSettings settings)
{
    public async Task<SealState> State(CancellationToken cancellation)
    {
        var last = await db.Set<Seal>().AsNoTracking().OrderByDescending(s => s.Number).Select(s => new { s.Number, s.At }).FirstOrDefaultAsync(cancellation);
        var waiting = await db.Set<Unsealed>().CountAsync(cancellation);
        return new SealState(last?.Number, last?.At, waiting, LastVerification.Read(settings.VerificationFile));
    }

    /// <summary>The number of the first seal that vouches for the entry; null as long as none does.</summary>
    public async Task<long?> SealOf(string stream, int sequence, CancellationToken cancellation) =>
        await db.Set<SealLeaf>().AsNoTracking().Where(l => l.Stream == stream && l.Sequence >= sequence)
            .OrderBy(l => l.Sequence).Select(l => (long?)l.Seal).FirstOrDefaultAsync(cancellation);
}
