using System.Collections.Immutable;
using ThongSuot.Contracts.Procedures;
using ThongSuot.Platform.Text;
using ThongSuot.Procedures.Data;

namespace ThongSuot.Procedures.Search;

/// <summary>A version as the list shows it.</summary>
internal sealed record Listed(
    Guid Version, string Code, int Number, string Name, string Field, string Filer, string? Limit, string? BodyCode, string? BodyName, ListingState State,
    bool Original, DateTimeOffset ValidFrom, DateTimeOffset? ValidTo)
{
    public static Listed Of(ListingRow row, ListingState state) => new(
        row.Version, row.Code, row.Number, row.Name, row.Field, row.Filer, row.Limit, row.Body is null ? null : row.BodyCode ?? "", row.BodyName, state, row.Original, row.ValidFrom, row.ValidTo);
}

internal sealed record ListedForm(string Code, string Name, string Field);

/// <summary>A page of what was found.</summary>
/// <param name="First">Number of its first row, from 1; 0 without rows.</param>
/// <param name="Previous">The version before which the page before ends.</param>
/// <param name="Next">The version behind which the next page begins.</param>
internal sealed record Found(int Total, int First, IReadOnlyList<Listed> Rows, Guid? Previous, Guid? Next);

/// <summary>A value of a facet and how many of the list would remain with it.</summary>
internal sealed record Counted(string Value, int Count);

/// <summary>
/// All versions of the portal in memory, to be found by words and narrowed by facets. A row's number is its place in the list: what is in force
/// of the set first, then units' own, then what is ended; so nothing is sorted to answer, and of many only a page is looked at.
/// </summary>
internal sealed class PortalIndex
{
    private readonly ImmutableArray<Listed> _rows;
    private readonly Dictionary<Guid, int> _numbers;
    private readonly int[] _byCode;
    private readonly WordIndex _words;
    private readonly Bits _all;
    private readonly Bits _none;
    private readonly Dictionary<Facet, Dictionary<string, Bits>> _facets = Facets.Names.Keys.ToDictionary(f => f, _ => new Dictionary<string, Bits>(StringComparer.Ordinal));
    private readonly ImmutableArray<ListedForm> _forms;
    private readonly WordIndex _formWords;

    /// <param name="fields">Codes of the fields of work, in the order of the set.</param>
    public PortalIndex(IEnumerable<ListingRow> rows, IEnumerable<FormListingRow> forms, IReadOnlyList<string> fields, DateTimeOffset now)
    {
        var order = fields.Select((code, i) => (code, i)).ToDictionary(f => f.code, f => f.i, StringComparer.Ordinal);
        var sorted = rows.Select(row => (Row: row, State: StateOf(row, now)))
            .OrderBy(r => r.State == ListingState.Ended ? 2 : r.Row.Body is null ? 0 : 1).ThenBy(r => order.GetValueOrDefault(r.Row.Field, int.MaxValue))
            .ThenBy(r => r.Row.Code, StringComparer.Ordinal).ThenBy(r => r.State).ThenByDescending(r => r.Row.Number).ThenBy(r => r.Row.Version).ToList();
        _rows = [.. sorted.Select(r => Listed.Of(r.Row, r.State))];
        _numbers = _rows.Select((row, number) => (row.Version, number)).ToDictionary(r => r.Version, r => r.number);
        _byCode = [.. Enumerable.Range(0, _rows.Length).OrderBy(number => _rows[number].Code, StringComparer.Ordinal).ThenBy(number => number)];
        _words = new WordIndex([.. sorted.Select(r => new Findable(Folding.Fold(r.Row.Code), r.Row.FoldedName, r.Row.Words))]);
        (_all, _none) = (Bits.All(_rows.Length), new Bits(_rows.Length));
        for (var number = 0; number < sorted.Count; number++)
        {
            foreach (var (facet, value) in Facets.Of(sorted[number].Row, sorted[number].State))
            {
                var values = _facets[facet];
                if (!values.TryGetValue(value, out var bits))
                    values[value] = bits = new Bits(_rows.Length);
                bits.Add(number);
            }
        }

        var current = forms.Where(f => f.ValidFrom <= now && !(f.ValidTo <= now)).OrderBy(f => f.Code, StringComparer.Ordinal).ToList();
        _forms = [.. current.Select(f => new ListedForm(f.Code, f.Name, f.Field))];
        _formWords = new WordIndex([.. current.Select(f => new Findable(Folding.Fold(f.Code), f.FoldedName, f.Words))]);
        HoldsUntil = sorted.SelectMany(r => (DateTimeOffset?[])[r.Row.ValidFrom, r.Row.ValidTo, r.Row.SuspendedFrom, r.Row.SuspendedTo]).Where(at => at > now).Min();
    }

    public int Count => _rows.Length;

