using System.Globalization;
using System.Text;

namespace ThongSuot.Procedures.OpenData.Rdf;

/// <summary>Triples as RDF 1.1 Turtle, one block for each subject, in the order in which they come.</summary>
internal static class TurtleWriter
{
    public static string Write(IReadOnlyList<Triple> triples)
    {
        var text = new StringBuilder();
        foreach (var (prefix, start) in Vocabulary.Prefixes)
            text.Append("@prefix ").Append(prefix).Append(": <").Append(start).Append("> .\n");
        foreach (var subject in triples.GroupBy(t => t.Subject))
        {
            text.Append('\n').Append(Of(subject.Key));
            var predicates = subject.GroupBy(t => t.Predicate).ToList();
            for (var i = 0; i < predicates.Count; i++)
            {
                text.Append(i == 0 ? " " : " ;\n    ").Append(predicates[i].Key == Vocabulary.Type ? "a" : Of(predicates[i].Key)).Append(' ');
                text.AppendJoin(", ", predicates[i].Select(t => t.Object is Literal literal ? Of(literal) : Of((Iri)t.Object)));
            }

            text.Append(" .\n");
        }

        return text.ToString();
    }

    private static string Of(Iri iri) => Vocabulary.Compact(iri) ?? $"<{iri.Value}>";

    private static string Of(Literal literal) =>
        $"\"{Escape(literal.Value)}\"{(literal.Language is { } language ? "@" + language : literal.Type is { } type ? "^^" + Of(type) : "")}";

    private static string Escape(string value)
    {
        var escaped = new StringBuilder(value.Length);
        foreach (var c in value)
        {
            _ = c switch
            {
                '\\' => escaped.Append("\\\\"),
                '"' => escaped.Append("\\\""),
                '\n' => escaped.Append("\\n"),
                '\r' => escaped.Append("\\r"),
                '\t' => escaped.Append("\\t"),
                < ' ' or '\u007f' => escaped.Append("\\u").Append(((int)c).ToString("X4", CultureInfo.InvariantCulture)),
                _ => escaped.Append(c),
            };
        }

        return escaped.ToString();
    }
}
