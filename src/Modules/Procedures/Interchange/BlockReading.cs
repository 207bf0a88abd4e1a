using System.Collections.Immutable;

namespace ThongSuot.Procedures.Interchange;

/// <summary>
/// Recognises the tree in a graph: each fork with the join that all its ways come to, of a kind that waits for as many as the fork sends out. What
/// does not fit is told at its element.
/// </summary>
internal sealed class BlockReading
{
    private readonly List<ModelFault> _faults = [];

    public static ModelReading<IReadOnlyList<Block>> Of(FlowScope scope)
    {
        var reading = new BlockReading();
        var blocks = reading.Scope(scope, isParallel: false);
        return reading._faults.Count > 0 ? ModelReading<IReadOnlyList<Block>>.Refused([.. reading._faults.Distinct()]) : new ModelReading<IReadOnlyList<Block>>(blocks, []);
    }

    private ImmutableArray<Block> Scope(FlowScope scope, bool isParallel) =>
        FlowGraph.Of(scope, _faults) is { } graph ? Read(graph, graph.Begin, graph.End, isParallel) : [];

    private ImmutableArray<Block> Read(FlowGraph graph, Vertex at, Vertex stop, bool isParallel)
    {
        var blocks = ImmutableArray.CreateBuilder<Block>();
        while (at != stop)
        {
            if (at.Role is VertexRole.Join or VertexRole.End)
            {
                if (at.Element is { } element)
                    _faults.Add(ModelFault.At(element, "JOIN_UNMATCHED", "Các luồng gặp nhau ở đây không cùng bắt đầu từ một chỗ rẽ; mỗi chỗ rẽ phải có chỗ gặp lại riêng."));
                break;
            }

            if (at.Role == VertexRole.Split)
            {
                blocks.Add(Fork(graph, at, isParallel));
                var join = at.After!;
                at = join == stop || join.Role != VertexRole.Join ? join : join.Next;
                continue;
            }

            if (at.Role == VertexRole.Work && Work(graph, at.Element!, isParallel) is { } work)
                blocks.Add(work);
            at = at.Next;
        }

        return blocks.ToImmutable();
    }

    private Block? Work(FlowGraph graph, FlowElement element, bool isParallel)
    {
        if (element.IsTerminate && isParallel)
            _faults.Add(ModelFault.At(element, "TERMINATE_IN_PARALLEL", "Kết thúc tất cả (terminate) trong nhánh song song hoặc quy trình con sẽ hủy việc của nhánh khác; hãy nối nhánh này về chỗ hợp lại."));
        return element switch
        {
            { Kind: ElementKind.StartEvent or ElementKind.EndEvent } => null,
            { Kind: ElementKind.IntermediateThrowEvent, Message: null } => null,
            { Kind: ElementKind.BoundaryEvent } => new WorkBlock(element, null),
            { Inner: { } inner } => new ScopeBlock(element, graph.Limits.GetValueOrDefault(element.Id), Scope(inner, isParallel: true)),
            _ => new WorkBlock(element, graph.Limits.GetValueOrDefault(element.Id)),
        };
    }

    private Block Fork(FlowGraph graph, Vertex fork, bool isParallel)
    {
        var (join, element) = (fork.After!, fork.Element!);
        var waits = fork.Kind is ElementKind.ParallelGateway or ElementKind.InclusiveGateway;
        var branches = fork.Out.Select(way => (way.Flow, Do: Read(graph, way.To, join, isParallel || waits))).ToImmutableArray();
        Pair(fork, join, branches.Length);
        return fork.Kind switch
        {
            ElementKind.EventBasedGateway => Events(element, branches),
            ElementKind.BoundaryEvent => AtLimit(branches) ?? (Block)Race(element, branches),
            _ => new ForkBlock(element, fork.Kind, branches, join.Kind == ElementKind.ComplexGateway ? join.Element?.Activation ?? "" : null),
        };
    }

    private void Pair(Vertex fork, Vertex join, int branches)
    {
        if (fork.Kind == ElementKind.ComplexGateway)
        {
            _faults.Add(ModelFault.At(fork.Element!, "COMPLEX_FORK", "Cổng phức hợp chỉ dùng để hợp lại; ở chỗ rẽ hãy dùng cổng loại trừ, song song hoặc bao hàm."));
            return;
        }

        var fits = join.Role == VertexRole.End || (fork.Kind switch
        {
            ElementKind.ParallelGateway => join.Kind is ElementKind.ParallelGateway or ElementKind.InclusiveGateway || (join.Kind == ElementKind.ComplexGateway && join.In == branches),
            ElementKind.InclusiveGateway => join.Kind == ElementKind.InclusiveGateway,
            _ => join.Kind is ElementKind.ExclusiveGateway or ElementKind.InclusiveGateway,
        });
        if (fits)
            return;
        _faults.Add(ModelFault.At(fork.Element!, "JOIN_MISMATCH", $"Chỗ rẽ này gặp lại ở “{join.Element!.Id}”, nhưng hai cổng khác loại: quy trình sẽ kẹt lại hoặc chạy hai lần."));
        _faults.Add(ModelFault.At(join.Element, "JOIN_MISMATCH", $"Chỗ hợp lại khác loại với chỗ rẽ “{fork.Element!.Id}”."));
    }

    /// <summary>A message or a limit, whatever comes first.</summary>
    private ForkBlock Events(FlowElement gateway, ImmutableArray<(SequenceFlow? Way, ImmutableArray<Block> Do)> branches)
    {
        var events = branches.Select(b => b.Do is [WorkBlock { Element: { Kind: ElementKind.IntermediateCatchEvent } caught }] ? caught : null).ToList();
        if (events.Any(e => e is null) || events.Count(e => e!.IsTimer) != 1 || events.Count != 2)
            _faults.Add(ModelFault.At(gateway, "EVENT_RACE", "Cổng theo sự kiện chỉ dùng để chờ một thông điệp hoặc hết một thời hạn, rồi đi tiếp cùng một đường; đường đi khác nhau theo sự kiện thì dùng kết quả của bước và cổng loại trừ."));
        return new ForkBlock(gateway, ElementKind.EventBasedGateway, branches, null);
    }

    /// <summary>A timer with nothing on its way says how long the work may take.</summary>
    private static WorkBlock? AtLimit(ImmutableArray<(SequenceFlow? Way, ImmutableArray<Block> Do)> branches) =>
        branches is [{ Do: [WorkBlock work] }, { Do: [WorkBlock { Element: var timer }] }] ? work with { Limit = timer, GoesOnAtLimit = true } : null;

    /// <summary>Work with a timer that ends it: both ways must come together right behind the work, or the timer would go on beside later steps.</summary>
    private ForkBlock Race(FlowElement work, ImmutableArray<(SequenceFlow? Way, ImmutableArray<Block> Do)> branches)
    {
        var timers = branches.Skip(1).Select(b => b.Do.FirstOrDefault()).OfType<WorkBlock>().Select(t => t.Element).ToList();
        if (branches[0].Do.Length != 1)
        {
            _faults.AddRange(timers.Select(t => ModelFault.At(t, "TIMER_PATH", $"Khi hết hạn, đường đi phải gặp lại ngay sau bước “{(work.Name.Length > 0 ? work.Name : work.Id)}”; đường khác hẳn thì dùng kết quả của bước và cổng loại trừ.")));
        }

        return new ForkBlock(work, ElementKind.BoundaryEvent, branches, null);
    }
}
