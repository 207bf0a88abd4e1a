using ThongSuot.Contracts.Procedures;
using ThongSuot.Platform.Text;
using ThongSuot.Procedures.Data;
using ThongSuot.Procedures.Search;

namespace ThongSuot.Procedures.Tests.Search;

/// <summary>The index against the plainest way to search: look at every row.</summary>
public sealed class OracleTests
{
    private static readonly string[] Vocabulary =
        ["Đảng", "đảng viên", "kết nạp", "chuyển", "sinh hoạt", "uỷ", "ủy ban", "hoà", "kiểm tra", "kỷ luật", "khen", "hồ sơ", "tài sản", "chi bộ", "a", "ab", "abc", "b", "04"];

    private static readonly string[] Bodies = ["X01", "X02", "X03"];

    [Theory]
    [InlineData(20260302)]
    [InlineData(7)]
    [InlineData(112233)]
    public void It_finds_what_looking_at_every_row_finds_in_the_order_of_the_ranks(int seed)
    {
        var chance = new Random(seed);
        for (var round = 0; round < 15; round++)
        {
            var rows = Enumerable.Range(0, chance.Next(1, 200)).Select(i => Row(chance, i)).ToList();
            var (index, byId) = (Rows.Index(rows), rows.ToDictionary(r => r.Version));
            for (var asked = 0; asked < 25; asked++)
            {
                var query = Query(chance, rows);
                var (found, naive) = (index.All(query).ToList(), rows.Where(row => Fits(row, query) && Rank(row, query.Text) is not null).ToList());
                Assert.Equal(naive.Select(r => r.Version).Order(), found.Select(r => r.Version).Order());
                Assert.Equal(naive.Count, index.Find(query, 10).Total);
                if (query.ByCode)
                    Assert.Equal(found.Select(r => r.Code).Order(StringComparer.Ordinal), found.Select(r => r.Code));
                else
                    Assert.True(found.Zip(found.Skip(1)).All(pair => Rank(byId[pair.First.Version], query.Text) <= Rank(byId[pair.Second.Version], query.Text)), $"\"{query.Text.Typed}\" is out of order");
                AgreesOnCounts(index, rows, query);
            }
        }
    }

    private static void AgreesOnCounts(PortalIndex index, List<ListingRow> rows, PortalQuery query)
    {
        foreach (var (facet, counts) in index.CountByValue(query))
        {
            var chosen = new Dictionary<Facet, string>(query.Chosen);
            foreach (var counted in counts)
            {
                chosen[facet] = counted.Value;
                Assert.Equal(rows.Count(row => Fits(row, query with { Chosen = chosen }) && Rank(row, query.Text) is not null), counted.Count);
            }
        }
    }

    private static ListingRow Row(Random chance, int i)
    {
        string Some(int most) => string.Join(' ', Enumerable.Range(0, chance.Next(1, most)).Select(_ => Vocabulary[chance.Next(Vocabulary.Length)]));
        return Rows.Of(
            $"{Rows.Fields[chance.Next(3)]}-{chance.Next(30):00}", Some(5), Some(12), i, Rows.Fields[chance.Next(3)], chance.Next(3) == 0 ? Bodies[chance.Next(Bodies.Length)] : null,
            (VersionStatus)chance.Next(1, 5), Rows.Now.AddDays(chance.Next(-9, 3)), chance.Next(4) == 0 ? Rows.Now.AddDays(chance.Next(-3, 3)) : null,
            chance.Next(2) == 0 ? "CS" : "CS CB", chance.Next(2) == 0, chance.Next(2) == 0, chance.Next(2) == 0);
    }

    private static PortalQuery Query(Random chance, List<ListingRow> rows)
    {
        var word = Vocabulary[chance.Next(Vocabulary.Length)];
        var text = chance.Next(6) switch
        {
            0 => null,
            1 => rows[chance.Next(rows.Count)].Name.ToUpperInvariant(),
            2 => rows[chance.Next(rows.Count)].Code.ToLowerInvariant(),
            3 => word[..chance.Next(1, word.Length + 1)],
            4 => $"{word} {Vocabulary[chance.Next(Vocabulary.Length)]}",
            _ => rows[chance.Next(rows.Count)].Name + " " + word[..1],
        };
        var row = rows[chance.Next(rows.Count)];
        var values = Facets.Of(row, PortalIndex.StateOf(row, Rows.Now)).DistinctBy(v => v.Facet).Where(_ => chance.Next(5) == 0).ToList();
        if (chance.Next(5) == 0 && values.TrueForAll(v => v.Facet != Facet.State))
            values.Add((Facet.State, Facets.AnyState));
        return PortalQuery.For(text, values) with { ByCode = chance.Next(3) == 0 };
    }

    private static bool Fits(ListingRow row, PortalQuery query)
    {
        var state = PortalIndex.StateOf(row, Rows.Now);
        if (query[Facet.State] is null && state == ListingState.Ended)
            return false;
        return query.Chosen.All(c => (c.Key == Facet.State && c.Value == Facets.AnyState) || Facets.Of(row, state).Contains((c.Key, c.Value)));
    }

    /// <summary>0 is best; null when it does not match.</summary>
    private static int? Rank(ListingRow row, TypedWords text)
    {
        if (text.IsNothing)
            return 0;
        var (code, wanted) = (Folding.Fold(row.Code), text.Folded);
        if (wanted.Length == 0)
            return null;
        if (row.FoldedName == wanted || code == wanted)
            return 0;
        if (row.FoldedName.StartsWith(wanted, StringComparison.Ordinal) || code.StartsWith(wanted, StringComparison.Ordinal))
            return 1;
        return HasAll(row.FoldedName, text) ? 2 : HasAll(row.Words, text) ? 3 : null;
    }

    private static bool HasAll(string where, TypedWords text) => text.Each.All(word => (" " + where).Contains(" " + word, StringComparison.Ordinal));
}
