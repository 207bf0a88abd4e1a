using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using ThongSuot.Platform.Web;
using ThongSuot.Procedures.Data;
using ThongSuot.Procedures.Search;
using ThongSuot.Procedures.Tests.Catalogue;

namespace ThongSuot.Procedures.Tests.Search;

/// <summary>From a publication to what the portal finds, over both databases.</summary>
public sealed class PortalTests
{
    private static readonly CancellationToken None = CancellationToken.None;

    public static TheoryData<bool> Databases => TestHost.Databases;

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task A_publication_is_found_within_a_second_and_what_it_replaced_has_ended(bool sqlite)
    {
        using var folder = new CatalogueFolder();
        await using var host = await TestHost.Start(sqlite, folder.Root);
        await Load(host);
        Assert.Equal((70, "TCCB-01"), ((await Index(host)).Count, (await Index(host)).Codes("ket nap dang vien")[0]));
        Assert.Equal("BM-VTLT-04", (await Index(host)).FindForms(new TypedWords("bm-vtlt-04")).Forms[0].Code);

        folder.Replace("TCCB/TCCB-01.yaml", "name: Kết nạp đảng viên", "name: Xét nhận zqx mới");
        await Load(host);
        Assert.Empty((await Index(host)).Codes("xet nhan zqx moi")); // looked at once a second
        host.Time.Forward(TimeSpan.FromSeconds(2));

        var index = await Index(host);
        Assert.Equal("TCCB-01", index.Codes("xet nhan zqx moi")[0]);
        Assert.Equal((70, 71), (index.Codes(null).Count, index.Count));
        Assert.Equal(["Kết nạp đảng viên"], index.All(PortalQuery.For(null, (Facet.State, "het-hieu-luc"))).Select(r => r.Name));
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task A_status_that_changes_takes_its_row_along_in_the_same_transaction(bool sqlite)
    {
        await using var host = await TestHost.Start(sqlite, CatalogueFolder.Shipped);
        await Load(host);
        Assert.Equal(70, (await Index(host)).Codes(null, (Facet.State, "chinh-thuc")).Count);
        await host.InDb(async db =>
        {
            var versions = db.Versions;
            (await versions.SingleAsync(v => v.Code == "TCCB-02", None)).SuspendedFrom = host.Time.GetUtcNow();
            await Listings.Renew(db, None);
            return await db.SaveChangesAsync(None);
        });
        host.Time.Forward(TimeSpan.FromSeconds(2));

        Assert.Equal(["TCCB-02"], (await Index(host)).Codes(null, (Facet.State, "tam-dung")));
        Assert.Equal(69, (await Index(host)).Codes(null, (Facet.State, "chinh-thuc")).Count);
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task A_day_that_comes_changes_how_a_version_stands_without_a_write(bool sqlite)
    {
        await using var host = await TestHost.Start(sqlite, CatalogueFolder.Shipped);
        await Load(host);
        await host.InDb(async db =>
        {
            var versions = db.Versions;
            (await versions.SingleAsync(v => v.Code == "TCCB-02", None)).ValidTo = host.Time.GetUtcNow().AddDays(1);
            await Listings.Renew(db, None);
            return await db.SaveChangesAsync(None);
        });
        host.Time.Forward(TimeSpan.FromSeconds(2));
        Assert.Contains("TCCB-02", (await Index(host)).Codes(null));
        host.Time.Forward(TimeSpan.FromDays(1));
        Assert.DoesNotContain("TCCB-02", (await Index(host)).Codes(null));
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task What_was_published_before_there_was_a_list_is_listed_at_the_next_start(bool sqlite)
    {
        await using var host = await TestHost.Start(sqlite, CatalogueFolder.Shipped);
        await Load(host);
        var before = await Rows(host);
        await host.InDb(async db => await db.Set<ListingRow>().ExecuteDeleteAsync(None) + await db.Set<FormListingRow>().ExecuteDeleteAsync(None));
        await Load(host);
        Assert.Equal(70 + 79, before.Count);
        Assert.Equal(before, await Rows(host));
    }

    [Fact]
    public async Task Suggestions_are_a_piece_of_a_page_that_browsers_keep_for_a_moment()
    {
        await using var host = await TestHost.Start(sqlite: true, CatalogueFolder.Shipped);
        await Load(host);
        var (answer, text) = await Get(host, "/thu-tuc/goi-y", "ket nap");
        Assert.Equal((200, "private, max-age=30"), (answer.StatusCode, answer.Headers.CacheControl.ToString()));
        Assert.StartsWith("<ul role=\"listbox\"", text.Trim(), StringComparison.Ordinal);
        Assert.Contains("<li role=\"option\" id=\"goi-y-0\" aria-selected=\"false\" data-address=\"/thu-tuc/TCCB-01\">", text, StringComparison.Ordinal);
        Assert.Equal(8, (await Get(host, "/thu-tuc/goi-y", "đảng")).Text.Split("role=\"option\"").Length - 1);
        foreach (var typed in (string[])["", "   ", "???", "%_*", "\0", "\u202E", new string('x', 10_000), "<script>alert(1)</script>"])
            Assert.Equal((200, ""), ((await Get(host, "/thu-tuc/goi-y", typed)).Answer.StatusCode, (await Get(host, "/thu-tuc/goi-y", typed)).Text.Trim()));
    }

    [Fact]
    public async Task Typing_takes_no_pages_away()
    {
        await using var host = await TestHost.Start(sqlite: true, CatalogueFolder.Shipped);
        await using var app = App(host);
        Assert.NotNull(EndpointOf(app, "/thu-tuc/goi-y").Metadata.GetMetadata<LightRequest>());
    }

    [Fact]
    public async Task The_list_is_exported_as_it_is_narrowed()
    {
        await using var host = await TestHost.Start(sqlite: true, CatalogueFolder.Shipped);
        await Load(host);
        var (_, all) = await Get(host, "/thu-tuc/tep", "");
        Assert.Equal(1 + 70, all.Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Length);
        var (_, some) = await Get(host, "/thu-tuc/tep", "ket nap dang vien");
        Assert.Contains("\r\n\"TCCB-01\",\"1\",\"Kết nạp đảng viên\",\"", some, StringComparison.Ordinal);
        Assert.DoesNotContain("QTTC-01", some, StringComparison.Ordinal);
    }

    private static async Task<(HttpResponse Answer, string Text)> Get(TestHost host, string address, string typed)
    {
        await using var app = App(host);
        await using var scope = app.Services.CreateAsyncScope();
        using var body = new MemoryStream();
        var http = new DefaultHttpContext
        {
            RequestServices = scope.ServiceProvider, Request = { Method = "GET", Scheme = "http", Host = new HostString("localhost"), Path = address, QueryString = QueryString.Create("q", typed) }, Response = { Body = body },
        };
        await EndpointOf(app, address).RequestDelegate!(http);
        return (http.Response, Encoding.UTF8.GetString(body.ToArray()));
    }

    private static WebApplication App(TestHost host)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.Services.AddRazorComponents();
        builder.Services.AddSingleton<IDataProtectionProvider, EphemeralDataProtectionProvider>();
        builder.Services.AddSingleton(host.Services.GetRequiredService<PortalSearch>()).AddSingleton(host.Services.GetRequiredService<ProceduresReader>());
        var app = builder.Build();
        app.MapPortalSearch();
        return app;
    }

    private static RouteEndpoint EndpointOf(IEndpointRouteBuilder app, string address) =>
        app.DataSources.SelectMany(s => s.Endpoints).OfType<RouteEndpoint>().Single(e => e.RoutePattern.RawText == address);

    private static async Task Load(TestHost host) => Assert.True((await ProceduresModule.LoadCatalogue(host.Services, None)).IsOk);

    private static async Task<PortalIndex> Index(TestHost host) => (await host.Services.GetRequiredService<PortalSearch>().Now(None))!;

    private static Task<List<string>> Rows(TestHost host) => host.InDb(async db =>
    {
        var (listings, forms) = (db.Listings, db.FormListings);
        return (List<string>)
        [
            .. (await listings.AsNoTracking().OrderBy(l => l.Code).ToListAsync(None)).Select(l => $"{l.Version} {l.Code} {l.Number} {l.Field} {l.Status} {l.Levels} {l.FiledAt} {l.FiledBy} {l.Name} {l.Filer} {l.Limit} {string.Join(' ', l.Words.Split(' ').Order(StringComparer.Ordinal))} {l.ValidFrom}"),
            .. (await forms.AsNoTracking().OrderBy(f => f.Code).ToListAsync(None)).Select(f => $"{f.Form} {f.Code} {f.Field} {f.Name} {f.Words} {f.ValidFrom}"),
        ];
    });
}
