using System.Globalization;
using Microsoft.EntityFrameworkCore;
using ThongSuot.Contracts.Organisation;
using ThongSuot.Contracts.Procedures;
using ThongSuot.Dossiers.Data;
using ThongSuot.Dossiers.Steps;
using ThongSuot.Platform.Data;
using ThongSuot.Platform.Security;
using ThongSuot.Platform.Time;

namespace ThongSuot.Dossiers.Misdirected;

/// <summary>Which of what was not processed: of a year, as receiver or as sender, of one sender.</summary>
/// <param name="IsSender">What the person's bodies sent wrongly, instead of what they received.</param>
internal sealed record UnprocessedFilter(int Year, bool IsSender, Guid? Sender);

/// <param name="IsPaper">A registered paper, no dossier.</param>
/// <param name="IsSeen">The person may open the dossier.</param>
internal sealed record UnprocessedItem(
    Guid Dossier, string Code, bool IsPaper, Guid Sender, Guid Receiver, string Reason, string? Why, DateTimeOffset ReceivedAt, DateTimeOffset RefusedAt, DateTimeOffset NoticeDue, bool Transferred, DateTimeOffset? AcceptedAt, bool IsSeen)
{
    public bool IsLate => RefusedAt > NoticeDue;
}

/// <summary>How many dossiers of a sender were not processed in a year, and for how many of these the notice came late.</summary>
internal sealed record UnprocessedCount(Guid Sender, string Reason, string? Why, int Count, int Late, int Accepted);

/// <summary>
/// What was not processed because it was sent to the wrong body or twice (R-087): for the leaders of the body that received it and of the one that sent it.
/// </summary>
internal sealed class UnprocessedList(AppDb db, IOrganisation organisation, IProcedures procedures)
{
    public const int PageSize = 50;

    public async Task<IReadOnlyList<UnprocessedCount>> Count(Actor actor, UnprocessedFilter filter, CancellationToken cancellation)
    {
        var rows = await Rows(actor, filter, cancellation);
        var counts = await rows.GroupBy(r => new { r.Sender, r.Code, r.Why })
            .Select(g => new UnprocessedCount(g.Key.Sender, g.Key.Code, g.Key.Why, g.Count(), g.Sum(r => r.RefusedAt > r.NoticeDue ? 1 : 0), g.Sum(r => r.AcceptedAt != null ? 1 : 0)))
            .ToListAsync(cancellation);
        return [.. counts.OrderByDescending(c => c.Count).ThenBy(c => c.Sender).ThenBy(c => c.Reason, StringComparer.Ordinal).ThenBy(c => c.Why, StringComparer.Ordinal)];
    }

    /// <summary>The newest first.</summary>
    /// <param name="before">The last row of the page before.</param>
    public async Task<IReadOnlyList<UnprocessedItem>> List(Actor actor, UnprocessedFilter filter, (DateTimeOffset At, Guid Dossier)? before, int most, CancellationToken cancellation)
    {
        var rows = await Rows(actor, filter, cancellation);
        if (before is var (at, last))
            rows = rows.Where(r => r.RefusedAt < at || (r.RefusedAt == at && r.Dossier < last));
        var (dossiers, papers, scopes) = (db.Dossiers, db.MisdirectedPapers, db.DossierScopes);
        var page = rows.OrderByDescending(r => r.RefusedAt).ThenByDescending(r => r.Dossier).Take(most);
        return await (from r in page
                      from d in dossiers.Where(d => d.Id == r.Dossier).DefaultIfEmpty()
                      from p in papers.Where(p => p.Id == r.Dossier).DefaultIfEmpty()
                      orderby r.RefusedAt descending, r.Dossier descending
                      select new UnprocessedItem(
                          r.Dossier, p != null ? p.Code : d!.Code, p != null, r.Sender, r.Receiver, r.Code, r.Why, r.ReceivedAt, r.RefusedAt, r.NoticeDue, r.Transferred, r.AcceptedAt,
                          scopes.Any(s => s.Dossier == r.Dossier && actor.Scopes.Contains(s.Scope))))
            .ToListAsync(cancellation);
    }

    private static DateTimeOffset BeginOf(int year) => new DateTimeOffset(year, 1, 1, 0, 0, 0, Clock.VietnamOffset).ToUniversalTime();

    private async Task<IQueryable<UnprocessedRow>> Rows(Actor actor, UnprocessedFilter filter, CancellationToken cancellation)
    {
        var bodies = LeaderScopes.BodiesOf(actor, await procedures.LeadingRoles(cancellation), await organisation.View(cancellation)).Select(b => b.Id).ToArray();
        var (from, to) = (BeginOf(filter.Year), BeginOf(filter.Year + 1));
        var unprocessed = db.Unprocessed;
        var rows = unprocessed.AsNoTracking().Where(r => r.RefusedAt >= from && r.RefusedAt < to);
        rows = filter.IsSender ? rows.Where(r => bodies.Contains(r.Sender)) : rows.Where(r => bodies.Contains(r.Receiver));
        return filter.Sender is { } sender ? rows.Where(r => r.Sender == sender) : rows;
    }
}

/// <summary>The list's address, and its words.</summary>
internal static class UnprocessedWords
{
    public const string Page = "/dieu-hanh/khong-xu-ly", Csv = Page + "/xuat.csv", Papers = "/khong-xu-ly/van-ban-giay";

    public const string NotCompetent = "NOTCOMP";

    public static string PaperNotice(Guid paper, string format) => $"{Papers}/{paper}/thong-bao.{format}";

    public static UnprocessedFilter Read(string? year, string? side, string? sender, DateOnly today) => new(
        int.TryParse(year, NumberStyles.None, CultureInfo.InvariantCulture, out var known) && known is >= 2000 and <= 9000 ? known : today.Year, side == "gui", Guid.TryParse(sender, out var body) ? body : null);

    public static string Address(UnprocessedFilter filter, UnprocessedItem? after = null, string page = Page) => string.Create(
        CultureInfo.InvariantCulture,
        $"{page}?nam={filter.Year}{(filter.IsSender ? "&chieu=gui" : "")}{(filter.Sender is { } sender ? $"&noi-gui={sender}" : "")}{(after is null ? "" : $"&sau={after.RefusedAt.UtcTicks}_{after.Dossier}")}");

    public static (DateTimeOffset At, Guid Dossier)? After(string? text) =>
        text?.Split('_') is [var ticks, var id] && long.TryParse(ticks, NumberStyles.None, CultureInfo.InvariantCulture, out var at) && at <= DateTime.MaxValue.Ticks && Guid.TryParse(id, out var dossier)
            ? (new DateTimeOffset(at, TimeSpan.Zero), dossier)
            : null;

    public static string Reason(string code, string? why) => code == "DUP" ? "Gửi trùng" : why is null ? "Không đúng thẩm quyền" : Engine.Processes.Incompetence.NameOf(why);

    public static string Outcome(UnprocessedItem item) =>
        item.AcceptedAt is not null ? "Tiếp nhận theo quyết định" : item.Transferred ? "Đã chuyển cơ quan có thẩm quyền" : "Không xử lý";
}
