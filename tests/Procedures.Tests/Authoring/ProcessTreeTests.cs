using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;
using ThongSuot.Procedures.Authoring;
using ThongSuot.Procedures.Catalogue;
using ThongSuot.Procedures.Drafting;
using ThongSuot.Procedures.Tests.Catalogue;

namespace ThongSuot.Procedures.Tests.Authoring;

public sealed partial class ProcessTreeTests
{
    private const string Text = """
        code: X
        forms: []
        process:
          - step: 1
            action: Một
            kind: prepare
            outcomes: [{code: co, label: Có}, {code: khong, label: Không}]
            forms: [BM-A]
          - choice: c1
            branches:
              - when: "outcome.b1 = 'co'"
                do:
                  - step: 2
                    action: Hai
                    kind: review
            otherwise:
              - consult: 3
                action: Ba
          - step: 4
            action: Bốn
            kind: issue
            forms: [BM-B]
        """;

    public static TheoryData<string> Shipped => [.. Directory.EnumerateFiles(CatalogueFolder.Shipped, "*-*.yaml", SearchOption.AllDirectories)
        .Where(file => Code().IsMatch(Path.GetFileName(file))).Select(file => Path.GetRelativePath(CatalogueFolder.Shipped, file)).Order(StringComparer.Ordinal)];

    [Fact]
    public void Steps_are_numbered_in_reading_order_and_conditions_follow()
    {
        var root = ProcessTree.Insert(Read(Text), ProcessTree.Root, 0, [Step("Không", "prepare")]);
        Assert.Equal(["b1 Không", "b2 Một", "c1 ", "b3 Hai", "b4 Ba", "b5 Bốn"], Names(root));
        Assert.Equal("outcome.b2 = 'co'", WhenOf(root));

        root = ProcessTree.Remove(root, "b1");
        Assert.Equal("outcome.b1 = 'co'", WhenOf(root));
        Assert.Equal(Read(Text).With("forms", ProcessTree.Numbered(Read(Text)).Find("forms")!).Canonical(), root.Canonical());
    }

    [Fact]
    public void What_a_condition_asks_for_and_is_gone_is_not_taken_for_another_step()
    {
        var root = ProcessTree.Remove(Read(Text), "b1");
        Assert.Equal("outcome.b0 = 'co'", WhenOf(root));
    }

    [Fact]
    public void A_node_moves_in_its_list_and_into_another_but_not_into_itself()
    {
        var root = ProcessTree.Move(Read(Text), "b4", -1);
        Assert.Equal(["b1 Một", "b2 Bốn", "c1 ", "b3 Hai", "b4 Ba"], Names(root));
        Assert.Equal(root.Canonical(), ProcessTree.Move(root, "b1", -1).Canonical());

        root = ProcessTree.MoveInto(Read(Text), "b4", "c1.1");
        Assert.Equal(["b1 Một", "c1 ", "b2 Hai", "b3 Bốn", "b4 Ba"], Names(root));
        Assert.Equal(Names(Read(Text)), Names(ProcessTree.MoveInto(Read(Text), "c1", "c1.otherwise")));
    }

    [Fact]
    public void The_forms_of_the_procedure_are_those_that_a_step_fills()
    {
        var forms = ((YamlNode.List)ProcessTree.Numbered(Read(Text)).Find("forms")!).Items.Cast<YamlNode.Scalar>().Select(f => f.Text);
        Assert.Equal(["BM-A", "BM-B"], forms);
    }

