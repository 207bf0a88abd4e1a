using ThongSuot.Dossiers.Inbox;
using ThongSuot.Platform.Security;

namespace ThongSuot.Dossiers.Tests.Inbox;

/// <summary>Lists as a person goes through them.</summary>
internal static class Listing
{
    /// <summary>All pages, one after another, and the same pages backwards.</summary>
    /// <param name="limits">By which way words are looked for; null: as the program does.</param>
    public static async Task<IReadOnlyList<InboxRow>> Listed(this Province province, Actor actor, InboxQuery query, int size = Inboxes.PageSize, SearchLimits? limits = null)
    {
        var pages = new List<InboxPage>();
        do
        {
            var page = await province.Page(actor, query, pages.Count == 0 ? null : pages[^1].After, false, size, limits);
            Assert.InRange(page.Rows.Count, pages.Count == 0 ? 0 : 1, size + 1);
            Assert.Equal(pages.Count == 0, page.Before is null);
            pages.Add(page);
        }
        while (pages[^1].After is not null);
        for (var i = pages.Count - 1; i > 0; i--)
        {
            var before = await province.Page(actor, query, pages[i].Before, true, size, limits);
            Assert.Equal(pages[i - 1].Rows, before.Rows);
        }

        return [.. pages.SelectMany(p => p.Rows)];
    }

    public static Task<InboxPage> Page(this Province province, Actor actor, InboxQuery query, PageKey? from = null, bool backwards = false, int size = Inboxes.PageSize, SearchLimits? limits = null) =>
        limits is null
            ? province.Ask<Inboxes, InboxPage>(i => i.Page(actor, query, from, backwards, size, default))
            : province.Look(db => new Inboxes(db, limits, province.Time).Page(actor, query, from, backwards, size, default));

    public static Task<InboxCounts> Counts(this Province province, Actor actor) => province.Ask<Inboxes, InboxCounts>(i => i.Count(actor, default));
}
