using System.Collections.Immutable;
using ThongSuot.Procedures.Catalogue;
using ThongSuot.Procedures.Data;
using ThongSuot.Procedures.Drafting;
using ThongSuot.Procedures.Localising;
using ThongSuot.Procedures.Tests.Pages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ThongSuot.Platform.Data;

namespace ThongSuot.Procedures.Tests.Localising;

/// <summary>What holds for any differences over any of the shipped procedures; the seed is fixed.</summary>
public sealed class OverlayProperties(PublishedHost host) : IClassFixture<PublishedHost>
{
    private const int PerProcedure = 12;

    [Fact]
    public async Task Any_differences_give_a_sound_text_or_told_faults_and_only_what_is_meant_differs()
    {
        var (sound, told) = (0, 0);
        foreach (var (code, root, overlay) in await Cases(20261126))
        {
            var (local, faults) = overlay.Apply(root);
            var text = DraftText.Read(code, local.ToYaml(), await Published());
            if (faults.Count > 0 || text.Faults.Count > 0)
            {
                told++;
                continue;
            }

            sound++;
            Assert.Equal(local.Canonical(), text.Root!.Canonical());
            foreach (var key in (string[])["code", "field", "name", "facts", "components", "forms", "competence", "filed_by", "parties", "secrecy", "branches", "outcome"])
                Assert.Equal(root.Find(key)?.Canonical(), local.Find(key)?.Canonical());
            Assert.Equal(overlay.Differences.AsEnumerable(), LocalOverlay.Parse(overlay.ToJson()).Differences);
        }

        Assert.True(sound > 200 && told > 50, $"{sound} sound, {told} told");
    }

    [Fact]
    public async Task A_time_longer_than_above_or_a_safeguard_less_always_asks_the_body_above_and_nothing_else_does()
    {
        foreach (var (_, root, overlay) in await Cases(7))
        {
            var (local, faults) = overlay.Apply(root);
            var (before, after) = (new BaseSteps(root), new BaseSteps(local));
            var asked = overlay.NeedApproval(root);
            var loosened = before.All.Any(s => after.Find(s.Number) is null || after.Limit(s.Number) > before.Limit(s.Number)) || after.Total > before.Total;
            if (loosened)
                Assert.NotEmpty(asked);
            if (asked.Except(faults.Select(f => f.Difference)).Any())
                Assert.True(loosened);
            if (asked.Count == 0)
                Assert.All(before.All, s => Assert.False(after.Limit(s.Number) > before.Limit(s.Number)));
        }
    }

    [Fact]
    public async Task Added_steps_leave_the_published_numbers_as_they_are()
    {
        foreach (var (_, root, overlay) in await Cases(11))
        {
            var (before, after) = (new BaseSteps(root), new BaseSteps(overlay.Apply(root).Root));
            foreach (var (number, node) in after.All.Where(s => s.Number <= before.Highest))
                Assert.Equal(before.Find(number)!.Find("action")!.Canonical(), node.Find("action")!.Canonical());
            Assert.True(after.Highest - before.Highest <= overlay.Differences.OfType<AddedStep>().Count());
        }
    }

    [Fact]
    public async Task Onto_the_same_or_elsewhere_changed_text_everything_is_carried_over_and_a_change_at_the_same_place_is_the_one_conflict()
    {
        var published = await Published();
        var (carried, conflicts) = (0, 0);
        foreach (var (code, root, random) in (await Cases(23)).Where((_, i) => i % 3 == 0))
        {
            if (Sound(code, root, random, published) is not { IsEmpty: false } overlay)
                continue;
            var same = Rebasing.Run(code, overlay, root, root, published);
            Assert.Equal(overlay.Differences.AsEnumerable(), same.Overlay.Differences);
            Assert.Empty(same.Conflicts);
            Assert.Equal(overlay.Apply(root).Root.Canonical(), same.Root.Canonical());

            var elsewhere = root.With("purpose", YamlNode.Scalar.OfText("Mục đích khác."));
            var moved = Rebasing.Run(code, overlay, root, elsewhere, published);
            Assert.Equal(overlay.Differences.AsEnumerable(), moved.Overlay.Differences);
            Assert.Empty(moved.Conflicts);
            carried++;

            if (overlay.Differences.OfType<LocalGuidance>().FirstOrDefault() is not { } guidance || overlay.Differences.Any(d => d is RemovedStep && d.At == guidance.At))
                continue;
            var above = new LocalOverlay([new LocalGuidance(guidance.Step, "Cấp trên hướng dẫn lại.")]).Apply(root).Root;
            var met = Rebasing.Run(code, overlay, root, above, published);
            Assert.Equal([guidance], met.Conflicts.AsEnumerable());
            Assert.Equal(overlay.Differences.Remove(guidance).AsEnumerable(), met.Overlay.Differences);
            Assert.Equal("Cấp trên hướng dẫn lại.", BaseSteps.Text(new BaseSteps(met.Root).Find(guidance.Step)!, "guidance"));

            var alike = new LocalOverlay([guidance]).Apply(root).Root;
            Assert.Empty(Rebasing.Run(code, overlay, root, alike, published).Conflicts);
            conflicts++;
        }

        Assert.True(carried > 100 && conflicts > 30, $"{carried} carried, {conflicts} conflicts");
    }

