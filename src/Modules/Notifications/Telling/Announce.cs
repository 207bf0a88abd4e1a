using System.Collections.Immutable;
using Microsoft.EntityFrameworkCore;
using ThongSuot.Notifications.Data;
using ThongSuot.Notifications.Mailing;
using ThongSuot.Notifications.Preferences;
using ThongSuot.Platform.Data;
using ThongSuot.Platform.Time;

namespace ThongSuot.Notifications.Telling;

/// <summary>Something that persons are told.</summary>
/// <param name="Cause">What it is unique by: each person is told of one cause once.</param>
/// <param name="At">When it happened.</param>
internal sealed record News(NoticeKind Kind, Guid Cause, DateTimeOffset At, ImmutableArray<Addressee> To)
{
    public Guid? Dossier { get; init; }

    public string? Node { get; init; }

    /// <summary>Sentence and address of what another module asked for.</summary>
    public string? Text { get; init; }

    public string? Address { get; init; }

    public DateTimeOffset? DueAt { get; init; }

    /// <summary>Who caused it and knows.</summary>
    public Guid? Silent { get; init; }
}

/// <summary>
/// Adds the notices, and the mails that the persons want of them, for the caller's transaction. Who was told of a cause before is left out; should
/// two do so at the same time, the unique index lets one through.
/// </summary>
internal sealed class Announce(StandIns standIns, MailSettings mail, TimeProvider time)
{
    public async Task Run(AppDb db, IReadOnlyCollection<News> news, CancellationToken cancellation)
    {
        news = await standIns.Add(news, cancellation);
        var (causes, persons) = (news.Select(n => n.Cause).Distinct().ToArray(), news.SelectMany(n => n.To).Select(to => to.Person).Distinct().ToArray());
        if (persons.Length == 0)
            return;
        var told = (await db.Notices.Where(n => causes.Contains(n.Cause)).Select(n => new { n.Cause, n.Person }).ToListAsync(cancellation))
            .Select(n => (n.Cause, n.Person)).ToHashSet();
        var wishes = await db.Preferences.AsNoTracking().Where(p => persons.Contains(p.Person)).ToDictionaryAsync(p => p.Person, cancellation);
        var now = time.Now();
        foreach (var one in news)
        {
            foreach (var to in one.To.Where(to => to.Person != one.Silent && told.Add((one.Cause, to.Person))))
                Add(db, one, to, wishes.GetValueOrDefault(to.Person), now);
        }
    }

    private void Add(AppDb db, News news, Addressee to, Preference? wish, DateTimeOffset now)
    {
        var choice = (wish ?? Preference.Unset).Of(news.Kind);
        var way = mail.IsOn && wish?.Address is not null ? choice.Mail : MailWay.None;
        var notice = new Notice
        {
            Id = Guid.CreateVersion7(news.At),
            Person = to.Person,
            Scope = to.Scope,
            Kind = news.Kind,
            Dossier = news.Dossier,
            Cause = news.Cause,
            Node = news.Node,
            Text = news.Text,
            Address = news.Address,
            DueAt = news.DueAt,
            At = news.At,
            Muted = !choice.InList,
            MailWay = way,
        };
        if (notice.Muted)
            notice.MarkRead(news.At);
        if (way == MailWay.AtOnce)
        {
            var letter = Mail.New(MailKind.Notice, to.Person, notice.Id, now);
            notice.Mail = letter.Id;
            db.Add(letter);
        }

        db.Add(notice);
    }
}
