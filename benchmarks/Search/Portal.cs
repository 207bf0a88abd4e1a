using Microsoft.EntityFrameworkCore;
using ThongSuot.Contracts.Procedures;
using ThongSuot.Bench.Pages;
using ThongSuot.Load;
using ThongSuot.Procedures.Data;
using ThongSuot.Procedures.Search;

namespace ThongSuot.Bench.Search;

/// <summary>
/// A portal of 5,000 versions: those of the shipped set, and variants of them as bodies of the province would make them: pilots, local variants,
/// suspended and ended ones, each with a name and guidance of its own. Each has its row among the versions, with a text, and its listing.
/// </summary>
internal sealed class Portal(SampleInstallation installation)
{
    private static readonly string[] Places =
        ["tại đảng bộ xã", "ở chi bộ cơ quan", "cho đảng viên nơi cư trú", "trong doanh nghiệp nhà nước", "ở đặc khu", "theo đợt", "trường hợp cấp bách", "có yếu tố nước ngoài", "liên thông với chính quyền", "qua bưu chính"];

    private static readonly string[] Guidance =
        ["Kiểm tra đủ thành phần hồ sơ trước khi trình tập thể.", "Lấy ý kiến cấp ủy nơi cư trú bằng văn bản.", "Thông báo kết quả trong ngày làm việc kế tiếp.", "Lưu một bản tại chi bộ, một bản tại văn phòng.", "Đối chiếu với cơ sở dữ liệu đảng viên."];

    /// <summary>Words that stand in more than half of the versions, the most frequent first.</summary>
    public IReadOnlyList<string> CommonWords { get; private set; } = [];

    /// <summary>Names as people would type them.</summary>
    public IReadOnlyList<string> Names { get; private set; } = [];

    public async Task Fill(int count) => await installation.Look(async db =>
    {
        var (versionSet, listingSet) = (db.Versions, db.Listings);
        var originals = await versionSet.AsNoTracking().ToListAsync();
        var bodies = installation.Organisation.Bodies.OrderBy(b => b.Code, StringComparer.Ordinal).ToArray();
        var published = (await installation.Procedures.Published(default)).ToDictionary(p => p.VersionId);
        var (chance, versions, listings) = (new Random(20260306), new List<VersionRow>(), new List<ListingRow>());
        for (var i = originals.Count; i < count; i++)
        {
            var original = originals[i % originals.Count];
            var place = Places[chance.Next(Places.Length)];
            var body = bodies[chance.Next(bodies.Length)];
            // One in ten has ended, one in ten is a pilot, one in twenty suspended; the others are local variants.
            var status = chance.Next(20) switch { < 2 => VersionStatus.Repealed, < 4 => VersionStatus.Pilot, 4 => VersionStatus.Suspended, _ => VersionStatus.Official };
            var from = original.ValidFrom.AddMinutes(-chance.Next(1, 500_000));
            var version = new VersionRow
            {
                Id = Guid.CreateVersion7(from), Code = original.Code, Number = (i / originals.Count) + 1, Field = original.Field, Set = original.Set, Hash = original.Hash, Path = original.Path,
                Yaml = original.Yaml.Replace("guidance: \"", $"guidance: \"{Guidance[chance.Next(Guidance.Length)]} ", StringComparison.Ordinal), ValidFrom = from,
                ValidTo = status == VersionStatus.Repealed ? from.AddDays(30) : null,
                Status = status == VersionStatus.Pilot ? VersionStatus.Pilot : VersionStatus.Official, SuspendedFrom = status == VersionStatus.Suspended ? from : null,
                Body = body.Id, Base = original.Id,
            };
            var procedure = published[original.Id] with { Name = $"{published[original.Id].Name} {place} số {chance.Next(1, 400)}" };
            var details = await installation.Procedures.Details(original.Id, default);
            var listing = Listings.Of(version, procedure, details, [], new ListedBody(body.Id, body.Code, body.Name), original: false);
            versions.Add(version);
            listings.Add(listing);
        }

        var bulk = new BulkRows(db);
        await bulk.Write(versions);
        await bulk.Write(listings);
        var all = await listingSet.AsNoTracking().ToListAsync();
        CommonWords = [.. all.SelectMany(l => l.Words.Split(' ')).CountBy(word => word, StringComparer.Ordinal).Where(c => c.Value > all.Count / 2 && c.Key.Length > 1).OrderByDescending(c => c.Value).Select(c => c.Key).Take(20)];
        Names = [.. all.Select(l => l.Name).Distinct(StringComparer.Ordinal)];
        return true;
    });
}
