namespace ThongSuot.Procedures.Interchange;

internal enum VertexRole { Work, Pass, Split, Join, End }

/// <summary>A point of the graph with one task: work, a fork or a join. An element with several ways in and out becomes several of them.</summary>
/// <param name="element">Null for the one end.</param>
/// <param name="kind">Of a fork or join: how it acts, also where no gateway is drawn.</param>
internal sealed class Vertex(FlowElement? element, VertexRole role, ElementKind kind)
{
    public FlowElement? Element => element;

    public VertexRole Role => role;

    public ElementKind Kind => kind;

    public List<(Vertex To, SequenceFlow? Flow)> Out { get; } = [];

    public int In { get; set; }

    /// <summary>The next vertex that every way from here comes to.</summary>
    public Vertex? After { get; set; }

    public int Depth { get; set; }

    public Vertex Next => Out[0].To;

    public void To(Vertex next, SequenceFlow? flow)
    {
        Out.Add((next, flow));
        next.In++;
    }
}

/// <summary>A scope as a graph from one beginning to one end, without loops. All end events are one end.</summary>
internal sealed class FlowGraph
{
    private readonly FlowScope _scope;
    private readonly List<ModelFault> _faults;
    private readonly Dictionary<string, Vertex> _entries = new(StringComparer.Ordinal), _exits = new(StringComparer.Ordinal);
    private readonly ILookup<string, SequenceFlow> _from, _to;
    private readonly Dictionary<string, FlowElement> _byId;
    private readonly List<Vertex> _all = [];
    private readonly Dictionary<Vertex, bool> _seen = [];
    private readonly List<Vertex> _finished = [];

    private FlowGraph(FlowScope scope, List<ModelFault> faults)
    {
        (_scope, _faults) = (scope, faults);
        (_from, _to) = (scope.Flows.ToLookup(f => f.From, StringComparer.Ordinal), scope.Flows.ToLookup(f => f.To, StringComparer.Ordinal));
        _byId = scope.Elements.DistinctBy(e => e.Id, StringComparer.Ordinal).ToDictionary(e => e.Id, StringComparer.Ordinal);
    }

    public Vertex End { get; } = new(null, VertexRole.End, ElementKind.EndEvent);

    public Vertex Begin { get; private set; } = null!;

    /// <summary>Timers that only tell how long their activity may take, by its id.</summary>
    public Dictionary<string, FlowElement> Limits { get; } = new(StringComparer.Ordinal);

    /// <summary>Null when it cannot be one; then the faults say why.</summary>
    public static FlowGraph? Of(FlowScope scope, List<ModelFault> faults)
    {
        var (graph, before) = (new FlowGraph(scope, faults), faults.Count);
        graph.References();
        if (faults.Count > before)
            return null;
        graph.Build();
        return faults.Count > before || !graph.Order() ? null : graph;
    }

    private void References()
    {
        foreach (var flow in _scope.Flows)
        {
            foreach (var (end, what) in ((string, string)[])[(flow.From, "điểm đi"), (flow.To, "điểm đến")])
            {
                if (!_byId.TryGetValue(end, out var element))
                    _faults.Add(ModelFault.At(flow, "TARGET_MISSING", $"Luồng có {what} “{end}” không có trong cùng quy trình (hoặc quy trình con)."));
                else if (element.Kind == ElementKind.BoundaryEvent && end == flow.To)
                    _faults.Add(ModelFault.At(flow, "TARGET_MISSING", "Luồng không thể đi vào sự kiện ở cạnh bước."));
            }
        }

        foreach (var boundary in _scope.Elements.Where(e => e.Kind == ElementKind.BoundaryEvent && !(e.AttachedTo is { } at && _byId.TryGetValue(at, out var on) && on.IsActivity)))
            _faults.Add(ModelFault.At(boundary, "TARGET_MISSING", "Sự kiện hẹn giờ không gắn với bước nào."));
    }

    private void Build()
    {
        var reminders = Reminders();
        var elements = _scope.Elements.Where(e => !reminders.Contains(e.Id) && e.Kind != ElementKind.BoundaryEvent).ToList();
        foreach (var element in elements)
            Place(element);
        foreach (var flow in _scope.Flows.Where(f => _exits.ContainsKey(f.From) && _entries.ContainsKey(f.To)))
            _exits[flow.From].To(_entries[flow.To], flow);
        foreach (var last in _all.Where(v => v.Out.Count == 0))
            last.To(End, null);

        var starts = elements.Where(e => e.Kind == ElementKind.StartEvent && !_to[e.Id].Any()).ToList();
        if (starts.Count == 0)
            starts = [.. elements.Where(e => !_to[e.Id].Any())];
        if (starts.Count == 0)
            _faults.Add(elements.Count == 0 ? ModelFault.Of("NO_START", "Quy trình con không có bước nào.") : ModelFault.At(elements[0], "NO_START", "Không có chỗ bắt đầu: bước nào cũng có luồng đi vào."));
        if (starts.Count > 1)
            _faults.AddRange(starts.Select(s => ModelFault.At(s, "SEVERAL_STARTS", "Quy trình có nhiều chỗ bắt đầu; chỉ giữ một.")));
        if (starts.Count == 1)
            Begin = _entries[starts[0].Id];
    }

