using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using ThongSuot.Notifications.Data;
using ThongSuot.Notifications.Preferences;
using ThongSuot.Platform.Data;
using ThongSuot.Platform.Security;
using ThongSuot.Platform.Time;

namespace ThongSuot.Notifications.Mailing;

/// <summary>
/// Sends what waits, one row at a time. On PostgreSQL the row stays locked while the mail goes out, so that several nodes share the work and the row of
/// a node that died is free again; on SQLite there is one process. A mail goes out twice only if the program dies between the server's OK and
/// the commit; it then carries the same Message-ID.
/// </summary>
internal sealed partial class SendMail(IServiceScopeFactory scopes, IMailSender sender, MailSettings settings, TimeProvider time, ILogger<SendMail> logger) : IDisposable
{
    public const int MostAttempts = 10;

    private static readonly TimeSpan FirstPause = TimeSpan.FromSeconds(30), LongestPause = TimeSpan.FromHours(2);

    private readonly SemaphoreSlim _turn = new(1, 1);

    /// <summary>Sends until nothing is due or one failed: a server that is down is not asked for each mail that waits.</summary>
    /// <returns>How many were sent.</returns>
    public async Task<int> Drain(CancellationToken cancellation)
    {
        var sent = 0;
        while (settings.IsOn && await SendNext(cancellation) is { } state)
        {
            if (state is MailState.Waiting or MailState.Parked)
                return sent;
            sent += state == MailState.Sent ? 1 : 0;
        }

        return sent;
    }

    private async Task<MailState?> SendNext(CancellationToken cancellation)
    {
        await _turn.WaitAsync(cancellation);
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            var db = scope.ServiceProvider.GetRequiredService<AppDb>();
            await using var transaction = db.IsSqlite ? null : await db.Database.BeginTransactionAsync(cancellation);
            if (await Take(db, cancellation) is not { } mail)
                return null;
            if (transaction is not null)
                await transaction.CreateSavepointAsync("before_mail", cancellation);
            try
            {
                await Send(scope.ServiceProvider, db, mail, cancellation);
            }
            catch (Exception failure) when (failure is not OperationCanceledException)
            {
                LogMailFailed(mail.Id, failure.GetType().Name);
                if (transaction is not null)
                    await transaction.RollbackToSavepointAsync("before_mail", cancellation);
                await Postpone(db, mail, failure, cancellation);
            }

            // The server has taken it: from here on nothing may be given up.
            if (transaction is not null)
                await transaction.CommitAsync(CancellationToken.None);
            return mail.State;
        }
        finally
        {
            _turn.Release();
        }
    }

    private async Task<Mail?> Take(AppDb db, CancellationToken cancellation)
    {
        var now = time.Now();
        if (!db.IsSqlite)
        {
            return (await db.Mails.FromSqlInterpolated($"""
                select m.* from notifications_mail m
                where m.state = 0 and m.next_at <= {now}
                order by m.next_at limit 1 for update skip locked
                """).ToListAsync(cancellation)).FirstOrDefault();
        }

        return await db.Mails.Where(m => m.State == MailState.Waiting && m.NextAt <= now).OrderBy(m => m.NextAt).FirstOrDefaultAsync(cancellation);
    }

    private async Task Send(IServiceProvider services, AppDb db, Mail mail, CancellationToken cancellation)
    {
        var compose = services.GetRequiredService<Compose>();
        var preference = await db.Preferences.FirstOrDefaultAsync(p => p.Person == mail.Person, cancellation);
        var (to, text) = mail.Kind == MailKind.Code
            ? (preference?.Pending, preference?.Pending is null ? null : compose.Code(NewCode(preference)))
            : (preference?.Address, preference?.Address is null ? null : await compose.Run(mail, cancellation));
        mail.State = MailState.Dropped;
        if (to is not null && text is var (subject, body))
        {
            await sender.Send(new Letter(mail.Id, to, subject, body), cancellation);
            (mail.State, mail.Failure) = (MailState.Sent, null);
        }

        mail.EndedAt = time.Now();
        await db.SaveChangesAsync(CancellationToken.None);
    }

    // Made anew for each attempt: the text of a code is stored nowhere, and the one that reached the person last is the one that counts.
    private string NewCode(Preference preference)
    {
        var code = RandomNumberGenerator.GetInt32(1_000_000).ToString("D6", System.Globalization.CultureInfo.InvariantCulture);
        preference.CodeSalt = SaltedHash.NewSalt();
        (preference.CodeHash, preference.CodeExpiresAt) = (SaltedHash.Of(preference.CodeSalt, code), time.Now() + ChangePreferences.CodeLife);
        return code;
    }

    private async Task Postpone(AppDb db, Mail mail, Exception failure, CancellationToken cancellation)
    {
        var (now, attempts) = (time.Now(), mail.Attempts + 1);
        var pause = TimeSpan.FromTicks(Math.Min(FirstPause.Ticks << mail.Attempts, LongestPause.Ticks));
        db.ChangeTracker.Clear();
        (mail.State, mail.EndedAt) = (MailState.Waiting, null);
        db.Attach(mail);
        (mail.Attempts, mail.Failure, mail.NextAt) = (attempts, failure.GetType().Name, now + pause);
        if (attempts >= MostAttempts)
            (mail.State, mail.EndedAt) = (MailState.Parked, now);
        await db.SaveChangesAsync(cancellation);
    }

    [LoggerMessage(20, LogLevel.Warning, "Mail {Mail} was not sent: {Failure}")]
    private partial void LogMailFailed(Guid mail, string failure);

    public void Dispose() => _turn.Dispose();
}
