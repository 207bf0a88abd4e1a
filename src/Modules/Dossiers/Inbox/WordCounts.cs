using System.Collections.Immutable;
using Microsoft.Extensions.Caching.Memory;
using ThongSuot.Platform.Data;

namespace ThongSuot.Dossiers.Inbox;

/// <summary>
/// How many dossiers have a word or one that begins so, counted up to a bound and remembered for some minutes. It decides by which way a search reads, never
/// what it finds, so a count may be old. Nobody is told a count.
/// </summary>
internal sealed class WordCounts(SearchLimits limits) : IDisposable
{
    private const int Remembered = 20_000;
    private static readonly TimeSpan Lasts = TimeSpan.FromMinutes(10);

    private readonly MemoryCache _counts = new(new MemoryCacheOptions { SizeLimit = Remembered });

    public SearchLimits Limits => limits;

    /// <summary>Of each word, folded, in their order.</summary>
    public async Task<ImmutableArray<int>> Of(AppDb db, ImmutableArray<string> words, CancellationToken cancellation)
    {
        ImmutableArray<string> unknown = [.. words.Where(w => !_counts.TryGetValue(w, out _))];
        var counted = ImmutableArray<int>.Empty;
        if (unknown.Length > 0)
        {
            var sql = new Sql(db);
            counted = (await sql.Read(
                "select " + string.Join(", ", unknown.Select(w => $"(select count(*) from (select 1 from dossiers_word where {InboxStatement.RangeOf(sql, "word", w)} limit {limits.Frequent}) t)")),
                row => unknown.Select((_, i) => row.GetInt32(i)).ToImmutableArray(), cancellation))[0];
            foreach (var (i, word) in unknown.Index())
                _counts.Set(word, counted[i], new MemoryCacheEntryOptions { Size = 1, AbsoluteExpirationRelativeToNow = Lasts });
        }

        return [.. words.Select(w => unknown.IndexOf(w) is >= 0 and var i ? counted[i] : _counts.Get<int>(w))];
    }

    public void Dispose() => _counts.Dispose();
}
