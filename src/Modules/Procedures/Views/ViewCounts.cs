using System.Collections.Concurrent;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ThongSuot.Platform.Data;
using ThongSuot.Platform.Time;

namespace ThongSuot.Procedures.Views;

/// <summary>
/// Counts how often procedures are shown, by procedure and day and nothing else: no address, cookie, session or browser. A page only adds one in
/// memory; what was gathered is added to the table every few seconds, so that no page waits for a write.
/// </summary>
internal sealed class ViewCounts(IServiceScopeFactory scopes, WriteGate gate, TimeProvider time) : IDisposable
{
    // As long a page may show a sum that others have added to meanwhile.
    private static readonly TimeSpan SumLife = TimeSpan.FromSeconds(10);

    private readonly Lock _lock = new();
    private readonly SemaphoreSlim _saving = new(1, 1);
    private readonly ConcurrentDictionary<string, (long Stored, long At)> _sums = new(StringComparer.Ordinal);
    private Dictionary<(string Code, DateOnly Day), long> _gathered = [];

    /// <summary>A page is drawn for somebody: a GET that no browser made ahead of a possible click.</summary>
    /// <param name="code">Of a published procedure, so that strangers cannot fill the table with words of their own.</param>
    public void Seen(string code, HttpRequest request)
    {
        if (HttpMethods.IsGet(request.Method) && !IsAhead(request.Headers))
            Add(code, time.Now().DateInVietnam(), 1);
    }

    /// <summary>All views of a procedure, as of a few seconds ago, with what this node has not stored yet.</summary>
    public async ValueTask<long> Of(string code, CancellationToken cancellation)
    {
        long stored;
        if (_sums.TryGetValue(code, out var known) && time.GetElapsedTime(known.At) < SumLife)
        {
            stored = known.Stored;
        }
        else
        {
            await using var scope = scopes.CreateAsyncScope();
            var views = scope.ServiceProvider.GetRequiredService<AppDb>().Views;
            stored = await views.Where(v => v.Code == code).SumAsync(v => v.Count, cancellation);
            _sums[code] = (stored, time.GetTimestamp());
        }

        lock (_lock)
            return stored + _gathered.Where(g => g.Key.Code == code).Sum(g => g.Value);
    }

    /// <summary>Adds what was gathered to the table. Every node does so for itself; what could not be stored is kept for the next time.</summary>
    public async Task Save(CancellationToken cancellation)
    {
        await _saving.WaitAsync(cancellation);
        try
        {
            Dictionary<(string Code, DateOnly Day), long> taken;
            lock (_lock)
                (taken, _gathered) = (_gathered, []);
            if (taken.Count == 0)
                return;
            try
            {
                await Store(taken, cancellation);
                foreach (var code in taken.Keys.Select(k => k.Code).Distinct(StringComparer.Ordinal))
                    _sums.TryRemove(code, out _);
            }
            catch
            {
                foreach (var ((code, day), count) in taken)
                    Add(code, day, count);
                throw;
            }
        }
        finally
        {
            _saving.Release();
        }
    }

    public void Dispose() => _saving.Dispose();

    private void Add(string code, DateOnly day, long count)
    {
        lock (_lock)
            _gathered[(code, day)] = _gathered.GetValueOrDefault((code, day)) + count;
    }

    private async Task Store(Dictionary<(string Code, DateOnly Day), long> taken, CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AppDb>();
        if (db.IsSqlite)
            await gate.InTurn(() => Insert(db, taken, cancellation), cancellation);
        else
            await Insert(db, taken, cancellation);
    }

    private static async Task<int> Insert(AppDb db, Dictionary<(string Code, DateOnly Day), long> taken, CancellationToken cancellation)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        // In one order, so that two nodes wait for one another instead of each for the other.
        foreach (var ((code, day), count) in taken.OrderBy(t => t.Key.Code, StringComparer.Ordinal).ThenBy(t => t.Key.Day))
        {
            await db.Database.ExecuteSqlAsync($"""
                insert into procedures_view (code, day, count) values ({code}, {day}, {count})
                on conflict (code, day) do update set count = procedures_view.count + excluded.count
                """, cancellation);
        }

        await transaction.CommitAsync(cancellation);
        return taken.Count;
    }

    private static bool IsAhead(IHeaderDictionary headers) => ((string[])["Sec-Purpose", "Purpose", "X-Purpose", "X-Moz"]).Any(name =>
        headers[name].ToString() is { Length: > 0 } purpose
        && (purpose.Contains("prefetch", StringComparison.OrdinalIgnoreCase) || purpose.Contains("prerender", StringComparison.OrdinalIgnoreCase) || purpose.Contains("preview", StringComparison.OrdinalIgnoreCase)));
}
