using System.Globalization;
using System.Text;
using System.Xml;
using ThongSuot.Procedures.OpenData;
using ThongSuot.Procedures.OpenData.Rdf;

namespace ThongSuot.Procedures.Tests.OpenData;

/// <summary>The set as CPSV-AP 3.2.0 wants it, read back by parsers that are not ours from the server's answers.</summary>
public sealed class ProfileTests(OpenSite site) : IClassFixture<OpenSite>
{
    private const string Langs = "rdf:langString";

    private static readonly string Type = Vocabulary.Type.Value;

    // The shapes of the profile for the classes that are used: property, least, most, datatype or class.
    private static readonly Dictionary<string, (string Property, int Least, int Most, string? Of)[]> Profile = new(StringComparer.Ordinal)
    {
        ["cpsv:PublicService"] =
        [
            ("dct:identifier", 1, 1, null), ("dct:title", 1, 9, Langs), ("dct:description", 1, 9, Langs), ("cv:hasCompetentAuthority", 1, 9, "cv:PublicOrganisation"),
            ("adms:status", 0, 1, "skos:Concept"), ("cv:processingTime", 0, 1, "xsd:duration"), ("cv:hasInputType", 0, 99, "cv:EvidenceType"), ("cpsv:produces", 0, 9, "cv:Output"),
            ("cpsv:follows", 0, 99, "cpsv:Rule"), ("cv:hasLegalResource", 0, 99, "eli:LegalResource"), ("cv:hasChannel", 0, 9, "cv:Channel"), ("cv:contactPoint", 0, 9, "cv:ContactPoint"),
            ("dct:isPartOf", 0, 9, "dcat:Dataset"), ("cv:thematicArea", 0, 9, "skos:Concept"), ("cv:sector", 0, 9, "skos:Concept"), ("dct:spatial", 0, 9, "dct:Location"),
            ("dct:language", 0, 9, "dct:LinguisticSystem"), ("cv:relatedService", 0, 9, "cpsv:PublicService"),
        ],
        ["cv:PublicOrganisation"] = [("skos:prefLabel", 1, 9, Langs), ("dct:spatial", 1, 9, "<http://data.europa.eu/88u/dataset/atu-type>")],
        ["cv:EvidenceType"] = [("dct:identifier", 1, 1, null)],
        ["cv:Output"] = [("dct:identifier", 1, 1, null), ("dct:title", 1, 9, Langs), ("dct:language", 0, 9, "dct:LinguisticSystem")],
        ["cv:Channel"] = [("dct:identifier", 1, 1, null), ("dct:description", 0, 9, Langs)],
        ["cpsv:Rule"] = [("dct:identifier", 1, 1, null), ("dct:title", 1, 9, Langs), ("dct:description", 1, 9, Langs), ("cpsv:implements", 0, 99, "eli:LegalResource"), ("dct:language", 0, 9, "dct:LinguisticSystem")],
        ["dcat:Dataset"] = [("dct:title", 1, 9, Langs), ("dct:description", 1, 9, Langs), ("dct:publisher", 1, 1, "foaf:Agent"), ("dcat:landingPage", 0, 9, "foaf:Document"), ("dct:hasPart", 0, 999, "cpsv:PublicService")],
        ["foaf:Agent"] = [("dct:identifier", 1, 1, null), ("dct:title", 1, 9, Langs)],
        ["eli:LegalResource"] = [("dct:relation", 0, 9, "eli:LegalResource")],
    };

    [Fact]
    public async Task The_whole_set_meets_the_profile_refers_to_nothing_missing_and_every_name_can_be_opened()
    {
        var all = await Whole();
        var services = Subjects(all, "cpsv:PublicService");
        Assert.Equal(70, services.Count);
        Assert.Equal((await site.Facts()).Shown.Select(v => $"{site.Address}/thu-tuc/{v.Procedure.Code}").Order(StringComparer.Ordinal), services.Order(StringComparer.Ordinal));
        Assert.Equal(79, all.Count(t => t.Predicate == Type && t.Value == Full("foaf:Document") && t.Subject.Contains("/bieu-mau/", StringComparison.Ordinal)));
        Assert.Empty(Faults(all));
        Assert.All(Profile.Keys, type => Assert.NotEmpty(Subjects(all, type)));

        var subjects = all.Select(t => t.Subject).ToHashSet(StringComparer.Ordinal);
        var own = all.Where(t => t.Kind == "NamedNode" && t.Value.StartsWith(site.Address, StringComparison.Ordinal)).Select(t => t.Value).Distinct(StringComparer.Ordinal).ToList();
        Assert.True(own.Count > 1_000);
        Assert.Subset(subjects, own.ToHashSet(StringComparer.Ordinal));
        Assert.DoesNotContain(all, t => t.Kind == "BlankNode");
        foreach (var page in own.Concat(subjects.Where(s => s.StartsWith(site.Address, StringComparison.Ordinal))).Select(name => name.Split('#')[0]).Distinct(StringComparer.Ordinal))
            Assert.NotEmpty(await site.Get(page));
    }

