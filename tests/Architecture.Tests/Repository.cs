using System.Reflection;
using System.Xml.Linq;

namespace ThongSuot.Architecture.Tests;

/// <summary>A project file as it lies on disk.</summary>
/// <param name="Path">From the repository's root, with forward slashes.</param>
internal sealed record ProjectFile(string Path, XDocument Xml)
{
    public string Name => System.IO.Path.GetFileNameWithoutExtension(Path);

    public bool IsModule => Path.StartsWith("src/Modules/", StringComparison.Ordinal);

    public bool IsProduct => Path.StartsWith("src/", StringComparison.Ordinal);

    /// <summary>Names of the projects it references; a wildcard stays as it is written.</summary>
    public IEnumerable<string> References => Includes("ProjectReference").Select(path => System.IO.Path.GetFileNameWithoutExtension(path.Replace('\\', '/')));

    public IEnumerable<string> Packages => Includes("PackageReference");

    private IEnumerable<string> Includes(string element) =>
        Xml.Descendants(element).Select(e => (string?)e.Attribute("Include")).OfType<string>();
}

/// <summary>A text file of the repository.</summary>
internal sealed record SourceFile(string Path, string Text);

/// <summary>The repository as it lies on disk: whatever is added is found without editing a test.</summary>
internal static class Repository
{
    private static readonly string[] NotOurs = ["bin", "obj", "node_modules", "wwwroot", "publish", "data"];

    public static string Root { get; } = FindRoot();

    public static IReadOnlyList<ProjectFile> Projects { get; } =
        [.. Files("*.csproj").Select(file => new ProjectFile(file, XDocument.Load(Path.Combine(Root, file))))];

    public static IReadOnlyList<ProjectFile> Modules { get; } = [.. Projects.Where(p => p.IsModule)];

    /// <summary>The compiled projects of src, loaded.</summary>
    public static IReadOnlyList<Assembly> Assemblies { get; } =
        [.. Projects.Where(p => p.IsProduct).Select(p => Assembly.Load("ThongSuot." + p.Name))];

    public static Assembly AssemblyOf(string project) => Assemblies.Single(a => string.Equals(a.GetName().Name, "ThongSuot." + project, StringComparison.Ordinal));

    /// <summary>Every file of ours with this pattern, below <paramref name="folder"/>, its path from the root.</summary>
    public static IEnumerable<string> Files(string pattern, string folder = ".") =>
        Below(Path.Combine(Root, folder), pattern).Select(f => Path.GetRelativePath(Root, f).Replace('\\', '/')).Order(StringComparer.Ordinal);

    public static IEnumerable<SourceFile> Sources(string folder, params string[] patterns) =>
        patterns.SelectMany(pattern => Files(pattern, folder)).Select(file => new SourceFile(file, File.ReadAllText(Path.Combine(Root, file))));

    private static IEnumerable<string> Below(string folder, string pattern) =>
        Directory.EnumerateFiles(folder, pattern).Concat(
            Directory.EnumerateDirectories(folder)
                .Where(d => Path.GetFileName(d) is var name && !name.StartsWith('.') && !NotOurs.Contains(name, StringComparer.Ordinal))
                .SelectMany(d => Below(d, pattern)));

    private static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "ThongSuot.slnx")))
                return folder.FullName;
        }

        throw new InvalidOperationException("The tests run from inside the repository.");
    }
}
