using System.Collections.Immutable;
using System.Globalization;

namespace ThongSuot.Dossiers.Inbox;

/// <summary>
/// By what a dossier is found on PostgreSQL, in one inverted index (the function dossiers_terms of the database makes them): each beginning of each of its words, so that a word that was
/// begun is looked up like a whole one, and the stretches of time in which it was filed, so that the newest that have some words are found without the others.
/// </summary>
internal static class Terms
{
    /// <summary>How many days each kind of stretch has.</summary>
    public static readonly ImmutableArray<int> Stretches = [1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 1024];

    /// <summary>Longer words are found by so many letters.</summary>
    private const int Longest = 60;

    /// <summary>What a dossier has that has this word, or one that begins so.</summary>
    public static string Of(string word) => string.Concat(word.EnumerateRunes().Take(Longest));

    /// <summary>The stretch of a moment and the next, towards the past or the future.</summary>
    public static string[] Near(DateTimeOffset moment, int days, bool past)
    {
        var number = (long)Math.Floor((moment - DateTimeOffset.UnixEpoch).TotalDays / days);
        return [Stretch(days, number), Stretch(days, number + (past ? -1 : 1))];
    }

    // No folded word has such a sign.
    private static string Stretch(int days, long number) => string.Create(CultureInfo.InvariantCulture, $"@{days}:{number}");
}
