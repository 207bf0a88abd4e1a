using System.Text;
using FsCheck;
using FsCheck.Fluent;
using ThongSuot.Procedures.OpenData.Rdf;

namespace ThongSuot.Procedures.Tests.OpenData;

public sealed class SyntaxTests
{
    private static readonly Iri Subject = new("http://example.org/thu-tuc/X#a"), Title = Vocabulary.Iri("dct:title");

    [Fact]
    public async Task Whatever_a_text_holds_both_syntaxes_say_it_unchanged()
    {
        // Quotation marks, backslashes, ends of lines, letters in parts, emoji, half a pair, what looks like an escape or a comment.
        string[] pieces =
            ["\"", "\\", "\n", "\r", "\t", "\"\"\"", "'", "\\u0041", "\\n", "#", "<", ">", "@vi", "^^", " .", ";", "{}", "Đảng uỷ", "e\u0323\u0302", "ế", "😀", "👩‍👩‍👧", "\ud83d", "\udc00",
             "\u0001", "\u007f", "\u0085", "\u2028", "\ufeff", "</script>", "", " ", "a"];
        var texts = new List<string>();
        Prop.ForAll(Gen.Elements(pieces).ListOf().Select(parts => string.Concat(parts)).ToArbitrary(), texts.Add)
            .Check(Config.QuickThrowOnFailure.WithMaxTest(400).WithReplay(20261126UL, 20260105UL));
        Assert.True(texts.Count >= 400);
        List<Triple> triples = [.. texts.Distinct(StringComparer.Ordinal).SelectMany(text => (Triple[])
        [
            new(Subject, Title, Literal.Vietnamese(text)), new(Subject, Title, Literal.Plain(text)), new(Subject, Title, Literal.Of(text, "xsd:duration")),
        ]).Distinct()];

        var read = await IndependentReader.Read(new Dictionary<string, byte[]>
        {
            ["a.ttl"] = Encoding.UTF8.GetBytes(TurtleWriter.Write(triples)),
            ["a.jsonld"] = JsonLdWriter.Write(triples),
        });

        var expected = IndependentReader.Expected(triples);
        Assert.Equal(triples.Count, expected.Count);
        Assert.Empty(expected.Except(read["a.ttl"]));
        Assert.Empty(expected.Except(read["a.jsonld"]));
        Assert.Equal((expected.Count, expected.Count), (read["a.ttl"].Count, read["a.jsonld"].Count));
    }

    [Theory]
    [InlineData("thu-tuc/A")]
    [InlineData("http://example.org/a b")]
    [InlineData("http://example.org/<a>")]
    [InlineData("http://example.org/a\\b")]
    [InlineData("http://example.org/\"")]
    public void What_is_no_address_is_refused(string text) => Assert.Throws<ArgumentException>(() => new Iri(text));
}
