using System.IO.Compression;
using System.Text.RegularExpressions;

namespace ThongSuot.Web.Tests;

/// <summary>The page weights that narrow lines depend on.</summary>
public sealed class WeightTests(Site site) : IClassFixture<Site>
{
    private const int FirstVisit = 200_000;
    private const int LaterPage = 30_000;

    [Fact]
    public async Task First_visit_and_later_pages_stay_light()
    {
        var page = await site.Page("/ui-mau");
        var assets = page.QuerySelectorAll("link[href], script[src]").Select(element => element.GetAttribute("href") ?? element.GetAttribute("src")!);
        var total = 0;
        foreach (var address in assets)
        {
            var content = await Bytes(address);
            total += Compressed(content);
            if (!address.EndsWith(".css", StringComparison.Ordinal))
                continue;
            var css = System.Text.Encoding.UTF8.GetString(content);
            Assert.DoesNotContain("data:", css, StringComparison.Ordinal);
            foreach (Match font in Regex.Matches(css, @"url\((fonts/[^)]+)\)", RegexOptions.None, TimeSpan.FromSeconds(1)))
                total += (await Bytes("/" + font.Groups[1].Value)).Length;
        }
        var html = Compressed(await Bytes("/ui-mau"));

        Assert.InRange(total + html, 1, FirstVisit);
        Assert.InRange(html, 1, LaterPage);
    }

    [Fact]
    public async Task Pages_travel_compressed()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/ui-mau");
        request.Headers.AcceptEncoding.ParseAdd("gzip, deflate, br");
        var answer = await site.Client.SendAsync(request, TestContext.Current.CancellationToken);

        Assert.Equal("br", Assert.Single(answer.Content.Headers.ContentEncoding));
    }

    [Fact]
    public async Task Vietnamese_letters_are_written_as_they_are() =>
        Assert.Contains("<h1>Rà soát, hệ thống hóa, sửa đổi", System.Text.Encoding.UTF8.GetString(await Bytes("/ui-mau")), StringComparison.Ordinal);

    private async Task<byte[]> Bytes(string address) =>
        await site.Client.GetByteArrayAsync(new Uri(address, UriKind.Relative), TestContext.Current.CancellationToken);

    private static int Compressed(byte[] content)
    {
        using var target = new MemoryStream();
        using (var brotli = new BrotliStream(target, CompressionLevel.Optimal, leaveOpen: true))
            brotli.Write(content);
        return (int)target.Length;
    }
}
