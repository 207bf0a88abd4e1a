using System.Collections.Immutable;
using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using ThongSuot.Dossiers.Data;
using ThongSuot.Dossiers.Steps;
using ThongSuot.Engine.Processes;
using ThongSuot.Platform.Data;
using ThongSuot.Platform.Security;
using ThongSuot.Platform.Time;

namespace ThongSuot.Dossiers.Inbox;

/// <summary>
/// How much work there is. Only of work: counting what one has seen in years would cost each look at the desk more than the list itself, and nobody
/// acts on that number.
/// </summary>
internal sealed record InboxCounts(int ToDo, int Soon, int Overdue, int SinceYesterday)
{
    public int? Of(InboxView view) => view switch
    {
        InboxView.ToDo => ToDo,
        InboxView.Soon => Soon,
        InboxView.Overdue => Overdue,
        _ => null,
    };
}

/// <summary>A line of a list.</summary>
/// <param name="Work">Key of the piece of work; "" for a dossier, and for the filer's supplement.</param>
/// <param name="Action">What is to be done; null in lists of dossiers.</param>
/// <param name="Due">Of the work, or of the dossier; null when there is none.</param>
internal sealed record InboxRow(
    Guid Dossier, string Code, string Title, string Procedure, Guid Body, DossierStatus Status, Secrecy Secrecy, int Version,
    DateTimeOffset FiledAt, string Work, string? Action, DateTimeOffset? Since, DateTimeOffset? Due, DateTimeOffset? Soon)
{
    public DateTimeOffset Received => Since ?? FiledAt;
}

/// <summary>A page of a list, with the keys of the pages beside it.</summary>
internal sealed record InboxPage(IReadOnlyList<InboxRow> Rows, PageKey? Before, PageKey? After);

/// <summary>The lists of one person's work. Everything is read through the person's scopes.</summary>
internal sealed class Inboxes(AppDb db, SearchLimits limits, TimeProvider time)
{
    public const int PageSize = 50;

    public async Task<InboxCounts> Count(Actor actor, CancellationToken cancellation)
    {
        var (now, yesterday) = (time.Now(), time.Now() - TimeSpan.FromDays(1));
        var sql = new Sql(db);
        // One pass over the person's tasks; who reaches one through two scopes has it once.
        var counted = await sql.Read(
            $"select count(*), coalesce(sum(case when soon_at <= {sql.Add(now)} and due_at > {sql.Add(now)} then 1 else 0 end), 0), coalesce(sum(case when due_at <= {sql.Add(now)} then 1 else 0 end), 0), "
            + $"coalesce(sum(case when since >= {sql.Add(yesterday)} then 1 else 0 end), 0) "
            + $"from (select distinct dossier, key, due_at, soon_at, since from ({Ways.PerScope(sql, actor, "dossier", (scope, within) => $"select dossier, key, due_at, soon_at, since from dossiers_task where scope = {scope}{within}")}) u) t",
            row => new InboxCounts(row.GetInt32(0), row.GetInt32(1), row.GetInt32(2), row.GetInt32(3)), cancellation);
        return counted[0];
    }

    /// <summary>A page of a list. A dossier whose code was typed exactly comes first.</summary>
    /// <param name="from">The row of the neighbouring page: the page goes on after it, or, <paramref name="backwards"/>, ends before it.</param>
    public async Task<InboxPage> Page(Actor actor, InboxQuery query, PageKey? from, bool backwards, int size, CancellationToken cancellation)
    {
        var now = time.Now();
        var beginnings = await Beginnings(actor, query, from, backwards, size + 1, cancellation);
        var code = query.Words?.Trim().ToUpperInvariant();
        var exact = code is { Length: > 8 and <= 40 } && code.Contains('/', StringComparison.Ordinal) ? await Read(actor, query, now, Beginning.Scopes, null, false, 10, code, null, cancellation) : [];
        List<InboxRow> found = [];
        foreach (var begin in beginnings)
        {
            found = await Read(actor, query, now, begin, from, backwards, size + 1, null, exact.Count > 0 ? code : null, cancellation);
            if (!begin.IsPart || found.Count > size)
                break;
        }

        var more = found.Count > size;
        List<InboxRow> rows = [.. found.Take(size)];
        if (backwards)
            rows.Reverse();
        if (rows.Count == 0)
            return new InboxPage(from is null ? exact : [], null, null);
        var (first, last) = (KeyOf(query, rows[0]), KeyOf(query, rows[^1]));
        var (before, after) = backwards ? (more ? first : (PageKey?)null, (PageKey?)last) : (from is null ? null : first, more ? last : (PageKey?)null);
        return new InboxPage(before is null ? [.. exact, .. rows] : rows, before, after);
    }

