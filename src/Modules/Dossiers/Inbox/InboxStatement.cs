using System.Collections.Immutable;
using ThongSuot.Dossiers.Steps;
using ThongSuot.Engine.Processes;
using ThongSuot.Platform.Security;
using ThongSuot.Platform.Time;

namespace ThongSuot.Dossiers.Inbox;

/// <summary>
/// Writes the statement of one page of a list. Permission stands in it: every row is reached through a scope of the person. Where the person's
/// scopes are read, each is read in the list's order and bounded, so that 170 scopes with 100,000 dossiers cost a page, not a list.
/// </summary>
/// <param name="begin">Where it begins to read; some ways find a page only where enough is near.</param>
internal sealed class InboxStatement(Sql sql, Actor actor, InboxQuery query, DateTimeOffset now, int take, Beginning begin)
{
    // Fewer scopes are read as they are; of more, so many rows of each tell how far the page can reach.
    private const int ManyScopes = 32, FirstOfEach = 4;

    private const string Columns =
        "d.id, d.code, d.title, d.procedure, d.competent_body, d.status, d.secrecy, d.version, d.filed_at, d.due_at, m.work, m.since, m.due_at, m.soon_at, "
        + "(select a.action from dossiers_task a where a.dossier = m.dossier and a.key = m.work limit 1)";

    private readonly bool _work = query.IsWork;

    // Before the statement: how far the page can reach at most.
    private string _edge = "";

    /// <summary>Only the dossier with this code.</summary>
    public string? OnlyCode { get; init; }

    /// <summary>All but the dossier with this code.</summary>
    public string? WithoutCode { get; init; }

    /// <param name="next">The row after which the page goes on, or before which it ends.</param>
    public string Page(PageKey? next, bool backwards)
    {
        var falling = query.Descending != backwards;
        var order = falling ? "order by k desc, dossier desc, work desc" : "order by k, dossier, work";
        var found = Rows(next, falling, order);
        return $"{_edge}select {Columns} from (select distinct dossier, work, k, since, due_at, soon_at from ({found}) u {order} limit {take}) m "
            + $"join dossiers_dossier d on d.id = m.dossier {order.Replace("order by k", "order by m.k", StringComparison.Ordinal).Replace("dossier", "m.dossier", StringComparison.Ordinal).Replace("work", "m.work", StringComparison.Ordinal)}";
    }

    private string Rows(PageKey? next, bool falling, string order)
    {
        var ended = query.View switch { InboxView.Waiting => false, InboxView.Ended => true, InboxView.All => query.Ended, _ => null };
        if (_work)
        {
            return begin.Words.IsEmpty
                ? Scopes("dossiers_task s", "", next, falling, order)
                : Branch(FromWords("dossiers_task"), Ways.Any(sql, actor, "s.scope", "s.dossier"), next, falling, order, once: true);
        }

        // Few rows, each of them asked for its scope.
        var mine = $"exists (select 1 from dossiers_scope x where x.dossier = d.id and {Ways.Any(sql, actor, "x.scope", "x.dossier")})";
        if (query.View == InboxView.Sent)
            return Branch("dossiers_dossier d", $"d.filer_person = {sql.Add(actor.Person)} and {mine}", next, falling, order);
        if (query.View == InboxView.Followed)
            return Branch("dossiers_follow f join dossiers_dossier d on d.id = f.dossier", $"f.person = {sql.Add(actor.Person)} and {mine}", next, falling, order);
        if (begin.IsByTime)
            return ByTime(ended, next, falling, order);
        if (!begin.Words.IsEmpty)
            return Branch(FromWords("dossiers_scope"), $"{Ways.Any(sql, actor, "s.scope", "s.dossier")}{(ended is { } only ? $" and s.ended = {sql.Add(only)}" : "")}", next, falling, order, once: true);
        // One pass over what runs: most of what a person has seen last is the person's own work, so the beginning of each scope holds little that waits.
        if (query.View == InboxView.Waiting)
            return Branch("dossiers_scope s", $"{Ways.Any(sql, actor, "s.scope", "s.dossier")} and s.ended = {sql.Add(false)}", next, falling, order, once: true);
        bool[] parts = ended is { } one ? [one] : [false, true];
        return Scopes("dossiers_scope s", "s.ended", next, falling, order, parts);
    }

