using System.Collections.Concurrent;

namespace ThongSuot.Procedures.Search;

/// <summary>What is found by its words: all folded.</summary>
/// <param name="Words">Each once, one space between two; holds those of code and name, too.</param>
internal readonly record struct Findable(string Code, string Name, string Words);

/// <summary>Where typed words were found. All sets lie within the last.</summary>
/// <param name="Exact">The whole name or code.</param>
/// <param name="Begins">Name or code begin so.</param>
/// <param name="Anywhere">All words somewhere.</param>
internal sealed record Matches(Bits Exact, Bits Begins, Bits InName, Bits Anywhere)
{
    public IEnumerable<Bits> Tiers()
    {
        yield return Exact;
        yield return Begins.Without(Exact);
        yield return InName.Without(Begins);
        yield return Anywhere.Without(InName).Without(Begins);
    }

    public Matches Within(Bits rows) => new(Exact.And(rows), Begins.And(rows), InName.And(rows), Anywhere.And(rows));
}

/// <summary>
/// Words and the rows in which they stand. A typed word counts from a word's beginning ("dang" finds "dang vien", "ang" does not): the
/// words that begin so lie side by side in the sorted list.
/// </summary>
internal sealed class WordIndex
{
    // What many rows have is joined once and kept; little is as quick to join again.
    private const int WorthKeeping = 1_000;
    private const int MostKept = 1_000;

    private readonly int _size;
    private readonly string[] _terms;

    // By term: row * 2, plus 1 where the term stands in the name.
    private readonly int[][] _rows;
    private readonly (string Text, int Row, bool IsName)[] _beginnings;
    private readonly ConcurrentDictionary<string, (Bits Anywhere, Bits InName)> _kept = new(StringComparer.Ordinal);

    public WordIndex(IReadOnlyList<Findable> all)
    {
        _size = all.Count;
        var rows = new Dictionary<string, List<int>>(StringComparer.Ordinal);
        var known = rows.GetAlternateLookup<ReadOnlySpan<char>>();
        var inName = new HashSet<string>(StringComparer.Ordinal);
        var names = inName.GetAlternateLookup<ReadOnlySpan<char>>();
        for (var row = 0; row < all.Count; row++)
        {
            inName.Clear();
            inName.UnionWith(all[row].Name.Split(' '));
            var words = all[row].Words.AsSpan();
            foreach (var part in words.Split(' '))
            {
                var word = words[part];
                if (word.IsEmpty)
                    continue;
                if (!known.TryGetValue(word, out var list))
                    known[word] = list = [];
                list.Add((row * 2) + (names.Contains(word) ? 1 : 0));
            }
        }

        _terms = [.. rows.Keys.Order(StringComparer.Ordinal)];
        _rows = [.. _terms.Select(term => rows[term].ToArray())];
        _beginnings = [.. all.SelectMany((found, row) => ((string, int, bool)[])[(found.Name, row, true), (found.Code, row, false)]).OrderBy(b => b.Item1, StringComparer.Ordinal)];
    }

    /// <summary>Null when nothing was asked: then all is found.</summary>
    public Matches? Find(TypedWords asked)
    {
        if (asked.IsNothing)
            return null;
        Bits? anywhere = null, inName = null;
        foreach (var word in asked.Each)
        {
            var (inAll, inNames) = Beginning(word);
            (anywhere, inName) = (anywhere?.And(inAll) ?? inAll, inName?.And(inNames) ?? inNames);
        }

        var (exact, begins) = (new Bits(_size), new Bits(_size));
        // Signs only ("???") are no words and find nothing.
        if (anywhere is null || inName is null)
            return new Matches(exact, exact, exact, exact);
        for (var i = FirstBeginning(asked.Folded); i < _beginnings.Length && _beginnings[i].Text.StartsWith(asked.Folded, StringComparison.Ordinal); i++)
        {
            begins.Add(_beginnings[i].Row);
            if (_beginnings[i].Text.Length == asked.Folded.Length)
                exact.Add(_beginnings[i].Row);
        }

        return new Matches(exact, begins, inName, anywhere);
    }

    private (Bits Anywhere, Bits InName) Beginning(string word)
    {
        if (_kept.TryGetValue(word, out var kept))
            return kept;
        var (anywhere, inName, work) = (new Bits(_size), new Bits(_size), 0);
        for (var i = First(word); i < _terms.Length && _terms[i].StartsWith(word, StringComparison.Ordinal); i++)
        {
            work += _rows[i].Length;
            foreach (var row in _rows[i])
            {
                anywhere.Add(row >> 1);
                if ((row & 1) != 0)
                    inName.Add(row >> 1);
            }
        }

        // Only so many, whatever somebody types.
        if (work > WorthKeeping && _kept.Count < MostKept)
            _kept.TryAdd(word, (anywhere, inName));
        return (anywhere, inName);
    }

    private int First(string word)
    {
        var at = Array.BinarySearch(_terms, word, StringComparer.Ordinal);
        return at < 0 ? ~at : at;
    }

    private int FirstBeginning(string text)
    {
        var (low, high) = (0, _beginnings.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (string.CompareOrdinal(_beginnings[middle].Text, text) < 0)
                low = middle + 1;
            else
                high = middle;
        }

        return low;
    }
}