    /// <summary>Of rows of work those that the person reaches only in another one's place: for whom.</summary>
    public async Task<IReadOnlyDictionary<(Guid Dossier, string Work), Guid>> InPlaceOf(Actor actor, IReadOnlyCollection<InboxRow> rows, CancellationToken cancellation)
    {
        var found = new Dictionary<(Guid, string), Guid>();
        if (actor.Mandates.IsEmpty || rows.Count == 0)
            return found;
        var (ids, all, tasks) = (rows.Select(r => r.Dossier).ToArray(), actor.Scopes.Concat(actor.Mandates.SelectMany(m => m.Scopes)).ToArray(), db.DossierTasks);
        var reached = (await tasks.AsNoTracking().Where(t => ids.Contains(t.Dossier) && all.Contains(t.Scope)).Select(t => new { t.Dossier, t.Key, t.Scope }).ToListAsync(cancellation)).ToLookup(t => (t.Dossier, t.Key), t => t.Scope);
        foreach (var row in rows)
        {
            var ways = reached[(row.Dossier, row.Work)].ToHashSet();
            if (!ways.Overlaps(actor.Scopes) && actor.Mandates.FirstOrDefault(m => m.Reaches(row.Procedure) && ways.Overlaps(m.Scopes)) is { } mandate)
                found[(row.Dossier, row.Work)] = mandate.Principal;
        }

        return found;
    }

    /// <summary>The whole list, page by page, in its order: what an export reads.</summary>
    public async IAsyncEnumerable<InboxRow> All(Actor actor, InboxQuery query, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellation)
    {
        PageKey? from = null;
        do
        {
            var page = await Page(actor, query, from, false, 500, cancellation);
            foreach (var row in page.Rows)
                yield return row;
            from = page.After;
        }
        while (from is not null);
    }

    public static PageKey KeyOf(InboxQuery query, InboxRow row) => query.Sort switch
    {
        InboxSort.Code => new PageKey(default, row.Dossier, row.Work, row.Code),
        InboxSort.Received => new PageKey(row.Received, row.Dossier, row.Work),
        _ => new PageKey(row.Due ?? OpenTasks.NoDeadline, row.Dossier, row.Work),
    };

    private Task<List<InboxRow>> Read(
        Actor actor, InboxQuery query, DateTimeOffset now, Beginning begin, PageKey? from, bool backwards, int take, string? only, string? without, CancellationToken cancellation)
    {
        var sql = new Sql(db);
        var text = new InboxStatement(sql, actor, query, now, take, begin) { OnlyCode = only, WithoutCode = without }.Page(from, backwards);
        return sql.Read(text, row => RowOf(sql, row, query.IsWork), cancellation);
    }

    private async Task<IEnumerable<Beginning>> Beginnings(Actor actor, InboxQuery query, PageKey? from, bool backwards, int wanted, CancellationToken cancellation)
    {
        var words = query.WordList;
        if (words.IsEmpty || query.View is InboxView.Sent or InboxView.Followed)
            return [Beginning.Scopes];
        if (db.IsSqlite)
            return [new(await Frequency.Rarest(db, words, limits.Rare, cancellation))];
        var frequency = await Frequency.Estimate(db, words, actor, cancellation);
        if (query is not { View: InboxView.All or InboxView.Ended, Sort: InboxSort.Received })
            return [frequency.Matches <= limits.Rare ? new(words) : Beginning.Scopes];
        var past = query.Descending != backwards;
        var edge = from is { Code: null } key ? key.At : past ? frequency.Newest : frequency.Oldest;
        return Beginning.OfTime(words, frequency, actor.Scopes.Length, limits, edge ?? time.Now(), past, wanted);
    }

    private static InboxRow RowOf(Sql sql, DbDataReader row, bool work)
    {
        var due = work ? sql.Time(row, 12) : sql.MaybeTime(row, 9);
        return new InboxRow(
            row.GetGuid(0), row.GetString(1), row.GetString(2), row.GetString(3), row.GetGuid(4), (DossierStatus)row.GetInt32(5), (Secrecy)row.GetInt32(6), row.GetInt32(7), sql.Time(row, 8),
            row.GetString(10), work ? row.IsDBNull(14) ? null : row.GetString(14) : null, work ? sql.Time(row, 11) : null, due?.Year >= 9999 ? null : due, work ? sql.Time(row, 13) : null);
    }
}
