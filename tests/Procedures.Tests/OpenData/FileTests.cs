using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Xml.Linq;
using ThongSuot.Engine.WorkingTime;
using ThongSuot.Procedures.OpenData;

namespace ThongSuot.Procedures.Tests.OpenData;

public sealed class FileTests(OpenSite site) : IClassFixture<OpenSite>
{
    [Fact]
    public async Task The_list_names_all_procedures_and_where_each_is()
    {
        using var list = JsonDocument.Parse(await site.Get("/thu-tuc.json"));
        var procedures = list.RootElement.GetProperty("procedures").EnumerateArray().ToList();
        Assert.Equal((70, 70), (list.RootElement.GetProperty("count").GetInt32(), procedures.Count));
        Assert.Equal("Bản tái dựng – chưa phải văn bản chính thức", list.RootElement.GetProperty("status").GetString());
        foreach (var listed in procedures)
        {
            using var one = JsonDocument.Parse(await site.Get(listed.GetProperty("json").GetString()!));
            foreach (var key in (string[])["code", "name", "address"])
                Assert.Equal(listed.GetProperty(key).GetString(), one.RootElement.GetProperty(key).GetString());
            var version = one.RootElement.GetProperty("version");
            Assert.Equal(listed.GetProperty("hash").GetString(), version.GetProperty("hash").GetString());
            Assert.Equal((1, 64), (version.GetProperty("number").GetInt32(), version.GetProperty("hash").GetString()!.Length));
        }
    }

    [Fact]
    public async Task A_procedure_is_told_completely()
    {
        using var json = JsonDocument.Parse(await site.Get("/thu-tuc/TCCB-01.json"));
        var told = json.RootElement;
        Assert.Equal("Kết nạp đảng viên", told.GetProperty("name").GetString());
        Assert.Equal(["CB", "CS", "CTCS"], told.GetProperty("levels").EnumerateArray().Select(l => l.GetProperty("code").GetString()));
        Assert.Equal("thuong", told.GetProperty("secrecy").GetProperty("level").GetString());
        var total = told.GetProperty("limits").GetProperty("total");
        Assert.Equal((60, "workingDay", "planned", "60 ngày làm việc"), (total.GetProperty("value").GetInt32(), total.GetProperty("unit").GetString(), total.GetProperty("basis").GetString(), total.GetProperty("text").GetString()));
        var third = told.GetProperty("components")[2];
        Assert.Equal((3, 1, true, 1), (third.GetProperty("number").GetInt32(), third.GetProperty("copies").GetInt32(), third.GetProperty("required").GetBoolean(), third.GetProperty("createdAtStep").GetInt32()));
        var steps = told.GetProperty("steps").EnumerateArray().ToList();
        Assert.Equal(Enumerable.Range(1, 8), steps.Select(s => s.GetProperty("number").GetInt32()));
        Assert.Contains("ít nhất hai phần ba", steps[1].GetProperty("results")[0].GetString(), StringComparison.Ordinal);
        Assert.All(steps, s => Assert.False(string.IsNullOrEmpty(s.GetProperty("who").GetString())));
        var basis = told.GetProperty("basis").EnumerateArray().Single(b => b.GetProperty("code").GetString() == "QD294");
        Assert.Equal(("inForce", "2025-07-01", false), (basis.GetProperty("state").GetString(), basis.GetProperty("inForceFrom").GetString(), basis.GetProperty("verified").GetBoolean()));
    }

