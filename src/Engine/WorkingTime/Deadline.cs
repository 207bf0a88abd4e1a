using System.Runtime.InteropServices;

namespace ThongSuot.Engine.WorkingTime;

/// <summary>What a line of the proof says about its date.</summary>
public enum ProofKind
{
    /// <summary>Received, not counted.</summary>
    Received,

    /// <summary>Counted towards the limit.</summary>
    Counted,

    /// <summary>Off, so not counted, or no day on which a deadline can end.</summary>
    DayOff,

    /// <summary>The clock stood still.</summary>
    Paused,

    /// <summary>More time was given.</summary>
    Extended,

    /// <summary>The working day to which a deadline moved off the days off.</summary>
    MovedTo,
}

/// <summary>
/// A date of the proof with its reason in Vietnamese. <paramref name="Minutes"/>: the working time that the date gives to a
/// limit in working days, 0 for other units.
/// </summary>
public sealed record ProofLine(DateOnly Date, ProofKind Kind, int Minutes, string Reason);

/// <summary>
/// A deadline and how it came about. Instants are UTC.
/// <paramref name="NominalDate"/>: the local date on which the limit ends before it is moved off days off.
/// <paramref name="CalendarVersion"/>: of the calendar that computed it.
/// <paramref name="Proof"/>: each date counted or skipped, in order; the last is the local date of <paramref name="DueAt"/>.
/// </summary>
public sealed record Deadline(
    DateTimeOffset ReceivedAt,
    Limit Limit,
    DateTimeOffset DueAt,
    DateOnly NominalDate,
    string CalendarVersion,
    IReadOnlyList<ProofLine> Proof);

/// <summary>A deadline whose clock stands still, and the working time that was left when it stopped.</summary>
public sealed record PausedDeadline(Deadline Deadline, DateTimeOffset PausedAt, WorkingSpan Remaining);

/// <summary>A time, over now, in which the clock stood still.</summary>
[StructLayout(LayoutKind.Auto)]
public readonly record struct Pause(DateTimeOffset From, DateTimeOffset To);

/// <summary>An amount of working time in whole minutes of the calendar's sessions.</summary>
public readonly record struct WorkingSpan(int Minutes);

/// <summary>
/// A distance in working time as people say it: whole working days (two sessions each), then hours and minutes of the
/// sessions after them.
/// </summary>
[StructLayout(LayoutKind.Auto)]
public readonly record struct WorkingDistance(int Days, int Hours, int Minutes);
