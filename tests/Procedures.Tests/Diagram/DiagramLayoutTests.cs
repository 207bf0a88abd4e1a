using ThongSuot.Contracts.Procedures;
using ThongSuot.Engine.Processes;
using ThongSuot.Engine.WorkingTime;
using ThongSuot.Procedures.Diagram;
using ThongSuot.Procedures.Pages;
using ThongSuot.Procedures.Tests.Pages;

namespace ThongSuot.Procedures.Tests.Diagram;

/// <summary>What must hold of every picture, and how each kind of node is drawn.</summary>
public sealed class DiagramLayoutTests(PublishedHost host) : IClassFixture<PublishedHost>
{
    [Fact]
    public async Task Each_of_the_shipped_procedures_is_a_sound_picture()
    {
        var published = (await host.Reader.Now(TestContext.Current.CancellationToken))!;
        Assert.Equal(70, published.Versions.Length);
        foreach (var version in published.Versions)
        {
            var drawn = Draw(published, version.Procedure, version.Procedure.Definition.Root);
            Sound(drawn.Flow, drawn.Picture, version.Procedure.Code);
            Complete(version.Procedure.Definition.Root, drawn.Picture);
        }
    }

    [Fact]
    public async Task A_tree_of_all_kinds_of_nodes_is_a_sound_picture()
    {
        var published = (await host.Reader.Now(TestContext.Current.CancellationToken))!;
        var random = new Random(20261126);
        var procedure = published.ByCode["TCCB-04"].Procedure;
        for (var i = 0; i < 300; i++)
        {
            var trees = new Trees(random, procedure);
            // A process has at least one step.
            var root = new Sequence("root", [trees.Step(), trees.Sequence(depth: 1)]);
            var drawn = Draw(published, procedure, root);
            Sound(drawn.Flow, drawn.Picture, $"tree {i}");
            Complete(root, drawn.Picture);
        }
    }

    [Fact]
    public async Task Every_kind_of_node_is_known_by_its_shape_and_its_words()
    {
        var published = (await host.Reader.Now(TestContext.Current.CancellationToken))!;
        var procedure = published.ByCode["TCCB-04"].Procedure;
        var trees = new Trees(new Random(1), procedure);
        var (_, picture) = Draw(published, procedure, new Sequence("root",
        [
            trees.Step(), new Engine.Processes.Parallel("p1", [new("p1.1", [trees.Step()]), new("p1.2", [trees.Step()])], 1),
            new Each("e1", "bodies", new("e1.do", [trees.Step()])), new Call("k1", "TCCB-01", "province.office"), new Wait("w1", null, new Limit(3, LimitUnit.WorkingDay, LimitBasis.Statutory)),
        ]));
        string Words(BoxShape shape) => string.Join(' ', picture.Boxes.Where(b => b.Shape == shape).SelectMany(b => b.Lines).Select(l => l.Text));
        Assert.Contains("Làm cùng lúc 2 nhánh", Words(BoxShape.Fork), StringComparison.Ordinal);
        Assert.Contains("Chờ xong 1 trong 2 nhánh", Words(BoxShape.Fork), StringComparison.Ordinal);
        Assert.Contains("Với từng cơ quan", Words(BoxShape.Each), StringComparison.Ordinal);
        Assert.Contains("TCCB-01 – Kết nạp đảng viên; chờ kết quả", Words(BoxShape.Call), StringComparison.Ordinal);
        Assert.Contains("3 ngày làm việc", Words(BoxShape.Wait), StringComparison.Ordinal);
        Assert.Equal(["Nhánh 1", "Nhánh 2"], picture.Connectors.Where(c => c.Label is not null).Select(c => c.Label));
    }

