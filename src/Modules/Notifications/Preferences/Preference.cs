using System.Collections.Immutable;
using ThongSuot.Platform.Time;

namespace ThongSuot.Notifications.Preferences;

/// <summary>How a person wants to be told of one kind.</summary>
/// <param name="InList">In the application's list.</param>
/// <param name="Mail">None, AtOnce or AwaitsDigest.</param>
internal sealed record KindChoice(bool InList, MailWay Mail);

/// <summary>How a person wants to be told, and the address that it has confirmed. Personal data: the address stands here and nowhere else.</summary>
internal sealed class Preference
{
    public const int StandardHour = 7;

    /// <summary>What holds for who never chose.</summary>
    public static readonly Preference Unset = new() { Person = Guid.Empty };

    /// <summary>Kinds that nobody can take out of the list: they say that the person has to act.</summary>
    public static readonly ImmutableHashSet<NoticeKind> AlwaysInList = [NoticeKind.Assigned, NoticeKind.Returned];

    private static readonly ImmutableHashSet<NoticeKind> UsuallyInDigest = [NoticeKind.DueSoon, NoticeKind.Finished, NoticeKind.Mentioned, NoticeKind.Asked, NoticeKind.Informed, NoticeKind.Extended];

    public required Guid Person { get; init; }

    /// <summary>Confirmed by a code sent to it; null as long as there is none.</summary>
    public string? Address { get; set; }

    /// <summary>An address that awaits its code.</summary>
    public string? Pending { get; set; }

    /// <summary>The code stands here as a salted hash only; made when its mail is sent.</summary>
    public string? CodeHash { get; set; }

    public byte[]? CodeSalt { get; set; }

    /// <summary>When the code was asked for.</summary>
    public DateTimeOffset? CodeAskedAt { get; set; }

    public DateTimeOffset? CodeExpiresAt { get; set; }

    /// <summary>Wrong codes typed in.</summary>
    public int CodeAttempts { get; set; }

    /// <summary>0 to 23, in Vietnam.</summary>
    public int DigestHour { get; set; } = StandardHour;

    public bool WorkingDaysOnly { get; set; } = true;

    /// <summary>When the next digest is made; null without an address.</summary>
    public DateTimeOffset? DigestAt { get; set; }

    public ImmutableDictionary<NoticeKind, KindChoice> Choices { get; set; } = ImmutableDictionary<NoticeKind, KindChoice>.Empty;

    public KindChoice Of(NoticeKind kind)
    {
        var choice = Choices.GetValueOrDefault(kind) ?? new KindChoice(true, UsuallyInDigest.Contains(kind) ? MailWay.AwaitsDigest : MailWay.AtOnce);
        return AlwaysInList.Contains(kind) ? choice with { InList = true } : choice;
    }

    /// <summary>The next time that the hour strikes in Vietnam.</summary>
    public DateTimeOffset NextDigest(DateTimeOffset now)
    {
        var today = new DateTimeOffset(now.DateInVietnam(), new TimeOnly(DigestHour, 0), Clock.VietnamOffset).ToUniversalTime();
        return today > now ? today : today.AddDays(1);
    }
}
