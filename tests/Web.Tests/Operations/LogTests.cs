using System.Net;
using System.Text.Json;
using AngleSharp.Html.Parser;

namespace ThongSuot.Web.Tests.Operations;

/// <summary>A fault can be found by the number that the person sees; a line of the log is one line and carries no content.</summary>
public sealed class LogTests
{
    private const string TraceId = "0af7651916cd43dd8448eb211c80319c";
    private static readonly (string, string) Incoming = ("traceparent", $"00-{TraceId}-b7ad6b7169203331-01");

    [Fact]
    public async Task A_request_is_one_line_without_its_query()
    {
        await using var site = await SmallSite.Start(("Node:Name", "nút-1"));

        await site.Ask("/ai?q=" + Uri.EscapeDataString("nguyễn văn kín"), Incoming);

        var line = await site.RequestLine();
        Assert.Equal(["time", "level", "category", "event", "message", "node", "trace", "span", "values"], line.EnumerateObject().Select(p => p.Name));
        Assert.Equal(("nút-1", TraceId), (line.GetProperty("node").GetString(), line.GetProperty("trace").GetString()));
        var values = line.GetProperty("values");
        Assert.Equal(("GET", "/ai", 200), (values.GetProperty("Method").GetString(), values.GetProperty("Path").GetString(), values.GetProperty("Status").GetInt32()));
        Assert.DoesNotContain("kín", line.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("127.0.0.1", line.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_event_is_a_line_of_JSON_also_with_an_exception()
    {
        await using var site = await SmallSite.Start();

        await site.Ask("/thu/su-co");

        await site.RequestLine();
        Assert.All(site.Log, l => Assert.Equal(1, l.Count(c => c == '\n')));
        Assert.Contains(site.Log.Select(l => JsonDocument.Parse(l).RootElement), l => l.TryGetProperty("exception", out var text) && text.GetString()!.Contains("dòng hai", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_error_page_shows_the_number_of_the_log()
    {
        await using var site = await SmallSite.Start();

        var answer = await site.Ask("/thu/su-co", Incoming);

        Assert.Equal(HttpStatusCode.InternalServerError, answer.StatusCode);
        var page = await new HtmlParser().ParseDocumentAsync(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), TestContext.Current.CancellationToken);
        Assert.Equal(TraceId, page.QuerySelector(".number")!.TextContent);
        await IsInTheLog(site, TraceId);
    }

    [Fact]
    public async Task Without_an_incoming_number_the_program_makes_one()
    {
        await using var site = await SmallSite.Start();

        var answer = await site.Ask("/thu/su-co");

        var page = await new HtmlParser().ParseDocumentAsync(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), TestContext.Current.CancellationToken);
        var number = page.QuerySelector(".number")!.TextContent;
        Assert.Matches("^[0-9a-f]{32}$", number);
        await IsInTheLog(site, number);
    }

    [Theory]
    [InlineData("/api/thu/su-co", 500)]
    [InlineData("/api/thu/403", 403)]
    [InlineData("/api/khong-co", 404)]
    public async Task A_program_gets_the_same_number(string address, int status)
    {
        await using var site = await SmallSite.Start();

        var answer = await site.Ask(address, Incoming);

        Assert.Equal((status, "application/problem+json"), ((int)answer.StatusCode, answer.Content.Headers.ContentType!.MediaType));
        var text = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        var problem = JsonDocument.Parse(text).RootElement;
        Assert.Equal((status, TraceId), (problem.GetProperty("status").GetInt32(), problem.GetProperty("traceId").GetString()));
        Assert.DoesNotContain("bên trong", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nobody_writes_a_line_of_his_own_into_the_log()
    {
        await using var site = await SmallSite.Start();

        await site.Ask("/x%0A%0D%1B[31mgiả");

        Assert.Equal("/x???[31mgiả", (await site.RequestLine()).GetProperty("values").GetProperty("Path").GetString());
    }

    private static async Task IsInTheLog(SmallSite site, string number)
    {
        await site.RequestLine();
        var fault = site.Log.Select(l => JsonDocument.Parse(l).RootElement).First(l => l.TryGetProperty("exception", out _));
        Assert.Equal(number, fault.GetProperty("trace").GetString());
    }
}
