using ThongSuot.Engine.Competence;
using static ThongSuot.Engine.Tests.Competence.Tables;

namespace ThongSuot.Engine.Tests.Competence;

public class CompetenceCheckAtScaleTests
{
    private const int LastDay = 3650;

    private static readonly CompetenceInput[] Inputs =
        [Numbered("filer_level", 6), Numbered("procedure", 2000), Numbered("dien_quan_ly", 8), Numbered("field", 12)];

    [Fact]
    public void Seeded_gaps_and_overlaps_of_300_rules_are_found_and_nothing_else()
    {
        var random = new Random(20260101);
        var boxes = PartitionOfTheSpace(280, random);
        var cut = Enumerable.Range(0, 280).Where(i => i % 14 == 3).ToArray();
        var doubled = Enumerable.Range(0, 280).Where(i => i % 14 == 10).ToArray();

        var gaps = new List<Part>();
        foreach (var i in cut)
        {
            var (kept, removed) = boxes[i].Split(random);
            boxes[i] = kept;
            gaps.Add(removed);
        }

        var overlaps = new List<string>();
        var rules = boxes.Select((box, i) => box.AsRule($"r{i}")).ToList();
        foreach (var i in doubled)
        {
            var part = boxes[i].Split(random).Left;
            rules.Add(part.AsRule($"again{i}"));
            overlaps.Add($"r{i} + again{i}: {part.Box.Text()}");
        }

        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        var report = CompetenceCheck.Run(new(Inputs, rules), Day0, Day0.AddDays(LastDay), limit.Token);

        Assert.Equal(300, rules.Count);
        AssertSameCases([.. gaps.Select(gap => gap.Box)], report.Gaps);
        Assert.Equal(overlaps, report.Overlaps.Select(
            overlap => $"{overlap.FirstRuleId} + {overlap.SecondRuleId}: {overlap.Box.Text()}"), StringComparer.Ordinal);
    }

    /// <summary>
    /// Seeded gaps may touch, and an L can be cut into boxes in two ways. Boxes that share nothing hold the same
    /// cases if and only if each lies wholly in the others and both lists hold as many cases.
    /// </summary>
    private static void AssertSameCases(IReadOnlyList<CompetenceBox> seeded, IReadOnlyList<CompetenceBox> found)
    {
        Assert.All(found, box => Assert.Equal(SharedCases(box, box), seeded.Sum(other => SharedCases(box, other))));
        Assert.All(found, box => Assert.Equal(SharedCases(box, box), found.Sum(other => SharedCases(box, other))));
        Assert.Equal(seeded.Sum(box => SharedCases(box, box)), found.Sum(box => SharedCases(box, box)));
        Assert.InRange(found.Count, 1, 2 * seeded.Count);
    }

    private static long SharedCases(CompetenceBox one, CompetenceBox other)
    {
        var from = Math.Max(one.From.DayNumber, other.From.DayNumber);
        var to = Math.Min(one.To!.Value.DayNumber, other.To!.Value.DayNumber);
        return one.Sides.Zip(other.Sides).Aggregate(
            Math.Max(0L, to - from),
            (cases, pair) => cases * pair.First.Codes.Intersect(pair.Second.Codes, StringComparer.Ordinal).Count());
    }

    /// <summary>Parts the space by cutting the part with the most codes again and again.</summary>
    private static List<Part> PartitionOfTheSpace(int count, Random random)
    {
        var parts = new List<Part> { new([.. Inputs.Select(input => input.Codes.ToArray())], 0, LastDay) };
        while (parts.Count < count)
        {
            var largest = parts.MaxBy(part => part.Volume)!;
            parts.Remove(largest);
            var (left, right) = largest.Split(random);
            parts.Add(left);
            parts.Add(right);
        }

        return parts;
    }

    private sealed record Part(string[][] Codes, int Start, int End)
    {
        public double Volume => Codes.Aggregate((double)(End - Start), (volume, codes) => volume * codes.Length);

        /// <summary>Two parts that share nothing and together are this one, cut anywhere along a random side.</summary>
        public (Part Left, Part Right) Split(Random random)
        {
            var side = random.Next(Codes.Length + 1);
            if (side == Codes.Length && End - Start > 1)
            {
                var day = random.Next(Start + 1, End);
                return (this with { End = day }, this with { Start = day });
            }

            var sides = Enumerable.Range(0, Codes.Length).Where(i => Codes[i].Length > 1).ToArray();
            side = sides[random.Next(sides.Length)];
            var shuffled = Codes[side].ToArray();
            random.Shuffle(shuffled);
            var at = random.Next(1, shuffled.Length);
            return (With(side, shuffled[..at]), With(side, shuffled[at..]));
        }

        public CompetenceRule AsRule(string id) => Rule(id, [.. Inputs.Select((input, i) => (input.Name, Codes[i]))]) with
        {
            From = Day0.AddDays(Start),
            To = Day0.AddDays(End),
        };

        public CompetenceBox Box => new(
            [.. Inputs.Select((input, i) => new CompetenceSide(
                input.Name, [.. input.Codes.Where(code => Codes[i].Contains(code, StringComparer.Ordinal))], false))],
            Day0.AddDays(Start), Day0.AddDays(End));

        private Part With(int side, string[] codes) => this with { Codes = [.. Codes.Select((old, i) => i == side ? codes : old)] };
    }
}
