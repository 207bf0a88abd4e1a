using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Microsoft.AspNetCore.TestHost;
using ThongSuot.Platform.Security;
using ThongSuot.Platform.Ui;

namespace ThongSuot.Web.Tests;

/// <summary>The frame of all pages on a server in memory, with a few addresses that fail on purpose.</summary>
public sealed class Site : IAsyncLifetime
{
    private WebApplication app = null!;

    /// <summary>Asks the site; does not follow redirects and keeps no cookies.</summary>
    public HttpClient Client { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            ApplicationName = typeof(Pages).Assembly.GetName().Name,
            EnvironmentName = Environments.Development,
        });
        builder.Logging.ClearProviders();
        builder.WebHost.UseTestServer();
        builder.Services.AddPages();
        builder.Services.AddSingleton<Installation>();
        builder.Services.AddAuthorizationBuilder().AddPolicy("nobody", policy => policy.RequireAssertion(_ => false));
        builder.Services.AddNavigation(new NavigationItem("Hồ sơ", "/ho-so", 3));
        builder.Services.AddNavigation(new NavigationItem("Mẫu", "/ui-mau", 1));
        builder.Services.AddNavigation(new NavigationItem("Quản trị", "/quan-tri", 2, "nobody"));
        builder.Services.AddSiteNotice(new SiteNotice("Hệ thống độc lập", SiteNoticePlace.Top));

        app = builder.Build();
        app.UsePages();
        ThongSuot.Web.Components.Layout.PageNavigation.Use(app);
        app.MapPages();
        app.Map("/thu/{status:int}", (int status) => Results.StatusCode(status));
        app.Map("/api/thu/{status:int}", (int status) => Results.StatusCode(status));
        app.Map("/thu/su-co", IResult () => throw new InvalidOperationException("chi tiết bên trong"));
        app.Map("/thu/hong", IResult () => throw new BadHttpRequestException("chi tiết bên trong", 413));
        await app.StartAsync();
        Client = app.GetTestClient();
    }

    /// <summary>A page as a document, whatever its status.</summary>
    public async Task<IHtmlDocument> Page(string address) =>
        await new HtmlParser().ParseDocumentAsync(await Client.GetStringAsync(new Uri(address, UriKind.Relative)));

    public async ValueTask DisposeAsync() => await app.DisposeAsync();
}
