using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace ThongSuot.Web.Tests.SigningIn;

/// <summary>A browser without script: opens pages, fills in forms, follows redirects, keeps cookies.</summary>
internal sealed class Browser(HttpClient client)
{
    public const string Password = "song-thanh-2026";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public IHtmlDocument Page { get; private set; } = null!;

    public HttpStatusCode Status { get; private set; }

    public HttpClient Client => client;

    /// <summary>Path and query where it ended up.</summary>
    public string At { get; private set; } = "";

    public string Heading => Page.QuerySelector("h1")?.TextContent ?? "";

    public string Text => Page.QuerySelector("main")?.TextContent ?? "";

    public async Task<Browser> Open(string address) => await Take(await client.GetAsync(new Uri(address, UriKind.Relative), Cancellation));

    public async Task<Browser> SignIn(string user, string password = Password, string back = "/tai-khoan")
    {
        await Open("/dang-nhap?ve=" + Uri.EscapeDataString(back));
        return await Submit("form:has(#f-mat-khau)", ("ten-dang-nhap", user), ("mat-khau", password));
    }

    /// <summary>Sends a form of the page, by its first button unless another one is named.</summary>
    public async Task<Browser> Submit(string form, params (string Name, string Value)[] typed) => await Take(await Send(form, typed));

    public async Task<HttpResponseMessage> Send(string selector, params (string Name, string Value)[] typed)
    {
        var form = (IHtmlFormElement)(Page.QuerySelector(selector) ?? throw new InvalidOperationException($"{At} has no {selector}: {Text}"));
        return await Post(form.GetAttribute("action") ?? At, [.. Fields(form).Where(f => typed.All(t => t.Name != f.Name)), .. typed]);
    }

    public Task<HttpResponseMessage> Post(string address, IEnumerable<(string Name, string Value)> fields)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, address) { Content = new FormUrlEncodedContent(fields.Select(f => KeyValuePair.Create(f.Name, f.Value))) };
        request.Headers.Add("Origin", "http://localhost");
        return client.SendAsync(request, Cancellation);
    }

    public async Task<Browser> Take(HttpResponseMessage answer)
    {
        Status = answer.StatusCode;
        At = answer.RequestMessage!.RequestUri!.PathAndQuery;
        Page = await new HtmlParser().ParseDocumentAsync(await answer.Content.ReadAsStringAsync(Cancellation), Cancellation);
        return this;
    }

    private static IEnumerable<(string Name, string Value)> Fields(IHtmlFormElement form)
    {
        foreach (var element in form.QuerySelectorAll("input[name], textarea[name], select[name]"))
        {
            var name = element.GetAttribute("name")!;
            switch (element)
            {
                case IHtmlInputElement { Type: "checkbox" or "radio", IsChecked: false }:
                    break;
                case IHtmlInputElement input:
                    yield return (name, input.Value);
                    break;
                case IHtmlTextAreaElement area:
                    yield return (name, area.Value);
                    break;
                case IHtmlSelectElement select:
                    yield return (name, select.Value ?? "");
                    break;
            }
        }
    }
}
