using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ThongSuot.Organisation.Data;
using ThongSuot.Platform.Data;
using ThongSuot.Platform.Time;

namespace ThongSuot.Organisation.Accounts.Sessions;

/// <summary>A session that goes on, as requests need it.</summary>
/// <param name="HasSecondFactor">Whether its account has one now.</param>
/// <param name="TellNewDevice">The next page tells of a new device.</param>
internal sealed record LiveSession(Guid Id, Guid Account, DateTimeOffset BegunAt, Guid Device, bool HasSecondFactor, bool TellNewDevice);

/// <summary>
/// Whether a session goes on, asked by every request. A node looks into the database at most once a second for each session; what ends
/// on the node itself ends there at once.
/// </summary>
internal sealed class LiveSessions(IServiceScopeFactory scopes, WriteGate gate, TimeProvider time)
{
    private static readonly TimeSpan LookAgain = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Forgotten = TimeSpan.FromMinutes(1);

    private readonly ConcurrentDictionary<Guid, Known> _known = new();

    /// <returns>Null when it ended, expired or never was this account's.</returns>
    public async ValueTask<LiveSession?> Find(Guid id, Guid account, CancellationToken cancellation)
    {
        if (!_known.TryGetValue(id, out var known) || (!known.Ended && time.GetElapsedTime(known.ReadAt) >= LookAgain))
        {
            var read = await Read(id, cancellation);
            // What ended here while we looked stays ended.
            known = _known.AddOrUpdate(id, read, (_, before) => before.Ended ? before : read);
        }

        return !known.Ended && known.Session is { } session && session.Account == account && known.Until > time.Now() ? session : null;
    }

    /// <summary>Called after the end was saved.</summary>
    public void Ended(IEnumerable<Guid> ids)
    {
        foreach (var id in ids)
            _known[id] = new Known(null, default, time.GetTimestamp(), Ended: true);
    }

    /// <summary>Something about the account changed that its sessions carry.</summary>
    public void LookAnew(Guid account)
    {
        foreach (var (id, known) in _known)
        {
            if (known.Session?.Account == account)
                _known.TryRemove(KeyValuePair.Create(id, known));
        }
    }

    /// <summary>Drops what nobody asked for lately.</summary>
    public void Tidy()
    {
        foreach (var (id, known) in _known)
        {
            if (time.GetElapsedTime(known.ReadAt) > Forgotten)
                _known.TryRemove(KeyValuePair.Create(id, known));
        }
    }

    /// <summary>The page with the news was shown.</summary>
    public async Task Told(LiveSession told, CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AppDb>();
        var rows = db.Sessions.Where(s => s.Id == told.Id);
        await Write(db, () => rows.ExecuteUpdateAsync(set => set.SetProperty(s => s.TellNewDevice, false), cancellation), cancellation);
        LookAnew(told.Account);
    }

    private async Task<Known> Read(Guid id, CancellationToken cancellation)
    {
        var readAt = time.GetTimestamp();
        var now = time.Now();
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AppDb>();
        var (sessions, accounts, passkeys) = (db.Sessions, db.Accounts, db.Passkeys);
        var row = await (
            from session in sessions
            join account in accounts on session.Account equals account.Id
            where session.Id == id && session.EndedAt == null && account.ClosedAt == null
            select new
            {
                session.Account, session.BegunAt, session.SeenAt, session.Device, session.TellNewDevice,
                HasFactor = account.TotpSecret != null || passkeys.Any(p => p.UserId == account.Id),
            }).AsNoTracking().SingleOrDefaultAsync(cancellation);
        if (row is null)
            return new Known(null, default, readAt, Ended: false);
        var seenAt = row.SeenAt;
        if (now < Until(row.BegunAt, seenAt) && now - seenAt >= Session.SeenEvery)
        {
            var mine = sessions.Where(s => s.Id == id);
            await Write(db, () => mine.ExecuteUpdateAsync(set => set.SetProperty(s => s.SeenAt, now), cancellation), cancellation);
            seenAt = now;
        }

        return new Known(new LiveSession(id, row.Account, row.BegunAt, row.Device, row.HasFactor, row.TellNewDevice), Until(row.BegunAt, seenAt), readAt, Ended: false);
    }

    private static DateTimeOffset Until(DateTimeOffset begunAt, DateTimeOffset seenAt) =>
        seenAt + Session.Idle < begunAt + Session.Longest ? seenAt + Session.Idle : begunAt + Session.Longest;

    private Task<int> Write(AppDb db, Func<Task<int>> write, CancellationToken cancellation) => db.IsSqlite ? gate.InTurn(write, cancellation) : write();

    private sealed record Known(LiveSession? Session, DateTimeOffset Until, long ReadAt, bool Ended);
}
