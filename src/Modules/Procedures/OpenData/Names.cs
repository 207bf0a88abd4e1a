using ThongSuot.Contracts.Procedures;
using ThongSuot.Procedures.OpenData.Rdf;
using ThongSuot.Procedures.Pages;

namespace ThongSuot.Procedures.OpenData;

/// <summary>What things of the set are called outside: the address of the page about them, or a part of one.</summary>
/// <param name="Site">Without a slash at the end.</param>
internal sealed record Names(string Site)
{
    public Iri Portal => new(Site + "/");

    public Iri Publisher => new(Site + "/#publisher");

    public Iri Set => new(Site + Address.List);

    public Iri File(string kind) => new($"{Site}{Address.List}.{kind}");

    public Iri Of(Procedure procedure) => new(Url(Address.Of(procedure)));

    public Iri Part(Procedure procedure, string part) => new($"{Url(Address.Of(procedure))}#{part}");

    public Iri Form(string code) => new(Url(Address.OfForm(code)));

    public Iri Field(string code) => new(Url(Address.OfField(code)));

    public Iri Basis(string code) => new(Url(Address.OfBasis(code)));

    public string Url(string path) => Site + string.Join('/', path.Split('/').Select(Uri.EscapeDataString));
}
