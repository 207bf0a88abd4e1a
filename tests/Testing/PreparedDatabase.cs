namespace ThongSuot.Testing;

/// <summary>What a database begins with, besides its tables.</summary>
/// <param name="Name">The same name is the same content: it is made once in a process and copied from then on.</param>
/// <param name="Fill">Writes it. Only what is stored is copied; what a service remembers of it is not.</param>
public sealed record Filling(string Name, Func<IServiceProvider, Task> Fill);

/// <summary>
/// A database that tests get copies of: migrating one and filling in the sample takes seconds of a processor, copying it does not.
/// SQLite and the other files of the data folder wait in memory, PostgreSQL copies a database of its own.
/// </summary>
/// <param name="files">By their names in the data folder.</param>
internal sealed class PreparedDatabase(IReadOnlyDictionary<string, byte[]> files, PostgreSqlDatabase? postgreSql)
{
    /// <summary>Takes over a database that nobody has open any more.</summary>
    public static PreparedDatabase Of(DirectoryInfo folder, PostgreSqlDatabase? postgreSql)
    {
        var files = folder.EnumerateFiles("*", SearchOption.AllDirectories)
            .ToDictionary(file => Path.GetRelativePath(folder.FullName, file.FullName), file => File.ReadAllBytes(file.FullName), StringComparer.Ordinal);
        folder.Delete(recursive: true);
        // Nothing of it is left either, and no test knows which of them is the last one.
        if (postgreSql is not null)
            AppDomain.CurrentDomain.ProcessExit += (_, _) => postgreSql.DisposeAsync().AsTask().GetAwaiter().GetResult();
        return new PreparedDatabase(files, postgreSql);
    }

    /// <returns>Null on SQLite, where the copy lies in the folder.</returns>
    public async Task<PostgreSqlDatabase?> CopyTo(DirectoryInfo folder)
    {
        foreach (var (name, content) in files)
        {
            var path = Path.Combine(folder.FullName, name);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            await File.WriteAllBytesAsync(path, content);
        }

        return postgreSql is null ? null : await postgreSql.Copy();
    }
}
