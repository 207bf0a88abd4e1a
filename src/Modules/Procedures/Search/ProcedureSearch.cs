using System.Collections.Immutable;
using ThongSuot.Contracts.Procedures;
using ThongSuot.Platform.Text;

namespace ThongSuot.Procedures.Search;

/// <summary>Narrows the list of published procedures; null or empty means any.</summary>
/// <param name="Text">As typed; folded here.</param>
/// <param name="FiledBy">Code of a kind of body that may file.</param>
internal sealed record ProcedureQuery(string? Text = null, string? Field = null, string? Level = null, string? FiledBy = null)
{
    public const int MaxText = 200;

    public bool IsEmpty => string.IsNullOrWhiteSpace(Text) && string.IsNullOrEmpty(Field) && string.IsNullOrEmpty(Level) && string.IsNullOrEmpty(FiledBy);
}

/// <summary>
/// Finds procedures by words without marks. The whole name or code first, then names that begin so, then those with all words in the
/// name, then those with all words somewhere in their description. Seventy entries in memory need no index.
/// </summary>
internal sealed class ProcedureSearch(IEnumerable<(Procedure Procedure, ProcedureDetails Details)> published)
{
    private readonly ImmutableArray<Entry> _entries = [.. published.Select(p => new Entry(p.Procedure, p.Details))];

    public IReadOnlyList<Procedure> Find(ProcedureQuery query)
    {
        var wanted = Folding.Fold(query.Text is { Length: > ProcedureQuery.MaxText } long_ ? long_[..ProcedureQuery.MaxText] : query.Text ?? "").Trim();
        // Typed signs only ("???") are no words and find nothing; an empty box finds all.
        if (wanted.Length == 0 && !string.IsNullOrWhiteSpace(query.Text))
            return [];
        var words = wanted.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return [.. _entries.Where(entry => entry.Fits(query)).Select(entry => (entry.Procedure, Rank: entry.RankOf(wanted, words)))
            .Where(found => found.Rank is not null).OrderBy(found => found.Rank).Select(found => found.Procedure)];
    }

    private sealed class Entry(Procedure procedure, ProcedureDetails details)
    {
        private readonly string _code = Folding.Fold(procedure.Code);
        private readonly string _name = Folding.Fold(procedure.Name);
        private readonly string _all = Folding.Fold(
            $"{procedure.Code} {procedure.Name} {procedure.Purpose} {procedure.Result} {details.Filer} {details.Deciding} {string.Join(' ', procedure.Forms)}");

        public Procedure Procedure => procedure;

        public bool Fits(ProcedureQuery query) =>
            (string.IsNullOrEmpty(query.Field) || procedure.Field == query.Field)
            && (string.IsNullOrEmpty(query.Level) || details.Levels.Contains(query.Level, StringComparer.Ordinal))
            && (string.IsNullOrEmpty(query.FiledBy) || procedure.FiledBy.Any(right => right.At.Contains(query.FiledBy, StringComparer.Ordinal)));

        /// <summary>0 is best; null when it does not match.</summary>
        public int? RankOf(string wanted, string[] words)
        {
            if (words.Length == 0 || _name == wanted || _code == wanted)
                return 0;
            if (_name.StartsWith(wanted, StringComparison.Ordinal) || _code.StartsWith(wanted, StringComparison.Ordinal))
                return 1;
            if (HasAll(_name, words))
                return 2;
            return HasAll(_all, words) ? 3 : null;
        }

        // A word counts from its beginning: "dang" finds "dang vien", "ang" does not.
        private static bool HasAll(string text, string[] words) =>
            words.All(word => text.StartsWith(word, StringComparison.Ordinal) || text.Contains(" " + word, StringComparison.Ordinal));
    }
}
