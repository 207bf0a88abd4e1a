using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using ThongSuot.Platform.Security;

namespace ThongSuot.Testing;

/// <summary>A page as it is drawn for one person, without a server around it.</summary>
public static class DrawnPage
{
    /// <returns>A document of HTML whose body is the page.</returns>
    /// <param name="address">Path and query at which it stands.</param>
    /// <param name="services">What it injects.</param>
    public static async Task<string> Of<TPage>(Actor actor, string address, IServiceCollection services, params (string Name, object Value)[] parameters)
        where TPage : IComponent
    {
        await using var provider = services
            .AddSingleton<NavigationManager>(new Staying(address))
            .AddSingleton<AntiforgeryStateProvider, NoToken>()
            .AddSupplyValueFromQueryProvider()
            .BuildServiceProvider();
        var http = new DefaultHttpContext { RequestServices = provider };
        http.SetActor(actor);
        http.Request.Method = HttpMethods.Get;
        http.Request.QueryString = new QueryString(new Uri("http://localhost" + address).Query);
        RenderFragment page = builder =>
        {
            builder.OpenComponent<TPage>(0);
            foreach (var (name, value) in parameters)
                builder.AddComponentParameter(1, name, value);
            builder.CloseComponent();
        };
        var values = new Dictionary<string, object?>(StringComparer.Ordinal)
        {
            [nameof(CascadingValue<HttpContext>.Value)] = http,
            [nameof(CascadingValue<HttpContext>.ChildContent)] = page,
        };
        await using var renderer = new HtmlRenderer(provider, NullLoggerFactory.Instance);
        var html = await renderer.Dispatcher.InvokeAsync(async () =>
            (await renderer.RenderComponentAsync<CascadingValue<HttpContext>>(ParameterView.FromDictionary(values))).ToHtmlString());
        return $"<body>{html}</body>";
    }

    private sealed class Staying : NavigationManager
    {
        public Staying(string address) => Initialize("http://localhost/", "http://localhost" + address);
    }

    private sealed class NoToken : AntiforgeryStateProvider
    {
        public override AntiforgeryRequestToken? GetAntiforgeryToken() => null;
    }
}
