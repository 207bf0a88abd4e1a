using System.Collections.Immutable;
using System.Text.Json;
using ThongSuot.Platform.Data;
using ThongSuot.Platform.Security;

namespace ThongSuot.Dossiers.Inbox;

/// <summary>About how many dossiers have words, and how many a person sees. It decides by which way a list is read, never what it finds. Nobody is told.</summary>
/// <param name="Seen">Too many where a dossier is seen in several ways.</param>
/// <param name="All">All dossiers, filed between the oldest and the newest.</param>
internal sealed record Frequency(long Matches, long Seen, long All, DateTimeOffset? Oldest, DateTimeOffset? Newest)
{
    /// <summary>PostgreSQL only: by what its planner knows of how often values occur, without looking at any dossier.</summary>
    /// <param name="words">Folded.</param>
    public static async Task<Frequency> Estimate(AppDb db, ImmutableArray<string> words, Actor actor, CancellationToken cancellation)
    {
        async Task<long> RowsOf(Func<Sql, string> from)
        {
            var sql = new Sql(db);
            return (await sql.Read($"explain (format json) select 1 from {from(sql)}", row => PlannedRows(row.GetString(0)), cancellation))[0];
        }

        var matches = await RowsOf(sql => sql.DossiersWith(words, "w"));
        var seen = await RowsOf(sql => $"dossiers_scope s where {sql.In("s.scope", actor.Scopes)}");
        var all = new Sql(db);
        return (await all.Read(
            "select greatest(reltuples, 1)::bigint, (select min(filed_at) from dossiers_words), (select max(filed_at) from dossiers_words) from pg_class where oid = 'dossiers_words'::regclass",
            row => new Frequency(matches, seen, row.GetInt64(0), all.MaybeTime(row, 1), all.MaybeTime(row, 2)), cancellation))[0];
    }

    /// <summary>SQLite only: the rarest of the words, empty when so many dossiers or more have it.</summary>
    /// <param name="words">Folded.</param>
    public static async Task<ImmutableArray<string>> Rarest(AppDb db, ImmutableArray<string> words, int limit, CancellationToken cancellation)
    {
        var sql = new Sql(db);
        var counts = (await sql.Read(
            "select " + string.Join(", ", words.Select(w => $"(select count(*) from (select 1 from {sql.DossiersWith([w], "w")} limit {limit}) t)")),
            row => words.Select((_, i) => row.GetInt32(i)).ToArray(), cancellation))[0];
        var (rarest, least) = words.Zip(counts).OrderBy(w => w.Second).ThenByDescending(w => w.First.Length).First();
        return least < limit ? [rarest] : [];
    }

    /// <summary>The shortest stretch in which, with half of the one before it, about so many of those that have the words were filed.</summary>
    public int DaysOf(long matches)
    {
        var days = (Newest - Oldest)?.TotalDays * matches / Math.Max(Matches, 1) ?? 0;
        return Terms.Stretches.FirstOrDefault(s => 1.5 * s >= days, Terms.Stretches[^1]);
    }

    private static long PlannedRows(string plan)
    {
        using var read = JsonDocument.Parse(plan);
        return (long)read.RootElement[0].GetProperty("Plan").GetProperty("Plan Rows").GetDouble();
    }
}