    /// <summary>
    /// The dossiers that have the words, or of everything that the person sees, the newest first or the oldest, each asked for all the rest until the page is full. Each is asked by a
    /// look-up of its own: "limit 1" keeps PostgreSQL from reading all that the person sees instead, "offset 0" from reading all dossiers in their order, "is true" from looking for each of
    /// the person's scopes where a dossier has a handful.
    /// </summary>
    private string ByTime(bool? ended, PageKey? next, bool falling, string order)
    {
        string Next(string k, string dossier) => next is { Code: null } key ? $" and ({k}, {dossier}) {(falling ? "<" : ">")} ({sql.Add(key.At)}, {sql.Add(key.Id)})" : "";
        var sorted = falling ? "order by k desc, dossier desc" : "order by k, dossier";
        var near = begin.Near is { } stretch ? $" and {Sql.TermsOf("w")} && {sql.Add(Terms.Near(stretch.Moment, stretch.Days, stretch.Past))}" : "";
        var candidates = begin.Newest is { } most
            ? Newest(most, ended, Next("s.filed_at", "s.dossier"), falling, sorted)
            : $"select k, dossier from (select w.filed_at as k, w.dossier from {sql.DossiersWith(begin.Words, "w")}{near}{Next("w.filed_at", "w.dossier")} offset 0) c {sorted}";
        List<string> conditions = ["s.dossier = f.dossier", $"({Ways.Any(sql, actor, "s.scope", "s.dossier")}) is true", .. ended is { } only ? [$"s.ended = {sql.Add(only)}"] : (string[])[], .. Conditions(onDossier: false)];
        var join = conditions.Any(c => c.Contains("d.", StringComparison.Ordinal)) ? "join dossiers_dossier d on d.id = s.dossier " : "";
        return $"select f.dossier, '' as work, f.k, null as since, null as due_at, null as soon_at from ({candidates}) f cross join lateral "
            + $"(select 1 from dossiers_scope s {join}where {string.Join(" and ", conditions)} limit 1) x {order} limit {take}";
    }

    private string Newest(int most, bool? ended, string next, bool falling, string sorted)
    {
        string Each(int most, string edge) => string.Join(" union all ", (ended is { } one ? [one] : (bool[])[false, true]).Select(value => Ways.PerScope(
            sql, actor, "s.dossier", (scope, within) => $"select s.filed_at as k, s.dossier from dossiers_scope s where s.scope = {scope}{within} and s.ended = {sql.Add(value)}{next}{edge} {sorted} limit {most}")));

        if (ScopeCount < ManyScopes)
            return $"select distinct k, dossier from ({Each(most, "")}) u {sorted} limit {most}";
        _edge = $"with edge as materialized ({Edge($"select distinct k, dossier from ({Each(Math.Max(FirstOfEach, most / ManyScopes), "")}) u {sorted} limit {most}", falling, most)}) ";
        return $"select distinct k, dossier from ({Each(most, FromEdge("s.filed_at", falling))}) u {sorted} limit {most}";
    }

    private int ScopeCount => actor.Scopes.Length + actor.Mandates.Sum(m => m.Scopes.Length);

    // The last of so many rows; nothing where there are fewer.
    private static string Edge(string rows, bool falling, int full) => $"select {(falling ? "min" : "max")}(k) as k from ({rows}) e having count(*) = {full}";

    private static string FromEdge(string key, bool falling) => $" and {key} {(falling ? ">=" : "<=")} coalesce((select k from edge), timestamptz '{(falling ? "-" : "")}infinity')";

    /// <summary>
    /// Each scope's own beginning of the list. With many scopes and a filter, each row of which is asked for the dossier or its words, most would be asked for
    /// nothing: so first a few of each are read, and then only what comes no later than the last of the page that these few would make, for the real page ends
    /// there or before.
    /// </summary>
    private string Scopes(string table, string part, PageKey? next, bool falling, string order, params bool[] parts)
    {
        string Each(int most, string edge) => string.Join(" union all ", (parts is [] ? [""] : parts.Select(value => $" and {part} = {sql.Add(value)}"))
            .Select(condition => Ways.PerScope(sql, actor, "s.dossier", (scope, within) => Branch(table, $"s.scope = {scope}{within}{condition}{edge}", next, falling, order, most: most))));

        var key = (query.Sort, _work) switch { (InboxSort.Deadline, true) => "s.due_at", (InboxSort.Received, true) => "s.since", (InboxSort.Received, false) => "s.filed_at", _ => null };
        // SQLite takes each scope's statement apart, and no more than some hundred of them.
        if (sql.IsSqlite || key is null || ScopeCount < ManyScopes || !query.IsFiltered || OnlyCode is not null)
            return Each(take, "");
        _edge = $"with edge as materialized ({Edge($"select distinct dossier, work, k from ({Each(FirstOfEach, "")}) u {order} limit {take}", falling, take)}) ";
        return Each(take, FromEdge(key, falling));
    }

    // The words first, then the scopes of the dossiers that have them. A plan that is kept knows neither how rare the words are nor how much the person sees, and would
    // read all of the latter: "cross join" keeps SQLite to this order, "offset 0" PostgreSQL.
    private string FromWords(string table)
    {
        var found = $"(select w.dossier from {sql.DossiersWith(begin.Words, "w")}{(sql.IsSqlite ? "" : " offset 0")}) f";
        return sql.IsSqlite
            ? $"{found} cross join {table} s on s.dossier = f.dossier"
            : $"{found} cross join lateral (select t.* from {table} t where t.dossier = f.dossier offset 0) s";
    }

