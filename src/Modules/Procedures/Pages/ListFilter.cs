using ThongSuot.Platform.Ui;
using ThongSuot.Procedures.Search;

namespace ThongSuot.Procedures.Pages;

/// <summary>One filter of the list as it is drawn.</summary>
/// <param name="Name">Its name in the address.</param>
/// <param name="Any">The empty choice.</param>
/// <param name="Value">What is chosen.</param>
public sealed record ListFilter(string Name, string Label, string Any, string? Value, IReadOnlyList<FieldOption> Options)
{
    // Of two hundred units nobody reads all; by its code in the address any of them can be chosen.
    private const int MostOfOne = 30;

    internal static IReadOnlyList<ListFilter> All(PortalQuery query, PortalIndex index, PublishedSnapshot published)
    {
        var counts = index.CountByValue(query);
        return [.. Facets.Names.Select(facet =>
        {
            var (label, any) = FacetWords.Of(facet.Key);
            var shown = Shown(facet.Key, counts[facet.Key], query[facet.Key], published);
            return new ListFilter(
                facet.Value, label, any, query[facet.Key],
                [.. shown.Select(c => new FieldOption(c.Value, $"{FacetWords.Of(facet.Key, c.Value, published, index)} ({LocalNumber.Of(c.Count)})"))]);
        })];
    }

    private static List<Counted> Shown(Facet facet, IReadOnlyList<Counted> counts, string? chosen, PublishedSnapshot published)
    {
        // As the set orders them, or the most frequent first.
        var order = facet switch
        {
            Facet.Field => published.Set.Fields.Select(f => f.Code),
            Facet.Level => published.Set.Levels.Select(l => l.Code),
            Facet.State => Facets.States.Values,
            Facet.Owner => [Facets.OfSet, Facets.OfUnits],
            _ => (IEnumerable<string>)[],
        };
        var places = order.Select((code, place) => (code, place)).ToDictionary(x => x.code, x => x.place, StringComparer.Ordinal);
        var shown = counts.OrderBy(c => places.GetValueOrDefault(c.Value, int.MaxValue)).ThenByDescending(c => c.Count).ThenBy(c => c.Value, StringComparer.Ordinal).Take(MostOfOne).ToList();
        if (facet == Facet.State)
            shown.Add(new Counted(Facets.AnyState, counts.Sum(c => c.Count)));
        // What is chosen stays chosen, also where nothing has it.
        if (chosen is not null && shown.TrueForAll(c => c.Value != chosen))
            shown.Add(counts.FirstOrDefault(c => c.Value == chosen) ?? new Counted(chosen, 0));
        return shown;
    }
}
