using System.Xml.Linq;

namespace ThongSuot.Architecture.Tests;

/// <summary>Who may reference whom. Modules talk through Contracts; the engine stands alone.</summary>
public sealed class ProjectEdges
{
    internal static IEnumerable<string> Violations(IEnumerable<ProjectFile> projects)
    {
        foreach (var project in projects.Where(p => p.IsProduct))
        {
            // Web, Migrations.*: hosts, which may know everything.
            IReadOnlyList<string>? allowed = project switch
            {
                { IsModule: true } => ["Engine", "Platform", "Contracts"],
                { Name: "Contracts" } => ["Engine", "Platform"],
                { Name: "Platform" or "Engine" } => [],
                _ => null,
            };
            if (allowed is null)
                continue;
            foreach (var reference in project.References.Where(r => !allowed.Contains(r, StringComparer.Ordinal)))
                yield return $"{project.Name} must not reference {reference}";
            if (project.Name == "Engine")
            {
                foreach (var package in project.Packages)
                    yield return $"Engine must not need the package {package}";
            }
        }
    }

    [Fact]
    public void Projects_reference_only_what_they_may()
    {
        Assert.NotEmpty(Repository.Modules);
        Rule.Holds(Violations(Repository.Projects));
    }

    [Theory]
    [InlineData("src/Modules/Records/Records.csproj", "ProjectReference", "../Dossiers/Dossiers.csproj", "Records must not reference Dossiers")]
    [InlineData("src/Modules/Records/Records.csproj", "ProjectReference", @"..\*\*.csproj", "Records must not reference *")]
    [InlineData("src/Contracts/Contracts.csproj", "ProjectReference", "../Modules/Dossiers/Dossiers.csproj", "Contracts must not reference Dossiers")]
    [InlineData("src/Platform/Platform.csproj", "ProjectReference", "../Engine/Engine.csproj", "Platform must not reference Engine")]
    [InlineData("src/Engine/Engine.csproj", "ProjectReference", "../Platform/Platform.csproj", "Engine must not reference Platform")]
    [InlineData("src/Engine/Engine.csproj", "PackageReference", "YamlDotNet", "Engine must not need the package YamlDotNet")]
    public void A_forbidden_edge_is_found(string path, string element, string include, string violation)
    {
        var xml = new XDocument(new XElement("Project", new XElement("ItemGroup", new XElement(element, new XAttribute("Include", include)))));

        Assert.Equal([violation], Violations([new ProjectFile(path, xml)]));
    }
}
