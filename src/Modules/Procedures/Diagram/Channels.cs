using System.Collections.Immutable;

namespace ThongSuot.Procedures.Diagram;

/// <summary>
/// Ways that lead past other boxes run down in the gutter left of their lane. Two that are there at the same height get channels of their own.
/// </summary>
/// <param name="Of">For each way its channel, counted from the boxes to the left; null for a way to the next box.</param>
/// <param name="InLane">How many channels each lane needs.</param>
internal sealed record Channels(ImmutableArray<int?> Of, ImmutableArray<int> InLane)
{
    public static Channels For(Flow flow, ImmutableArray<int> laneOfBox, int lanes)
    {
        var used = Enumerable.Range(0, lanes).Select(_ => new List<int>()).ToList();
        var of = new int?[flow.Ways.Length];
        foreach (var (way, i) in flow.Ways.Select((way, i) => (way, i)).Where(x => x.way.Aside || x.way.To > x.way.From + 1).OrderBy(x => x.way.From).ThenBy(x => x.way.To))
        {
            // Each channel remembers the box at which its last way ended.
            var channels = used[laneOfBox[way.From]];
            var free = channels.FindIndex(end => end <= way.From);
            if (free < 0)
            {
                free = channels.Count;
                channels.Add(0);
            }

            channels[free] = way.To;
            of[i] = free;
        }

        return new Channels([.. of], [.. used.Select(channels => channels.Count)]);
    }
}