    [Fact]
    public async Task A_choice_asks_in_words_and_leads_past_what_does_not_apply()
    {
        var published = (await host.Reader.Now(TestContext.Current.CancellationToken))!;
        var procedure = published.ByCode["TCCB-09"].Procedure;
        var (_, picture) = Draw(published, procedure, procedure.Definition.Root);
        var question = picture.Boxes.Single(b => b.Shape == BoxShape.Condition);
        Assert.StartsWith("Tổ chức cơ sở đảng của người nộp trực thuộc là", string.Join(' ', question.Lines.Select(l => l.Text)), StringComparison.Ordinal);
        var ways = picture.Connectors.Where(c => picture.Boxes[c.From] == question).ToDictionary(c => c.Label!, c => picture.Boxes[c.To].Node);
        Assert.Equal(("b4", "b5"), (ways["Có"], ways["Không"]));
    }

    private static (Flow Flow, SwimlaneDiagram Picture) Draw(PublishedSnapshot published, Procedure procedure, Sequence root)
    {
        var guards = new GuardWords(procedure, published.ByCode[procedure.Code].Forms);
        var flow = FlowReading.Of(new ProcedureDefinition(procedure.Code, root), new WhoWords(published, procedure), guards.Of);
        return (flow, DiagramLayout.Of(flow));
    }

    private static void Complete(Node root, SwimlaneDiagram picture)
    {
        var steps = ProcedureDefinition.InOrder(root).Where(n => n is Step or Consult).Select(n => n.Id).Order(StringComparer.Ordinal);
        Assert.Equal(steps, picture.Boxes.Where(b => b.Shape is BoxShape.Step or BoxShape.Consult).Select(b => b.Node).Order(StringComparer.Ordinal));
        // Whoever begins somewhere arrives at the end.
        var reached = new HashSet<int> { 0 };
        foreach (var way in picture.Connectors.OrderBy(c => c.From))
        {
            Assert.Contains(way.From, reached);
            reached.Add(way.To);
        }

        Assert.Equal(picture.Boxes.Length, reached.Count);
    }

    private static void Sound(Flow flow, SwimlaneDiagram picture, string name)
    {
        foreach (var box in picture.Boxes)
        {
            var lane = picture.Lanes[box.Lane];
            Assert.True(box.X >= lane.X && box.Right <= lane.X + lane.Width && box.Y >= picture.HeadHeight && box.Bottom <= picture.Height, $"{name}: {box.Node} leaves its lane");
            Assert.Equal(flow.Boxes[picture.Boxes.IndexOf(box)].Lane, lane.Title);
            Assert.DoesNotContain(picture.Boxes, other => other != box && Meet(box, other));
            Assert.All(box.Lines, line => Assert.True(
                TextMeasure.Width(line.Text, line.Kind == TextKind.Small ? 11 : 13) <= box.Width && line.Y > box.Y && line.Y < box.Bottom, $"{name}: “{line.Text}” leaves its box"));
        }

        Assert.All(picture.Lanes, lane => Assert.All(lane.Lines, line => Assert.True(line.Y < picture.HeadHeight && TextMeasure.Width(line.Text, 13) <= lane.Width)));
        Assert.Equal(picture.Width, picture.Lanes.Sum(lane => lane.Width));
        foreach (var way in picture.Connectors)
        {
            var (from, to, first, last) = (picture.Boxes[way.From], picture.Boxes[way.To], way.Points[0], way.Points[^1]);
            Assert.True((first.X == from.CentreX && first.Y == from.Bottom) || (first.X == from.X && first.Y == from.CentreY), $"{name}: a way begins nowhere");
            Assert.Equal((to.CentreX, to.Y), (last.X, last.Y));
            foreach (var (a, b) in way.Points.Zip(way.Points.Skip(1)))
            {
                Assert.True(a.X == b.X || a.Y == b.Y, $"{name}: a slanting way");
                Assert.True(Math.Min(a.X, b.X) >= 0 && Math.Max(a.Y, b.Y) <= picture.Height);
                Assert.DoesNotContain(picture.Boxes, box => Math.Max(a.X, b.X) > box.X && Math.Min(a.X, b.X) < box.Right && Math.Max(a.Y, b.Y) > box.Y && Math.Min(a.Y, b.Y) < box.Bottom);
            }
        }
    }

    private static bool Meet(Box a, Box b) => a.X < b.Right && b.X < a.Right && a.Y < b.Bottom && b.Y < a.Bottom;
}