    /// <summary>Names of the bodies that have versions of their own, by code.</summary>
    public IReadOnlyDictionary<string, string> Bodies => field ??= _rows.Where(r => r.BodyCode is not null)
        .GroupBy(r => r.BodyCode!, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.MaxBy(r => r.ValidFrom)!.BodyName ?? g.Key, StringComparer.Ordinal);

    /// <summary>When a version begins or ends, and it has to be made anew; null: never.</summary>
    public DateTimeOffset? HoldsUntil { get; }

    public static ListingState StateOf(ListingRow row, DateTimeOffset now) =>
        row.ValidTo <= now ? ListingState.Ended
        : row.ValidFrom > now ? ListingState.Upcoming
        : row.SuspendedFrom <= now && !(row.SuspendedTo <= now) ? ListingState.Suspended
        : row.Status == VersionStatus.Pilot ? ListingState.Pilot
        : ListingState.Official;

    /// <param name="most">Rows of a page.</param>
    public Found Find(PortalQuery query, int most)
    {
        var within = Narrowed(query, except: null);
        var matches = _words.Find(query.Text)?.Within(within);
        var total = (matches?.Anywhere ?? within).Count;
        var ordered = Ordered(query, within, matches);
        var from = 0;
        if (query.After is { } after && _numbers.TryGetValue(after, out var last))
            from = PlaceOf(last, ordered) + 1;
        else if (query.Before is { } before && _numbers.TryGetValue(before, out var first))
            from = Math.Max(0, PlaceOf(first, ordered) - most);
        List<Listed> rows = [.. ordered.Skip(from).Take(most).Select(number => _rows[number])];
        return new Found(
            total, rows.Count == 0 ? 0 : from + 1, rows, rows.Count > 0 && from > 0 ? rows[0].Version : null, from + rows.Count < total ? rows.LastOrDefault()?.Version : null);
    }

    /// <summary>Every row of the list, in its order.</summary>
    public IEnumerable<Listed> All(PortalQuery query)
    {
        var within = Narrowed(query, except: null);
        return Ordered(query, within, _words.Find(query.Text)?.Within(within)).Select(number => _rows[number]);
    }

    /// <summary>Values of each facet with their counts in the list, as it would be without a choice of that facet. Counts of 0 are left out.</summary>
    public IReadOnlyDictionary<Facet, IReadOnlyList<Counted>> CountByValue(PortalQuery query)
    {
        var found = _words.Find(query.Text)?.Anywhere ?? _all;
        return _facets.ToDictionary(facet => facet.Key, facet =>
        {
            var within = found.And(Narrowed(query, except: facet.Key));
            return (IReadOnlyList<Counted>)[.. facet.Value.Select(value => new Counted(value.Key, value.Value.CountWith(within))).Where(c => c.Count > 0)];
        });
    }

    /// <summary>Forms by code or words of the name.</summary>
    /// <returns>All that were found, the best first; how many of them are named so or begin so.</returns>
    public (IReadOnlyList<ListedForm> Forms, int Named) FindForms(TypedWords text)
    {
        if (_formWords.Find(text) is not { } found)
            return ([], 0);
        return ([.. found.Tiers().SelectMany(tier => tier.Numbers()).Select(number => _forms[number])], found.Begins.Count);
    }

    /// <summary>For a search box while somebody types: of each name one, what is not ended.</summary>
    public IEnumerable<Listed> Suggest(TypedWords text)
    {
        if (_words.Find(text)?.Within(Narrowed(PortalQuery.For(null), except: null)) is not { } found)
            yield break;
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var number in found.Tiers().SelectMany(tier => tier.Numbers()))
        {
            if (names.Add(_rows[number].Name))
                yield return _rows[number];
        }
    }

    private Bits Narrowed(PortalQuery query, Facet? except)
    {
        var within = _all;
        foreach (var facet in _facets)
        {
            if (facet.Key == except)
                continue;
            if (query[facet.Key] is not { } value)
                within = facet.Key == Facet.State && facet.Value.TryGetValue(Facets.States[ListingState.Ended], out var ended) ? within.Without(ended) : within;
            else if (facet.Key != Facet.State || value != Facets.AnyState)
                within = within.And(facet.Value.GetValueOrDefault(value, _none));
        }

        return within;
    }

    private IEnumerable<int> Ordered(PortalQuery query, Bits within, Matches? matches)
    {
        if (query.ByCode)
        {
            var found = matches?.Anywhere ?? within;
            return _byCode.Where(number => found[number]);
        }

        return matches is null ? within.Numbers() : matches.Tiers().SelectMany(tier => tier.Numbers());
    }

    // A version that is in the list no more: the page begins anew.
    private static int PlaceOf(int number, IEnumerable<int> ordered)
    {
        var place = 0;
        foreach (var other in ordered)
        {
            if (other == number)
                return place;
            place++;
        }

        return -1;
    }
}