    private static LocalOverlay Sound(string code, YamlNode.Map root, LocalOverlay random, PublishedSnapshot published)
    {
        var sound = LocalOverlay.Empty;
        foreach (var difference in random.Differences)
        {
            var (local, faults) = sound.With(difference).Apply(root);
            if (faults.Count == 0 && DraftText.Read(code, local.ToYaml(), published).Faults.Count == 0)
                sound = sound.With(difference);
        }

        return sound;
    }

    private async Task<PublishedSnapshot> Published() => (await host.Reader.Now(TestContext.Current.CancellationToken))!;

    private async Task<List<(string Code, YamlNode.Map Root, LocalOverlay Overlay)>> Cases(int seed)
    {
        await using var scope = host.Services.CreateAsyncScope();
        var versions = await scope.ServiceProvider.GetRequiredService<AppDb>().Set<VersionRow>().AsNoTracking().OrderBy(v => v.Code).ToListAsync(TestContext.Current.CancellationToken);
        var random = new Random(seed);
        Assert.Equal(70, versions.Count);
        return [.. versions.SelectMany(v =>
        {
            var root = (YamlNode.Map)YamlText.Read(v.Path, v.Yaml, new CatalogueFaults())!;
            return Enumerable.Range(0, PerProcedure).Select(_ => (v.Code, root, RandomOverlay.Make(random, root)));
        })];
    }
}

/// <summary>Differences of every kind: most of them sensible, some not.</summary>
internal static class RandomOverlay
{
    private static readonly string[] s_texts = ["Làm theo mẫu của xã.", "Ghi sổ: \"đủ\", 'đúng' # không quên", "Hai\ndòng", "- {a: b}", "", "\u0001", new string('d', 2500), "null"];
    private static readonly string[] s_roles = ["cell", "case_officer", "board_head", "upper_committee", "no_such_role"];
    private static readonly string[] s_places = ["filer_cell", "filer_grassroots", "filer_upper.office", "competent.office", "nowhere"];
    private static readonly string[] s_kinds = ["review", "collective", "consult", "decide"];

    public static LocalOverlay Make(Random random, YamlNode.Map root)
    {
        var numbers = new BaseSteps(root).All.Select(s => s.Number).ToArray();
        return new LocalOverlay([.. Enumerable.Range(0, random.Next(1, 5)).Select(_ => One(random, random.Next(25) == 0 ? 999 : numbers[random.Next(numbers.Length)]))]);
    }

    private static LocalDifference One(Random random, int step) => random.Next(8) switch
    {
        0 or 1 => new LocalGuidance(step, Text(random)),
        2 => new LocalPerformer(step, Of(random, s_roles), Of(random, s_places)),
        3 => new LocalLimit(step, Time(random)),
        4 => new LocalTotal(Time(random)),
        5 => new AddedStep(step, Of(random, s_kinds), Text(random), Of(random, s_roles), Of(random, s_places), Time(random), Text(random)),
        6 => new RemovedStep(step),
        _ => new LocalNote(Text(random)),
    };

    private static string Text(Random random) => random.Next(3) > 0 ? s_texts[random.Next(4)] : Of(random, s_texts);

    // The last one of each list is not known.
    private static string Of(Random random, string[] from) => from[random.Next(random.Next(6) == 0 ? from.Length : from.Length - 1)];

    private static decimal Time(Random random) => random.Next(20) == 0 ? random.Next(-2, 1) : random.Next(1, 80) / 2m;
}
