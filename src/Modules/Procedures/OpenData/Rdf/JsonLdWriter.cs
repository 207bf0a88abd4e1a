using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;

namespace ThongSuot.Procedures.OpenData.Rdf;

/// <summary>Triples as JSON-LD 1.1 with the prefixes as its whole context, so that nothing has to be fetched to read it.</summary>
internal static class JsonLdWriter
{
    private static readonly JsonWriterOptions Options = new() { Indented = true, Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    public static byte[] Write(IReadOnlyList<Triple> triples)
    {
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes, Options))
        {
            json.WriteStartObject();
            json.WriteStartObject("@context");
            foreach (var (prefix, start) in Vocabulary.Prefixes)
                json.WriteString(prefix, start);
            json.WriteEndObject();
            json.WriteStartArray("@graph");
            foreach (var subject in triples.GroupBy(t => t.Subject))
                Subject(json, subject);
            json.WriteEndArray();
            json.WriteEndObject();
        }

        return bytes.ToArray();
    }

    private static void Subject(Utf8JsonWriter json, IGrouping<Iri, Triple> subject)
    {
        json.WriteStartObject();
        json.WriteString("@id", subject.Key.Value);
        foreach (var predicate in subject.GroupBy(t => t.Predicate))
        {
            var types = predicate.Key == Vocabulary.Type;
            json.WriteStartArray(types ? "@type" : Of(predicate.Key));
            foreach (var triple in predicate)
            {
                if (types)
                    json.WriteStringValue(Of((Iri)triple.Object));
                else
                    Object(json, triple.Object);
            }

            json.WriteEndArray();
        }

        json.WriteEndObject();
    }

    private static void Object(Utf8JsonWriter json, Term term)
    {
        json.WriteStartObject();
        if (term is Literal literal)
        {
            json.WriteString("@value", literal.Value);
            if (literal.Language is { } language)
                json.WriteString("@language", language);
            if (literal.Type is { } type)
                json.WriteString("@type", Of(type));
        }
        else
        {
            json.WriteString("@id", ((Iri)term).Value);
        }

        json.WriteEndObject();
    }

    private static string Of(Iri iri) => Vocabulary.Compact(iri) ?? iri.Value;
}
