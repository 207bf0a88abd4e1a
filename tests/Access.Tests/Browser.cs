using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace ThongSuot.Access.Tests;

/// <param name="Text">Whatever came, as text: of a workbook all its parts, of a stream its first event.</param>
/// <param name="Headers">Names and values, without what differs between any two answers.</param>
internal sealed record Answer(int Status, string Text, string Location, string Headers)
{
    private static readonly HtmlParser s_parser = new();

    public bool IsSignIn => Status == 302 && new Uri(new Uri("http://localhost"), Location).AbsolutePath == "/dang-nhap";

    public IHtmlDocument Document() => s_parser.ParseDocument(Text);

    /// <summary>Without what is new in each answer (form tokens, names inside a workbook, how much is unread) and with these words replaced, so that two answers can be compared.</summary>
    public string Plain(params string[] asked)
    {
        var text = Regex.Replace($"{Status} {Location}\n{Text}", @"CfDJ8[A-Za-z0-9_-]+|\bR[0-9a-f]{16}\b", "NEW");
        // Something may have come to be unread between two answers: then the whole badge is new.
        text = Regex.Replace(text, @"\s*<span class=""nav-count"">[^<]*<span[^>]*>[^<]*</span></span>", "");
        foreach (var word in asked.SelectMany(a => (string[])[a, Uri.EscapeDataString(a), Uri.EscapeDataString(Uri.EscapeDataString(a)), a.Replace("-", "", StringComparison.Ordinal)]).Distinct(StringComparer.Ordinal).OrderByDescending(w => w.Length))
            text = text.Replace(word, "ASKED", StringComparison.OrdinalIgnoreCase);
        return text;
    }
}

/// <summary>Somebody at a browser without script.</summary>
internal sealed class Browser(HttpClient client) : IDisposable
{
    private static readonly string[] Differing = ["Date", "Content-Length", "Set-Cookie", "Last-Modified", "ETag"];

    private string? _token;

    public Task<Answer> Get(string address) => Send(new HttpRequestMessage(HttpMethod.Get, address));

    public Task<Answer> Post(string address, HttpContent content, string? origin = null)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, address) { Content = content };
        if (origin is not null)
            request.Headers.Add("Origin", origin);
        return Send(request);
    }

    /// <summary>A form token of this browser's; one fits all forms of a person.</summary>
    public async Task<string> Token()
    {
        if (_token is not null)
            return _token;
        foreach (var page in (string[])["/tai-khoan", "/dang-nhap"])
        {
            var answer = await Get(page);
            if (answer.Status == 200 && answer.Document().QuerySelector("input[name=__RequestVerificationToken]") is IHtmlInputElement input)
                return _token = input.Value;
        }

        throw new InvalidOperationException("No page with a form.");
    }

    public void Dispose() => client.Dispose();

    private async Task<Answer> Send(HttpRequestMessage request)
    {
        using (request)
        {
            using var response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
            var headers = response.Headers.Concat(response.Content.Headers).Where(h => !Differing.Contains(h.Key)).OrderBy(h => h.Key, StringComparer.Ordinal).Select(h => $"{h.Key}: {string.Join(", ", h.Value)}");
            return new Answer((int)response.StatusCode, await TextOf(response.Content), response.Headers.Location?.ToString() ?? "", string.Join('\n', headers));
        }
    }

    private static async Task<string> TextOf(HttpContent content)
    {
        var name = content.Headers.ContentDisposition is { } given ? $"{given.FileNameStar} {given.FileName}\n" : "";
        if (content.Headers.ContentType?.MediaType == "text/event-stream")
        {
            using var reader = new StreamReader(await content.ReadAsStreamAsync());
            var first = new StringBuilder();
            while (await reader.ReadLineAsync() is { Length: > 0 } line)
                first.AppendLine(line);
            return first.ToString();
        }

        var bytes = await content.ReadAsByteArrayAsync();
        if (bytes is not [(byte)'P', (byte)'K', 3, 4, ..])
            return name + Encoding.UTF8.GetString(bytes);
        var parts = new StringBuilder(name);
        await using var archive = new ZipArchive(new MemoryStream(bytes));
        foreach (var entry in archive.Entries)
        {
            using var reader = new StreamReader(await entry.OpenAsync());
            parts.AppendLine(await reader.ReadToEndAsync());
        }

        return parts.ToString();
    }
}
