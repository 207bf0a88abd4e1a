using System.Collections.Immutable;

namespace ThongSuot.Dossiers.Inbox;

/// <summary>Where a list begins to be read.</summary>
/// <param name="Words">At the dossiers that have all of them; empty: at the scopes of the person.</param>
internal sealed record Beginning(ImmutableArray<string> Words)
{
    public static readonly Beginning Scopes = new([]);

    /// <summary>The list is sorted by when the dossiers were filed: they are taken in its order, each asked for all the rest, until the page is full.</summary>
    public bool IsByTime { get; init; }

    /// <summary>Only those filed about then. A page that is not full tells nothing.</summary>
    public Stretch? Near { get; init; }

    /// <summary>So many of what the person sees. A page that is not full tells nothing.</summary>
    public int? Newest { get; init; }

    public bool IsPart => Near is not null || Newest is not null;

    /// <summary>The ways to look for words in a list sorted by when the dossiers were filed: one after the other until a page is full or everything was looked at.</summary>
    /// <param name="scopes">How many the person has.</param>
    /// <param name="edge">From where the list goes on.</param>
    /// <param name="wanted">Rows of the page.</param>
    public static IEnumerable<Beginning> OfTime(ImmutableArray<string> words, Frequency frequency, int scopes, SearchLimits limits, DateTimeOffset edge, bool past, int wanted)
    {
        var all = new Beginning(words) { IsByTime = true };
        if (frequency.Matches <= limits.Rare)
            return [all];
        // So many that have the words are looked at until the person sees enough of them, and so many that the person sees until enough of them have the words: with a margin,
        // a larger one where a dossier may be seen in several ways.
        var ofWords = Math.Max(limits.Least, 3 * wanted * frequency.All / Math.Max(frequency.Seen, 1));
        var ofScopes = Math.Clamp(3 * wanted * frequency.All / (2 * frequency.Matches), limits.Least, limits.Most);
        var near = all with { Near = new Stretch(edge, past, frequency.DaysOf(ofWords)) };
        if (frequency.Matches <= limits.Frequent)
            return [near, all];
        var wide = all with { Near = new Stretch(edge, past, frequency.DaysOf(8 * ofWords)) };
        var newest = Scopes with { IsByTime = true, Newest = (int)ofScopes };
        return ofWords <= (limits.Scope * scopes) + (ofScopes * (256 + scopes) / 256) ? [near, wide, newest, Scopes] : [newest, near, wide, Scopes];
    }
}

/// <summary>The stretch of time around a moment, with the one before it or after it.</summary>
/// <param name="Days">One of <see cref="Terms.Stretches"/>.</param>
internal sealed record Stretch(DateTimeOffset Moment, bool Past, int Days);

/// <summary>From where on a search takes another way; what it finds is always the same.</summary>
/// <param name="Rare">What no more dossiers have is where it begins, whatever the order.</param>
/// <param name="Frequent">What more have is not looked at whole.</param>
/// <param name="Least">At least so many dossiers are looked at first.</param>
/// <param name="Most">Of what the person sees no more than so many.</param>
/// <param name="Scope">What it costs to begin at one more scope: as much as to look at so many dossiers.</param>
internal sealed record SearchLimits(int Rare = 4_000, int Frequent = 20_000, int Least = 128, int Most = 4_096, int Scope = 2);
