using System.Globalization;
using ThongSuot.Reform.Figures;

namespace ThongSuot.Reform.Tests.Figures;

/// <summary>Days as whole months and what is left of them.</summary>
public sealed class MonthSpanTests
{
    [Theory]
    [InlineData("2026-01-01", "2026-03-31", 202601, 202603, "")]
    [InlineData("2026-01-01", "2026-05-20", 202601, 202605, "")] // Today: nothing ended later.
    [InlineData("2026-01-01", "2026-12-31", 202601, 202612, "")]
    [InlineData("2026-01-15", "2026-03-10", 202602, 202602, "2026-01-15..2026-02-01 2026-03-01..2026-03-11")]
    [InlineData("2026-02-03", "2026-02-20", 1, 0, "2026-02-03..2026-02-21")]
    [InlineData("2026-01-20", "2026-02-10", 1, 0, "2026-01-20..2026-02-11")]
    [InlineData("2026-04-10", "2026-04-09", 1, 0, "")]
    public void Whole_months_and_the_days_beside_them(string first, string last, int from, int to, string rest)
    {
        static DateOnly Day(string text) => DateOnly.Parse(text, CultureInfo.InvariantCulture);
        var span = MonthSpan.Of(Day(first), Day(last), today: Day("2026-05-20"));
        Assert.Equal((from, to), (span.From, span.To));
        Assert.Equal(rest, string.Join(' ', span.Rest.Select(r => $"{At(r.Begin)}..{At(r.End)}")));
        static string At(DateTimeOffset instant) => instant.ToOffset(TimeSpan.FromHours(7)).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
    }
}
