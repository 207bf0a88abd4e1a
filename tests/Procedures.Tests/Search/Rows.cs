using ThongSuot.Contracts.Procedures;
using ThongSuot.Platform.Text;
using ThongSuot.Procedures.Catalogue;
using ThongSuot.Procedures.Data;
using ThongSuot.Procedures.Search;
using ThongSuot.Procedures.Tests.Catalogue;

namespace ThongSuot.Procedures.Tests.Search;

/// <summary>Rows to index without a database.</summary>
internal static class Rows
{
    public static readonly DateTimeOffset Now = new(2026, 3, 2, 1, 0, 0, TimeSpan.Zero);

    public static readonly string[] Fields = ["TCCB", "KTGS", "VTLT", "QTTC", "KTUB", "CYCN"];

    public static CataloguePackage Shipped { get; } = CatalogueReader.Read(CatalogueFolder.Shipped).Package!;

    public static PortalIndex ShippedIndex { get; } = new(
        Shipped.Procedures.Select(p => Listings.Of(
            Version(p.Procedure.Code, p.Procedure.Field), p.Procedure, p.Details, p.Procedure.Forms.Select(code => Shipped.Forms[code].Definition), body: null, original: true)),
        Shipped.Forms.Values.Select(f => Listings.Of(
            new FormVersionRow { Id = Guid.NewGuid(), Code = f.Code, Number = 1, Hash = "", Path = "", Yaml = "", ValidFrom = Now.AddDays(-1) }, f)),
        [.. Shipped.Reference.Fields.Select(f => f.Code)],
        Now);

    public static VersionRow Version(string code, string field) => new()
    {
        Id = Guid.NewGuid(), Code = code, Number = 1, Field = field, Set = 1, Hash = "", Path = "", Yaml = "", Status = VersionStatus.Official, ValidFrom = Now.AddDays(-1),
    };

    public static ListingRow Of(
        string code, string name, string words = "", int number = 1, string field = "TCCB", string? body = null, VersionStatus status = VersionStatus.Official,
        DateTimeOffset? from = null, DateTimeOffset? to = null, string levels = "CS", bool exOfficio = false, bool interAgency = false, bool original = true) => new()
    {
        Version = Guid.NewGuid(), Code = code, Number = number, Body = body is null ? null : Guid.NewGuid(), BodyCode = body, BodyName = body is null ? null : $"Đảng ủy {body}", Field = field,
        Status = status == VersionStatus.Pilot ? VersionStatus.Pilot : VersionStatus.Official, SuspendedFrom = status == VersionStatus.Suspended ? Now.AddDays(-1) : null, Levels = levels, FiledAt = "cell", FiledBy = "cell_secretary", InterAgency = interAgency, ExOfficio = exOfficio, Original = original, Name = name, Filer = "Chi bộ",
        FoldedName = Folding.Fold(name), Words = string.Join(' ', Folding.Fold($"{code} {name} {words}").Split(' ').Distinct()), ValidFrom = from ?? Now.AddDays(-1), ValidTo = to ?? (status is VersionStatus.Replaced or VersionStatus.Repealed ? Now.AddHours(-1) : null),
    };

    public static PortalIndex Index(params IEnumerable<ListingRow> rows) => new(rows, [], Fields, Now);

    public static List<string> Codes(this PortalIndex index, string? text, params (Facet, string)[] chosen) => [.. index.All(PortalQuery.For(text, chosen)).Select(r => r.Code)];
}