    [Fact]
    public async Task Steps_of_a_branch_say_when_they_come()
    {
        var all = new List<JsonElement>();
        foreach (var version in (await site.Facts()).Shown)
        {
            using var json = JsonDocument.Parse(await site.Get($"/thu-tuc/{version.Procedure.Code}.json"));
            var steps = json.RootElement.GetProperty("steps").Clone().EnumerateArray().ToList();
            all.AddRange(steps);
            Assert.All(version.Procedure.Definition.Steps, step => Assert.Contains(steps, s => s.GetProperty("action").GetString() == step.Action));
        }

        Assert.Contains(all, s => s.GetProperty("conditions").EnumerateArray().Any(c => c.GetString()!.StartsWith("Nếu ", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("/thu-tuc.json", "application/json")]
    [InlineData("/thu-tuc/TCCB-01.json", "application/json")]
    [InlineData("/thu-tuc.ttl", "text/turtle")]
    [InlineData("/thu-tuc/TCCB-01.jsonld", "application/ld+json")]
    public async Task Who_has_a_file_already_is_told_so(string path, string type)
    {
        using var first = await site.Client.GetAsync(new Uri(path, UriKind.Relative));
        Assert.Equal((HttpStatusCode.OK, type), (first.StatusCode, first.Content.Headers.ContentType!.MediaType));
        Assert.True(first.Headers.CacheControl!.Public);
        Assert.Equal("*", first.Headers.GetValues("Access-Control-Allow-Origin").Single());
        using var again = new HttpRequestMessage(HttpMethod.Get, path) { Headers = { IfNoneMatch = { first.Headers.ETag! } } };
        using var second = await site.Client.SendAsync(again);
        Assert.Equal((HttpStatusCode.NotModified, 0), (second.StatusCode, (await second.Content.ReadAsByteArrayAsync()).Length));
        using var other = new HttpRequestMessage(HttpMethod.Get, path) { Headers = { IfNoneMatch = { new EntityTagHeaderValue("\"x\"") } } };
        using var third = await site.Client.SendAsync(other);
        Assert.Equal(HttpStatusCode.OK, third.StatusCode);
    }

    [Theory]
    [InlineData("/thu-tuc/XX-99.json")]
    [InlineData("/thu-tuc/XX-99.ttl")]
    [InlineData("/thu-tuc/%3Cscript%3E.jsonld")]
    [InlineData("/can-cu/XX")]
    public async Task What_is_not_published_is_not_there(string path)
    {
        using var answer = await site.Client.GetAsync(new Uri(path, UriKind.Relative));
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    [Fact]
    public async Task Every_page_of_the_sitemap_can_be_opened_and_robots_know_where_it_is()
    {
        XNamespace map = "http://www.sitemaps.org/schemas/sitemap/0.9";
        var urls = XDocument.Parse(Encoding.UTF8.GetString(await site.Get("/sitemap.xml"))).Root!.Elements(map + "url").ToList();
        var facts = await site.Facts();
        Assert.Equal(3 + 6 + 70 + 79 + facts.Snapshot.Reference.Bases.Count, urls.Select(u => u.Element(map + "loc")!.Value).Distinct(StringComparer.Ordinal).Count());
        foreach (var url in urls)
        {
            Assert.NotEmpty(await site.Get(url.Element(map + "loc")!.Value));
            Assert.True(DateOnly.TryParseExact(url.Element(map + "lastmod")!.Value, "yyyy-MM-dd", out _));
        }

        Assert.Contains($"Sitemap: {site.Address}/sitemap.xml", Encoding.UTF8.GetString(await site.Get("/robots.txt")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_page_says_where_its_data_are()
    {
        var page = Encoding.UTF8.GetString(await site.Get("/thu-tuc/TCCB-01"));
        foreach (var text in (string[])["rel=\"alternate\" type=\"text/turtle\" href=\"/thu-tuc/TCCB-01.ttl\"", "href=\"/thu-tuc/TCCB-01.jsonld\">JSON-LD</a>", "href=\"/can-cu/QD294\""])
            Assert.Contains(text, page, StringComparison.Ordinal);
        var basis = WebUtility.HtmlDecode(Encoding.UTF8.GetString(await site.Get("/can-cu/QD294")));
        Assert.Contains("Có hiệu lực từ 01/07/2025", basis, StringComparison.Ordinal);
        Assert.Contains("/thu-tuc/TCCB-01", basis, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0.5, LimitUnit.WorkingDay, "P1D")]
    [InlineData(5, LimitUnit.WorkingDay, "P7D")]
    [InlineData(60, LimitUnit.WorkingDay, "P84D")]
    [InlineData(30, LimitUnit.CalendarDay, "P30D")]
    [InlineData(6, LimitUnit.Month, "P6M")]
    [InlineData(24, LimitUnit.Hour, "PT24H")]
    [InlineData(0.5, LimitUnit.Hour, "PT30M")]
    public void A_limit_becomes_a_duration_that_is_never_shorter(double value, LimitUnit unit, string duration) =>
        Assert.Equal(duration, Duration.Of(new Limit((decimal)value, unit, LimitBasis.Planned)));
}
