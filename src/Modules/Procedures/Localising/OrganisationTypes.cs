using Microsoft.EntityFrameworkCore;
using ThongSuot.Platform.Data;
using ThongSuot.Procedures.Catalogue;
using ThongSuot.Procedures.Data;

namespace ThongSuot.Procedures.Localising;

/// <summary>The types of grassroots organisations for which a body may adapt a procedure, as the catalogue lists them.</summary>
internal sealed class OrganisationTypes(AppDb db)
{
    private const string Path = Reference.Folder + "organisation_types.yaml";

    /// <summary>Name by code, in the catalogue's order.</summary>
    public async Task<IReadOnlyDictionary<string, string>> Names(CancellationToken cancellation)
    {
        var references = db.References;
        var yaml = await references.AsNoTracking().Where(r => r.Kind == Path && r.ValidTo == null).Select(r => r.Yaml).FirstOrDefaultAsync(cancellation);
        var names = new Dictionary<string, string>(StringComparer.Ordinal);
        if (yaml is null || YamlText.Read(Path, yaml, new CatalogueFaults()) is not YamlNode.Map root || root.Find("organisation_types") is not YamlNode.List list)
            return names;
        foreach (var row in list.Items.OfType<YamlNode.Map>())
            names[BaseSteps.Text(row, "code")] = BaseSteps.Text(row, "name");
        return names;
    }
}