    private void Place(FlowElement element)
    {
        Vertex? first = null, last = null;
        void Add(Vertex vertex)
        {
            _all.Add(vertex);
            first ??= vertex;
            last?.To(vertex, null);
            last = vertex;
        }

        var (incoming, outgoing) = (_to[element.Id].Count(), _from[element.Id].ToList());
        if (incoming > 1)
            Add(new Vertex(element, VertexRole.Join, element.IsGateway ? element.Kind : ElementKind.ExclusiveGateway));
        var timers = _scope.Elements.Where(e => e.AttachedTo == element.Id && e.IsInterrupting && _from[e.Id].Any()).ToList();
        if (timers.Count > 0)
            Add(new Vertex(element, VertexRole.Split, ElementKind.BoundaryEvent));
        var race = last;
        if (!element.IsGateway)
            Add(new Vertex(element, VertexRole.Work, element.Kind));
        else if (outgoing.Count <= 1 && incoming <= 1)
            Add(new Vertex(element, VertexRole.Pass, element.Kind));
        if (outgoing.Count > 1)
            Add(new Vertex(element, VertexRole.Split, element.IsGateway ? element.Kind : outgoing.Any(f => f.Condition is not null) ? ElementKind.InclusiveGateway : ElementKind.ParallelGateway));
        (_entries[element.Id], _exits[element.Id]) = (first!, last!);
        foreach (var timer in timers)
        {
            Place(timer);
            race!.To(_entries[timer.Id], null);
        }
    }

    /// <summary>Timers without a way of their own say a limit; one that goes beside the work may only lead to an end.</summary>
    /// <returns>Ids of the ends that only they lead to.</returns>
    private HashSet<string> Reminders()
    {
        var ends = new HashSet<string>(StringComparer.Ordinal);
        foreach (var timer in _scope.Elements.Where(e => e.Kind == ElementKind.BoundaryEvent && (!e.IsInterrupting || !_from[e.Id].Any())))
        {
            var targets = _from[timer.Id].Select(f => _byId[f.To]).ToList();
            Limits.TryAdd(timer.AttachedTo!, timer);
            if (targets.All(t => t.Kind == ElementKind.EndEvent && !t.IsTerminate && _to[t.Id].All(f => _byId[f.From] is { Kind: ElementKind.BoundaryEvent, IsInterrupting: false })))
                ends.UnionWith(targets.Select(t => t.Id));
            else
                _faults.Add(ModelFault.At(timer, "TIMER_PATH", "Hẹn giờ không ngắt bước chỉ được dẫn tới một sự kiện kết thúc riêng (nhắc hạn); nhánh có việc khác phải vẽ thành nhánh song song."));
        }

        return ends;
    }

    /// <summary>Finds loops and what cannot be reached; otherwise tells every vertex what all its ways come to.</summary>
    private bool Order()
    {
        var before = _faults.Count;
        Visit(Begin);
        foreach (var lost in _all.Where(v => !_seen.ContainsKey(v)).Select(v => v.Element!).Distinct())
            _faults.Add(ModelFault.At(lost, "UNREACHABLE", "Không có luồng nào từ chỗ bắt đầu dẫn tới đây."));
        if (_faults.Count > before)
            return false;
        // From the end backwards: what follows a vertex is known before it is asked for.
        foreach (var vertex in _finished.Where(v => v != End))
        {
            var after = vertex.Out[0].To;
            foreach (var (other, _) in vertex.Out.Skip(1))
                after = Meet(after, other);
            (vertex.After, vertex.Depth) = (after, after.Depth + 1);
        }

        return true;
    }

    // Ways are taken from a list of their own: a long process must not fill the stack.
    private void Visit(Vertex begin)
    {
        var way = new Stack<(Vertex At, int Next)>([(begin, 0)]);
        _seen[begin] = false;
        while (way.TryPop(out var here))
        {
            if (here.Next == here.At.Out.Count)
            {
                _seen[here.At] = true;
                _finished.Add(here.At);
                continue;
            }

            way.Push(here with { Next = here.Next + 1 });
            var (next, flow) = here.At.Out[here.Next];
            if (!_seen.TryGetValue(next, out var isDone))
            {
                _seen[next] = false;
                way.Push((next, 0));
            }
            else if (!isDone)
            {
                _faults.Add(flow is null ? ModelFault.At(next.Element!, "LOOP", Loop(next)) : ModelFault.At(flow, "LOOP", Loop(next)));
            }
        }
    }

    private static string Loop(Vertex to) => $"Luồng quay lại “{(to.Element!.Name.Length > 0 ? to.Element.Name : to.Element.Id)}”. Quy trình không vẽ vòng lặp: bỏ luồng này; khi xử lý hồ sơ, dùng “trả lại để bổ sung” hoặc “gửi lại bước trước”.";

    private static Vertex Meet(Vertex one, Vertex other)
    {
        while (one != other)
        {
            if (one.Depth >= other.Depth)
                one = one.After!;
            else
                other = other.After!;
        }

        return one;
    }
}