    [Fact]
    public async Task Turtle_and_JSON_LD_say_the_same_and_each_procedures_file_is_a_part_of_the_whole()
    {
        var facts = await site.Facts();
        var files = new Dictionary<string, byte[]>(StringComparer.Ordinal);
        foreach (var path in facts.Shown.Select(v => $"thu-tuc/{v.Procedure.Code}").Prepend("thu-tuc"))
        {
            foreach (var kind in (string[])["ttl", "jsonld"])
                files[$"{path.Replace('/', '+')}.{kind}"] = await site.Get($"/{path}.{kind}");
        }

        var read = await IndependentReader.Read(files);
        Assert.Equal(142, read.Count);
        var whole = read["thu-tuc.ttl"];
        foreach (var (name, triples) in read.Where(f => f.Key.EndsWith(".ttl", StringComparison.Ordinal)))
        {
            Assert.True(triples.SetEquals(read[name[..^4] + ".jsonld"]), name);
            Assert.Subset(whole, triples);
            Assert.DoesNotContain(Faults(triples), fault => !fault.Contains("relatedService", StringComparison.Ordinal));
        }

        var set = new SetTriples(facts, new Names(site.Address));
        Assert.True(whole.SetEquals(IndependentReader.Expected(set.All())));
    }

    [Fact]
    public async Task Nothing_of_a_procedure_is_lost_on_the_way()
    {
        var (all, facts) = (await Whole(), await site.Facts());
        foreach (var version in facts.Shown)
        {
            var (procedure, name) = (version.Procedure, $"{site.Address}/thu-tuc/{version.Procedure.Code}");
            IEnumerable<string> Values(string subject, string property) => all.Where(t => t.Subject == subject && t.Predicate == Full(property)).Select(t => t.Value);
            Assert.Contains(procedure.Name, Values(name, "dct:title"));
            Assert.Equal(procedure.Components.Select(c => c.Name), procedure.Components.Select(c => Values($"{name}#component-{c.Number}", "dct:title").Single()));
            Assert.Equal(version.Basis.Order(StringComparer.Ordinal), Values(name, "cv:hasLegalResource").Select(v => v.Split('/')[^1]).Order(StringComparer.Ordinal));
            Assert.Equal(procedure.Forms.Order(StringComparer.Ordinal), Values(name, "foaf:page").Select(v => v.Split('/')[^1]).Order(StringComparer.Ordinal));
            foreach (var step in procedure.Definition.Steps)
                Assert.Contains(step.Action, Values(name + "#process", "dct:description").Single(), StringComparison.Ordinal);
        }
    }

    private async Task<HashSet<ReadTriple>> Whole() =>
        (await IndependentReader.Read(new Dictionary<string, byte[]>(StringComparer.Ordinal) { ["a.ttl"] = await site.Get("/thu-tuc.ttl") }))["a.ttl"];

    private static List<string> Subjects(IEnumerable<ReadTriple> triples, string type) =>
        [.. triples.Where(t => t.Predicate == Type && t.Value == Full(type)).Select(t => t.Subject)];

    private static IEnumerable<string> Faults(HashSet<ReadTriple> triples)
    {
        var (of, types) = (triples.ToLookup(t => (t.Subject, t.Predicate)), triples.Where(t => t.Predicate == Type).ToLookup(t => t.Subject, t => t.Value, StringComparer.Ordinal));
        foreach (var (type, shapes) in Profile)
        {
            foreach (var subject in Subjects(triples, type))
            {
                foreach (var (property, least, most, wanted) in shapes)
                {
                    var values = of[(subject, Full(property))].ToList();
                    if (values.Count < least || values.Count > most)
                        yield return $"{subject} has {values.Count} {property}";
                    foreach (var value in values.Where(v => wanted is not null && (v.Kind == "Literal" ? v.Type != Full(wanted) || !IsValid(v) : !types[v.Value].Contains(Full(wanted), StringComparer.Ordinal))))
                        yield return $"{subject} has {property} {value.Value}, which is no {wanted}";
                }
            }
        }
    }

    private static bool IsValid(ReadTriple literal)
    {
        if (literal.Language.Length > 0)
            return literal.Value.Length > 0 && literal.Language is "vi" or "en";
        return XmlConvert.ToTimeSpan(literal.Value) > TimeSpan.Zero;
    }

    private static string Full(string compact) => compact[0] == '<' ? compact[1..^1] : Vocabulary.Iri(compact).Value;
}
