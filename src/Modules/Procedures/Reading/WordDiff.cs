using System.Text.RegularExpressions;
using DiffPlex;
using DiffPlex.Chunkers;

namespace ThongSuot.Procedures.Reading;

internal enum WordChange
{
    Kept,
    Deleted,
    Inserted,
}

/// <summary>Words that stay, go or come, with the blanks between them.</summary>
internal sealed record WordRun(WordChange Change, string Text);

/// <summary>
/// Two texts word by word. What is kept and deleted makes the old text, what is kept and inserted the new one.
/// </summary>
internal static partial class WordDiff
{
    // The work grows with the square of what differs: longer texts are told as a whole.
    private const int MostWords = 6000;

    private static readonly CustomFunctionChunker s_words = new(text => [.. Word().Matches(text).Select(m => m.Value)]);

    public static IReadOnlyList<WordRun> Of(string old, string @new)
    {
        if (string.Equals(old, @new, StringComparison.Ordinal))
            return Joined([new WordRun(WordChange.Kept, old)]);
        if (Word().Count(old) > MostWords || Word().Count(@new) > MostWords)
            return Joined([new WordRun(WordChange.Deleted, old), new WordRun(WordChange.Inserted, @new)]);
        var found = Differ.Instance.CreateDiffs(old, @new, ignoreWhiteSpace: false, ignoreCase: false, s_words);
        var runs = new List<WordRun>();
        var at = 0;
        foreach (var block in found.DiffBlocks)
        {
            Add(WordChange.Kept, found.PiecesOld, at, block.DeleteStartA);
            Add(WordChange.Deleted, found.PiecesOld, block.DeleteStartA, block.DeleteStartA + block.DeleteCountA);
            Add(WordChange.Inserted, found.PiecesNew, block.InsertStartB, block.InsertStartB + block.InsertCountB);
            at = block.DeleteStartA + block.DeleteCountA;
        }

        Add(WordChange.Kept, found.PiecesOld, at, found.PiecesOld.Count);
        return Joined(runs);

        void Add(WordChange change, IReadOnlyList<string> pieces, int from, int to)
        {
            if (to > from)
                runs.Add(new WordRun(change, string.Concat(pieces.Skip(from).Take(to - from))));
        }
    }

    private static IReadOnlyList<WordRun> Joined(List<WordRun> runs) => [.. runs.Where(r => r.Text.Length > 0)];

    [GeneratedRegex(@"\s+|\w+|[^\w\s]+", RegexOptions.NonBacktracking)]
    private static partial Regex Word();
}
