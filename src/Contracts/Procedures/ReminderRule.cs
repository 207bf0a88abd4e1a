using System.Collections.Immutable;
using ThongSuot.Engine.WorkingTime;

namespace ThongSuot.Contracts.Procedures;

/// <summary>Who is told when a reminder falls due.</summary>
public enum ReminderTo
{
    /// <summary>Whoever has to do the work.</summary>
    Holder,

    /// <summary>Those who lead the body whose work it is.</summary>
    Head,

    /// <summary>Who stands above the holder by the ladder of superiors.</summary>
    Superior,
}

/// <summary>
/// When somebody is told of open work that has a deadline. Exactly one of <paramref name="Share"/> and <paramref name="Offset"/> is set.
/// </summary>
/// <param name="Code">Stable; stands in the reminder log.</param>
/// <param name="Name">Vietnamese, for the reminder log.</param>
/// <param name="Units">The units of the limits it is for.</param>
/// <param name="Share">Part of the limit that is used up, 0 to 1.</param>
/// <param name="Offset">Negative before the deadline, positive after it, 0 at it; in <paramref name="OffsetUnit"/>.</param>
/// <param name="OffsetUnit">Working days (from the first session of that date) or clock hours.</param>
/// <param name="ValidTo">Its last day.</param>
public sealed record ReminderRule(
    string Code, string Name, ReminderTo To, ImmutableArray<LimitUnit> Units, decimal? Share, int? Offset, LimitUnit OffsetUnit,
    DateOnly? ValidFrom, DateOnly? ValidTo, string Source, bool Verified)
{
    public bool IsInForce(DateOnly day) => !(day < ValidFrom) && !(day > ValidTo);
}
