using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using ThongSuot.Organisation.Accounts.Sessions;
using ThongSuot.Organisation.Bodies;
using ThongSuot.Organisation.Data;
using ThongSuot.Platform.Data;
using ThongSuot.Platform.Log;
using ThongSuot.Platform.Results;
using ThongSuot.Platform.Time;

namespace ThongSuot.Organisation.Accounts;

/// <summary>One change of an account: what the log says of it and which sessions end by it, saved together; then this node's requests know at once.</summary>
internal sealed class AccountChange(AppDb db, EventLog log, LiveSessions live, TimeProvider time)
{
    private readonly List<(Guid Account, string Type, object Body)> _happened = [];
    private readonly List<Guid> _ended = [];

    public void Note(Guid account, string type, object body) => _happened.Add((account, type, body));

    /// <returns>How many ended.</returns>
    public async Task<int> EndSessions(Guid account, Expression<Func<Session, bool>> which, CancellationToken cancellation)
    {
        var open = await db.Sessions.Where(s => s.Account == account && s.EndedAt == null).Where(which).ToListAsync(cancellation);
        foreach (var session in open)
            session.End(time.Now());
        _ended.AddRange(open.Select(s => s.Id));
        return open.Count;
    }

    public async Task Save(Envelope envelope, CancellationToken cancellation)
    {
        var happened = _happened.ToList();
        var ended = _ended.ToList();
        _happened.Clear();
        _ended.Clear();
        foreach (var entries in happened.GroupBy(h => h.Account))
        {
            var head = await EventLog.Head(db, Streams.OfAccount(entries.Key), cancellation);
            log.Append(db, head, envelope, entries.Select(e => (e.Type, e.Body)));
        }

        await db.SaveChangesAsync(cancellation);
        live.Ended(ended);
        foreach (var account in happened.Select(h => h.Account).Distinct())
            live.LookAnew(account);
    }
}

internal static class Retrying
{
    private const int Attempts = 6;

    /// <summary>Tries again when somebody else changed the same account first, so that what happens at once is counted one after another.</summary>
    public static async Task<Result<T>> OneAfterAnother<T>(this AppDb db, Func<Task<Result<T>>> attempt)
    {
        for (var tries = 1; ; tries++)
        {
            try
            {
                return await attempt();
            }
            catch (DbUpdateException failure) when (failure.IsConflict() && tries < Attempts)
            {
                db.ChangeTracker.Clear();
            }
            catch (DbUpdateException failure) when (failure.IsConflict())
            {
                db.ChangeTracker.Clear();
                return Refusals.TooBusy;
            }
        }
    }
}
