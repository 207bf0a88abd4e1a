using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using ThongSuot.Contracts.Procedures;
using ThongSuot.Engine.Competence;
using ThongSuot.Engine.WorkingTime;

namespace ThongSuot.Procedures.Catalogue;

/// <summary>A file of the package with its content's hash, which ignores layout and comments.</summary>
/// <param name="Path">Inside the folder, with "/".</param>
/// <param name="Hash">Lower-case hex SHA-256 of <see cref="YamlNode.Canonical"/>.</param>
internal sealed record PackageFile(string Path, string Text, YamlNode Root, string Hash)
{
    public static string HashOf(params IEnumerable<string> parts)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var part in parts)
        {
            var bytes = Encoding.UTF8.GetBytes(part);
            hash.AppendData(BitConverter.GetBytes(bytes.Length));
            hash.AppendData(bytes);
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}

/// <summary>A whole, faultless package.</summary>
/// <param name="Files">By path.</param>
/// <param name="Forms">By code.</param>
/// <param name="Procedures">In the order of the set: by field, then by code.</param>
internal sealed record CataloguePackage(
    ImmutableSortedDictionary<string, PackageFile> Files, SetFile Set, Reference Reference, CompetenceTable Competence, WorkingCalendar Calendar,
    ImmutableSortedDictionary<string, FormFile> Forms, ImmutableArray<ProcedureFile> Procedures)
{
    /// <summary>Hash of everything in the package.</summary>
    public string Hash { get; } = PackageFile.HashOf(Files.SelectMany(file => (string[])[file.Key, file.Value.Hash]));

    /// <summary>What a running dossier keeps: the procedure, its forms and the set's default rules. A change of any makes a new version.</summary>
    public string VersionHashOf(ProcedureFile procedure) => PackageFile.HashOf(
        [Files[procedure.At.File].Hash, Files[SetFile.Path].Root.Defaults(), .. procedure.Procedure.Forms.Select(code => Files[Forms[code].At.File].Hash)]);

    public PublishedSet View() => new(
        Set.Title, Set.Version, Set.StatusText, Set.Decision,
        [.. Reference.Fields.Select(f => new CatalogueField(
            f.Code, f.Name, f.Owner, Procedures.Count(p => p.Procedure.Field == f.Code), Forms.Values.Count(form => form.Field == f.Code)))],
        Reference.Branches, Reference.Levels, Procedures.Length, 0, Forms.Count);
}

/// <summary>A package, or the faults that keep it from being one; warnings in either case.</summary>
internal sealed record CatalogueReading(CataloguePackage? Package, IReadOnlyList<CatalogueFault> Faults, IReadOnlyList<CatalogueFault> Warnings);

internal static class YamlNodes
{
    /// <summary>The set's defaults as a text to compare.</summary>
    public static string Defaults(this YamlNode set) =>
        ((set as YamlNode.Map)?.Find("set") as YamlNode.Map)?.Find("defaults")?.Canonical() ?? "";
}
