using System.Net;
using System.Security.Cryptography;
using System.Text.RegularExpressions;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace ThongSuot.Load;

/// <summary>What the program answered. <paramref name="Status"/> 0: nothing came, or nothing that is the program's own.</summary>
public sealed record Answer(int Status, string Body, string Location)
{
    public static readonly Answer None = new(0, "", "");

    public bool IsOk => Status is >= 200 and < 400;

    /// <summary>A fault, or no answer at all: a person would try again.</summary>
    public bool IsToRepeat => Status is 0 or >= 500;

    public bool IsSignIn => Location.Contains("/dang-nhap", StringComparison.Ordinal);

    /// <summary>An action was carried out.</summary>
    public bool IsDone => Status == 302 && Location.Contains("xong=1", StringComparison.Ordinal);

    /// <summary>Somebody else, or the same person before, acted on the version that was posted.</summary>
    public bool IsChangedMeanwhile => Status == 200 && Body.Contains("Hồ sơ vừa được người khác xử lý.", StringComparison.Ordinal);
}

/// <summary>A person of the sample at a browser without script: cookies, pages, forms.</summary>
public sealed partial class Officer : IDisposable
{
    /// <summary>The password of all accounts of the sample.</summary>
    private const string Password = "song-thanh-2026";

    private static readonly HtmlParser s_parser = new();

    private readonly CookieContainer _cookies = new();
    private readonly HttpClient _browser;
    private readonly HttpClient _measuring;

    public Officer(Uri site, string userName)
    {
        UserName = userName;
        _browser = Browser(site, DecompressionMethods.All);
        _measuring = Browser(site, DecompressionMethods.None);
        _measuring.DefaultRequestHeaders.AcceptEncoding.ParseAdd("gzip, deflate, br");
    }

    public string UserName { get; }

    /// <returns>True when it is signed in now.</returns>
    public async Task<bool> SignIn()
    {
        var page = await Get("/dang-nhap");
        if (page.Status == 302)
            return true;
        if (!page.IsOk || Forms(page).FirstOrDefault(f => f.Has("ten-dang-nhap")) is not { } form)
            return false;
        var answer = await Post("/dang-nhap", form.With("ten-dang-nhap", UserName).With("mat-khau", Password));
        return answer is { Status: 302, IsSignIn: false };
    }

    public Task<Answer> Get(string address) => Send(() => new HttpRequestMessage(HttpMethod.Get, address));

    public Task<Answer> Post(string address, PageForm form) =>
        Send(() => new HttpRequestMessage(HttpMethod.Post, address) { Content = new FormUrlEncodedContent(form.Fields) });

    /// <summary>Sends what is no plain form, once: it may be long.</summary>
    public Task<Answer> Post(string address, HttpContent content) => Send(() => new HttpRequestMessage(HttpMethod.Post, address) { Content = content });

    /// <summary>SHA-256 of what is downloaded, read a piece at a time.</summary>
    public async Task<byte[]> HashOf(string address, int piece, Action? afterPiece)
    {
        using var response = await _browser.GetAsync(address, HttpCompletionOption.ResponseHeadersRead);
        response.EnsureSuccessStatusCode();
        await using var body = await response.Content.ReadAsStreamAsync();
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var buffer = new byte[piece];
        while (await body.ReadAtLeastAsync(buffer, piece, throwOnEndOfStream: false) is > 0 and var read)
        {
            hash.AppendData(buffer, 0, read);
            afterPiece?.Invoke();
        }

        return hash.GetHashAndReset();
    }

    /// <summary>Gets a page as a browser does, compressed, and only counts what came: reading it is not the program's time.</summary>
    public async Task<(int Status, int Bytes)> Fetch(string address)
    {
        using var response = await _measuring.GetAsync(address);
        return ((int)response.StatusCode, (await response.Content.ReadAsByteArrayAsync()).Length);
    }

    /// <summary>The forms of a page that are sent by post, filled in as plainly as they allow.</summary>
    public static IEnumerable<PageForm> Forms(Answer page)
    {
        using var document = s_parser.ParseDocument(page.Body);
        return [.. document.Forms.Where(f => string.Equals(f.Method, "post", StringComparison.OrdinalIgnoreCase)).Select(PageForm.Of)];
    }

