using System.Net;
using System.Net.Mail;
using System.Text;

namespace ThongSuot.Notifications.Mailing;

/// <summary>A mail as it goes out: plain text.</summary>
/// <param name="Id">Makes the Message-ID: the same for each attempt.</param>
internal sealed record Letter(Guid Id, string To, string Subject, string Text);

/// <summary>The border to the mail server.</summary>
internal interface IMailSender
{
    /// <summary>Returns once the server has taken the mail.</summary>
    /// <exception cref="SmtpException">The server refused it or was not reached.</exception>
    /// <exception cref="TimeoutException">The server did not answer in time.</exception>
    Task Send(Letter letter, CancellationToken cancellation);
}

/// <summary>Hands mails to an SMTP server, one connection each. What is not ASCII is encoded by the framework, which also refuses line ends in headers.</summary>
internal sealed class SmtpSender(MailSettings settings) : IMailSender
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(30);

    public async Task Send(Letter letter, CancellationToken cancellation)
    {
        using var client = new SmtpClient(settings.Host!, settings.Port)
        {
            EnableSsl = settings.StartTls,
            Credentials = settings.User is null ? null : new NetworkCredential(settings.User, settings.Password),
        };
        var from = new MailAddress(settings.From!);
        using var message = new MailMessage(from, new MailAddress(letter.To))
        {
            Subject = letter.Subject, SubjectEncoding = Encoding.UTF8, Body = letter.Text, BodyEncoding = Encoding.UTF8,
        };
        message.Headers.Add("Message-ID", $"<{letter.Id:N}@{from.Host}>");
        // Absence notices must not answer a program.
        message.Headers.Add("Auto-Submitted", "auto-generated");
        using var limited = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limited.CancelAfter(Longest);
        try
        {
            await client.SendMailAsync(message, limited.Token);
        }
        catch (OperationCanceledException late) when (!cancellation.IsCancellationRequested)
        {
            throw new TimeoutException("The mail server did not answer in time.", late);
        }
    }
}
