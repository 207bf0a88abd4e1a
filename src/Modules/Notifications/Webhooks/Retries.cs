using System.Collections.Immutable;

namespace ThongSuot.Notifications.Webhooks;

/// <summary>When what was not taken is tried again: waits that double, up to six hours, over about two days.</summary>
internal static class Retries
{
    /// <summary>After the first attempt, after the second …; a delivery is tried once more often than there are waits.</summary>
    public static readonly ImmutableArray<TimeSpan> Waits =
    [
        .. Enumerable.Range(0, 10).Select(n => TimeSpan.FromSeconds(30 << n)),
        .. Enumerable.Repeat(TimeSpan.FromHours(6), 6),
    ];

    /// <summary>A receiver is not left alone for longer than this, however long it asks for.</summary>
    private static readonly TimeSpan LongestAsked = TimeSpan.FromHours(6);

    /// <summary>A receiver that fails is asked at least this often, if anything waits for it.</summary>
    private static readonly TimeSpan LongestRest = TimeSpan.FromMinutes(15);

    /// <summary>After so long without success a webhook is paused and its keeper told.</summary>
    public static readonly TimeSpan FailingIsOver = TimeSpan.FromDays(5);

    /// <summary>How long deliveries are kept.</summary>
    public static readonly TimeSpan Kept = TimeSpan.FromDays(30);

    public static int MostAttempts => Waits.Length + 1;

    /// <summary>Up to a tenth longer by chance, so that what failed together does not come again together.</summary>
    /// <param name="attempts">How often it was tried; null is returned when that was enough.</param>
    /// <param name="chance">0 up to 1.</param>
    public static TimeSpan? WaitAfter(int attempts, double chance) => attempts > Waits.Length ? null : Waits[attempts - 1] * (1 + (chance / 10));

    /// <summary>How long the receiver as a whole is left alone after so many faults in a row, and at least as long as it asked for.</summary>
    public static TimeSpan RestAfter(int failures, TimeSpan asked)
    {
        var wait = Waits[Math.Clamp(failures, 1, Waits.Length) - 1];
        return Longer(wait < LongestRest ? wait : LongestRest, asked < LongestAsked ? asked : LongestAsked);
    }

    private static TimeSpan Longer(TimeSpan one, TimeSpan other) => one > other ? one : other;
}
