using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using ThongSuot.Platform.Log;
using ThongSuot.Platform.Results;

namespace ThongSuot.Platform.Backups;

/// <summary>What a backup holds, computed from the copy itself. It is written last: a folder without it is no backup.</summary>
/// <param name="Program">Version of the program that made it.</param>
/// <param name="Provider">"sqlite" or "postgresql"; rows and their hashes compare only within one of them.</param>
/// <param name="Migration">The last change of the tables that the copy knows.</param>
/// <param name="Schema">PostgreSQL: the schema that was copied.</param>
/// <param name="Database">The copy of the database; its name is the file's name in the backup.</param>
/// <param name="Files">Kept files; each name is the address in the store.</param>
/// <param name="ErasedMeanwhile">Files that the copied rows name but that were erased before they could be copied.</param>
/// <param name="Lost">Files that are still named but no longer in the store, or whose content does not fit their name.</param>
public sealed record Manifest(
    string Program,
    string Provider,
    DateTimeOffset MadeAt,
    string Migration,
    string? Schema,
    CopiedFile Database,
    IReadOnlyList<TableSum> Tables,
    IReadOnlyList<CopiedFile> Files,
    IReadOnlyList<string> ErasedMeanwhile,
    IReadOnlyList<string> Lost)
{
    public const string FileName = "manifest.json";

    /// <summary>Holds the manifest's own hash, in the form that <c>sha256sum -c</c> reads.</summary>
    public const string SumName = FileName + ".sha256";

    private static readonly JsonSerializerOptions Indented = new(LogJson.Options) { WriteIndented = true };

    public long Rows => Tables.Sum(t => t.Rows);

    internal async Task Write(string folder, CancellationToken cancellation)
    {
        var content = JsonSerializer.SerializeToUtf8Bytes(this, Indented);
        await WholeFile.Write(Path.Combine(folder, FileName), content, cancellation);
        await WholeFile.Write(Path.Combine(folder, SumName), System.Text.Encoding.ASCII.GetBytes($"{Hash(content)}  {FileName}\n"), cancellation);
    }

    internal static async Task<Result<Manifest>> Read(string folder, CancellationToken cancellation)
    {
        var (file, sum) = (Path.Combine(folder, FileName), Path.Combine(folder, SumName));
        if (!File.Exists(file) || !File.Exists(sum))
            return Refusals.NoBackup(folder);
        var content = await File.ReadAllBytesAsync(file, cancellation);
        if (!string.Equals((await File.ReadAllTextAsync(sum, cancellation)).Split(' ')[0], Hash(content), StringComparison.Ordinal))
            return Refusals.Broken($"{FileName}: nội dung không khớp {SumName}");
        try
        {
            var manifest = JsonSerializer.Deserialize<Manifest>(content, Indented);
            return manifest is null ? Refusals.Broken(FileName) : manifest;
        }
        catch (JsonException)
        {
            return Refusals.Broken(FileName);
        }
    }

    private static string Hash(byte[] content) => Convert.ToHexStringLower(SHA256.HashData(content));
}

/// <param name="Rows">How many.</param>
/// <param name="Hash">Lower-case hex SHA-256 over all rows in the order of their key.</param>
public sealed record TableSum(string Name, long Rows, string Hash)
{
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Name}: {Rows} dòng");
}

/// <param name="Length">In bytes.</param>
/// <param name="Hash">Lower-case hex SHA-256 of the bytes as they lie on the disk.</param>
public sealed record CopiedFile(string Name, long Length, string Hash);
