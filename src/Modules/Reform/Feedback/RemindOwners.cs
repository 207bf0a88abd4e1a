using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using ThongSuot.Contracts.Notifications;
using ThongSuot.Platform.Data;
using ThongSuot.Platform.Log;
using ThongSuot.Platform.Time;

namespace ThongSuot.Reform.Feedback;

/// <summary>
/// Reminds owners of feedback before and after its deadline, then tells the chief of the office. Each reminder once: the row says how far it came, and
/// of two nodes that move it on one wins.
/// </summary>
internal sealed partial class RemindOwners(IServiceScopeFactory scopes, TimeProvider time, ILogger<RemindOwners> logger)
{
    private const int Batch = 200;

    /// <returns>How many reminders were told.</returns>
    public async Task<int> RunOnce(CancellationToken cancellation)
    {
        var told = 0;
        DateTimeOffset now = time.Now();
        await using var scope = scopes.CreateAsyncScope();
        var items = scope.ServiceProvider.GetRequiredService<AppDb>().FeedbackItems;
        foreach (var id in await items.Where(i => i.NextAt <= now && i.Status == FeedbackStatus.Waiting).OrderBy(i => i.NextAt).Select(i => i.Id).Take(Batch).ToListAsync(cancellation))
        {
            try
            {
                told += await Remind(id, now, cancellation) ? 1 : 0;
            }
            catch (DbUpdateException failure) when (failure.IsConflict())
            {
                // Answered meanwhile, or told by another node.
            }
            catch (Exception failure) when (failure is not OperationCanceledException)
            {
                LogFailed(failure, id);
            }
        }

        return told;
    }

    private async Task<bool> Remind(Guid id, DateTimeOffset now, CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        var (db, pace) = (scope.ServiceProvider.GetRequiredService<AppDb>(), scope.ServiceProvider.GetRequiredService<Pace>());
        var item = await db.FeedbackItems.SingleAsync(i => i.Id == id, cancellation);
        if (item.Status != FeedbackStatus.Waiting || item.NextAt is not { } due || due > now)
            return false;
        var escalation = await pace.After(item.DueAt, await pace.Of(Pace.EscalateAfter, cancellation), cancellation);
        // After a standstill the latest reminder alone is told.
        var stage = item.Stage;
        do
        {
            item.Reminded(item.Stage switch { 0 => item.DueAt, 1 => escalation, _ => null });
        }
        while (item.NextAt <= now && item.Stage < 3);
        stage = item.Stage;
        var notice = stage switch
        {
            1 => Notices.ToOwner(item, "sắp đến hạn trả lời"),
            2 => Notices.ToOwner(item, "đã quá hạn trả lời"),
            _ => Notices.ToChief(item, "quá hạn trả lời, đề nghị đôn đốc"),
        };
        var log = scope.ServiceProvider.GetRequiredService<EventLog>();
        log.Append(db, await EventLog.Head(db, FeedbackEntries.StreamOf(id), cancellation), new Envelope(null),
            [(FeedbackEntries.Reminded, new FeedbackReminded(stage)), (NoticeWanted.Type, notice)]);
        await db.SaveChangesAsync(cancellation);
        return true;
    }

    [LoggerMessage(60, LogLevel.Error, "The reminder about feedback {Item} failed")]
    private partial void LogFailed(Exception failure, Guid item);
}
