using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using ThongSuot.Contracts.Procedures;
using ThongSuot.Notifications.Data;
using ThongSuot.Notifications.Preferences;
using ThongSuot.Platform.Data;
using ThongSuot.Platform.Time;

namespace ThongSuot.Notifications.Mailing;

/// <summary>
/// Makes each person's mail of the day when its hour has come: one per person and date in Vietnam, whatever the clock does and however many nodes
/// try. Each person in a transaction of its own.
/// </summary>
internal sealed partial class MakeDigests(IServiceScopeFactory scopes, IProcedures procedures, MailSettings settings, TimeProvider time, ILogger<MakeDigests> logger)
{
    private const int MostNotices = 500, Batch = 200;

    /// <returns>How many digests were made.</returns>
    public async Task<int> RunOnce(CancellationToken cancellation)
    {
        var made = 0;
        var after = Guid.Empty;
        while (settings.IsOn)
        {
            await using var scope = scopes.CreateAsyncScope();
            var (now, last) = (time.Now(), after);
            var due = await scope.ServiceProvider.GetRequiredService<AppDb>().Preferences.AsNoTracking()
                .Where(p => p.DigestAt <= now && p.Person > last).OrderBy(p => p.Person).Select(p => p.Person).Take(Batch).ToListAsync(cancellation);
            if (due.Count == 0)
                break;
            foreach (var person in due)
                made += await Make(person, cancellation) ? 1 : 0;
            after = due[^1];
        }

        return made;
    }

    private async Task<bool> Make(Guid person, CancellationToken cancellation)
    {
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            var db = scope.ServiceProvider.GetRequiredService<AppDb>();
            var (now, wish) = (time.Now(), await db.Preferences.SingleAsync(p => p.Person == person, cancellation));
            if (wish.DigestAt is not { } at || at > now)
                return false;
            wish.DigestAt = wish.NextDigest(now);
            var made = await IsDay(wish, now, cancellation) && await Collect(db, person, now, cancellation);
            await db.SaveChangesAsync(cancellation);
            return made;
        }
        catch (DbUpdateException failure) when (failure.IsConflict())
        {
            // Another node was faster.
            return false;
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            LogDigestFailed(failure, person);
            return false;
        }
    }

    private async ValueTask<bool> IsDay(Preference wish, DateTimeOffset now, CancellationToken cancellation) =>
        !wish.WorkingDaysOnly || !(await procedures.Calendar(null, cancellation)).DayAt(now.DateInVietnam()).IsOff;

    private static async Task<bool> Collect(AppDb db, Guid person, DateTimeOffset now, CancellationToken cancellation)
    {
        var cause = Causes.Of(person, "digest", now.DateInVietnam().DayNumber);
        if (await db.Mails.AnyAsync(m => m.Cause == cause, cancellation))
            return false;
        var waiting = await db.Notices.Where(n => n.Person == person && n.MailWay == MailWay.AwaitsDigest).OrderBy(n => n.Id).Take(MostNotices).ToListAsync(cancellation);
        if (waiting.Count == 0)
            return false;
        var mail = Mail.New(MailKind.Digest, person, cause, now);
        db.Add(mail);
        foreach (var notice in waiting)
            (notice.MailWay, notice.Mail) = (MailWay.InDigest, mail.Id);
        return true;
    }

    [LoggerMessage(21, LogLevel.Error, "The digest of {Person} failed")]
    private partial void LogDigestFailed(Exception failure, Guid person);
}
