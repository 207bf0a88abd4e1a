using System.Xml.Linq;

namespace ThongSuot.Architecture.Tests;

/// <summary>Every package version stands once, every restore is repeatable, every project is built, every module is described.</summary>
public sealed class Projects
{
    internal static IEnumerable<string> VersionsElsewhere(IEnumerable<(string Path, XDocument Xml)> files) =>
        from file in files
        where file.Path != "Directory.Packages.props"
        from element in file.Xml.Descendants()
        where element.Name.LocalName is "PackageReference" or "PackageVersion" or "GlobalPackageReference"
        from name in new[] { "Version", "VersionOverride" }
        where element.Attribute(name) is not null || element.Element(name) is not null
        select $"{file.Path} says the version of {(string?)element.Attribute("Include") ?? (string?)element.Attribute("Update")}";

    /// <param name="projects">Paths of project files.</param>
    /// <param name="exists">Whether a file is there.</param>
    /// <param name="beside">The file that must lie beside each.</param>
    internal static IEnumerable<string> WithoutFile(IEnumerable<string> projects, Func<string, bool> exists, string beside) =>
        projects.Select(p => Path.GetDirectoryName(p)!.Replace('\\', '/') + "/" + beside).Where(file => !exists(file)).Select(file => file + " is missing");

    internal static IEnumerable<string> NotInSolution(IEnumerable<string> projects, XDocument solution)
    {
        var listed = solution.Descendants("Project").Select(p => (string?)p.Attribute("Path")).ToHashSet(StringComparer.Ordinal);
        return projects.Where(p => !listed.Contains(p)).Select(p => $"{p} is not in ThongSuot.slnx");
    }

    private static bool Exists(string file) => File.Exists(Path.Combine(Repository.Root, file));

    [Fact]
    public void Package_versions_stand_in_one_place() =>
        Rule.Holds(VersionsElsewhere(
            new[] { "*.csproj", "*.props", "*.targets" }.SelectMany(pattern => Repository.Files(pattern))
                .Select(file => (file, XDocument.Load(Path.Combine(Repository.Root, file))))));

    [Fact]
    public void Every_project_has_a_lock_file() => Rule.Holds(WithoutFile(Repository.Projects.Select(p => p.Path), Exists, "packages.lock.json"));

    [Fact]
    public void Every_module_has_a_page_about_it() => Rule.Holds(WithoutFile(Repository.Modules.Select(p => p.Path), Exists, "README.md"));

    [Fact]
    public void Every_project_is_in_the_solution() =>
        Rule.Holds(NotInSolution(Repository.Projects.Select(p => p.Path), XDocument.Load(Path.Combine(Repository.Root, "ThongSuot.slnx"))));

    [Theory]
    [InlineData("<Project><PackageReference Include='YamlDotNet' Version='1.0' /></Project>")]
    [InlineData("<Project><PackageReference Include='YamlDotNet' VersionOverride='1.0' /></Project>")]
    [InlineData("<Project><PackageReference Include='YamlDotNet'><Version>1.0</Version></PackageReference></Project>")]
    public void A_version_elsewhere_is_found(string xml)
    {
        Assert.Equal(["src/Web/Web.csproj says the version of YamlDotNet"], VersionsElsewhere([("src/Web/Web.csproj", XDocument.Parse(xml))]));
        Assert.Empty(VersionsElsewhere([("src/Web/Web.csproj", XDocument.Parse("<Project><PackageReference Include='YamlDotNet' /></Project>"))]));
    }

    [Theory]
    [InlineData("packages.lock.json")]
    [InlineData("README.md")]
    public void A_missing_file_is_found(string beside) =>
        Assert.Equal(
            [$"src/Modules/Records/{beside} is missing"],
            WithoutFile(["src/Modules/Records/Records.csproj", "src/Modules/Dossiers/Dossiers.csproj"], file => file == $"src/Modules/Dossiers/{beside}", beside));

    [Fact]
    public void A_project_outside_the_solution_is_found() =>
        Assert.Equal(
            ["src/B/B.csproj is not in ThongSuot.slnx"],
            NotInSolution(["src/A/A.csproj", "src/B/B.csproj"], XDocument.Parse("<Solution><Folder><Project Path='src/A/A.csproj' /></Folder></Solution>")));
}