    // Across scopes a dossier may come several times; it counts once, or the bound would cut the page short.
    private string Branch(string from, string mine, PageKey? next, bool falling, string order, bool once = false, int? most = null)
    {
        var onDossier = query.View is InboxView.Sent or InboxView.Followed;
        var conditions = Conditions(onDossier).ToList();
        var k = (query.Sort, _work) switch
        {
            (InboxSort.Code, _) => "d.code",
            (InboxSort.Deadline, true) => "s.due_at",
            (InboxSort.Received, true) => "s.since",
            (InboxSort.Deadline, false) => $"coalesce(d.due_at, {sql.Add(OpenTasks.NoDeadline)})",
            _ => onDossier ? "d.filed_at" : "s.filed_at",
        };
        var (dossier, work) = (onDossier ? "d.id" : "s.dossier", _work ? "s.key" : "''");
        if (next is { } key && (key.Code is not null) == (query.Sort == InboxSort.Code))
        {
            var at = key.Code is { } code ? sql.Add(code) : sql.Add(key.At);
            conditions.Add($"({k}, {dossier}{(_work ? ", s.key" : "")}) {(falling ? "<" : ">")} ({at}, {sql.Add(key.Id)}{(_work ? $", {sql.Add(key.Work)}" : "")})");
        }

        var join = !onDossier && (conditions.Concat([k]).Any(c => c.Contains("d.", StringComparison.Ordinal))) ? "join dossiers_dossier d on d.id = s.dossier " : "";
        var times = _work ? "s.since as since, s.due_at as due_at, s.soon_at as soon_at" : "null as since, null as due_at, null as soon_at";
        return $"select {(once ? "distinct " : "")}{dossier} as dossier, {work} as work, {k} as k, {times} from {from} {join}where {string.Join(" and ", conditions.Prepend(mine))} {order} limit {most ?? take}";
    }

    private IEnumerable<string> Conditions(bool onDossier)
    {
        var dossier = onDossier ? "d.id" : "s.dossier";
        if (query.View == InboxView.Soon)
            yield return $"s.soon_at <= {sql.Add(now)} and s.due_at > {sql.Add(now)}";
        if (query.View == InboxView.Overdue)
            yield return $"s.due_at <= {sql.Add(now)}";
        if (query.View == InboxView.Waiting)
            yield return $"{dossier} not in (select t.dossier from dossiers_task t where {Ways.Any(sql, actor, "t.scope", "t.dossier")})";
        if (query is { Ended: { } ended, View: not InboxView.All })
            yield return $"d.status {(ended ? ">=" : "<")} {(int)DossierStatus.Finished}";
        if ((query.Field ?? (query.Procedure is { } of ? Dossier.FieldOf(of) : null)) is { } field)
            yield return onDossier || _work ? $"d.procedure like {sql.Add(field + "-%")}" : $"s.field = {sql.Add(field)}";
        if (query.Procedure is { } procedure)
            yield return $"d.procedure = {sql.Add(procedure)}";
        if (query.Body is { } body)
            yield return $"(d.competent_body = {sql.Add(body)} or d.filer_body = {sql.Add(body)})";
        if (query.Secrecy is { } secrecy)
            yield return $"d.secrecy = {sql.Add((int)secrecy)}";
        if (query.ReceivedFrom is { } since)
            yield return $"{Received(onDossier)} >= {sql.Add(since.MidnightInVietnam())}";
        if (query.ReceivedTo is { } until)
            yield return $"{Received(onDossier)} < {sql.Add(until.AddDays(1).MidnightInVietnam())}";
        if (query.DueFrom is { } dueFrom)
            yield return $"{(_work ? "s" : "d")}.due_at >= {sql.Add(dueFrom.MidnightInVietnam())}";
        if (query.DueTo is { } dueTo)
            yield return $"{(_work ? "s" : "d")}.due_at < {sql.Add(dueTo.AddDays(1).MidnightInVietnam())}";
        if (OnlyCode is { } only)
            yield return $"d.code = {sql.Add(only)}";
        else if (WithoutCode is { } without)
            yield return $"d.code <> {sql.Add(without)}";
        if (OnlyCode is not null)
            yield break;
        ImmutableArray<string> words = [.. query.WordList.Where(w => onDossier || !begin.Words.Contains(w))];
        if (!words.IsEmpty)
            yield return sql.HasWords(words, dossier);
    }

    private string Received(bool onDossier) => onDossier ? "d.filed_at" : _work ? "s.since" : "s.filed_at";
}
