using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace ThongSuot.Platform.Ui;

/// <summary>Where a navigation item stands.</summary>
public enum NavigationPlace
{
    /// <summary>The bar on top of every page; of many entries the last stand in its menu "Thêm".</summary>
    Main,

    /// <summary>The menu of the signed-in person.</summary>
    User,

    /// <summary>The bar, for who is not signed in: others reach the page from one of theirs.</summary>
    Visitors,
}

/// <summary>One entry of the navigation, brought by the module that owns the page.</summary>
/// <param name="Text">Vietnamese, two or three words.</param>
/// <param name="Address">Local address; the entry is marked as current on it and on all below it.</param>
/// <param name="Order">Ascending from left to right.</param>
/// <param name="Policy">Authorization policy a person must meet to see it; null for everyone.</param>
/// <param name="Place">Bar or menu.</param>
public sealed record NavigationItem(
    string Text, string Address, int Order, string? Policy = null, NavigationPlace Place = NavigationPlace.Main)
{
    /// <summary>What waits behind the entry, shown beside it unless it is 0; asked on every page of a signed-in person, so it must be cheap.</summary>
    public Func<HttpContext, Task<int>>? Count { get; init; }

    /// <summary>What is counted, for those who hear the page: "chưa đọc".</summary>
    public string? CountOf { get; init; }
}

/// <summary>Where a notice that concerns the whole installation stands.</summary>
public enum SiteNoticePlace
{
    Top,
    Footer,
}

/// <summary>A sentence on every page, such as the profile of an isolated installation.</summary>
public sealed record SiteNotice(string Text, SiteNoticePlace Place);

/// <summary>How modules add to the frame of all pages.</summary>
public static class FrameServices
{
    /// <summary>Adds an entry to the navigation.</summary>
    public static IServiceCollection AddNavigation(this IServiceCollection services, NavigationItem item) =>
        services.AddSingleton(item);

    /// <summary>Adds a sentence to every page.</summary>
    public static IServiceCollection AddSiteNotice(this IServiceCollection services, SiteNotice notice) =>
        services.AddSingleton(notice);
}
