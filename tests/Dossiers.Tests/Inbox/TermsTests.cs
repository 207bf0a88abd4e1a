using System.Globalization;
using ThongSuot.Dossiers.Inbox;

namespace ThongSuot.Dossiers.Tests.Inbox;

/// <summary>The stretches of time in which a search on PostgreSQL looks first.</summary>
public sealed class TermsTests
{
    /// <summary>Everything within the length of a stretch before a moment, or after it, is near it, and nothing that is more than two lengths away.</summary>
    [Fact]
    public void Near_a_moment_is_everything_within_the_stretch()
    {
        var chance = new Random(20261128);
        for (var i = 0; i < 4_000; i++)
        {
            // Before 1970, too: a page's address may name any moment.
            var moment = DateTimeOffset.UnixEpoch.AddDays((chance.NextDouble() * 60_000) - 20_000);
            var days = Terms.Stretches[chance.Next(Terms.Stretches.Length)];
            var past = chance.Next(2) == 0;
            var near = Terms.Near(moment, days, past).Select(term => Read(term, days)).ToArray();
            bool IsNear(double away) => near.Contains((long)Math.Floor((moment.AddDays((past ? -1 : 1) * away) - DateTimeOffset.UnixEpoch).TotalDays / days));
            Assert.True(IsNear(0) && IsNear(chance.NextDouble() * days), $"{moment:O} {days} {past}");
            Assert.False(IsNear((2 + chance.NextDouble()) * days), $"{moment:O} {days} {past}");
        }
    }

    [Fact]
    public void The_ends_of_the_calendar_have_stretches()
    {
        Assert.Equal("@1:-719162", Terms.Near(DateTimeOffset.MinValue, 1, past: true)[0]);
        Assert.Equal(2, Terms.Near(DateTimeOffset.MaxValue, 1024, past: false).Length);
    }

    private static long Read(string term, int days)
    {
        var begin = string.Create(CultureInfo.InvariantCulture, $"@{days}:");
        Assert.StartsWith(begin, term, StringComparison.Ordinal);
        return long.Parse(term[begin.Length..], CultureInfo.InvariantCulture);
    }
}
