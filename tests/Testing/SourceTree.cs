namespace ThongSuot.Testing;

/// <summary>The repository that the tests were built in.</summary>
public static class SourceTree
{
    public static string Root { get; } = Find();

    public static string Catalogue => Path.Combine(Root, "catalogue");

    private static string Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "ThongSuot.slnx")))
                return folder.FullName;
        }

        throw new InvalidOperationException("The tests run inside the repository.");
    }
}
