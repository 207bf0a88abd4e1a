using System.Runtime.CompilerServices;

namespace ThongSuot.Procedures.Tests.Catalogue;

/// <summary>The shipped catalogue, and copies of it to spoil.</summary>
internal sealed class CatalogueFolder : IDisposable
{
    public static string Shipped { get; } = FindShipped();

    public CatalogueFolder()
    {
        Root = Directory.CreateTempSubdirectory("catalogue-").FullName;
        foreach (var file in Directory.EnumerateFiles(Shipped, "*.yaml", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(Root, Path.GetRelativePath(Shipped, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }
    }

    public string Root { get; }

    public string this[string path]
    {
        get => File.ReadAllText(Path.Combine(Root, path));
        set => File.WriteAllText(Path.Combine(Root, path), value);
    }

    public bool Has(string path) => File.Exists(Path.Combine(Root, path));

    public void Delete(string path) => File.Delete(Path.Combine(Root, path));

    /// <summary>Replaces the first occurrence, and fails when there is none: a case must spoil what it means to.</summary>
    /// <returns>The line of the replacement, from 1.</returns>
    public int Replace(string path, string old, string @new)
    {
        var text = this[path];
        var at = text.IndexOf(old, StringComparison.Ordinal);
        Assert.True(at >= 0, $"{path} does not contain: {old}");
        this[path] = text[..at] + @new + text[(at + old.Length)..];
        return text[..at].Count(c => c == '\n') + 1;
    }

    public void Dispose() => Directory.Delete(Root, recursive: true);

    private static string FindShipped([CallerFilePath] string here = "")
    {
        for (var folder = Path.GetDirectoryName(here); folder is not null; folder = Path.GetDirectoryName(folder))
        {
            if (File.Exists(Path.Combine(folder, "ThongSuot.slnx")))
                return Path.Combine(folder, "catalogue");
        }

        throw new InvalidOperationException("The tests run from the repository.");
    }
}
