using System.Collections.Immutable;

namespace ThongSuot.Dossiers.Inbox;

/// <summary>Where a list begins to be read.</summary>
/// <param name="Words">At the dossiers that have all of them; empty: at the scopes of the person.</param>
/// <param name="IsByTime">From the newest on, one after the other.</param>
/// <param name="Most">So many are looked at, and a page that is not full tells nothing; null: all of them.</param>
internal sealed record Beginning(ImmutableArray<string> Words, bool IsByTime = false, int? Most = null)
{
    public static readonly Beginning Scopes = new([]);

    // A look-up costs about as much as reading so many rows one after the other.
    private const int RowsALookUp = 12;

    /// <summary>The ways to look for words, one after the other until a page is full or everything was looked at.</summary>
    /// <param name="counts">How many dossiers have each word, as far as <see cref="WordCounts"/> counts.</param>
    /// <param name="newestFirst">The list is sorted so that the newest, or the oldest, of a word are found without the others.</param>
    public static IReadOnlyList<Beginning> OfSearch(ImmutableArray<string> words, ImmutableArray<int> counts, SearchLimits limits, bool newestFirst)
    {
        ImmutableArray<(string Word, int Count)> rarest = [.. words.Zip(counts).OrderBy(w => w.Second).ThenByDescending(w => w.First.Length)];
        var (word, least) = rarest[0];
        if (!newestFirst)
            return [least < limits.Rare ? new([word]) : Scopes];
        if (least < limits.Rare)
            return [new([word], IsByTime: true)];
        if (least >= limits.Frequent)
            return [new([], IsByTime: true, limits.AFew), new([word], IsByTime: true, limits.Many), Scopes];
        // Two that are neither rare nor frequent are seldom together: all of both are less work than asking one by one.
        return rarest.Length > 1 && rarest[1].Count < Math.Min(limits.Frequent, least * RowsALookUp)
            ? [new([word, rarest[1].Word], IsByTime: true)]
            : [new([word], IsByTime: true, limits.More), new([word], IsByTime: true)];
    }
}

/// <summary>From where on a search takes another way; what it finds is always the same.</summary>
/// <param name="Rare">A word that fewer dossiers have is where it begins, whatever the order.</param>
/// <param name="Frequent">A word that so many have is not counted further.</param>
/// <param name="AFew">Of what the person sees, so many are asked for frequent words first.</param>
/// <param name="More">So many of the newest of a word are asked before all of them are.</param>
/// <param name="Many">The same of a frequent word.</param>
internal sealed record SearchLimits(int Rare = 2_000, int Frequent = 50_000, int AFew = 256, int More = 500, int Many = 8_000);
