using System.IO.Compression;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Endpoints;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.ResponseCompression;
using Microsoft.AspNetCore.StaticAssets;
using ThongSuot.Platform.Api;
using ThongSuot.Platform.Ui;
using ThongSuot.Platform.Web;
using ThongSuot.Web.Components;
using ThongSuot.Web.Components.Layout;
using ThongSuot.Web.Components.Pages;

namespace ThongSuot.Web;

/// <summary>The frame around all pages: rendering, assets, compression, headers and error pages.</summary>
internal static class Pages
{
    private const string ErrorAddress = "/loi";
    private const long LongestForm = 4 << 20;
    private const string SamplesAddress = "/ui-mau";

    public static IServiceCollection AddPages(this IServiceCollection services)
    {
        services.AddRazorComponents();
        // A posted form stays in memory whole: nothing of it may lie in a temporary file, whose content nobody has judged yet.
        // Files come in by endpoints of their own, which set their own limit.
        services.Configure<Microsoft.AspNetCore.Server.Kestrel.Core.KestrelServerOptions>(kestrel => kestrel.Limits.MaxRequestBodySize = LongestForm);
        services.Configure<FormOptions>(form => (form.MultipartBodyLengthLimit, form.MemoryBufferThreshold) = (LongestForm, (int)LongestForm + 1));
        services.AddAntiforgery(forms => forms.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest);
        // Written as they are, Vietnamese letters take 2 or 3 bytes instead of 8, and the source stays readable.
        services.AddSingleton(HtmlEncoder.Create(UnicodeRanges.All));
        // Secrets in pages are the antiforgery tokens, which are masked anew in each answer, so that compressing
        // them over HTTPS tells nothing.
        services.AddResponseCompression(options =>
        {
            options.EnableForHttps = true;
            options.MimeTypes = [.. ResponseCompressionDefaults.MimeTypes, "image/svg+xml", "text/turtle", "application/ld+json"];
        });
        // Files were compressed when the program was built; pages are made anew each time, and a smaller one must not cost more than making it.
        services.Configure<BrotliCompressionProviderOptions>(options => options.Level = CompressionLevel.Fastest);
        return services.AddSiteNotice(new SiteNotice(
            "Bộ thủ tục và biểu mẫu kèm theo là bản tái dựng – chưa phải văn bản chính thức.", SiteNoticePlace.Footer));
    }

    /// <summary>What stands around every request; sign-in is added after it.</summary>
    public static void UsePages(this WebApplication app)
    {
        app.UseSecurityHeaders();
        app.UseFontCaching();
        app.UseResponseCompression();
        app.UseExceptionHandler(new ExceptionHandlerOptions
        {
            ExceptionHandlingPath = ErrorAddress,
            // A page that has begun to render holds its scope's navigation; the error page needs one of its own.
            CreateScopeForErrors = true,
            StatusCodeSelector = exception => exception is BadHttpRequestException bad
                ? bad.StatusCode
                : StatusCodes.Status500InternalServerError,
        });
        app.UseStatusCodePagesWithReExecute(ErrorAddress, createScopeForStatusCodePages: true);
        app.RefuseLongForms();
    }

    // By the length that the request states, before any of it is read. Later the framework would find no form token in what it may not read, and
    // answer with an empty page.
    private static void RefuseLongForms(this WebApplication app) => app.Use((context, next) =>
    {
        if (context.Request.ContentLength <= LongestForm || context.Request.ContentLength is null || context.GetEndpoint()?.Metadata.GetMetadata<ComponentTypeMetadata>() is null)
            return next(context);
        context.Response.StatusCode = StatusCodes.Status413PayloadTooLarge;
        return Task.CompletedTask;
    });

    public static RazorComponentsEndpointConventionBuilder MapPages(this WebApplication app)
    {
        app.MapStaticAssets().AllowAnonymous();
        DisplaySettings.Map(app);
        var assets = HashedNames(app);
        app.Map(ErrorAddress, ShowError).AllowAnonymous().DisableAntiforgery().WithMetadata(assets, new ShowsLayout());
        if (app.Environment.IsDevelopment())
            app.MapGet(SamplesAddress, () => Page<UiSamples>(typeof(MainLayout))).AllowAnonymous().WithMetadata(assets, new ShowsLayout());
        return app.MapRazorComponents<App>();
    }

    // After a fault nothing is asked that could fail again: the plain layout needs neither person nor database.
    private static IResult ShowError(HttpContext context)
    {
        // The page that was not found had begun to render and set it; the framework adds it once more and fails on a second one.
        context.Response.Headers.Remove("blazor-enhanced-nav");
        var status = context.Response.StatusCode >= 400 ? context.Response.StatusCode : StatusCodes.Status404NotFound;
        var asked = context.Features.Get<IStatusCodeReExecuteFeature>()?.OriginalPath ?? context.Features.Get<IExceptionHandlerPathFeature>()?.Path;
        // A program gets no page, but the same number for the log.
        if (new PathString(asked).StartsWithSegments("/api", StringComparison.Ordinal))
            return ApiAnswer.OfStatus(status);
        var result = Page<ErrorPage>(status >= 500 ? typeof(PlainLayout) : typeof(MainLayout), (nameof(ErrorPage.Status), status));
        result.StatusCode = status;
        return result;
    }

    // A page without a route of its own, inside the frame of all others.
    private static RazorComponentResult<App> Page<TPage>(Type layout, params (string Name, object Value)[] parameters)
        where TPage : IComponent
    {
        RenderFragment content = builder =>
        {
            builder.OpenComponent<TPage>(0);
            foreach (var (name, value) in parameters)
                builder.AddComponentParameter(1, name, value);
            builder.CloseComponent();
        };
        return new RazorComponentResult<App>(new Dictionary<string, object?>(StringComparer.Ordinal)
        {
            [nameof(App.Content)] = content,
            [nameof(App.ContentLayout)] = layout,
        });
    }

    // Pages with a route get this list from the framework; those without one need it given.
    private static ResourceAssetCollection HashedNames(IEndpointRouteBuilder app)
    {
        var files = app.DataSources
            .SelectMany(source => source.Endpoints)
            .Select(endpoint => endpoint.Metadata.GetMetadata<StaticAssetDescriptor>())
            .OfType<StaticAssetDescriptor>();
        return new ResourceAssetCollection(
        [
            .. from file in files
               where file.Selectors.Count == 0
               from property in file.Properties
               where string.Equals(property.Name, "label", StringComparison.Ordinal)
               select new ResourceAsset(file.Route, [new ResourceAssetProperty("label", property.Value)]),
        ]);
    }

    // The file names carry a hash of the content, which the framework does not know.
    private static void UseFontCaching(this WebApplication app) => app.Use((context, next) =>
    {
        if (context.Request.Path.StartsWithSegments("/fonts", StringComparison.Ordinal))
        {
            context.Response.OnStarting(() =>
            {
                if (context.Response.StatusCode < 400)
                    context.Response.Headers.CacheControl = "public, max-age=31536000, immutable";
                return Task.CompletedTask;
            });
        }
        return next(context);
    });
}