    [Theory]
    [MemberData(nameof(Shipped))]
    public void Every_shipped_text_is_numbered_already_and_each_of_its_nodes_passes_the_page_unchanged(string file)
    {
        var root = Read(File.ReadAllText(Path.Combine(CatalogueFolder.Shipped, file)));
        var numbered = ProcessTree.Numbered(root);
        Assert.Equal(root.Find("process")!.Canonical(), numbered.Find("process")!.Canonical());
        Assert.Equal(Forms(root), Forms(numbered));

        foreach (var row in ProcessOutline.Of(root).Where(row => row.Node is not null))
        {
            var form = new NodeForm(new Posted(Request(Posting(row.Node!, row.Kind!))), row.Node, row.Kind!);
            var made = form.Read(row.Id);
            Assert.True(made.IsOk, $"{row.Id}: {string.Join(" ", made.IsOk ? [] : made.Refusals.Select(r => r.Text))}");
            Assert.Equal(Sorted(row.Node!), Sorted(ProcessTree.Find(ProcessTree.Replace(root, row.Id, made.Value), row.Id)!));
        }
    }

    private static IEnumerable<string> Forms(YamlNode.Map root) => ((YamlNode.List)root.Find("forms")!).Items.Cast<YamlNode.Scalar>().Select(f => f.Text).Order(StringComparer.Ordinal);

    /// <summary>What a browser posts of the page as it was drawn.</summary>
    private static Dictionary<string, StringValues> Posting(YamlNode.Map node, string kind)
    {
        var drawn = new NodeForm(new Posted(null), node, kind);
        string[] names =
        [
            "noi-dung", "loai", "vai-tro", "noi", "ben-ngoai", "ghi-vai-tro", "ghi-noi", "han", "don-vi", "loai-han", "huong-dan", "nguong", "tren", "im-lang", "cho", "thu-tuc", "thong-diep", "can", "so-nhanh",
            .. Enumerable.Range(1, NodeForm.Outcomes).Select(i => $"ket-qua-{i}"), .. Enumerable.Range(1, NodeForm.Places).Select(i => $"noi-{i}"),
            .. Enumerable.Range(1, NodeForm.Outside).Select(i => $"ben-ngoai-{i}"), .. Enumerable.Range(1, NodeForm.Branches).Select(i => $"viet-tay-{i}"),
        ];
        var posted = names.ToDictionary(name => name, name => new StringValues(drawn[name]), StringComparer.Ordinal);
        foreach (var name in (string[])["kin", "lap-to", "tiep-nhan"])
        {
            if (drawn.Has(name))
                posted[name] = "true";
        }

        posted["bieu-mau"] = drawn.All("bieu-mau").ToArray();
        posted["giay"] = drawn.All("giay").ToArray();
        return posted;
    }

    private static DefaultHttpContext Request(Dictionary<string, StringValues> posted)
    {
        var http = new DefaultHttpContext();
        http.Request.ContentType = "application/x-www-form-urlencoded";
        http.Request.Form = new FormCollection(posted);
        return http;
    }

    // The page writes keys in an order of its own.
    private static string Sorted(YamlNode node) => node switch
    {
        YamlNode.Map map => $"{{{string.Join(",", map.Entries.OrderBy(e => e.Key, StringComparer.Ordinal).Select(e => $"{e.Key}:{Sorted(e.Value)}"))}}}",
        YamlNode.List list => $"[{string.Join(",", list.Items.Select(Sorted))}]",
        _ => node.Canonical(),
    };

    private static string[] Names(YamlNode.Map root) => [.. ProcessTree.All(ProcessTree.NodesOf(root)).Select(node => $"{ProcessTree.IdOf(node)} {NodeForm.Of(node, "action")}")];

    private static string WhenOf(YamlNode.Map root) => ProcessOutline.Of(root).First(row => row.When is not null).When!;

    private static YamlNode.Map Step(string action, string kind) => Read($"{{step: 9, action: {action}, kind: {kind}}}");

    private static YamlNode.Map Read(string yaml)
    {
        var faults = new CatalogueFaults();
        var root = YamlText.Read("x.yaml", yaml, faults);
        Assert.Empty(faults.All);
        return Assert.IsType<YamlNode.Map>(root);
    }

    [GeneratedRegex(@"\A[A-Z]+-[0-9]{2}\.yaml\z", RegexOptions.NonBacktracking)]
    private static partial Regex Code();
}
