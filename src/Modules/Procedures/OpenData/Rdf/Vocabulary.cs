using System.Collections.Concurrent;
using System.Collections.Immutable;

namespace ThongSuot.Procedures.OpenData.Rdf;

/// <summary>The vocabularies of CPSV-AP 3.2 that are used, by their customary prefixes.</summary>
internal static class Vocabulary
{
    private static readonly ConcurrentDictionary<string, Iri> Known = new(StringComparer.Ordinal);

    public static readonly ImmutableSortedDictionary<string, string> Prefixes = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["adms"] = "http://www.w3.org/ns/adms#",
        ["cpsv"] = "http://purl.org/vocab/cpsv#",
        ["cv"] = "http://data.europa.eu/m8g/",
        ["dcat"] = "http://www.w3.org/ns/dcat#",
        ["dct"] = "http://purl.org/dc/terms/",
        ["eli"] = "http://data.europa.eu/eli/ontology#",
        ["foaf"] = "http://xmlns.com/foaf/0.1/",
        ["owl"] = "http://www.w3.org/2002/07/owl#",
        ["rdf"] = "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
        ["skos"] = "http://www.w3.org/2004/02/skos/core#",
        ["xsd"] = "http://www.w3.org/2001/XMLSchema#",
    }.ToImmutableSortedDictionary(StringComparer.Ordinal);

    public static readonly Iri Type = Iri("rdf:type");

    /// <summary>"dct:title" in full.</summary>
    public static Iri Iri(string compact) => Known.GetOrAdd(compact, static text =>
    {
        var colon = text.IndexOf(':', StringComparison.Ordinal);
        return new Iri(Prefixes[text[..colon]] + text[(colon + 1)..]);
    });

    /// <summary>With its prefix when it has one and the rest is a plain word, which needs no escape in either syntax.</summary>
    public static string? Compact(Iri iri)
    {
        foreach (var (prefix, start) in Prefixes)
        {
            if (iri.Value.StartsWith(start, StringComparison.Ordinal) && iri.Value[start.Length..] is { Length: > 0 } name
                && char.IsAsciiLetter(name[0]) && name.All(c => char.IsAsciiLetterOrDigit(c) || c == '_'))
                return $"{prefix}:{name}";
        }

        return null;
    }
}
