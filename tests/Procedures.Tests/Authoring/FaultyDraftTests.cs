using ThongSuot.Platform.Results;
using ThongSuot.Procedures.Authoring;
using ThongSuot.Procedures.Catalogue;
using ThongSuot.Procedures.Data;
using ThongSuot.Procedures.Drafting;
using ThongSuot.Procedures.Interchange;
using ThongSuot.Procedures.Tests.Interchange;
using ThongSuot.Procedures.Tests.Life;

namespace ThongSuot.Procedures.Tests.Authoring;

/// <summary>A draft may be wrong in any way while it is written: its pages say so, and none of them breaks.</summary>
public sealed class FaultyDraftTests
{
    private static readonly CancellationToken None = CancellationToken.None;

    [Fact]
    public async Task Every_imported_tree_can_be_gone_on_with()
    {
        await using var life = await Living.Start(sqlite: true);
        foreach (var model in Directory.EnumerateFiles(Path.Combine(Shipped.Folder, "Models"), "tree-*.bpmn").Order(StringComparer.Ordinal))
        {
            var draft = Living.Done(await life.New(life.Province.Owner));
            var text = FileText.Read(await File.ReadAllBytesAsync(model)).Value;
            await Drawn(life, Living.Done(await life.Ask<ImportDraft, Result<DraftRow>>(i => i.IntoDraft(life.Province.Owner, draft.Id, draft.Revision, text, None))), Path.GetFileName(model));
        }
    }

    [Theory]
    [InlineData("TCCB-01", 1)]
    [InlineData("KTUB-01", 2)]
    [InlineData("VTLT-02", 3)]
    public async Task Whatever_is_missing_or_of_the_wrong_kind_in_a_text(string code, int seed)
    {
        await using var life = await Living.Start(sqlite: true);
        var random = new Random(seed);
        var draft = Living.Done(await life.New(life.Province.Owner));
        for (var i = 0; i < 60; i++)
        {
            var text = Broken(Shipped.Text(code).With("code", YamlNode.Scalar.OfText(draft.Code)), random).ToYaml();
            draft = Living.Done(await life.Ask<SaveDraft, Result<DraftRow>>(s => s.Run(life.Province.Owner, draft.Id, draft.Revision, text, None)));
            await Drawn(life, draft, $"{code} {i}");
        }
    }

    private static async Task Drawn(Living life, DraftRow draft, string which)
    {
        var p = life.Province.Owner;
        try
        {
            Assert.NotEmpty(await life.Draw<DraftPage>(p, "", ("Id", draft.Id)));
            Assert.NotEmpty(await life.Draw<ContentPage>(p, "", ("Id", draft.Id)));
            Assert.NotEmpty(await life.Draw<TextPage>(p, "", ("Id", draft.Id)));
            Assert.NotEmpty(await life.Draw<FormsPage>(p, "", ("Id", draft.Id)));
            Assert.NotEmpty(await life.Draw<StepsPage>(p, "", ("Id", draft.Id)));
            if (YamlText.Read("", draft.Yaml, new CatalogueFaults()) is not YamlNode.Map root)
                return;
            foreach (var node in ProcessTree.All(ProcessTree.NodesOf(root)).Select(ProcessTree.IdOf).Where(id => id.Length > 0 && ProcessTree.KindOf(ProcessTree.Find(root, id)!) is not null).Distinct().Take(6))
                Assert.NotEmpty(await life.Draw<NodePage>(p, "", ("Id", draft.Id), ("Node", node)));
        }
        catch (Exception broken) when (broken is not Xunit.Sdk.XunitException)
        {
            Assert.Fail($"{which}: {broken}\n{draft.Yaml}");
        }
    }

    // One to three values anywhere taken away, or exchanged for one of another kind.
    private static YamlNode.Map Broken(YamlNode.Map root, Random random)
    {
        for (var times = random.Next(1, 4); times > 0; times--)
        {
            var at = random.Next(Count(root));
            root = (YamlNode.Map)Changed(root, ref at, random);
        }

        return root;
    }

    private static int Count(YamlNode node) => node switch
    {
        YamlNode.Map map => 1 + map.Entries.Sum(e => Count(e.Value)),
        YamlNode.List list => 1 + list.Items.Sum(Count),
        _ => 1,
    };

    private static YamlNode Changed(YamlNode node, ref int at, Random random)
    {
        switch (node)
        {
            case YamlNode.Map map:
                foreach (var (key, _, value) in map.Entries)
                {
                    if (at-- == 0)
                        return random.Next(3) == 0 ? map with { Entries = map.Entries.RemoveAll(e => e.Key == key) } : map.With(key, Other(value, random));
                    var inside = Changed(value, ref at, random);
                    if (at < 0)
                        return map.With(key, inside);
                }

                return map;
            case YamlNode.List list:
                for (var i = 0; i < list.Items.Length; i++)
                {
                    if (at-- == 0)
                        return list with { Items = random.Next(3) == 0 ? list.Items.RemoveAt(i) : list.Items.SetItem(i, Other(list.Items[i], random)) };
                    var inside = Changed(list.Items[i], ref at, random);
                    if (at < 0)
                        return list with { Items = list.Items.SetItem(i, inside) };
                }

                return list;
            default:
                return node;
        }
    }

    private static YamlNode Other(YamlNode node, Random random) => random.Next(6) switch
    {
        0 => new YamlNode.List(0, []),
        1 => new YamlNode.List(0, [node]),
        2 => YamlNode.Map.Of(("khac", YamlNode.Scalar.OfText("x"))),
        3 => YamlNode.Scalar.OfWord("-1"),
        4 => YamlNode.Scalar.OfText("outcome.b99 = 'x' and ("),
        _ => YamlNode.Scalar.OfWord("null"),
    };
}
