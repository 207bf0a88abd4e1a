using Microsoft.AspNetCore.Http;

namespace ThongSuot.Platform.Ui;

/// <summary>News that the next page tells, whichever it is.</summary>
/// <param name="Text">Vietnamese, whole sentences.</param>
/// <param name="Address">Where to act on it; null where there is nothing that this person could do.</param>
/// <param name="Link">Words of the link there.</param>
public sealed record PageNotice(string Text, string? Address = null, string? Link = null);

/// <summary>The news of one request; the layout shows them above the page.</summary>
public static class PageNoticeAccess
{
    public static void AddPageNotice(this HttpContext context, PageNotice notice)
    {
        if (context.Features.Get<List<PageNotice>>() is not { } all)
            context.Features.Set(all = []);
        all.Add(notice);
    }

    /// <summary>In the order in which they were added.</summary>
    public static IReadOnlyList<PageNotice> PageNotices(this HttpContext context) => context.Features.Get<List<PageNotice>>() ?? [];
}
