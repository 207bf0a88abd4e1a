using ThongSuot.Contracts.Procedures;
using ThongSuot.Engine.Processes;
using ThongSuot.Procedures.OpenData.Rdf;
using ThongSuot.Procedures.Pages;

namespace ThongSuot.Procedures.OpenData;

/// <summary>A procedure as CPSV-AP 3.2 tells a public service; what it shares with others is told by <see cref="SetTriples"/>.</summary>
internal sealed class ProcedureTriples(PublishedFacts facts, Names names)
{
    public const string Country = "http://publications.europa.eu/resource/authority/country/VNM";
    public const string Language = "http://publications.europa.eu/resource/authority/language/VIE";
    public const string Sector = "http://publications.europa.eu/resource/authority/data-theme/GOVE";
    public const string Status = "http://purl.org/adms/status/Completed";

    private readonly List<Triple> _triples = [];

    public IReadOnlyList<Triple> Of(LoadedVersion version)
    {
        _triples.Clear();
        var (procedure, details) = (version.Procedure, facts.Snapshot.DetailsOf(version));
        Service(version, procedure, details);
        Inputs(procedure);
        Things(procedure, details);
        Rules(version, procedure, details);
        return [.. _triples];
    }

    private void Service(LoadedVersion version, Procedure procedure, ProcedureDetails details)
    {
        var (service, about) = (names.Of(procedure), facts.Of(version));
        Add(service, "rdf:type", Vocabulary.Iri("cpsv:PublicService"));
        Add(service, "dct:identifier", Literal.Plain(procedure.Code));
        Add(service, "dct:title", Literal.Vietnamese(procedure.Name));
        if (details.NameEn is { } english)
            Add(service, "dct:title", Literal.English(english));
        Add(service, "dct:description", Literal.Vietnamese(procedure.Purpose));
        Add(service, "adms:status", new Iri(Status));
        Add(service, "owl:versionInfo", Literal.Plain(about.Number.ToString(System.Globalization.CultureInfo.InvariantCulture)));
        Add(service, "dct:issued", Literal.Of(about.ValidFrom.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", System.Globalization.CultureInfo.InvariantCulture), "xsd:dateTime"));
        Add(service, "dct:language", new Iri(Language));
        Add(service, "dct:spatial", new Iri(Country));
        Add(service, "cv:sector", new Iri(Sector));
        Add(service, "cv:thematicArea", names.Field(procedure.Field));
        Add(service, "dct:isPartOf", names.Set);
        if (procedure.Definition.Total is { } total)
            Add(service, "cv:processingTime", Literal.Of(Duration.Of(total), "xsd:duration"));
        foreach (var basis in details.Basis)
            Add(service, "cv:hasLegalResource", names.Basis(basis.Code));
        foreach (var form in procedure.Forms)
            Add(service, "foaf:page", names.Form(form));
        foreach (var called in ProcedureDefinition.InOrder(procedure.Definition.Root).OfType<Call>().Select(c => c.Procedure).Append(procedure.Definition.MergeInto).OfType<string>().Distinct(StringComparer.Ordinal))
        {
            if (facts.Snapshot.Find(called)?.Procedure is { } other)
                Add(service, "cv:relatedService", names.Of(other));
        }
    }

    private void Inputs(Procedure procedure)
    {
        foreach (var component in procedure.Components)
        {
            var kind = names.Part(procedure, $"component-{component.Number}");
            Add(names.Of(procedure), "cv:hasInputType", kind);
            Add(kind, "rdf:type", Vocabulary.Iri("cv:EvidenceType"));
            Add(kind, "dct:identifier", Literal.Plain($"{procedure.Code}#component-{component.Number}"));
            Add(kind, "dct:title", Literal.Vietnamese(component.Name));
            Add(kind, "dct:description", Literal.Vietnamese($"{(component.Required ? "Bắt buộc" : "Nếu có")}; {component.Copies} bản"));
        }
    }

    private void Things(Procedure procedure, ProcedureDetails details)
    {
        var authority = Part(procedure, "cv:hasCompetentAuthority", "authority", "cv:PublicOrganisation");
        Add(authority, "skos:prefLabel", Literal.Vietnamese(details.Deciding));
        Add(authority, "dct:spatial", new Iri(Country));

        var output = Part(procedure, "cpsv:produces", "output", "cv:Output");
        Add(output, "dct:identifier", Literal.Plain($"{procedure.Code}#output"));
        Add(output, "dct:title", Literal.Vietnamese(procedure.Result));
        Add(output, "dct:language", new Iri(Language));

        var contact = Part(procedure, "cv:contactPoint", "contact", "cv:ContactPoint");
        Add(contact, "dct:title", Literal.Vietnamese(details.Receiving));

        if (procedure.ElectronicEligible)
            Channel(procedure, "channel-online", $"Nộp trên hệ thống{(procedure.PaperParallel ? ", kèm bản giấy" : "")}");
        if (!procedure.ElectronicEligible || procedure.PaperParallel)
            Channel(procedure, "channel-paper", $"Nộp bản giấy tại {details.Receiving}");
    }

    private void Channel(Procedure procedure, string name, string words)
    {
        var channel = Part(procedure, "cv:hasChannel", name, "cv:Channel");
        Add(channel, "dct:identifier", Literal.Plain($"{procedure.Code}#{name}"));
        Add(channel, "dct:description", Literal.Vietnamese(words));
    }

    private void Rules(LoadedVersion version, Procedure procedure, ProcedureDetails details)
    {
        var rows = new StepRows(facts.Snapshot, procedure, new GuardWords(procedure, version.Forms)).All();
        var steps = Rule(procedure, "process", "Các bước thực hiện", string.Join('\n', rows.Select(row => row.Heading is { } heading
            ? heading
            : $"{row.Number}. {row.Action} – {row.Who}{(row.Time is null ? "" : $" – {row.Time}")}")));
        foreach (var basis in details.Basis)
            Add(steps, "cpsv:implements", names.Basis(basis.Code));
        if (procedure.Definition.Total is { } total)
            Rule(procedure, "limit", "Thời hạn giải quyết", $"{LimitText.Of(total)}{(details.LimitNote is { } note ? $". {note}" : "")}");
        foreach (var branch in facts.Snapshot.Set.Branches.Where(b => procedure.Definition.Allows(b.Code)))
            Rule(procedure, $"rule-{branch.Code.ToString().ToLowerInvariant()}", $"Xử lý tình huống: {branch.Text.Split(':')[0]}", branch.Text);
    }

    private Iri Rule(Procedure procedure, string name, string title, string text)
    {
        var rule = Part(procedure, "cpsv:follows", name, "cpsv:Rule");
        Add(rule, "dct:identifier", Literal.Plain($"{procedure.Code}#{name}"));
        Add(rule, "dct:title", Literal.Vietnamese(title));
        Add(rule, "dct:description", Literal.Vietnamese(text));
        Add(rule, "dct:language", new Iri(Language));
        return rule;
    }

    private Iri Part(Procedure procedure, string link, string name, string type)
    {
        var part = names.Part(procedure, name);
        Add(names.Of(procedure), link, part);
        Add(part, "rdf:type", Vocabulary.Iri(type));
        return part;
    }

    private void Add(Iri subject, string predicate, Term value) => _triples.Add(new Triple(subject, Vocabulary.Iri(predicate), value));
}
