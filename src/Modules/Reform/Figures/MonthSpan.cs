using ThongSuot.Platform.Time;

namespace ThongSuot.Reform.Figures;

/// <summary>Days as whole months, whose sums are kept, and the few days beside them.</summary>
/// <param name="From">Year × 100 + month.</param>
/// <param name="To">The last whole month; before <paramref name="From"/> when there is none.</param>
/// <param name="Rest">Beginning and end of what is left at either side.</param>
internal sealed record MonthSpan(int From, int To, IReadOnlyList<(DateTimeOffset Begin, DateTimeOffset End)> Rest)
{
    /// <param name="last">Included.</param>
    /// <param name="today">The month of today is whole, since nothing has ended after it.</param>
    public static MonthSpan Of(DateOnly first, DateOnly last, DateOnly today)
    {
        var end = last >= today && MonthEnd(today) > last ? MonthEnd(today) : last;
        var from = first.Day == 1 ? first : MonthEnd(first).AddDays(1);
        var to = end == MonthEnd(end) ? end : new DateOnly(end.Year, end.Month, 1).AddDays(-1);
        if (from > to)
            return new MonthSpan(1, 0, first > end ? [] : [(first.MidnightInVietnam(), end.AddDays(1).MidnightInVietnam())]);
        var rest = new List<(DateTimeOffset, DateTimeOffset)>();
        if (first < from)
            rest.Add((first.MidnightInVietnam(), from.MidnightInVietnam()));
        if (to < end)
            rest.Add((to.AddDays(1).MidnightInVietnam(), end.AddDays(1).MidnightInVietnam()));
        return new MonthSpan((from.Year * 100) + from.Month, (to.Year * 100) + to.Month, rest);
    }

    private static DateOnly MonthEnd(DateOnly day) => new DateOnly(day.Year, day.Month, 1).AddMonths(1).AddDays(-1);
}
