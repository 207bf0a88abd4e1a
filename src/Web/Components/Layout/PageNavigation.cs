using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components.Endpoints;
using Microsoft.AspNetCore.Diagnostics;
using ThongSuot.Platform.Security;
using ThongSuot.Platform.Ui;

namespace ThongSuot.Web.Components.Layout;

/// <summary>
/// What stands in the bar and the menu of one request, found before the page is drawn: a request has one database context, which answers one
/// question at a time, and a layout that still waited for it would be sent without its page.
/// </summary>
internal sealed record PageNavigation(IReadOnlyList<NavigationItem> Main, IReadOnlyList<NavigationItem> Personal, IReadOnlyDictionary<NavigationItem, int> Counts)
{
    private static readonly PageNavigation None = new([], [], new Dictionary<NavigationItem, int>());

    /// <summary>That of the request; none on the page of a fault, where nothing is asked that could fail again.</summary>
    public static PageNavigation Of(HttpContext context) => context.Features.Get<PageNavigation>() ?? None;

    /// <summary>Finds it for pages; to be used behind authorisation.</summary>
    public static void Use(WebApplication app) => app.Use(async (context, next) =>
    {
        var metadata = context.GetEndpoint()?.Metadata;
        if ((metadata?.GetMetadata<ComponentTypeMetadata>() is not null || metadata?.GetMetadata<ShowsLayout>() is not null) && context.Features.Get<IExceptionHandlerFeature>() is null)
            context.Features.Set(await Find(context));
        await next(context);
    });

    private static async Task<PageNavigation> Find(HttpContext context)
    {
        var authorization = context.RequestServices.GetRequiredService<IAuthorizationService>();
        var (main, personal, counts) = (new List<NavigationItem>(), new List<NavigationItem>(), new Dictionary<NavigationItem, int>());
        foreach (var item in context.RequestServices.GetServices<NavigationItem>().OrderBy(item => item.Order))
        {
            if (item.Policy is not null && !(await authorization.AuthorizeAsync(context.User, item.Policy)).Succeeded)
                continue;
            if (item.Place == NavigationPlace.Visitors && context.FindActor() is not null)
                continue;
            (item.Place == NavigationPlace.User ? personal : main).Add(item);
            if (item.Count is { } count && context.FindActor() is not null)
                counts[item] = await count(context);
        }

        return new PageNavigation(main, personal, counts);
    }
}

/// <summary>An endpoint that is no page and draws the layout nevertheless.</summary>
internal sealed class ShowsLayout;
