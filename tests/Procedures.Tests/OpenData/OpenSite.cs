using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;
using Microsoft.AspNetCore.Components.Routing;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.EntityFrameworkCore;
using ThongSuot.Contracts.Organisation;
using ThongSuot.Platform;
using ThongSuot.Platform.Data;
using ThongSuot.Procedures.OpenData;
using ThongSuot.Procedures.Pages;
using ThongSuot.Procedures.Tests.Catalogue;

namespace ThongSuot.Procedures.Tests.OpenData;

/// <summary>The module's pages and files on a server of this machine, with the shipped catalogue.</summary>
public sealed class OpenSite : IAsyncLifetime
{
    private readonly string _folder = Directory.CreateTempSubdirectory("open-").FullName;
    private WebApplication _app = null!;

    /// <summary>Without a slash at the end.</summary>
    public string Address => _app.Urls.Single();

    public HttpClient Client { get; private set; } = null!;

    public IServiceProvider Services => _app.Services;

    internal async Task<PublishedFacts> Facts() => (await Services.GetRequiredService<Documents>().Facts(default))!;

    public async ValueTask InitializeAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Configuration.AddInMemoryCollection([new(ProceduresModule.FolderKey, CatalogueFolder.Shipped)]);
        builder.Services.AddPlatform(new DatabaseSettings(_folder, null));
        builder.Services.AddProcedures();
        var province = new Life.TestProvince();
        builder.Services.AddSingleton<IOrganisation>(province).AddSingleton<IResponsibility>(province);
        builder.Services.AddRazorComponents();
        _app = builder.Build();
        await using (var scope = _app.Services.CreateAsyncScope())
            await scope.ServiceProvider.GetRequiredService<AppDb>().Database.EnsureCreatedAsync();
        Assert.True((await ProceduresModule.LoadCatalogue(_app.Services, default)).IsOk);
        _app.UseAntiforgery();
        _app.MapRazorComponents<Root>().AddAdditionalAssemblies(typeof(PortalPage).Assembly);
        _app.MapProcedures();
        await _app.StartAsync();
        Client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = new Uri(Address) };
    }

    public async Task<byte[]> Get(string path)
    {
        using var answer = await Client.GetAsync(new Uri(path, UriKind.RelativeOrAbsolute));
        Assert.True(answer.StatusCode == HttpStatusCode.OK, $"{path} answers {(int)answer.StatusCode}");
        return await answer.Content.ReadAsByteArrayAsync();
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await _app.DisposeAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(_folder, recursive: true);
    }

    /// <summary>The least that a page needs around it.</summary>
    private sealed class Root : ComponentBase
    {
        protected override void BuildRenderTree(RenderTreeBuilder builder)
        {
            builder.OpenComponent<HeadOutlet>(0);
            builder.CloseComponent();
            builder.OpenComponent<Router>(1);
            builder.AddComponentParameter(2, nameof(Router.AppAssembly), typeof(PortalPage).Assembly);
            builder.AddComponentParameter(3, nameof(Router.Found), (RenderFragment<RouteData>)(route => view =>
            {
                view.OpenComponent<RouteView>(0);
                view.AddComponentParameter(1, nameof(RouteView.RouteData), route);
                view.CloseComponent();
            }));
            builder.CloseComponent();
        }
    }
}
