using System.Collections.Immutable;
using ThongSuot.Procedures.OpenData.Rdf;

namespace ThongSuot.Procedures.OpenData;

/// <summary>
/// The whole set, or one procedure with all that it speaks of. What one document says of a thing that several share, the whole says too: each is a
/// part of it.
/// </summary>
internal sealed class SetTriples(PublishedFacts facts, Names names)
{
    private readonly List<Triple> _triples = [];

    public IReadOnlyList<Triple> All() => Of(facts.Shown, [.. facts.Snapshot.Reference.Bases.Keys.Order(StringComparer.Ordinal)], facts.Snapshot.Forms.Keys);

    public IReadOnlyList<Triple> One(LoadedVersion version)
    {
        var bases = new SortedSet<string>(version.Basis, StringComparer.Ordinal);
        foreach (var by in version.Basis.Select(b => facts.Snapshot.Reference.Bases.GetValueOrDefault(b)?.ReplacedBy).OfType<string>())
            bases.Add(by);
        return Of([version], [.. bases], version.Procedure.Forms);
    }

    private ImmutableArray<Triple> Of(ImmutableArray<LoadedVersion> versions, ImmutableArray<string> bases, IEnumerable<string> forms)
    {
        _triples.Clear();
        Set(versions);
        var one = new ProcedureTriples(facts, names);
        foreach (var version in versions)
            _triples.AddRange(one.Of(version));
        foreach (var field in versions.Select(v => v.Procedure.Field).Distinct(StringComparer.Ordinal))
            Field(field);
        foreach (var form in forms)
            Form(form);
        foreach (var basis in bases)
            Basis(basis);
        Outside();
        return [.. _triples.Distinct()];
    }

    private void Set(ImmutableArray<LoadedVersion> versions)
    {
        var set = facts.Snapshot.Set;
        Add(names.Set, "rdf:type", Vocabulary.Iri("dcat:Dataset"));
        Add(names.Set, "dct:identifier", Literal.Plain(names.Set.Value));
        Add(names.Set, "dct:title", Literal.Vietnamese(set.Title));
        Add(names.Set, "dct:description", Literal.Vietnamese($"{set.StatusText}. Phiên bản {set.Version}, {set.Decision.Number} của {set.Decision.Issuer}: {set.Procedures} quy trình, {set.Forms} biểu mẫu."));
        Add(names.Set, "owl:versionInfo", Literal.Plain(set.Version));
        Add(names.Set, "dct:publisher", names.Publisher);
        Add(names.Set, "dcat:landingPage", names.Portal);
        Add(names.Portal, "rdf:type", Vocabulary.Iri("foaf:Document"));
        Add(names.Publisher, "rdf:type", Vocabulary.Iri("foaf:Agent"));
        Add(names.Publisher, "dct:identifier", Literal.Plain(names.Publisher.Value));
        Add(names.Publisher, "dct:title", Literal.Vietnamese(set.Decision.Issuer));
        foreach (var version in versions)
            Add(names.Set, "dct:hasPart", names.Of(version.Procedure));
        foreach (var (kind, type) in OpenDataEndpoints.Kinds)
        {
            Add(names.Set, "dcat:distribution", names.File(kind));
            Add(names.File(kind), "rdf:type", Vocabulary.Iri("dcat:Distribution"));
            Add(names.File(kind), "dcat:accessURL", names.File(kind));
            Add(names.File(kind), "dct:format", Literal.Plain(type));
        }
    }

    private void Field(string code)
    {
        var field = names.Field(code);
        Add(field, "rdf:type", Vocabulary.Iri("skos:Concept"));
        Add(field, "skos:notation", Literal.Plain(code));
        Add(field, "skos:prefLabel", Literal.Vietnamese(facts.Snapshot.FieldName(code)));
    }

    private void Form(string code)
    {
        var form = names.Form(code);
        Add(form, "rdf:type", Vocabulary.Iri("foaf:Document"));
        Add(form, "dct:identifier", Literal.Plain(code));
        if (facts.Snapshot.Forms.GetValueOrDefault(code)?.Definition is { } definition)
            Add(form, "dct:title", Literal.Vietnamese(definition.Name));
    }

    private void Basis(string code)
    {
        if (facts.Snapshot.Reference.Bases.GetValueOrDefault(code) is not { } known)
            return;
        var basis = names.Basis(code);
        Add(basis, "rdf:type", Vocabulary.Iri("eli:LegalResource"));
        Add(basis, "dct:identifier", Literal.Plain(code));
        Add(basis, "dct:title", Literal.Vietnamese(known.Citation));
        if (known.InForceFrom is { } from)
            Add(basis, "eli:first_date_entry_in_force", Literal.Of(from.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture), "xsd:date"));
        if (known.ReplacedBy is { } by)
        {
            Add(basis, "dct:isReplacedBy", names.Basis(by));
            Add(basis, "dct:relation", names.Basis(by));
        }
    }

    // Names of others' lists, with their kind said here: the profile can be checked without fetching them.
    private void Outside()
    {
        Add(new Iri(ProcedureTriples.Language), "rdf:type", Vocabulary.Iri("dct:LinguisticSystem"));
        Add(new Iri(ProcedureTriples.Country), "rdf:type", Vocabulary.Iri("dct:Location"));
        Add(new Iri(ProcedureTriples.Country), "rdf:type", new Iri("http://data.europa.eu/88u/dataset/atu-type"));
        Add(new Iri(ProcedureTriples.Sector), "rdf:type", Vocabulary.Iri("skos:Concept"));
        Add(new Iri(ProcedureTriples.Status), "rdf:type", Vocabulary.Iri("skos:Concept"));
    }

    private void Add(Iri subject, string predicate, Term value) => _triples.Add(new Triple(subject, Vocabulary.Iri(predicate), value));
}
