using Microsoft.AspNetCore.Http;

namespace ThongSuot.Procedures.Search;

/// <summary>What the list is asked for, as it stands in its address.</summary>
/// <param name="Chosen">Values by facet; at most one of each.</param>
/// <param name="After">The version behind which the page begins.</param>
/// <param name="Before">The version before which it ends.</param>
internal sealed record PortalQuery(TypedWords Text, IReadOnlyDictionary<Facet, string> Chosen, bool ByCode = false, Guid? After = null, Guid? Before = null)
{
    public const string Words = "q", Order = "xep", OrderByCode = "ma", Next = "sau", Previous = "truoc";

    private const int MaxValue = 60;

    public bool IsEmpty => Text.IsNothing && Chosen.Count == 0;

    public static PortalQuery For(string? text, params IEnumerable<(Facet Facet, string Value)> chosen) =>
        new(new TypedWords(text), chosen.ToDictionary(c => c.Facet, c => c.Value));

    public static PortalQuery Of(IQueryCollection address)
    {
        string? Asked(string name) => address[name].FirstOrDefault() is { Length: > 0 } value ? value : null;
        Guid? Version(string name) => Guid.TryParse(Asked(name), out var id) ? id : null;
        return new PortalQuery(
            new TypedWords(Asked(Words)),
            Facets.Names.Where(f => Asked(f.Value) is { Length: <= MaxValue }).ToDictionary(f => f.Key, f => Asked(f.Value)!),
            Asked(Order) == OrderByCode, Version(Next), Version(Previous));
    }

    public string? this[Facet facet] => Chosen.GetValueOrDefault(facet);

    /// <summary>The same list in a page's address.</summary>
    public string Address(string path, bool? byCode = null, Guid? after = null, Guid? before = null)
    {
        var query = Chosen.OrderBy(c => c.Key).Select(c => (Facets.Names[c.Key], c.Value));
        var all = query.Prepend((Words, Text.Typed)).Append((Order, byCode ?? ByCode ? OrderByCode : "")).Append((Next, after?.ToString("N") ?? "")).Append((Previous, before?.ToString("N") ?? ""));
        return path + QueryString.Create(all.Where(part => part.Item2.Length > 0).Select(part => KeyValuePair.Create(part.Item1, (string?)part.Item2)));
    }
}
