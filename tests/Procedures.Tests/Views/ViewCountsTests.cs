using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ThongSuot.Platform.Data;
using ThongSuot.Procedures.Tests.Catalogue;
using ThongSuot.Procedures.Views;

namespace ThongSuot.Procedures.Tests.Views;

public sealed class ViewCountsTests
{
    private static readonly CancellationToken None = CancellationToken.None;

    public static TheoryData<bool> Databases => TestHost.Databases;

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task Two_nodes_that_count_at_once_lose_nothing(bool sqlite)
    {
        await using var host = await TestHost.Start(sqlite, CatalogueFolder.Shipped);
        ViewCounts[] nodes = [Node(host), Node(host)];
        string[] codes = ["TCCB-01", "TCCB-02", "VTLT-01", "KTUB-07"];
        await Parallel.ForEachAsync(Enumerable.Range(0, 40), new ParallelOptions { MaxDegreeOfParallelism = 8 }, async (round, _) =>
        {
            for (var i = 0; i < 25; i++)
                nodes[round % 2].Seen(codes[(round + i) % codes.Length], Asked());
            await nodes[round % 2].Save(None);
        });

        var rows = await Rows(host);
        Assert.Equal(codes.Order(StringComparer.Ordinal), rows.Select(r => r.Code));
        Assert.Equal(40 * 25, rows.Sum(r => r.Count));
        host.Time.Forward(TimeSpan.FromMinutes(1));
        foreach (var row in rows)
            Assert.Equal((row.Count, row.Count), (await nodes[0].Of(row.Code, None), await nodes[1].Of(row.Code, None)));
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task A_view_shows_before_it_is_stored_and_days_are_those_of_Vietnam(bool sqlite)
    {
        await using var host = await TestHost.Start(sqlite, CatalogueFolder.Shipped);
        var counts = Node(host);
        counts.Seen("TCCB-01", Asked());
        Assert.Equal(1, await counts.Of("TCCB-01", None));
        Assert.Empty(await Rows(host));
        host.Time.Forward(TimeSpan.FromHours(16)); // 17:00 UTC: midnight in Vietnam
        counts.Seen("TCCB-01", Asked());
        await counts.Save(None);
        await counts.Save(None);

        Assert.Equal([(new DateOnly(2026, 1, 5), 1L), (new DateOnly(2026, 1, 6), 1L)], (await Rows(host)).Select(r => (r.Day, r.Count)));
        Assert.Equal(2, await counts.Of("TCCB-01", None));
    }

    [Fact]
    public async Task Only_pages_that_somebody_asked_for_are_counted()
    {
        await using var host = await TestHost.Start(sqlite: true, CatalogueFolder.Shipped);
        var counts = Node(host);
        counts.Seen("TCCB-01", Asked(method: "HEAD"));
        counts.Seen("TCCB-01", Asked(method: "POST"));
        counts.Seen("TCCB-01", Asked("Sec-Purpose", "prefetch;prerender"));
        counts.Seen("TCCB-01", Asked("Purpose", "prefetch"));
        counts.Seen("TCCB-01", Asked("X-Moz", "prefetch"));
        Assert.Equal(0, await counts.Of("TCCB-01", None));
        counts.Seen("TCCB-01", Asked());
        Assert.Equal(1, await counts.Of("TCCB-01", None));
    }

    [Fact]
    public async Task What_could_not_be_stored_is_stored_later()
    {
        await using var host = await TestHost.Start(sqlite: true, CatalogueFolder.Shipped);
        var counts = Node(host);
        counts.Seen("TCCB-01", Asked());
        await host.InDb(db => db.Database.ExecuteSqlRawAsync("alter table procedures_view rename to procedures_view_away", None));
        await Assert.ThrowsAnyAsync<Exception>(() => counts.Save(None));
        await host.InDb(db => db.Database.ExecuteSqlRawAsync("alter table procedures_view_away rename to procedures_view", None));
        await counts.Save(None);
        Assert.Equal(1, (await Rows(host)).Single().Count);
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task The_table_of_a_period_has_every_procedure_and_nothing_older(bool sqlite)
    {
        await using var host = await TestHost.Start(sqlite, CatalogueFolder.Shipped);
        Assert.True((await ProceduresModule.LoadCatalogue(host.Services, None)).IsOk);
        var counts = Node(host);
        for (var i = 0; i < 3; i++)
            counts.Seen("VTLT-01", Asked());
        host.Time.Forward(TimeSpan.FromDays(10));
        counts.Seen("TCCB-01", Asked());
        await counts.Save(None);
        await using var scope = host.Services.CreateAsyncScope();
        var top = scope.ServiceProvider.GetRequiredService<TopViews>();

        var (week, month) = (await top.Of(7, None), await top.Of(30, None));
        Assert.Equal((70, 70), (week.Count, month.Count));
        Assert.Equal([("TCCB-01", 1L), ("CYCN-01", 0L)], week.Take(2).Select(v => (v.Procedure.Code, v.Count)));
        Assert.Equal([("VTLT-01", 3L), ("TCCB-01", 1L)], month.Take(2).Select(v => (v.Procedure.Code, v.Count)));
        Assert.Equal((7, 30, 30, 30), (TopViews.Period("7"), TopViews.Period("8"), TopViews.Period(null), TopViews.Period("-1")));
    }

    [Fact]
    public void Nothing_of_a_person_has_a_place_in_the_table() =>
        Assert.Equal(["Code", "Count", "Day"], typeof(ViewRow).GetProperties().Select(p => p.Name).Order(StringComparer.Ordinal));

    // Each has its own memory and shares only the database, as two nodes do; on SQLite they are one process and share its queue.
    private static ViewCounts Node(TestHost host) =>
        new(host.Services.GetRequiredService<IServiceScopeFactory>(), host.Services.GetRequiredService<WriteGate>(), host.Time);

    private static Task<List<ViewRow>> Rows(TestHost host) => host.InDb(db => db.Set<ViewRow>().AsNoTracking().OrderBy(v => v.Code).ThenBy(v => v.Day).ToListAsync());

    private static HttpRequest Asked(string? header = null, string? value = null, string method = "GET")
    {
        var request = new DefaultHttpContext().Request;
        request.Method = method;
        if (header is not null)
            request.Headers[header] = value;
        return request;
    }
}
