using ThongSuot.Contracts.Procedures;
using ThongSuot.Procedures.Data;
using ThongSuot.Procedures.Search;

namespace ThongSuot.Procedures.Tests.Search;

public sealed class NarrowingTests
{
    private static readonly PortalIndex Index = Rows.Index(
        Rows.Of("TCCB-01", "Kết nạp", number: 2), Rows.Of("TCCB-01", "Kết nạp", to: Rows.Now.AddDays(-1)), Rows.Of("TCCB-01", "Kết nạp", number: 3, from: Rows.Now.AddDays(9)),
        Rows.Of("TCCB-01", "Kết nạp ở xã", number: 4, body: "X02", original: false), Rows.Of("X03-01", "Việc của xã", body: "X03", original: false, status: VersionStatus.Pilot, levels: "CS CB"),
        Rows.Of("KTGS-01", "Kiểm tra", field: "KTGS", exOfficio: true, interAgency: true, status: VersionStatus.Suspended), Rows.Of("KTGS-02", "Giám sát", field: "KTGS", status: VersionStatus.Repealed));

    public static TheoryData<string, string, int> Filters => new()
    {
        { "linh-vuc", "TCCB", 4 }, { "linh-vuc", "KTGS", 1 }, { "linh-vuc", "XXXX", 0 }, { "cap", "CB", 1 }, { "cap", "CS", 5 }, { "noi-nop", "cell", 5 }, { "vai-tro", "cell_secretary", 5 },
        { "cua", "tinh", 3 }, { "cua", "don-vi", 2 }, { "cua", "X02", 1 }, { "cua", "X99", 0 }, { "tinh-trang", "chinh-thuc", 2 }, { "tinh-trang", "thi-diem", 1 }, { "tinh-trang", "tam-dung", 1 },
        { "tinh-trang", "sap-co", 1 }, { "tinh-trang", "het-hieu-luc", 2 }, { "tinh-trang", "tat-ca", 7 }, { "loai", "de-nghi", 4 }, { "loai", "chu-dong", 1 }, { "loai", "phoi-hop", 1 },
        { "nguon", "bo-goc", 3 }, { "nguon", "bo-sung", 2 },
    };

    [Theory]
    [MemberData(nameof(Filters))]
    public void Each_filter_narrows_the_list_and_says_so_before(string name, string value, int left)
    {
        var facet = Facets.Names.First(f => f.Value == name).Key;
        Assert.Equal(left, Index.Codes(null, (facet, value)).Count);
        if (value != Facets.AnyState)
            Assert.Equal(left, Index.CountByValue(PortalQuery.For(null))[facet].FirstOrDefault(c => c.Value == value)?.Count ?? 0);
    }

    [Fact]
    public void What_has_ended_is_shown_only_when_asked_for_and_the_set_comes_before_the_units() =>
        Assert.Equal(["TCCB-01 2", "TCCB-01 3", "KTGS-01 1", "TCCB-01 4", "X03-01 1"], Index.All(PortalQuery.For(null)).Select(r => $"{r.Code} {r.Number}"));

    [Fact]
    public void Filters_are_taken_together_and_counts_leave_out_only_their_own()
    {
        var query = PortalQuery.For("ket nap", (Facet.Owner, "tinh"), (Facet.State, "chinh-thuc"));
        Assert.Equal(1, Index.Find(query, 10).Total);
        var counts = Index.CountByValue(query);
        Assert.Equal([new Counted("TCCB", 1)], counts[Facet.Field]);
        Assert.Equal((1, 1), (counts[Facet.Owner].First(c => c.Value == "tinh").Count, counts[Facet.Owner].First(c => c.Value == "X02").Count));
        Assert.Equal(1, counts[Facet.State].First(c => c.Value == "het-hieu-luc").Count);
    }

    [Fact]
    public void Pages_follow_each_other_by_the_last_version_shown()
    {
        var index = Rows.Index(Enumerable.Range(1, 57).Select(i => Rows.Of($"TCCB-{i:00}", i % 3 == 0 ? "Kết nạp" : "Việc", i % 2 == 0 ? "ket nap" : "")));
        foreach (var query in (PortalQuery[])[PortalQuery.For(null), PortalQuery.For("ket nap"), PortalQuery.For("ket nap") with { ByCode = true }])
        {
            var (all, seen, page) = (index.All(query).Select(r => r.Version).ToList(), new List<Guid>(), index.Find(query, 10));
            var back = new List<Found>();
            while (true)
            {
                Assert.Equal((seen.Count + 1, all.Count), (page.First, page.Total));
                seen.AddRange(page.Rows.Select(r => r.Version));
                if (page.Next is not { } next)
                    break;
                back.Add(page);
                page = index.Find(query with { After = next }, 10);
                Assert.Equal(back[^1].Rows, index.Find(query with { Before = page.Previous }, 10).Rows);
            }

            Assert.Equal(all, seen);
        }

        // A version that is not there begins anew.
        Assert.Equal(1, index.Find(PortalQuery.For(null) with { After = Guid.NewGuid() }, 10).First);
    }

    [Fact]
    public void The_index_says_how_long_it_holds() => Assert.Equal(Rows.Now.AddDays(9), Index.HoldsUntil);
}
