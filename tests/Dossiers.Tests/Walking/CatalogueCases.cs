using System.Text.RegularExpressions;

namespace ThongSuot.Dossiers.Tests.Walking;

/// <summary>The shipped procedures and their branch codes as test cases, read from the files so that a new one is walked without being named.</summary>
public static partial class CatalogueCases
{
    public static TheoryData<string> Procedures() => [.. Files().Select(f => Path.GetFileNameWithoutExtension(f))];

    public static TheoryData<string, string> Branches()
    {
        var cases = new TheoryData<string, string>();
        foreach (var file in Files())
        {
            var codes = BranchLine().Match(File.ReadAllText(file)).Groups[1].Value.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
            foreach (var code in codes)
                cases.Add(Path.GetFileNameWithoutExtension(file), code);
        }

        return cases;
    }

    private static IEnumerable<string> Files() => Directory.EnumerateDirectories(Province.CatalogueFolder)
        .SelectMany(field => Directory.EnumerateFiles(field, $"{Path.GetFileName(field)}-*.yaml")).Order(StringComparer.Ordinal);

    [GeneratedRegex(@"^branches: \[(.*)\]", RegexOptions.Multiline, 1000)]
    private static partial Regex BranchLine();
}
