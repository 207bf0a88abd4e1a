using System.Collections.Immutable;
using ThongSuot.Contracts.Procedures;
using ThongSuot.Engine.Guards;
using ThongSuot.Engine.Processes;
using ThongSuot.Procedures.Pages;
using Choice = ThongSuot.Engine.Processes.Choice;
using Parallel = ThongSuot.Engine.Processes.Parallel;

namespace ThongSuot.Procedures.Diagram;

/// <summary>Reads a process tree as boxes and ways. A choice becomes one question after another, the way in which the engine asks its guards.</summary>
internal sealed class FlowReading
{
    private const string Yes = "Có", No = "Không";

    private readonly WhoWords _who;
    private readonly Func<Guard, string> _guard;
    private readonly ImmutableArray<FlowBox>.Builder _boxes = ImmutableArray.CreateBuilder<FlowBox>();
    private readonly ImmutableArray<FlowWay>.Builder _ways = ImmutableArray.CreateBuilder<FlowWay>();

    /// <summary>A way whose end is not there yet.</summary>
    private readonly record struct Loose(int From, string? Label = null, bool Aside = false);

    private FlowReading(WhoWords who, Func<Guard, string> guard) => (_who, _guard) = (who, guard);

    public static Flow Of(ProcedureDefinition definition, WhoWords who, Func<Guard, string> guard)
    {
        var reading = new FlowReading(who, guard);
        var begin = reading.Add(new FlowBox("", BoxShape.Terminal, reading.LaneOf(definition.Root) ?? "", null, "Bắt đầu"), []);
        var ends = reading.Read(definition.Root, [begin]);
        reading.Add(new FlowBox("", BoxShape.Terminal, reading.Latest, null, "Kết thúc"), ends);
        return new Flow(reading._boxes.ToImmutable(), reading._ways.ToImmutable());
    }

    private string Latest => _boxes[^1].Lane;

    private Loose Add(FlowBox box, IEnumerable<Loose> incoming)
    {
        _boxes.Add(box);
        _ways.AddRange(incoming.Select(way => new FlowWay(way.From, _boxes.Count - 1, way.Label, way.Aside)));
        return new Loose(_boxes.Count - 1);
    }

    private List<Loose> Read(Node node, List<Loose> incoming) => node switch
    {
        Sequence sequence => sequence.Nodes.Aggregate(incoming, (ways, one) => Read(one, ways)),
        Step step => [Add(new FlowBox(step.Id, BoxShape.Step, _who.Of(step.Who), Number(step.Number), step.Action, Time(step.Limit)), incoming)],
        Consult consult => [Add(new FlowBox(consult.Id, BoxShape.Consult, LaneOf(consult)!, Number(consult.Number), Asked(consult), Time(consult.Limit)), incoming)],
        Choice choice => ReadChoice(choice, incoming),
        Parallel parallel => ReadParallel(parallel, incoming),
        Each each => ReadEach(each, incoming),
        Call call => [Add(new FlowBox(call.Id, BoxShape.Call, LaneOf(call)!, "Gọi quy trình", $"{_who.Called(call.Procedure)}; chờ kết quả"), incoming)],
        Wait wait => [Add(new FlowBox(wait.Id, BoxShape.Wait, Latest, "Chờ", wait.Limit is { } limit ? LimitText.Of(limit) : "thông tin từ bên ngoài"), incoming)],
        _ => throw new ArgumentOutOfRangeException(nameof(node)),
    };

    private List<Loose> ReadChoice(Choice choice, List<Loose> incoming)
    {
        List<Loose> ends = [];
        foreach (var branch in choice.Branches)
        {
            var question = Add(new FlowBox(choice.Id, BoxShape.Condition, Latest, null, $"{_guard(branch.When).Sentence()}?"), incoming);
            ends.AddRange(Read(branch.Do, [question with { Label = Yes }]));
            incoming = [question with { Label = No, Aside = true }];
        }

        ends.AddRange(Read(choice.Otherwise, incoming));
        return ends;
    }

    private List<Loose> ReadParallel(Parallel parallel, List<Loose> incoming)
    {
        var (all, need) = (parallel.Branches.Length, parallel.Need);
        var fork = Add(new FlowBox(parallel.Id, BoxShape.Fork, Latest, "Song song", $"Làm cùng lúc {all} nhánh"), incoming);
        var ends = parallel.Branches.SelectMany((branch, i) => Read(branch, [fork with { Label = $"Nhánh {i + 1}", Aside = i > 0 }])).ToList();
        return [Add(new FlowBox(parallel.Id, BoxShape.Fork, Latest, "Hợp lại", need == all ? $"Chờ xong cả {all} nhánh" : $"Chờ xong {need} trong {all} nhánh"), ends)];
    }

    private List<Loose> ReadEach(Each each, List<Loose> incoming)
    {
        var begin = Add(new FlowBox(each.Id, BoxShape.Each, Latest, "Lặp lại", "Với từng cơ quan, tổ chức trong danh sách"), incoming);
        return [Add(new FlowBox(each.Id, BoxShape.Each, Latest, "Hết lặp", "Chờ xong với tất cả"), Read(each.Do, [begin]))];
    }

    /// <summary>The lane of the first work in a node; null when there is none.</summary>
    private string? LaneOf(Node node) => node switch
    {
        Step step => _who.Of(step.Who),
        Consult { Bodies: [var only] } => _who.Of(only),
        Consult consult => _who.Role(consult.Bodies[0].Role),
        Call call => _who.Place(call.Place).Sentence(),
        _ => ProcedureDefinition.ChildrenOf(node).Select(LaneOf).OfType<string>().FirstOrDefault(),
    };

    private string Asked(Consult consult)
    {
        var bodies = consult.Bodies.Length == 1 ? "" : $" Lấy ý kiến: {string.Join("; ", consult.Bodies.Select(b => b.Outside ?? _who.Place(b.Place!)))}.";
        return bodies.Length == 0 ? consult.Action : $"{consult.Action}.{bodies}";
    }

    private static string Number(int number) => $"Bước {number}";

    private static string? Time(Engine.WorkingTime.Limit? limit) => limit is { } given ? TimeWords.Short(given) : null;
}