    /// <summary>The form that completes what is open, or gives the opinion that is asked; null when there is none for this person.</summary>
    public static PageForm? MainForm(Answer page, string? key = null) =>
        Forms(page).FirstOrDefault(f => f["kind"] is "Complete" or "GiveOpinion" && (key is null || f["key"] == key));

    /// <summary>Where a page offers the file of this name.</summary>
    public static string FileOn(Answer page, string name)
    {
        using var document = s_parser.ParseDocument(page.Body);
        return document.Links.Select(link => (Text: link.TextContent, Address: link.GetAttribute("href")!)).First(link => link.Text.Contains(name, StringComparison.Ordinal)).Address;
    }

    /// <summary>Dossiers that a list names.</summary>
    public static IReadOnlyList<Guid> DossiersOn(Answer page) =>
        [.. DossierLink().Matches(page.Body).Select(m => Guid.Parse(m.Groups["id"].Value)).Distinct()];

    public void Dispose()
    {
        _browser.Dispose();
        _measuring.Dispose();
    }

    private HttpClient Browser(Uri site, DecompressionMethods unpacked) =>
        new(new SocketsHttpHandler { AllowAutoRedirect = false, CookieContainer = _cookies, AutomaticDecompression = unpacked })
        {
            BaseAddress = site,
            Timeout = TimeSpan.FromSeconds(60),
        };

    private async Task<Answer> Send(Func<HttpRequestMessage> request)
    {
        try
        {
            using var message = request();
            using var response = await _browser.SendAsync(message);
            var body = await response.Content.ReadAsStringAsync();
            // A proxy's own words (bad gateway, no upstream) are not the program's.
            return response.StatusCode is HttpStatusCode.BadGateway or HttpStatusCode.ServiceUnavailable or HttpStatusCode.GatewayTimeout
                ? Answer.None
                : new Answer((int)response.StatusCode, body, response.Headers.Location?.ToString() ?? "");
        }
        catch (Exception broken) when (broken is HttpRequestException or IOException or OperationCanceledException)
        {
            return Answer.None;
        }
    }

    [GeneratedRegex("href=\"/ho-so/(?<id>[0-9a-f]{8}-[0-9a-f-]{27})\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex DossierLink();
}

/// <summary>A form's fields, ready to be sent.</summary>
public sealed record PageForm(IReadOnlyList<KeyValuePair<string, string>> Fields)
{
    private const int TeamOf = 3;

    public string? this[string name] => Fields.FirstOrDefault(f => f.Key == name).Value;

    public bool Has(string name) => Fields.Any(f => f.Key == name);

    /// <summary>The version of the dossier that the page showed.</summary>
    public int Version => int.Parse(this["version"]!, System.Globalization.CultureInfo.InvariantCulture);

    public PageForm With(string name, string value) =>
        new([.. Fields.Where(f => f.Key != name), KeyValuePair.Create(name, value)]);

    /// <summary>What was filled in stays; of a choice the first is taken, of a vote everybody is in favour.</summary>
    internal static PageForm Of(IHtmlFormElement form)
    {
        var fields = new List<KeyValuePair<string, string>>();
        void Add(string? name, string value) => fields.Add(KeyValuePair.Create(name ?? "", value));
        foreach (var element in form.Elements)
        {
            switch (element)
            {
                case IHtmlInputElement { Type: "radio" } choice:
                    if (fields.All(f => f.Key != choice.Name))
                        Add(choice.Name, choice.Value);
                    break;
                case IHtmlInputElement { Type: "checkbox" } box:
                    if (box.IsChecked || (box.Name == "team" && fields.Count(f => f.Key == "team") < TeamOf) || box.Name?.StartsWith("component.", StringComparison.Ordinal) == true)
                        Add(box.Name, box.Value);
                    break;
                case IHtmlInputElement { Type: not ("submit" or "file") } input:
                    Add(input.Name, input.Name?.StartsWith("vote.", StringComparison.Ordinal) == true ? input.Name is "vote.against" or "vote.other" ? "0" : "9" : input.Value);
                    break;
                case IHtmlSelectElement select:
                    Add(select.Name, select.Options.FirstOrDefault(o => o.IsSelected && o.Value.Length > 0)?.Value ?? select.Options.FirstOrDefault(o => o.Value.Length > 0)?.Value ?? "");
                    break;
                case IHtmlTextAreaElement text:
                    Add(text.Name, text.Value);
                    break;
            }
        }

        return new PageForm(fields);
    }
}
